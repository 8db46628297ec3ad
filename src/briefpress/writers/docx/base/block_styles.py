"""Tokens -> the styles of boxes, tables and timelines."""

from __future__ import annotations

from collections.abc import Iterator

from briefpress.writers.docx.base.formats import Border, ParagraphFormat, RunFormat, Tab
from briefpress.writers.docx.base.measures import (
    BOX_PADDING,
    CALLOUT_HANG,
    CELL_GAP,
    KEY_HANG,
    LADDER_YEAR,
    RAIL_PADDING,
    YEAR_END,
    YEAR_START,
)
from briefpress.writers.docx.base.numbering import CALLOUT_BULLETS, KEY_MESSAGES
from briefpress.writers.docx.base.paragraph_style import ParagraphStyle, StyleMaker
from briefpress.writers.docx.base.style_names import Style
from briefpress.writers.docx.look import MM, Role


class BlockStyles(StyleMaker):
    """What stands between paragraphs."""

    __slots__ = ()

    def box(self, colour: str, tint: str) -> tuple[Border, ...]:
        """Return the borders of a box: a rule on top; the others have the tint's colour and make its padding.

        Paragraphs stand in one box when their borders and their indents are alike (17.3.1.7), so all of a box
        have the same, whether they hang a number, a bullet or nothing.
        """
        sides = (Border("left", 0.25, tint, BOX_PADDING), Border("right", 0.25, tint, BOX_PADDING))
        return (Border("top", self.points("rule-box"), colour, 9), *sides, Border("bottom", 0.25, tint, 6))

    def boxes(self) -> Iterator[ParagraphStyle]:
        sub, key, label, para = self.points("size-h3"), self.points("size-key"), self.points("size-label"), self.para
        messages = ParagraphFormat(
            True, True, borders=self.box("color-accent", "color-tint"), fill="color-tint", hyphenated=False,
            start=BOX_PADDING + KEY_HANG, end=BOX_PADDING, hanging=KEY_HANG, alignment="start", outline=0,
            after=1.8 * MM, line=self.line(sub, "head"),
        )  # fmt: skip
        yield ParagraphStyle(
            Style.KEY_MESSAGES_TITLE,
            messages,
            RunFormat(Role.LABEL, bold=True, size=sub, colour="color-accent"),
            following=Style.KEY_MESSAGE,
        )
        # The numeral is taller than the line, and does not push the lines apart: they are exact.
        message = ParagraphFormat(
            None, True, numbering=(KEY_MESSAGES, 0), borders=messages.borders, fill="color-tint", hyphenated=False,
            start=messages.start, end=messages.end, hanging=KEY_HANG, alignment="start",
            after=para, line=self.line(key, "ui"),
        )  # fmt: skip
        yield ParagraphStyle(Style.KEY_MESSAGE, message, RunFormat(Role.LABEL, size=key))
        legend = ParagraphFormat(None, True, hyphenated=False, before=3 * MM, line=self.line(label, "ui", -0.03))
        yield ParagraphStyle(Style.LEGEND, legend, RunFormat(Role.LABEL, size=label, colour="color-muted"))
        yield from self.callout()

    def callout(self) -> Iterator[ParagraphStyle]:
        sub, size, para = self.points("size-h3"), self.points("size-table") + 0.5, self.para
        borders = self.box("color-signal", "color-signal-tint")
        start = BOX_PADDING + CALLOUT_HANG
        yield ParagraphStyle(
            Style.CALLOUT,
            ParagraphFormat(None, True, borders=borders, fill="color-signal-tint", after=para * 0.7,
                            line=self.line(size, "ui"), start=start, end=BOX_PADDING, hanging=CALLOUT_HANG),
            RunFormat(Role.LABEL, size=size),
        )  # fmt: skip
        title = ParagraphFormat(True, hyphenated=False, before=self.points("space-block"), after=1.8 * MM,
                                line=self.line(sub, "head"), outline=1)  # fmt: skip
        yield ParagraphStyle(
            Style.CALLOUT_TITLE,
            title,
            RunFormat(bold=True, size=sub, colour="color-signal"),
            Style.CALLOUT,
            Style.CALLOUT,
        )
        yield ParagraphStyle(
            Style.CALLOUT_LIST, ParagraphFormat(numbering=(CALLOUT_BULLETS, 0)), based_on=Style.CALLOUT
        )

    def tables(self) -> Iterator[ParagraphStyle]:
        size, small = self.points("size-table"), self.points("size-small")
        block = self.points("space-block")
        caption = ParagraphFormat(True, True, hyphenated=False, before=block, after=1.8 * MM,
                                  line=self.line(size + 0.75, "ui", -0.06))  # fmt: skip
        yield ParagraphStyle(Style.CAPTION, caption, RunFormat(Role.LABEL, bold=True, size=size + 0.75))
        figure = ParagraphFormat(True, after=1.4 * MM, line=self.line(size, "ui"), holds_drawings=True)
        yield ParagraphStyle(Style.FIGURE, figure)
        note = ParagraphFormat(before=1.4 * MM, after=self.para * 1.6, line=self.line(small, "ui", -0.03))
        yield ParagraphStyle(Style.NOTE, note, RunFormat(Role.LABEL, size=small, colour="color-muted"))
        # LibreOffice mirrors the figures of a chart whose paragraph runs from the right. It stands at the right then.
        side = "right" if self.look.is_right_to_left else ""
        chart = ParagraphFormat(is_left_to_right=True, alignment=side)
        yield ParagraphStyle(Style.CHART, chart, based_on=Style.FIGURE)
        alone = ParagraphFormat(False, after=self.para * 1.6)
        yield ParagraphStyle(Style.CHART_ALONE, alone, based_on=Style.CHART, following=Style.BODY_TEXT)
        unit = ParagraphFormat(True, hyphenated=False, after=0.6 * MM, line=self.line(small, "ui", -0.03))
        yield ParagraphStyle(Style.UNIT, unit, RunFormat(Role.LABEL, size=small, colour="color-muted"))
        hyphenated = None if self.look.language.startswith("ru") else False
        text = ParagraphFormat(hyphenated=hyphenated, line=self.line(size, "ui"), end=CELL_GAP)
        yield ParagraphStyle(Style.TABLE_TEXT, text, RunFormat(Role.LABEL, size=size))
        yield ParagraphStyle(Style.TABLE_TEXT_END, ParagraphFormat(alignment="end"), based_on=Style.TABLE_TEXT)
        head = ParagraphFormat(True, line=self.line(size, "ui"))
        muted = RunFormat(bold=True, colour="color-muted")
        yield ParagraphStyle(Style.TABLE_HEADER, head, muted, Style.TABLE_TEXT)
        yield ParagraphStyle(Style.TABLE_HEADER_END, ParagraphFormat(alignment="end"), based_on=Style.TABLE_HEADER)
        yield ParagraphStyle(Style.TABLE_ROW_HEADER, run=RunFormat(bold=True), based_on=Style.TABLE_TEXT)
        # Word has no space after a table: where running text follows at once, it brings the space.
        for style, base in (
            (Style.BODY_TEXT_AFTER_TABLE, Style.BODY_TEXT),
            (Style.CLAIM_AFTER_TABLE, Style.CLAIM),
            (Style.LIST_BULLET_AFTER_TABLE, Style.LIST_BULLET),
            (Style.LIST_NUMBER_AFTER_TABLE, Style.LIST_NUMBER),
            (Style.DEFINITION_AFTER_TABLE, Style.DEFINITION),
        ):
            yield ParagraphStyle(style, ParagraphFormat(before=block), based_on=base, following=base)
        yield ParagraphStyle(Style.TABLE_GAP, ParagraphFormat(line=block), RunFormat(size=2))

    def timelines(self) -> Iterator[ParagraphStyle]:
        size = self.points("size-table")
        year = ParagraphFormat(True, hyphenated=False, line=self.line(size + 0.5, "ui"), start=YEAR_START, end=YEAR_END)
        yield ParagraphStyle(
            Style.TIMELINE_YEAR,
            year,
            RunFormat(bold=True, size=size + 0.5, colour="color-on-accent"),
            Style.TABLE_TEXT,
        )
        yield ParagraphStyle(Style.TIMELINE_YEAR_LATER, run=RunFormat(colour="color-ink"), based_on=Style.TIMELINE_YEAR)
        lane = ParagraphFormat(line=self.line(size, "ui", -0.12), start=YEAR_START, end=YEAR_END)
        yield ParagraphStyle(Style.TIMELINE_LANE, lane, RunFormat(bold=True), Style.TABLE_TEXT)
        event = ParagraphFormat(hyphenated=True, line=self.line(size, "ui", -0.12), start=YEAR_START, end=YEAR_END)
        yield ParagraphStyle(Style.TIMELINE_EVENT, event, based_on=Style.TABLE_TEXT)
        yield ParagraphStyle(Style.LADDER_DATE, ParagraphFormat(tabs=(Tab(LADDER_YEAR),)), based_on=Style.TABLE_TEXT)
        rail = ParagraphFormat(start=RAIL_PADDING)
        yield ParagraphStyle(Style.LADDER_EVENT, rail, based_on=Style.TABLE_TEXT)
        yield ParagraphStyle(Style.LADDER_HEADER, rail, based_on=Style.TABLE_HEADER)
        yield ParagraphStyle(Style.LADDER_BASIS, run=RunFormat(colour="color-muted"), based_on=Style.TABLE_TEXT)
