"""Title, number and pages -> the running head and foot of headers and footers (17.10)."""

from __future__ import annotations

from dataclasses import replace

from briefpress.document import tree
from briefpress.writers.docx.base.style_names import Style
from briefpress.writers.docx.data_binding import Property, value_of
from briefpress.writers.docx.inline import Inlines
from briefpress.writers.docx.markup import Element, paragraph

_LEFT_TO_RIGHT = "\u200e"
"""The mark without width: a field between two of them is read with them, not with the text around."""


def running_head(document: tree.Document, inlines: Inlines) -> Element:
    """Return the header of the other pages: the title, and what kind of publication this is."""
    context = inlines.context()
    product = _words(document, "product")
    # Neither is bound to the properties: LibreOffice fills what is bound in anew, and forgets what was changed here.
    title = inlines.text(value_of(document, Property.TITLE), context)
    kind = inlines.text(product, context.styled(Style.RUNNING_PRODUCT))
    return paragraph(Style.HEADER.id, [*title, inlines.tab(), *kind])


def draft_mark(document: tree.Document, inlines: Inlines) -> Element | None:
    """Return the line that calls each page a draft; None where it is none."""
    named = (node for node in tree.walk(document) if isinstance(node, tree.Paragraph))
    word = next((tree.text_of(node) for node in named if "draft" in node.attributes.classes), "")
    if not word:
        return None
    return paragraph(Style.HEADER.id, inlines.text(word.upper(), inlines.context().styled(Style.STRONG)))


def running_foot(document: tree.Document, inlines: Inlines, page: int, page_count: int) -> Element:
    """Return a footer: number and version, and the page of how many. `page` is the page it is first shown on."""
    context = inlines.context()
    # Figures and stroke read from left to right in every script.
    number = replace(context.styled(Style.PAGE_NUMBER), is_right_to_left=False)
    mark = _LEFT_TO_RIGHT if inlines.look.is_right_to_left else ""
    content = [
        *inlines.text(_words(document, "issue"), context),
        inlines.tab(),
        *inlines.text(mark, number),
        *inlines.field("PAGE", str(page), number),
        *inlines.text(f"{mark}/{mark}", number),
        *inlines.field("NUMPAGES", str(page_count), number),
        *inlines.text(mark, number),
    ]
    return paragraph(Style.FOOTER.id, content)


def _words(document: tree.Document, name: str) -> str:
    """Return what a document calls itself: in its metadata, else in the masthead."""
    paragraphs = (node for node in tree.walk(document) if isinstance(node, tree.Paragraph))
    shown = (tree.text_of(node) for node in paragraphs if name in node.attributes.classes)
    return document.meta(name) or next(shown, "")
