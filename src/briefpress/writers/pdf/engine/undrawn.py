"""Pictures that the engine could not draw -> findings: it writes a line to its log, and prints a page without them."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefpress.diagnostics import BriefPressError, Diagnostic

_ENGINE = logging.getLogger("weasyprint")
_SCHEME = "asset:"
_LONGEST = 160
# Which of the engine's own files speak of pictures, by the end of their paths.
_OF_PICTURES = ("images.py", "svg", "urls.py")
_ANEW = "save it anew, simpler, or as a PNG of 300 dots for each inch"
_drawn: list[str] = []
"""Addresses of the drawings that are being drawn, the innermost last."""


@contextmanager
def drawing_named(address: str) -> Iterator[None]:
    """Let what the engine says while this is entered be said of a drawing."""
    _drawn.append(address)
    try:
        yield
    finally:
        _drawn.pop()


@contextmanager
def undrawn_told() -> Iterator[None]:
    """Raise BriefPressError for pictures that could not be drawn, or not whole, while this was entered."""
    heard = _Heard()
    _ENGINE.addHandler(heard)
    try:
        yield
    finally:
        _ENGINE.removeHandler(heard)
    if heard.findings:
        raise BriefPressError(heard.findings)


class _Heard(logging.Handler):
    """Keeps what the engine says of pictures."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.findings: dict[Diagnostic, None] = {}

    def emit(self, record: logging.LogRecord) -> None:
        path = Path(record.pathname)
        if path.name in _OF_PICTURES or path.parent.name in _OF_PICTURES:
            name = next(iter((*_drawn, *_addresses(record))), "").removeprefix(_SCHEME)
            words = _shortened(record.getMessage().replace(_SCHEME, ""))
            told = f'the picture "{name}" cannot be drawn whole: {words}' if name else f"a picture: {words}"
            self.findings[Diagnostic("document.bad-picture", told, hint=_ANEW)] = None


def _addresses(record: logging.LogRecord) -> Iterator[str]:
    """Yield the pictures that a line of the log speaks of."""
    spoken_of = record.args if isinstance(record.args, tuple) else ()
    yield from (one for one in spoken_of if isinstance(one, str) and one.startswith(_SCHEME))


def _shortened(words: str) -> str:
    """Return words without the middle of a picture that stands in its own address."""
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST // 2]} … {words[-_LONGEST // 2 :]}"
