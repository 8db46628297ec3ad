"""What must hold for every document."""

from __future__ import annotations

import pytest

from briefpress.document.check import check_document
from briefpress.document.parse import parse

GOOD = '<h1 id="a">T</h1><h2>S</h2><p>x <a href="#a">up</a></p>'


def codes(body: str, head: str = "<title>T</title>", language: str = "en") -> list[str]:
    html = f'<html lang="{language}"><head>{head}</head><body>{body}</body></html>'
    return [diagnostic.code for diagnostic in check_document(parse(html))]


def test_is_silent_about_a_good_document() -> None:
    assert [] == codes(GOOD)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("<h1>T</h1><h3>S</h3>", "document.heading-skips-level"),
        ("<h2>S</h2>", "document.heading-skips-level"),
        ("<h1> </h1>", "document.empty-heading"),
        ('<figure><img src="a.png" alt=""></figure>', "document.no-alternative"),
        ("<table><tbody><tr><td>a</td></tr></tbody></table>", "document.no-header-cells"),
        (
            '<table><thead><tr><th scope="col">a</th></tr></thead><tbody><tr><td>a</td><td>b</td></tr></tbody></table>',
            "document.ragged-table",
        ),
        (
            "<table><thead><tr><th scope=col>a</th></tr></thead><tbody><tr><td rowspan=2>a</td></tr></tbody></table>",
            "document.ragged-table",
        ),
        (
            f"<table><thead><tr>{'<th scope=row>a</th>' * 70}</tr></thead></table>",
            "document.ragged-table",
        ),
        ('<p id="a">x</p><p id="a">y</p>', "document.duplicate-id"),
        ('<p><a href="#nowhere">x</a></p>', "document.broken-link"),
        ('<p><a href="">x</a></p>', "document.broken-link"),
        ('<p id="a"><a href="#a"></a></p>', "document.empty-link"),
    ],
)
def test_finds(body: str, code: str) -> None:
    assert [code] == codes(body)


def test_wants_a_language_and_a_title() -> None:
    assert ["document.no-language", "document.no-title"] == codes(GOOD, head="", language="")


def test_cells_may_go_down_over_rows_beside_others() -> None:
    head = '<thead><tr><th scope="col">a</th><th scope="col" colspan="2">b</th></tr></thead>'
    first = '<tr><td rowspan="2">a</td><td>b</td><td rowspan="3">c</td></tr>'
    rows = f'{first}<tr><td>d</td></tr><tr><td colspan="2">e</td></tr>'

    assert [] == codes(f"<h1>T</h1><table>{head}<tbody>{rows}</tbody></table>")
