"""Opened -> what speaks against adopting it: macros, fields, links to other files, parts that cannot be read."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from briefpress.assets.pictures.picture import MEDIA_TYPES, picture_problems
from briefpress.diagnostics import BriefPressError, Diagnostic
from briefpress.writers.docx.look import MM
from briefpress.writers.docx.reference.active import active_content, fetched_links, is_safe
from briefpress.writers.docx.reference.fields import refused_fields
from briefpress.writers.docx.reference.opened import Opened, Relationship
from briefpress.writers.docx.reference.page import NARROWEST, page_of

LETTERHEAD = ("header", "footer")
_BROUGHT = (*LETTERHEAD, "styles", "numbering", "theme", "fontTable")
"""Parts whose XML is brought into our package."""
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
    if not unreadable:
        yield from _active(opened, main)
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
    """Yield a finding for what adopted parts hold beside text, fonts, pictures and links."""
    for part in opened.relationships(main):
        if part.kind not in _BROUGHT or part.is_external or not opened.has(part.target):
            continue
        for found in opened.relationships(part.target):
            if found.is_external or (part.kind not in LETTERHEAD and found.kind != "image"):
                continue
            if found.kind != "image" or not opened.has(found.target):
                what = f'holds, in its {part.kind}, "{found.target.removeprefix("/")}" ({found.kind})'
                yield Diagnostic("reference.letterhead-object", what, hint="put a picture in its place")
            elif opened.content_type(found.target) not in PICTURES:
                what = f'holds, in its {part.kind}, "{found.target.removeprefix("/")}", a picture of no known kind'
                yield Diagnostic(
                    "reference.letterhead-object", what, hint="put a PNG, JPEG or SVG picture in its place"
                )
            else:
                yield from _picture(opened, found.target)


def _picture(opened: Opened, name: str) -> Iterator[Diagnostic]:
    """Yield what is wrong with a picture of the kinds that a brief may have too; others only Word reads."""
    kind = opened.content_type(name).replace("/jpg", "/jpeg")
    if kind in MEDIA_TYPES.values():
        # Word draws what print leaves out.
        for problem in filter(lambda one: one.is_error, picture_problems(opened.content(name), kind)):
            message = f'holds a picture, "{name.removeprefix("/")}", which {problem.message}'
            yield Diagnostic("reference.bad-picture", message, hint=problem.hint or "put another in its place")


def _unreadable(opened: Opened, main: str) -> Iterator[Diagnostic]:
    """Yield a finding for each part that would be adopted and cannot be read."""
    for name in (main, *_parts(opened, main, (*_BROUGHT, "settings"))):
        try:
            opened.xml(name)
        except BriefPressError as error:
            yield from error.diagnostics


def _parts(opened: Opened, main: str, kinds: Collection[str]) -> tuple[str, ...]:
    """Return the parts of some kinds that the main document is related to and that are there."""
    found = (one.target for one in opened.relationships(main) if one.kind in kinds and not one.is_external)
    return tuple(name for name in dict.fromkeys(found) if opened.has(name))


def _active(opened: Opened, main: str) -> Iterator[Diagnostic]:
    """Yield a finding for each field that is not to be followed, and for what else would run or fetch something."""
    for name in _parts(opened, main, _BROUGHT):
        root, shown = opened.xml(name), name.removeprefix("/")
        for field in refused_fields(root):
            message = f'holds, in "{shown}", paragraph {field.paragraph}, the field {field.name}'
            hint = (
                "take it out in Word, where Alt+F9 shows what fields say; PAGE, STYLEREF, TITLE and the like can stay"
            )
            yield Diagnostic("reference.field", message, hint=hint)
        for what in active_content(root):
            message = f'holds, in "{shown}", {what}'
            yield Diagnostic("reference.active-content", message, hint="take it out in Word: text and pictures stay")
        outside = {found.id: found.target for found in opened.relationships(name) if found.is_external}
        for address in outside.values():
            if not is_safe(address):
                message = f'holds, in "{shown}", a link that is not to be followed: "{address}"'
                yield Diagnostic("reference.bad-address", message, hint="links start with https://, http:// or mailto:")
        for address in fetched_links(root, outside):
            message = f'would fetch, for "{shown}", "{address}"'
            yield Diagnostic("reference.linked-file", message, hint="put it into the document in Word")
