"""What stands in a paragraph -> runs, notes, pictures, and where bookmarks and comments begin and end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from briefpress.incoming.word.looks import Looks
from briefpress.incoming.word.model import Inline, NoteMark, Picture, Revision, Run
from briefpress.incoming.word.package import Relationship
from briefpress.incoming.word.revisions import CONTAINERS, Accepts, is_gone, revision_of
from briefpress.incoming.word.xml import Element, child, q, value

_PASSED_THROUGH = {q(f"w:{name}") for name in ("smartTag", "customXml", "dir", "bdo", "sdt", "sdtContent", "rubyBase")}
_MATHS = {q("m:oMath"), q("m:oMathPara")}
_MARKS = (q("w:bookmarkStart"), q("w:bookmarkEnd"), q("w:commentRangeStart"), q("w:commentRangeEnd"))
_NOTES = {q("w:footnoteReference"): "footnote", q("w:endnoteReference"): "endnote"}
_DRAWN = (q("w:drawing"), q("w:pict"), q("w:object"))
_LETTERS = {
    q("w:tab"): "\t",
    q("w:cr"): "\n",
    q("w:noBreakHyphen"): "\u2011",
    q("w:softHyphen"): "\u00ad",
}
_TEXTS = {q("w:t"), q("w:delText"), q("w:br"), q("w:sym"), *_LETTERS}
_PRIVATE_USE = 0xF000
# Bullets of symbol fonts are read as one; nothing else of theirs is a letter.
_SYMBOL = "\u2022"


@dataclass(slots=True)
class State:
    """What goes on from one paragraph to the next: fields, bookmarks and comments that are open."""

    fields: list[tuple[str, bool]] = field(default_factory=list)
    """The instruction of each open field, and whether its result has begun."""
    bookmarks: dict[str, str] = field(default_factory=dict)
    """The names of open bookmarks by their numbers."""
    comments: set[str] = field(default_factory=set)
    waiting: list[str] = field(default_factory=list)
    """Bookmarks that began between two paragraphs."""


@dataclass(frozen=True, slots=True)
class _Look:
    """What runs have from what they stand in."""

    link: str = ""
    revision: Revision | None = None


class InlineReader:
    """Reads one paragraph's inlines; what is open in `state` goes on."""

    def __init__(self, looks: Looks, relationships: Mapping[str, Relationship], accepts: Accepts, state: State) -> None:
        self._looks, self._relationships, self._accepts, self._state = looks, relationships, accepts, state
        self.inlines: list[Inline] = []
        self.bookmarks: dict[str, list[int]] = {}
        self.comments: list[str] = []
        self.boxes: list[Element] = []
        self.breaks_page = False
        self._bound: set[str] = set()

    def open(self) -> None:
        """Begin a paragraph: bookmarks and comments that are open are here too."""
        at = len(self.inlines)
        for name in (*self._state.bookmarks.values(), *self._state.waiting):
            self.bookmarks.setdefault(name, [at, at])
        self._state.waiting.clear()
        self.comments.extend(self._state.comments)

    def close(self) -> None:
        """End a paragraph."""
        for name in self._state.bookmarks.values():
            if name in self.bookmarks:
                self.bookmarks[name][1] = len(self.inlines)

    def read(self, element: Element, look: _Look = _Look()) -> None:
        """Read what an element of a paragraph holds."""
        if element.tag in _MARKS:
            self.mark(element)
        elif is_gone(element, self._accepts) or self._is_repeated(element):
            for one in element.iter(*_MARKS):
                self.mark(one)
        elif element.tag in CONTAINERS:
            self._all(element, replace(look, revision=revision_of(element)))
        elif element.tag in _PASSED_THROUGH:
            self._all(element, look)
        else:
            self._own(element, look)

    def _is_repeated(self, element: Element) -> bool:
        """Say whether a control shows a property that one before it in the paragraph shows.

        LibreOffice makes a control of each run in one, and fills each with the whole property.
        """
        bound = value(child(element, "w:sdtPr", "w:dataBinding"), "w:xpath") if element.tag == q("w:sdt") else ""
        is_repeated = bool(bound) and bound in self._bound
        self._bound.add(bound)
        return is_repeated

    def _own(self, element: Element, look: _Look) -> None:
        """Read an element that holds text in a way of its own."""
        if element.tag == q("w:r"):
            self._run(element, look)
        elif element.tag == q("w:hyperlink"):
            self._all(element, replace(look, link=self._address(element)))
        elif element.tag == q("w:fldSimple"):
            self._state.fields.append((value(element, "w:instr"), True))
            self._all(element, look)
            self._state.fields.pop()
        elif element.tag in _MATHS:
            self._put("".join(one.text or "" for one in element.iter(q("m:t"))), Run(""), look)

    def mark(self, element: Element) -> None:
        """Take note of where a bookmark or a comment begins or ends."""
        state, number = self._state, value(element, "w:id")
        if element.tag == q("w:bookmarkStart"):
            name = value(element, "w:name")
            # LibreOffice writes two beginnings of one name where what is covered goes over a paragraph's end.
            state.bookmarks = {key: one for key, one in state.bookmarks.items() if one != name}
            state.bookmarks[number] = name
            self.bookmarks.setdefault(name, [len(self.inlines), len(self.inlines)])
        elif element.tag == q("w:bookmarkEnd"):
            name = state.bookmarks.pop(number, "")
            if name in self.bookmarks:
                self.bookmarks[name][1] = len(self.inlines)
        elif element.tag == q("w:commentRangeStart"):
            state.comments.add(number)
            self.comments.append(number)
        else:
            state.comments.discard(number)

    def _all(self, element: Element | None, look: _Look) -> None:
        for one in element if element is not None else ():
            self.read(one, look)

    def _address(self, element: Element) -> str:
        found = self._relationships.get(value(element, "r:id"))
        anchor = value(element, "w:anchor")
        return (found.target if found and found.is_external else "") + (f"#{anchor}" if anchor else "")

    def _run(self, element: Element, look: _Look) -> None:
        own = self._looks.of(self._properties(element))
        if own.is_hidden:
            # What is hidden is not read; fields that begin or end in it do so all the same.
            for one in element.iter(q("w:fldChar"), q("w:instrText")):
                self._part(one, Run(""), look)
            return
        for one in element:
            self._part(one, own.run, look)

    def _properties(self, element: Element) -> Element | None:
        """Return a run's properties: the old ones where a change of them does not hold."""
        properties = child(element, "w:rPr")
        change = child(properties, "w:rPrChange")
        revision = None if change is None else revision_of(change)
        return child(change, "w:rPr") if revision and not self._accepts(revision) else properties

    def _part(self, element: Element, run: Run, look: _Look) -> None:
        """Read what stands in a run."""
        tag = element.tag
        if tag in _TEXTS:
            self._put(_text(element), run, look)
            self.breaks_page = self.breaks_page or (tag == q("w:br") and value(element, "w:type") == "page")
        elif tag in _NOTES:
            self.inlines.append(NoteMark(_NOTES[tag], value(element, "w:id")))
        elif tag == q("w:commentReference"):
            self.comments.append(value(element, "w:id"))
        elif tag in (q("w:fldChar"), q("w:instrText")):
            self._field(element)
        elif tag in _DRAWN:
            self._drawn(element)
        elif tag == q("mc:AlternateContent"):
            chosen = child(element, "mc:Choice")
            for one in chosen if chosen is not None else ():
                self._part(one, run, look)
        elif tag == q("w:ruby"):
            self._all(child(element, "w:rubyBase"), look)

    def _put(self, text: str, run: Run, look: _Look) -> None:
        fields = self._state.fields
        if not text or any(not has_begun for _, has_begun in fields):
            return  # the instruction of a field, not its result
        instructions = [instruction for instruction, _ in fields]
        links = [link for link in map(_hyperlink, instructions) if link]
        others = [one.strip() for one in instructions if not _hyperlink(one)]
        made = replace(
            run,
            text=text,
            link=look.link or (links[-1] if links else ""),
            field=others[-1] if others else "",
            revision=look.revision,
        )
        last = self.inlines[-1] if self.inlines else None
        if isinstance(last, Run) and last.looks_like(made) and not self._begins_here():
            self.inlines[-1] = replace(made, text=last.text + text)
        else:
            self.inlines.append(made)

    def _begins_here(self) -> bool:
        """Say whether a bookmark begins or ends where the next inline will be: it is not joined to the last."""
        return any(len(self.inlines) in span for span in self.bookmarks.values())

    def _field(self, element: Element) -> None:
        fields = self._state.fields
        if element.tag == q("w:instrText"):
            if fields and not fields[-1][1]:
                fields[-1] = (fields[-1][0] + (element.text or ""), False)
            return
        match value(element, "w:fldCharType"):
            case "begin":
                fields.append(("", False))
            case "separate" if fields:
                fields[-1] = (fields[-1][0], True)
            case "end" if fields:
                fields.pop()

    def _drawn(self, element: Element) -> None:
        boxes = list(element.iter(q("w:txbxContent")))
        # A box in a box is read with the outer one.
        self.boxes += [one for one in boxes if not any(other in boxes for other in one.iterancestors())]
        pictures = list(element.iter(q("a:blip"), q("v:imagedata")))
        if pictures or not boxes:
            self.inlines.append(Picture(self._picture(pictures), _alt_text(element)))

    def _picture(self, pictures: list[Element]) -> str:
        names = (value(one, "r:embed") or value(one, "r:id") for one in pictures)
        found = (self._relationships.get(name) for name in names)
        return next((one.target for one in found if one and not one.is_external), "")


