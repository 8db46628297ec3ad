"""The forms of the masthead on one picture, one below the other.

    .venv/bin/python .ci/mastheads.py PICTURE

Needs pdftoppm, which `make test` installs.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

from briefpress.theme.tokens import MASTHEAD_FORMS

BRIEF = "green-belt-and-road"
AUDIENCES = ("policymakers", "business")
DPI, WIDTH, HEIGHT, GAP = 72, 595, 128, 10
GROUND = "#dfe3e5"


def main(picture: str) -> None:
    strips = [[strip(form, audience) for audience in AUDIENCES] for form in MASTHEAD_FORMS]
    across, down = len(AUDIENCES) * (WIDTH + GAP) + GAP, len(strips) * (HEIGHT + GAP) + GAP
    sheet = Image.new("RGB", (across, down), GROUND)
    for row, made in enumerate(strips):
        for column, one in enumerate(made):
            sheet.paste(one, (GAP + column * (WIDTH + GAP), GAP + row * (HEIGHT + GAP)))
    sheet.quantize(96).save(picture, optimize=True)


def strip(form: str, audience: str) -> Image.Image:
    """Return the head of a first page."""
    with tempfile.TemporaryDirectory() as folder:
        wanted = ("--length", "brief", "--language", "en", "--audience", audience, "--format", "pdf")
        setting = ("--set", f"theme.masthead.form={form}", "--out", folder, "--quiet")
        subprocess.run([".venv/bin/briefpress", "build", BRIEF, *wanted, *setting], check=True)  # noqa: S603 - our own words
        pdf = next(Path(folder).glob("*/*/*.pdf"))
        crop = ("-x", "0", "-y", "0", "-W", str(WIDTH), "-H", str(HEIGHT))
        command = ["pdftoppm", "-r", str(DPI), "-png", "-singlefile", *crop, pdf, Path(folder) / "head"]
        subprocess.run(command, check=True)  # noqa: S603 - our own words
        with Image.open(Path(folder) / "head.png") as image:
            return image.convert("RGB")


if __name__ == "__main__":
    main(*sys.argv[1:])
