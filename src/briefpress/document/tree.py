"""The nouns of a document: what one edition is made of, whatever format it will be printed in.

The vocabulary is closed and is a subset of HTML: `parse` refuses what is not here, `serialise` writes it back,
and a writer that matches on these classes has handled everything. Containers hold blocks or inlines, never both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from operator import is_
from typing import Any, TypeVar

from briefpress.spreadsheet.grid import grid_of


@dataclass(frozen=True, slots=True)
class Attributes:
    """What every node can carry."""

    id: str = ""
    classes: tuple[str, ...] = ()
    language: str = ""
    """BCP 47 tag where it differs from the parent's; else empty."""
    direction: str = ""
    """`ltr` or `rtl` where it differs from the parent's; else empty."""
    other: tuple[tuple[str, str], ...] = ()
    """Everything else that the vocabulary allows (`aria-label`, `datetime`, `data-*`), in source order."""

    def get(self, name: str) -> str:
        """Return another attribute's value, or the empty string."""
        return dict(self.other).get(name, "")


class Mark(StrEnum):
    """What a styled run of text is, by its HTML element."""

    STRONG = "strong"
    BOLD = "b"
    EMPHASIS = "em"
    TITLE = "cite"
    SMALL = "small"
    SPAN = "span"
    ISOLATE = "bdi"
    TIME = "time"
    SUPERSCRIPT = "sup"
    ABBREVIATION = "abbr"
    """With what it is short for as its `title`."""


@dataclass(frozen=True, slots=True)
class Text:
    """Characters; white space is as HTML collapses it."""

    value: str


@dataclass(frozen=True, slots=True)
class Styled:
    """Inlines that mean something together."""

    mark: Mark
    children: tuple[Inline, ...]
    attributes: Attributes = field(default_factory=Attributes)


@dataclass(frozen=True, slots=True)
class Link:
    """Inlines that lead somewhere: `#id` inside the document, or an address."""

    target: str
    children: tuple[Inline, ...]
    attributes: Attributes = field(default_factory=Attributes)


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line inside a paragraph."""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture. `source` names an asset of the job, never a file or an address."""

    source: str
    alternative: str
    attributes: Attributes = field(default_factory=Attributes)


Inline = Text | Styled | Link | LineBreak | Image


@dataclass(frozen=True, slots=True)
class Paragraph:
    children: tuple[Inline, ...]
    attributes: Attributes = field(default_factory=Attributes)


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    """1 to 6."""
    children: tuple[Inline, ...]
    attributes: Attributes = field(default_factory=Attributes)


@dataclass(frozen=True, slots=True)
class Item:
    """A list's item: inlines, or blocks."""

    children: tuple[Inline, ...] | tuple[Block, ...]
    attributes: Attributes = field(default_factory=Attributes)


@dataclass(frozen=True, slots=True)
class List:
    ordered: bool
    items: tuple[Item, ...]
    attributes: Attributes = field(default_factory=Attributes)


class Scope(StrEnum):
    """Which cells a table cell heads."""

    NONE = ""
    COLUMN = "col"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Cell:
    children: tuple[Inline, ...] | tuple[Block, ...]
    scope: Scope = Scope.NONE
    columns: int = 1
    rows: int = 1
    attributes: Attributes = field(default_factory=Attributes)


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Cell, ...]
    attributes: Attributes = field(default_factory=Attributes)


@dataclass(frozen=True, slots=True)
class Caption:
    """A table's or a figure's caption."""

    children: tuple[Inline, ...]
    attributes: Attributes = field(default_factory=Attributes)


@dataclass(frozen=True, slots=True)
class Table:
    caption: Caption | None
    head: tuple[Row, ...]
    body: tuple[Row, ...]
    attributes: Attributes = field(default_factory=Attributes)


class ChartKind(StrEnum):
    """How a chart draws its numbers."""

    BAR = "bar"
    COLUMN = "column"
    LINE = "line"
    STACKED = "stacked"


@dataclass(frozen=True, slots=True)
class Number:
    """A number, and how the document's language writes it."""

    value: Decimal
    shown: str


@dataclass(frozen=True, slots=True)
class Series:
    """Numbers of one kind."""

    name: str
    numbers: tuple[Number | None, ...]
    """One for each category; None where there is none."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Numbers to be drawn. Its HTML is the table of them."""

    kind: ChartKind
    alternative: str
    """What it shows."""
    title: str
    """What the table of its numbers is called where it is printed."""
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    scale: tuple[Number, ...]
    """The steps of its axis from one end to the other: two or more, evenly apart."""
    axis: str = ""
    """The title of the axis of numbers; where there is one, the axis is drawn."""
    emphasis: int | None = None
    """The place of the category that is to be seen first."""
    attributes: Attributes = field(default_factory=Attributes)

    def with_words(self, change: Callable[[str], str]) -> Chart:
        """Return the chart with what `change` makes of each of its words; numbers stay."""
        return replace(
            self,
            alternative=change(self.alternative),
            title=change(self.title),
            axis=change(self.axis) if self.axis else "",
            categories=tuple(change(category) for category in self.categories),
            series=tuple(replace(one, name=change(one.name)) for one in self.series),
        )

    @property
    def words(self) -> tuple[str, ...]:
        """What is written in it."""
        shown = (number.shown for one in self.series for number in one.numbers if number)
        title = (self.axis,) if self.axis else ()
        return (
            *self.categories,
            *title,
            *(one.name for one in self.series),
            *(step.shown for step in self.scale),
            *shown,
        )


