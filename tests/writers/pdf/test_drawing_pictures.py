"""A drawing has a picture of itself for programs that show no SVG, unless its author has made one."""

from __future__ import annotations

import io

from PIL import Image

from briefpress.writers.artifact import Asset
from briefpress.writers.pdf.drawing_pictures import with_pictures

HALVES = Asset(
    "flag.svg",
    "image/svg+xml",
    b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">'
    b'<rect width="20" height="20" fill="#ff0000"/><rect x="20" width="20" height="20" fill="#0000ff"/></svg>',
)


def test_it_looks_as_the_drawing_does() -> None:
    drawing, made = with_pictures((HALVES,))

    picture = Image.open(io.BytesIO(made.content)).convert("RGB")
    assert HALVES == drawing
    assert "flag.svg+png" == made.name
    assert (126, 63) == picture.size
    assert [(255, 0, 0), (0, 0, 255)] == [picture.getpixel((x, 30)) for x in (30, 95)]


def test_the_same_drawing_gives_the_same_bytes() -> None:
    assert with_pictures((HALVES,))[1].content == with_pictures((HALVES,))[1].content


def test_the_author_s_own_picture_stays_the_only_one() -> None:
    own = Asset("flag.png", "image/png", b"theirs")

    assert (HALVES, own) == with_pictures((HALVES, own))
