"""Tokens -> numbering.xml: the lists that styles number by, and the restarts that the text asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefpress.writers.docx.base.fonts import SYMBOLS
from briefpress.writers.docx.base.formats import RunFormat
from briefpress.writers.docx.base.measures import BOX_PADDING, CALLOUT_HANG, KEY_HANG, LIST_HANG, REFERENCE_HANG
from briefpress.writers.docx.base.style_names import Style
from briefpress.writers.docx.look import Look, Role, Script, twips
from briefpress.writers.docx.markup import Element, root, w

HEADINGS, KEY_MESSAGES, BULLETS, NUMBERS, RECOMMENDATIONS, CALLOUT_BULLETS, SOURCES = range(1, 8)
"""The numbers of the lists; a restarted list has a higher one."""


_LETTERS = {"ar": "arabicAbjad", "ru": "russianUpper"}


@dataclass(frozen=True, slots=True)
class Level:
    style: Style | None
    format: str
    text: str
    run: RunFormat
    start: float
    """Where the text starts, in points; the number hangs before it."""
    hanging: float


@dataclass(frozen=True, slots=True)
class Restart:
    """A list that begins again."""

    number: int
    of: int
    """The list it repeats."""


def numbering_part(look: Look, has_numbered_headings: bool, restarts: Iterable[Restart]) -> Element:
    """Return the part's root. Where headings are not numbered, their list is there but no style uses it."""
    lists = _lists(look, has_numbered_headings)
    made = root("numbering")
    made.extend(_abstract(number, levels, look) for number, levels in lists.items())
    made.extend(w("num", w("abstractNumId", val=number), numId=number) for number in lists)
    for restart in restarts:
        override = w("lvlOverride", w("startOverride", val=1), ilvl=0)
        made.append(w("num", w("abstractNumId", val=restart.of), override, numId=restart.number))
    return made


def _lists(look: Look, has_numbered_headings: bool) -> dict[int, tuple[Level, ...]]:
    strip = look.strip
    points, primary = look.theme.points, RunFormat(colour="color-accent")
    numeral = RunFormat(Role.NUMERAL, bold=True, colour="color-accent", size=points("size-key") * 1.5)
    # Arabic counts by its own letters, and the face of its figures has none.
    counted = Role.TITLE if look.script is Script.COMPLEX else Role.NUMERAL
    large = RunFormat(counted, bold=True, colour="color-accent", size=points("size-numeral"))
    label = RunFormat(Role.LABEL, bold=True, colour="color-accent")
    square = RunFormat(symbol=SYMBOLS, colour="color-accent", size=points("size-text") * 0.55)
    signal = RunFormat(symbol=SYMBOLS, colour="color-signal", size=points("size-table") * 0.55)
    strong = RunFormat(bold=True, colour="color-accent")
    heading = Style.HEADING_1 if has_numbered_headings else None
    full_stop = "%1、" if look.script is Script.EAST_ASIAN else "%1."
    return {
        HEADINGS: (Level(heading, "decimal", "%1", primary, strip, strip),),
        KEY_MESSAGES: (Level(Style.KEY_MESSAGE, "decimal", "%1", numeral, BOX_PADDING + KEY_HANG, KEY_HANG),),
        BULLETS: (
            Level(Style.LIST_BULLET, "bullet", "■", square, strip + LIST_HANG, LIST_HANG),
            Level(Style.LIST_BULLET_2, "bullet", "–", primary, strip + 2 * LIST_HANG, LIST_HANG),
        ),
        NUMBERS: (
            Level(Style.LIST_NUMBER, "decimal", full_stop, strong, strip + LIST_HANG, LIST_HANG),
            Level(Style.LIST_NUMBER_2, "lowerLetter", "%2.", primary, strip + 2 * LIST_HANG, LIST_HANG),
        ),
        RECOMMENDATIONS: (
            Level(Style.RECOMMENDATION_ACTOR, _letters(look), "%1", large, strip or KEY_HANG, strip or KEY_HANG),
        ),
        CALLOUT_BULLETS: (Level(Style.CALLOUT_LIST, "bullet", "■", signal, BOX_PADDING + CALLOUT_HANG, CALLOUT_HANG),),
        SOURCES: (Level(Style.SOURCE, "decimal", "[%1]", label, REFERENCE_HANG, REFERENCE_HANG),),
    }


def _letters(look: Look) -> str:
    """Return how letters count in a language (17.18.59)."""
    return _LETTERS.get(look.language.split("-")[0], "upperLetter")


def _abstract(number: int, levels: tuple[Level, ...], look: Look) -> Element:
    kind = w("multiLevelType", val="multilevel" if len(levels) > 1 else "singleLevel")
    made = (_level(index, level, look) for index, level in enumerate(levels))
    return w("abstractNum", kind, *made, abstractNumId=number)


def _level(index: int, level: Level, look: Look) -> Element:
    """Return a level. Its indent counts where a paragraph names the list itself, as in one that restarts (17.9.22)."""
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val=level.format),
        w("pStyle", val=level.style.id) if level.style else None,
        w("lvlText", val=level.text),
        # `start` would be the logical word, but the schema of this version has only `left` (17.9.7).
        w("lvlJc", val="left"),
        w("pPr", w("ind", left=twips(level.start), hanging=twips(level.hanging))),
        level.run.element(look),
        ilvl=index,
    )
