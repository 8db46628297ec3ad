"""Elements of the page -> structure elements: one for each, however many lines, columns and pages it takes.

Each is made when the first thing that it holds is painted, so they stand in the order of the pages.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element as PageElement

from briefpress.writers.pdf.tagged import roles
from briefpress.writers.pdf.tagged.source import Source
from briefpress.writers.pdf.tagged.structure import Element

_LABELS = frozenset({"marker", "before"})
_OF_NOTES = frozenset({"footnote-call", "footnote-marker"})


class Elements:
    """The structure tree as it grows."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.root = Element("Document", source.root)
        if source.is_right_to_left:
            self.root.attributes["Layout"] = {"WritingMode": "/RlTb"}
        self.made: dict[PageElement, Element] = {source.root: self.root}
        self.notes: list[Element] = []
        """The engine's own footnotes; where they stand is known at the end."""
        self._parts: dict[tuple[PageElement, str], Element] = {}
        """Structure elements that are not all of an element: the paragraph of loose text, a label, a list item."""

    # ---- what text and pictures are put into

    def of(self, element: PageElement, block: PageElement) -> Element:
        """Return the structure element of an element, or of the nearest around it that has one.

        `block` is the element whose lines are being read.
        """
        if element not in self.made:
            self.made[element] = self._new(element, block)
        return self.made[element]

    def holding(self, element: PageElement, block: PageElement) -> Element:
        """Return what holds an element's text."""
        found = self.of(element, block)
        return self._part(block, "P", found) if found.type in roles.GROUPING else found

    def generated(self, element: PageElement, pseudo: str, block: PageElement) -> Element:
        """Return what holds the text of a pseudo-element."""
        # An element without others in it is false.
        if (item := self._labelled(element, pseudo)) is not None:
            self.of(item, block)
            return self._part(item, "Lbl", self._parts.get((item, "LI"), self.made[item]), at=0)
        if pseudo == "footnote-call":
            return self.call(element, block)
        if pseudo == "footnote-marker":
            return self._part(element, "Lbl", self.of(element, block), at=0)
        return self.holding(element, block)

    def is_label(self, element: PageElement, pseudo: str) -> bool:
        """Say whether a pseudo-element is the number or the sign of a list's item, or of a note."""
        return pseudo in _OF_NOTES or self._labelled(element, pseudo) is not None

    def link(self, element: PageElement, block: PageElement) -> Element:
        """Return the link that an element stands in."""
        return self.of(next(around for around in self.source.upwards(element) if around.tag == "a"), block)

    def call(self, element: PageElement, block: PageElement) -> Element:
        """Return the mark of a footnote in the text; the note itself is made with it."""
        if (element, "Reference") not in self._parts:
            holder = self.holding(self.source.parent(element), block)
            reference = self._part(element, "Reference", holder)
            note = self.made[element] = Element("Note", element, holder, {"ID": f"footnote-{len(self.notes) + 1}"})
            note.refers_to.append(reference)
            reference.refers_to.append(note)
            self.notes.append(note)
        return self._parts[element, "Reference"]

    def _part(self, element: PageElement, kind: str, holder: Element, at: int | None = None) -> Element:
        if (element, kind) not in self._parts:
            self._parts[element, kind] = holder.add(kind, element, at)
        return self._parts[element, kind]

    def _labelled(self, element: PageElement, pseudo: str) -> PageElement | None:
        """Return the list item whose number or bullet a pseudo-element is.

        In a list of contents the number may stand in the link, so that it can be clicked.
        """
        if pseudo not in _LABELS:
            return None
        if element.tag == "li":
            return element
        item = self.source.parent(element)
        is_number = pseudo == "before" and element.tag == "a" and item.tag == "li"
        return item if is_number and self.source.is_in_contents(element) else None

    # ---- new ones

    def _new(self, element: PageElement, block: PageElement) -> Element:
        kind = roles.TYPES.get(str(element.tag), "")
        language = self.source.own_language(element)
        if element.tag == "li":
            made = self._item(element, block)
        elif not kind and not language:
            return self.of(self.source.parent(element), block)
        else:
            made = self._typed(element, kind or ("Div" if element.tag in roles.BLOCKS else "Span"), block)
        made.entries.update(_entries(element, language))
        made.attributes.update(_attributes(element, made.type))
        return made

    def _typed(self, element: PageElement, kind: str, block: PageElement) -> Element:
        around = self.source.parent(element)
        if kind in roles.INLINE:
            return self._inline(element, kind, block)
        if element.tag == "figcaption" and (table := _only_table(around)) is not None:
            return self.of(table, block).add("Caption", element, at=0)
        if kind == "L" and self.source.is_in_contents(element):
            kind = "TOC"
        return self.of(around, block).add(kind, element, at=0 if element.tag == "caption" else None)

    def _inline(self, element: PageElement, kind: str, block: PageElement) -> Element:
        around = self.source.parent(element)
        is_in_contents = self.source.is_in_contents(element)
        holder = self.of(around, block) if is_in_contents else self.holding(around, block)
        if kind == "Link" and (is_in_contents or element.get("role") in roles.REFERENCES):
            holder = holder.add("Reference", element)
        return holder.add(kind, element)

    def _item(self, element: PageElement, block: PageElement) -> Element:
        around = self.of(self.source.parent(element), block)
        if around.type == "TOC":
            return around.add("TOCI", element)
        body = self._part(element, "LI", around).add("LBody", element)
        if not self.source.is_note(element):
            return body
        note = body.add("Note", element)
        note.entries["ID"] = element.get("id") or f"note-{len(self.made)}"
        return note


def _entries(element: PageElement, language: str) -> dict[str, str]:
    """Return what is said of an element: its language, what it is short for, its own name where its text is a sign."""
    expansion = element.get("title") if element.tag == "abbr" else None
    name = element.get("aria-label") if element.tag == "a" else None
    found = {"Lang": language, "E": expansion, "Alt": name}
    return {key: text for key, text in found.items() if text}


def _attributes(element: PageElement, kind: str) -> dict[str, dict[str, str | int | float | list[float] | list[str]]]:
    if kind == "L":
        return {"List": {"ListNumbering": "/None"}}
    if kind not in roles.CELLS:
        return {}
    spans = (("ColSpan", element.get("colspan", "1")), ("RowSpan", element.get("rowspan", "1")))
    table: dict[str, str | int | float | list[float] | list[str]] = {
        name: int(count) for name, count in spans if count != "1"
    }
    if kind == "TH":
        table["Scope"] = "/Row" if element.get("scope", "").startswith("row") else "/Column"
    return {"Table": table}


def _only_table(figure: PageElement) -> PageElement | None:
    """Return the table that a figure's caption is that of: its only one, without a caption of its own."""
    tables = figure.findall("table")
    return tables[0] if len(tables) == 1 and tables[0].find("caption") is None else None
