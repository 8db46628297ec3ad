"""Addresses in a text are links, bare or in angle brackets, and end where the sentence goes on."""

from __future__ import annotations

import pytest

from briefpress.content import inline


def links(text: str) -> list[tuple[str, str]]:
    pieces = inline.walk(inline.parse_inline(text, "“”‘’"))
    return [(piece.address, inline.plain_text(piece.children)) for piece in pieces if isinstance(piece, inline.Link)]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("See https://example.org/a_b_c/x?y=1&z=2. Then", "https://example.org/a_b_c/x?y=1&z=2"),
        ("(https://e.org/a_(b))!", "https://e.org/a_(b)"),
        ("<https://e.org/x>, so", "https://e.org/x"),
        ("参见https://e.org/a。", "https://e.org/a"),
        ("« https://e.org/a » et", "https://e.org/a"),
        ("انظر https://e.org/a، ثم", "https://e.org/a"),
        ("см. https://e.org/a: так", "https://e.org/a"),
        ("*https://e.org/a*", "https://e.org/a"),
        ("a range https://e.org/a--b...", "https://e.org/a--b"),
        ("^[an aside: https://e.org/a]", "https://e.org/a"),
        ("http://e.org [@a]", "http://e.org"),
        ("<https://e.org/a,b.>", "https://e.org/a,b."),
    ],
)
def test_an_address_is_a_link(text: str, address: str) -> None:
    assert [(address, address)] == links(text)
    assert () == inline.inline_problems(text)


def test_a_mail_address_in_brackets_is_a_link() -> None:
    assert [("mailto:desk@e.org", "desk@e.org")] == links("Write to <desk@e.org>.")


@pytest.mark.parametrize(
    "text", ["http://", "ahttps://e.org", r"https\://e.org", "A < B and <b>", "desk@e.org", r"\<e"]
)
def test_what_is_no_address_stays_text(text: str) -> None:
    assert [] == links(text)


def test_an_address_in_the_words_of_a_link_is_no_second_link() -> None:
    assert [("https://e.org", "see https://a.org b")] == links("[see https://a.org b](https://e.org)")
