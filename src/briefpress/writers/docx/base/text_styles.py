"""Tokens -> the styles of running text and of heads."""

from __future__ import annotations

from collections.abc import Iterator

from briefpress.writers.docx.base.formats import Border, ParagraphFormat, RunFormat
from briefpress.writers.docx.base.measures import BOX_PADDING, LIST_HANG
from briefpress.writers.docx.base.numbering import BULLETS, HEADINGS, NUMBERS
from briefpress.writers.docx.base.paragraph_style import ParagraphStyle, StyleMaker
from briefpress.writers.docx.base.style_names import Style
from briefpress.writers.docx.look import MM, Role


class TextStyles(StyleMaker):
    """Text, lists, quotations, heads."""

    __slots__ = ()

    def text(self) -> Iterator[ParagraphStyle]:
        size, strip, para = self.points("size-text"), self.look.strip, self.para
        line = self.line(size, "text")
        yield ParagraphStyle(
            Style.NORMAL, ParagraphFormat(line=line, after=0), RunFormat(Role.TEXT, size=size, colour="color-ink"), None
        )
        yield ParagraphStyle(Style.BODY_TEXT, ParagraphFormat(after=para, start=strip, alignment=self.alignment))
        yield ParagraphStyle(Style.CLAIM, ParagraphFormat(hanging=strip), based_on=Style.BODY_TEXT)
        for style, numbering in (
            (Style.LIST_BULLET, (BULLETS, 0)),
            (Style.LIST_BULLET_2, (BULLETS, 1)),
            (Style.LIST_NUMBER, (NUMBERS, 0)),
            (Style.LIST_NUMBER_2, (NUMBERS, 1)),
        ):
            start = strip + LIST_HANG * (numbering[1] + 1)
            indented = ParagraphFormat(numbering=numbering, after=para * 0.6, start=start, hanging=LIST_HANG)
            yield ParagraphStyle(style, indented, based_on=Style.BODY_TEXT)
        yield ParagraphStyle(
            Style.LIST_CONTINUE, ParagraphFormat(after=para * 0.6, start=strip + LIST_HANG), based_on=Style.BODY_TEXT
        )
        yield from self.quotation()
        small = self.points("size-small")
        yield ParagraphStyle(
            Style.FOOTNOTE_TEXT,
            ParagraphFormat(line=self.line(small, "ui"), after=2),
            RunFormat(Role.LABEL, size=small),
        )

    def quotation(self) -> Iterator[ParagraphStyle]:
        size, heavy, small = self.points("size-quote"), self.points("rule-heavy"), self.points("size-small")
        bar = (Border("left", heavy, "color-accent", BOX_PADDING),)
        start = self.look.strip + BOX_PADDING + heavy
        line = self.line(size, "title", 0.19)
        quote = ParagraphFormat(True, True, borders=bar, hyphenated=False, before=self.points("space-block"), after=3.4,
                                line=line, start=start)  # fmt: skip
        yield ParagraphStyle(Style.QUOTE, quote, RunFormat(Role.TITLE, size=size), following=Style.QUOTE_SOURCE)
        source = ParagraphFormat(False, True, borders=bar, hyphenated=False, after=self.points("space-block"),
                                 line=self.line(small, "ui"), start=start)  # fmt: skip
        yield ParagraphStyle(Style.QUOTE_SOURCE, source, RunFormat(Role.LABEL, size=small, colour="color-muted"))

    def heads(self, has_numbers: bool) -> Iterator[ParagraphStyle]:
        theme = self.look.theme
        size, standfirst, head, sub = (self.points(f"size-{name}") for name in ("title", "standfirst", "h2", "h3"))
        tracking = size * float(theme.get("tracking-title").removesuffix("em"))
        line = self.line(size, "title")
        yield ParagraphStyle(
            Style.TITLE,
            ParagraphFormat(True, True, hyphenated=False, after=3.2 * MM, line=line),
            RunFormat(Role.TITLE, bold=True, tracking=tracking, size=size),
            following=Style.STANDFIRST,
        )
        narrowed = max(0.0, self.look.text_width - self.points("measure-standfirst"))
        yield ParagraphStyle(
            Style.STANDFIRST,
            ParagraphFormat(hyphenated=False, after=5.5 * MM, line=self.line(standfirst, "text", -0.04), end=narrowed),
            RunFormat(colour="color-muted", size=standfirst),
            following=Style.BODY_TEXT,
        )
        rule = (Border("top", self.points("rule-fine"), "color-rule", 2 * MM),)
        strip = self.look.strip if has_numbers else None
        section = ParagraphFormat(True, True, numbering=(HEADINGS, 0) if has_numbers else None, borders=rule,
                                  hyphenated=False, before=self.points("space-section") - self.para / 2, after=2.2 * MM,
                                  line=self.line(head, "head"), start=strip, hanging=strip, outline=0)  # fmt: skip
        yield ParagraphStyle(
            Style.HEADING_1, section, RunFormat(Role.HEAD, bold=True, size=head), following=Style.BODY_TEXT
        )
        yield ParagraphStyle(
            Style.HEADING_1_NEW_PAGE,
            ParagraphFormat(page_break_before=True),
            based_on=Style.HEADING_1,
            following=Style.BODY_TEXT,
        )
        back = ParagraphFormat(numbering=(0, 0) if has_numbers else None, after=1.6 * MM, line=self.line(sub, "head"))
        yield ParagraphStyle(Style.BACK_MATTER_HEADING, back, RunFormat(Role.LABEL, size=sub), Style.HEADING_1)
        below = ParagraphFormat(True, True, hyphenated=False, before=self.para * 1.8, after=self.para * 0.4,
                                line=self.line(sub, "head"), start=self.look.strip, outline=1)  # fmt: skip
        yield ParagraphStyle(
            Style.HEADING_2, below, RunFormat(Role.LABEL, bold=True, size=sub), following=Style.BODY_TEXT
        )
        yield ParagraphStyle(
            Style.HEADING_3,
            ParagraphFormat(outline=2),
            RunFormat(size=self.points("size-text"), colour="color-muted"),
            Style.HEADING_2,
            Style.BODY_TEXT,
        )
