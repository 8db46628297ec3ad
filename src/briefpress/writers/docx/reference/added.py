"""Our styles that theirs lack -> one part with both: ours stand on a base of their own that says what they rely on.

Their Normal may be indented, justified, boxed, kept with the next, in capitals: what is ours would be all of that. So
between their Normal, whose letters we take, and our styles stands a style that says every property of a paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy

from docx.oxml.ns import qn

from briefpress.writers.docx.base.style_names import Style
from briefpress.writers.docx.markup import Element, w
from briefpress.writers.docx.reference.order import put, whole
from briefpress.writers.docx.reference.styles import Styles, id_of, kind_of, name_of, refer, unused, value_of

BASE = "Brief Base"
_SIDES = ("top", "left", "bottom", "right", "between", "bar")
_SPACING, _INDENT = "w:pPr/w:spacing", "w:pPr/w:ind"
_PLAIN = ("b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow", "emboss", "imprint",
          "vanish")  # fmt: skip
# Word's East Asian editions count indents and spaces in characters and lines, which win over lengths (17.3.1.12).
_CHARACTERS = ("leftChars", "rightChars", "startChars", "endChars", "firstLineChars", "hangingChars")
_LINES = ("beforeLines", "beforeAutospacing", "afterLines", "afterAutospacing")


def merged(theirs: Styles, ours: Element, ids: Mapping[str, str]) -> Element:
    """Return the root with both: theirs as they are, then the missing ones of ours. `ids` are as `renamed` has them."""
    return _Merger(theirs, Styles(ours), ids).root


class _Merger:
    """Adds our styles to theirs, one after the other."""

    def __init__(self, theirs: Styles, ours: Styles, ids: Mapping[str, str]) -> None:
        self._theirs, self._ours, self._ids = theirs, ours, ids
        self.root = deepcopy(theirs.root)
        self._names = set(theirs.names())
        self._normal = ids[Style.NORMAL.id]
        taken = {*theirs.ids(), *(one.casefold() for one in ids.values())}
        self._base = unused(BASE.replace(" ", ""), taken)
        for style in ours:
            if ids[id_of(style)] not in theirs:
                self._add(style)

    def _add(self, style: Element) -> None:
        made = deepcopy(style)
        if kind_of(made) == "paragraph" and id_of(style) != Style.NORMAL.id:
            self._stand(made)
        if self._theirs.default(kind_of(made)) is not None:
            made.attrib.pop(qn("w:default"), "")
        refer([made], {**self._ids, BASE: self._base})
        made.set(qn("w:styleId"), self._ids[id_of(style)])
        self._name(made)
        self.root.append(made)

    def _name(self, made: Element) -> None:
        name = made.find(qn("w:name"))
        if name is not None:
            wanted = name_of(made) if name_of(made).casefold() not in self._names else f"{name_of(made)} "
            name.set(qn("w:val"), unused(wanted, self._names))
            self._names.add(name_of(made).casefold())

    def _stand(self, made: Element) -> None:
        """Let a style of paragraphs say, or be based on what says, every property that it relies on."""
        if id_of(made) == Style.BODY_TEXT.id and self._normal in self._theirs:
            self._run_as_theirs(made)
        elif value_of(made, "basedOn") == Style.NORMAL.id:
            self._add_base()
            put(made, w("basedOn", val=BASE))
        elif id_of(made) == Style.BACK_MATTER_HEADING.id:
            self._stand_apart(made)
        self._indent(made)

    def _indent(self, made: Element) -> None:
        """Let a style that says one indent say them all: what it does not say, its base of theirs would."""
        properties = made.find(qn("w:pPr"))
        own = None if properties is None else properties.find(qn("w:ind"))
        if properties is None or own is None:
            return
        sides = {side: self._ours.attribute(id_of(made), _INDENT, side) or "0" for side in ("left", "right")}
        hanging = self._ours.attribute(id_of(made), _INDENT, "hanging")
        first = {"hanging": hanging} if hanging else {"firstLine": "0"}
        base = next((one for name in self._bases(made) if (one := self._ids.get(name, "")) in self._theirs), "")
        put(properties, w("ind", **sides, **first, **_none(self._theirs, base, _INDENT, _CHARACTERS)))

    def _bases(self, made: Element) -> list[str]:
        """Return the ids of what a style of ours is based on, the nearest first."""
        return [value_of(made, "basedOn"), *map(id_of, self._ours.chain(value_of(made, "basedOn")))]

    def _run_as_theirs(self, made: Element) -> None:
        """Let running text be set as their Normal is, which stands for it where there is no style of that name."""
        properties = _paragraph_of(made)
        spacing, side = properties.find(qn("w:spacing")), properties.find(qn("w:jc"))
        indent = properties.find(qn("w:ind"))
        if side is not None and side.get(qn("w:val")) != "both":
            properties.remove(side)
        if indent is not None and not whole(indent.get(qn("w:left"))):
            properties.remove(indent)
        is_apart = has_space(self._theirs, self._normal) or first_line(self._theirs, self._normal) > 0
        if spacing is not None and is_apart:
            properties.remove(spacing)
        elif spacing is not None:
            put(properties, w("contextualSpacing", val=0))
        for name in ("keepNext", "keepLines"):
            if self._theirs.is_on(self._normal, f"w:pPr/w:{name}"):
                put(properties, w(name, val=0))

    def _stand_apart(self, made: Element) -> None:
        """Let a head at the end, which is based on one of theirs, have its own space."""
        before = self._ours.attribute(id_of(made), _SPACING, "before")
        spacing = _paragraph_of(made).find(qn("w:spacing"))
        if spacing is not None and before:
            spacing.set(qn("w:before"), before)

    def _add_base(self) -> None:
        if BASE.casefold() in self._names:
            return
        self._names.add(BASE.casefold())
        self.root.append(
            w(
                "style",
                w("name", val=unused(BASE, self._theirs.names())),
                w("basedOn", val=self._normal),
                w("uiPriority", val=99),
                w("semiHidden"),
                self._base_paragraph(),
                _base_run(),
                type="paragraph",
                customStyle=1,
                styleId=self._base,
            )
        )

    def _base_paragraph(self) -> Element:
        """Return every property of a paragraph, each as if nobody had said anything.

        Numbers, borders and stops are taken away only where there are some: LibreOffice takes the indents away with a
        number, and parts a box by a border that is none.
        """
        line = {name: self._ours.attribute(Style.NORMAL.id, _SPACING, name) for name in ("line", "lineRule")}
        has_number = self._theirs.property(self._normal, "w:pPr/w:numPr") is not None
        sides = {side.tag.rpartition("}")[2] for side in self._inherited("w:pPr/w:pBdr")}
        stops = sorted({whole(tab.get(qn("w:pos"))) or 0 for tab in self._inherited("w:pPr/w:tabs")})
        return w(
            "pPr",
            w("keepNext", val=0),
            w("keepLines", val=0),
            w("pageBreakBefore", val=0),
            w("widowControl"),
            w("numPr", w("ilvl", val=0), w("numId", val=0)) if has_number else None,
            w("suppressLineNumbers", val=0),
            w("pBdr", *(w(side, val="nil") for side in _SIDES if side in sides)) if sides else None,
            w("shd", val="clear", color="auto", fill="auto"),
            w("tabs", *(w("tab", val="clear", pos=place) for place in stops)) if stops else None,
            w("suppressAutoHyphens", val=0),
            w("snapToGrid", val=0),
            w("spacing", before=0, after=0, **line, **_none(self._theirs, self._normal, _SPACING, _LINES)),
            w("ind", left=0, right=0, firstLine=0, **_none(self._theirs, self._normal, _INDENT, _CHARACTERS)),
            w("contextualSpacing", val=0),
            w("mirrorIndents", val=0),
            w("jc", val="start"),
            w("textAlignment", val="auto"),
            w("outlineLvl", val=9),
        )

    def _inherited(self, path: str) -> list[Element]:
        """Return the children of the nearest element at a path in their Normal."""
        found = self._theirs.property(self._normal, path)
        return [] if found is None else list(found.iterchildren("{*}*"))


def _paragraph_of(style: Element) -> Element:
    found = style.find(qn("w:pPr"))
    return put(style, w("pPr")) if found is None else found


def _none(styles: Styles, style_id: str, path: str, names: Iterable[str]) -> dict[str, str]:
    """Return attributes that take away those that a style has: LibreOffice takes a 0 for a length of its own."""
    return {name: "0" for name in names if (whole(styles.attribute(style_id, path, name)) or 0) != 0}


def _base_run() -> Element:
    """Return letters that are plain: face, size and colour are those of their Normal."""
    return w(
        "rPr",
        *(w(name, val=0) for name in _PLAIN),
        w("spacing", val=0),
        w("w", val=100),
        w("position", val=0),
        w("u", val="none"),
        w("effect", val="none"),
        w("bdr", val="nil"),
        w("shd", val="clear", color="auto", fill="auto"),
        w("vertAlign", val="baseline"),
    )


def has_space(styles: Styles, style_id: str) -> bool:
    """Return whether paragraphs of a style stand apart from each other."""
    if styles.is_on(style_id, "w:pPr/w:contextualSpacing"):
        return False
    names = ("before", "after", "beforeLines", "afterLines")
    return any(_amount(styles, style_id, _SPACING, name) for name in names)


def first_line(styles: Styles, style_id: str) -> int:
    """Return how far the first line of a style's paragraphs is set in: twentieths of a point, or a sign of it."""
    return max(_amount(styles, style_id, _INDENT, name) for name in ("firstLine", "firstLineChars"))


def start_of(styles: Styles, style_id: str) -> int:
    """Return how far a style's paragraphs stand in from the margin, in twentieths of a point."""
    return _amount(styles, style_id, _INDENT, "left", "start")


def _amount(styles: Styles, style_id: str, path: str, *names: str) -> int:
    return whole(styles.attribute(style_id, path, *names)) or 0
