"""Pictures with too few dots for print are told by the figure that they stand in."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from tests.writers.pdf.pages import STYLE

from briefpress.document.parse import parse
from briefpress.theme.theme import Theme
from briefpress.writers.artifact import Asset
from briefpress.writers.pdf.coarse_pictures import coarse_pictures
from briefpress.writers.pdf.layout import lay_out

BLOCK = "img { display: block; width: 1in; height: 1in }"
INLINE = "img { width: 1in; height: 1in }"
CONTAINED = "img { display: block; width: 2in; height: 1in; object-fit: contain }"


def told(pixels: int, style: str) -> list[str]:
    picture = io.BytesIO()
    Image.new("RGB", (pixels, pixels)).save(picture, "PNG")
    page = (
        '<!doctype html><html lang="en" dir="ltr"><head><title>T</title></head><body><main><h1>T</h1>'
        '<figure id="dam"><img src="dam.png" alt="A dam"><figcaption>Dam</figcaption></figure></main></body></html>'
    )
    asset = Asset("dam.png", "image/png", picture.getvalue())
    pages = lay_out(parse(page), Theme(()), (STYLE + style,), (asset,))
    return [finding.message for finding in coarse_pictures(pages)]


@pytest.mark.parametrize("style", [BLOCK, INLINE, CONTAINED])
@pytest.mark.parametrize("pixels", [300, 295, 600])
def test_enough_dots_are_enough(pixels: int, style: str) -> None:
    assert [] == told(pixels, style)


@pytest.mark.parametrize("style", [BLOCK, INLINE, CONTAINED])
def test_too_few_are_told_where_they_are(style: str) -> None:
    (message,) = told(150, style)

    assert message.startswith('the picture in "dam" on page 1 has 150 dots an inch')
