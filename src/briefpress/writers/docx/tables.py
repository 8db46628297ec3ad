"""Table -> w:tbl: registers, free tables, the two timelines. Rules and fills are the table styles', if they can."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto

from docx.oxml.ns import qn

from briefpress.document import tree
from briefpress.drawing.text_width import width_of
from briefpress.writers.docx.base.formats import Border
from briefpress.writers.docx.base.style_names import Style
from briefpress.writers.docx.inline import Inlines, RunContext, first_is, inside, without_first_space
from briefpress.writers.docx.look import Look, twips
from briefpress.writers.docx.markup import Element, paragraph, run, w
from briefpress.writers.docx.widths import column_widths


class Kind(Enum):
    """How a table is set."""

    REGISTER = auto()
    YEARS = auto()
    LADDER = auto()


_TABLE_STYLES = {Kind.REGISTER: Style.TABLE, Kind.YEARS: Style.TIMELINE_YEARS, Kind.LADDER: Style.TIMELINE_LADDER}


_CLOSE = 2.5
"""Points between the columns of a table that would be too wide."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a table is called, for those who do not see it."""

    title: str
    description: str


def table_element(table: tree.Table, kind: Kind, label: Label, inlines: Inlines, width: float | None = None) -> Element:
    """Return the table, as wide as the text or so many points. Each page repeats its header, and no row is broken.

    A year without an event is an empty cell of a timeline. Cells that go on to the next event were refused: Word's
    accessibility checker asks for tables without merged cells.
    """
    look = inlines.look
    width = look.text_width if width is None else width
    widths = column_widths(table, kind is Kind.YEARS, width)
    writer = _Writer(kind, inlines, widths, is_close="close" in table.attributes.classes)
    return w(
        "tbl",
        _properties(table, kind, label, look, width),
        w("tblGrid", *(w("gridCol", w=width) for width in widths)),
        *(writer.row(row, is_header=True) for row in table.head),
        *writer.body(table.body),
    )


def _properties(table: tree.Table, kind: Kind, label: Label, look: Look, width: float) -> Element:
    return w(
        "tblPr",
        w("tblStyle", val=_TABLE_STYLES[kind].id),
        w("bidiVisual") if look.is_right_to_left else None,
        w("tblW", w=twips(width), type="dxa"),
        w("tblLayout", type="fixed"),
        table_look(
            has_header_row=bool(table.head), has_header_column=_has_header_column(table), has_bands=kind is Kind.YEARS
        ),
        w("tblCaption", val=label.title) if label.title else None,
        w("tblDescription", val=label.description) if label.description else None,
    )


def table_look(has_header_row: bool, has_header_column: bool, has_bands: bool) -> Element:
    """Return which parts of its style a table takes, in bits and in words (17.4.55)."""
    bits = 0x0400 + 0x0020 * has_header_row + 0x0080 * has_header_column + 0x0200 * (not has_bands)
    return w(
        "tblLook",
        val=f"{bits:04X}",
        firstRow=int(has_header_row),
        lastRow=0,
        firstColumn=int(has_header_column),
        lastColumn=0,
        noHBand=int(not has_bands),
        noVBand=1,
    )


def _has_header_column(table: tree.Table) -> bool:
    first = [cell.scope is tree.Scope.ROW for column, cell in tree.placed_cells(table.body) if column == 0]
    return bool(first) and all(first)


