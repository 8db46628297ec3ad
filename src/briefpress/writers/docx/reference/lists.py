"""Their lists and ours -> one part of numbering, and the number that each list of ours has in it (17.9)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy

from docx.oxml.ns import qn

from briefpress.writers.docx.base.numbering import HEADINGS
from briefpress.writers.docx.base.style_names import Style
from briefpress.writers.docx.markup import Element, root, w
from briefpress.writers.docx.reference.number_formats import written
from briefpress.writers.docx.reference.order import put, whole
from briefpress.writers.docx.reference.styles import Styles

_NONE = "0"


class Lists:
    """Their part of numbering, asked by style."""

    def __init__(self, part: Element | None, styles: Styles) -> None:
        self.root = root("numbering") if part is None else part
        self._styles = styles
        self._nums = {_get(num, "numId"): num for num in self.root.iterchildren(qn("w:num"))}
        self._abstracts = {_get(one, "abstractNumId"): one for one in self.root.iterchildren(qn("w:abstractNum"))}

    def number_of(self, style_id: str) -> str:
        """Return the number of the list that a style's paragraphs are in; empty when they are in none."""
        found = self._styles.property(style_id, "w:pPr/w:numPr/w:numId")
        number = "" if found is None else _get(found, "val")
        return number if number in self._nums else ""

    def abstract_of(self, number: str) -> str:
        """Return which definition a list has."""
        found = self._nums[number].find(qn("w:abstractNumId")) if number in self._nums else None
        return "" if found is None else _get(found, "val")

    def head(self, style_id: str, count: int) -> str:
        """Return the number of the head that is the `count`th of its style, as Word writes it; empty for none."""
        number = self.number_of(style_id)
        level = self._level(number, style_id)
        if level is None:
            return ""
        format_, words, start = (level.find(qn(f"w:{name}")) for name in ("numFmt", "lvlText", "start"))
        first = 1 if start is None else max(1, whole(_get(start, "val")) or 1)
        shown = written(count - 1 + first, "decimal" if format_ is None else _get(format_, "val"))
        place = (whole(_get(level, "ilvl")) or 0) + 1
        text = "" if words is None or not shown else _get(words, "val").replace(f"%{place}", shown)
        for other in range(1, 10):
            text = text.replace(f"%{other}", "1")
        return text.strip()

    def _level(self, number: str, style_id: str) -> Element | None:
        """Return the level of a list that a style's paragraphs are at."""
        abstract = self._abstracts.get(self.abstract_of(number))
        link = None if abstract is None else abstract.find(qn("w:numStyleLink"))
        if link is not None:
            abstract = self._abstracts.get(self.abstract_of(self.number_of(_get(link, "val"))))
        if abstract is None:
            return None
        overridden = [
            level
            for override in self._nums[number].iterchildren(qn("w:lvlOverride"))
            for level in override.iterchildren(qn("w:lvl"))
        ]
        levels = {_get(level, "ilvl"): level for level in (*abstract.iterchildren(qn("w:lvl")), *overridden)}
        linked = (one for one in levels.values() if _linked(one) == style_id)
        said = self._styles.property(style_id, "w:pPr/w:numPr/w:ilvl")
        return next(linked, levels.get("0" if said is None else _get(said, "val")))


