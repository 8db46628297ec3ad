"""A web page -> an outline: one that a person wrote, or that Word, LibreOffice or Google Docs has saved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from briefpress.diagnostics import BriefPressError, Place
from briefpress.document.html_text import elements_of
from briefpress.incoming.importing.beside import Beside
from briefpress.incoming.importing.html_notes import HtmlNotes, read_notes
from briefpress.incoming.importing.html_styles import Look, Sheet, read_sheets
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
    stripped,
)
from briefpress.incoming.importing.text_file import text_of

_HEADS = {f"h{level}": level for level in range(1, 7)}
_SKIPPED = {"script", "style", "template", "noscript", "head", "svg", "math", "iframe", "object", "form", "button"}
_CONTAINERS = (
    *("div", "section", "article", "main", "header", "footer", "nav", "aside", "center", "details", "body"),
    *("ul", "ol", "li", "dl", "dt", "dd", "table", "blockquote", "figure", "figcaption"),
)
_BLOCKS = {*_HEADS, *_CONTAINERS, "p", "pre", "hr", "address", "summary"}
_ROLES = {
    "title": "title",
    "subtitle": "subtitle",
    "msotitle": "title",
    "msosubtitle": "subtitle",
    "msocaption": "caption",
    "author": "author",
    "byline": "author",
    "date": "date",
    "msoquote": "quotation",
    "msointensequote": "quotation",
}
_CONTENTS = re.compile(r"msotoc\d|toc|table-of-contents", re.IGNORECASE)
_HINT = "save the part of it that is needed as a file of its own"
_MOST_SPAN = 60
_USUAL_PT = 12


def read_html(content: bytes, name: str, beside: Beside) -> Outline:
    """Return what a web page says. Raises BriefPressError for one beyond the bounds of what is read."""
    try:
        root = elements_of(_without_controls(text_of(content, name)))
    except BriefPressError as error:
        raise BriefPressError(
            replace(one, place=one.place or Place(name), hint=one.hint or _HINT) for one in error.diagnostics
        ) from error
    body = root.find("body")
    sheet = read_sheets("".join(one.itertext()) for one in root.iter("style"))
    reader = _Reader(name, sheet, read_notes(root), beside)
    blocks = tuple(reader.blocks(body if body is not None else root, Look(size_pt=_USUAL_PT)))
    return Outline(name, _properties(root), blocks, tuple(reader.left_out))


def _without_controls(text: str) -> str:
    return re.sub("[^\t\n\f\r -~\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", text)


class _Reader:
    """Reads the blocks of a page, and counts paragraphs as a person would who looks for one."""

    def __init__(self, name: str, sheet: Sheet, notes: HtmlNotes, beside: Beside) -> None:
        self._name, self._sheet, self._notes, self._beside = name, sheet, notes, beside
        self._count = self._tables = 0
        self.left_out: list[LeftOut] = []

    def blocks(self, element: Element, look: Look, role: str = "", box: str = "") -> Iterator[Block]:
        """Yield the blocks in an element; text that stands there by itself is a paragraph."""
        loose: list[Piece] = list(self._words(element.text, look))
        for one in element:
            tag = str(one.tag)
            if self._is_passed(one, tag):
                loose += self._words(one.tail, look)
                continue
            if tag in _BLOCKS or any(
                str(inner.tag) in ("p", "table", "ul", "ol", *_HEADS) for inner in one.iter() if inner is not one
            ):
                yield from self._loose(loose, look, role, box)
                loose = []
                yield from self._block(one, tag, look, role, box)
            else:
                loose += self._inline(one, look)
            loose += self._words(one.tail, look)
        yield from self._loose(loose, look, role, box)

    def _is_passed(self, element: Element, tag: str) -> bool:
        """Say whether an element is none of the text; what readers see of it is told."""
        if tag in _SKIPPED or not isinstance(element.tag, str) or element in self._notes.bodies:
            return True
        words = " ".join("".join(element.itertext()).split())
        if tag == "nav" and words:
            self.left_out.append(LeftOut("a menu of the page", self._place(), words))
        return tag == "nav"

    def _block(self, one: Element, tag: str, look: Look, role: str, box: str) -> Iterator[Block]:
        inside = self._sheet.look(one, look)
        if inside.hidden:
            return
        box = box or ("box" if inside.boxed and tag not in ("table", "body") else "")
        role = _role(one) or role
        match tag:
            case "table":
                self._tables += 1
                yield self._table(one, inside)
            case "ul" | "ol" | "dl":
                yield from self._list(one, inside, 0, box)
            case "blockquote":
                yield from self.blocks(one, inside, "quotation", box)
            case "figcaption":
                yield from self.blocks(one, inside, "caption", box)
            case "aside":
                paragraphs = tuple(block for block in self.blocks(one, inside) if isinstance(block, Paragraph))
                yield from (Box(paragraphs, self._place()),) if paragraphs else ()
            case "p" | "dt" | "dd" | "pre" | "address" | "li" | "summary" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                yield from self._paragraph(one, tag, inside, role, box)
            case _:
                yield from self.blocks(one, inside, role, box)

    def _paragraph(self, element: Element, tag: str, look: Look, role: str, box: str) -> Iterator[Block]:
        level = _HEADS.get(tag, 0) if role not in ("title", "subtitle") else 0
        if any(str(one.tag) in _BLOCKS for one in element):
            yield from self.blocks(element, look, role, box)
            return
        start = replace(look, bold=False, italic=False) if level or role in ("title", "subtitle") else look
        pieces: list[Piece] = [*self._words(element.text, start)]
        for one in element:
            pieces += [*self._inline(one, start), *self._words(one.tail, start)]
        yield from self._loose(pieces, self._largest(element, look), role, box, level)

    def _largest(self, element: Element, look: Look) -> Look:
        """Return the look of a paragraph in the size of the first words in it."""
        inner = next(iter(element), None)
        if (
            inner is not None
            and not (element.text or "").strip()
            and str(inner.tag) in ("span", "font", "b", "strong", "a")
        ):
            return self._largest(inner, self._sheet.look(inner, look))
        return look

    def _loose(self, pieces: list[Piece], look: Look, role: str, box: str, level: int = 0) -> Iterator[Paragraph]:
        made = stripped(merged(tuple(pieces)))
        words = any(isinstance(one, Run) and one.text.strip() for one in made)
        if made and (words or any(isinstance(one, Picture) for one in made)):
            self._count += bool(words)
            yield Paragraph(made, self._place(), role, level, None, look.size_pt, box)

    def _place(self) -> Place:
        number = max(1, self._count)
        return Place(self._name, number, spot=f"paragraph {number}")

    def _inline(self, element: Element, look: Look, address: str = "") -> Iterator[Piece]:
        tag = str(element.tag)
        if tag in _SKIPPED or not isinstance(element.tag, str):
            return
        note = self._notes.of.get(element)
        if note is not None:
            yield Note(merged(tuple(self._note(note))))
            return
        if tag == "br":
            yield Run("\n", look.bold, look.italic, look.raised, address)
            return
        if tag == "img":
            target = element.get("src", "")
            yield Picture(target[:100], self._beside.read(target), " ".join(element.get("alt", "").split()))
            return
        inside = self._sheet.look(element, look)
        if inside.hidden or element in self._notes.marks:
            return
        target = _target(element.get("href", "")) if tag == "a" else ""
        yield from self._words(element.text, inside, target or address)
        for one in element:
            yield from self._inline(one, inside, target or address)
            yield from self._words(one.tail, inside, target or address)

    @staticmethod
    def _words(text: str | None, look: Look, address: str = "") -> Iterator[Run]:
        words = re.sub(r"[ \t\r\n\f]+", " ", text or "")
        if words:
            yield Run(words, look.bold, look.italic, look.raised, address, look.underlined and not address)

    def _note(self, element: Element) -> Iterator[Piece]:
        yield from self._words(element.text, Look())
        for one in element:
            if one not in self._notes.marks:
                yield from self._note_part(one)
            yield from self._words(one.tail, Look())

    def _note_part(self, element: Element) -> Iterator[Piece]:
        is_block = str(element.tag) in _BLOCKS
        yield from self._note(element) if is_block else self._inline(element, Look())
        yield from (Run(" "),) if is_block else ()

    def _list(self, element: Element, look: Look, depth: int, box: str) -> Iterator[Block]:
        ordered = element.tag == "ol"
        for entry in element:
            if entry in self._notes.bodies or not isinstance(entry.tag, str):
                continue
            if entry.tag in ("ul", "ol"):
                yield from self._list(entry, look, depth + 1, box)
                continue
            inside = self._sheet.look(entry, look)
            lists = [one for one in entry if one.tag in ("ul", "ol", "dl")]
            is_first = True
            for block in self._entry(entry, inside, box):
                if isinstance(block, Paragraph):
                    yield replace(block, item=Item(depth, ordered, goes_on=not is_first), level=0)
                    is_first = False
                else:
                    yield block
            for one in lists:
                yield from self._list(one, inside, depth + 1, box)

    def _entry(self, entry: Element, look: Look, box: str) -> Iterator[Block]:
        """Yield the blocks of an item, without the lists in it."""
        bare = Element("div")
        bare.text = entry.text
        bare.extend(one for one in entry if one.tag not in ("ul", "ol", "dl"))
        yield from self.blocks(bare, look, box=box)

    def _table(self, element: Element, look: Look) -> Table:
        place = Place(self._name, spot=f"table {self._tables}")
        inner = {id(row) for cell in element.iter() if cell.tag in ("td", "th") for row in cell.iter("tr")}
        rows = [row for row in element.iter("tr") if id(row) not in inner]
        heads = {id(row) for head in element.iter("thead") for row in head.iter("tr")}
        caption = element.find("caption")
        words = " ".join("".join(caption.itertext()).split()) if caption is not None else ""
        return Table(_squared([self._row(row, id(row) in heads, look, place) for row in rows]), place, words)

    def _row(self, element: Element, is_head: bool, look: Look, place: Place) -> tuple[Row, tuple[int, ...]]:
        cells, downs = [], []
        for one in element:
            if one.tag in ("td", "th"):
                inside = replace(self._sheet.look(one, look), bold=False)
                placed = tuple(replace(block, place=place, box="") for block in self._cell(one, inside))
                cells.append(Cell(placed, _span(one, "colspan"), one.tag == "th"))
                downs.append(_span(one, "rowspan"))
        return Row(tuple(cells), is_head or all(cell.is_head for cell in cells)), tuple(downs)

    def _cell(self, element: Element, look: Look) -> Iterator[Paragraph]:
        for block in self.blocks(element, look):
            match block:
                case Table(rows=rows):
                    yield from (one for row in rows for cell in row.cells for one in cell.paragraphs)
                case Box(paragraphs=paragraphs):
                    yield from paragraphs
                case Paragraph():
                    yield block


def _squared(rows: list[tuple[Row, tuple[int, ...]]]) -> tuple[Row, ...]:
    """Return rows in which an empty cell stands where one above reaches down."""
    reaching: dict[int, tuple[int, int]] = {}
    made = []
    for row, downs in rows:
        cells: list[Cell] = []
        column = 0
        for cell, down in zip((*row.cells, None), (*downs, 1), strict=True):
            while column in reaching:
                left, span = reaching.pop(column)
                cells.append(Cell((), span))
                if left > 1:
                    reaching[column + 10_000] = (left - 1, span)
                column += span
            if cell is not None:
                cells.append(cell)
                if down > 1:
                    reaching[column + 10_000] = (down - 1, cell.span)
                column += cell.span
        reaching = {key - 10_000 if key >= 10_000 else key: value for key, value in reaching.items()}
        made.append(Row(tuple(cells), row.is_head))
    return tuple(made)


def _span(element: Element, name: str) -> int:
    said = element.get(name, "1")
    return min(max(int(said), 1), _MOST_SPAN) if said.isascii() and said.isdigit() and len(said) < 6 else 1


def _role(element: Element) -> str:
    classes = element.get("class", "").split()
    if any(_CONTENTS.fullmatch(one) for one in classes) or element.get("role") == "doc-toc":
        return "contents"
    return next((_ROLES[one.lower()] for one in classes if one.lower() in _ROLES), "")


def _target(address: str) -> str:
    """Return where a link leads; Google Docs leads each by way of its own address."""
    found = re.match(r"https?://www\.google\.com/url\?q=([^&]+)", address)
    if found:
        from urllib.parse import unquote

        return unquote(found[1])
    return "" if address.startswith("#") else address


def _properties(root: Element) -> Properties:
    said = {one.get("name", "").lower(): one.get("content", "") for one in root.iter("meta")}
    title = root.find("head/title")
    return Properties(
        title=" ".join("".join(title.itertext()).split()) if title is not None else "",
        authors=tuple(filter(None, re.split(r"\s*;\s*", said.get("author", "")))),
        date=said.get("date", "") or said.get("dcterms.date", "") or said.get("changed", ""),
        language=root.get("lang", ""),
        keywords=tuple(filter(None, re.split(r"\s*,\s*", said.get("keywords", "")))),
    )
