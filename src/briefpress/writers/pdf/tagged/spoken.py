"""The structure tree -> the lines that a screen reader says: one for each block, with what it is and in which language.

In the words that screen readers use of headings, lists, tables, links and notes; text is as the PDF has it.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefpress.writers.pdf.tagged import roles
from briefpress.writers.pdf.tagged.structure import Content, Element

_INDENT = "  "
_BLOCKS = frozenset({"P", "Caption", "LBody", "Note", "TOCI", "TH", "TD", *(f"H{level}" for level in range(1, 7))})
_NAMES = {
    "P": "paragraph",
    "Caption": "caption",
    "Note": "note",
    "TOCI": "entry",
    "BlockQuote": "quotation",
    "Aside": "aside",
    "Figure": "picture",
    "Sect": "section",
    "TOC": "list of contents",
    **{f"H{level}": f"heading, level {level}" for level in range(1, 7)},
}


def spoken(root: Element) -> Iterator[str]:
    """Yield what is said of a document, in order."""
    language = root.source.get("lang", "")
    yield f"document, in {language}" if language else "document"
    for element in root.elements:
        yield from _said(element, 0)


def _said(element: Element, depth: int) -> Iterator[str]:
    match element.type:
        case "Table":
            yield from _table(element, depth)
        case "L" | "TOC":
            count = len(element.elements)
            name = _NAMES.get(element.type, "list")
            yield _line(depth, f"{name}, {count} item{'s' if count != 1 else ''}", element)
            yield from _below(element, depth + 1)
        case "LI":
            yield from _item(element, depth)
        case "Figure":
            yield _line(depth, _NAMES["Figure"], element, element.text())
        case kind if kind in _BLOCKS:
            yield from _block(element, depth)
        case kind if kind in _NAMES and kind != "Sect":
            yield _line(depth, _NAMES[kind], element)
            yield from _below(element, depth + 1)
        case _:
            yield from _below(element, depth)


def _below(element: Element, depth: int) -> Iterator[str]:
    for kid in element.elements:
        yield from _said(kid, depth)


def _block(element: Element, depth: int) -> Iterator[str]:
    """Yield a block's own text, then the blocks in it: a list in an item, a picture in a cell."""
    text = _inline(element)
    name = _NAMES.get(element.type, "")
    if text:
        yield _line(depth, name, element, text)
    for kid in element.elements:
        if kid.type not in roles.INLINE and kid.type != "Lbl":
            yield from _said(kid, depth + 1 if text else depth)


def _item(item: Element, depth: int) -> Iterator[str]:
    label = " ".join(_inline(part) for part in item.elements if part.type == "Lbl")
    bodies = [part for part in item.elements if part.type != "Lbl"]
    said = [line for body in bodies for line in _said(body, 0)]
    for place, line in enumerate(said):
        start = f"{label or '-'} " if place == 0 else _INDENT
        yield f"{_INDENT * depth}{start}{line}"


def _table(table: Element, depth: int) -> Iterator[str]:
    rows = [element for element in table.walk() if element.type == "TR"]
    columns = max((len(row.elements) for row in rows), default=0)
    yield _line(depth, f"table, {len(rows)} rows, {columns} columns", table)
    for caption in table.elements:
        if caption.type == "Caption":
            yield from _said(caption, depth + 1)
    for row in rows:
        cells = " | ".join(_cell(cell) for cell in row.elements)
        yield f"{_INDENT * (depth + 1)}row: {cells}"


def _cell(cell: Element) -> str:
    text = " ".join(line.strip() for line in _block(cell, 0)) or "blank"
    return (
        f"{text} (heads {'row' if cell.attributes['Table']['Scope'] == '/Row' else 'column'})"
        if cell.type == "TH"
        else text
    )


def _inline(element: Element) -> str:
    """Return the text of a block without the blocks in it, with links and languages named."""
    parts = []
    for kid in element.kids:
        if isinstance(kid, Content):
            parts.append(kid.said)
        elif isinstance(kid, Element) and (kid.type in roles.INLINE or element.type == "Lbl"):
            parts.append(_named(kid))
    return " ".join("".join(parts).split())


def _named(element: Element) -> str:
    text = element.entries.get("Alt") or element.entries.get("E") or _inline(element)
    # Spaces at the ends of a piece part words.
    whole = element.text()
    before, after = (" " * end.isspace() for end in (whole[:1], whole[-1:]))
    if element.type == "Link":
        text = f"[link: {text}]"
    if language := element.entries.get("Lang"):
        text = f"[{language}: {text}]"
    return f"{before}{text}{after}"


def _line(depth: int, name: str, element: Element, text: str = "") -> str:
    language = f" [{element.entries['Lang']}]" if "Lang" in element.entries else ""
    return f"{_INDENT * depth}{name}{language}{': ' if name and text else ''}{text}".rstrip()