class Role(StrEnum):
    """What a group of blocks is, by its HTML element."""

    SECTION = "section"
    ASIDE = "aside"
    NAVIGATION = "nav"
    FIGURE = "figure"
    QUOTATION = "blockquote"
    DIVISION = "div"
    HEADER = "header"
    MAIN = "main"
    FOOTER = "footer"


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks that belong together. A figure's caption is a `Caption` among them."""

    role: Role
    children: tuple[Block, ...]
    attributes: Attributes = field(default_factory=Attributes)


Block = Paragraph | Heading | List | Table | Chart | Caption | Group | Image
Node = Block | Inline | Item | Row | Cell


@dataclass(frozen=True, slots=True)
class Document:
    """One edition, whole."""

    language: str
    """BCP 47."""
    direction: str
    """`ltr` or `rtl`."""
    title: str
    metadata: tuple[tuple[str, str], ...]
    """`<meta name>` pairs in order: author, description, keywords, generator, dcterms.created, ..."""
    children: tuple[Block, ...]
    attributes: Attributes = field(default_factory=Attributes)
    """Of `<html>`: `data-length`, `data-audience`, ..."""

    def meta(self, name: str) -> str:
        """Return a metadata value, or the empty string."""
        return dict(self.metadata).get(name, "")


Branch = TypeVar("Branch", bound=Document | Node)


def children_of(node: Document | Node) -> tuple[Node, ...]:
    """Return a node's children in reading order."""
    match node:
        case Text() | LineBreak() | Image():
            return ()
        case Chart():
            # Whoever asks for the text of a document is told what is drawn, too.
            return tuple(Text(f"{word} ") for word in node.words)
        case List(items=items):
            return items
        case Row(cells=cells):
            return cells
        case Table(caption=caption, head=head, body=body):
            return ((caption,) if caption else ()) + head + body
        case _:
            return node.children


Change = Callable[[tuple[Any, ...]], Iterable[Any]]
"""Children -> children of the same kinds."""


def with_children(node: Branch, change: Change) -> Branch:
    """Return a node with what `change` makes of its children; a table's head, body and caption are changed apart."""
    match node:
        case Text() | LineBreak() | Image() | Chart():
            return node
        case List():
            return replace(node, items=tuple(change(node.items)))
        case Row():
            return replace(node, cells=tuple(change(node.cells)))
        case Table():
            caption = next(iter(change((node.caption,)))) if node.caption else None
            return replace(node, caption=caption, head=tuple(change(node.head)), body=tuple(change(node.body)))
        case _:
            # The union of all that has children is more than `replace` can be typed for.
            made = tuple(change(node.children))
            # Most changes leave most nodes as they are.
            is_same = len(made) == len(node.children) and all(map(is_, made, node.children))
            return node if is_same else replace(node, children=made)  # type: ignore[arg-type]


def walk(node: Document | Node) -> Iterator[Node]:
    """Yield every node below `node`, in reading order."""
    # No generator in a generator: each node would go through all of those above it.
    waiting = [*reversed(children_of(node))]
    while waiting:
        child = waiting.pop()
        yield child
        waiting += reversed(children_of(child))


def placed_cells(rows: Sequence[Row]) -> Iterator[tuple[int, Cell]]:
    """Yield the cells of rows, each with the column that it begins in, from 0."""
    grid = grid_of([(cell.columns, cell.rows) for cell in row.cells] for row in rows)
    for row, where in zip(rows, grid, strict=True):
        yield from zip(where.columns, row.cells, strict=True)


def text_of(node: Document | Node) -> str:
    """Return the text of a node, white space collapsed as HTML does within a block."""
    parts = [
        " " if isinstance(piece, LineBreak) else piece.value
        for piece in (node, *walk(node))
        if isinstance(piece, Text | LineBreak)
    ]
    return "".join(parts).strip()


def characters_of(node: Document | Node) -> str:
    """Return the characters of a node as they stand, white space and all."""
    if isinstance(node, Text):
        return node.value
    return " " if isinstance(node, LineBreak) else "".join(map(characters_of, children_of(node)))


def attributes_of(node: Document | Node) -> Attributes:
    """Return a node's attributes; nodes that carry none have empty ones."""
    return Attributes() if isinstance(node, Text | LineBreak) else node.attributes
