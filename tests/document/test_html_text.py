"""Pages that would keep a parser busy without end are a finding; what a page may hold is read as it stands."""

from __future__ import annotations

import re

import pytest
from tinyhtml5 import inputstream

from briefpress.diagnostics import BriefPressError
from briefpress.document import html_text
from briefpress.document.parse import parse

ENDLESS = {
    "elements in each other": ("<div>" * 5000, "too-deep"),
    "marks that are opened anew in each paragraph": (
        "".join(f'<p><b id="{i}"></p>' for i in range(5000)),
        "too-deep",
    ),
    "attributes of one tag": (f"<p {' '.join(f'a{i}=1' for i in range(20_000))}>x</p>", "bad-markup"),
    "references in one attribute": (f'<p title="{"&amp;" * 100_000}">x</p>', "bad-markup"),
    "wrong references in one attribute": (f'<p title="{"&x;" * 100_000}">x</p>', "bad-markup"),
    "a comment": (f"<!--{'-x' * 100_000}-->", "bad-markup"),
    "digits of a reference": (f"<p>&#{'0' * 10_000};</p>", "bad-markup"),
    "paragraphs that a table puts before itself": (f"<table>{'<p>x</p>' * 100_000}", "too-long"),
    "text": (f"<p>{'x' * html_text.CHARACTERS}</p>", "too-long"),
}


def page(body: str) -> str:
    return f'<!doctype html><html lang="en"><head><title>T</title></head><body>{body}</body></html>'


@pytest.mark.parametrize(("body", "code"), ENDLESS.values(), ids=ENDLESS)
def test_endless(body: str, code: str) -> None:
    with pytest.raises(BriefPressError) as caught:
        parse(page(body))

    assert [f"document.{code}"] == [finding.code for finding in caught.value.diagnostics]


def test_deep_enough() -> None:
    assert parse(page(f"{'<div>' * 20}<p>x</p>{'</div>' * 20}")).children


def test_text_is_read_as_it_stands() -> None:
    root = html_text.elements_of(page("<p>a &amp; b&#233;  &lt;c\n <b>d</b> e &amp; f</p> <p>g</p>"))

    first, last = root.iter("p")
    assert "a & bé  <c\n d e & f" == "".join(first.itertext())
    assert ("e & f", " ", "g") == ((first[0].tail or "").strip(), first.tail, last.text)


def test_what_ends_a_run_of_characters_is_written_once(monkeypatch: pytest.MonkeyPatch) -> None:
    html_text.elements_of(page("<p title='a'>b</p>"))
    made: list[str] = []
    monkeypatch.setattr(re, "compile", made.append)

    html_text.elements_of(page("<p title='c'>d</p>"))

    assert [] == made


def test_the_library_does_not_keep_what_ends_a_run() -> None:
    """Once it does, `_Stream` is needed no more."""
    ends = ("!", "?")

    assert "a" == inputstream.HTMLUnicodeInputStream("a!").chars_until(ends)
    assert (ends, False) not in inputstream.characters_until_regex
