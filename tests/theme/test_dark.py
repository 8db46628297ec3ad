"""A look has colours of its own for a dark screen, which are checked, or follow from those of the day."""

from __future__ import annotations

import pytest

from briefpress.diagnostics import BriefPressError
from briefpress.theme.contrast import LEAST, contrast
from briefpress.theme.dark import light_name
from briefpress.theme.theme import Theme, layers_of, make_theme
from briefpress.yaml_file import parse_yaml

BASE = b"""
base:
  color: {ink: "#1a2226", accent: "#0b4a50", tint: "#e9f1f0"}
  dark:
    paper: "#11181b"
    ink: "#e4e9ea"
    accent: "#7fc6c8"
    tint: "#1a2628"
    masthead-band: transparent
    masthead-ink: "#ffffff"
"""


def theme(over: bytes = b"{}") -> Theme:
    base, layer = parse_yaml(BASE, "theme.yaml"), parse_yaml(over, "over.yaml")
    return make_theme(layers_of([base], ("base",)), layers_of([layer], ()))


def test_a_look_that_says_nothing_of_the_dark_has_its_own_accent_there_made_legible() -> None:
    made = theme(b'color: {accent: "#a00000"}').colour("dark-accent")

    assert all(contrast(made, ground) >= LEAST for ground in ("11181B", "1A2628"))
    assert int(made[:2], 16) > int(made[2:4], 16)


@pytest.mark.parametrize("over", [b"{}", b'color: {accent: "#a00000"}\ndark: {accent: "#7fc6c8"}'])
def test_what_is_said_of_the_dark_holds(over: bytes) -> None:
    assert "7FC6C8" == theme(over).colour("dark-accent")


@pytest.mark.parametrize(
    ("over", "message"),
    [
        (
            b'dark: {ink: "#333333"}',
            "dark-ink (#333333) cannot be read on dark-paper (#11181b): contrast 1.4, at least 4.5",
        ),
        (
            b'dark: {paper: "#ffffff", tint: "#ffffff"}',
            "dark-ink (#e4e9ea) cannot be read on dark-paper (#ffffff): contrast 1.2, at least 4.5",
        ),
        (
            b'dark: {masthead-ink: "#222222"}',
            "dark-masthead-ink (#222222) cannot be read on dark-paper: contrast 1.1, at least 4.5",
        ),
    ],
)
def test_what_cannot_be_read_in_the_dark_is_told(over: bytes, message: str) -> None:
    with pytest.raises(BriefPressError) as raised:
        theme(over)

    (found,) = (one for one in raised.value.diagnostics if one.message == message)
    assert "theme.low-contrast" == found.code
    assert found.place
    assert "over.yaml" == found.place.file


@pytest.mark.parametrize(
    ("dark", "light"),
    [("dark-ink", "color-ink"), ("dark-paper", "paper"), ("dark-masthead-band", "masthead-band")],
)
def test_a_dark_token_comes_in_the_place_of_a_light_one(dark: str, light: str) -> None:
    assert light == light_name(dark)
