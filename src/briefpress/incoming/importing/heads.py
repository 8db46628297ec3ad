"""Blocks -> the same with a level on each head: by style and outline level, else by the look of short lines.

Most offices set a head by hand: a short line of its own, bold, underlined, larger, in capitals, or numbered. What looks
alike is of one level.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefpress.incoming.importing.outline import OBJECT, Block, Item, Paragraph, Picture, Run, sliced
from briefpress.incoming.importing.vocabulary import LABEL, NUMBERED, OF_SOURCE, part_called

_LONGEST, _MOST_WORDS = 110, 16
_LONGEST_HAN = 34
_ENDS = ".;,،؛。；，、"
_LARGER_PT = 1.4
_MOST_LOOKS_OF_A_TITLE = 2
_FEWEST_ITALIC = 60
"""Letters of the paragraph after a head in italics."""
_HAN = re.compile("[\u3400-\u9fff]")


def with_heads(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return blocks in which every head has its level, the highest of which is 1."""
    blocks = tuple(_split(blocks))
    styled = {one.level for one in blocks if isinstance(one, Paragraph) and one.level and one.words}
    count = sum(isinstance(one, Paragraph) and bool(one.level) for one in blocks)
    looks = _by_look(blocks, is_styled=count > 1)
    if count <= 1 and looks:
        # A single head by style is the title, or somebody's slip.
        styled = set()
    below = max(styled, default=0)
    ranks = {level: rank for rank, level in enumerate(sorted(styled), 1)}
    made: list[Block] = []
    for position, block in enumerate(blocks):
        if not isinstance(block, Paragraph):
            made.append(block)
        elif block.level and block.level in ranks:
            made.append(replace(block, level=ranks[block.level], item=None))
        elif position in looks:
            level = (len(ranks) if below else 0) + looks[position]
            made.append(replace(block, level=level, item=None, box=""))
        else:
            made.append(replace(block, level=0))
    return tuple(made)


def _by_look(blocks: Sequence[Block], *, is_styled: bool) -> dict[int, int]:
    """Return the positions of what looks like a head, with levels from 1."""
    body = body_size(blocks)
    bars = _bars(blocks)
    found = {
        position: _look(block, body, _letters_after(blocks, position))
        for position, block in enumerate(blocks)
        if isinstance(block, Paragraph)
        and not block.level
        and _is_short(block)
        and _has_text_below(blocks, position)
        and not (block.box and (position not in bars))
    }
    looks = {position: look for position, look in found.items() if look}
    if is_styled:
        # Where styles say what a head is, only what is bold or underlined is one below them.
        looks = {position: look for position, look in looks.items() if look[2] or look[4]}
    levels = _levels(blocks, looks) if looks else {}
    if is_styled or len(levels) > _MOST_LOOKS_OF_A_TITLE:
        return levels
    # Nothing has a look but a title and its like: in plain text, numbers alone say what a head is.
    below = max(levels.values(), default=0)
    return {position: below + depth for position, depth in _plain_numbers(blocks)} | levels


