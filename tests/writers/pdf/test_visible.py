"""Text that is on a page, and that nobody can see, is found."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from tests.writers.pdf.pages import laid_out

from briefpress.diagnostics import BriefPressError
from briefpress.writers.pdf.visible import hidden_texts
from briefpress.writers.pdf.write import write_pdf

LINE = ("BT", "1 0 0 -1 100 200 Tm", "/F 10 Tf", "[<0014>] TJ", "ET")


@dataclass
class Page:
    """What draws one, 400 by 400 pixels, from its top."""

    stream: list[object]
    page_rectangle: tuple[float, float, float, float] = (0, 0, 400, 400)


def page(*before: str) -> Page:
    return Page([one.encode() for one in ("1 0 0 -1 0 300 cm", ".75 0 0 .75 0 0 cm", *before, *LINE)])


@pytest.mark.parametrize(
    "before",
    [
        (),
        ("q", "0 0 9 9 re", "W", "n", "Q"),
        ("90 150 200 100 re", "W", "n"),
        ("90 150 m", "290 150 l", "290 250 l", "90 250 l", "h", "W*", "n"),
        ("/a0 gs", "/a1.0 gs"),
        ("q", "/a0 gs", "Q"),
        ("[5.333333 2] 0 d", "/s2 gs", "0 0 9 9 re", "f"),
    ],
)
def test_text_that_is_seen(before: tuple[str, ...]) -> None:
    assert [] == list(hidden_texts([page(*before)]))


@pytest.mark.parametrize(
    "before",
    [
        ("0 0 9 9 re", "W", "n"),
        ("W", "n"),
        ("300 150 50 100 re", "W", "n"),
        ("q", "0 0 9 9 re", "W", "n", "q", "0 0 400 400 re", "W", "n", "Q"),
        (".1 0 0 .1 0 0 cm", "1000 3000 90 90 re", "W", "n", "10 0 0 10 0 0 cm"),
        ("/a0 gs",),
        ("/a0.0 gs",),
        ("3 Tr",),
    ],
)
def test_text_that_is_not_seen(before: tuple[str, ...]) -> None:
    (finding,) = hidden_texts([page(), page(*before)])

    assert "layout.hidden-text" == finding.code
    assert finding.message.startswith("text on page 2, 53 mm below its top")


def test_a_style_sheet_that_hides_text_does_not_print() -> None:
    pages = laid_out(
        '<p id="above">seen</p><div><p id="below">text</p></div>',
        "div { height: 0; overflow: hidden } div p { margin-top: 9mm }",
    )

    with pytest.raises(BriefPressError) as caught:
        write_pdf(pages)

    assert ["layout.hidden-text"] == [finding.code for finding in caught.value.diagnostics]
    assert ['(in the block "below")'] == [one.message.partition("seen ")[2] for one in caught.value.diagnostics]
    assert write_pdf(pages, is_draft=True).content.startswith(b"%PDF")
