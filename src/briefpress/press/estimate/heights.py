"""Document + look -> the stretches of a page that all of it takes, in order. Lengths in points."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefpress.document import tree
from briefpress.press.estimate.blocks import boxed, stacked, stretches_of
from briefpress.press.estimate.lines import MM, Look, Type
from briefpress.press.estimate.stretch import Paper, Stretch

_GUTTER = 8 * MM
"""Between two columns."""
_MOST_RECOMMENDATIONS = 5
"""Of a list of them that stays whole."""
# What a page must have left for a list of sources to begin there, by how many they are; letters of Arabic are larger.
_SOME, _MANY = 7, 15
_ROOM_FOR_SOME, _ROOM_FOR_MANY, _ROOM_FOR_MANY_ARABIC = 42 * MM, 62 * MM, 78 * MM
_QR_CODE = 57 * 0.75


def paper_of(look: Look) -> Paper:
    height = look.points("page-height") - look.points("page-bottom")
    return Paper(height - look.points("page-first"), height - look.points("page-top"))


def heights_of(document: tree.Document, look: Look) -> tuple[Stretch, ...]:
    """Return all that stands in the flow of a document's text."""
    return tuple(stretch for block in document.children for stretch in _top(block, look))


def _top(block: tree.Block, look: Look) -> Iterator[Stretch]:
    match block:
        case tree.Group(role=tree.Role.HEADER):
            yield _masthead(look)
        case tree.Group(role=tree.Role.FOOTER):
            yield _colophon(block, look)
        case tree.Group(role=tree.Role.MAIN):
            for child in block.children:
                yield from _in_main(child, look)
        case _:
            yield from stretches_of(block, look)


def _masthead(look: Look) -> Stretch:
    """Return the band on top: as high as what is the product, or as what is said of it in two lines."""
    label = look.points("size-label")
    product = 6.4 * MM + look.points("size-product") * 1.35
    said = 2.5 * MM + (label + 1.5) * 1.35 + label * 1.5 + MM
    height = max(product, said) + look.points("rule-heavy") + look.points("rule-fine")
    return Stretch((height,), below=look.points("masthead-gap"))


def _in_main(block: tree.Block, look: Look) -> Iterator[Stretch]:
    classes = set(tree.attributes_of(block).classes)
    match block:
        case tree.Heading(level=1):
            height = look.height(look.text(block), look.type("title", "title", "title"), look.width)
            yield Stretch((height,), below=3.2 * MM)
        case tree.Paragraph():
            yield _standfirst(block, look)
        case tree.List() if "legend" in classes:
            yield _legend(block, look)
        case tree.Group(role=tree.Role.NAVIGATION):
            yield _contents(block, look)
        case tree.Group() if "key-messages" in classes:
            yield Stretch((boxed(block, look, "key"),))
        case tree.Group():
            yield from _section(block, look, classes)
        case _:
            yield from stretches_of(block, look)


def _standfirst(paragraph: tree.Paragraph, look: Look) -> Stretch:
    type_ = look.type("text", "standfirst", "text", lead=-0.04)
    measure = min(look.width, look.points("measure-standfirst"))
    return Stretch((look.height(look.text(paragraph), type_, measure),), below=5.5 * MM)


def _legend(legend: tree.List, look: Look) -> Stretch:
    """Return the marks, explained side by side: each with its word in a line of its own."""
    type_ = look.type("ui", "label", "ui", lead=-0.03)
    measure = (look.width - 4 * MM * (len(legend.items) - 1)) / max(len(legend.items), 1)
    marks = look.points("size-mark") * 1.3
    heights = (look.height(_without_mark(item, look), type_, measure) + marks for item in legend.items)
    return Stretch((max(heights, default=0.0),), above=3.4 * MM)


def _without_mark(item: tree.Item, look: Look) -> str:
    return "".join(look.text(child) for child in item.children[1:])


def _contents(contents: tree.Group, look: Look) -> Stretch:
    type_ = look.type("ui", "table", "ui", 0.75)
    head = look.type("ui", "h3", "head").line + 2 * MM
    entry = type_.size * 1.3 + 1.24 * MM
    count = sum(len(child.items) for child in contents.children if isinstance(child, tree.List))
    return Stretch((head + count * entry,), above=look.points("space-block"))


def _section(section: tree.Group, look: Look, classes: set[str]) -> Iterator[Stretch]:
    """Yield the stretches of a section; the first stands apart from what comes before."""
    if "recommendations" in classes:
        inside = list(_recommendations(section, look))
    elif classes & {"sources", "glossary", "notes"}:
        inside = list(_reference(section, look, classes))
    else:
        inside = [stretch for child in section.children for stretch in stretches_of(child, look)]
    for number, stretch in enumerate(inside):
        yield stretch if number else replace(stretch, above=max(stretch.above, look.points("space-section")))


