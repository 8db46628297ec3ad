"""Text below the floor of its role is found, whoever set it so small."""

from __future__ import annotations

import pytest
from tests.writers.pdf.pages import laid_out, paragraph, table

from briefpress.theme.theme import Theme
from briefpress.writers.pdf.small_type import small_type

FLOORS = {"text": "9.5pt", "key": "8.8pt", "table": "8.8pt", "source": "8.5pt", "small": "8pt", "mark": "7pt"}
TOKENS = {**{f"floor-{role}": floor for role, floor in FLOORS.items()}, "script-latin": ".9em"}
THEME = Theme(tuple(sorted(TOKENS.items())))
BODY = {
    "text": paragraph("x", 1),
    "key": '<section class="key-messages"><ol><li id="x">k</li></ol></section>',
    "table": table("x", 1).replace("<caption>T</caption>", ""),
    "source": '<section class="sources"><ol><li id="x">s</li></ol></section>',
    "small": '<section id="x"><p class="note">n</p></section>',
    "mark": '<p id="x"><span class="status view">v</span></p>',
}
SELECTORS = {
    "text": "#x",
    "key": "li",
    "table": "th, td",
    "source": "li",
    "small": ".note",
    "mark": ".status",
}


def found(body: str, style: str) -> list[str]:
    return [finding.message for finding in small_type(laid_out(body, style), THEME)]


@pytest.mark.parametrize("role", FLOORS)
def test_a_role_below_its_floor(role: str) -> None:
    floor = float(FLOORS[role].removesuffix("pt"))

    messages = found(BODY[role], f"{SELECTORS[role]} {{ font-size: 6pt }}")

    assert messages
    assert [] == [one for one in messages if "on page 1 has letters of 6 pt" not in one]
    assert [] == found(BODY[role], f"{SELECTORS[role]} {{ font-size: {floor}pt }}")


def test_says_what_is_too_small_and_how_large_it_should_be() -> None:
    (message,) = found(BODY["source"], "li { font-size: 8pt }")

    assert '"x" on page 1 has letters of 8 pt: sources have at least 8.5 pt' == message


def test_letters_of_another_script_may_be_smaller() -> None:
    body = '<p id="x"><bdi>Latin</bdi></p>'

    assert [] == found(body, "bdi { font-size: 8.6pt }")
    assert 1 == len(found(body, "bdi { font-size: 8.4pt }"))


def test_what_stands_in_the_margins_counts() -> None:
    style = "@page {{ @top-left {{ content: 'head'; font: {}pt Inter }} }}"

    assert [] == found(BODY["text"], style.format(8))
    assert 1 == len(found(BODY["text"], style.format(7)))