def _hyperlink(instruction: str) -> str:
    r"""Return where a HYPERLINK field leads (17.16.5.25): an address, `\l` and a bookmark, or both; else empty."""
    name, _, rest = instruction.strip().partition(" ")
    if name.upper() != "HYPERLINK":
        return ""
    words = rest.split('"')
    quoted, between = words[1::2], words[0::2]
    anchors = [word for word, before in zip(quoted, between, strict=False) if before.strip().endswith("\\l")]
    plain = [word for word, before in zip(quoted, between, strict=False) if not before.strip().startswith("\\")]
    return (plain[0] if plain else "") + (f"#{anchors[0]}" if anchors else "")


def _text(element: Element) -> str:
    """Return what an element of a run stands for in letters; nothing for a page's or column's end."""
    if element.tag in _LETTERS:
        return _LETTERS[element.tag]
    if element.tag == q("w:br"):
        return "\n" if value(element, "w:type") in ("", "textWrapping") else ""
    return _symbol(element) if element.tag == q("w:sym") else element.text or ""


def _symbol(element: Element) -> str:
    code = value(element, "w:char")
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if number >= _PRIVATE_USE:
        return _SYMBOL
    return chr(number) if 0x20 <= number < 0xD800 else ""


def _alt_text(element: Element) -> str:
    described = next(element.iter(q("wp:docPr")), None)
    if described is not None:
        return str(described.get("descr") or "")
    return next((str(one.get("alt")) for one in element.iter() if one.get("alt")), "")
