"""The masthead -> a table in the first page's header, in the form that the theme names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefpress.document import tree
from briefpress.writers.docx.base.measures import BOX_PADDING
from briefpress.writers.docx.base.style_names import Style
from briefpress.writers.docx.inline import Inlines
from briefpress.writers.docx.look import twips
from briefpress.writers.docx.markup import Element, paragraph, w
from briefpress.writers.docx.pictures import Pictures, Room, width_of
from briefpress.writers.docx.tables import table_look

LOGO_NUMBER = 9000
"""What tells its picture from those of the text."""
_BESIDE_LOGO = 12.0
_BEFORE_DATE = " · "
_SERIES_SHARE = 0.42
"""Of the width beside the product; number and date take the rest."""


def masthead(document: tree.Document, inlines: Inlines, pictures: Pictures) -> list[Element]:
    """Return the first page's header: the product, the series, number and date, and a logo."""
    group = masthead_of(document)
    if group is None:
        return [empty(Style.HEADER)]
    return [
        empty(Style.MASTHEAD_SPACE),
        masthead_table(group, inlines, inlines.look.full_width, pictures),
        empty(Style.MASTHEAD_GAP),
    ]


def masthead_in_text(document: tree.Document, inlines: Inlines, pictures: Pictures) -> Element | None:
    """Return the masthead for the text itself, where the header is somebody's letterhead; None when there is none."""
    group = masthead_of(document)
    return masthead_table(group, inlines, inlines.look.full_width, pictures) if group else None


def masthead_words(document: tree.Document) -> dict[str, str]:
    """Return what the publication is called, by the places of the masthead; and its title."""
    words = {"title": document.title}
    group = masthead_of(document)
    for node in group.children if group else ():
        is_meta = isinstance(node, tree.Group) and "meta" in node.attributes.classes
        for line in (node,) if isinstance(node, tree.Paragraph) else tree.children_of(node):
            named = [name for name in ("product", "audience", "issue") if name in tree.attributes_of(line).classes]
            words.setdefault(named[0] if named else "date" if is_meta else "series", tree.text_of(line))
    return words


def masthead_of(document: tree.Document) -> tree.Group | None:
    """Return the group that is the masthead."""
    groups = (node for node in tree.walk(document) if isinstance(node, tree.Group))
    return next((group for group in groups if "masthead" in group.attributes.classes), None)


def empty(style: Style) -> Element:
    """Return a paragraph with nothing in it."""
    return paragraph(style.id, ())


def masthead_table(group: tree.Group, inlines: Inlines, width: float, pictures: Pictures) -> Element:
    """Return the masthead as a table, as wide as it is told in points."""
    look = inlines.look
    lines = [node for node in group.children if isinstance(node, tree.Paragraph)]
    named = [line for line in lines if "logo" not in line.attributes.classes]
    logo = next(
        (image for line in lines if line not in named for image in line.children if isinstance(image, tree.Image)), None
    )
    # What is drawn by numbers may grow to the height that is asked for.
    room = Room(width / 4, look.theme.points("logo-height"), is_filled=True) if logo else None
    drawing = pictures.drawing(logo, room, LOGO_NUMBER) if logo and room else None
    boxes = [node for node in group.children if isinstance(node, tree.Group)]
    series = [node for box in boxes if "meta" not in box.attributes.classes for node in _paragraphs(box)]
    meta = [node for box in boxes if "meta" in box.attributes.classes for node in _paragraphs(box)]
    context = inlines.context()
    products = [paragraph(Style.MASTHEAD_PRODUCT.id, inlines.text(tree.text_of(line), context)) for line in named]
    parts = (
        products or [empty(Style.MASTHEAD_PRODUCT)],
        _lines(series, Style.MASTHEAD_SERIES, Style.MASTHEAD_AUDIENCE, inlines),
        _meta(meta, inlines),
    )
    shown = [paragraph(Style.MASTHEAD_LOGO.id, [drawing])] if drawing is not None else []
    if look.theme.get("masthead-form") == "centred":
        return _table([([*shown, *(line for part in parts for line in part)], width)], inlines)
    first = _product_width(" ".join(tree.text_of(node) for node in named), look.theme.points("size-product"))
    last = width_of(drawing) + _BESIDE_LOGO if drawing is not None else 0.0
    rest = width - first - last
    widths = (first, rest * _SERIES_SHARE, rest * (1 - _SERIES_SHARE), *([last] if shown else []))
    return _table(list(zip((*parts, *([shown] if shown else [])), widths, strict=True)), inlines)


def _table(cells: Sequence[tuple[list[Element], float]], inlines: Inlines) -> Element:
    """Return a table of one row, of what its cells hold and how wide they are in points."""
    widths = [twips(width) for _, width in cells]
    properties = w(
        "tblPr",
        w("tblStyle", val=Style.MASTHEAD.id),
        w("bidiVisual") if inlines.look.is_right_to_left else None,
        w("tblW", w=sum(widths), type="dxa"),
        w("tblLayout", type="fixed"),
        table_look(has_header_row=False, has_header_column=True, has_bands=False),
    )
    row = w("tr", *(_cell(lines, width) for (lines, _), width in zip(cells, widths, strict=True)))
    return w("tbl", properties, w("tblGrid", *(w("gridCol", w=width) for width in widths)), row)


def _paragraphs(group: tree.Group) -> Iterator[tree.Paragraph]:
    return (node for node in group.children if isinstance(node, tree.Paragraph))


def _meta(lines: list[tree.Paragraph], inlines: Inlines) -> list[Element]:
    """Return number and date in one line, as in print, and what else there is below."""
    dated = next((line for line in lines[1:2] if "dated" in line.attributes.classes), None)
    made = _lines([line for line in lines if line is not dated], Style.MASTHEAD_ISSUE, Style.MASTHEAD_META, inlines)
    if dated is not None:
        context = inlines.context().styled(Style.MASTHEAD_DATE)
        made[0].extend([*inlines.text(_BEFORE_DATE, context), *inlines.write(dated.children, context)])
    return made


def _lines(lines: list[tree.Paragraph], first: Style, other: Style, inlines: Inlines) -> list[Element]:
    made = [
        paragraph((other if place else first).id, inlines.write(line.children, inlines.context()))
        for place, line in enumerate(lines)
    ]
    return made or [empty(first)]


def _cell(lines: list[Element], width: int) -> Element:
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa")), *lines)


def _product_width(words: str, size: float) -> float:
    """Return about how wide the product is, in points: a fixed table has no cell as wide as its text."""
    return sum(_letter_width(character) for character in words) * size + 2 * BOX_PADDING


def _letter_width(character: str) -> float:
    """Return about how wide a bold letter of the label's face is, in em."""
    if ord(character) >= 0x2E80:
        return 1.0
    if character in " iljftrI.,'":
        return 0.36
    return 0.66 if character.islower() else 0.72
