"""Text that was typed in pieces (Unicode NFD, as macOS and some scripts write it) is read as one would type it."""

from __future__ import annotations

import pytest

from briefpress.translation.po_source import decode_po
from briefpress.yaml_file import parse_yaml


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Cafe\u0301 a\u0300 \u0141o\u0301dz\u0301", "Café à Łódź"),
        ("Vie\u0302\u0323t Nam", "Việt Nam"),
        ("и\u0306", "й"),
        ("\u1112\u1161\u11ab", "한"),
    ],
)
def test_is_read_whole(typed: str, read: str) -> None:
    assert {"a": read} == parse_yaml(f"a: {typed}\n".encode(), "a.yaml").value
    assert read in decode_po(f'msgid "{typed}"'.encode(), "fr.po").text


def test_is_found_where_it_stands() -> None:
    file = parse_yaml("a: Cafe\u0301 noir\n".encode(), "a.yaml")

    place = file.place_within(("a",), "noir")

    assert "noir" == place.excerpt[place.column - 1 :][: place.width]
