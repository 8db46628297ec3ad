"""Pictures come with their words, in a size that fits."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from tests.writers.docx.word import page, write

from briefpress.diagnostics import BriefPressError
from briefpress.writers.artifact import Asset

FIGURE = (
    '<figure class="picture"><figcaption><span class="number">Figure 1</span> A map</figcaption>'
    '<img src="{}" alt="A map of routes"></figure>'
)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"/>'


def png(width: int, height: int) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (width, height), "white").save(made, "PNG")
    return made.getvalue()


def test_a_picture_has_its_words_and_is_not_wider_than_the_text() -> None:
    word = write(page(FIGURE.format("map.png")), assets=(Asset("map.png", "image/png", png(2000, 500)),))

    (across,) = word.values("//wp:extent/@cx")

    assert ["A map of routes"] == word.values("//wp:docPr/@descr")
    assert 170 == round(int(str(across)) / 36000)
    assert png(2000, 500) == word.parts["word/media/image1.png"]


def test_a_small_picture_is_not_blown_up() -> None:
    word = write(page(FIGURE.format("map.png")), assets=(Asset("map.png", "image/png", png(96, 96)),))

    assert ["914400"] == word.values("//wp:extent/@cx")


def test_an_svg_has_a_png_for_programs_that_show_none() -> None:
    assets = (Asset("map.svg", "image/svg+xml", SVG), Asset("map.png", "image/png", png(8, 4)))

    word = write(page(FIGURE.format("map.svg")), assets=assets)

    assert {SVG, png(8, 4)} == {part for name, part in word.parts.items() if "media" in name}


def test_a_picture_used_twice_is_stored_once() -> None:
    asset = Asset("map.png", "image/png", png(10, 10))

    word = write(page(FIGURE.format("map.png") * 2), assets=(asset,))

    assert 1 == len([name for name in word.parts if "media" in name])


@pytest.mark.parametrize(
    ("asset", "code"),
    [
        (Asset("other.png", "image/png", png(1, 1)), "document.no-picture"),
        (Asset("map.png", "image/png", b"nothing"), "document.bad-picture"),
    ],
)
def test_a_picture_that_cannot_be_shown_is_a_finding(asset: Asset, code: str) -> None:
    with pytest.raises(BriefPressError) as caught:
        write(page(FIGURE.format("map.png")), assets=(asset,))

    assert [code] == [finding.code for finding in caught.value.diagnostics]
