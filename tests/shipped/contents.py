"""Contents lists: their entries and pages, as Word and HTML list them, and as LibreOffice finds the heads."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from docx.oxml.ns import nsmap, qn
from lxml import etree
from tests.shipped.readers import opened_page

from briefpress.document import tree

_NUMBER = re.compile(r"^\d+\.?\s*")


@dataclass(frozen=True, slots=True)
class Listed:
    title: str
    """Without number and white space."""
    page: int


def entries_of_html(path: Path) -> list[str]:
    """Return the titles that a page's contents list names."""
    groups = [node for node in tree.walk(opened_page(path)) if isinstance(node, tree.Group)]
    contents = (group for group in groups if "contents" in group.attributes.classes)
    return [_bare(tree.text_of(item)) for group in contents for item in tree.walk(group) if isinstance(item, tree.Item)]


def entries_of_word(path: Path) -> list[Listed]:
    """Return the entries of a Word file's contents list, with the pages that it shows before anybody updates it."""
    with zipfile.ZipFile(path) as package:
        document = etree.fromstring(package.read("word/document.xml"))
    rows = document.xpath("//w:sdt[.//w:docPartGallery]//w:p[w:pPr/w:pStyle/@w:val='TOC1']", namespaces=nsmap)
    assert isinstance(rows, list)
    return [_entry(row) for row in rows if isinstance(row, etree._Element)]


def pages_of_outline(path: Path) -> dict[str, int]:
    """Return the page of each head of a PDF, counted from 1."""
    found: dict[str, int] = {}
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        waiting = list(outline.root)
        while waiting:
            item = waiting.pop(0)
            waiting[:0] = item.children
            destination = item.destination
            assert isinstance(destination, pikepdf.Array)
            found.setdefault(_bare(item.title), numbers[destination[0].objgen])
    return found


def _entry(row: etree._Element) -> Listed:
    """Return an entry: before its first tab stands its number, after its second its page."""
    pieces = [
        "\t" if one.tag == qn("w:tab") else one.text or ""
        for one in row.iter(qn("w:t"), qn("w:tab"))
        if one.getparent().tag == qn("w:r")  # type: ignore[union-attr]
    ]
    _, title, page = "".join(pieces).split("\t")
    return Listed(_bare(title), int(page))


def _bare(title: str) -> str:
    return re.sub(r"[\s\u2060]", "", _NUMBER.sub("", title))
