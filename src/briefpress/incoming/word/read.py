"""Parts of a Word file -> its text, in the view in which some tracked changes hold and the others do not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from briefpress.incoming.word.comments import read_comments
from briefpress.incoming.word.inlines import InlineReader, State
from briefpress.incoming.word.looks import Looks
from briefpress.incoming.word.model import Block, Cell, Paragraph, Row, Style, Table, WordDocument
from briefpress.incoming.word.package import Package
from briefpress.incoming.word.refusal import refusal
from briefpress.incoming.word.revisions import CONTAINERS, Accepts, accept_all, is_marked_gone, iter_revisions
from briefpress.incoming.word.styles import (
    Styles,
    is_bordered,
    is_shaded,
    list_of,
    outline_level,
    read_lists,
    read_styles,
    whole,
)
from briefpress.incoming.word.xml import Element, child, q, toggle, value

_WRAPPERS = {*(q(f"w:{name}") for name in ("customXml", "smartTag", "sdt", "sdtContent")), q("mc:AlternateContent")}
_WRAPPERS |= {q("mc:Choice"), *CONTAINERS}
_NOTE_KINDS = ("footnote", "endnote")
_FRAME_KINDS = ("header", "footer")
_REAL_NOTES = ("", "normal")
"""Separators between text and notes are the others (17.18.33)."""


def read_word(package: Package, accepts: Accepts = accept_all) -> WordDocument:
    """Return what a Word file says when the tracked changes that `accepts` names hold, and the others do not.

    Raises BriefPressError for a file that is damaged.
    """
    try:
        return _read(package, accepts)
    except RecursionError as error:
        raise refusal("word.damaged", "is damaged: its text is nested too deeply") from error


def _read(package: Package, accepts: Accepts) -> WordDocument:
    root = package.root(package.main)
    styles = read_styles(package.first_root("styles"))
    body = child(root, "w:body")
    if body is None:
        raise refusal("word.not-word", "is no Word document: it has no text")
    notes, note_roots = _notes(package, styles, accepts)
    core = next((package.root(name) for name in package.related("", "core-properties")), None)
    extended = next((package.root(name) for name in package.related("", "extended-properties")), None)
    return WordDocument(
        blocks=_Reader(package, package.main, styles, accepts).blocks(body),
        notes=notes,
        comments=read_comments(package, (root, *note_roots)),
        frames=tuple(_frames(package, styles, accepts)),
        lists=read_lists(package.first_root("numbering")),
        properties=_properties(core),
        application=_properties(extended).get("Application", ""),
    )


def _notes(
    package: Package, styles: Styles, accepts: Accepts
) -> tuple[Mapping[tuple[str, str], tuple[Block, ...]], list[Element]]:
    notes: dict[tuple[str, str], tuple[Block, ...]] = {}
    roots = []
    for kind in _NOTE_KINDS:
        for part in package.related(package.main, f"{kind}s"):
            root = package.root(part)
            roots.append(root)
            reader = _Reader(package, part, styles, accepts)
            for one in root.findall(q(f"w:{kind}")):
                if value(one, "w:type") in _REAL_NOTES:
                    notes[kind, value(one, "w:id")] = reader.blocks(one)
    return notes, roots


def _frames(package: Package, styles: Styles, accepts: Accepts) -> Iterator[tuple[Block, ...]]:
    for kind in _FRAME_KINDS:
        for part in package.related(package.main, kind):
            yield _Reader(package, part, styles, accepts).blocks(package.root(part))


def _properties(root: Element | None) -> Mapping[str, str]:
    return {one.tag.rpartition("}")[2]: (one.text or "").strip() for one in (root if root is not None else ())}


@dataclass(slots=True)
class _Joined:
    """A paragraph whose mark was taken away: what comes next is a part of it."""

    reader: InlineReader
    elements: list[Element]


@dataclass(slots=True)
class _Blocks:
    """The blocks of a body, a cell or a note, while they are read."""

    made: list[Block] = field(default_factory=list)
    joined: _Joined | None = None


class _Reader:
    """Reads the blocks of one part."""

    def __init__(self, package: Package, part: str, styles: Styles, accepts: Accepts) -> None:
        self._relationships = package.relationships(part)
        self._styles, self._looks, self._accepts = styles, Looks(styles), accepts
        self._state = State()

    def blocks(self, element: Element) -> tuple[Block, ...]:
        """Return what an element holds. A paragraph that was deleted whole is not there."""
        blocks = _Blocks()
        for one in element:
            self._block(one, blocks)
        self._end_joined(blocks)
        return tuple(blocks.made)

    def _block(self, element: Element, blocks: _Blocks) -> None:
        if element.tag == q("w:p"):
            self._paragraph(element, blocks)
        elif element.tag == q("w:tbl"):
            self._end_joined(blocks)
            blocks.made.append(self._table(element))
        elif element.tag in _WRAPPERS:
            for one in element:
                self._block(one, blocks)
        elif element.tag == q("w:bookmarkStart"):
            self._state.bookmarks[value(element, "w:id")] = value(element, "w:name")
            self._state.waiting.append(value(element, "w:name"))
        else:
            self._inlines().read(element)

    def _inlines(self) -> InlineReader:
        return InlineReader(self._looks, self._relationships, self._accepts, self._state)

    def _paragraph(self, element: Element, blocks: _Blocks) -> None:
        joined = blocks.joined or _Joined(self._inlines(), [])
        blocks.joined = None
        if joined.elements and not joined.reader.inlines:
            # Nothing of what stood before is left: its name goes with it, its comments stay.
            comments = joined.reader.comments
            joined = _Joined(self._inlines(), [])
            joined.reader.comments += comments
        joined.reader.open()
        for one in element:
            joined.reader.read(one)
        joined.reader.close()
        joined.elements.append(element)
        if is_marked_gone(child(element, "w:pPr", "w:rPr"), self._accepts):
            blocks.joined = joined
        else:
            blocks.made.append(self._made(joined))

    def _end_joined(self, blocks: _Blocks) -> None:
        """Keep a paragraph that has nothing to be joined to: the last of a cell, or one before a table."""
        if blocks.joined and (blocks.joined.reader.inlines or not blocks.made):
            blocks.made.append(self._made(blocks.joined))
        blocks.joined = None

    def _made(self, joined: _Joined) -> Paragraph:
        reader = joined.reader
        # Word gives paragraphs that are joined the looks of the last one's mark; reviewers see the first one's.
        properties = child(joined.elements[0], "w:pPr")
        style = self._styles.paragraph(value(child(properties, "w:pStyle")))
        boxes = tuple(block for box in reader.boxes for block in self.blocks(box))
        return Paragraph(
            inlines=tuple(reader.inlines),
            style=style,
            ids=tuple(filter(None, (value(one, "w14:paraId").upper() for one in joined.elements))),
            bookmarks={name: (start, end) for name, (start, end) in reader.bookmarks.items()},
            comments=tuple(dict.fromkeys(reader.comments)),
            revisions=tuple(revision for one in joined.elements for revision in iter_revisions(one)),
            list=self._list(properties, style),
            outline_level=outline_level(properties) or style.outline_level,
            alignment=value(child(properties, "w:jc")),
            shaded=is_shaded(properties) or style.shaded,
            bordered=is_bordered(properties) or style.bordered,
            breaks_page=reader.breaks_page or bool(toggle(properties, "w:pageBreakBefore")),
            boxes=boxes,
        )

    @staticmethod
    def _list(properties: Element | None, style: Style) -> tuple[str, int] | None:
        if child(properties, "w:numPr", "w:numId") is not None:
            return list_of(properties)
        return style.list

    def _table(self, element: Element) -> Table:
        rows = tuple(self._row(one) for one in _named(element, q("w:tr")) if not self._is_gone(one, "w:trPr"))
        properties = child(element, "w:tblPr")
        return Table(rows, value(child(properties, "w:tblStyle")), child(properties, "w:tblBorders") is not None)

    def _row(self, element: Element) -> Row:
        cells = tuple(self._cell(one) for one in _named(element, q("w:tc")) if not self._is_gone(one, "w:tcPr"))
        return Row(cells, bool(toggle(child(element, "w:trPr"), "w:tblHeader")))

    def _cell(self, element: Element) -> Cell:
        properties = child(element, "w:tcPr")
        merged = child(properties, "w:vMerge")
        continues = merged is not None and value(merged) in ("", "continue")
        blocks = self.blocks(element)
        span = max(1, whole(value(child(properties, "w:gridSpan"))))
        return Cell(blocks, span, continues, is_shaded(properties))

    def _is_gone(self, element: Element, properties: str) -> bool:
        return is_marked_gone(child(element, properties), self._accepts)


def _named(element: Element, tag: str) -> Iterator[Element]:
    """Yield the rows of a table or the cells of a row, also those in content controls."""
    for one in element:
        if one.tag == tag:
            yield one
        elif one.tag in _WRAPPERS:
            yield from _named(one, tag)
