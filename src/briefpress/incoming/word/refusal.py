"""Why a file is not read: an error about the file as a whole; who knows its name adds the place."""

from __future__ import annotations

from briefpress.diagnostics import BriefPressError, Diagnostic

SAVE_AS = "open it in Word or LibreOffice and save it as Word Document (.docx)"


def refusal(code: str, message: str, hint: str = SAVE_AS) -> BriefPressError:
    """Return an error whose message goes on where the file's name ends."""
    return BriefPressError([Diagnostic(code, message, hint=hint)])
