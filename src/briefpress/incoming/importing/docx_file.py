"""A Word file, as `incoming.word` reads it -> an outline. All changes that are tracked in it hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from briefpress.diagnostics import BriefPressError, Diagnostic, Place
from briefpress.incoming import word
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
from briefpress.incoming.word.model import iter_paragraphs

_ROLES = {
    "title": "title",
    "subtitle": "subtitle",
    "author": "author",
    "authors": "author",
    "date": "date",
    "quote": "quotation",
    "intense quote": "quotation",
    "block text": "quotation",
    "quotations": "quotation",
    "caption": "caption",
    "table of figures": "contents",
    "toc heading": "contents",
    "contents heading": "contents",
}
_HEADING = re.compile(r"(?:heading|titre|título|заголовок|überschrift|标题|标题样式)\s*([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|contents|tm|índice|оглавление)\s*[1-9]", re.IGNORECASE)
_MOST_DEPTH = 6


def read_docx(content: bytes, name: str) -> Outline:
    """Return what a Word file says. Raises BriefPressError, with the file's name, for one that cannot be read."""
    try:
        package = word.open_package(content)
        document = word.read_word(package)
    except BriefPressError as error:
        raise BriefPressError(
            Diagnostic(one.code, f"the file {one.message}", Place(name), one.hint) for one in error.diagnostics
        ) from error
    reader = _Reader(document, package, name)
    blocks = tuple(reader.blocks(document.blocks))
    return Outline(name, _properties(document), blocks, tuple(reader.left_out()))


