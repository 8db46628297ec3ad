"""What an edition is made of, counted in each format by that format's own means: heads, items, tables, notes, links."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pikepdf
from docx.oxml.ns import nsmap, qn
from lxml import etree
from tests.shipped.readers import opened_page

from briefpress.document import tree

_TITLE_STYLES = {"Title": 1, "TOCHeading": 2}
# Styles of items, by the list that they make.
_ITEM_STYLES = {
    "KeyMessage": "key",
    "Legend": "legend",
    "ListBullet": "points",
    "ListBulletAfterTable": "points",
    "ListNumber": "numbers",
    "ListNumberAfterTable": "numbers",
    "CalloutList": "callout",
    "RecommendationActor": "recommendations",
    "Abbreviation": "abbreviations",
    "Definition": "definitions",
    "DefinitionAfterTable": "definitions",
    "Source": "sources",
    "TOC1": "contents",
}
# Paragraphs that go on with an item.
_WITHIN_ITEMS = {"RecommendationText", "ListContinue"}


@dataclass(frozen=True, slots=True)
class Shape:
    """How many of each there are. Notes and what stands in them are counted apart: Word has them at the foot."""

    heads: tuple[int, ...]
    """The level of each heading, in order."""
    lists: int
    items: int
    tables: int
    header_rows: int
    rows: int
    cells: int
    header_cells: int
    captions: int
    pictures: tuple[str, ...]
    """What each says to those who do not see it."""
    notes: int
    citations: int
    addresses: tuple[str, ...]
    """Where links lead outside the document, in order."""
    targets: frozenset[str]
    """Where links lead inside it."""


# ---- HTML


@lru_cache(maxsize=64)
def shape_of_html(path: Path) -> Shape:
    document = opened_page(path)
    notes = next((node for node in tree.walk(document) if "notes" in tree.attributes_of(node).classes), None)
    noted = {id(node) for node in tree.walk(notes)} if notes else set()
    nodes = [node for node in tree.walk(document) if id(node) not in noted]
    tables = [node for node in nodes if isinstance(node, tree.Table)]
    rows = [row for table in tables for row in (*table.head, *table.body)]
    cells = [cell for row in rows for cell in row.cells]
    lists = [node for node in nodes if isinstance(node, tree.List)]
    links = [node for node in nodes if isinstance(node, tree.Link)]
    inside = {link.target[1:] for link in links if link.target.startswith("#")}
    return Shape(
        heads=tuple(node.level for node in nodes if isinstance(node, tree.Heading)),
        lists=len(lists),
        items=sum(len(one.items) for one in lists),
        tables=len(tables),
        header_rows=sum(len(table.head) for table in tables),
        rows=len(rows),
        cells=len(cells),
        header_cells=sum(cell.scope is not tree.Scope.NONE for cell in cells),
        captions=sum(isinstance(node, tree.Caption) for node in nodes),
        pictures=tuple(node.alternative for node in nodes if isinstance(node, tree.Image)),
        notes=sum(isinstance(node, tree.Item) for node in tree.walk(notes)) if notes else 0,
        citations=sum("cite" in link.attributes.classes for link in links),
        addresses=tuple(link.target for link in links if not link.target.startswith("#")),
        targets=frozenset(inside - {f"note-{number}" for number in range(100)}),
    )


# ---- Word


def shape_of_word(path: Path) -> Shape:
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    document = etree.fromstring(parts["word/document.xml"])
    styles = etree.fromstring(parts["word/styles.xml"])
    relations = {
        one.get("Id"): str(one.get("Target")) for one in etree.fromstring(parts["word/_rels/document.xml.rels"])
    }
    # Word writes ids with underscores.
    names = {name: identifier for identifier, name in _receipt_names(parts["customXml/item1.xml"])}
    levels = dict(_levels(styles)) | _TITLE_STYLES
    paragraphs = _find(document, "//w:body//w:p[not(ancestor::w:tc)]")
    used = [style_of(paragraph) for paragraph in paragraphs]
    families = list(_families(used))
    rows = _find(document, "//w:body//w:tr")
    links = _find(document, "//w:hyperlink")
    anchors = {str(link.get(qn("w:anchor"))) for link in links if link.get(qn("w:anchor"))}
    anchors |= {str(field.text).split()[1] for field in _find(document, "//w:instrText") if " REF " in str(field.text)}
    footnotes = etree.fromstring(parts["word/footnotes.xml"])
    return Shape(
        heads=tuple(levels[style] for style in used if style in levels),
        lists=sum(family != before for before, family in zip(["", *families], families, strict=False) if family),
        items=sum(style in _ITEM_STYLES for style in used),
        tables=len(_find(document, "//w:body//w:tbl")),
        header_rows=len([row for row in rows if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None]),
        rows=len(rows),
        cells=len(_find(document, "//w:body//w:tc")),
        header_cells=sum(map(_header_cells, _find(document, "//w:body//w:tbl"))),
        captions=sum(style in ("Caption", "QuoteSource") for style in used),
        pictures=tuple(str(one.get("descr")) for one in _find(document, "//wp:docPr")),
        notes=len(_find(footnotes, "//w:footnote[not(@w:type)]")),
        citations=sum(any("Citation" in style for style in _run_styles(link)) for link in links),
        addresses=tuple(relations[link.get(qn("r:id"))] for link in links if link.get(qn("r:id"))),
        targets=frozenset(_targets(document, anchors, names)),
    )


def style_of(paragraph: etree._Element) -> str:
    """Return the id of a paragraph's style."""
    found = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return str(found.get(qn("w:val"))) if found is not None else ""


