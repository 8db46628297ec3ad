"""Blocks with heads -> sections, subsections, and the parts that a brief has a place of their own for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from briefpress.incoming.importing.outline import OBJECT, Block, Paragraph
from briefpress.incoming.importing.vocabulary import part_called


@dataclass(frozen=True, slots=True)
class Division:
    """What stands under a head of the first level."""

    head: Paragraph | None
    """None for what comes before the first head."""
    parts: tuple[Subdivision, ...]
    """The first has no head: what stands before the first head below."""

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks, heads of subdivisions left out."""
        return tuple(block for part in self.parts for block in part.blocks)

    @property
    def kind(self) -> str:
        """Which part of a document it is, if its head says so: `messages`, `summary`, `end`..."""
        return part_called(self.head.words) if self.head else ""


@dataclass(frozen=True, slots=True)
class Subdivision:
    """What stands under a head of another level."""

    head: Paragraph | None
    blocks: tuple[Block, ...]

    @property
    def is_empty(self) -> bool:
        return not any(not isinstance(one, Paragraph) or one.words or OBJECT in one.text for one in self.blocks)


@dataclass(slots=True)
class _Open:
    head: Paragraph | None
    parts: list[tuple[Paragraph | None, list[Block]]] = field(default_factory=lambda: [(None, [])])


def divisions(blocks: Sequence[Block]) -> tuple[Division, ...]:
    """Return the divisions of a text, without a first one that is empty."""
    opened = [_Open(None)]
    for block in blocks:
        if not isinstance(block, Paragraph) or not block.level or not block.words:
            opened[-1].parts[-1][1].append(block)
        elif block.level == 1 or opened[-1].head is None:
            opened.append(_Open(block))
        else:
            opened[-1].parts.append((block, []))
    made = tuple(
        Division(one.head, tuple(Subdivision(head, tuple(inside)) for head, inside in one.parts)) for one in opened
    )
    return made if made[0].parts and not made[0].parts[0].is_empty else made[1:]
