"""Every Word file passes the validators of Open XML."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from docx.oxml.ns import qn
from lxml import etree
from openxml_audit import OpenXmlValidator
from tests.programs import Errors

from briefpress.publish.manifest import Entry

# What a run and a paragraph may say beside their styles: script, direction and language; list and section.
RUN = {"rStyle", "rFonts", "rtl", "lang"}
PARAGRAPH = {"pStyle", "numPr", "sectPr"}


def word_files(shipped: Path, entries: tuple[Entry, ...]) -> list[Path]:
    found = [shipped / entry.path for entry in entries if entry.format == "docx"]
    assert found
    return found


def test_passes_open_xml_audit(shipped: Path, entries: tuple[Entry, ...]) -> None:
    # Another third than the one of the SDK: the templates of all files are the same.
    for entry in each_pair(entries, 1):
        result = OpenXmlValidator().validate(str(shipped / entry.path))

        assert [] == [str(error) for error in result.errors], entry.path


@pytest.mark.parametrize("length", ["glance", "brief", "indepth"])
def test_passes_the_open_xml_sdk(shipped: Path, entries: tuple[Entry, ...], length: str, open_xml_sdk: Errors) -> None:
    # The program takes a second for each file: apart, the lengths run side by side.
    for entry in (entry for entry in each_pair(entries) if entry.length == length):
        assert [] == open_xml_sdk(shipped / entry.path), entry.path


def each_pair(entries: tuple[Entry, ...], third: int = 0) -> list[Entry]:
    """Return a third of the Word files, in which each two of a language, a length and an audience come together."""
    words = [entry for entry in entries if entry.format == "docx"]
    places = [sorted({getattr(entry, name) for entry in words}) for name in ("language", "length", "audience")]
    found = [one for one in words if sum(_index(places, one)) % len(places[-1]) == third]
    assert {(one.language, one.length) for one in words} == {(one.language, one.length) for one in found}
    return found


def _index(places: list[list[str]], entry: Entry) -> tuple[int, ...]:
    names = (entry.language, entry.length, entry.audience)
    return tuple(place.index(name) for place, name in zip(places, names, strict=True))


def test_no_run_and_no_paragraph_is_formatted_directly(shipped: Path, entries: tuple[Entry, ...]) -> None:
    for path in word_files(shipped, entries):
        found = {
            (name, str(one.tag).split("}")[1])
            for name, root in text_parts(path)
            for tag, allowed in (("rPr", RUN), ("pPr", PARAGRAPH))
            for properties in root.iter(qn(f"w:{tag}"))
            for one in properties
            if str(one.tag).split("}")[1] not in allowed
        }

        assert set() == found, path.name


def test_runs_name_no_font_but_their_script(shipped: Path, entries: tuple[Entry, ...]) -> None:
    for path in word_files(shipped, entries):
        fonts = [str(name) for _, root in text_parts(path) for one in root.iter(qn("w:rFonts")) for name in one.attrib]

        assert {qn("w:hint")} >= set(fonts), path.name


def text_parts(path: Path) -> list[tuple[str, etree._Element]]:
    """Return the parts of a Word file that hold text, by their names."""
    with zipfile.ZipFile(path) as package:
        names = [
            name for name in package.namelist() if re.search(r"/(document|footnotes|header\d|footer\d)\.xml$", name)
        ]
        return [(name, etree.fromstring(package.read(name))) for name in names]
