"""Every web edition of a build in Chromium, as `test_web` has a few of them: for a release, since it takes long.

.venv/bin/python -m tests.shipped.every_web_edition build [NAME...]

prints one line a page, then what is wrong with it.
"""

from __future__ import annotations

import re
import sys
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2
from playwright.sync_api import Browser, Page
from tests.browser import axe_violations, html_errors, started_browser
from tests.shipped.readers import said_otherwise
from tests.shipped.test_web import _LINES, LARGEST, LONGEST_LINE, WIDTHS, opened

_STATES = tuple((width, scheme) for width in WIDTHS for scheme in ("light", "dark"))
_PAPERS = ("A4", "Letter")
_HEAD = ("page", "kB", "axe", "sideways", "line", "asked", "HTML", "as PDF", *_PAPERS, "lost in print")


@dataclass(slots=True)
class Seen:
    """What is seen of one page: cells of the table, and what is wrong."""

    name: str
    cells: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def cell(self, value: object, faults: list[str]) -> None:
        self.cells.append(str(value))
        self.faults.extend(f"{self.name}: {fault}" for fault in faults)


def look(browser: Browser, file: Path, folder: Path) -> Seen:
    """Return what is seen of a page at each width, by day and in the dark, and as it is printed."""
    seen = Seen(file.stem.split(".", 1)[1])
    size = file.stat().st_size
    seen.cell(round(size / 1000), [f"has {size:,} bytes"] if size >= LARGEST else [])
    _at_widths(seen, browser, file)
    errors = html_errors([file], folder)
    seen.cell(len(errors), errors)
    pdf = file.with_suffix(".pdf")
    difference = said_otherwise(file, pdf) if pdf.is_file() else ""
    seen.cell({True: "yes" if not difference else "no", False: "-"}[pdf.is_file()], [difference] if difference else [])
    _printed(seen, browser, file, folder)
    return seen


def _at_widths(seen: Seen, browser: Browser, file: Path) -> None:
    violations: list[str] = []
    wide: list[str] = []
    asked: list[str] = []
    long: list[str] = []
    most = 0
    for width, scheme in _STATES:
        page = opened(browser, file, width, scheme, asked)
        violations += (f"{width} {scheme}: {one}" for one in axe_violations(page))
        if width != page.evaluate("document.documentElement.scrollWidth"):
            wide.append(f"{width} {scheme}: the page scrolls sideways")
        if scheme == "light" and width > WIDTHS[0]:
            lines = page.evaluate(_LINES)
            most = max(most, *(one[0] for one in lines))
            long += (f"{width}: a long line: {one}" for one in lines if one[0] > LONGEST_LINE)
        page.close()
    elsewhere = [address for address in asked if not address.startswith(("data:", file.as_uri()))]
    seen.cell(f"{len(violations)}/{len(_STATES)}", violations)
    seen.cell(f"{len(wide)}/{len(_STATES)}", wide)
    seen.cell(most, long)
    seen.cell(len(elsewhere), [f"asks for {address}" for address in elsewhere])


def _printed(seen: Seen, browser: Browser, file: Path, folder: Path) -> None:
    """Add what is seen of a page as the browser prints it: how many sheets, and characters that are on none of them."""
    lost: list[str] = []
    for paper in _PAPERS:
        page = opened(browser, file, scheme="dark")
        out = folder / f"{file.stem}.{paper}.pdf"
        page.pdf(path=out, format=paper, print_background=True)
        page.emulate_media(media="print")
        missing = _characters(_shown(page)) - _characters(_text(out))
        page.close()
        with pypdfium2.PdfDocument(out) as pdf:
            seen.cell(len(pdf), [])
        if missing:
            lost.append(f"{paper}: lost in print: {dict(missing)}")
    seen.cell(len(lost), lost)


def _shown(page: Page) -> str:
    return str(page.evaluate("document.body.innerText"))


def _text(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        return "".join(sheet.get_textpage().get_text_range() for sheet in pdf)


def _characters(text: str) -> Counter[str]:
    """Return the letters and figures of a text, as their plainest forms: print joins them in its own ways."""
    normal = unicodedata.normalize("NFKC", text)
    return Counter(re.findall(r"[^\W_]", "".join(one for one in normal if not unicodedata.combining(one))))


def table(rows: list[tuple[str, ...]]) -> Iterator[str]:
    """Yield lines with cells below each other."""
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    for row in rows:
        yield "  ".join(f"{cell:{'<' if not place else '>'}{widths[place]}}" for place, cell in enumerate(row)) + "\n"


def main(folder: Path, names: list[str]) -> int:
    """Print the table and what is wrong; return 1 if there is anything."""
    files = [
        file.resolve()
        # Not what is kept of earlier builds.
        for file in sorted(folder.glob("[!.]*/*/*.html"))
        if not names or any(name in file.name for name in names)
    ]
    with started_browser() as browser, tempfile.TemporaryDirectory() as own:
        seen = [look(browser, file, Path(own)) for file in files]
    faults = [fault for one in seen for fault in one.faults]
    sys.stdout.writelines(table([_HEAD, *((one.name, *one.cells) for one in seen)]))
    sys.stdout.write("".join(f"{one}\n" for one in faults) + f"{len(files)} pages, {len(faults)} faults\n")
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]), sys.argv[2:]))
