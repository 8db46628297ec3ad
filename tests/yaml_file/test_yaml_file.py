"""YAML that people write: what it means, where it stands, and what is refused."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import opener_at

from briefpress.diagnostics import BriefPressError, Place
from briefpress.yaml_file import YamlFile, parse_yaml, read_yaml


def read(text: str) -> YamlFile:
    return parse_yaml(text.encode(), "a.yaml")


def code_of(content: bytes) -> str:
    """Return the codes of what is wrong with a file."""
    with pytest.raises(BriefPressError) as caught:
        parse_yaml(content, "a.yaml")
    return " ".join(diagnostic.code for diagnostic in caught.value.diagnostics)


def shown(place: Place) -> tuple[int, int, str]:
    """Return line, column and the words underlined."""
    return place.line, place.column, place.excerpt[place.column - 1 :][: place.width]


@pytest.mark.parametrize(
    "text",
    ["no", "yes", "on", "off", "12:30", "2015-03-28", "0777", "1_000", "0x1F", "0o17", ".inf", ".nan", "+", "1e999"],
)
def test_reads_as_text_what_people_mean_as_text(text: str) -> None:
    assert {"a": text} == read(f"a: {text}").value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        ("-1", -1),
        ("0", 0),
        ("1.5", 1.5),
        ("1e3", 1000.0),
        ("true", True),
        ("False", False),
        ("~", None),
        ("", None),
    ],
)
def test_reads_numbers_truth_and_nothing(text: str, value: object) -> None:
    assert {"a": value} == read(f"a: {text}").value


def test_reads_as_text_whatever_is_quoted() -> None:
    assert ["12", "true", "~", "1\n"] == read("- '12'\n- \"true\"\n- '~'\n- |\n  1\n").value


def test_reads_keys_as_text() -> None:
    assert {"2015": "a", "true": "b"} == read("2015: a\ntrue: b\n").value


def test_repeats_what_an_alias_stands_for() -> None:
    file = read("a: &x {b: c}\nd: *x\n")

    assert {"a": {"b": "c"}, "d": {"b": "c"}} == file.value
    assert (1, 11, "c") == shown(file.place(("d", "b")))


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_places_are_the_same_whatever_ends_a_line(line_end: str) -> None:
    text = 'a: 漢字\nb: "c d"\ne:\n  - f: g\n    h:\n'.replace("\n", line_end)

    file = read(text)

    assert (1, 4, "漢字") == shown(file.place(("a",)))
    assert (2, 4, '"c d"') == shown(file.place(("b",)))
    assert (2, 1, "b") == shown(file.place(("b",), of_key=True))
    assert (4, 8, "g") == shown(file.place(("e", 0, "f")))
    assert (5, 5, "h") == shown(file.place(("e", 0, "h")))


def test_a_byte_order_mark_moves_no_column() -> None:
    assert (1, 4, "b") == shown(parse_yaml(b"\xef\xbb\xbfa: b\n", "a.yaml").place(("a",)))


def test_the_place_of_what_is_not_written_is_that_of_what_holds_it() -> None:
    file = read("a:\n  b: c\n")

    assert (2, 3, "b: c") == shown(file.place(("a", "x", 3)))
    assert (1, 1, "a") == shown(file.place(("a", "x"), of_key=True))
    assert (1, 1, "a:") == shown(file.place(("x",)))


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("a: in 2015 [@va] and [@va]", (1, 22, "[@va]")),
        ("a: >-\n  in 2015 [@va] and\n  then [@va]", (3, 8, "[@va]")),
        ('a: "\\"in\\" 2015 [@va], 漢\n  [@va]"', (2, 3, "[@va]")),
        ("a: |\n  [@va]\n  [@va]", (3, 3, "[@va]")),
    ],
)
def test_finds_words_within_plain_folded_and_quoted_text(source: str, place: tuple[int, int, str]) -> None:
    assert place == shown(read(source).place_within(("a",), "[@va]", 1))


@pytest.mark.parametrize(
    ("source", "snippet", "place"),
    [
        ("a: 'it''s so'", "it's so", (1, 5, "it''s so")),
        ('a: "say \\"so\\" now"', '"so" now', (1, 9, '\\"so\\" now')),
        ("a: >-\n  one\n  two", "one two", (2, 3, "one")),
        ('a: "x\\u200By"', "\u200b", (1, 6, "\\u200B")),
        ("a: b", "absent", (1, 4, "b")),
    ],
)
def test_sees_through_the_ways_to_spell_words(source: str, snippet: str, place: tuple[int, int, str]) -> None:
    assert place == shown(read(source).place_within(("a",), snippet))


def test_a_line_too_long_to_show_is_shown_as_far_as_it_helps() -> None:
    file = read(f"a: {'x' * 5000}\nb: {'y' * 5000} z\n")

    assert 400 == len(file.place(("a",)).excerpt)
    assert "" == file.place_within(("b",), "z").excerpt


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "yaml.empty"),
        (b"# only\n", "yaml.empty"),
        (b"a: 1\na: 2\nb: 1\nb: 2\n", "yaml.duplicate-key yaml.duplicate-key"),
        (b"<<: {a: 1}\n", "yaml.merge-key"),
        (b"? [a]\n: b\n", "yaml.bad-key"),
        (b"a: !!python/name:os.system x\n", "yaml.tag"),
        (b"a: !x [b]\n", "yaml.tag"),
        (b"a: &a\n  b: *a\n", "yaml.recursive-alias"),
        (b"a: *b\n", "yaml.unknown-alias"),
        (b"a: b\n...\n---\nc: d\n", "yaml.several-documents"),
        (b"a: \xff\n", "yaml.not-utf8"),
        ("a: b\n".encode("utf-16"), "yaml.not-utf8"),
        (b"a: b\x00\n", "yaml.control-character"),
        ("a: b\u2028c\n".encode(), "yaml.control-character"),
        ("a: \ufeffb\n".encode(), "yaml.control-character"),
        (b"[" * 70 + b"]" * 70, "yaml.too-deep"),
        (b"{a: " * 100_000, "yaml.too-deep"),
        (b"- " * 100_000, "yaml.too-deep"),
        (b"- a\n" * 100_001, "yaml.too-many-values"),
        (b"#" * 5_000_001, "yaml.too-large"),
        (b"%YAML 3.0\n---\na: b\n", "yaml.syntax"),
        (b"a: {b: c\n", "yaml.unclosed-bracket"),
    ],
)
def test_refuses(content: bytes, code: str) -> None:
    assert code == code_of(content)


def test_aliases_can_nest_no_deeper_than_brackets() -> None:
    lines = ["a0: &a0 [x]"] + [f"a{n}: &a{n} [[[[[[[[*a{n - 1}]]]]]]]]" for n in range(1, 12)]

    assert "yaml.too-deep" == code_of("\n".join(lines).encode())


def test_says_at_which_byte_a_file_stops_being_utf8() -> None:
    with pytest.raises(BriefPressError) as caught:
        parse_yaml("a: é\nb: né".encode() + b"\xe9\n", "a.yaml")

    assert ["a.yaml:2:6"] == [str(diagnostic.place) for diagnostic in caught.value.diagnostics]


@pytest.mark.parametrize("name", ["missing.yaml", "folder"])
def test_a_file_that_cannot_be_read_is_a_finding(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()

    with pytest.raises(BriefPressError) as caught:
        read_yaml(tmp_path / name, name, opener_at(tmp_path))

    assert ["yaml.unreadable"] == [diagnostic.code for diagnostic in caught.value.diagnostics]


def test_reads_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"a: b\n")

    file = read_yaml(tmp_path / "a.yaml", "content/a.yaml", opener_at(tmp_path))

    assert {"a": "b"} == file.value
    assert "content/a.yaml:1:4" == str(file.place(("a",)))


def test_can_be_sent_to_another_process() -> None:
    file = read("a: [b, {c: d}]\n")

    assert file == pickle.loads(pickle.dumps(file))


@settings(derandomize=True, max_examples=300, deadline=None)
@given(st.text(alphabet="ab:-#&*!|>'\"%@`{}[],? \n\t\r<~\\1é\u2028", max_size=40))
def test_whatever_is_typed_is_read_or_refused_with_a_place(text: str) -> None:
    places = list(places_of(text))

    assert [] != places
    assert all(place.line <= text.count("\n") + text.count("\r") + 1 for place in places)


def places_of(text: str) -> Iterator[Place]:
    """Yield the places of all values of a file, or of what is wrong with it."""
    try:
        file = read(text)
    except BriefPressError as error:
        yield from (diagnostic.place for diagnostic in error.diagnostics if diagnostic.place)
    else:
        yield from (file.place(path) for path in file.written)