class MergedLists:
    """Theirs, and those of ours that no style of theirs stands for."""

    def __init__(
        self, theirs: Lists, ours: Element, our_styles: Styles, styles: Styles, ids: Mapping[str, str]
    ) -> None:
        """`ours` is a whole part of numbering; `ids` are the ids that our styles have in the end."""
        self.root = deepcopy(theirs.root)
        self._numbers: dict[str, str] = {_NONE: _NONE}
        self.unnumbered: dict[str, str] = {}
        """Style of theirs that should number its paragraphs and does not -> the list of ours that does."""
        self._theirs, self._styles, self._ids = theirs, styles, ids
        self.overnumbered = frozenset(self._overnumbered(our_styles))
        """Ids of theirs that number their paragraphs where ours do not."""
        self._abstract_offset = 1 + _highest(self.root, "abstractNum", "abstractNumId")
        self._offset = _highest(self.root, "num", "numId")
        made = deepcopy(ours)
        abstracts: dict[str, str] = {}
        for abstract in list(made.iterchildren(qn("w:abstractNum"))):
            number = _get(abstract, "abstractNumId")
            abstracts[number] = self._definition(abstract)
        for num in made.iterchildren(qn("w:num")):
            self._list(num, abstracts)

    def number(self, number: str) -> str:
        """Return what a list of ours is called in the end."""
        return self._numbers.get(number, number)

    def _overnumbered(self, ours: Styles) -> Iterator[str]:
        """Yield styles that theirs number and ours do not, such as the head of a contents list that is based on one."""
        for our_id, their_id in self._ids.items():
            number = ours.property(our_id, "w:pPr/w:numPr/w:numId")
            is_numbered = number is not None and _get(number, "val") != _NONE
            if our_id not in _HEADS and not is_numbered and self._theirs.number_of(their_id):
                yield their_id

    def _definition(self, abstract: Element) -> str:
        """Take a definition of ours, unless their style has one, and return the id that it has here."""
        number = _get(abstract, "abstractNumId")
        levels = [level for level in abstract.iterchildren(qn("w:lvl")) if level.find(qn("w:pStyle")) is not None]
        first = self._ids.get(_linked(levels[0]), "") if levels else ""
        if not levels and number == str(HEADINGS):
            first = self._ids[Style.HEADING_1.id]
        if first in self._styles:
            theirs = self._theirs.number_of(first)
            if theirs:
                self._numbers[number] = theirs
                return self._theirs.abstract_of(theirs)
            if levels:
                self.unnumbered[_linked(levels[0])] = number
        for level in levels:
            link = level.find(qn("w:pStyle"))
            style = self._ids[_linked(level)]
            if link is not None and style in self._styles:
                level.remove(link)
            elif link is not None:
                link.set(qn("w:val"), style)
        made = str(int(number) + self._abstract_offset)
        abstract.set(qn("w:abstractNumId"), made)
        place = next((at for at, one in enumerate(self.root) if one.tag in _AFTER_DEFINITIONS), len(self.root))
        self.root.insert(place, abstract)
        return made

    def _list(self, num: Element, abstracts: Mapping[str, str]) -> None:
        number, link = _get(num, "numId"), num.find(qn("w:abstractNumId"))
        if number in self._numbers or link is None:
            return
        self._numbers[number] = str(int(number) + self._offset)
        made = deepcopy(num)
        made.set(qn("w:numId"), self._numbers[number])
        found = made.find(qn("w:abstractNumId"))
        if found is not None:
            found.set(qn("w:val"), abstracts[_get(link, "val")])
        place = next((at for at, one in enumerate(self.root) if one.tag == _LAST), len(self.root))
        self.root.insert(place, made)

    def apply(self, roots: tuple[Element, ...]) -> None:
        """Let elements of ours name lists as they are called in the end; theirs are not among them."""
        for one in roots:
            for found in one.iter(qn("w:p")):
                self._number_paragraph(found)
            for found in one.iter(qn("w:numId")):
                found.set(qn("w:val"), self.number(_get(found, "val")))

    def _number_paragraph(self, paragraph: Element) -> None:
        properties = paragraph.find(qn("w:pPr"))
        style = None if properties is None else properties.find(qn("w:pStyle"))
        if properties is None or style is None or properties.find(qn("w:numPr")) is not None:
            return
        number = self.unnumbered.get(_get(style, "val"))
        if number:
            put(properties, w("numPr", w("ilvl", val=0), w("numId", val=number)))


_HEADS = frozenset(style.id for style in (Style.HEADING_1, Style.HEADING_1_NEW_PAGE, Style.HEADING_2, Style.HEADING_3))
_LAST = qn("w:numIdMacAtCleanup")
_AFTER_DEFINITIONS = (qn("w:num"), _LAST)


def _linked(level: Element) -> str:
    found = level.find(qn("w:pStyle"))
    return "" if found is None else _get(found, "val")


def _highest(part: Element, tag: str, name: str) -> int:
    return max((whole(_get(one, name)) or 0 for one in part.iterchildren(qn(f"w:{tag}"))), default=0)


def _get(element: Element, name: str) -> str:
    return str(element.get(qn(f"w:{name}"), ""))
