"""Tokens -> the styles of what frames the text: masthead, contents, running head and foot, end matter."""

from __future__ import annotations

from collections.abc import Iterator

from briefpress.writers.docx.base.formats import Border, ParagraphFormat, RunFormat, Tab
from briefpress.writers.docx.base.measures import BOX_PADDING, KEY_HANG, REFERENCE_HANG, RUNNING_HEIGHT
from briefpress.writers.docx.base.numbering import RECOMMENDATIONS, SOURCES
from briefpress.writers.docx.base.paragraph_style import ParagraphStyle, StyleMaker
from briefpress.writers.docx.base.style_names import Style
from briefpress.writers.docx.look import MM, Role

_MASTHEAD_GAPS = {"tab": (0.0, 2.5, 2.7), "line": (2.2, 2.5, 2.7), "centred": (2.0, 0.8, 0.8)}
"""In millimetres: above the product, the series and the number of an issue, by the form of the masthead."""


class FrameStyles(StyleMaker):
    """What stands around the text."""

    __slots__ = ()

    def end_matter(self) -> Iterator[ParagraphStyle]:
        sub, source, label = (self.points(f"size-{name}") for name in ("h3", "source", "label"))
        numeral = self.points("size-numeral")
        is_narrow = self.look.has_narrow_recommendations
        start = self.look.strip or KEY_HANG
        width = self.look.column_width if is_narrow else self.look.text_width
        # The numeral stands in a line of its own height, exact so that its face adds nothing; the gap is part of it.
        actor = ParagraphFormat(
            True, True, numbering=(RECOMMENDATIONS, 0), tabs=(Tab(width, "right"),), hyphenated=False,
            line=self.exact_line(numeral * 1.1, sub), start=start, hanging=start,
        )  # fmt: skip
        yield ParagraphStyle(
            Style.RECOMMENDATION_ACTOR,
            actor,
            RunFormat(Role.LABEL, bold=True, size=sub, colour="color-accent"),
            following=Style.RECOMMENDATION_TEXT,
        )
        compact = self.points("size-table") + 0.5
        face = RunFormat(Role.LABEL, size=compact) if is_narrow else RunFormat()
        line = self.line(compact, "ui") if is_narrow else None
        text = ParagraphFormat(None, True, after=self.para, line=line, start=start)
        yield ParagraphStyle(Style.RECOMMENDATION_TEXT, text, face, Style.BODY_TEXT)
        table = self.points("size-table")
        hang = self.points("space-term")
        term = ParagraphFormat(None, True, tabs=(Tab(hang),), hyphenated=False, after=0.6 * MM,
                               line=self.line(table, "ui"), start=hang, hanging=hang)  # fmt: skip
        yield ParagraphStyle(Style.ABBREVIATION, term, RunFormat(Role.LABEL, size=table))
        yield ParagraphStyle(
            Style.DEFINITION,
            ParagraphFormat(after=self.para, line=self.line(compact, "ui"), start=self.look.strip),
            RunFormat(Role.LABEL, size=compact),
        )
        entry = ParagraphFormat(None, True, numbering=(SOURCES, 0), hyphenated=False, after=1 * MM,
                                line=self.line(source, "ui"), start=REFERENCE_HANG,
                                hanging=REFERENCE_HANG)  # fmt: skip
        yield ParagraphStyle(Style.SOURCE, entry, RunFormat(Role.LABEL, size=source))
        yield from self.colophon(label)

    def colophon(self, label: float) -> Iterator[ParagraphStyle]:
        rule = Border("top", self.points("rule-heavy"), "color-accent", 0)
        space = self.points("space-section")
        # The last page shall not end in the rule.
        closing = ParagraphFormat(True, borders=(rule,), before=space, line=2.4 * MM)
        yield ParagraphStyle(Style.COLOPHON_RULE, closing, RunFormat(size=2))
        # All on one page, as in print.
        text = ParagraphFormat(True, True, hyphenated=False, after=3, line=self.line(label, "ui", 0.04))
        yield ParagraphStyle(Style.COLOPHON, text, RunFormat(Role.LABEL, size=label, colour="color-muted"))
        rights = ParagraphFormat(alignment="end")
        code = ParagraphFormat(line=self.line(label, "ui", 0.04), holds_drawings=True)
        yield ParagraphStyle(Style.COLOPHON_CODE, code, based_on=Style.COLOPHON)
        yield ParagraphStyle(Style.COLOPHON_RIGHTS, rights, RunFormat(colour="color-ink"), Style.COLOPHON)
        yield ParagraphStyle(Style.SECTION_END, ParagraphFormat(line=1), RunFormat(size=1))

    def contents(self) -> Iterator[ParagraphStyle]:
        sub, size = self.points("size-h3"), self.points("size-table") + 0.75
        heading = ParagraphFormat(True, before=self.points("space-section"), after=1 * MM, line=self.line(sub, "head"))
        yield ParagraphStyle(
            Style.TOC_HEADING, heading, RunFormat(Role.LABEL, bold=True, size=sub, colour="color-accent")
        )
        hair = self.points("rule-hair")
        rules = tuple(Border(side, hair, "color-hairline", 1 * MM) for side in ("top", "between"))
        line = self.exact_line(size * 1.3, size)
        # Rows are as far apart in every script.
        after = 1 * MM - (line - size * 1.3)
        entry = ParagraphFormat(borders=rules, tabs=(Tab(KEY_HANG), Tab(self.look.text_width, "right")),
                                hyphenated=False, after=max(0.0, after), line=line)  # fmt: skip
        yield ParagraphStyle(Style.TOC_1, entry, RunFormat(Role.LABEL, size=size))

    def masthead(self) -> Iterator[ParagraphStyle]:
        label, product = self.points("size-label"), self.points("size-product")
        running = ParagraphFormat(
            tabs=(Tab(self.look.full_width, "right"),), hyphenated=False, line=self.exact_line(label * 1.35, label)
        )
        muted = RunFormat(Role.LABEL, size=label, colour="color-muted")
        yield ParagraphStyle(Style.HEADER, running, muted)
        yield ParagraphStyle(Style.FOOTER, running, muted)
        for style, height in (
            (Style.MASTHEAD_SPACE, RUNNING_HEIGHT),
            (Style.MASTHEAD_GAP, self.points("masthead-gap")),
        ):
            yield ParagraphStyle(style, ParagraphFormat(line=height), RunFormat(size=2))
        form = self.look.theme.get("masthead-form")
        ink = "masthead-tab-ink" if form == "tab" else "masthead-ink"
        for (style, size, colour, side), gap in zip(
            (
                (Style.MASTHEAD_PRODUCT, product, ink, "start"),
                (Style.MASTHEAD_SERIES, label + 1.5, "masthead-ink", "start"),
                (Style.MASTHEAD_ISSUE, label, "masthead-ink", "end"),
            ),
            _MASTHEAD_GAPS[form],
            strict=True,
        ):
            before, alignment = gap * MM, "center" if form == "centred" else side
            start, end = self._masthead_indents(form, style)
            line = self.exact_line(size * 1.35, size)
            head = ParagraphFormat(hyphenated=False, before=before, line=line, start=start, end=end,
                                   alignment=alignment)  # fmt: skip
            yield ParagraphStyle(style, head, RunFormat(Role.LABEL, bold=True, size=size, colour=colour))
        for style, base in (
            (Style.MASTHEAD_AUDIENCE, Style.MASTHEAD_SERIES),
            (Style.MASTHEAD_META, Style.MASTHEAD_ISSUE),
        ):
            meta = ParagraphFormat(before=0, after=0.4 * MM, line=self.exact_line(label * 1.5, label))
            yield ParagraphStyle(style, meta, RunFormat(bold=False, size=label, colour="masthead-meta"), base)
        logo = ParagraphFormat(line=label, holds_drawings=True)
        yield ParagraphStyle(Style.MASTHEAD_LOGO, logo, based_on=Style.MASTHEAD_META)

    def _masthead_indents(self, form: str, style: Style) -> tuple[float, float]:
        """Return how far the words of a part of the masthead stand from the edges of its cell, in points."""
        pad = self.points("masthead-pad")
        if form == "centred":
            return pad, pad
        if style is Style.MASTHEAD_ISSUE:
            return 0.0, pad
        is_first = form == "line" and style is Style.MASTHEAD_PRODUCT
        return (pad, BOX_PADDING) if is_first else (BOX_PADDING, 0.0)
