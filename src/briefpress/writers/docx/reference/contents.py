"""A written body -> its contents list with the numbers that their heads will have."""

from __future__ import annotations

from collections.abc import Callable

from docx.oxml.ns import qn

from briefpress.writers.docx.base.style_names import Style
from briefpress.writers.docx.markup import Element, run, w, with_text

_NUMBERED = (Style.HEADING_1.id, Style.HEADING_1_NEW_PAGE.id)


def number_contents(part: Element, written: Callable[[int], str]) -> None:
    """Number the entries of a contents list. `written` returns the number of a head by its count; empty for none."""
    numbers = _numbers(part, written)
    for row in part.iter(qn("w:hyperlink")):
        anchor = str(row.get(qn("w:anchor"), ""))
        paragraph = row.getparent()
        if paragraph is not None and anchor in numbers and _style(paragraph) == Style.TOC_1.id:
            _set_number(row, numbers[anchor])


def _numbers(part: Element, written: Callable[[int], str]) -> dict[str, str]:
    """Return the number of each head by its bookmark."""
    numbers: dict[str, str] = {}
    count = 0
    for paragraph in part.iter(qn("w:p")):
        number = ""
        if _style(paragraph) in _NUMBERED and not _is_taken_out(paragraph):
            count += 1
            number = written(count)
        for mark in paragraph.iter(qn("w:bookmarkStart")):
            if str(mark.get(qn("w:name"))).startswith("_Toc"):
                numbers[str(mark.get(qn("w:name")))] = number
    return numbers


def _set_number(row: Element, number: str) -> None:
    first = row[0]
    has_number = first.find(f"{qn('w:rPr')}/{qn('w:rStyle')}") is not None and first.find(qn("w:tab")) is None
    if has_number:
        row.remove(first)
    if number:
        properties = w("rPr", w("rStyle", val=Style.TOC_NUMBER.id))
        row.insert(0, run(properties, with_text(w("t"), number)))


def _style(paragraph: Element) -> str:
    found = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "" if found is None else str(found.get(qn("w:val")))


def _is_taken_out(paragraph: Element) -> bool:
    """Return whether a head of a numbered style has no number (list 0)."""
    found = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
    return found is not None and found.get(qn("w:val")) == "0"
