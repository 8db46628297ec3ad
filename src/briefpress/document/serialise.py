"""Document -> HTML text, the inverse of `parse`: parse(serialise(document)) == document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from html import escape

from briefpress.document import tree
from briefpress.document.chart import table_of

Draw = Callable[[tree.Chart], str]
"""Chart -> markup."""


def chart_markup(chart: tree.Chart) -> str:
    """Return the table of a chart's numbers, from which it can be read again."""
    return table_markup(table_of(chart))


def table_markup(table: tree.Table) -> str:
    """Return the markup of a table."""
    return _table(table, chart_markup)


def serialise(
    document: tree.Document, head: str = "", draw: Draw = chart_markup, first: str = "", last: str = ""
) -> str:
    """Return a whole page. `head` is markup to put at the end of `<head>`: style sheets, a script-free viewport.

    `first` is what has to stand at its start: a policy holds for what comes after it. `last` is what ends the body.

    With a `draw` of its own, a page is one to look at: it cannot be parsed again.
    """
    root = _attributes(
        document.attributes, (("lang", document.language), ("dir", document.direction)), own_language=False
    )
    metadata = "".join(
        f'<meta name="{escape(name)}" content="{escape(content)}">' for name, content in document.metadata
    )
    opening = f'<!DOCTYPE html>\n<html{root}>\n<head>\n{first}<meta charset="utf-8">'
    title = f"<title>{escape(document.title, quote=False)}</title>"
    body = "".join(_blocks(document.children, draw))
    return f"{opening}{title}{metadata}{head}\n</head>\n<body>\n{body}{last}</body>\n</html>\n"


def inline_markup(inlines: Iterable[tree.Inline]) -> str:
    """Return the markup of a run of inlines."""
    return "".join(_inline(inline) for inline in inlines)


def _blocks(blocks: Iterable[tree.Block], draw: Draw) -> Iterator[str]:
    for block in blocks:
        yield _block(block, draw) + "\n"


def _block(block: tree.Block, draw: Draw) -> str:
    match block:
        case tree.Paragraph():
            return _element("p", block.attributes, inline_markup(block.children))
        case tree.Heading():
            return _element(f"h{block.level}", block.attributes, inline_markup(block.children))
        case tree.Caption():
            return _element("figcaption", block.attributes, inline_markup(block.children))
        case tree.List():
            items = "".join(_element("li", item.attributes, _flow(item.children, draw)) + "\n" for item in block.items)
            return _element("ol" if block.ordered else "ul", block.attributes, "\n" + items)
        case tree.Table():
            return _table(block, draw)
        case tree.Chart():
            return draw(block)
        case tree.Image():
            return _image(block)
        case tree.Group():
            return _element(str(block.role), block.attributes, "\n" + "".join(_blocks(block.children, draw)))


def _flow(children: tuple[tree.Inline, ...] | tuple[tree.Block, ...], draw: Draw) -> str:
    return "".join(
        _inline(child)
        if isinstance(child, tree.Text | tree.Styled | tree.Link | tree.LineBreak | tree.Image)
        else _block(child, draw)
        for child in children
    )


def _table(table: tree.Table, draw: Draw) -> str:
    caption = (
        _element("caption", table.caption.attributes, inline_markup(table.caption.children)) if table.caption else ""
    )
    head, body = (
        f"<{part}>\n{''.join(_row(row, draw) for row in rows)}</{part}>\n" if rows else ""
        for part, rows in (("thead", table.head), ("tbody", table.body))
    )
    return _element("table", table.attributes, f"\n{caption}\n{head}{body}")


def _row(row: tree.Row, draw: Draw) -> str:
    return _element("tr", row.attributes, "".join(_cell(cell, draw) for cell in row.cells)) + "\n"


def _cell(cell: tree.Cell, draw: Draw) -> str:
    spans = (("colspan", cell.columns), ("rowspan", cell.rows))
    extra = tuple((name, str(count)) for name, count in spans if count > 1)
    if cell.scope is tree.Scope.NONE:
        return _element("td", cell.attributes, _flow(cell.children, draw), extra)
    return _element("th", cell.attributes, _flow(cell.children, draw), (("scope", str(cell.scope)), *extra))


def _inline(inline: tree.Inline) -> str:
    match inline:
        case tree.Text():
            return escape(inline.value, quote=False)
        case tree.Styled():
            return _element(str(inline.mark), inline.attributes, inline_markup(inline.children))
        case tree.Link():
            return _element("a", inline.attributes, inline_markup(inline.children), (("href", inline.target),))
        case tree.LineBreak():
            return "<br>"
        case tree.Image():
            return _image(inline)


def _image(image: tree.Image) -> str:
    return f"<img{_attributes(image.attributes, (('src', image.source), ('alt', image.alternative)))}>"


def _element(tag: str, attributes: tree.Attributes, content: str, first: tuple[tuple[str, str], ...] = ()) -> str:
    return f"<{tag}{_attributes(attributes, first)}>{content}</{tag}>"


def _attributes(attributes: tree.Attributes, first: tuple[tuple[str, str], ...] = (), own_language: bool = True) -> str:
    own = (("lang", attributes.language), ("dir", attributes.direction)) if own_language else ()
    pairs = (
        *first,
        *(
            (name, value)
            for name, value in (("id", attributes.id), ("class", " ".join(attributes.classes)), *own)
            if value
        ),
        *attributes.other,
    )
    return "".join(f' {name}="{escape(value)}"' for name, value in pairs)
