"""What cannot be read aloud is told, by the block that it stands in."""

from __future__ import annotations

from tests.writers.pdf.pages import laid_out

from briefpress.writers.pdf.write import write_pdf


def findings(body: str, style: str = "") -> dict[str, str]:
    """Return the messages of findings by their codes."""
    return {one.code: one.message for one in write_pdf(laid_out(body, style)).findings}


def test_nothing_is_found_in_text_that_is_read_aloud() -> None:
    assert {} == findings('<p id="a">Words, <em>and</em> more<br>words.</p>', "p { text-transform: uppercase }")


def test_a_link_in_what_is_not_read_aloud() -> None:
    found = findings('<p aria-hidden="true"><a href="https://example.org/">there</a></p>')

    assert {"tags.unsaid-link"} == found.keys()
    assert "https://example.org/ on page 1" in found["tags.unsaid-link"]


def test_text_that_shines_through() -> None:
    found = findings('<p id="a">Seen through.</p>', "#a { opacity: .5 }")

    assert {"tags.transparent"} == found.keys()
    assert '"Seen through." on page 1' in found["tags.transparent"]


def test_words_of_the_style_sheet_in_the_place_of_the_text() -> None:
    found = findings('<p id="a">Written.</p>', "#a { content: 'Other' }")

    assert found.keys() <= {"tags.unmatched-text"}
