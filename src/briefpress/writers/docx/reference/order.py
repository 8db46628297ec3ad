"""XML that others wrote: a child put at the place that the schema asks for (17.3.1.26), a number read with care."""

from __future__ import annotations

from docx.oxml.ns import qn

from briefpress.writers.docx.markup import Element

_LARGEST = 2**31 - 1
_ORDERS = {
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
        "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
        "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
        "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
    ),
    "rPr": (
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
        "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
        "lang eastAsianLayout specVanish oMath rPrChange"
    ),
    "style": (
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
        "personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr"
    ),
    "pBdr": "top left bottom right between bar",
}


def whole(value: object) -> int | None:
    """Return the number in an attribute, without its fraction; None for what is no number, or is none for Word."""
    try:
        number = int(float(str(value)))
    except (ValueError, OverflowError):
        return None
    return number if abs(number) <= _LARGEST else None


def put(parent: Element, child: Element) -> Element:
    """Put a child at its place, instead of one of its name, and return it."""
    old = parent.find(child.tag)
    if old is not None:
        parent.replace(old, child)
        return child
    order = _ORDERS[parent.tag.rpartition("}")[2]].split(" ")
    later = {qn(f"w:{name}") for name in order[order.index(child.tag.rpartition("}")[2]) + 1 :]}
    for place, other in enumerate(parent):
        if other.tag in later:
            parent.insert(place, child)
            return child
    parent.append(child)
    return child
