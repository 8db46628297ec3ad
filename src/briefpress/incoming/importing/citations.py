"""Marks in the text -> citations, where they are certain: numbers of the list of references, or names with a year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefpress.incoming.importing.outline import (
    Block,
    Box,
    Cell,
    Cite,
    Note,
    Paragraph,
    Piece,
    Row,
    Run,
    Table,
    merged,
    sliced,
)
from briefpress.incoming.importing.references import References
from briefpress.incoming.importing.remarks import Remarks

_BRACKETS = re.compile(r"[ \u00a0]?[\[［](\d{1,3}(?:\s*[,，;、–—-]\s*\d{1,3})*)[\]］]")
_RANGE = re.compile(r"(\d{1,3})(?:\s*[–—-]\s*(\d{1,3}))?")
_RAISED = re.compile(r"[\[(]?\s*(\d{1,3}(?:\s*[,;–—-]\s*\d{1,3})*)\s*[\])]?\s*,?")
_UNIT = re.compile(r"(?:^|[^\w])(?:\d+\s*)?(?:m|km|cm|mm|ha|dm|CO|м|км|см|мм)$|\d$|[=×^]\s*\w?$")
_YEARS = r"(?:1[5-9]|20)\d\d[a-z]?"
_PARENTHESES = re.compile(rf"[ \u00a0]?[(（]([^()（）]*?{_YEARS}[^()（）]*)[)）]")
_PART = re.compile(
    rf"(?P<who>[^\W\d_][^\d;]*?)[,，]?\s*(?P<years>{_YEARS}(?:\s*[,，]\s*{_YEARS})*)(?:\s*[,:，：]\s*(?P<where>(?:pp?\.|¶|art\.|ch\.|§|sec\.)?\s*[\w–.-]+(?:\s\d+)?))?"
)
_NARRATIVE = re.compile(rf"(?P<years>{_YEARS}(?:\s*,\s*{_YEARS})*)(?:\s*[,:]\s*(?P<where>(?:pp?\.\s*)[\d–-]+))?")
_LINKING = re.compile(r"\s*(?:,?\s*\bet al\.?|,?\s*\band others|\s*и др\.|\s*وآخرون|\s*等人?)\s*,?$", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,\s*(?:&|and\b)|&|\band\b|\bet\b|\by\b|\bи\b|,|、|和|与|\sو)\s*")


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    cite: Cite


def with_citations(block: Block, references: References, remarks: Remarks) -> Block:
    """Return a block in which marks that stand for a source are citations of it."""
    if not references.cited:
        return block
    match block:
        case Table(rows=rows):
            return replace(block, rows=tuple(_row(row, references, remarks) for row in rows))
        case Box(paragraphs=paragraphs):
            return replace(block, paragraphs=tuple(_paragraph(one, references, remarks) for one in paragraphs))
        case Paragraph():
            return _paragraph(block, references, remarks)


def _row(row: Row, references: References, remarks: Remarks) -> Row:
    return replace(row, cells=tuple(_cell(cell, references, remarks) for cell in row.cells))


def _cell(cell: Cell, references: References, remarks: Remarks) -> Cell:
    return replace(cell, paragraphs=tuple(_paragraph(one, references, remarks) for one in cell.paragraphs))


def _paragraph(paragraph: Paragraph, references: References, remarks: Remarks) -> Paragraph:
    if paragraph.level:
        return paragraph
    pieces = tuple(_noted(piece, paragraph, references, remarks) for piece in merged(paragraph.pieces))
    return paragraph.of(_cited(paragraph.of(pieces), references, remarks))


def _noted(piece: Piece, around: Paragraph, references: References, remarks: Remarks) -> Piece:
    if not isinstance(piece, Note):
        return piece
    return Note(_cited(around.of(merged(piece.pieces)), references, remarks))


def _cited(paragraph: Paragraph, references: References, remarks: Remarks) -> tuple[Piece, ...]:
    found = sorted(_marks(paragraph, references, remarks), key=lambda one: one.start)
    pieces: list[Piece] = []
    position = 0
    for one in found:
        if one.start < position:
            continue
        before = sliced(paragraph.pieces, position, one.start)
        # A citation stands after a space, or right after a mark above the line.
        pieces += [*before, Run(" "), one.cite]
        position = one.end
    return merged((*pieces, *sliced(paragraph.pieces, position, len(paragraph.text))))


def _marks(paragraph: Paragraph, references: References, remarks: Remarks) -> Iterator[_Found]:
    text = paragraph.text
    linked = _linked_spans(paragraph.pieces)
    if references.has_numbers:
        yield from _bracketed(text, references)
        yield from _raised(paragraph.pieces, text, references)
    for match in _PARENTHESES.finditer(text):
        cite = _by_name(match, text, references)
        if cite:
            yield _Found(match.start(), match.end(), cite)
        elif _looks_cited(match[1]) and not any(start <= match.start() < end for start, end in linked):
            remarks.ask(f'"{match[0].strip()}" may cite something that no source is', paragraph.place)


def _linked_spans(pieces: tuple[Piece, ...]) -> list[tuple[int, int]]:
    spans, position = [], 0
    for piece in pieces:
        length = len(piece.text) if isinstance(piece, Run) else 1
        if isinstance(piece, Run) and piece.address:
            spans.append((position, position + length))
        position += length
    return spans


def _bracketed(text: str, references: References) -> Iterator[_Found]:
    for match in _BRACKETS.finditer(text):
        keys = _keys(match[1], references)
        if keys:
            yield _Found(match.start(), match.end(), Cite(tuple((key, "") for key in keys)))


def _raised(pieces: tuple[Piece, ...], text: str, references: References) -> Iterator[_Found]:
    position = 0
    for piece in pieces:
        length = len(piece.text) if isinstance(piece, Run) else 1
        if isinstance(piece, Run) and piece.raised:
            match = _RAISED.fullmatch(piece.text.strip())
            keys = _keys(match[1], references) if match else ()
            if keys and not _UNIT.search(text[max(0, position - 12) : position]):
                yield _Found(position, position + length, Cite(tuple((key, "") for key in keys)))
        position += length


def _keys(numbers: str, references: References) -> tuple[str, ...]:
    """Return the names of sources for `1, 3–5`; none when one of them is no source."""
    found = []
    for part in re.split(r"[,，;、]", numbers):
        match = _RANGE.fullmatch(part.strip())
        if not match:
            return ()
        first, last = int(match[1]), int(match[2] or match[1])
        if not first <= last <= first + 30:
            return ()
        found += [references.numbered(number) for number in range(first, last + 1)]
    return tuple(found) if all(found) else ()


def _by_name(match: re.Match[str], text: str, references: References) -> Cite | None:
    """Return what `(Lind 2019; WHO, 2020, p. 3)` or, after a name, `(2019)` cites; None when any of it is uncertain."""
    inside = match[1].strip()
    alone = _NARRATIVE.fullmatch(inside)
    if alone:
        who = _name_before(text[: match.start()], references)
        parts = _named(who, alone["years"], alone["where"] or "", references) if who else ()
        return Cite(parts) if parts else None
    parts = ()
    for piece in re.split(r"\s*[;；]\s*", inside):
        one = _PART.fullmatch(piece.strip())
        found = _named((one["who"],), one["years"], one["where"] or "", references) if one else ()
        if not found:
            return None
        parts = (*parts, *found)
    return Cite(parts)


def _named(who: tuple[str, ...], years: str, where: str, references: References) -> tuple[tuple[str, str], ...]:
    found = []
    for year in re.split(r"\s*[,，]\s*", years):
        keys = {
            one.key
            for name in who
            for one in references.cited
            if one.reference.year == year and _is_named(name, one.reference.names)
        }
        if len(keys) != 1:
            return ()
        found.append((keys.pop(), _where(where)))
    return tuple(found)


def _where(where: str) -> str:
    return f"p. {where}" if re.fullmatch(r"\d+(?:[–-]\d+)?", where) else " ".join(where.split())


def _is_named(who: str, names: tuple[str, ...]) -> bool:
    """Say whether `Lind & Berg`, `Lind et al.` or `World Health Organization` names the authors of a source."""
    written = [part.casefold() for part in _AND.split(_LINKING.sub("", who.strip())) if part]
    known = [name.casefold() for name in names]
    if not written or not known:
        return False
    whole = _LINKING.sub("", who.strip()).casefold().rstrip(",")
    return whole == known[0] or (written[0] == known[0] and set(written) <= set(known))


def _name_before(text: str, references: References) -> tuple[str, ...]:
    """Return the names that a text may end with: its last words, from one to eight."""
    words = text.rstrip().split()
    ends = (" ".join(words[-count:]).strip(",.;:(“\"'") for count in range(min(8, len(words)), 0, -1))
    known = [one.reference.names for one in references.cited]
    found = next((end for end in ends if any(_is_named(end, names) for names in known)), "")
    return (found,) if found else ()


def _looks_cited(inside: str) -> bool:
    return bool(_PART.fullmatch(re.split(r"[;；]", inside)[0].strip())) and "," in inside and inside[:1].isupper()
