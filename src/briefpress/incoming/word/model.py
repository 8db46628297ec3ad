"""What a Word file says: the nouns. Read from a stranger's file, and true of one view of its tracked changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from operator import attrgetter


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph or character style, with what it has from the styles that it is based on."""

    id: str = ""
    name: str = ""
    """As the program's list shows it; of Word's own styles in English, whatever the language: `heading 1`."""
    bold: bool = False
    italic: bool = False
    size_pt: float = 0
    """0 when nothing says it."""
    font: str = ""
    outline_level: int | None = None
    """Counted from 1, as heads are."""
    list: tuple[str, int] | None = None
    """The list of numbering that the style's paragraphs belong to, and their level from 0."""
    shaded: bool = False
    bordered: bool = False


@dataclass(frozen=True, slots=True)
class Revision:
    """A tracked change."""

    kind: str
    """`insertion`, `deletion`, `move` or `formatting`."""
    author: str
    date: str
    """In the form 2026-11-20T10:00:00Z, or empty."""
    text: str = ""
    """What was inserted, deleted or moved."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one look. Line breaks are line feeds, tabs are tabs."""

    text: str
    bold: bool | None = None
    """None is as the paragraph's style says."""
    italic: bool | None = None
    underlined: bool = False
    """Typed so; not by a style."""
    superscript: bool = False
    struck: bool = False
    size_pt: float = 0
    """0 is as the paragraph's style says."""
    font: str = ""
    """Of Latin letters; empty is as the paragraph's style says."""
    style: str = ""
    """The name of the character style."""
    link: str = ""
    """An address, or `#` and a bookmark's name."""
    field: str = ""
    """The instruction of the field whose result this is; of nested fields, the innermost's."""
    revision: Revision | None = None
    """The tracked insertion that it belongs to."""

    def looks_like(self, other: Run) -> bool:
        """Say whether all but the texts of two runs is the same."""
        return _all_but_text(self) == _all_but_text(other)


_all_but_text = attrgetter(*Run.__slots__[1:])


@dataclass(frozen=True, slots=True)
class NoteMark:
    """Where a note is called."""

    kind: str
    """`footnote` or `endnote`."""
    id: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, a drawing or a chart in the line."""

    part: str
    """The part with its bytes; empty for a drawing or a chart, and for what lies outside the file."""
    alt_text: str = ""


Inline = Run | NoteMark | Picture


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; of one whose mark was deleted, together with what it was joined to."""

    inlines: tuple[Inline, ...] = ()
    style: Style = field(default_factory=Style)
    ids: tuple[str, ...] = ()
    """`w14:paraId`, in capitals; several when paragraphs were joined."""
    bookmarks: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """What each bookmark covers here, in inlines from 0; the last is not part of it."""
    comments: tuple[str, ...] = ()
    """The ids of comments on something here."""
    revisions: tuple[Revision, ...] = ()
    """All tracked changes in it, whatever became of them in this view."""
    list: tuple[str, int] | None = None
    """The list of numbering that it belongs to, and its level from 0."""
    outline_level: int | None = None
    alignment: str = ""
    """As the file has it: `center`, `right`, `both`..."""
    shaded: bool = False
    bordered: bool = False
    breaks_page: bool = False
    boxes: tuple[Block, ...] = ()
    """What stands in text boxes that are anchored here."""

    @property
    def text(self) -> str:
        """The text of its runs."""
        return "".join(one.text for one in self.inlines if isinstance(one, Run))


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell."""

    blocks: tuple[Block, ...]
    span: int = 1
    """Columns."""
    continues: bool = False
    """Whether it is a part of the cell above."""
    shaded: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row."""

    cells: tuple[Cell, ...]
    is_head: bool = False
    """Whether it is repeated on each page."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table."""

    rows: tuple[Row, ...]
    style: str = ""
    bordered: bool = False


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment, or an answer to one."""

    id: str
    author: str
    date: str
    text: str
    is_resolved: bool = False
    parent: str = ""
    """The id of the comment that it answers."""
    quoted: str = ""
    """The text that it is about."""


@dataclass(frozen=True, slots=True)
class WordDocument:
    """A Word file, in one view of its tracked changes."""

    blocks: tuple[Block, ...]
    notes: Mapping[tuple[str, str], tuple[Block, ...]]
    """The blocks of each note, by its kind and its id."""
    comments: tuple[Comment, ...]
    frames: tuple[tuple[Block, ...], ...]
    """Headers and footers."""
    lists: Mapping[tuple[str, int], str]
    """The number format of each list and level: `bullet`, `decimal`..."""
    properties: Mapping[str, str]
    """Of `core.xml`, by their names: `title`, `creator`, `lastModifiedBy`, `created`, `subject`, `language`..."""
    application: str
    """What wrote the file."""


def iter_paragraphs(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    """Yield the paragraphs of blocks, those of cells and text boxes among them, in the order of the file."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
            yield from iter_paragraphs(block.boxes)
            continue
        for row in block.rows:
            for cell in row.cells:
                yield from iter_paragraphs(cell.blocks)
