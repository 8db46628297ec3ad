"""Whether what a preview needs beside the press itself is installed."""

from __future__ import annotations

from importlib.util import find_spec

from briefpress.diagnostics import BriefPressError, Diagnostic

NEEDED = ("starlette", "uvicorn", "watchfiles")
"""Libraries of the extra `preview`."""


def check_extra(*names: str) -> None:
    """Raise BriefPressError where one of these, or of all that a preview needs, is not installed."""
    missing = [name for name in names or NEEDED if find_spec(name) is None]
    if missing:
        message = f"this needs {' and '.join(missing)}, which {'are' if len(missing) > 1 else 'is'} not installed"
        hint = "in a checkout: make preview; else: pip install 'briefpress[preview]'"
        raise BriefPressError([Diagnostic("preview.not-installed", message, hint=hint)])
