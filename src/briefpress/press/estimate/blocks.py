"""Block of a section -> the stretches of a page that it takes, set as page.css has it. Lengths in points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from briefpress.document import tree
from briefpress.drawing.plan import plan_of
from briefpress.press.estimate.lines import MM, Look
from briefpress.press.estimate.stretch import Stretch
from briefpress.press.estimate.tables import row_heights, year_heights

_MOST_ROWS = 7
"""Of a table that stays whole."""
_PICTURE = 60 * MM
"""A picture is taken for so high."""


def stretches_of(block: tree.Block, look: Look) -> Iterator[Stretch]:
    """Yield the stretches of a block that stands in a section."""
    match block:
        case tree.Heading():
            yield _heading(block, look)
        case tree.Paragraph():
            yield _note(block, look) if "note" in block.attributes.classes else _paragraph(block, look)
        case tree.List():
            yield from _points(block, look)
        case tree.Table():
            yield _table(block, look)
        case tree.Group(role=tree.Role.ASIDE):
            yield _box(block, look)
        case tree.Group(role=tree.Role.FIGURE):
            yield _figure(block, look)
        case tree.Group():
            for child in block.children:
                yield from stretches_of(child, look)
        case _:
            yield Stretch((_PICTURE,))


def stacked(stretches: Sequence[Stretch]) -> float:
    """Return how high stretches are, one below the other, with the margins between them and below."""
    between = sum(max(one.below, two.above) for one, two in pairwise(stretches))
    return sum(one.height for one in stretches) + between + (stretches[-1].below if stretches else 0.0)


def _heading(heading: tree.Heading, look: Look) -> Stretch:
    text = look.text(heading)
    if heading.level > 2:
        gap, measure = look.points("space-para"), look.width - look.points("strip-width")
        height = look.height(text, look.type("ui", "h3", "head"), measure)
        return Stretch((height,), 1.8 * gap, 0.4 * gap, keeps_next=True)
    height = look.height(text, look.type("head", "h2", "head"), look.width)
    return Stretch((height + 2 * MM + look.points("rule-fine"),), below=2.2 * MM, keeps_next=True)


def _note(note: tree.Paragraph, look: Look) -> Stretch:
    height = look.height(look.text(note), look.type("ui", "small", "ui", lead=-0.03), look.width)
    return Stretch((height,), 1.4 * MM, look.points("space-block"))


def _paragraph(paragraph: tree.Paragraph, look: Look) -> Stretch:
    """Return a paragraph; the word for how far it can be relied on stands beside it."""
    first, *rest = paragraph.children or (tree.Text(""),)
    has_status = isinstance(first, tree.Styled) and "status" in first.attributes.classes
    text = "".join(map(look.text, rest)) if has_status else look.text(paragraph)
    strip, below = look.points("strip-width"), look.points("space-para")
    measure = look.width - strip
    if has_status and look.is_one_page:
        measure, below = measure - look.points("strip-mark"), below * 0.6
    elif has_status:
        measure -= max(30 * MM - strip, 0.0)
    return Stretch(look.lines(text, look.type("text", "text", "text"), measure), below=below, is_text=True)


def _points(points: tree.List, look: Look) -> Iterator[Stretch]:
    type_, gap = look.type("text", "text", "text"), look.points("space-para")
    measure = look.width - look.points("strip-width") - 4.5 * MM
    for number, item in enumerate(points.items, 1):
        below = gap if number == len(points.items) else 0.6 * gap
        yield Stretch(look.lines(look.text(item), type_, measure), below=below)


def _table(table: tree.Table, look: Look) -> Stretch:
    caption, gap = _caption(table.caption, look), look.points("space-block")
    heads, *rows = row_heights(table, look)
    if len(rows) > _MOST_ROWS:
        return Stretch((caption + heads + rows[0], *rows[1:]), gap, gap, repeats=heads)
    return Stretch((caption + heads + sum(rows),), gap, gap, floats=True)


def _caption(caption: tree.Caption | None, look: Look) -> float:
    if caption is None:
        return 0.0
    return look.height(look.text(caption), look.type("ui", "table", "ui", 0.75, -0.06), look.width) + 1.8 * MM


def _box(box: tree.Group, look: Look) -> Stretch:
    gap = look.points("space-block")
    return Stretch((boxed(box, look, "callout"),), gap, gap, floats=True)


def boxed(box: tree.Group, look: Look, kind: str) -> float:
    """Return the height of a box, `callout` or `key`, with its padding and the rule on its top."""
    gap = look.points("space-para")
    measure = look.width - 10 * MM
    type_ = look.type("ui", "key", "ui") if kind == "key" else look.type("ui", "table", "ui", 0.5)
    indent, below, least = (8 * MM, gap, 1.7 * type_.size) if kind == "key" else (4.5 * MM, 0.7 * gap, 0.0)
    inside: list[Stretch] = []
    for child in box.children:
        text = look.text(child)
        if isinstance(child, tree.Heading):
            inside.append(Stretch((look.height(text, look.type("ui", "h3", "head"), measure),), below=1.8 * MM))
        elif isinstance(child, tree.List):
            heights = (look.height(look.text(item), type_, measure - indent) for item in child.items)
            inside.extend(Stretch((max(height, least),), below=below) for height in heights)
        else:
            inside.append(Stretch((look.height(text, type_, measure),), below=gap))
    return stacked(inside) + 5.6 * MM + look.points("rule-box")


def _figure(figure: tree.Group, look: Look) -> Stretch:
    gap = look.points("space-block")
    if "quotation" in figure.attributes.classes:
        return Stretch((_quotation(figure, look),), gap, gap)
    heights: list[float] = []
    for child in figure.children:
        match child:
            case tree.Caption():
                heights.append(_caption(child, look))
            case tree.Table():
                is_across = "years" in figure.attributes.classes
                heights.extend(year_heights(child, look) if is_across else row_heights(child, _of_ladder(look)))
            case tree.Chart():
                heights.append(plan_of(child, look.theme).height)
            case tree.Paragraph():
                heights.append(_note(child, look).height + 1.4 * MM)
            case _:
                heights.append(_PICTURE)
    return Stretch((sum(heights),), gap, gap, floats=True)


def _of_ladder(look: Look) -> Look:
    return replace(look, lengths={**look.lengths, "space-cell": 0.95 * MM})


def _quotation(figure: tree.Group, look: Look) -> float:
    measure = look.width - look.points("strip-width") - 5 * MM
    words, *others = [look.text(child) for child in figure.children] or [""]
    height = look.height(words, look.type("title", "quote", "title", lead=0.19), measure) + 1.2 * MM
    small = look.type("ui", "small", "ui", lead=-0.06)
    return height + sum(look.height(one, small, measure) for one in others)
