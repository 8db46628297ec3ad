"""Their styles -> the same, but that what is set in them can be seen: a hidden, white or framed title is none."""

from __future__ import annotations

from collections.abc import Iterator

from docx.oxml.ns import qn

from briefpress.theme.contrast import contrast
from briefpress.writers.docx.base.style_names import Style
from briefpress.writers.docx.markup import Element, w
from briefpress.writers.docx.reference.order import put
from briefpress.writers.docx.reference.palette import WHITE
from briefpress.writers.docx.reference.styles import Styles, id_of, kind_of, name_of

_UNSEEN = 1.5
"""Contrast below which letters are not seen at all. Pale ones are a matter of taste, and theirs."""
_HEX = 6
# What stands on the page itself. Text of tables, boxes and mastheads may stand on a dark fill.
ON_THE_PAGE = (
    Style.NORMAL, Style.TITLE, Style.STANDFIRST, Style.HEADING_1, Style.HEADING_2, Style.HEADING_3, Style.BODY_TEXT,
    Style.LIST_BULLET, Style.LIST_BULLET_2, Style.LIST_NUMBER, Style.LIST_NUMBER_2, Style.LIST_CONTINUE, Style.QUOTE,
    Style.CAPTION, Style.FOOTNOTE_TEXT, Style.TOC_HEADING, Style.TOC_1,
)  # fmt: skip
_OF_LETTERS = (Style.STRONG, Style.EMPHASIS, Style.HYPERLINK, Style.FOOTNOTE_REFERENCE, Style.PAGE_NUMBER)


def show(styles: Styles) -> tuple[tuple[str, str], ...]:
    """Let every style of theirs in which a text of ours is set be seen; return which were not, and why.

    Changes the styles. A base comes before what is based on it, which is seen then, too.
    """
    return tuple(found for style in _met(styles) for found in _shown(styles, style))


def _shown(styles: Styles, style: Element) -> Iterator[tuple[str, str]]:
    style_id = id_of(style)
    if styles.is_on(style_id, "w:rPr/w:vanish"):
        put(_child(style, "rPr"), w("vanish", val=0))
        yield shown_name(style), "hidden"
    if kind_of(style) == "paragraph" and _is_white(styles, style_id):
        put(_child(style, "rPr"), w("color", val="auto"))
        yield shown_name(style), "white"
    if styles.property(style_id, "w:pPr/w:framePr") is not None:
        _take_frame_out(styles, style)
        yield shown_name(style), "in a frame"


def _met(styles: Styles) -> Iterator[Element]:
    kinds = [("paragraph", style) for style in ON_THE_PAGE] + [("character", style) for style in _OF_LETTERS]
    found = (styles.named(kind, style.value) for kind, style in kinds)
    yield from {id_of(one): one for one in found if one is not None}.values()


def _is_white(styles: Styles, style_id: str) -> bool:
    colour = styles.attribute(style_id, "w:rPr/w:color", "val")
    fills = (styles.attribute(style_id, f"{path}/w:shd", "fill") for path in ("w:rPr", "w:pPr"))
    return _is_hex(colour) and contrast(colour, next(filter(_is_hex, fills), WHITE)) < _UNSEEN


def _is_hex(colour: str) -> bool:
    return len(colour) == _HEX and all(digit in "0123456789abcdefABCDEF" for digit in colour)


def _take_frame_out(styles: Styles, style: Element) -> None:
    """Take a frame away from a style and from those that it is based on: no style can say that there is none."""
    for one in styles.chain(id_of(style)):
        for properties in one.findall(qn("w:pPr")):
            for frame in properties.findall(qn("w:framePr")):
                properties.remove(frame)


def _child(style: Element, name: str) -> Element:
    found = style.find(qn(f"w:{name}"))
    return put(style, w(name)) if found is None else found


def shown_name(style: Element) -> str:
    """Return a style's name as Word shows it: `heading 1` is `Heading 1`."""
    name = name_of(style)
    return name[:1].upper() + name[1:]
