"""A chart that is copied in grey still tells its series apart: seen as pixels, in the look of each audience."""

from __future__ import annotations

import subprocess
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import weasyprint
from PIL import Image, ImageChops, ImageStat
from tests.drawing.charts import chart
from tests.lengths import BRIEF

from briefpress.composing.composer import Composer
from briefpress.drawing.marks import FILLS
from briefpress.drawing.svg import svg_of
from briefpress.editions.edition import Edition
from briefpress.project import Project, package_templates

SVG = "{http://www.w3.org/2000/svg}"
AUDIENCES = sorted(path.name for path in (package_templates() / "audiences").iterdir())
DPI = 150
LEAST_STEP = 14
"""Between neighbours, of 255 greys: how much their pixels differ on average, which lines of a hatching do as well."""


@pytest.mark.parametrize("audience", AUDIENCES)
def test_neighbours_in_a_stack_differ(audience: str, tmp_path: Path) -> None:
    theme = Composer(Project(tmp_path), "x").appearance.theme(Edition("tiny", "en", BRIEF, audience))
    made = chart("stacked", ("2026",), {f"Series {number}": ("10",) for number in range(len(FILLS))})
    svg = svg_of(made, theme, False)
    tokens = "".join(f"--{name}:{value};" for name, value in theme.tokens)
    style = f"@page {{ size: 210mm 297mm; margin: 0 }} body {{ margin: 0 }} :root {{ {tokens} }}"
    pdf, image = tmp_path / "page.pdf", tmp_path / "page"
    weasyprint.HTML(string=f"<style>{style}</style>{svg}").write_pdf(pdf)

    subprocess.run(["pdftoppm", "-r", str(DPI), "-gray", "-png", "-singlefile", pdf, image], check=True, timeout=60)

    page = Image.open(image.with_suffix(".png")).convert("L")
    parts = [page.crop(box) for box in boxes_of(svg)]
    steps = [ImageStat.Stat(ImageChops.difference(one, other)).mean[0] for one, other in pairwise(parts)]
    assert len(FILLS) == len(parts)
    assert min(steps) >= LEAST_STEP, steps


def boxes_of(svg: str) -> list[tuple[int, int, int, int]]:
    """Return where the pieces of the only column are, in pixels: of each the left part, beside its number."""
    rectangles = list(ET.fromstring(svg).iter(f"{SVG}rect"))[len(FILLS) : 2 * len(FILLS)]
    scale, inset = DPI / 72, 3
    found = []
    for one in rectangles:
        x, y, width, height = (float(one.get(name, "")) * scale for name in ("x", "y", "width", "height"))
        left, top = round(x) + inset, round(y) + inset
        found.append((left, top, left + int(width / 4), top + int(height) - 2 * inset))
    return found
