"""Other words in a text of a YAML file: in the style in which it is written, and every other byte stays."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefpress.diagnostics import BriefPressError
from briefpress.yaml_file import KeyPath, commented, parse_yaml, reworded


def with_text(before: str, text: str, path: tuple[str | int, ...] = ("k",)) -> str:
    """Return a file with a text at a path."""
    content = before.encode()
    return reworded(content, parse_yaml(content, "x.yaml"), {path: text}).decode()


@pytest.mark.parametrize(
    ("before", "text", "after"),
    [
        ("k: one two # c\n", "one three", "k: one three # c\n"),
        ("k: 'it''s one'\n", "it's two", "k: 'it''s two'\n"),
        ('k: "a \\"b\\" \\u00e9"\n', 'a "c" é', 'k: "a \\"c\\" \\u00e9"\n'),
        ("k: >-\n  one\n  two\n\n# c\nz: 1\n", "one three", "k: >-\n  one\n  three\n\n# c\nz: 1\n"),
        ("k: >\r\n  one\r\n  two\r\nz: 1\r\n", "one three\n", "k: >\r\n  one\r\n  three\r\nz: 1\r\n"),
        ("k: |\n  one\n  two\n", "one\nthree\n", "k: |\n  one\n  three\n"),
        ("k: one\n  two\nz: 1\n", "one three", "k: one\n  three\nz: 1\n"),
        ("k: one\n", "one: two", 'k: "one: two"\n'),
        ("k: {a: one, b: 2}\n", "one two", "k: {a: one two, b: 2}\n"),
        ("k: ''\n", "new", "k: 'new'\n"),
        ("k: >-\n  \u00a0\nz: 1\n", "new", "k: >-\n  new\nz: 1\n"),
    ],
)
def test_changes_the_words_that_change(before: str, text: str, after: str) -> None:
    path = ("k", "a") if "{" in before else ("k",)

    assert after == with_text(before, text, path)


def test_breaks_lines_that_have_become_too_long_and_no_others() -> None:
    before = "k: >-\n  short\n  " + "word " * 15 + "end\n"

    made = with_text(before, "short " + "word " * 15 + "more " * 10 + "end")

    assert ["k: >-", "  short"] == made.splitlines()[:2]
    assert all(len(line) <= 100 for line in made.splitlines())


def test_keeps_letters_with_accents_apart_as_they_are() -> None:
    before = "a: e\u0301te\u0301\nk: one\nb: e\u0301\n"

    assert before.replace("one", "two") == with_text(before, "two")


@pytest.mark.parametrize("before", ["k: &a one\nz: *a\n", "k: 3\n", "z: 1\n", "k: >2\n   one\n"])
def test_refuses_what_is_no_text_of_its_own(before: str) -> None:
    with pytest.raises(BriefPressError) as caught:
        with_text(before, "two")

    assert {"yaml.not-reworded"} == {one.code for one in caught.value.diagnostics}


TEXTS = st.text("ab :#-'\"\\é愿\u00a0*&%@`,[]{}?!|>", max_size=30).map(lambda text: " ".join(text.split(" ")))
STYLES: dict[str, Callable[[str], str]] = {
    "plain": lambda text: text,
    "single": lambda text: "'" + text.replace("'", "''") + "'",
    "double": lambda text: json.dumps(text, ensure_ascii=False),
    "folded": lambda text: ">-\n    " + text.replace("\n", "\n    "),
    "literal": lambda text: "|\n    " + text.replace("\n", "\n    "),
}


@given(TEXTS, TEXTS, st.sampled_from(sorted(STYLES)))
def test_what_is_written_reads_as_it_should_or_nothing_is_written(old: str, new: str, style: str) -> None:
    before = f"# first\na: 1\nk: {STYLES[style](old)}\n\n# last\nz: 'é'  # end\n"
    try:
        file = parse_yaml(before.encode(), "x.yaml")
    except BriefPressError:
        return  # no file that an author could have
    value = file.value
    assert isinstance(value, dict)
    try:
        made = with_text(before, new)
    except BriefPressError:
        return

    assert {**value, "k": new} == parse_yaml(made.encode(), "x.yaml").value
    assert made.startswith("# first\na: 1\nk: ")
    assert made.endswith("\n\n# last\nz: 'é'  # end\n")


def test_writes_comments_above_and_none_twice() -> None:
    content = b"a:\n  - k: one\n    z: 2\n"
    said: dict[KeyPath, Sequence[str]] = {("a", 0, "z"): ["Ann: Is it?"], ("a", 0, "k"): ["Bo: No."]}

    made = commented(content, parse_yaml(content, "x.yaml"), said)

    assert b"a:\n  # Bo: No.\n  - k: one\n    # Ann: Is it?\n    z: 2\n" == made
    assert made == commented(made, parse_yaml(made, "x.yaml"), said)
