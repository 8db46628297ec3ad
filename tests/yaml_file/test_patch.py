"""What is added to a YAML file stands where its author would put it, and every other byte stays."""

from __future__ import annotations

import pytest

from briefpress.diagnostics import BriefPressError
from briefpress.yaml_file import Change, added, parse_yaml, patched
from briefpress.yaml_file.file import YamlValue
from briefpress.yaml_file.patch import scalar

NEW = {"b": {"type": "report", "title": "It is: so"}}


def with_sources(text: str, entries: dict[str, YamlValue] = NEW, path: tuple[str, ...] = ("sources",)) -> str:  # type: ignore[assignment]  # a dict of dicts is one of values
    content = text.encode()
    return added(content, parse_yaml(content, "x.yaml"), path, entries).decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("sources:\n  a: {type: x}\nz: 1\n", "sources:\n  a: {type: x}\n  b: NEW\nz: 1\n"),
        ("sources:\n  a: {type: x}", "sources:\n  a: {type: x}\n  b: NEW"),
        ("sources:\r\n    a: {type: x}\r\n\r\nz: 1\r\n", "sources:\r\n    a: {type: x}\r\n    b: NEW\r\n\r\nz: 1\r\n"),
        ("sources: {}  # none yet\nz: 1\n", "sources:  # none yet\n  b: NEW\nz: 1\n"),
        ("sources:  # none yet\nz: 1\n", "sources:  # none yet\n  b: NEW\nz: 1\n"),
        ("sources:\n\n# what follows\nz: 1\n", "sources:\n  b: NEW\n\n# what follows\nz: 1\n"),
        ("sources: {a: {type: x}, }\nz: 1\n", "sources: {a: {type: x}, b: NEW }\nz: 1\n"),
        ("sources: {\n  a: {type: x},\n}\n", "sources: {\n  a: {type: x}, b: NEW\n}\n"),
        (
            "sources:\n  a:\n    note: >-\n      Long\n      text.\n\n  # of a\n# of z\nz: 1\n",
            "sources:\n  a:\n    note: >-\n      Long\n      text.\n\n  # of a\n  b: NEW\n# of z\nz: 1\n",
        ),
        ("z: 1\n", "z: 1\nsources:\n  b: NEW\n"),
        ("\ufeffsources:\n  a: {t: '…'}  # é\n", "\ufeffsources:\n  a: {t: '…'}  # é\n  b: NEW\n"),
        ("sources:\n  a: {t: x}\n...\n", "sources:\n  a: {t: x}\n  b: NEW\n...\n"),
        ("sources: &s\n  a: {t: x}\nz: 1\n", "sources: &s\n  a: {t: x}\n  b: NEW\nz: 1\n"),
    ],
)
def test_adds_after_what_is_there(before: str, after: str) -> None:
    assert after.replace("NEW", '{type: report, title: "It is: so"}') == with_sources(before)


def test_long_entries_stand_in_lines() -> None:
    names: YamlValue = [{"family": "Lind", "given": "Anna"}, {"literal": "WHO"}]

    made = with_sources("sources: {}\n", {"b": {"type": "book", "author": names}})

    assert (
        "sources:\n  b:\n    type: book\n    author:\n      - {family: Lind, given: Anna}\n      - {literal: WHO}\n"
        == made
    )


def test_adds_to_an_entry_in_braces_or_in_lines() -> None:
    before = "sources:\n  a: {type: x}\n  b:\n    type: y\n\nz: 1\n"

    first = with_sources(before, {"DOI": "10.1/x"}, ("sources", "a"))

    assert before.replace("{type: x}", "{type: x, DOI: 10.1/x}") == first
    assert before.replace("type: y\n", "type: y\n    DOI: 10.1/x\n") == with_sources(
        before, {"DOI": "10.1/x"}, ("sources", "b")
    )


@pytest.mark.parametrize(
    "text", ["sources: [a]\n", "sources: text\n", "s: &s {a: 1}\nsources: *s\n", "s: &s\n  a: {b: 1}\nsources: *s\n"]
)
def test_refuses_what_is_no_mapping_of_its_own(text: str) -> None:
    with pytest.raises(BriefPressError, match="nothing can be added"):
        with_sources(text)


def test_writes_nothing_that_does_not_read_as_it_should() -> None:
    file = parse_yaml(b"a: 1\n", "x.yaml")

    with pytest.raises(BriefPressError, match="nothing was written"):
        patched(b"a: 1\n", file, [Change(3, 4, "2\nb: 3")], {"a": 2})


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "12",
        "1.5",
        "",
        "null",
        "a: b",
        "a #b",
        "- a",
        "[a]",
        "'a'",
        '"',
        "a\\b",
        "é…",
        "{",
        "*a",
        "&a",
        "@a",
        "%",
        "a,b",
        "?",
        "true",
        " a",
        "a\u00a0",
    ],
)
def test_a_text_reads_as_it_was(text: str) -> None:
    written = f"k: {scalar(text)}\nl: {{m: {scalar(text, flow=True)}}}\n"

    assert {"k": text, "l": {"m": text}} == parse_yaml(written.encode(), "x.yaml").value
