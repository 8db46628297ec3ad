"""Pictures that the engine could not draw -> findings: it writes a line to its log, and prints a page without them."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from briefpress.diagnostics import BriefPressError, Diagnostic

_ENGINE = logging.getLogger("weasyprint")
_FAILED = ("Failed to render SVG image", "Failed to load image", "Failed to load inline SVG")


@contextmanager
def undrawn_told() -> Iterator[None]:
    """Raise BriefPressError for pictures that could not be drawn while this was entered."""
    heard = _Heard()
    _ENGINE.addHandler(heard)
    try:
        yield
    finally:
        _ENGINE.removeHandler(heard)
    if heard.messages:
        raise BriefPressError(
            Diagnostic("document.bad-picture", f"a picture cannot be drawn: {message}", hint="save it anew, simpler")
            for message in heard.messages
        )


class _Heard(logging.Handler):
    """Keeps what the engine says of pictures that it gave up."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if message.startswith(_FAILED):
            self.messages.append(message.replace("asset:", "")[:200])
