"""HTML text -> Document. What the vocabulary does not know is refused."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from briefpress.diagnostics import BriefPressError, Diagnostic
from briefpress.document import tree
from briefpress.document.chart import chart_of
from briefpress.document.html_text import elements_of

# White space of HTML, which collapses; U+00A0 and U+202F do not.
_SPACE = " \t\n\r\f"
_SPACES = re.compile(f"[{_SPACE}]+")

_MOST_SPANNED = 100

_MARKS = frozenset(str(mark) for mark in tree.Mark)
_ROLES = frozenset(str(role) for role in tree.Role)
_INLINE = _MARKS | {"a", "br", "img"}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_ALLOWED_OTHER = frozenset({"aria-label", "aria-hidden", "datetime", "role", "width"})


def parse(html: str) -> tree.Document:
    """Return the document of a whole HTML page.

    Raises BriefPressError with a finding for every element, attribute or nesting outside the vocabulary, and for
    a page that no reader could want (see `html_text`).
    """
    root = elements_of(html)
    problems: list[Diagnostic] = []
    builder = _Builder(problems)
    head, body = root.find("head"), root.find("body")
    assert head is not None  # the HTML parser always makes both
    assert body is not None
    document = tree.Document(
        language=root.get("lang", ""),
        direction=root.get("dir", "ltr"),
        title=" ".join((head.findtext("title") or "").split()),
        metadata=tuple(
            (meta.get("name", ""), meta.get("content", "")) for meta in head.iter("meta") if meta.get("name")
        ),
        children=builder.blocks(body),
        attributes=replace(builder.attributes(root), language="", direction=""),
    )
    if problems:
        raise BriefPressError(problems)
    return document


class _Builder:
    """Turns elements into nodes and notes what it refuses."""

    def __init__(self, problems: list[Diagnostic]) -> None:
        self.problems = problems
        self.block_id = ""

    # ---- blocks

    def blocks(self, parent: Element) -> tuple[tree.Block, ...]:
        if (parent.text or "").strip(_SPACE):
            self.refuse("stray-text", f'text stands directly in <{parent.tag}>: "{_shorten(parent.text)}"')
        found = []
        for child in _elements(parent):
            block = self.block(child)
            if block is not None:
                found.append(block)
            if (child.tail or "").strip(_SPACE):
                self.refuse("stray-text", f'text stands directly in <{parent.tag}>: "{_shorten(child.tail)}"')
        return tuple(found)

    def block(self, element: Element) -> tree.Block | None:
        tag = str(element.tag)
        self.block_id = element.get("id") or self.block_id
        attributes = self.attributes(element)
        if tag == "p":
            return tree.Paragraph(self.inlines(element), attributes)
        if tag in _HEADINGS:
            return tree.Heading(_HEADINGS[tag], self.inlines(element), attributes)
        if tag in ("ul", "ol"):
            return tree.List(tag == "ol", tuple(self.item(item) for item in self.only(element, "li")), attributes)
        if tag == "table" and "chart" in attributes.classes:
            return self.chart(element, attributes)
        if tag == "table":
            return self.table(element, attributes)
        if tag == "figcaption":
            return tree.Caption(self.inlines(element), attributes)
        if tag == "img":
            return self.image(element, attributes)
        if tag in _ROLES:
            return tree.Group(tree.Role(tag), self.blocks(element), attributes)
        self.refuse("unknown-element", f"<{_local(tag)}> is not an element that every format can print")
        return None

    def item(self, element: Element) -> tree.Item:
        return tree.Item(self.flow(element), self.attributes(element))

    def flow(self, element: Element) -> tuple[tree.Inline, ...] | tuple[tree.Block, ...]:
        """Return inlines, or blocks when the first child element is a block."""
        first = next(_elements(element), None)
        if first is None or first.tag in _INLINE or (element.text or "").strip(_SPACE):
            return self.inlines(element)
        return self.blocks(element)

    def table(self, element: Element, attributes: tree.Attributes) -> tree.Table:
        caption = element.find("caption")
        head, body = (tuple(self.rows(element, part)) for part in ("thead", "tbody"))
        for child in _elements(element):
            if child.tag not in ("caption", "thead", "tbody"):
                self.refuse("unknown-element", f"<{_local(child.tag)}> cannot stand in a table")
        made = None if caption is None else tree.Caption(self.inlines(caption), self.attributes(caption))
        return tree.Table(made, head, body, attributes)

    def chart(self, element: Element, attributes: tree.Attributes) -> tree.Chart | None:
        try:
            return chart_of(self.table(element, attributes))
        except ValueError as error:
            self.refuse("bad-chart", f"a table of the class chart {error}")
            return None

    def rows(self, table: Element, part: str) -> Iterator[tree.Row]:
        for group in table.findall(part):
            for row in self.only(group, "tr"):
                cells = tuple(self.cell(cell) for cell in self.only(row, "th", "td"))
                yield tree.Row(cells, self.attributes(row))

    def cell(self, element: Element) -> tree.Cell:
        scope = element.get("scope", "")
        if element.tag == "th" and scope not in ("col", "row"):
            self.refuse("header-scope", 'a header cell does not say what it heads: give it scope="col" or scope="row"')
            scope = "col"
        return tree.Cell(
            children=self.flow(element),
            scope=tree.Scope(scope if element.tag == "th" else ""),
            columns=self.span(element, "colspan"),
            rows=self.span(element, "rowspan"),
            attributes=self.attributes(element),
        )

    def span(self, element: Element, name: str) -> int:
        value = element.get(name, "1")
        if value.isascii() and value.isdigit() and len(value) <= 3 and 1 <= int(value) <= _MOST_SPANNED:
            return int(value)
        self.refuse("unknown-attribute", f'{name}="{value[:20]}" is not a number from 1 to {_MOST_SPANNED}')
        return 1

    # ---- inlines

    def inlines(self, parent: Element) -> tuple[tree.Inline, ...]:
        """Return the inlines of a block, white space collapsed and cut at both ends."""
        return _collapsed(self.runs(parent))

    def runs(self, parent: Element) -> tuple[tree.Inline, ...]:
        found: list[tree.Inline] = [tree.Text(parent.text)] if parent.text else []
        for child in _elements(parent):
            inline = self.inline(child)
            if inline is not None:
                found.append(inline)
            if child.tail:
                found.append(tree.Text(child.tail))
        return tuple(found)

    def inline(self, element: Element) -> tree.Inline | None:
        tag = str(element.tag)
        attributes = self.attributes(element)
        if tag in _MARKS:
            return tree.Styled(tree.Mark(tag), self.runs(element), attributes)
        if tag == "a":
            return tree.Link(element.get("href", ""), self.runs(element), attributes)
        if tag == "br":
            return tree.LineBreak()
        if tag == "img":
            return self.image(element, attributes)
        self.refuse("unknown-element", f"<{_local(tag)}> cannot stand inside a line of text")
        return None

    def image(self, element: Element, attributes: tree.Attributes) -> tree.Image:
        return tree.Image(element.get("src", ""), element.get("alt", ""), attributes)

    # ---- attributes

    def attributes(self, element: Element) -> tree.Attributes:
        other = []
        known = _KNOWN.get(str(element.tag), _COMMON)
        for name, value in element.attrib.items():
            if name in _ALLOWED_OTHER or name.startswith("data-") or (name == "title" and element.tag == "abbr"):
                other.append((name, value))
            elif name not in known:
                self.refuse("unknown-attribute", f"<{element.tag}> cannot carry the attribute {name}")
        return tree.Attributes(
            id=element.get("id", ""),
            classes=tuple((element.get("class") or "").split()),
            language=element.get("lang", ""),
            direction=element.get("dir", ""),
            other=tuple(other),
        )

    def only(self, parent: Element, *tags: str) -> Iterable[Element]:
        for child in _elements(parent):
            if child.tag in tags:
                yield child
            else:
                self.refuse("unknown-element", f"<{_local(child.tag)}> cannot stand directly in <{parent.tag}>")

    def refuse(self, code: str, message: str) -> None:
        where = f' (in the block "{self.block_id}")' if self.block_id else ""
        self.problems.append(Diagnostic(f"document.{code}", message + where))


_COMMON = frozenset({"id", "class", "lang", "dir"})
_KNOWN = {
    "a": _COMMON | {"href"},
    "img": _COMMON | {"src", "alt"},
    "th": _COMMON | {"scope", "colspan", "rowspan"},
    "td": _COMMON | {"colspan", "rowspan"},
}


def _elements(parent: Element) -> Iterator[Element]:
    """Yield child elements; comments have a function as their tag."""
    return (child for child in parent if isinstance(child.tag, str))


def _shorten(text: str | None) -> str:
    words = " ".join((text or "").split())
    return words if len(words) <= 40 else words[:39] + "…"


def _collapsed(inlines: tuple[tree.Inline, ...]) -> tuple[tree.Inline, ...]:
    """Return inlines with white space collapsed across their borders (CSS Text 3, 4.1.1)."""
    after_space, collapsed = _collapse(inlines, after_space=True)
    return _without_last_space(collapsed) if after_space else collapsed


def _collapse(inlines: tuple[tree.Inline, ...], after_space: bool) -> tuple[bool, tuple[tree.Inline, ...]]:
    found: list[tree.Inline] = []
    for inline in inlines:
        match inline:
            case tree.Text(value=value):
                value = _SPACES.sub(" ", value)
                value = value[1:] if after_space and value.startswith(" ") else value
                if value:
                    after_space = value.endswith(" ")
                    found.append(tree.Text(value))
            case tree.Styled() | tree.Link():
                after_space, children = _collapse(inline.children, after_space)
                found.append(replace(inline, children=children))
            case tree.LineBreak():
                after_space = True
                found.append(inline)
            case tree.Image():
                after_space = False
                found.append(inline)
    return after_space, tuple(found)


def _without_last_space(inlines: tuple[tree.Inline, ...]) -> tuple[tree.Inline, ...]:
    if not inlines:
        return inlines
    *before, last = inlines
    match last:
        case tree.Text(value=value):
            cut = value.rstrip(" ")
            return (*before, tree.Text(cut)) if cut else _without_last_space(tuple(before))
        case tree.Styled() | tree.Link():
            return (*before, replace(last, children=_without_last_space(last.children)))
        case _:
            return inlines


def _local(tag: str) -> str:
    """Return an element's name as it was typed: drawings have a namespace of their own."""
    return tag.rpartition("}")[2]
