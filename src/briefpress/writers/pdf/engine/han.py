"""Chinese lines justified as Chinese: the space that is left is shared between characters, not words alone.

WeasyPrint 70 widens only U+0020 and U+00A0, so that lines of Han stay ragged and lines with Latin words tear open.
While `han_justified` is entered, its `justify_line` is replaced by one that widens the gaps beside Han characters
(clreq 3.2.5, justification), never by more than an eighth of an em. A line that would need more ends early: before a
name or a citation that is kept whole, that is seen less than letters far apart. The engine's file is not touched, and
with any other version of it nothing is replaced, and the style sheet sets Chinese ragged (`RAGGED`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass

from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline
from weasyprint.text import line_break

from briefpress.writers.pdf.engine.replaced import replaced

RAGGED = ":root:lang(zh) { text-align: start }"
"""The style sheet for an engine that this module does not know."""

# Han, kana, full-width forms, and the marks that a Chinese face draws an em wide.
_HAN = re.compile("[⺀-〿぀-ヿ㐀-䶿一-鿿豈-﫿＀-￯“”‘’…—]")
_WIDEST_GAP_EM = 0.125
_FEWEST_GAPS = 4


def han_justified() -> AbstractContextManager[None]:
    """Justify Chinese lines while this is entered."""
    return replaced(inline, "justify_line", _justifying)


def _justifying(original: Callable[..., None]) -> Callable[..., None]:
    def justify_line(context: object, line: boxes.LineBox, extra_width: float) -> None:
        extra_width += _closed_edges(line)
        text = "".join(box.text for box in _text_boxes(line)).rstrip()
        count = len(gaps(text))
        if not _HAN.search(text) or count < _FEWEST_GAPS:
            original(context, line, extra_width)
            return
        widest = _WIDEST_GAP_EM * line.style["font_size"]
        if 0 < extra_width <= widest * count:
            _Widening(text, extra_width / count).line(line, extra_width)

    return justify_line


def _closed_edges(line: boxes.LineBox) -> float:
    """Take the room beside Latin away at both edges of a line, where no Han is; return how much that was."""
    closed = 0.0
    if line.children and isinstance(line.children[0], boxes.InlineBox):
        first = line.children[0]
        closed += float(first.margin_left)
        for box in line.children:
            box.translate(-first.margin_left, 0)
        first.margin_left = 0
    if line.children and isinstance(line.children[-1], boxes.InlineBox):
        closed += float(line.children[-1].margin_right)
        line.children[-1].margin_right = 0
    return closed


def gaps(text: str) -> tuple[int, ...]:
    """Return the places (of the character before each) where a line may be widened: beside Han, and at spaces."""
    return tuple(
        place
        for place in range(len(text) - 1)
        if _HAN.match(text[place]) or _HAN.match(text[place + 1]) or text[place] in " \u00a0"
    )


class _SpacedLayout(line_break.Layout):  # type: ignore[misc]  # the engine is untyped
    """A Pango layout that keeps its gaps when the engine sets its text again to draw it."""

    def space(self, gaps_in_text: tuple[int, ...], spacing: float) -> None:
        self.gaps_in_text, self.spacing = gaps_in_text, spacing

    def set_text(self, text: str, justify: bool = False) -> None:
        super().set_text(text, justify)
        attributes = line_break.pango.pango_layout_get_attributes(self.layout)
        if attributes == line_break.ffi.NULL:
            attributes = line_break.ffi.gc(
                line_break.pango.pango_attr_list_new(), line_break.pango.pango_attr_list_unref
            )
        for place in self.gaps_in_text:
            start = len(text[:place].encode())
            attribute = line_break.pango.pango_attr_letter_spacing_new(int(self.spacing * line_break.TO_UNITS))
            attribute.start_index, attribute.end_index = start, start + len(text[place].encode())
            line_break.pango.pango_attr_list_change(attributes, attribute)
        line_break.pango.pango_layout_set_attributes(self.layout, attributes)


@dataclass(slots=True)
class _Widening:
    """Widens the boxes of one line."""

    text: str
    """Of the whole line."""
    spacing: float
    """Of one gap, in CSS pixels."""
    place: int = 0
    """How much of the text has been passed."""

    def line(self, line: boxes.LineBox, wanted: float) -> None:
        """Widen a line; Pango gives a gap at the edge of a run half its space, so it is measured and corrected."""
        before = line.width
        measured = self._total(line)
        if measured > 0:
            self.spacing *= wanted / measured
        self.place = 0
        self.box(line, 0.0)
        line.width = before + wanted

    def _total(self, line: boxes.LineBox) -> float:
        """Return by how much the line's text grows at this spacing."""
        total = 0.0
        self.place = 0
        for box in _text_boxes(line):
            total += self._grown(box)[1]
        return total

    def _grown(self, box: boxes.TextBox) -> tuple[_SpacedLayout | None, float]:
        inside = tuple(
            place - self.place for place in gaps(self.text) if self.place <= place < self.place + len(box.text)
        )
        self.place += len(box.text)
        if not inside:
            return None, 0.0
        layout = _SpacedLayout(box.style, 0, None)
        layout.space(inside, self.spacing)
        layout.set_text(box.text)
        width, _ = line_break.line_size(layout.get_first_line()[0], box.style)
        layout.deactivate()
        return layout, width - box.width

    def box(self, box: boxes.Box, advance: float) -> float:
        """Move a box by what has been added before it, widen it, and return what has been added up to its end."""
        if isinstance(box, boxes.TextBox):
            box.position_x += advance
            layout, grown = self._grown(box)
            if layout is not None:
                box.pango_layout = layout
                box.width += grown
            return advance + grown
        if isinstance(box, boxes.LineBox | boxes.InlineBox):
            box.position_x += advance
            start = advance
            for child in box.children:
                if child.is_in_normal_flow():
                    advance = self.box(child, advance)
            box.width += advance - start
            return advance
        box.translate(advance, 0)
        return advance


def _text_boxes(box: boxes.Box) -> Iterator[boxes.TextBox]:
    """Yield the texts of a line in order."""
    if isinstance(box, boxes.TextBox):
        yield box
    elif isinstance(box, boxes.LineBox | boxes.InlineBox):
        for child in box.children:
            if child.is_in_normal_flow():
                yield from _text_boxes(child)
