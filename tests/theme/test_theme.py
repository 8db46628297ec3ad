"""Design tokens become one look, layer over layer, and a tighter or looser one."""

from __future__ import annotations

import pytest

from briefpress.diagnostics import BriefPressError
from briefpress.theme.theme import Theme, layers_of, make_theme
from briefpress.yaml_file import parse_yaml

BASE = b"""
base:
  color: {ink: "#1a2226", ink-light: "var(--color-ink)", accent: "#0b4a50", rule: "#62777f"}
  size: {text: 10pt, h3: 10.2pt, key: 9.75pt, table: 9.2pt, small: 8.4pt, label: 8.1pt, mark: 7.5pt}
  leading: {text: 1.4}
  space: {para: 5pt}
  page: {width: 210mm, side: 20mm}
  font: {text: '"Noto Serif", "Noto Sans"'}
  script: {scale: 1}
  masthead: {form: tab, band: transparent}
  tight: {size: 0.9, space: 0.5, page: 0.9}
  loose: {size: 1.1}
  floor: {text: 9.5pt, key: 8.8pt, table: 8.8pt, small: 8pt, mark: 7pt, leading: 1, side: 10mm}
"""


def theme(over: bytes = b"{}") -> Theme:
    base, layer = parse_yaml(BASE, "theme.yaml"), parse_yaml(over, "over.yaml")
    return make_theme(layers_of([base], ("base",)), layers_of([layer], ()))


def test_reads_tokens_by_their_flat_name() -> None:
    made = theme()

    assert 10 == made.points("size-text")
    assert "1A2226" == made.colour("color-ink-light")
    assert ("Noto Serif", "Noto Sans") == made.families("font-text")
    assert "--size-text:10pt;" in made.css()


def test_a_later_layer_wins() -> None:
    assert 12 == theme(b"size: {text: 12pt}").points("size-text")


def test_scales_every_size_with_the_script() -> None:
    made = theme(b"script: {scale: 1.1}")

    assert (11.0, 5.0) == (made.points("size-text"), made.points("space-para"))


@pytest.mark.parametrize(
    ("layer", "code", "line"),
    [
        (b"size: {txet: 12pt}", "theme.unknown-token", 1),
        (b"size:\n  text: large", "theme.bad-token", 2),
        (b"color: {ink: reddish}", "theme.bad-token", 1),
        (b"leading: {text: wide}", "theme.bad-token", 1),
        (b"font: {text: Noto Serif}", "theme.bad-token", 1),
        (b"font: {text: '\"A\"; } p { color: red'}", "theme.bad-token", 1),
        (b"font: {text: '\"A</style>\"'}", "theme.bad-token", 1),
        (b"size: {text: 900pt}", "theme.bad-token", 1),
        (b"size: {text: -10pt}", "theme.bad-token", 1),
        (b"page:\n  width: 1mm", "theme.bad-token", 2),
        (b"page: {width: 99999mm}", "theme.bad-token", 1),
        (b"leading: {text: 0}", "theme.bad-token", 1),
        (b"masthead: {band: blu}", "theme.bad-token", 1),
        (b"masthead: {form: banner}", "theme.bad-token", 1),
        (b'color:\n  accent: "#5a6f77"', "theme.alike-in-grey", 2),
        (b'color:\n  ink: "var(--color-inc)"', "theme.bad-token", 2),
        (b'color: {ink: "var(--color-ink)"}', "theme.bad-token", 1),
    ],
)
def test_finds_what_is_no_token(layer: bytes, code: str, line: int) -> None:
    with pytest.raises(BriefPressError) as caught:
        theme(layer)

    (finding,) = caught.value.diagnostics
    assert finding.place is not None
    assert (code, "over.yaml", line) == (finding.code, finding.place.file, finding.place.line)


def test_tightens_sizes_gaps_and_margins_together_and_leaves_the_paper() -> None:
    tight = theme().at(1)

    assert 2.5 == tight.points("space-para")
    assert "18mm" == tight.get("page-side")
    assert "210mm" == tight.get("page-width")
    assert 1.4 == tight.number("leading-text")


@pytest.mark.parametrize(
    ("role", "floor"),
    [("text", 9.5), ("h3", 9.5), ("key", 8.8), ("table", 8.8), ("small", 8), ("label", 8), ("mark", 7)],
)
def test_never_sets_a_role_below_its_floor(role: str, floor: float) -> None:
    assert floor == theme().at(1).points(f"size-{role}")


@pytest.mark.parametrize(
    ("size", "floor", "expected"), [(9.2, 9.2, 9.5), (9.2, 9, 9.0), (9.3, 9.2, 9.5), (9.3, 9, 9.0), (9.4, 9, 9.5)]
)
def test_a_size_is_rounded_down_unless_it_would_fall_below_its_floor(
    size: float, floor: float, expected: float
) -> None:
    made = theme(f"size: {{table: {size}pt}}\nfloor: {{table: {floor}pt}}".encode())

    assert expected == made.in_steps(0.5, 0.3).points("size-table")


@pytest.mark.parametrize("density", [0, 0.5, 1])
def test_bounds_hold_at_every_setting_and_in_every_unit(density: float) -> None:
    layer = b"size: {text: 9pt}\nleading: {text: 1.1}\npage: {side: 0.5in}\nfloor: {leading: 1.2, side: 15mm}"

    bounded = theme(layer).at(density)

    assert (9.5, 1.2) == (bounded.points("size-text"), bounded.number("leading-text"))
    assert 15 == pytest.approx(bounded.points("page-side") * 25.4 / 72, abs=0.02)


def test_loosens_what_has_a_loose_share() -> None:
    loose = theme().at(-1)

    assert (11.0, 5.0) == (loose.points("size-text"), loose.points("space-para"))


def test_is_itself_at_the_standard_density() -> None:
    assert theme() == theme().at(0)
