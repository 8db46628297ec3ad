"""The structure tree of a PDF (ISO 32000-1, 14.7): what is said, apart from where it is painted and how it is written.

Elements are built up while pages are read, so they are not frozen; after `plan` nothing changes but `mcid` and `spell`,
which painting gives.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element as PageElement

from weasyprint.formatting_structure import boxes

Value = str | int | float | list[float] | list[str]
"""Of an attribute. A string that begins with `/` is a name; a list of strings holds ids."""


@dataclass(eq=False, slots=True)
class Element:
    type: str
    source: PageElement
    """The element of the page that it stands for, or the one that it is part of."""
    parent: Element | None = None
    entries: dict[str, str] = field(default_factory=dict)
    """Lang, Alt, E, ID, ActualText."""
    attributes: dict[str, dict[str, Value]] = field(default_factory=dict)
    """By owner: Table, List, Layout."""
    kids: list[Element | Content | Annotation] = field(default_factory=list)
    refers_to: list[Element] = field(default_factory=list)

    def add(self, kind: str, source: PageElement, at: int | None = None) -> Element:
        """Return a new child, the last one unless it is said where."""
        kid = Element(kind, source, self)
        self.kids.insert(len(self.kids) if at is None else at, kid)
        return kid

    @property
    def elements(self) -> list[Element]:
        """The children that are elements."""
        return [kid for kid in self.kids if isinstance(kid, Element)]

    def walk(self) -> Iterator[Element]:
        """Yield the element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()

    def text(self) -> str:
        """Return what is said of it."""
        if alternative := self.entries.get("Alt"):
            return alternative
        return "".join(kid.text() if isinstance(kid, Element) else kid.said for kid in self.kids)


@dataclass(eq=False, slots=True)
class Content:
    """One piece of marked content: what one line shows of an element's text, or a picture."""

    page: int
    """From 0."""
    said: str = ""
    generated: str = ""
    """The pseudo-element that made it (before, after, marker, footnote-call), or the empty string."""
    is_hyphenated: bool = False
    """Whether it ends with a hyphen that the line break put there."""
    lacks_space: bool = False
    """Whether a space was dropped at its end."""
    spell: bool = False
    """Whether its glyphs, read one after the other, do not say its text."""
    mcid: int | None = None
    """Its number on the page, once it is painted."""


@dataclass(eq=False, slots=True)
class Annotation:
    """Where a link can be clicked."""

    page: int
    box: boxes.Box
    said: str = ""


@dataclass(frozen=True, slots=True)
class Artifact:
    """Painted, but no part of what is said (ISO 32000-1, 14.8.2.2)."""

    kind: str
    """Pagination or Layout."""
    part: str = ""
    """Header, Footer or nothing."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What one box shows, where parts of it belong to elements of their own."""

    held: tuple[tuple[Content, Element], ...]
    """Pieces in order, each with what holds it."""
    texts: tuple[str, ...]
    """What each piece shows."""

    def join(self) -> Content:
        """Let the first piece be all of them, and the elements of the others go."""
        (first, _), *others = self.held
        first.said = "".join(content.said for content, _ in self.held)
        for content, holder in others:
            holder.kids.remove(content)
            if not holder.kids and holder.parent is not None:
                holder.parent.kids.remove(holder)
        return first


Mark = Content | Parts | Artifact | None
"""Under which a box is painted; None for one that shows nothing."""
