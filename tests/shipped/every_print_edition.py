"""Every file for print shops in a folder, as `tests/pipeline/test_print.py` has a few: for a release; it takes long.

.venv/bin/python -m tests.shipped.every_print_edition build/print [NAME...]

prints one line a file, then what is wrong with it. Ink is counted on plates that Ghostscript separates, within the
trim: crop marks have all inks.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pikepdf
from PIL import Image, ImageChops
from tests.shipped.every_web_edition import Seen, table
from tests.writers.pdf.prepress.preflight import faults

_HEAD = ("file", "pages", "preflight", "qpdf", "media", "bleed", "trim", "ink %", "grey")
_INKS = ("Cyan", "Magenta", "Yellow", "Black")
_BOXES = ("/MediaBox", "/BleedBox", "/TrimBox")
_MOST_INK = 300
_MM = 25.4 / 72
_DOTS_PER_INCH = 50


def look(path: Path) -> Seen:
    """Return what is seen of a file."""
    seen = Seen(path.stem.split(".", 1)[1])
    found = faults(path)
    checked = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    with pikepdf.open(path) as pdf:
        boxes = [tuple(map(partial(_box, page), _BOXES)) for page in pdf.pages]
    seen.cell(len(boxes), [])
    seen.cell(len(found), found)
    seen.cell(checked.returncode, [checked.stdout + checked.stderr] if checked.returncode else [])
    for place in range(len(_BOXES)):
        sizes = {f"{box[place][2] - box[place][0]:.0f}x{box[place][3] - box[place][1]:.0f}" for box in boxes}
        seen.cell(" ".join(sorted(sizes)), ["its pages differ"] if len(sizes) > 1 else [])
    most, coloured = _inks(path, boxes)
    seen.cell(most, [f"{most} % of ink"] if most > _MOST_INK else [])
    is_grey = "-grey" in path.name
    seen.cell("yes" if not coloured else "no", ["grey, with colours"] if is_grey and coloured else [])
    return seen


_Box = tuple[float, float, float, float]


def _box(page: pikepdf.Page, name: str) -> _Box:
    left, bottom, right, top = (float(one) * _MM for one in page.obj[name])
    return left, bottom, right, top


def _inks(path: Path, boxes: list[tuple[_Box, ...]]) -> tuple[int, bool]:
    """Return the most ink in the trim of any page, in per cent, and whether there is any but black."""
    most, coloured = 0, False
    with tempfile.TemporaryDirectory() as own:
        device = ("-sDEVICE=tiffsep", f"-r{_DOTS_PER_INCH}", "-o", f"{own}/%d.tif")
        subprocess.run(["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", *device, path], check=True, capture_output=True)
        for number, page in enumerate(boxes, 1):
            plates = [_plate(Path(own) / f"{number}({ink}).tif", page) for ink in _INKS]
            coloured = coloured or any(plate.getextrema()[1] for plate in plates[:-1])
            most = max(most, *_sums(plates))
    return round(most / 2.55), coloured


def _plate(path: Path, page: tuple[_Box, ...]) -> Image.Image:
    """Return a plate within the trim, where ink is light."""
    media, _, trim = page
    dots = _DOTS_PER_INCH / 25.4
    with Image.open(path) as opened:
        plate = ImageChops.invert(opened.convert("L"))
    left, top = (trim[0] - media[0]) * dots, (media[3] - trim[3]) * dots
    # Dots at the edge are partly of the marks beyond it.
    return plate.crop((round(left) + 1, round(top) + 1, plate.width - round(left) - 1, plate.height - round(top) - 1))


def _sums(plates: list[Image.Image]) -> Iterator[int]:
    dots = zip(*(plate.tobytes() for plate in plates), strict=True)
    yield from map(sum, set(dots))


def main(folder: Path, names: list[str]) -> int:
    """Print the table and what is wrong; return 1 if there is anything."""
    files = sorted(folder.glob("[!.]*/*/*.press*.pdf"))
    seen = [look(path) for path in files if not names or any(name in path.name for name in names)]
    wrong = [fault for one in seen for fault in one.faults]
    sys.stdout.writelines(table([_HEAD, *((one.name, *one.cells) for one in seen)]))
    sys.stdout.write("".join(f"{one}\n" for one in wrong) + f"{len(seen)} files, {len(wrong)} faults\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]), sys.argv[2:]))
