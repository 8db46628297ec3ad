"""Drawings are drawn whole, as browsers draw them, and text after one is seen whatever became of it."""

from __future__ import annotations

import base64
import io
from pathlib import Path
from subprocess import run
from typing import Any

import pypdfium2
import pytest
from PIL import Image
from tests.conftest import CASES
from tests.writers.pdf.pages import STYLE
from weasyprint import svg

from briefpress.diagnostics import BriefPressError
from briefpress.document.parse import parse
from briefpress.theme.theme import Theme
from briefpress.writers.artifact import Asset
from briefpress.writers.pdf.layout import lay_out
from briefpress.writers.pdf.write import write_pdf

MM = 200 / 25.4
"""Pixels of a rendered page in a millimetre."""
NARROW = "img { display: block; width: 60mm; height: 30mm } p { margin-top: 2mm }"


def svg_of(body: str, view: str = "0 0 60 30") -> bytes:
    space = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'<svg {space} viewBox="{view}">{body}</svg>'.encode()


def printed(drawing: bytes, style: str = "") -> bytes:
    """Return the PDF of a page with a drawing at its top, 60 by 30 mm, and a line of text after it."""
    html = '<html lang="en" dir="ltr"><head><title>T</title></head><body><main><img src="a.svg" alt="A">'
    document = parse(f"{html}<p>text ████ text</p></main></body></html>")
    assets = (Asset("a.svg", "image/svg+xml", drawing),)
    return write_pdf(lay_out(document, Theme(()), (STYLE + NARROW + style,), assets)).content


def rendered(content: bytes) -> Image.Image:
    page = pypdfium2.PdfDocument(io.BytesIO(content))[0]
    image: Image.Image = page.render(scale=200 / 72).to_pil()
    return image.convert("RGB")


def colour_at(page: Image.Image, across: float, down: float) -> tuple[int, ...]:
    """Return the colour at a place of the drawing, in shares of it."""
    found = page.getpixel((round((10 + 60 * across) * MM), round((10 + 30 * down) * MM)))
    assert isinstance(found, tuple)
    return found


def has_ink(page: Image.Image) -> bool:
    """Say whether something dark is seen where the line of text is."""
    return page.convert("L").crop((round(10 * MM), round(42 * MM), round(80 * MM), round(48 * MM))).getextrema()[0] == 0


@pytest.mark.parametrize("name", sorted(path.name for path in (CASES / "pictures" / "drawn").iterdir()))
def test_text_after_a_drawing_is_seen(name: str) -> None:
    assert has_ink(rendered(printed((CASES / "pictures" / "drawn" / name).read_bytes())))


GREEN = '<rect width="60" height="30" fill="#00aa00"/>'
WHITE = '<rect width="60" height="30" fill="#fff"/>'
HALF = '<mask id="m"><rect width="30" height="30" fill="#fff"/></mask>'
ALPHA = '<mask id="m" style="mask-type:alpha"><rect width="30" height="30"/></mask>'
BOX = f'<mask id="m" maskUnits="userSpaceOnUse" x="0" y="0" width="30" height="30">{WHITE}</mask>'
SHARES = '<mask id="m" maskContentUnits="objectBoundingBox"><rect width=".5" height="1" fill="#fff"/></mask>'
INNER = f'<mask id="n"><g mask="url(#m)">{WHITE}</g></mask>'
SHAPE = GREEN.replace("<rect", '<rect mask="url(#m)"')
MASKED = {
    "a group": f'{HALF}<g mask="url(#m)">{GREEN}</g>',
    "by a style": f'{HALF}<g style="mask:url(#m)"><g>{GREEN}</g></g>',
    "a shape": f"{HALF}{SHAPE}",
    "moved": f'{HALF}<g transform="translate(-9)"><g mask="url(#m)" transform="translate(9)">{GREEN}</g></g>',
    "by a box": f'{BOX}<g mask="url(#m)">{GREEN}</g>',
    "in shares": f'{SHARES}<g mask="url(#m)">{GREEN}</g>',
    "by what shines through": f'{ALPHA}<g mask="url(#m)">{GREEN}</g>',
    "by a mask that is masked": f'{HALF}{INNER}<g mask="url(#n)">{GREEN}</g>',
}