def _find(root: etree._Element, path: str) -> list[etree._Element]:
    found = root.xpath(path, namespaces=nsmap)
    assert isinstance(found, list)
    return [one for one in found if isinstance(one, etree._Element)]


def _receipt_names(content: bytes) -> Iterator[tuple[str, str]]:
    for block in etree.fromstring(content):
        yield str(block.get("id")), str(block.get("bookmark"))


def _levels(styles: etree._Element) -> Iterator[tuple[str, int]]:
    """Yield the level of every style of heads, as their HTML elements count: the title is the first."""
    own = {str(style.get(qn("w:styleId"))): style for style in _find(styles, "//w:style[@w:type='paragraph']")}
    for name, style in own.items():
        level = style.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
        base = style.find(qn("w:basedOn"))
        while level is None and base is not None:
            style = own[str(base.get(qn("w:val")))]
            level = style.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
            base = style.find(qn("w:basedOn"))
        if level is not None:
            yield name, int(str(level.get(qn("w:val")))) + 2


def _families(styles: list[str]) -> Iterator[str]:
    """Yield for each paragraph the list that it is an item of; one within an item goes on with it."""
    last = ""
    for style in styles:
        last = last if style in _WITHIN_ITEMS else _ITEM_STYLES.get(style, "")
        yield last


def _header_cells(table: etree._Element) -> int:
    """Return how many cells head others: those of header rows, and the first of others where the table says so."""
    rows = _find(table, "./w:tr")
    look = _find(table, "./w:tblPr/w:tblLook")[0]
    has_column = look.get(qn("w:firstColumn")) == "1"
    heads = [row for row in rows if _find(row, "./w:trPr/w:tblHeader")]
    # A first column that is no row header is one whose second is: dates stand before names.
    named = [cell for row in rows for cell in _find(row, "./w:tc") if style_of(_find(cell, "./w:p")[0]) in _ROW_HEADERS]
    in_column = len(rows) - len(heads) if has_column else 0
    return sum(len(_find(row, "./w:tc")) for row in heads) + max(in_column, len(named))


_ROW_HEADERS = {"TableRowHeader", "TimelineLane"}


def _run_styles(link: etree._Element) -> Iterator[str]:
    return (str(style.get(qn("w:val"))) for style in link.iter(qn("w:rStyle")))


def _targets(document: etree._Element, anchors: set[str], names: dict[str, str]) -> Iterator[str]:
    """Yield the ids that anchors stand for: those of Word's own kind lie inside an element of ours."""
    own = {str(mark.get(qn("w:name"))): mark for mark in document.iter(qn("w:bookmarkStart"))}
    for anchor in anchors:
        if anchor in names:
            yield names[anchor]
        elif anchor.startswith("_bp_cite_"):
            yield f"cite-{anchor.removeprefix('_bp_cite_')}"
        else:
            # A head or a caption has an identity of its own: it is the one of what it names, and what it is there.
            yield next(names[name] for name in _around(own[anchor]) if name in names).partition(":")[0]


def _around(mark: etree._Element) -> Iterator[str]:
    """Yield the names of the bookmarks that start before one, the nearest first."""
    for before in mark.xpath("preceding::w:bookmarkStart", namespaces=nsmap)[::-1]:  # type: ignore[index]
        assert isinstance(before, etree._Element)
        yield str(before.get(qn("w:name")))


# ---- PDF


@dataclass(frozen=True, slots=True)
class PdfShape:
    """What the structure tree holds; entries of a contents list are items, too."""

    heads: tuple[int, ...]
    items: int
    tables: int
    rows: int
    cells: int
    header_cells: int
    captions: int
    pictures: tuple[str, ...]
    addresses: frozenset[str]
    targets: frozenset[str]


def shape_of_pdf(path: Path) -> PdfShape:
    with pikepdf.open(path) as pdf:
        nodes = list(_structure(pdf.Root.StructTreeRoot.K))
        tags = Counter(str(node.S) for node in nodes)
        links = [annotation for page in pdf.pages for annotation in page.get("/Annots", [])]
        return PdfShape(
            heads=tuple(int(str(node.S)[2:]) for node in nodes if _is_head(node)),
            items=tags["/LI"] + tags["/TOCI"],
            tables=tags["/Table"],
            rows=tags["/TR"],
            cells=tags["/TD"] + tags["/TH"],
            header_cells=tags["/TH"],
            captions=tags["/Caption"],
            pictures=tuple(str(node.get("/Alt")) for node in nodes if str(node.S) == "/Figure"),
            addresses=frozenset(str(link.A.URI) for link in links if "/A" in link and "/URI" in link.A),
            targets=frozenset(str(link.Dest) for link in links if "/Dest" in link),
        )


def _structure(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _structure(child)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        if "/K" in node:
            # A head whose number stands beside it has another inside it.
            inner = _structure(node.K)
            yield from (child for child in inner if not _is_head(node) or not _is_head(child))


def _is_head(node: pikepdf.Object) -> bool:
    return re.fullmatch(r"/H\d", str(node.S)) is not None
