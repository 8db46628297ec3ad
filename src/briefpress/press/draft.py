"""Document + what is wrong with it -> the draft: the same text, with a word on each page and a note at each place.

Notes are inserted, so that they are read in every format; what they say of pages is true of the text without them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from briefpress.diagnostics import counted
from briefpress.document import tree
from briefpress.press.job import Note, Refusal

# What a note can stand between; inside of others it would be part of a figure, a quotation or the band on top.
_OPEN = frozenset({tree.Role.SECTION, tree.Role.MAIN, tree.Role.ASIDE})


def marked(document: tree.Document, word: str, notes: Sequence[Note]) -> tree.Document:
    """Return a document as a draft: `word` and what is of no block at its head, each other note before its block.

    Notes of blocks that the document does not show are left out.
    """
    return _Marking(word, notes).document(document)


def too_long(refusal: Refusal, promised: int, page_of: Mapping[str, int]) -> Iterator[Note]:
    """Yield what is too long, at the head, and where the promised pages end, before the first block beyond them."""
    pages, lines = counted(refusal.pages, "page"), counted(refusal.lines, "line")
    yield Note("", f"{pages} at the tightest setting, {promised} promised: {lines} too long")
    beyond = next((name for name, page in page_of.items() if page > promised), None)
    if beyond:
        end = "the promised page ends" if promised == 1 else f"the {promised} pages promised end"
        yield Note(beyond, f"here {end}: shorten what comes before by {lines}")


@dataclass(frozen=True, slots=True)
class _Marking:
    word: str
    notes: Sequence[Note]
    told: set[Note] = field(default_factory=set)
    """Notes that stand somewhere; each stands once, where its block begins."""

    def document(self, document: tree.Document) -> tree.Document:
        return replace(document, children=tuple(map(self.top, document.children)))

    def top(self, block: tree.Block) -> tree.Block:
        if not isinstance(block, tree.Group) or block.role is not tree.Role.MAIN:
            return block
        within = tree.with_children(block, self.marked)
        return tree.with_children(within, lambda children: (self.head(), *children))

    def head(self) -> tree.Block:
        word = tree.Paragraph((tree.Styled(tree.Mark.STRONG, (tree.Text(self.word),)),), _classes("draft"))
        general = (_paragraph(note) for note in self.notes if not note.block)
        return tree.Group(tree.Role.ASIDE, (word, *general), _classes("callout", "notice"))

    def marked(self, children: tuple[Any, ...]) -> Iterator[Any]:
        """Yield the blocks of a group, a note before each that has one; what is no block stays as it is."""
        for child in children:
            if isinstance(child, tree.Group) and child.role in _OPEN:
                yield from self.of(frozenset({tree.attributes_of(child).id}))
                yield tree.with_children(child, self.marked)
            else:
                yield from self.of(_names(child))
                yield child

    def of(self, names: frozenset[str]) -> Iterator[tree.Paragraph]:
        for note in self.notes:
            if note.block and note not in self.told and note.block in names:
                self.told.add(note)
                yield _paragraph(note)


def _names(block: tree.Block) -> frozenset[str]:
    """Return the ids of a block and of all in it."""
    return frozenset(tree.attributes_of(one).id for one in (block, *tree.walk(block)))


def _paragraph(note: Note) -> tree.Paragraph:
    return tree.Paragraph((tree.Styled(tree.Mark.STRONG, (tree.Text(f"[{note.text}]"),)),), _classes("draft-note"))


def _classes(*names: str) -> tree.Attributes:
    return tree.Attributes(classes=names, language="en" if "draft-note" in names else "")
