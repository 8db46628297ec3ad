"""Fonts of a PDF that are cut down without being copied whole first.

WeasyPrint 70 reads the file of each font that a page is drawn with, once for each size and place, and holds the copies
until the PDF is written: in Chinese, 27 MB each. What a PDF has is cut out of the font that was opened, so that nobody
looks at them. While `fonts_left_unread` is entered, a font's file is read when somebody does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.pdf import fonts, stream

from briefpress.writers.pdf.engine.replaced import replaced


@contextmanager
def fonts_left_unread() -> Iterator[None]:
    """Read no font's file before it is asked for while this is entered; not for several threads at once."""
    with replaced(stream, "Font", _unread):
        yield


def _unread(original: Callable[..., Any]) -> Callable[..., Any]:
    """Return what opens fonts; where somebody else does already, it stays so."""
    return _Unread if original is fonts.Font else original


class _Unread(fonts.Font):  # type: ignore[misc] # the engine has no types
    """A font whose file is read late."""

    def __init__(self, *arguments: Any) -> None:
        self._content: bytes | None = None
        with replaced(fonts, "get_hb_object_data", lambda _: lambda _face: None):
            super().__init__(*arguments)

    @property
    def file_content(self) -> bytes:
        """The font's file; once it is cut down, what is left of it."""
        if self._content is None:
            self._content = fonts.get_hb_object_data(self.hb_face)
        return self._content

    @file_content.setter
    def file_content(self, content: bytes | None) -> None:
        self._content = content
