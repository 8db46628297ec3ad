"""An edition that was laid out -> its budget: pages, room, words, and what would be cut, in numbers to be drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefpress.advice.reading import flesch_reading_ease, words
from briefpress.advice.text import Text, texts_of
from briefpress.pipeline.looking import Composed
from briefpress.press.look import LookedAt

# Shorter texts say nothing about how easily a brief reads, as in `advice`.
_LEAST_CHARACTERS = 40
_RUNNING = frozenset({"standfirst", "key-message", "text", "recommendation"})


@dataclass(frozen=True, slots=True)
class Cut:
    """A block that may be cut, in the order in which blocks go."""

    block: str
    is_cut: bool


@dataclass(frozen=True, slots=True)
class Gauge:
    """The budget of an edition."""

    pages: int
    promised: int
    density: float
    """-1 (loosest) to 1 (tightest)."""
    fill: float
    """How much of the last page is filled, 0 to 1."""
    least_fill: float
    lines_over: int
    """Lines behind the promised pages."""
    lines_left: int
    """About how many lines more the promised pages have room for, at this density."""
    words: int
    words_planned: int | None
    """What the length is planned for, in English."""
    reading_ease: float | None
    """On Flesch's scale, 100 easy to 0 hard; None where there is no formula for the language."""
    ease_asked: int | None
    """At least, by the audience."""
    cuts: tuple[Cut, ...]


def gauge(shown: Composed, seen: LookedAt) -> Gauge:
    """Return the budget of an edition as it is laid out."""
    edition, composer = shown.edition, shown.composer
    budget, measure = shown.job.budget, seen.measure
    audience = composer.templates.audience(edition.audience)
    texts = tuple(_read(shown))
    running = [one.words for one in texts if one.element in _RUNNING and len(one.words) > _LEAST_CHARACTERS]
    ease = flesch_reading_ease(running, edition.language)
    return Gauge(
        pages=measure.pages,
        promised=budget.pages,
        density=round(seen.setting.density, 3),
        fill=round(measure.fill, 3),
        least_fill=budget.fill,
        lines_over=sum(seen.lines[budget.pages :]),
        lines_left=lines_left(seen.lines, measure.fill, budget.pages),
        words=sum(len(words(one.words, edition.language)) for one in texts),
        words_planned=composer.promise(edition).words,
        reading_ease=None if ease is None else round(ease, 1),
        ease_asked=audience.reading_ease,
        cuts=tuple(Cut(name, place < seen.setting.cuts) for place, name in enumerate(shown.cuttable)),
    )


def lines_left(lines: tuple[int, ...], fill: float, promised: int) -> int:
    """Return about how many lines there is room for after the last one: a page has as many as the fullest."""
    if len(lines) > promised:
        return 0
    fullest = max((*lines[:-1], lines[-1] / fill if fill else lines[-1], 1))
    return int((1 - fill) * fullest + (promised - len(lines)) * fullest)


def _read(shown: Composed) -> Iterator[Text]:
    """Yield the texts that the edition shows."""
    library, edition, composer = shown.library, shown.edition, shown.composer
    audience = composer.templates.audience(edition.audience)
    catalog = composer.translation(library, edition)
    cut = tuple(f"{name}." for name in shown.job.cuttable[: shown.job.cuts])
    for text in texts_of(library, catalog, edition.audience, audience):
        if text.length.rank <= edition.length.rank and not text.context.startswith(cut or ("\0",)):
            length = text.context.partition("@")[2]
            if not length or length == _wording(shown, text.context):
                yield text


def _wording(shown: Composed, context: str) -> str:
    """Return which of several wordings of a text the edition shows: that of the longest length up to its own."""
    library, edition = shown.library, shown.edition
    base = context.partition("@")[0]
    contexts = {message for message in shown.contexts if message.partition("@")[0] == base}
    fitting = [one for one in library.lengths if one.rank <= edition.length.rank and f"{base}@{one}" in contexts]
    return str(fitting[-1]) if fitting else ""
