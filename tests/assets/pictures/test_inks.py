"""Colours become inks: what is grey and dark in black alone, the rest as the profile of the printing condition says."""

from __future__ import annotations

import pytest
from PIL import Image, ImageCms

from briefpress.assets.pictures.inks import BadProfile, inks_of, name_of_profile
from briefpress.assets.profiles import shipped_profile

INKS = inks_of(shipped_profile())
GREYS = [value / 20 for value in range(21)]


@pytest.mark.parametrize("colour", [(0.1, 0.13, 0.15), (0, 0, 0), (0.29, 0.34, 0.36), (0.5, 0.5, 0.52)])
def test_dark_greys_are_printed_in_black_alone(colour: tuple[float, float, float]) -> None:
    cyan, magenta, yellow, black = INKS.of(*colour)

    assert (0, 0, 0) == (cyan, magenta, yellow)
    assert 0.5 < black <= 1


def test_nearly_black_is_black() -> None:
    assert (0, 0, 0, 1) == INKS.of(0.102, 0.133, 0.149)


def test_paper_has_no_ink() -> None:
    assert (0, 0, 0, 0) == INKS.of(1, 1, 1)


@pytest.mark.parametrize("colour", [(1, 0, 0), (0, 0.6, 0.2), (0.04, 0.29, 0.31), (0.91, 0.95, 0.94), (0, 0, 1)])
def test_colours_take_no_more_ink_than_paper_does_and_look_alike(colour: tuple[float, float, float]) -> None:
    ink = INKS.of(*colour)

    assert 0 < sum(ink) <= 3
    assert sum(value > 0 for value in ink) > 1
    assert 18 > abs(INKS.lightness_of(ink) - lightness(colour))


def test_lighter_greys_take_less_black() -> None:
    blacks = [INKS.grey_of(value, value, value) for value in GREYS]

    assert sorted(blacks, reverse=True) == blacks
    assert (1, 0) == (blacks[0], blacks[-1])


@pytest.mark.parametrize("value", [0.35, 0.5, 0.7, 0.9])
def test_greys_are_printed_as_light_as_they_are_shown(value: float) -> None:
    black = INKS.grey_of(value, value, value)

    assert 1 > abs(INKS.lightness_of((0, 0, 0, black)) - lightness((value, value, value)))


def test_a_photograph_in_black_is_as_light_as_it_was() -> None:
    photograph = Image.new("RGB", (2, 1))
    photograph.putdata([(200, 60, 40), (255, 255, 255)])

    grey = INKS.in_black(photograph)

    assert "L" == grey.mode
    assert round(255 * (1 - INKS.grey_of(200 / 255, 60 / 255, 40 / 255))) == grey.getpixel((0, 0))
    assert 255 == grey.getpixel((1, 0))


def test_colours_of_lab_are_those_that_a_screen_shows() -> None:
    assert INKS.of(1, 1, 1) == INKS.of_lab(100, 0, 0)
    assert sum(INKS.of_lab(50, 60, 40)[:3]) > sum(INKS.of_lab(50, 0, 0)[:3])


def test_the_shipped_profile_says_what_it_is() -> None:
    assert "FOGRA39" in name_of_profile(shipped_profile())


def test_what_is_no_profile_of_a_printing_machine_is_refused() -> None:
    screen = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

    assert "another kind (mntr, RGB)" in refusal(screen)
    assert "is no ICC profile" == refusal(b"no profile at all")
    assert "has no tables from colours to inks" == refusal(shipped_profile()[:3000])
    assert "is larger than 4 MB" == refusal(bytes(5_000_000))


def refusal(content: bytes) -> str:
    with pytest.raises(BadProfile) as raised:
        name_of_profile(content)
    return str(raised.value)


def lightness(colour: tuple[float, float, float]) -> float:
    """Return how light a colour of a screen is, as another program's conversion says."""
    luminance = sum(share * linear(value) for share, value in zip((0.2126, 0.7152, 0.0722), colour, strict=True))
    return 116 * luminance ** (1 / 3) - 16 if luminance > 0.0089 else 903.3 * luminance


def linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
