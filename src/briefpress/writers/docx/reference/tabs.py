"""A style's tab stops that were made for another page -> the paragraph's own, for this one (17.3.1.38)."""

from __future__ import annotations

from collections.abc import Iterable

from docx.oxml.ns import qn

from briefpress.writers.docx.markup import Element, w
from briefpress.writers.docx.reference.order import put, whole


def fit_tabs(parts: Iterable[Element], style_id: str, theirs: Element | None, wanted: Element | None) -> None:
    """Give the paragraphs of a style the stops wanted, instead of those that the style has. Leaders stay theirs."""
    old = {} if theirs is None else {_position(tab): tab for tab in theirs if tab.get(qn("w:val")) != "clear"}
    new = {} if wanted is None else {_position(tab): tab for tab in wanted}
    leader = next((str(tab.get(qn("w:leader"))) for tab in old.values() if tab.get(qn("w:leader"))), "")
    if {place: tab.get(qn("w:val")) for place, tab in old.items()} == {
        place: tab.get(qn("w:val")) for place, tab in new.items()
    }:
        return
    for part in parts:
        for paragraph in part.iter(qn("w:p")):
            style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
            if style is not None and style.get(qn("w:val")) == style_id:
                put(paragraph[0], _tabs(old, new, leader))


def _tabs(old: dict[int, Element], new: dict[int, Element], leader: str) -> Element:
    made = {place: w("tab", val="clear", pos=place) for place in old if place not in new}
    for place, tab in new.items():
        side = str(tab.get(qn("w:val")))
        dots = {"leader": leader} if leader and side == "right" else {}
        made[place] = w("tab", val=side, **dots, pos=place)
    return w("tabs", *(made[place] for place in sorted(made)))


def _position(tab: Element) -> int:
    return whole(tab.get(qn("w:pos"))) or 0
