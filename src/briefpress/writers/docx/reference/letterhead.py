"""Their headers and footers -> ours where theirs are empty; their controls filled with what this edition is called."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy

from docx.oxml.ns import qn

from briefpress.writers.docx.inline import Inlines
from briefpress.writers.docx.markup import Element, w
from briefpress.writers.docx.reference.order import put, whole

TAG = "briefpress-"
"""With a name of `masthead.masthead_words` after it, the tag of a control that takes these words."""

_SHOWN = tuple(
    qn(f"w:{name}") for name in ("drawing", "pict", "object", "instrText", "fldSimple", "sym", "pgNum", "ptab")
)
_IMAGE_DATA = "{urn:schemas-microsoft-com:vml}imagedata"
_TEXT_PATH = "{urn:schemas-microsoft-com:vml}textpath"
_EMU = 12700
"""Units of a drawing in a point."""
_RUN_ONLY = frozenset(qn(f"w:{name}") for name in ("rStyle", "rtl", "cs", "lang"))


def has_picture(root: Element) -> bool:
    """Return whether a header or footer shows a picture."""
    return next(root.iter(qn("a:blip"), _IMAGE_DATA), None) is not None


def has_watermark(root: Element) -> bool:
    """Return whether a header shows letters across the page."""
    return next(root.iter(_TEXT_PATH), None) is not None


def is_cover(root: Element, width: float, height: float) -> bool:
    """Return whether a picture, or a box, takes more than half of a page of this size, in points."""
    anchors = (found.find(qn("wp:extent")) for found in root.iter(qn("wp:anchor")))
    sizes = ((whole(one.get("cx")) or 0, whole(one.get("cy")) or 0) for one in anchors if one is not None)
    return any(2 * across > width * _EMU and 2 * down > height * _EMU for across, down in sizes)


def is_empty(root: Element) -> bool:
    """Return whether a header or footer shows nothing."""
    return not words_of(root) and next(root.iter(*_SHOWN), None) is None


def words_of(root: Element) -> str:
    """Return what a header or footer says."""
    return " ".join(" ".join(found.text or "" for found in root.iter(qn("w:t"))).split())


def tags_in(root: Element) -> frozenset[str]:
    """Return the names of what a header's controls ask for."""
    tags = (str(found.get(qn("w:val"))) for found in root.iter(qn("w:tag")))
    return frozenset(tag.removeprefix(TAG) for tag in tags if tag.startswith(TAG))


def fill(root: Element, words: Mapping[str, str], inlines: Inlines) -> None:
    """Put words into the controls that ask for them, and the title into what is bound to it."""
    for control in list(root.iter(qn("w:sdt"))):
        properties, content = control.find(qn("w:sdtPr")), control.find(qn("w:sdtContent"))
        if properties is None or content is None:
            continue
        name = _asks_for(properties)
        if name in words:
            for hint in properties.findall(qn("w:showingPlcHdr")):
                properties.remove(hint)
            _replace(content, words[name], inlines)


def _asks_for(properties: Element) -> str:
    tag, binding = properties.find(qn("w:tag")), properties.find(qn("w:dataBinding"))
    if binding is not None and "coreProperties" in str(binding.get(qn("w:xpath"))):
        return "title" if "title" in str(binding.get(qn("w:xpath"))).rpartition("/")[2] else ""
    return "" if tag is None else str(tag.get(qn("w:val"))).removeprefix(TAG)


def _replace(content: Element, words: str, inlines: Inlines) -> None:
    """Put words in the place of a control's content, in the format that its first run has."""
    first = next(content.iter(qn("w:r")), None)
    before = None if first is None else first.find(qn("w:rPr"))
    runs = list(inlines.text(words, inlines.context()))
    for made in runs:
        _format(made, before)
    paragraphs = content.findall(qn("w:p"))
    for other in paragraphs[1:]:
        content.remove(other)
    holder = paragraphs[0] if paragraphs else content
    for child in list(holder):
        if child.tag != qn("w:pPr"):
            holder.remove(child)
    holder.extend(runs)


def _format(made: Element, before: Element | None) -> None:
    if before is None:
        return
    kept = made.find(qn("w:rPr"))
    properties = deepcopy(before)
    for found in list(properties):
        if found.tag in _RUN_ONLY and found.tag != qn("w:rStyle"):
            properties.remove(found)
    for found in () if kept is None else list(kept):
        # Which face a script takes is the run's, which faces there are is theirs.
        if found.tag != qn("w:rFonts"):
            put(properties, found)
    if kept is not None:
        made.remove(kept)
    made.insert(0, properties)


def keep_direction(root: Element, is_right_to_left: bool) -> None:
    """Let the paragraphs of a letterhead run as they did, whatever their styles say now."""
    for paragraph in root.iter(qn("w:p")):
        properties = paragraph.find(qn("w:pPr"))
        if properties is None:
            properties = w("pPr")
            paragraph.insert(0, properties)
        if properties.find(qn("w:bidi")) is None:
            put(properties, w("bidi") if is_right_to_left else w("bidi", val=0))