def _recommendations(section: tree.Group, look: Look) -> Iterator[Stretch]:
    for child in section.children:
        if not isinstance(child, tree.List):
            yield from stretches_of(child, look)
        elif look.is_one_page:
            type_ = look.type("ui", "table", "ui", 0.5)
            measure = (look.width - _GUTTER) / 2 - 8 * MM
            yield Stretch(tuple(sum(_lines_of(item, look, type_, measure)) for item in child.items), columns=2)
        else:
            measure, gap = look.width - look.points("strip-width"), 1.5 * look.points("space-para")
            text = look.type("text", "text", "text")
            items = [Stretch((sum(_lines_of(item, look, text, measure)),), below=gap) for item in child.items]
            is_whole = len(items) <= _MOST_RECOMMENDATIONS
            yield from [Stretch((stacked(items) - gap,), below=gap)] if is_whole and items else items


def _lines_of(item: tree.Item, look: Look, type_: Type, measure: float) -> Iterator[float]:
    """Yield the heights of a recommendation: whose it is stands in a line of its own."""
    for child in item.children:
        if "who" in tree.attributes_of(child).classes:
            who = look.type("text" if look.points("strip-width") else "ui", "h3", "text")
            is_long = look.width_of(look.text(child), who) > measure
            yield who.size * type_.leading * (2 if is_long else 1)
        else:
            yield look.height(look.text(child), type_, measure)


def _reference(section: tree.Group, look: Look, classes: set[str]) -> Iterator[Stretch]:
    """Yield the stretches of sources, abbreviations, definitions and notes."""
    for child in section.children:
        if isinstance(child, tree.Heading):
            height = look.height(look.text(child), look.type("ui", "h3", "head"), look.width)
            height += 2 * MM + look.points("rule-fine")
            room, is_last = _room(section, look, classes), "sources" in classes
            yield Stretch((height,), below=1.6 * MM, keeps_next=True, room=room, is_last_section=is_last)
        elif isinstance(child, tree.List):
            yield from _entries(child, look, classes)
        else:
            yield from stretches_of(child, look)


def _room(section: tree.Group, look: Look, classes: set[str]) -> float:
    count = sum(len(child.items) for child in section.children if isinstance(child, tree.List))
    if "sources" not in classes or look.is_one_page or count < _SOME:
        return 0.0
    if count < _MANY:
        return _ROOM_FOR_SOME
    return _ROOM_FOR_MANY_ARABIC if look.language == "ar" else _ROOM_FOR_MANY


def _entries(entries: tree.List, look: Look, classes: set[str]) -> Iterator[Stretch]:
    texts = [look.text(item) for item in entries.items]
    column = (look.width - _GUTTER) / 2
    if "notes" in classes:
        type_, measure = look.type("ui", "small", "ui"), look.width - 7 * MM
        yield from (Stretch(look.lines(text, type_, measure), below=MM) for text in texts)
    elif "definitions" in entries.attributes.classes:
        type_, gap = look.type("ui", "table", "ui", 0.5), look.points("space-para")
        measure = look.width - look.points("strip-width")
        yield from (Stretch(look.lines(text, type_, measure), gap, gap) for text in texts)
    elif "sources" in classes:
        type_, measure = look.type("ui", "source", "ui"), column - 8 * MM
        yield Stretch(tuple(look.height(text, type_, measure) + MM for text in texts), fewest=1, columns=2)
    else:
        type_, measure = look.type("ui", "table", "ui"), column - look.points("space-term")
        # The term stands before them, in a column of its own.
        meanings = ("".join(map(look.text, item.children[1:])) for item in entries.items)
        heights = (look.height(text, type_, measure) + 0.6 * MM for text in meanings)
        yield Stretch(tuple(heights), fewest=1, columns=2)


def _colophon(colophon: tree.Group, look: Look) -> Stretch:
    """Return what closes the last page: columns side by side, and a code or a line that is as wide as it is."""
    type_ = look.type("ui", "label", "ui", lead=0.04)
    columns = [child for child in colophon.children if not {"qr", "rights"} & set(tree.attributes_of(child).classes)]
    narrow = sum(_narrow(child, look, type_) for child in colophon.children if child not in columns)
    measure = (look.width - _GUTTER * (len(colophon.children) - 1) - narrow) / max(len(columns), 1)
    height = max((_column(child, look, type_, measure) for child in columns), default=0.0)
    return Stretch((height + 2.4 * MM + look.points("rule-heavy"),), above=look.points("space-section"))


def _narrow(child: tree.Block, look: Look, type_: Type) -> float:
    return _QR_CODE if "qr" in tree.attributes_of(child).classes else look.width_of(look.text(child), type_)


def _column(child: tree.Block, look: Look, type_: Type, measure: float) -> float:
    paragraphs = child.children if isinstance(child, tree.Group) else (child,)
    return sum(look.height(look.text(one), type_, measure) + 3 for one in paragraphs) - 3
