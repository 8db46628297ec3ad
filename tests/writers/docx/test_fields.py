"""Fields of a letterhead: those that read the document are kept, whatever pieces they come in; all others are told."""

from __future__ import annotations

import pytest
from lxml import etree

from briefpress.writers.docx.reference.fields import refused_fields

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BEGIN, SEPARATE, END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))


def says(*pieces: str) -> str:
    return "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)


def names(content: str) -> list[str]:
    """Return the names of the fields that a header with some content is refused for."""
    return [found.name for found in refused_fields(etree.fromstring(f"<w:hdr {W}><w:p>{content}</w:p></w:hdr>"))]


@pytest.mark.parametrize(
    "instruction",
    [
        " PAGE ",
        "page\\* MERGEFORMAT",
        " NUMPAGES \\# 0 ",
        ' STYLEREF "Heading 1" \\n ',
        ' DOCPROPERTY "Series" ',
        ' DATE \\@ "d MMMM yyyy" ',
        ' HYPERLINK \\l "top of page" ',
        ' HYPERLINK \\o "up" \\l top \\h ',
        ' TOC \\o "1-3" \\h \\z \\u ',
    ],
)
def test_keeps_what_reads_the_document(instruction: str) -> None:
    escaped = instruction.replace('"', "&quot;")

    assert [] == names(f'<w:fldSimple w:instr="{escaped}"/>')
    assert [] == names(BEGIN + says(*instruction) + SEPARATE + "<w:r><w:t>1</w:t></w:r>" + END)


def test_keeps_fields_in_the_result_of_another() -> None:
    inside = BEGIN + says(" HYPERLINK \\l a ") + SEPARATE + BEGIN + says(" PAGEREF a \\h ") + END + END

    assert [] == names(BEGIN + says(" TOC \\h ") + SEPARATE + inside + END + "<w:r><w:t>DDE</w:t></w:r>")


@pytest.mark.parametrize(
    ("instruction", "name"),
    [
        (" DDEAUTO excel x ", "DDEAUTO"),
        ('INCLUDEPICTURE "http://example.org/a.png"', "INCLUDEPICTURE"),
        (" =PAGE ", "=PAGE"),
        (" ", "without a name"),
        (" PAGE\u200b ", "PAGE\u200b"),
        (' HYPERLINK "https://example.org" ', "HYPERLINK to an address outside"),
        (' HYPERLINK \\l "a" file://host/run.exe ', "HYPERLINK to an address outside"),
        (" HYPERLINK ", "HYPERLINK to an address outside"),
        (" HYPERLINK \\l", "HYPERLINK to an address outside"),
    ],
)
def test_tells_what_does_more_by_its_name(instruction: str, name: str) -> None:
    escaped = instruction.replace('"', "&quot;")

    assert [name] == names(f'<w:fldSimple w:instr="{escaped}"/>')
    assert [name] == names(BEGIN + says(*instruction) + SEPARATE + END)
    assert [name] == names(BEGIN + says(*instruction))


def test_tells_a_field_that_stands_in_the_result_of_one_that_is_kept() -> None:
    assert ["DDE"] == names(BEGIN + says(" PAGE ") + SEPARATE + BEGIN + says(" DDE x ") + END + END)


def test_tells_a_field_that_another_has_a_say_in() -> None:
    nested = BEGIN + says(" PA") + BEGIN + says(" PAGE ") + END + says("GE ") + END

    assert ["PAGE with another field in what it says"] == names(nested)


def test_tells_the_paragraph() -> None:
    field = '<w:fldSimple w:instr=" LINK x "/>'
    root = etree.fromstring(f"<w:hdr {W}><w:p/><w:tbl><w:p/><w:p>{field}</w:p></w:tbl></w:hdr>")

    assert [3] == [found.paragraph for found in refused_fields(root)]
