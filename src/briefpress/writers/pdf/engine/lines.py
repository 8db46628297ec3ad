"""Lines of text broken once: what a line holds is not worked out again when the same text is set to the same width.

WeasyPrint 70 sets a paragraph afresh for every height that it tries for its column, for every try at a page, and
before that to find the widths of tables and boxes: two lines in three are broken more than once. While
`line_breaks_cached` is entered, the engine's own answer is kept, but for two cases. Where a text fills its line and
only the space at its end does not fit, the engine breaks after the text's first word. Where the letters before a soft
hyphen fit and the hyphen does not, and words may be broken anywhere, it breaks there without one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial

from weasyprint.layout import inline, preferred
from weasyprint.text import line_break

from briefpress.writers.pdf.engine.replaced import replaced
from briefpress.writers.pdf.engine.text_styles import kept_by_style, type_of
from briefpress.writers.pdf.engine.words import first_word

_SOFT_HYPHEN = "\u00ad"
_HYPHEN_EM = 0.45

# Of lines kept for later layouts. The longest editions have some 2,500.
_MOST = 8_000

_Line = tuple[object, ...]
"""What the engine says of a line: its Pango layout, and numbers."""


@dataclass(frozen=True, slots=True)
class KeptLines:
    """Lines that serve for several layouts, one after the other, all set with the same fonts."""

    lines: dict[tuple[object, ...], _Line] = field(default_factory=dict)

    def tidied(self) -> dict[tuple[object, ...], _Line]:
        """Return them; without the older half where they are too many."""
        if len(self.lines) > _MOST:
            for key in list(self.lines)[: len(self.lines) // 2]:
                del self.lines[key]
        return self.lines


@contextmanager
def line_breaks_cached(kept: KeptLines | None = None) -> Iterator[None]:
    """Keep the lines of one layout while this is entered, or use those that are kept, and keep more."""
    keeping = partial(_keeping, before=kept)
    with replaced(inline, "split_first_line", keeping), replaced(preferred, "split_first_line", keeping):
        yield


def _keeping(original: Callable[..., _Line], before: KeptLines | None) -> Callable[..., _Line]:
    kept = before.tidied() if before else {}
    type_of_style = kept_by_style(type_of)
    # Styles are others in each layout: what outlives one is found by what a style says.
    style_itself = type_of_style if before else kept_by_style(id)

    def split_first_line(
        text: str,
        style: Mapping[str, object],
        context: object,
        max_width: float | None,
        justification_spacing: float,
        is_line_start: bool = True,
        minimum: bool = False,
    ) -> _Line:
        how = style, context, max_width, justification_spacing, is_line_start, minimum
        if minimum and max_width == 0 and (word := first_word(text, style)):
            return _within(word, split_first_line(word.rstrip(" "), *how))
        # Words of no width come again in cells of other styles that look the same; lines hardly do.
        look = type_of_style(style) if minimum and max_width == 0 else style_itself(style)
        key = (text, look, max_width, justification_spacing, is_line_start, minimum)
        if key not in kept:
            line = original(text, *how)
            if _is_torn(text, line, max_width) and not minimum:
                filled = original(text.rstrip(" "), *how)
                line = _within(text, filled) if filled[2] is None else line
            elif max_width and not minimum and _lost_hyphen(text, style, line):
                line = original(text, style, context, max_width - _hyphen_width(style), *how[3:])
            kept[key] = line
        # Who asks for widths alone forgets the Pango layout; each box has one to itself, which drawing changes.
        return kept[key] if minimum else _copied(kept[key])

    return split_first_line


def _copied(line: _Line) -> _Line:
    """Return a line with a Pango layout of its own; a third of the time that `copy` takes."""
    layout, *numbers = line
    made = line_break.Layout.__new__(type(layout))
    vars(made).update(vars(layout))
    return (made, *numbers)


def _is_torn(text: str, line: _Line, max_width: float | None) -> bool:
    """Say whether a line may have been broken too early: after the first word of a text that ends in a space."""
    _, length, resume_index, width, *_ = line
    if resume_index is None or max_width is None or not text.endswith(" ") or text.endswith("  "):
        return False
    assert isinstance(length, int)
    assert isinstance(width, float | int)
    return " " not in text.encode()[:length].decode() and width < max_width / 2


def _lost_hyphen(text: str, style: Mapping[str, object], line: _Line) -> bool:
    """Say whether a line ends inside a word, at a soft hyphen, without a hyphen: for the letters alone is room."""
    layout, _, resume_index, *_ = line
    if not isinstance(resume_index, int) or _SOFT_HYPHEN not in text:
        return False
    before, after = text.encode()[:resume_index].decode(), text.encode()[resume_index:].decode()
    shown = str(layout.text)  # type: ignore[attr-defined]  # the engine is untyped
    is_inside = before.endswith(_SOFT_HYPHEN) or after.startswith(_SOFT_HYPHEN)
    return is_inside and not shown.endswith(str(style["hyphenate_character"]))


def _hyphen_width(style: Mapping[str, object]) -> float:
    """Return more than a hyphen takes."""
    size = style["font_size"]
    assert isinstance(size, float | int)
    return _HYPHEN_EM * size


def _within(text: str, line: _Line) -> _Line:
    """Return the line of a text that ends before its last spaces; the next line passes over these."""
    layout, length, resume_index, *metrics = line
    return (layout, length, len(text.encode()) if resume_index is None else resume_index, *metrics)
