"""Looks of pages -> their pictures, drawn when a browser asks for them, as wide as it shows them."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock

from briefpress.assets.pdf_pages import screen_picture

# Pages of the last editions that were looked at; and pictures, which are larger.
_MOST_PAGES = 96
_MOST_PICTURES = 60
WIDTHS = (320, 4000)
"""Pixels that a picture is wide, at least and at most."""


@dataclass(frozen=True, slots=True)
class Pictures:
    """Pages that may be asked for, by the names of their looks. Several threads may use it at once."""

    pages: OrderedDict[str, tuple[bytes, int]] = field(default_factory=OrderedDict)
    """A PDF and the page in it, from 1."""
    drawn: OrderedDict[tuple[str, int], bytes] = field(default_factory=OrderedDict)
    lock: Lock = field(default_factory=Lock)

    def add(self, pdf: bytes, looks: tuple[str, ...]) -> None:
        """Let the pages of a PDF be asked for."""
        with self.lock:
            for number, look in enumerate(looks, 1):
                self.pages[look] = (pdf, number)
                self.pages.move_to_end(look)
            while len(self.pages) > max(_MOST_PAGES, 2 * len(looks)):
                self.pages.popitem(last=False)

    def picture(self, look: str, width: int) -> bytes | None:
        """Return the picture of a page as PNG; None for one that nobody knows any more."""
        key = (look, _bounded(width))
        with self.lock:
            known, page = self.drawn.get(key), self.pages.get(look)
        if known is not None or page is None:
            return known
        made = screen_picture(*page, width=key[1])
        self.keep(look, width, made)
        return made

    def keep(self, look: str, width: int, made: bytes) -> None:
        """Keep the picture of a page for whoever asks for it so wide."""
        with self.lock:
            self.drawn[look, _bounded(width)] = made
            while len(self.drawn) > _MOST_PICTURES:
                self.drawn.popitem(last=False)


def _bounded(width: int) -> int:
    return min(max(width, WIDTHS[0]), WIDTHS[1])
