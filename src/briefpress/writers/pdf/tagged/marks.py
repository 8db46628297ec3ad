"""A page that marks its pieces while the engine paints it (ISO 32000-1, 14.6 and 14.8.2).

It works through two documented names: `Page.paint`, and `marked` of the stream that it is given. A piece at whose end
a line break took a space away gets one, drawn where nothing is seen; a hyphen that it put in says that it is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import Any

import pydyf
import weasyprint
from weasyprint.formatting_structure import boxes

from briefpress.writers.pdf.tagged.apart import text_string, told_together
from briefpress.writers.pdf.tagged.parting import parted
from briefpress.writers.pdf.tagged.structure import Artifact, Content, Mark, Parts

_SOFT_HYPHEN = "\u00ad"
_LAST_GLYPH = re.compile(rb"(.*?)<?([0-9a-f]{4})>(?:-?[0-9.]+)?\] TJ")
_IS_OPEN = re.compile(rb"<[0-9a-f]*$")

Stream = Any
"""Of the engine, which has no types."""


class MarkedPage(weasyprint.Page):  # type: ignore[misc] # the engine has no types
    """A page whose content is marked as `marks` says."""

    def __init__(self, page: weasyprint.Page, marks: Mapping[int, Mark], links: list[Any]) -> None:
        self.__dict__.update(vars(page))
        self.links = links
        self.marks = marks
        self.painted: list[Content] = []
        """By their numbers."""
        self.unknown: list[boxes.Box] = []
        """Boxes that were painted and are not known."""

    def paint(self, stream: Stream, scale: float = 1) -> None:
        @contextmanager
        def marked(box: boxes.Box, _tag: str) -> Iterator[None]:
            mark = self.marks.get(id(box), self)
            if mark is None:
                yield
            elif isinstance(mark, Content):
                yield from self._painted(stream, mark)
            elif isinstance(mark, Parts):
                yield from self._painted_in_parts(stream, mark)
            else:
                if mark is self:
                    self.unknown.append(box)
                yield from _left_out(stream, mark if isinstance(mark, Artifact) else None)

        stream.marked = marked
        stream.artifact = contextmanager(partial(_left_out, stream, None))
        super().paint(stream, scale)

    def _painted(self, stream: Stream, content: Content) -> Iterator[None]:
        self._number(content)
        stream.begin_marked_content("Span" if content.said else "Figure", pydyf.Dictionary({"MCID": content.mcid}))
        start = len(stream.stream)
        yield
        if content.said and not content.spell:
            _finish(stream, start, content)
        told_together(stream.stream, start, content.said, partial(_text_of, stream))
        stream.end_marked_content()

    def _painted_in_parts(self, stream: Stream, mark: Parts) -> Iterator[None]:
        """Mark each part by itself, within the text; where it cannot be parted, mark it whole."""
        start = len(stream.stream)
        # Else the engine goes on in the text object before.
        stream.stream.append(b"")
        yield
        contents = [content for content, _ in mark.held]
        _finish(stream, start, contents[-1])
        operators = stream.stream[start + 1 :]
        del stream.stream[start:]
        if made := parted(operators, mark.texts, partial(_text_of, stream)):
            stream.stream += made.before
            for content, part in zip(contents, made.parts, strict=True):
                self._marked(stream, content, part)
            stream.stream += made.after
        else:
            self._marked(stream, mark.join(), operators)

    def _marked(self, stream: Stream, content: Content, operators: list[bytes]) -> None:
        self._number(content)
        stream.begin_marked_content("Span", pydyf.Dictionary({"MCID": content.mcid}))
        stream.stream += operators
        stream.end_marked_content()

    def _number(self, content: Content) -> None:
        content.mcid = len(self.painted)
        self.painted.append(content)


def _left_out(stream: Stream, artifact: Artifact | None) -> Iterator[None]:
    if artifact is None:
        stream.begin_marked_content("Artifact")
    else:
        properties = {"Type": f"/{artifact.kind}", **({"Subtype": f"/{artifact.part}"} if artifact.part else {})}
        stream.begin_marked_content("Artifact", pydyf.Dictionary(properties))
    yield
    stream.end_marked_content()


def _finish(stream: Stream, start: int, content: Content) -> None:
    """Say what a line's end left out; where that cannot be drawn, the text has to be spelt out."""
    operators: list[bytes] = stream.stream
    if b"ET" not in operators[start:] or not (content.is_hyphenated or content.lacks_space):
        return
    end = len(operators) - 1 - operators[::-1].index(b"ET")
    if content.is_hyphenated:
        content.spell = not _hyphen_told(operators, start, end)
    else:
        content.spell = not _space_drawn(stream, end)


def _hyphen_told(operators: list[bytes], start: int, end: int) -> bool:
    """Say of a line's last glyph that it is a hyphen which the line break put there; return whether that could be."""
    last = max((place for place in range(start, end) if operators[place].endswith(b" TJ")), default=-1)
    match = _LAST_GLYPH.fullmatch(operators[last]) if last >= 0 else None
    if match is None:
        return False
    head = match[1] + (b">" if _IS_OPEN.search(match[1]) else b"")
    told = f"/Span <</ActualText {text_string(_SOFT_HYPHEN)}>> BDC".encode()
    operators[last : last + 1] = [head + b"] TJ", told, b"[<" + match[2] + b">] TJ", b"EMC"]
    return True


def _space_drawn(stream: Stream, end: int) -> bool:
    """Draw a space at a line's end, in its last font; return whether that has one."""
    operators: list[bytes] = stream.stream
    font = next(operator.split()[0][1:] for operator in reversed(operators[:end]) if operator.endswith(b" Tf"))
    space = next((glyph for glyph, text in _glyphs(stream, font).items() if text == " "), None)
    if space is None:
        return False
    operators.insert(end, b"[<%04x>] TJ" % space)
    return True


def _text_of(stream: Stream, font: bytes, glyph: int) -> str:
    return _glyphs(stream, font).get(glyph, "")


def _glyphs(stream: Stream, font: bytes) -> dict[int, str]:
    """Return what the glyphs of a font say, as far as they have been drawn."""
    return next((one.to_unicode for one in stream._fonts.values() if one.hash == font.decode()), {})  # noqa: SLF001
