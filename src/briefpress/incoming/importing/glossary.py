"""The part of a document that says what terms mean -> a glossary, if all of it does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefpress.incoming.importing.lists import led, plain
from briefpress.incoming.importing.outline import OBJECT, Block, Paragraph, Piece, Run, Table, merged, sliced, stripped
from briefpress.incoming.importing.wording import wording
from briefpress.yaml_file import YamlValue

_BETWEEN = re.compile(r"\s*(?:[:：=\t]|\s[–—-]\s)\s*")
_LONGEST_TERM, _LONG_MEANING = 60, 70


def glossary(blocks: Sequence[Block]) -> dict[str, YamlValue] | None:
    """Return a block of terms; None where something is no term with its meaning."""
    found = [pair for block in blocks for pair in _pairs(block)]
    if not found or not all(term and meaning and len(term) <= _LONGEST_TERM for term, meaning in found):
        return None
    items: list[YamlValue] = [{"term": term, "meaning": meaning} for term, meaning in found]
    are_long = sum(len(meaning) for _, meaning in found) > _LONG_MEANING * len(found)
    return {"type": "glossary", **({"style": "definitions"} if are_long else {}), "items": items}


def _pairs(block: Block) -> Iterator[tuple[str, str]]:
    """Yield the term and the meaning in each row of a table or each paragraph; two empty ones for what is none."""
    match block:
        case Table(rows=rows) if all(len(row.cells) == 2 for row in rows):
            for row in rows:
                term, meaning = (tuple(piece for one in cell.paragraphs for piece in one.pieces) for cell in row.cells)
                yield wording(plain(term)), wording(meaning)
        case Paragraph() if block.words and OBJECT not in block.text:
            term, meaning = _parted(block)
            yield wording(plain(term)), wording(meaning)
        case Paragraph() if not block.words and OBJECT not in block.text:
            pass
        case _:
            yield "", ""


def _parted(paragraph: Paragraph) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    pieces = stripped(merged(paragraph.pieces))
    text = "".join(one.text for one in pieces if isinstance(one, Run))
    between = _BETWEEN.search(text)
    if between:
        return sliced(pieces, 0, between.start()), sliced(pieces, between.end(), len(text))
    return led(pieces)