class _Reader:
    """Reads the blocks of a document, and counts its paragraphs as a person would who looks for one."""

    def __init__(self, document: word.WordDocument, package: word.Package, name: str) -> None:
        self._document, self._package, self._name = document, package, name
        self._count = 0
        self._tables = 0

    def blocks(self, given: tuple[word.Block, ...]) -> Iterator[Block]:
        for block in given:
            if isinstance(block, word.Table):
                self._tables += 1
                yield self._table(block, Place(self._name, spot=f"table {self._tables}"), 0)
                continue
            self._count += bool(block.text.strip())
            place = Place(self._name, max(1, self._count), spot=f"paragraph {max(1, self._count)}")
            yield self._paragraph(block, place)
            if block.boxes:
                boxes = tuple(self._inside(block.boxes, place, 0))
                yield Box(boxes, place)

    def left_out(self) -> Iterator[LeftOut]:
        """Yield what stands beside the text: running heads, comments."""
        seen: set[str] = set()
        for frame in self._document.frames:
            words = " ".join(" ".join(one.text for one in iter_paragraphs(frame)).split())
            if words and words not in seen and not words.isdigit():
                seen.add(words)
                yield LeftOut("a running head or foot", Place(self._name, spot="head or foot of the page"), words)
        for comment in self._document.comments:
            where = f' on "{comment.quoted[:40]}"' if comment.quoted else ""
            yield LeftOut(
                f"a comment by {comment.author or 'somebody'}{where}", Place(self._name, spot="comments"), comment.text
            )

    def _paragraph(self, given: word.Paragraph, place: Place, depth: int = 0) -> Paragraph:
        pieces = merged(tuple(self._pieces(given, place, depth)))
        role, level = _role(given), _level(given)
        return Paragraph(
            pieces,
            place,
            role,
            0 if role in ("title", "subtitle", "contents") else level,
            self._item(given),
            _size(given),
            "box" if given.shaded or given.bordered else "",
        )

    def _pieces(self, given: word.Paragraph, place: Place, depth: int) -> Iterator[Piece]:
        style = given.style
        # The look that a style gives to all of a head or a title is none of its words'.
        is_set = bool(_level(given)) or style.name.casefold() in _ROLES
        for one in given.inlines:
            match one:
                case word.Run():
                    bold = (style.bold and not is_set) if one.bold is None else one.bold
                    italic = (style.italic and not is_set) if one.italic is None else one.italic
                    link = one.link if not one.link.startswith("#") else ""
                    yield Run(one.text, bold, italic, one.superscript, link, one.underlined and not one.link)
                case word.NoteMark(kind=kind, id=id_):
                    yield from self._note(kind, id_, place, depth)
                case word.Picture(part=part, alt_text=alternative):
                    yield Picture(part, self._package.parts.get(part, b""), alternative)

    def _note(self, kind: str, id_: str, place: Place, depth: int) -> Iterator[Piece]:
        if depth:
            return  # a note in a note: Word allows none
        pieces: list[Piece] = []
        for paragraph in iter_paragraphs(self._document.notes.get((kind, id_), ())):
            pieces += [*([Run(" ")] if pieces else []), *self._pieces(paragraph, place, depth + 1)]
        if any(isinstance(one, Run) and one.text.strip() for one in pieces):
            yield Note(merged(tuple(pieces)))

    def _item(self, given: word.Paragraph) -> Item | None:
        if given.list:
            format_ = self._document.lists.get(given.list, "bullet")
            return None if format_ == "none" else Item(given.list[1], format_ != "bullet")
        name = given.style.name.casefold()
        if name.startswith(("list bullet", "list number")):
            return Item(max(0, int(name[-1]) - 1) if name[-1].isdigit() else 0, name.startswith("list number"))
        return Item(goes_on=True) if name.startswith("list continue") else None

    def _table(self, given: word.Table, place: Place, depth: int) -> Table:
        has_head = any(row.is_head for row in given.rows)
        return Table(tuple(self._row(row, row.is_head and has_head, place, depth) for row in given.rows), place)

    def _row(self, given: word.Row, is_head: bool, place: Place, depth: int) -> Row:
        cells = tuple(
            Cell(() if cell.continues else tuple(self._inside(cell.blocks, place, depth)), cell.span)
            for cell in given.cells
        )
        return Row(cells, is_head)

    def _inside(self, blocks: tuple[word.Block, ...], place: Place, depth: int) -> Iterator[Paragraph]:
        """Yield the paragraphs of a cell or a box; tables in it are read cell after cell."""
        for block in blocks:
            if isinstance(block, word.Paragraph):
                yield self._paragraph(block, place)
                if depth < _MOST_DEPTH:
                    yield from self._inside(block.boxes, place, depth + 1)
            elif depth < _MOST_DEPTH:
                for row in block.rows:
                    for cell in row.cells:
                        yield from self._inside(cell.blocks, place, depth + 1)


def _role(given: word.Paragraph) -> str:
    name = given.style.name.casefold()
    fields = [one.field.upper() for one in given.inlines if isinstance(one, word.Run)]
    if _CONTENTS.fullmatch(name) or any(one.startswith("TOC") for one in fields):
        return "contents"
    return _ROLES.get(name, "")


def _level(given: word.Paragraph) -> int:
    match = _HEADING.fullmatch(given.style.name)
    return given.outline_level or (int(match[1]) if match else 0)


def _size(given: word.Paragraph) -> float:
    """Return the size that most letters have."""
    letters: Counter[float] = Counter()
    for one in given.inlines:
        if isinstance(one, word.Run):
            letters[one.size_pt or given.style.size_pt] += len(one.text.strip())
    return letters.most_common(1)[0][0] if letters else given.style.size_pt


def _properties(document: word.WordDocument) -> Properties:
    said = document.properties
    creator = said.get("creator", "")
    words = re.split(r"\s*[,;]\s*", said.get("keywords", ""))
    is_program = creator.casefold() in ("python-docx", "microsoft office user", "un-named", "author", "user")
    return Properties(
        title=said.get("title", ""),
        authors=tuple(one for one in re.split(r"\s*;\s*", creator) if one and not is_program),
        date=said.get("modified", "") or said.get("created", ""),
        language=said.get("language", ""),
        keywords=tuple(filter(None, words)),
    )
