"""Tokens -> the character styles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefpress.writers.docx.base.fonts import SYMBOLS
from briefpress.writers.docx.base.formats import RunFormat
from briefpress.writers.docx.base.style_names import Style
from briefpress.writers.docx.look import Look, Role, Script


@dataclass(frozen=True, slots=True)
class CharacterStyle:
    style: Style
    run: RunFormat


def character_styles(look: Look) -> Iterator[CharacterStyle]:
    """Yield every character style. None is based on another: a run of text has one."""
    points = look.theme.points
    label, mark, source, text, table = (points(f"size-{name}") for name in ("label", "mark", "source", "text", "table"))
    primary = RunFormat(colour="color-accent")
    # Arabic and Chinese have no italics: weight stands for them, and titles of works have their own marks.
    is_western = look.script is Script.WESTERN
    emphasis = RunFormat(italic=True) if is_western else RunFormat(bold=True)
    cited = 0.74 if look.script is Script.COMPLEX else 0.8
    # Its figures are Western, and smaller than the script's own letters.
    least = points("floor-mark") / look.latin_scale
    yield CharacterStyle(Style.STRONG, RunFormat(bold=True))
    yield CharacterStyle(Style.EMPHASIS, emphasis)
    yield CharacterStyle(Style.STRONG_EMPHASIS, RunFormat(bold=True, italic=True if is_western else None))
    yield CharacterStyle(Style.SOURCE_TITLE, RunFormat(italic=True) if is_western else RunFormat())
    yield CharacterStyle(Style.SUPERSCRIPT, RunFormat(vertical="superscript"))
    yield CharacterStyle(Style.HYPERLINK, primary)
    for style, size, colour in (
        (Style.CITATION, text, "color-accent"),
        (Style.TABLE_CITATION, table, "color-accent"),
        (Style.CALLOUT_CITATION, table + 0.5, "color-signal"),
    ):
        yield CharacterStyle(style, RunFormat(Role.LABEL, bold=False, colour=colour, size=max(size * cited, least)))
    yield CharacterStyle(Style.BACK_LINK, RunFormat(Role.LABEL, bold=True, colour="color-accent", size=source))
    yield CharacterStyle(Style.FOOTNOTE_REFERENCE, RunFormat(colour="color-accent", vertical="superscript"))
    yield CharacterStyle(Style.STATUS, RunFormat(Role.LABEL, bold=True, colour="color-ink", size=mark))
    yield CharacterStyle(
        Style.STATUS_MARK, RunFormat(symbol=SYMBOLS, bold=True, colour="color-accent", size=mark * 0.95)
    )
    yield CharacterStyle(Style.CAPTION_LABEL, primary)
    yield CharacterStyle(Style.HEADING_NUMBER, primary)
    yield CharacterStyle(Style.HEADING_ASIDE, RunFormat(Role.LABEL, bold=False, colour="color-muted", size=label))
    yield CharacterStyle(Style.TIMING, RunFormat(Role.LABEL, bold=False, colour="color-muted", size=table))
    yield CharacterStyle(Style.TERM, RunFormat(bold=True, colour="color-ink"))
    yield CharacterStyle(Style.TIMELINE_DATE, RunFormat(Role.LABEL, colour="color-muted", size=table))
    yield CharacterStyle(Style.YEAR_REPEATED, RunFormat(bold=False, colour="color-muted"))
    yield CharacterStyle(Style.PAGE_NUMBER, RunFormat(bold=True, colour="color-ink"))
    yield CharacterStyle(Style.RUNNING_PRODUCT, RunFormat(bold=True, colour="color-accent"))
    yield CharacterStyle(Style.MASTHEAD_DATE, RunFormat(bold=False, colour="masthead-meta"))
    yield CharacterStyle(Style.TOC_NUMBER, RunFormat(bold=True, colour="color-accent"))
