"""Items of a list -> a block of points; what is bold at the start of an item is its lead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefpress.incoming.importing.outline import Note, Paragraph, Piece, Run, merged, sliced, stripped
from briefpress.incoming.importing.remarks import Remarks
from briefpress.incoming.importing.wording import wording
from briefpress.yaml_file import YamlValue

_SENTENCE = re.compile(r"(?:[.!?؟…](?=\s)|[。！？])[”\"»’)]*")
_LONGEST_LEAD = 120


def points(items: Sequence[Paragraph], remarks: Remarks) -> dict[str, YamlValue]:
    """Return a block of points; lists in lists are made flat, which is told."""
    entries: list[YamlValue] = [point(one) for one in joined(items) if one.words]
    deeper = next((one for one in items if one.item and one.item.depth), None)
    if deeper:
        remarks.ask("a list in a list was made flat: say with which item it belongs", deeper.place)
    made: dict[str, YamlValue] = {"type": "points"}
    if items[0].item and items[0].item.ordered:
        made["ordered"] = True
    return {**made, "items": entries}


def joined(items: Sequence[Paragraph]) -> list[Paragraph]:
    """Return items, each with the further paragraphs that belong to it."""
    made: list[Paragraph] = []
    for one in items:
        if made and one.item and one.item.goes_on:
            made[-1] = made[-1].of((*made[-1].pieces, Run(" "), *one.pieces))
        else:
            made.append(one)
    return made


def point(paragraph: Paragraph) -> dict[str, YamlValue]:
    """Return a lead and a text, or a text alone."""
    lead, rest = led(paragraph.pieces)
    if lead and wording(rest):
        return {"lead": wording(lead), "text": wording(rest)}
    return {"text": wording(plain(paragraph.pieces) if paragraph.is_bold else paragraph.pieces)}


def led(pieces: tuple[Piece, ...]) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return what is bold at the start, without its look, and the rest; nothing for a start that is not bold."""
    pieces = stripped(merged(pieces))
    count = 0
    for piece in pieces:
        if not isinstance(piece, Run) or not (piece.bold or not piece.text.strip()):
            break
        count += 1
    lead = pieces[:count]
    length = sum(len(one.text) for one in lead if isinstance(one, Run))
    return (stripped(plain(lead)), stripped(pieces[count:])) if 1 < length <= _LONGEST_LEAD else ((), pieces)


def plain(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return pieces without bold type: what stands in them is set in it anyhow."""
    return tuple(replace(one, bold=False) if isinstance(one, Run) else one for one in pieces)


def no_look(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return pieces without any look, as titles are set; links and notes stay."""
    return tuple(Run(one.text, address=one.address) if isinstance(one, Run) else one for one in pieces)


def with_notes_in_brackets(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return pieces with the words of notes where they are called: the small print has no notes of its own."""
    made: list[Piece] = []
    for one in pieces:
        made += (Run(" ("), *one.pieces, Run(")")) if isinstance(one, Note) else (one,)
    return tuple(made)


def first_sentence(pieces: tuple[Piece, ...]) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return the first sentence, and what follows it."""
    text = "".join(one.text if isinstance(one, Run) else "\ufffc" for one in pieces)
    for match in _SENTENCE.finditer(text):
        end = match.end()
        while text[end : end + 1] == "\ufffc":
            end += 1
        if match.end() > 20:
            return sliced(pieces, 0, end), stripped(sliced(pieces, end, len(text)))
    return pieces, ()
