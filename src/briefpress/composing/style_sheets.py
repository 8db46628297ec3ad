"""Style sheets of templates -> findings for what in them is not known to be harmless: a page shows what it holds."""

from __future__ import annotations

from collections.abc import Iterator

from briefpress.assets.css.sheet import sheet_faults
from briefpress.diagnostics import Diagnostic, Place

_MOST_FOUND = 20


def style_findings(style: str, name: str) -> Iterator[Diagnostic]:
    """Yield findings for what fetches, repeats or cannot be read; `name` is how a person types the path.

    What only looks like an address, in a comment or a text, is none.
    """
    lines = style.splitlines()
    # HTML ends a style sheet wherever it finds the end tag, also in a text or a comment.
    for number, line in enumerate(lines, 1):
        if "</" in line:
            column = line.index("</") + 1
            place = Place(name, number, column, 2, line)
            yield Diagnostic("templates.foreign-style", 'a style sheet holds no "</": HTML would end it there', place)
    for fault, _ in zip(sheet_faults(style), range(_MOST_FOUND), strict=False):
        line = lines[fault.line - 1] if fault.line <= len(lines) else ""
        place = Place(name, fault.line, fault.column, 1, line[:400])
        hint = "pictures stand in the brief, a logo and fonts in the theme" if "brings" in fault.message else ""
        yield Diagnostic("templates.foreign-style", f"a style sheet {_said(fault.message)}", place, hint)


def _said(message: str) -> str:
    return message.replace("brings something in", "brings nothing in", 1)
