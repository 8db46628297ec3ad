"""The first pages of all editions on one picture: a row for each language, a column for each length and audience.

    .venv/bin/python .ci/contact_sheet.py BUILD PICTURE

Needs pdftoppm, which `make test` installs.
"""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

from PIL import Image

LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh-Hans")
LENGTHS = ("glance", "brief", "indepth")
AUDIENCES = ("policymakers", "business", "public")
WIDTH, GAP, MARGIN = 132, 10, 16
GROUND = "#dfe3e5"


def main(build: str, picture: str) -> None:
    columns = [(length, audience) for length in LENGTHS for audience in AUDIENCES]
    pages = {
        (row, column): first_page(next(Path(build).glob(f"{language}/*.{length}.{audience}.{language}.pdf")))
        for row, language in enumerate(LANGUAGES)
        for column, (length, audience) in enumerate(columns)
    }
    height = max(page.height for page in pages.values())
    across = len(columns) * (WIDTH + GAP) + 2 * (len(LENGTHS) - 1) * GAP - GAP + 2 * MARGIN
    down = len(LANGUAGES) * (height + GAP) - GAP + 2 * MARGIN
    sheet = Image.new("RGB", (across, down), GROUND)
    for (row, column), page in pages.items():
        left = MARGIN + column * (WIDTH + GAP) + column // len(AUDIENCES) * 2 * GAP
        sheet.paste(page, (left, MARGIN + row * (height + GAP)))
    sheet.quantize(96).save(picture, optimize=True)


def first_page(pdf: Path) -> Image.Image:
    command = ["pdftoppm", "-singlefile", "-f", "1", "-r", "48", "-png", str(pdf)]
    done = subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own words
    page = Image.open(io.BytesIO(done.stdout)).convert("RGB")
    return page.resize((WIDTH, round(page.height * WIDTH / page.width)), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    main(*sys.argv[1:])