@pytest.mark.parametrize("body", MASKED.values(), ids=MASKED)
def test_what_is_masked_is_masked(body: str) -> None:
    page = rendered(printed(svg_of(body)))

    assert (0, 170, 0) == colour_at(page, 0.25, 0.5)
    assert (255, 255, 255) == colour_at(page, 0.75, 0.5)
    assert has_ink(page)


def test_a_mask_that_is_used_again_masks_again() -> None:
    body = f'{HALF}<g id="g" mask="url(#m)"><rect width="60" height="10" fill="#00aa00"/></g>'

    page = rendered(printed(svg_of(f'{body}<use href="#g" y="20"/>')))

    assert [(0, 170, 0)] * 2 == [colour_at(page, 0.25, down) for down in (0.1, 0.9)]
    assert [(255, 255, 255)] * 2 == [colour_at(page, 0.75, down) for down in (0.1, 0.9)]


def test_a_picture_that_shines_through_is_whole_beyond_the_view_box() -> None:
    picture = io.BytesIO()
    Image.new("RGB", (4, 4), (0, 170, 0)).save(picture, "PNG")
    address = f"data:image/png;base64,{base64.b64encode(picture.getvalue()).decode()}"
    image = f'<image width="600" height="300" preserveAspectRatio="none" xlink:href="{address}"/>'

    page = rendered(printed(svg_of(f'<g transform="scale(.1)"><g opacity=".5">{image}</g></g>')))

    assert colour_at(page, 0.05, 0.5) == colour_at(page, 0.95, 0.5) != (255, 255, 255)


GRADIENT = '<stop offset="0" stop-color="#b00"/><stop offset="1" stop-color="#b00"/></linearGradient>'


@pytest.mark.parametrize("turned", ["", ' gradientTransform="rotate(30)"', ' gradientUnits="userSpaceOnUse"'])
@pytest.mark.parametrize("dots", [60, 90, 150, 200])
def test_a_gradient_is_seen_in_each_viewer_at_each_size(turned: str, dots: int, tmp_path: Path) -> None:
    body = f'<linearGradient id="g"{turned}>{GRADIENT}<circle cx="30" cy="15" r="14" fill="url(#g)"/>'
    (tmp_path / "a.pdf").write_bytes(printed(svg_of(body), "img { margin-left: 3.3mm; margin-top: 1.7mm }"))

    run(("pdftoppm", "-r", str(dots), "-png", "-singlefile", tmp_path / "a.pdf", tmp_path / "a"), check=True)

    with Image.open(tmp_path / "a.png") as page:
        assert (187, 0, 0) == page.getpixel((round(43.3 / 25.4 * dots), round(26.7 / 25.4 * dots)))


def test_what_cannot_be_drawn_is_told_with_the_name_of_the_picture() -> None:
    drawing = svg_of('<image width="9" height="9" href="data:image/png;base64,bm90aGluZw=="/>')

    with pytest.raises(BriefPressError) as caught:
        printed(drawing)

    (finding,) = caught.value.diagnostics
    assert "document.bad-picture" == finding.code
    assert 'the picture "a.svg" cannot be drawn whole: Failed to load image' in finding.message
    assert len(finding.message) < 300


def test_what_the_engine_gives_up_leaves_nothing_open(monkeypatch: pytest.MonkeyPatch) -> None:
    given_up = []

    def give_up(drawing: Any, *_arguments: object) -> None:
        stream = drawing.stream
        given_up.append(len(stream._ctm_stack))
        stream.push_state()
        stream.rectangle(0, 0, 0, 0)
        stream.clip()
        stream.end()
        stream.push_state()
        stream.begin_text()

    # As if a shape of a drawing had clipped, and what follows in it had failed without a word.
    monkeypatch.setitem(svg.TAGS, "circle", give_up)

    content = printed(svg_of('<circle r="9"/>'))

    assert given_up
    assert has_ink(rendered(content))