class _Writer:
    """Writes the rows of one table."""

    def __init__(self, kind: Kind, inlines: Inlines, widths: tuple[int, ...], *, is_close: bool) -> None:
        self.kind = kind
        self.inlines = inlines
        self.widths = widths
        self.is_close = is_close

    def body(self, rows: tuple[tree.Row, ...]) -> Iterator[Element]:
        """Yield the rows; a cell that goes down over rows is there again, empty, in each of them (17.4.84)."""
        open_cells: dict[int, tuple[tree.Cell, int]] = {}
        for row in rows:
            cells: list[tree.Cell] = []
            waiting = list(row.cells)
            column, continued = 0, set[int]()
            while column < len(self.widths) and (waiting or column in open_cells):
                cell, left = open_cells.pop(column, (None, 0))
                if cell is None:
                    cell = waiting.pop(0)
                    left = cell.rows
                else:
                    continued.add(len(cells))
                if left > 1:
                    open_cells[column] = (cell, left - 1)
                cells.append(cell)
                column += cell.columns
            made = self.row(tree.Row(tuple(cells), row.attributes), is_header=False, continued=frozenset(continued))
            if open_cells:
                _keep_with_next(made)
            yield made

    def row(self, row: tree.Row, is_header: bool, continued: frozenset[int] = frozenset()) -> Element:
        """Return a row. `continued` are the places of cells that began in a row above."""
        properties = w("trPr", w("cantSplit"), self._height(row), w("tblHeader") if is_header else None)
        cells, column = [], 0
        for place, cell in enumerate(row.cells):
            width = sum(self.widths[column : column + cell.columns])
            next_cell = row.cells[place + 1] if place + 1 < len(row.cells) else None
            poles = self._poles(cell, next_cell, row)
            cells.append(self.cell(cell, poles, width, is_header, place in continued))
            column += cell.columns
        self._mark(row, cells)
        made = w("tr", properties, *cells)
        self.inlines.marks.stamp(made, row.attributes.id)
        return made

    def _height(self, row: tree.Row) -> Element | None:
        """Return the height of a row with heads that run upwards: Word would break them into pieces (17.4.80)."""
        turned = [tree.text_of(cell) for cell in row.cells if "turned" in cell.attributes.classes]
        size = self.inlines.look.theme.points("size-table")
        longest = max((width_of(words, size) for words in turned), default=0.0)
        return w("trHeight", val=twips(1.1 * longest + 2 * size), hRule="atLeast") if turned else None

    def _mark(self, row: tree.Row, cells: list[Element]) -> None:
        """Put a row's bookmark around what its cells hold: a row itself cannot carry one."""
        name = self.inlines.marks.name(row.attributes.id)
        if not name or not cells:
            return
        start, end = self.inlines.marks.pair(name)
        # After the paragraph's properties, which come first.
        cells[0][1].insert(1, start)
        cells[-1][-1].append(end)

    def cell(self, cell: tree.Cell, poles: Element | None, width: int, is_header: bool, is_continued: bool) -> Element:
        merge = None
        if cell.rows > 1:
            merge = w("vMerge") if is_continued else w("vMerge", val="restart")
        properties = w(
            "tcPr",
            w("tcW", w=width, type="dxa"),
            w("gridSpan", val=cell.columns) if cell.columns > 1 else None,
            merge,
            poles,
            self._shade(cell),
            w("textDirection", val="btLr") if "turned" in cell.attributes.classes else None,
        )
        # Word refuses a cell without a paragraph.
        empty = tree.Cell((), cell.scope, attributes=cell.attributes)
        return w("tc", properties, *self.paragraphs(empty if is_continued else cell, is_header))

    def _poles(self, cell: tree.Cell, next_cell: tree.Cell | None, row: tree.Row) -> Element | None:
        """Return the line before an event. It depends on the event, so no table style can draw it.

        The cell before the event has it too, at its end: else the two would disagree about the line they share.
        """
        if self.kind is Kind.REGISTER:
            return None
        width = 1.75 if self.kind is Kind.YEARS else 2.0
        is_outside = "outside" in row.attributes.classes
        line, colour = ("dotted", "color-muted") if is_outside else ("single", "color-accent")
        sides = [side for side, other in (("left", cell), ("right", next_cell)) if other and _is_event(other)]
        look = self.inlines.look
        return (
            w("tcBorders", *(Border(side, width, colour, line=line).element(look) for side in sides)) if sides else None
        )

    def _shade(self, cell: tree.Cell) -> Element | None:
        """Return the fill of a year outside the lane's span, or of a layer: only some cells of a row have it."""
        fills = {"later": "color-shade", "layer": "color-tint"}
        fill = next((fills[name] for name in cell.attributes.classes if name in fills), "")
        return w("shd", **self.inlines.look.fill(fill)) if fill else None

    def paragraphs(self, cell: tree.Cell, is_header: bool) -> Iterator[Element]:
        style = self.style(cell, is_header)
        if not cell.children:
            yield paragraph(style.id, ())
            return
        for children, attributes in _lines(cell):
            context = self.inlines.context(Style.TABLE_CITATION).within(cell.attributes).within(attributes)
            content = self.content(cell, children, context)
            made = paragraph(style.id, self.inlines.marks.around_id(attributes.id, content))
            self.inlines.marks.stamp(made, attributes.id)
            if self.is_close:
                # No style: what one edition's table needs, the next does without.
                made[0].append(w("ind", end=twips(_CLOSE)))
            yield made

    def style(self, cell: tree.Cell, is_header: bool) -> Style:
        classes = cell.attributes.classes
        match self.kind:
            case Kind.YEARS if is_header:
                return Style.TIMELINE_YEAR_LATER if "later" in classes else Style.TIMELINE_YEAR
            case Kind.YEARS:
                return Style.TIMELINE_LANE if cell.scope is tree.Scope.ROW else Style.TIMELINE_EVENT
            case Kind.LADDER if "date" in classes:
                return Style.TABLE_HEADER if is_header else Style.LADDER_DATE
            case Kind.LADDER if "basis" in classes:
                return Style.TABLE_HEADER if is_header else Style.LADDER_BASIS
            case Kind.LADDER:
                return Style.LADDER_HEADER if is_header else Style.LADDER_EVENT
            case Kind.REGISTER if is_header:
                return Style.TABLE_HEADER_END if "end" in classes else Style.TABLE_HEADER
            case Kind.REGISTER if cell.scope is tree.Scope.ROW:
                return Style.TABLE_ROW_HEADER
            case _:
                return Style.TABLE_TEXT_END if "end" in classes else Style.TABLE_TEXT

    def content(self, cell: tree.Cell, children: tuple[tree.Inline, ...], context: RunContext) -> list[Element]:
        """Return a line of a cell. A year or a date that leads it stands apart: on its own line, or before a tab."""
        is_dated = "date" in cell.attributes.classes and first_is(children, tree.Mark.BOLD)
        if is_dated:
            is_ladder = self.kind is Kind.LADDER
            repeated = Style.YEAR_REPEATED if "same" in cell.attributes.classes else Style.STRONG
            return self._apart(children, context, repeated, w("tab") if is_ladder else w("br"))
        if self.kind is Kind.YEARS and first_is(children, tree.Mark.TIME):
            return self._apart(children, context, Style.TIMELINE_DATE, w("br"))
        return self.inlines.write(without_first_space(children), context)

    def _apart(
        self, children: tuple[tree.Inline, ...], context: RunContext, style: Style, separator: Element
    ) -> list[Element]:
        lead = self.inlines.write(inside(children[0]), context.styled(style))
        rest = self.inlines.write(without_first_space(children[1:]), context)
        return [*lead, run(None, separator), *rest] if rest else lead


def _keep_with_next(row: Element) -> None:
    """Let no page end below a row: Word takes it from the paragraphs, and keeps the rows of a merged cell together."""
    for properties in row.iter(qn("w:pPr")):
        properties.insert(1, w("keepNext"))


def _is_event(cell: tree.Cell) -> bool:
    return "event" in cell.attributes.classes


def _lines(cell: tree.Cell) -> Iterable[tuple[tuple[tree.Inline, ...], tree.Attributes]]:
    """Yield what each paragraph of a cell holds, with its attributes."""
    blocks = [child for child in cell.children if isinstance(child, tree.Paragraph)]
    if blocks:
        return [(block.children, block.attributes) for block in blocks]
    inlines = tuple(
        child
        for child in cell.children
        if isinstance(child, tree.Text | tree.Styled | tree.Link | tree.LineBreak | tree.Image)
    )
    return [(inlines, tree.Attributes(id=cell.attributes.id))]
