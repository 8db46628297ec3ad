"""XML of strangers declares nothing."""

from __future__ import annotations

from xml.etree.ElementTree import ParseError

import pytest

from briefpress.files.plain_xml import plain_xml


def test_reads_what_declares_nothing() -> None:
    assert "b" == plain_xml(b"<?xml version='1.0'?><a>b</a>").text


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"<a>", ParseError),
        (b"", ParseError),
        (b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", ValueError),
        ("<!DOCTYPE a><a/>".encode("utf-16"), ValueError),
    ],
)
def test_refuses_what_is_none_or_could_declare_entities(content: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        plain_xml(content)
