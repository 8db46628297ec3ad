"""The blocks between two heads of an outline -> the blocks of a section of a brief, as its file writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from briefpress.incoming.importing.figures import NO_CAPTION, Figures
from briefpress.incoming.importing.lists import joined, plain, point, points
from briefpress.incoming.importing.outline import (
    OBJECT,
    Block,
    Box,
    Paragraph,
    Picture,
    Piece,
    Run,
    Table,
    sliced,
    stripped,
)
from briefpress.incoming.importing.remarks import Remarks
from briefpress.incoming.importing.tables import is_layout, paragraphs_of, pictures_of, table_of
from briefpress.incoming.importing.vocabulary import LABEL, OF_SOURCE
from briefpress.incoming.importing.wording import wording
from briefpress.yaml_file import YamlValue

YamlBlock = dict[str, YamlValue]

NO_TITLE = "(to do: what the box is about)"
NO_SPEAKER, NO_OCCASION = "(to do: who said it)", "(to do: where)"
_LONGEST_TEXT = 18_000
_LONGEST_CAPTION, _LONGEST_TITLE, _LONGEST_BOX = 300, 90, 4_000
_QUOTES = '“”"«»„‟「」『』'
_QUOTED = re.compile(rf"\s*[{_QUOTES}].*[{_QUOTES}][.,]?\s*", re.DOTALL)
_SAID = re.compile(r"\s*[—–―-]{1,2}\s*(?P<who>\S.{1,120})$", re.DOTALL)


@dataclass(slots=True)
class BlockWriter:
    """Makes blocks, and keeps what is told of them."""

    remarks: Remarks
    figures: Figures
    captions: dict[int, str] = field(default_factory=dict)
    notes: dict[int, str] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)
    """Positions of what is printed with a table or picture: captions and what stands below them."""

    def blocks(self, given: Sequence[Block]) -> list[YamlValue]:
        """Return the blocks of a section."""
        found = [one for one in given if not isinstance(one, Paragraph) or one.words or OBJECT in one.text]
        self.captions, self.notes, self.used = {}, {}, set()
        self._pair(found)
        made: list[YamlValue] = []
        position = 0
        while position < len(found):
            end = _end_of_run(found, position, self.used)
            made += self._one(found[position:end], position) if position not in self.used else ()
            position = end
        return made

    def _pair(self, blocks: Sequence[Block]) -> None:
        """Find the caption of each table and picture, and what stands below it."""
        for position, block in enumerate(blocks):
            if not _is_shown(block):
                continue
            for near in (position - 1, position + 1):
                if 0 <= near < len(blocks) and near not in self.used and _is_caption(blocks[near]):
                    self.captions[position] = _caption(blocks[near])
                    self.used.add(near)
                    break
            last = max((one for one in self.used if one in (position + 1,)), default=position)
            if last + 1 < len(blocks) and _is_note(blocks[last + 1]):
                self.notes[position] = wording(_plain_of(blocks[last + 1]))
                self.used.add(last + 1)

    def _one(self, run: Sequence[Block], position: int) -> Iterator[YamlBlock]:
        first = run[0]
        match first:
            case Table():
                yield from self._table(first, position)
            case Box(paragraphs=paragraphs):
                yield from self._box(paragraphs)
            case Paragraph(item=item) if item:
                items = [one for one in run if isinstance(one, Paragraph)]
                if any(one.words for one in items):
                    yield points(items, self.remarks)
                for one in items:
                    yield from self._pictures(one, -1)
            case Paragraph(box=box) if box:
                yield from self._box([one for one in run if isinstance(one, Paragraph)])
            case Paragraph():
                yield from self._paragraph([one for one in run if isinstance(one, Paragraph)], position)

    def _paragraph(self, run: Sequence[Paragraph], position: int) -> Iterator[YamlBlock]:
        first = run[0]
        quoted = any(one.words.strip(_QUOTES + " ") for one in run)
        if first.role == "quotation" and quoted:
            yield self._quotation([one for one in run if one.words])
        else:
            for one in run:
                for text in _parted(wording(one.pieces)):
                    yield {"type": "paragraph", "text": text}
        for one in run:
            yield from self._pictures(one, position if one is first else -1)

    def _pictures(self, paragraph: Paragraph, position: int) -> Iterator[YamlBlock]:
        caption, note = self.captions.get(position, ""), self.notes.get(position, "")
        for piece in paragraph.pieces:
            if isinstance(piece, Picture):
                yield from self.figures.figure(piece, caption, note, paragraph.place)
                caption = note = ""

    def _quotation(self, run: Sequence[Paragraph]) -> YamlBlock:
        """Return a quotation; who said it stands at its end, after a dash."""
        pieces = list(run[0].pieces)
        for one in run[1:]:
            pieces += [Run(" "), *one.pieces]
        whole = run[0].of(tuple(pieces))
        said = _SAID.search(whole.text) if len(whole.text) > 30 else None
        if said:
            whole = whole.of(sliced(whole.pieces, 0, said.start()))
        who, _, where = (said["who"] if said else "").partition(",")
        if not said or not where.strip():
            self.remarks.ask("say who is quoted, and where it was said", run[0].place)
        text = wording(plain(stripped(whole.pieces))).strip(_QUOTES + " ")
        speaker = wording((Run(who.strip(" ()")),)) or NO_SPEAKER
        return {
            "type": "quotation",
            "text": text,
            "speaker": speaker,
            "occasion": wording((Run(where.strip(" ()")),)) or NO_OCCASION,
        }

    def _table(self, table: Table, position: int) -> Iterator[YamlBlock]:
        caption, note = self.captions.get(position, "") or wording((Run(table.caption),)), self.notes.get(position, "")
        if is_layout(table):
            yield from self._layout(table, caption)
            if note:
                yield {"type": "paragraph", "text": note}
            return
        if not caption:
            self.remarks.ask("write a caption for the table", table.place)
        made: YamlBlock = {"type": "table", "caption": caption or NO_CAPTION, **table_of(table, self.remarks)}
        yield {**made, "note": note} if note else made
        for picture, paragraph in pictures_of(table):
            yield from self.figures.figure(picture, "", "", paragraph.place)

    def _layout(self, table: Table, title: str) -> Iterator[YamlBlock]:
        """Yield what a table holds that only puts it in its place: a box, or pages of text."""
        paragraphs = [one for one in paragraphs_of(table) if one.words or OBJECT in one.text]
        is_box = max((len(row.cells) for row in table.rows), default=1) == 1
        if is_box and sum(len(one.words) for one in paragraphs) <= _LONGEST_BOX:
            yield from self._box(paragraphs, title)
            return
        if title:
            yield {"type": "paragraph", "text": title}
        inside = BlockWriter(self.remarks, self.figures)
        yield from (block for block in inside.blocks(paragraphs) if isinstance(block, dict))

    def _box(self, paragraphs: Sequence[Paragraph], title: str = "") -> Iterator[YamlBlock]:
        """Yield a callout: its first line is its title where it is a short one; all paragraphs, then the items."""
        filled = [one for one in paragraphs if one.words]
        if not title and len(filled) > 1 and _is_title(filled[0]):
            title = wording(plain(filled.pop(0).pieces))
        if filled:
            if not title:
                self.remarks.ask("give the box a title", filled[0].place)
            made: YamlBlock = {"type": "callout", "title": title or NO_TITLE}
            texts = [wording(one.pieces) for one in filled if not one.item]
            items = [point(one) for one in joined([one for one in filled if one.item])]
            yield made | ({"text": " ".join(texts)} if texts else {}) | ({"items": [*items]} if items else {})
        for one in paragraphs:
            yield from self._pictures(one, -1)


def _end_of_run(blocks: Sequence[Block], start: int, used: set[int]) -> int:
    """Return where the blocks end that make one block of a brief: a list, a box, a quotation."""
    first = blocks[start]
    end = start + 1
    while end < len(blocks) and end not in used and _goes_on(first, blocks[end]):
        end += 1
    return end


def _goes_on(first: Block, other: Block) -> bool:
    if not isinstance(first, Paragraph) or not isinstance(other, Paragraph):
        return False
    if first.box or other.box:
        return first.box == other.box
    if first.item:
        item = other.item
        return item is not None and (item.depth > 0 or item.ordered == first.item.ordered)
    return first.role == other.role == "quotation"


def _is_title(paragraph: Paragraph) -> bool:
    if len(paragraph.words) > _LONGEST_TITLE or paragraph.item:
        return False
    return paragraph.is_bold or bool(paragraph.level) or paragraph.words[-1] not in ".。;,؛،"


def _is_shown(block: Block) -> bool:
    """Say whether a block is something that has a caption."""
    if isinstance(block, Table):
        return True
    return isinstance(block, Paragraph) and not block.words and any(isinstance(one, Picture) for one in block.pieces)


def _is_caption(block: Block) -> bool:
    if not isinstance(block, Paragraph) or not block.words or len(block.words) > _LONGEST_CAPTION:
        return False
    return block.role == "caption" or bool(LABEL.match(block.words))


def _is_note(block: Block) -> bool:
    return (
        isinstance(block, Paragraph) and bool(OF_SOURCE.match(block.words)) and len(block.words) < 2 * _LONGEST_CAPTION
    )


def _caption(block: Block) -> str:
    """Return the words of a caption without its label and number: the press numbers tables and figures."""
    assert isinstance(block, Paragraph)  # or it would be no caption
    pieces = stripped(block.pieces)
    text = "".join(one.text if isinstance(one, Run) else OBJECT for one in pieces)
    label = LABEL.match(text)
    rest = sliced(pieces, label.end(), len(text)) if label and label.end() < len(text) else pieces
    return wording(_unset(rest))


def _unset(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    return tuple(
        Run(one.text, address=one.address, italic=one.italic) if isinstance(one, Run) else one for one in pieces
    )


def _plain_of(block: Block) -> tuple[Piece, ...]:
    assert isinstance(block, Paragraph)  # or it would be no note
    return _unset(block.pieces)


def _parted(text: str) -> Iterator[str]:
    """Yield a text in parts that a brief takes, each ended where a sentence ends."""
    while len(text) > _LONGEST_TEXT:
        cut = max(text.rfind(". ", 0, _LONGEST_TEXT), text.rfind("。", 0, _LONGEST_TEXT), 0) + 1
        cut = cut if cut > 1 else _LONGEST_TEXT
        yield text[:cut].strip()
        text = text[cut:].strip()
    if text:
        yield text
