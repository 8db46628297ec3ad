"""Their styles -> what they say, by name and id, and the same in our direction and language (ECMA-376-1, 17.7)."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Iterator, Mapping
from copy import deepcopy

from docx.oxml.ns import qn

from briefpress.writers.docx.markup import Element, w
from briefpress.writers.docx.reference.order import put

_ON = frozenset({"1", "true", "on"})
_OFF = frozenset({"0", "false", "off"})
_REFERENCES = tuple(qn(f"w:{name}") for name in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link"))
_DEFAULTS = {
    "paragraph": "normal",
    "character": "default paragraph font",
    "table": "normal table",
    "numbering": "no list",
}


class Styles:
    """A part of styles, asked by name and by id."""

    def __init__(self, root: Element) -> None:
        self.root = root
        self._by_id = {id_of(style): style for style in root.iterchildren(qn("w:style"))}
        self._by_name = {(kind_of(style), name_of(style).casefold()): style for style in reversed(self._by_id.values())}

    def __contains__(self, style_id: str) -> bool:
        return style_id in self._by_id

    def __iter__(self) -> Iterator[Element]:
        return iter(self._by_id.values())

    def named(self, kind: str, name: str) -> Element | None:
        """Return the style of a kind and a name, small letters and capitals alike.

        The style that holds where none is named is found also under another name.
        """
        found = self._by_name.get((kind, name.casefold()))
        return (
            self.default(kind) if name.casefold() == _DEFAULTS.get(kind) and self.default(kind) is not None else found
        )

    def default(self, kind: str) -> Element | None:
        """Return the style of a kind that holds where none is named."""
        found = (style for style in self if kind_of(style) == kind and style.get(qn("w:default")) in _ON)
        return next(found, None)

    def chain(self, style_id: str) -> Iterator[Element]:
        """Yield a style and those that it is based on, the nearest first; a circle ends."""
        seen: set[str] = set()
        while style_id in self._by_id and style_id not in seen:
            seen.add(style_id)
            style = self._by_id[style_id]
            yield style
            style_id = value_of(style, "basedOn")

    def property(self, style_id: str, path: str) -> Element | None:
        """Return the nearest element at a path (`w:pPr/w:ind`) in a style's chain."""
        found = (style.find("/".join(qn(step) for step in path.split("/"))) for style in self.chain(style_id))
        return next((one for one in found if one is not None), None)

    def attribute(self, style_id: str, path: str, *names: str) -> str:
        """Return an attribute, under the first of its names that is there, of the nearest element that has it.

        A style says some attributes of an element, and the others come from its base and at last from what holds
        where no style says otherwise (17.7.5). Empty when nobody says.
        """
        for found in self._elements(style_id, path):
            for name in names:
                if found.get(qn(f"w:{name}")) is not None:
                    return str(found.get(qn(f"w:{name}")))
        return ""

    def is_on(self, style_id: str, path: str) -> bool:
        """Return whether a switch is on."""
        found = next(self._elements(style_id, path), None)
        return found is not None and found.get(qn("w:val"), "1") not in _OFF

    def _elements(self, style_id: str, path: str) -> Iterator[Element]:
        steps = [qn(step) for step in path.split("/")]
        holder = f"{steps[0]}Default"
        defaults = self.root.find("/".join((qn("w:docDefaults"), holder, *steps)))
        found = (style.find("/".join(steps)) for style in self.chain(style_id))
        yield from (one for one in (*found, defaults) if one is not None)

    def ids(self) -> frozenset[str]:
        return frozenset(style_id.casefold() for style_id in self._by_id)

    def names(self) -> frozenset[str]:
        return frozenset(name_of(style).casefold() for style in self)


def kind_of(style: Element) -> str:
    return str(style.get(qn("w:type"), "paragraph"))


def name_of(style: Element) -> str:
    return value_of(style, "name")


def id_of(style: Element) -> str:
    return str(style.get(qn("w:styleId"), ""))