def _bars(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the positions of bold lines on a ground of their own, where there are several: heads are set so."""
    boxes = [bool(getattr(one, "box", "")) for one in blocks]
    found = {
        position
        for position, block in enumerate(blocks)
        if isinstance(block, Paragraph)
        and block.box
        and block.is_bold
        and boxes[max(0, position - 1) : position + 2].count(True) == 1
    }
    return frozenset(found) if len(found) > 1 else frozenset()


Look = tuple[float, bool, bool, bool, bool]
"""Size in points above that of the text, capitals, bold, italics, underlined."""


def _look(paragraph: Paragraph, body: float, below: int) -> Look | None:
    """Return the look of a line that is set as a head; None for one that is not."""
    size = round(paragraph.size_pt - body, 1) if paragraph.size_pt and body else 0
    words = paragraph.words
    letters = [one for one in words if one.isalpha()]
    capitals = len(letters) > 3 and words.isupper()
    italic = paragraph.is_italic and not paragraph.is_bold and below >= _FEWEST_ITALIC and words[-1:] not in "…:"
    if paragraph.item and not paragraph.is_bold and not capitals:
        return None
    underlined = paragraph.is_underlined
    if size >= _LARGER_PT or capitals or paragraph.is_bold or italic or underlined or part_called(words):
        return (max(size, 0) if size >= _LARGER_PT else 0, capitals, paragraph.is_bold, italic, underlined)
    return None


def _levels(blocks: Sequence[Block], looks: dict[int, Look]) -> dict[int, int]:
    """Return levels: by the depth of numbers where most have one, else by size, capitals, bold, line, italics."""
    depths = {position: _depth(blocks[position]) for position in looks}
    if sum(bool(depth) for depth in depths.values()) > len(looks) / 2:
        return {position: depths[position] or 1 for position in looks}
    ranks = Counter(_rank(look) for look in looks.values())
    ordered = sorted(ranks, reverse=True)
    # A part that everybody knows by its name may be set as text is: it stands beside the heads there are most of.
    usual = next((rank for rank in ordered if ranks[rank] > 1 and any(rank)), ordered[0])
    return {
        position: ordered.index(_rank(look) if any(_rank(look)) or look[3] else usual) + 1
        for position, look in looks.items()
    }


def _rank(look: Look) -> tuple[float, bool, bool, bool]:
    size, capitals, bold, _, underlined = look
    return (round(size), capitals, bold, underlined)


def _depth(block: Block) -> int:
    match = NUMBERED.match(block.words) if isinstance(block, Paragraph) else None
    if not match:
        return 0
    return match["dotted"].count(".") + 1 if match["dotted"] else 2 if match["sub"] else 1


def _plain_numbers(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Yield lines of plain text that are numbered one after the other and have text below: `1. Background`."""
    found = []
    for position, block in enumerate(blocks):
        if (
            isinstance(block, Paragraph)
            and not block.item
            and _is_short(block)
            and _letters_after(blocks, position) > 120
        ):
            depth = _depth(block)
            if depth:
                found.append((position, depth))
    if len(found) > 1:
        yield from found


def _is_short(paragraph: Paragraph) -> bool:
    words = paragraph.words
    longest = _LONGEST_HAN if _HAN.search(words) else _LONGEST
    if not any(map(str.isalpha, words)) or len(words) > longest or len(words.split()) > _MOST_WORDS:
        return False
    if paragraph.role in ("contents", "caption", "quotation", "title", "subtitle", "author", "date"):
        return False
    has_end = words[-1] in _ENDS and not NUMBERED.fullmatch(words)
    is_other = LABEL.match(words) or OF_SOURCE.match(words) or "@" in words or "http" in words
    return not has_end and not is_other and not any(isinstance(one, Picture) for one in paragraph.pieces)


def _has_text_below(blocks: Sequence[Block], position: int) -> bool:
    return any(not isinstance(one, Paragraph) or one.words for one in blocks[position + 1 :])


def _letters_after(blocks: Sequence[Block], position: int) -> int:
    following = next((one for one in blocks[position + 1 :] if not isinstance(one, Paragraph) or one.words), None)
    if not isinstance(following, Paragraph) or following.item:
        return 0
    # A sentence of Chinese says in forty signs what takes a hundred letters elsewhere.
    return len(following.words) * (3 if _HAN.search(following.words) else 1)


def body_size(blocks: Sequence[Block]) -> float:
    """Return the size in which most letters are set; 0 when no size is said."""
    letters: Counter[float] = Counter()
    for block in blocks:
        if isinstance(block, Paragraph) and block.size_pt and not block.level:
            letters[block.size_pt] += len(block.words)
    return letters.most_common(1)[0][0] if letters else 0


# ---------------------------------------------------------------- lines that were parted by hand

_BULLET = re.compile(r"\s*(?:[•‣▪◦●○■□➢➤✓✔►·*–—-]|\uf0b7|\uf0a7|o(?=\s{2,}|\t))[\s\u00a0]+(?=\S)")
_COUNTED = re.compile(r"\s*[(（]?(?:\d{1,2}|[a-z]|[ivx]{1,4}|[٠-٩]{1,2})[.)）]\s+(?=\S)")


def _split(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield blocks, lines within a paragraph that are heads or items of a list as paragraphs of their own."""
    parts = [part for block in blocks for part in (_lines(block) if isinstance(block, Paragraph) else (block,))]
    typed = [_typed(part) for part in parts]
    for position, (part, mark) in enumerate(zip(parts, typed, strict=True)):
        neighbours = (typed[max(0, position - 1)] if position else "", *typed[position + 1 : position + 2])
        if isinstance(part, Paragraph) and mark and (mark == "bullet" or mark in neighbours):
            yield _as_item(part, mark)
        else:
            yield part


def _lines(paragraph: Paragraph) -> Iterator[Paragraph]:
    spans = [match.span() for match in re.finditer(r"[^\n]+", paragraph.text)]
    parts = [paragraph.of(sliced(paragraph.pieces, start, end)) for start, end in spans]
    parts = [part for part in parts if part.words or OBJECT in part.text]
    if len(parts) < 2 or paragraph.level:
        yield paragraph
        return
    items = sum(bool(_BULLET.match(part.text) or _COUNTED.match(part.text)) for part in parts)
    if items > 1 or (items and items >= len(parts) - 1):
        yield from parts
    elif _stands_out(parts[0]) and not _stands_out(parts[1]) and _is_short(parts[0]) and not paragraph.item:
        yield parts[0]
        yield paragraph.of(sliced(paragraph.pieces, spans[1][0], spans[-1][1]))
    else:
        yield paragraph


def _stands_out(paragraph: Paragraph) -> bool:
    return paragraph.is_bold or paragraph.is_underlined


def _typed(block: Block) -> str:
    """Return what somebody has typed before an item: `bullet`, `dash` or `number`; empty for what is none."""
    if (
        not isinstance(block, Paragraph)
        or block.item
        or block.level
        or not isinstance(next(iter(block.pieces), None), Run)
    ):
        return ""
    bullet = _BULLET.match(block.text)
    if bullet:
        return "dash" if bullet[0].strip() in ("-", "–", "—", "*", "·") else "bullet"
    return "number" if _COUNTED.match(block.text) and not block.is_bold else ""


def _as_item(paragraph: Paragraph, mark: str) -> Paragraph:
    match = (_COUNTED if mark == "number" else _BULLET).match(paragraph.text)
    assert match  # or it would have no mark
    pieces = sliced(paragraph.pieces, match.end(), len(paragraph.text))
    return replace(paragraph.of(pieces), item=Item(ordered=mark == "number"))
