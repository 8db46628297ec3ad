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
_LONGEST_WITHIN = 400
"""Letters of a list that goes into an item."""
_ENDINGS = ":;,.!?…؟؛،：；，。！？、"
_HAN = re.compile("[\u3400-\u9fff]")


def points(items: Sequence[Paragraph], remarks: Remarks) -> dict[str, YamlValue]:
    """Return a block of points. No brief has lists in lists: a short one goes into its item, a long one is flat."""
    nested = _nested([one for one in joined(items) if one.words])
    entries: list[YamlValue] = []
    for one, deeper in nested:
        length = sum(len(other.words) for other in deeper)
        if not deeper:
            entries.append(point(one))
        elif length <= _LONGEST_WITHIN:
            entries.append(point(one.of(_with_list(one.pieces, deeper))))
            remarks.ask("a list in a list went into the item that it belongs to: see that it reads well", one.place)
        else:
            entries += [point(one), *map(point, deeper)]
            remarks.ask("a long list in a list was made flat: say with which item it belongs", deeper[0].place)
    made: dict[str, YamlValue] = {"type": "points"}
    if items[0].item and items[0].item.ordered:
        made["ordered"] = True
    return {**made, "items": entries}


def _nested(items: Sequence[Paragraph]) -> list[tuple[Paragraph, list[Paragraph]]]:
    """Return the items of a list, each with those of the lists in it."""
    found: list[tuple[Paragraph, list[Paragraph]]] = []
    outermost = min((one.item.depth for one in items if one.item), default=0)
    for one in items:
        if found and one.item and one.item.depth > outermost:
            found[-1][1].append(one)
        else:
            found.append((one, []))
    return found


def _with_list(pieces: tuple[Piece, ...], items: Sequence[Paragraph]) -> tuple[Piece, ...]:
    """Return an item's words with those of the list in it, one after the other."""
    made = list(stripped(pieces))
    is_han = bool(_HAN.search("".join(one.text for one in made if isinstance(one, Run))))
    gap, semicolon = ("", "；") if is_han else (" ", "; ")
    between = gap if Paragraph(pieces, items[0].place).words[-1:] in _ENDINGS else "：" if is_han else ": "
    for one in items:
        made += [Run(between), *stripped(plain(one.pieces))]
        between = gap if one.words[-1:] in _ENDINGS else semicolon
    return tuple(made)


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
