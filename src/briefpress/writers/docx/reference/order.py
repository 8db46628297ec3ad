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
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "tblPr": (
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd "
        "tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription"
    ),
    "tblCellMar": "top left start bottom right end",
    "tblBorders": "top left start bottom right end insideH insideV",
    "tcPr": ("cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark"),
}
_SETTLED = tuple(qn(f"w:{name}") for name in _ORDERS)
# Strict words that some programs write into files of the usual kind (17.9.7, 17.8.3.2).
_SIDES = {"start": "left", "end": "right"}
_INDENTS = {"start": "left", "end": "right", "startChars": "leftChars", "endChars": "rightChars"}


def settle(root: Element) -> None:
    """Put what other programs write in another order, or in words of Strict Open XML, as the schema wants it."""
    for parent in root.iter(*_SETTLED):
        _sort(parent)
    for side in root.iter(qn("w:lvlJc")):
        side.set(qn("w:val"), _SIDES.get(str(side.get(qn("w:val"))), str(side.get(qn("w:val")))))
    for indent in root.iter(qn("w:ind")):
        for name in [name for name in _INDENTS if qn(f"w:{name}") in indent.attrib]:
            indent.set(qn(f"w:{_INDENTS[name]}"), str(indent.attrib.pop(qn(f"w:{name}"))))
    for charset in root.iter(qn("w:charset")):
        charset.attrib.pop(qn("w:characterSet"), "")


def _sort(parent: Element) -> None:
    """Sort the children of an element that the schema knows; others stay behind what they stood behind."""
    order = {qn(f"w:{name}"): place for place, name in enumerate(_ORDERS[parent.tag.rpartition("}")[2]].split(" "))}
    places: list[int] = []
    for child in parent:
        places.append(order.get(child.tag, places[-1] if places else -1))
    if places != sorted(places):
        parent[:] = [child for _, child in sorted(zip(places, parent, strict=True), key=lambda found: found[0])]


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
