"""An OpenDocument text -> an outline (ODF 1.3 part 3). Changes that are tracked in it hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from briefpress.diagnostics import Place
from briefpress.incoming.importing.archive import Archive, opened_archive
from briefpress.incoming.importing.odt_styles import TEXT, Look, OdtStyles, read_odt_styles
from briefpress.incoming.importing.outline import (
    Block,
    Box,
    Cell,
    Item,
    LeftOut,
    Note,
    Outline,
    Paragraph,
    Picture,
    Piece,
    Properties,
    Row,
    Run,
    Table,
    merged,
)

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
XLINK = "{http://www.w3.org/1999/xlink}"
DC = "{http://purl.org/dc/elements/1.1/}"
META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"

_MIME = b"application/vnd.oasis.opendocument.text"
_ROLES = {
    "title": "title",
    "subtitle": "subtitle",
    "author": "author",
    "date": "date",
    "quotations": "quotation",
    "quote": "quotation",
    "caption": "caption",
    "illustration": "caption",
    "table": "caption",
    "figure": "caption",
    "drawing": "caption",
    "contents heading": "contents",
}
_INDEXES = {f"{TEXT}{name}" for name in ("table-of-content", "illustration-index", "table-index", "alphabetical-index")}
_THROUGH = {f"{TEXT}section", f"{TEXT}index-body", f"{TEXT}bibliography", f"{TEXT}numbered-paragraph"}
_SKIPPED = {f"{TEXT}tracked-changes", f"{TEXT}sequence-decls", f"{OFFICE}forms", f"{TEXT}soft-page-break"}
_DEEPEST = 40
_MOST_SPAN, _MOST_SPACES = 60, 40


def is_odt(content: bytes) -> bool:
    """Say whether a zip begins as every OpenDocument text does."""
    return _MIME in content[:200]


def read_odt(content: bytes, name: str) -> Outline:
    """Return what an OpenDocument text says. Raises BriefPressError for one that cannot be read."""
    archive = opened_archive(content, name)
    body = archive.root("content.xml")
    roots = [archive.root("styles.xml")] if "styles.xml" in archive.parts else []
    reader = _Reader(archive, read_odt_styles([*roots, body]))
    text = body.find(f"{OFFICE}body/{OFFICE}text")
    blocks = tuple(reader.blocks(text if text is not None else body, 0))
    frames = (
        LeftOut("a running head or foot", Place(name, spot="head or foot of the page"), one) for one in _frames(roots)
    )
    return Outline(name, _properties(archive), blocks, (*reader.left_out, *frames))


class _Reader:
    """Reads blocks, and counts paragraphs as a person would who looks for one."""

    def __init__(self, archive: Archive, styles: OdtStyles) -> None:
        self._archive, self._styles = archive, styles
        self._count = self._tables = 0
        self.left_out: list[LeftOut] = []
        self._boxes: list[tuple[Paragraph, ...]] = []

    def blocks(self, element: Element, depth: int) -> Iterator[Block]:
        """Yield the blocks of a body, a section, a list or a box."""
        for one in element:
            if one.tag in _SKIPPED or depth > _DEEPEST:
                continue
            if one.tag in (f"{TEXT}p", f"{TEXT}h"):
                yield from self._boxed(self._paragraph(one))
            elif one.tag == f"{TEXT}list":
                yield from self._list(one, 0, one.get(f"{TEXT}style-name", ""), depth)
            elif one.tag == f"{TABLE}table":
                self._tables += 1
                yield self._table(one, Place(self._archive.name, spot=f"table {self._tables}"), depth)
            elif one.tag in _INDEXES:
                yield from (
                    replace(block, role="contents")
                    for block in self.blocks(one, depth + 1)
                    if isinstance(block, Paragraph)
                )
            elif one.tag in _THROUGH:
                yield from self.blocks(one, depth + 1)
            elif one.tag == f"{DRAW}frame":
                yield from self._boxed(Paragraph(tuple(self._frame(one)), self._place()))

    def _place(self) -> Place:
        number = max(1, self._count)
        return Place(self._archive.name, number, spot=f"paragraph {number}")

    def _boxed(self, paragraph: Paragraph) -> Iterator[Block]:
        """Yield a paragraph, and the text boxes that are anchored in it."""
        yield paragraph
        boxes, self._boxes = self._boxes, []
        for one in boxes:
            # A frame of a picture and its caption is one for the sake of the program alone.
            yield from one if all(inside.role == "caption" for inside in one) else (Box(one, paragraph.place),)

    def _paragraph(self, element: Element, item: Item | None = None) -> Paragraph:
        look = self._styles.look("paragraph", element.get(f"{TEXT}style-name", ""))
        words = "".join(element.itertext()).strip()
        self._count += bool(words)
        level = element.get(f"{TEXT}outline-level", "") if element.tag == f"{TEXT}h" else ""
        role = _ROLES.get(look.name.casefold(), "")
        if re.fullmatch(r"contents \d+", look.name.casefold()):
            role = "contents"
        rank = int(level) if level.isdigit() else look.level
        # The look that a style gives to all of a head or a title is none of its words'.
        start = replace(look, bold=False, italic=False) if rank or role in ("title", "subtitle", "caption") else look
        sized = list(self._pieces(element, replace(start, raised=False)))
        sizes: Counter[float] = Counter()
        for piece, size in sized:
            sizes[size] += len(piece.text.strip()) if isinstance(piece, Run) else 0
        size = sizes.most_common(1)[0][0] if sizes else look.size_pt
        pieces = merged(tuple(piece for piece, _ in sized))
        return Paragraph(
            pieces,
            self._place(),
            role,
            0 if role in ("title", "subtitle") else rank,
            item,
            size,
            "box" if look.boxed else "",
        )

    def _pieces(self, element: Element, look: Look, address: str = "") -> Iterator[tuple[Piece, float]]:
        yield from self._text(element.text, look, address)
        for one in element:
            if one.tag == f"{TEXT}span":
                yield from self._pieces(one, self._over(look, one), address)
            elif one.tag == f"{TEXT}a":
                target = one.get(f"{XLINK}href", "")
                yield from self._pieces(one, look, "" if target.startswith("#") else target)
            elif one.tag == f"{TEXT}s":
                count = one.get(f"{TEXT}c", "1")
                yield from self._text(" " * min(int(count) if count.isdigit() else 1, _MOST_SPACES), look, address)
            elif one.tag in (f"{TEXT}tab", f"{TEXT}line-break"):
                yield from self._text("\t" if one.tag == f"{TEXT}tab" else "\n", look, address)
            elif one.tag == f"{TEXT}note":
                yield from ((piece, look.size_pt) for piece in self._note(one))
            elif one.tag == f"{DRAW}frame":
                yield from ((piece, look.size_pt) for piece in self._frame(one))
            elif one.tag == f"{OFFICE}annotation":
                self._comment(one)
            elif one.tag not in (f"{OFFICE}annotation-end", f"{TEXT}bookmark", *_SKIPPED):
                # Fields, references and marks of an index stand for the text that they hold.
                yield from self._pieces(one, look, address)
            yield from self._text(one.tail, look, address)

    @staticmethod
    def _text(text: str | None, look: Look, address: str) -> Iterator[tuple[Piece, float]]:
        # White space runs together (ODF 1.3 part 3, 6.1.2); line breaks and tabs are elements.
        words = (
            text if text in ("\t", "\n") or (text and not text.strip(" ")) else re.sub(r"[ \t\r\n]+", " ", text or "")
        )
        if words and not look.hidden:
            underlined = look.underlined and not address
            yield Run(words, look.bold, look.italic, look.raised, address, underlined), look.size_pt

    def _over(self, look: Look, span: Element) -> Look:
        name = span.get(f"{TEXT}style-name", "")
        own = self._styles.look("text", name)
        said = self._styles.elements.get(("text", name))
        properties = said.find(f"{STYLE}text-properties") if said is not None else None
        weight = [
            value
            for key, value in (properties.attrib.items() if properties is not None else ())
            if "font-weight" in key
        ]
        slope = [
            value for key, value in (properties.attrib.items() if properties is not None else ()) if "font-style" in key
        ]
        return replace(
            look,
            bold=own.bold if weight else look.bold or own.bold,
            italic=own.italic if slope else look.italic or own.italic,
            raised=own.raised or look.raised,
            size_pt=own.size_pt or look.size_pt,
            hidden=own.hidden or look.hidden,
        )

    def _note(self, element: Element) -> Iterator[Piece]:
        body = element.find(f"{TEXT}note-body")
        pieces: list[Piece] = []
        for paragraph in body.iter(f"{TEXT}p") if body is not None else ():
            found = [piece for piece, _ in self._pieces(paragraph, Look())]
            pieces += [*([Run(" ")] if pieces else []), *found]
        if pieces:
            yield Note(merged(tuple(pieces)))

    def _comment(self, element: Element) -> None:
        author = element.findtext(f"{DC}creator") or "somebody"
        words = " ".join("".join(one.itertext()) for one in element.iter(f"{TEXT}p"))
        self.left_out.append(LeftOut(f"a comment by {author}", self._place(), words))

    def _frame(self, element: Element) -> Iterator[Piece]:
        """Yield a picture; what stands in a text box comes after the paragraph."""
        described = element.findtext(f"{SVG}desc") or element.findtext(f"{SVG}title") or ""
        for one in element:
            if one.tag == f"{DRAW}image":
                part = one.get(f"{XLINK}href", "").removeprefix("./")
                yield Picture(part, self._archive.parts.get(part, b""), " ".join(described.split()))
                return
            if one.tag == f"{DRAW}text-box":
                yield from self._box(one)
                return
            if one.tag in (f"{DRAW}object", f"{DRAW}object-ole"):
                yield Picture("", b"", " ".join(described.split()))
                return

    def _box(self, element: Element) -> Iterator[Piece]:
        """Yield the pictures of a box; one with a picture holds its caption, which stands below it."""
        inside = [one for one in self.blocks(element, 1) if isinstance(one, Paragraph)]
        pictures = [piece for one in inside for piece in one.pieces if isinstance(piece, Picture)]
        texts = tuple(one.of(tuple(piece for piece in one.pieces if not isinstance(piece, Picture))) for one in inside)
        texts = tuple(one for one in texts if one.words)
        yield from pictures
        if texts:
            self._boxes.append(tuple(replace(one, role="caption") for one in texts) if pictures else texts)

    def _list(self, element: Element, level: int, style: str, depth: int) -> Iterator[Block]:
        for entry in element:
            is_first = True
            for one in entry:
                if one.tag == f"{TEXT}list" and depth < _DEEPEST:
                    yield from self._list(one, level + 1, one.get(f"{TEXT}style-name", style), depth + 1)
                elif one.tag in (f"{TEXT}p", f"{TEXT}h"):
                    is_ordered = style in self._styles.ordered
                    made = self._paragraph(one, Item(level, is_ordered, goes_on=not is_first))
                    yield from self._boxed(made if entry.tag == f"{TEXT}list-item" else replace(made, item=None))
                    is_first = False

    def _table(self, element: Element, place: Place, depth: int) -> Table:
        heads = {
            id(row) for head in element.iter(f"{TABLE}table-header-rows") for row in head.iter(f"{TABLE}table-row")
        }
        rows = list(element.iter(f"{TABLE}table-row"))
        # A table in a cell is read with its cell.
        inner = {id(row) for cell in element.iter(f"{TABLE}table-cell") for row in cell.iter(f"{TABLE}table-row")}
        return Table(
            tuple(self._row(row, id(row) in heads, place, depth) for row in rows if id(row) not in inner), place
        )

    def _row(self, element: Element, is_head: bool, place: Place, depth: int) -> Row:
        cells: list[Cell] = []
        covered = 0
        for one in element:
            if one.tag == f"{TABLE}covered-table-cell":
                covered -= 1
                if covered < 0:
                    cells.append(Cell(()))
            elif one.tag == f"{TABLE}table-cell":
                span = one.get(f"{TABLE}number-columns-spanned", "1")
                covered = min(int(span) if span.isdigit() else 1, _MOST_SPAN) - 1
                paragraphs = tuple(replace(found, place=place) for found in self._inside(one, depth))
                cells.append(Cell(paragraphs, covered + 1))
        return Row(tuple(cells), is_head)

    def _inside(self, element: Element, depth: int) -> Iterator[Paragraph]:
        for block in self.blocks(element, depth + 1):
            match block:
                case Table(rows=rows):
                    yield from (one for row in rows for cell in row.cells for one in cell.paragraphs)
                case Box(paragraphs=paragraphs):
                    yield from paragraphs
                case Paragraph():
                    yield block


def _frames(roots: list[Element]) -> Iterator[str]:
    seen = set()
    for root in roots:
        for page in root.iter(f"{STYLE}master-page"):
            for frame in page:
                words = " ".join(" ".join("".join(one.itertext()) for one in frame.iter(f"{TEXT}p")).split())
                if (
                    words
                    and words not in seen
                    and not words.isdigit()
                    and frame.tag.removeprefix(STYLE).startswith(("header", "footer"))
                ):
                    seen.add(words)
                    yield words


def _properties(archive: Archive) -> Properties:
    meta = archive.root("meta.xml") if "meta.xml" in archive.parts else Element("none")
    found = {one.tag: (one.text or "").strip() for one in meta.iter()}
    words = [(one.text or "").strip() for one in meta.iter(f"{META}keyword")]
    author = found.get(f"{META}initial-creator") or found.get(f"{DC}creator", "")
    return Properties(
        title=found.get(f"{DC}title", ""),
        authors=tuple(filter(None, re.split(r"\s*;\s*", author))),
        date=found.get(f"{DC}date", "") or found.get(f"{META}creation-date", ""),
        language=found.get(f"{DC}language", ""),
        keywords=tuple(filter(None, words)),
    )