def value_of(style: Element, tag: str) -> str:
    found = style.find(qn(f"w:{tag}"))
    return "" if found is None else str(found.get(qn("w:val"), ""))


def renamed(theirs: Styles, ours: Element) -> Mapping[str, str]:
    """Return the id that each of our styles has in the end, by its own id: that of theirs, or one not taken."""
    taken = set(theirs.ids())
    ids: dict[str, str] = {}
    for style in ours.iterchildren(qn("w:style")):
        found = theirs.named(kind_of(style), name_of(style))
        ids[id_of(style)] = id_of(found) if found is not None else unused(id_of(style), taken)
        taken.add(ids[id_of(style)].casefold())
    return ids


def unused(wanted: str, taken: Collection[str], gap: str = "") -> str:
    names = itertools.chain((wanted,), (f"{wanted}{gap}{number}" for number in itertools.count(2)))
    return next(name for name in names if name.casefold() not in taken)


def refer(roots: Iterable[Element], ids: Mapping[str, str]) -> None:
    """Let elements of ours refer to styles by the ids that these have in the end."""
    for root in roots:
        for found in root.iter(*_REFERENCES):
            found.set(qn("w:val"), ids.get(str(found.get(qn("w:val"))), str(found.get(qn("w:val")))))


def take_numbers_out(root: Element, ids: frozenset[str]) -> None:
    """Let the paragraphs of styles have no number, whatever these are based on (list 0: 17.9.18)."""
    for style in root.iterchildren(qn("w:style")):
        if id_of(style) in ids:
            own = style.find(qn("w:pPr"))
            put(own if own is not None else put(style, w("pPr")), w("numPr", w("ilvl", val=0), w("numId", val=0)))


def set_direction(root: Element, is_right_to_left: bool, was_right_to_left: bool) -> None:
    """Let their styles run as the text does, which the letterhead's language does not decide.

    A paragraph's borders are physical (17.3.1.28), so they change places where the direction changes.
    """
    styles = [style for style in root.iterchildren(qn("w:style")) if kind_of(style) == "paragraph"]
    defaults = root.find(f"{qn('w:docDefaults')}/{qn('w:pPrDefault')}/{qn('w:pPr')}")
    holders = [found for style in styles if (found := style.find(qn("w:pPr"))) is not None]
    for properties in (*holders, *([] if defaults is None else [defaults])):
        for found in properties.findall(qn("w:bidi")):
            properties.remove(found)
        if is_right_to_left != was_right_to_left:
            _swap_borders(properties)
    for style in styles:
        # Each run says its direction itself.
        for found in list(style.iter(qn("w:rtl"))):
            found.getparent().remove(found)  # type: ignore[union-attr]  # it was found in one
    if is_right_to_left:
        for style in styles:
            if not value_of(style, "basedOn"):
                own = style.find(qn("w:pPr"))
                put(own if own is not None else put(style, w("pPr")), w("bidi"))


def _swap_borders(properties: Element) -> None:
    borders = properties.find(qn("w:pBdr"))
    if borders is None:
        return
    left, right = borders.find(qn("w:left")), borders.find(qn("w:right"))
    for found in (left, right):
        if found is not None:
            borders.remove(found)
    for found, side in ((right, "left"), (left, "right")):
        if found is not None:
            found.tag = qn(f"w:{side}")
            put(borders, found)


def set_language(root: Element, languages: Element) -> None:
    """Let the languages be the text's: those of their styles are what a speller reads it in (17.3.2.20)."""
    for found in list(root.iter(qn("w:lang"))):
        parent = found.getparent()
        if parent is not None:
            parent.remove(found)
    defaults = root.find(qn("w:docDefaults"))
    if defaults is None:
        defaults = w("docDefaults")
        root.insert(0, defaults)
    holder = defaults.find(qn("w:rPrDefault"))
    if holder is None:
        holder = w("rPrDefault")
        defaults.insert(0, holder)
    properties = holder.find(qn("w:rPr"))
    if properties is None:
        properties = w("rPr")
        holder.append(properties)
    put(properties, deepcopy(languages))
