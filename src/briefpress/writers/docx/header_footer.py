"""Masthead, running head and running foot -> what headers and footers hold (17.10)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefpress.document import tree
from briefpress.writers.docx.base.measures import BOX_PADDING
from briefpress.writers.docx.base.style_names import Style
from briefpress.writers.docx.bound import Property, control, is_same, value_of
from briefpress.writers.docx.inline import Inlines, Voice
from briefpress.writers.docx.look import twips
from briefpress.writers.docx.markup import Element, paragraph, w
from briefpress.writers.docx.pictures import Pictures, width_of
from briefpress.writers.docx.tables import table_look

LOGO_NUMBER = 9000
"""What tells its picture from those of the text."""
_BESIDE_LOGO = 12.0
_LEFT_TO_RIGHT = "\u200e"
"""The mark without width: a field between two of them is read with them, not with the text around."""
_SERIES_SHARE = 0.42
"""Of the width beside the tab; number and date take the rest."""


def masthead(document: tree.Document, inlines: Inlines, pictures: Pictures) -> list[Element]:
    """Return the first page's header: a tab, the series, number and date, and a logo, on one band."""
    group = masthead_of(document)
    if group is None:
        return [empty(Style.HEADER)]
    return [
        empty(Style.MASTHEAD_SPACE),
        masthead_table(document, group, inlines, inlines.look.full_width, pictures),
        empty(Style.MASTHEAD_GAP),
    ]


def masthead_in_text(document: tree.Document, inlines: Inlines, pictures: Pictures) -> Element | None:
    """Return the masthead for the text itself, where the header is somebody's letterhead; None when there is none."""
    group = masthead_of(document)
    return masthead_table(document, group, inlines, inlines.look.text_width, pictures) if group else None


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


def running_head(document: tree.Document, inlines: Inlines) -> Element:
    """Return the header of the other pages: the title, and what kind of publication this is."""
    voice = inlines.voice()
    product = _words(document, "product")
    title = control(Property.TITLE, value_of(document, Property.TITLE), inlines, voice)
    kind = _product(document, product, inlines, voice.styled(Style.RUNNING_PRODUCT))
    return paragraph(Style.HEADER.id, [title, inlines.tab(), *kind])


def running_foot(document: tree.Document, inlines: Inlines, page: int, page_count: int) -> Element:
    """Return a footer: number and version, and the page of how many. `page` is the page it is first shown on."""
    voice = inlines.voice()
    # Figures and stroke read from left to right in every script.
    number = replace(voice.styled(Style.PAGE_NUMBER), is_right_to_left=False)
    mark = _LEFT_TO_RIGHT if inlines.look.is_right_to_left else ""
    content = [
        *inlines.text(_words(document, "issue"), voice),
        inlines.tab(),
        *inlines.text(mark, number),
        *inlines.field("PAGE", str(page), number),
        *inlines.text(f"{mark}/{mark}", number),
        *inlines.field("NUMPAGES", str(page_count), number),
        *inlines.text(mark, number),
    ]
    return paragraph(Style.FOOTER.id, content)


def _product(document: tree.Document, words: str, inlines: Inlines, voice: Voice) -> list[Element]:
    """Return the kind of publication, bound to the document's category where that is set."""
    value = value_of(document, Property.CATEGORY)
    if is_same(words, value):
        return [control(Property.CATEGORY, value, inlines, voice)]
    return list(inlines.text(words, voice))


def empty(style: Style) -> Element:
    """Return a paragraph with nothing in it."""
    return paragraph(style.id, ())


def masthead_of(document: tree.Document) -> tree.Group | None:
    """Return the group that is the masthead."""
    groups = (node for node in tree.walk(document) if isinstance(node, tree.Group))
    return next((group for group in groups if "masthead" in group.attributes.classes), None)


def _words(document: tree.Document, name: str) -> str:
    """Return what a document calls itself: in its metadata, else in the masthead."""
    paragraphs = (node for node in tree.walk(document) if isinstance(node, tree.Paragraph))
    shown = (tree.text_of(node) for node in paragraphs if name in node.attributes.classes)
    return document.meta(name) or next(shown, "")


def masthead_table(
    document: tree.Document, group: tree.Group, inlines: Inlines, width: float, pictures: Pictures
) -> Element:
    """Return the masthead as a table, as wide as it is told in points."""
    look = inlines.look
    lines = [node for node in group.children if isinstance(node, tree.Paragraph)]
    tab = [line for line in lines if "logo" not in line.attributes.classes]
    logo = next(
        (image for line in lines if line not in tab for image in line.children if isinstance(image, tree.Image)), None
    )
    drawing = pictures.drawing(logo, width / 4, LOGO_NUMBER, look.theme.points("logo-height")) if logo else None
    boxes = [node for node in group.children if isinstance(node, tree.Group)]
    series = [node for box in boxes if "meta" not in box.attributes.classes for node in _paragraphs(box)]
    meta = [node for box in boxes if "meta" in box.attributes.classes for node in _paragraphs(box)]
    first = _tab_width(" ".join(tree.text_of(node) for node in tab), look.theme.points("size-product"))
    fourth = [width_of(drawing) + _BESIDE_LOGO] if drawing is not None else []
    rest = width - first - sum(fourth)
    second = rest * _SERIES_SHARE
    widths = [twips(width) for width in (first, second, rest - second, *fourth)]
    voice = inlines.voice()
    products = [
        paragraph(Style.MASTHEAD_PRODUCT.id, _product(document, tree.text_of(line), inlines, voice)) for line in tab
    ]
    cells = [
        _cell(products or [empty(Style.MASTHEAD_PRODUCT)], widths[0]),
        _cell(_lines(series, Style.MASTHEAD_SERIES, Style.MASTHEAD_AUDIENCE, inlines), widths[1]),
        _cell(_lines(meta, Style.MASTHEAD_ISSUE, Style.MASTHEAD_META, inlines), widths[2]),
    ]
    if drawing is not None:
        cells.append(_cell([paragraph(Style.MASTHEAD_META.id, [drawing])], widths[3]))
    properties = w(
        "tblPr",
        w("tblStyle", val=Style.MASTHEAD.id),
        w("bidiVisual") if look.is_right_to_left else None,
        w("tblW", w=sum(widths), type="dxa"),
        w("tblLayout", type="fixed"),
        table_look(has_header_row=False, has_header_column=True, has_bands=False),
    )
    return w("tbl", properties, w("tblGrid", *(w("gridCol", w=width) for width in widths)), w("tr", *cells))


def _paragraphs(group: tree.Group) -> Iterator[tree.Paragraph]:
    return (node for node in group.children if isinstance(node, tree.Paragraph))


def _lines(lines: list[tree.Paragraph], first: Style, other: Style, inlines: Inlines) -> list[Element]:
    made = [
        paragraph((other if place else first).id, inlines.write(line.children, inlines.voice()))
        for place, line in enumerate(lines)
    ]
    return made or [empty(first)]


def _cell(lines: list[Element], width: int) -> Element:
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa")), *lines)


def _tab_width(words: str, size: float) -> float:
    """Return the width of the tab in points: a fixed table has no cell as wide as its text, so the text is measured."""
    return sum(_letter_width(character) for character in words) * size + 2 * BOX_PADDING


def _letter_width(character: str) -> float:
    """Return about how wide a bold letter of the label's face is, in em."""
    if ord(character) >= 0x2E80:
        return 1.0
    if character in " iljftrI.,'":
        return 0.36
    return 0.66 if character.islower() else 0.72
