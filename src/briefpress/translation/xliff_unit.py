"""A unit of an XLIFF file while it is read: texts put together from segments, tags turned back into a brief's marks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from unicodedata import normalize

from briefpress.diagnostics import Place
from briefpress.translation.segments import BREAK, joined
from briefpress.translation.unit import Unit
from briefpress.translation.xliff_write_2 import FUZZY

LONGEST = 20_000
"""Characters of one text, its tags spelled out: a tag of a few letters can stand for many."""

Find = Callable[[str, str, Place, str], None]

_DONE = frozenset({"translated", "reviewed", "final", "signed-off"})
_UNDONE = frozenset({"new", "needs-translation", "initial"})
# Elements that hold a mark as text (XLIFF 1.2, 2.4.2), and those that stand for one, opening, closing or alone.
_HOLDING = frozenset({"ph", "bpt", "ept", "it"})
_ALONE, _OPENING, _CLOSING = frozenset({"ph", "x"}), frozenset({"sc", "bx"}), frozenset({"ec", "ex"})
_AROUND = frozenset({"pc", "g"})
# What only says something of the words in it, or of those up to its end.
_SAYING = frozenset({"mrk", "sm", "em"})
# How tools call what a brief marks by asterisks (ctype of 1.2, subType of 2).
_STARS = {"bold": "**", "x-bold": "**", "xlf:b": "**", "italic": "*", "x-italic": "*", "xlf:i": "*"}


@dataclass(slots=True)
class OpenUnit:
    """A unit whose end has not come yet."""

    attributes: Mapping[str, str]
    language: str
    place: Place
    find: Find
    source: list[str] = field(default_factory=list)
    target: list[str] = field(default_factory=list)
    data: dict[str, list[str]] = field(default_factory=dict)
    """XLIFF 2: what codes stand for."""
    codes: dict[str, tuple[str, str]] = field(default_factory=dict)
    """By id: what each code of the source stands for, before and after its words."""
    states: list[tuple[str, str]] = field(default_factory=list)
    """Of targets or segments: state, and what a tool says more exactly."""
    target_place: Place | None = None
    lacks_target: bool = False
    """Whether a segment has words and no target."""
    _into: list[str] = field(default_factory=list)
    _held: list[int] = field(default_factory=list)
    """Where in the text the codes begin that are open and hold their mark."""
    _of_segment: tuple[int, int] = (0, 0)
    _is_ignorable: bool = False
    _in: str = ""
    """What is being read: `source`, `target` or `data`."""
    _lengths: dict[str, int] = field(default_factory=dict)

    def open_segment(self, attributes: Mapping[str, str], *, is_ignorable: bool) -> None:
        self._of_segment, self._is_ignorable = (len(self.source), len(self.target)), is_ignorable
        if not is_ignorable:
            self.states.append((attributes.get("state", ""), attributes.get("subState", "")))
            self.source.append(BREAK)
            self.target.append(BREAK)

    def close_segment(self) -> None:
        """End a segment: what lies between two has no words, and is the same in both languages."""
        source, target = self._of_segment
        if self._is_ignorable and len(self.target) == target:
            self.target += self.source[source:]
        elif not self._is_ignorable:
            has_words = "".join(self.source[source:]).strip(f" {BREAK}")
            self.lacks_target |= bool(has_words) and not "".join(self.target[target:]).strip(f" {BREAK}")
            self.source.append(BREAK)
            self.target.append(BREAK)

    def open_text(self, name: str, attributes: Mapping[str, str], place: Place) -> None:
        self._into, self._in = (self.source if name == "source" else self.target), name
        if name == "target":
            self.target_place = self.target_place or place
            if "state" in attributes:
                self.states.append((attributes["state"], ""))

    def open_data(self, attributes: Mapping[str, str]) -> None:
        self._into, self._in = self.data.setdefault(attributes.get("id", ""), []), "data"

    def add(self, text: str) -> None:
        """Take words. Of a text that is too long nothing more is kept, in however many segments it comes."""
        before = self._lengths.get(self._in, 0)
        was_short, self._lengths[self._in] = before <= LONGEST, before + len(text)
        if before + len(text) <= LONGEST:
            self._into.append(text)
        elif was_short:
            message = f"this text has more than {LONGEST:,} characters"
            self.find("translation.bad-xliff", message, self.target_place or self.place, "")

    # ---- tags

    def open_tag(self, element: str, attributes: Mapping[str, str], place: Place) -> None:
        if element in _HOLDING:
            self._held.append(len(self._into))
        if element in _AROUND | _OPENING:
            self.add(self._mark(element, attributes, 0, place))
        elif element in _CLOSING:
            self.add(self._mark(element, attributes, 1, place))
        elif element == "x":
            self.add(self._mark(element, attributes, 0, place))
        elif element == "cp":
            message = "the text holds a control character (<cp>)"
            self.find("translation.bad-xliff", message, place, "delete it and type the words around it again")
        elif element not in _HOLDING | _SAYING:
            message = f"the text holds an element <{element.rpartition(' ')[2]}>, which stands for no mark of a brief"
            self.find("translation.bad-xliff", message, place, "write the words and marks as in the source")

    def close_tag(self, element: str, attributes: Mapping[str, str]) -> None:
        place = self.target_place or self.place
        if element in _HOLDING:
            self._close_holding(element, attributes, place)
        elif element in _AROUND:
            self.add(self._mark(element, attributes, 1, place))

    def _close_holding(self, element: str, attributes: Mapping[str, str], place: Place) -> None:
        """End a code that holds its mark; one that holds nothing stands for what the source has there."""
        start, side = self._held.pop(), int(element == "ept")
        held = "".join(self._into[start:])
        if held:
            self._remember(attributes, side, held)
        else:
            self.add(self._mark(element, attributes, side, place))

    def _mark(self, element: str, attributes: Mapping[str, str], side: int, place: Place) -> str:
        """Return what a code stands for at its opening (0) or closing (1) side."""
        found = self._said(element, attributes, side)
        if found is None:
            named = f'<{element} id="{attributes.get("id") or attributes.get("startRef", "")}">'
            message, hint = f"the tag {named} stands for nothing that the source has", "take the tags of the source"
            # An end that lacks its mark has a beginning that lacks it too.
            if not (side and element in _AROUND):
                self.find("translation.bad-xliff", message, place, hint)
            return ""
        self._remember(attributes, side, found)
        return found

    def _said(self, element: str, attributes: Mapping[str, str], side: int) -> str | None:
        names = ("dataRefEnd" if side else "dataRefStart",) if element in _AROUND else ("dataRef",)
        data = next((self.data[attributes[name]] for name in names if attributes.get(name) in self.data), None)
        if data is not None:
            return "".join(data)
        known = self.codes.get(_id(attributes))
        if known and known[side]:
            return known[side]
        kind = attributes.get("ctype") or attributes.get("subType") or ""
        if kind in _STARS and element not in _ALONE:
            return _STARS[kind]
        equivalents = ("equivEnd", "dispEnd") if side else ("equivStart", "dispStart")
        spelled = equivalents if element in _AROUND else ("equiv-text", "equiv", "disp")
        return next((attributes[name] for name in spelled if attributes.get(name)), None)

    def _remember(self, attributes: Mapping[str, str], side: int, mark: str) -> None:
        if self._into is self.source:
            opening, closing = self.codes.get(_id(attributes), ("", ""))
            self.codes[_id(attributes)] = (opening, mark) if side else (mark, closing)

    # ---- the end

    def closed(self) -> Unit:
        """Return the unit; XLIFF 2 has its name beside an id that can be an id."""
        context = self.attributes.get("name") or self.attributes.get("id", "")
        source, target = (normalize("NFC", joined(text, language)) for text, language in self._texts())
        return Unit(context, source, target, self._is_fuzzy(target), self.target_place or self.place)

    def _texts(self) -> tuple[tuple[list[str], str], tuple[list[str], str]]:
        return (self.source, ""), (self.target, self.language)

    def _is_fuzzy(self, target: str) -> bool:
        """Say whether the target is in doubt. One that was wanted and is there has been translated."""
        if not target or self.lacks_target or self.attributes.get("approved") == "no":
            return bool(target)
        return any(
            (state in _UNDONE and more == FUZZY) or (bool(state) and state not in _DONE | _UNDONE)
            for state, more in self.states
        )


def _id(attributes: Mapping[str, str]) -> str:
    """Return what a code is known by: both of a pair of 1.2 by `rid`, an end of 2 by its start."""
    return attributes.get("rid") or attributes.get("startRef") or attributes.get("id", "")
