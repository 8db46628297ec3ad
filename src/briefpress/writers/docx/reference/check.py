"""Opened -> what speaks against adopting it: macros, links to other files, parts that are missing or cannot be read."""

from __future__ import annotations

from collections.abc import Iterator

from briefpress.diagnostics import BriefPressError, Diagnostic
from briefpress.writers.docx.look import MM
from briefpress.writers.docx.reference.opened import Opened, Relationship
from briefpress.writers.docx.reference.page import NARROWEST, page_of

LETTERHEAD = ("header", "footer")
PICTURES = frozenset(
    {
        "image/png",
        "image/jpeg",
        "image/jpg",
        "image/gif",
        "image/bmp",
        "image/tiff",
        "image/svg+xml",
        "image/x-emf",
        "image/emf",
        "image/x-wmf",
        "image/wmf",
    }
)
"""What a picture of a letterhead may be."""

_WORD = ("wordprocessingml.document.main+xml", "wordprocessingml.template.main+xml")
_SAVE_AS = "open it in Word and save it as Word Document (.docx)"


def check_opened(opened: Opened) -> Iterator[Diagnostic]:
    """Yield every finding. Raises BriefPressError when parts that lead to the others cannot be read."""
    if not opened.has("/[Content_Types].xml"):
        yield Diagnostic("reference.not-word", "is no Word document: it says of no part what it is", hint=_SAVE_AS)
        return
    yield from _macros(opened)
    main = opened.main
    if not main:
        yield Diagnostic("reference.no-document", "has no main document", hint=_SAVE_AS)
        return
    if any(found.is_strict for found in opened.relationships("/")):
        yield Diagnostic(
            "reference.strict", "is a Strict Open XML document", hint=f"{_SAVE_AS}, not as Strict Open XML"
        )
        return
    kind = opened.content_type(main)
    if not kind.endswith(_WORD) and "macroEnabled" not in kind:
        yield Diagnostic("reference.not-word", f'is no Word document but "{kind}"', hint=_SAVE_AS)
        return
    if not opened.related(main, "styles"):
        yield Diagnostic("reference.no-styles", "has no styles", hint=_SAVE_AS)
    yield from _links(opened)
    yield from _letterhead(opened, main)
    unreadable = list(_unreadable(opened, main))
    yield from unreadable
    if not unreadable and page_of(opened.xml(main)).is_too_narrow:
        message = f"leaves less than {NARROWEST / MM:.0f} mm of each line to the text"
        yield Diagnostic("reference.no-room", message, hint="make its margins narrower in Word: Layout, Margins")


def _macros(opened: Opened) -> Iterator[Diagnostic]:
    has_kind = any("macroEnabled" in kind or "vbaProject" in kind for kind in opened.content_types())
    if has_kind or any(name.casefold().endswith("vbaproject.bin") for name in opened.parts):
        yield Diagnostic("reference.macros", "holds macros", hint=f"{_SAVE_AS}, which has none")


def _links(opened: Opened) -> Iterator[Diagnostic]:
    """Yield a finding for each file outside that any part would fetch; a link that a reader clicks is none."""
    for name in sorted(opened.parts):
        if not name.endswith(".rels"):
            continue
        folder, _, file = name.removesuffix(".rels").rpartition("/_rels/")
        for found in opened.relationships(f"{folder}/{file}"):
            if found.is_external and found.kind != "hyperlink":
                yield _link(found)


def _link(found: Relationship) -> Diagnostic:
    if found.kind == "attachedTemplate":
        hint = "detach it in Word: Developer, Document Template, attach Normal"
        return Diagnostic("reference.linked-template", f'is attached to a template: "{found.target}"', hint=hint)
    hint = "put it into the document in Word: File, Info, Edit Links to Files, Break Link"
    return Diagnostic("reference.linked-file", f'links to a file outside ({found.kind}): "{found.target}"', hint=hint)


def _letterhead(opened: Opened, main: str) -> Iterator[Diagnostic]:
    """Yield a finding for what headers and footers hold beside text, pictures and links."""
    for part in opened.relationships(main):
        if part.kind not in LETTERHEAD or not opened.has(part.target):
            continue
        for found in opened.relationships(part.target):
            if found.is_external:
                continue
            if found.kind != "image" or not opened.has(found.target):
                what = f'holds, in its {part.kind}, "{found.target.removeprefix("/")}" ({found.kind})'
                yield Diagnostic("reference.letterhead-object", what, hint="put a picture in its place")
            elif opened.content_type(found.target) not in PICTURES:
                what = f'holds, in its {part.kind}, "{found.target.removeprefix("/")}", a picture of no known kind'
                yield Diagnostic(
                    "reference.letterhead-object", what, hint="put a PNG, JPEG or SVG picture in its place"
                )


def _unreadable(opened: Opened, main: str) -> Iterator[Diagnostic]:
    """Yield a finding for each part that would be adopted and cannot be read."""
    kinds = (*LETTERHEAD, "styles", "numbering", "settings", "theme", "fontTable")
    parts = (found.target for found in opened.relationships(main) if found.kind in kinds and not found.is_external)
    for name in dict.fromkeys((main, *parts)):
        if opened.has(name):
            try:
                opened.xml(name)
            except BriefPressError as error:
                yield from error.diagnostics
