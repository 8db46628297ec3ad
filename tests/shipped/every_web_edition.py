"""Every web edition of a build in Chromium, as `test_web` has a few of them: for a release, since it takes long.

.venv/bin/python -m tests.shipped.every_web_edition build [NAME...]
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser
from tests.browser import axe_violations, html_errors, started_browser
from tests.shipped.test_web import _LINES, LARGEST, LONGEST_LINE, WIDTHS, opened


def faults(browser: Browser, file: Path) -> Iterator[str]:
    """Yield what is wrong with a page, at each width, by day and in the dark."""
    for width in WIDTHS:
        for scheme in ("light", "dark"):
            page = opened(browser, file, width, scheme)
            yield from (f"{width} {scheme}: {one}" for one in axe_violations(page))
            if width != page.evaluate("document.documentElement.scrollWidth"):
                yield f"{width} {scheme}: the page scrolls sideways"
            if scheme == "light" and width > WIDTHS[0]:
                yield from (f"{width}: a long line: {one}" for one in page.evaluate(_LINES) if one[0] > LONGEST_LINE)
            page.close()
    if file.stat().st_size >= LARGEST:
        yield f"has {file.stat().st_size:,} bytes"


def main(folder: Path, names: list[str]) -> int:
    """Print what is wrong; return 1 if there is anything."""
    files = [
        file for file in sorted(folder.glob("*/*/*.html")) if not names or any(name in file.name for name in names)
    ]
    with started_browser() as browser, tempfile.TemporaryDirectory() as own:
        found = [f"{file.name}: {fault}" for file in files for fault in faults(browser, file)]
        found += html_errors(files, Path(own))
    sys.stdout.write("".join(f"{one}\n" for one in found) + f"{len(files)} pages, {len(found)} faults\n")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]), sys.argv[2:]))
