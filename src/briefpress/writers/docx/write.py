"""Document + Theme -> Artifact: base parts from the tokens, the body from the tree, and what frames it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from docx.opc.part import XmlPart

from briefpress.document import tree
from briefpress.theme import Theme
from briefpress.writers.artifact import Artifact, Asset
from briefpress.writers.docx.base.fonts import font_part
from briefpress.writers.docx.base.numbering import numbering_part
from briefpress.writers.docx.base.settings import settings_part
from briefpress.writers.docx.base.style_names import Style
from briefpress.writers.docx.base.styles import styles_part
from briefpress.writers.docx.base.theme_part import theme_part
from briefpress.writers.docx.body import Body
from briefpress.writers.docx.bookmarks import Marks, bookmark_names
from briefpress.writers.docx.contents import are_headings_numbered
from briefpress.writers.docx.flow import Flow
from briefpress.writers.docx.header_footer import empty, masthead, running_foot, running_head
from briefpress.writers.docx.inline import Inlines
from briefpress.writers.docx.look import Look
from briefpress.writers.docx.markup import root
from briefpress.writers.docx.notes import Footnotes, notes_part
from briefpress.writers.docx.package import Kind, Package, relate
from briefpress.writers.docx.paragraphs import Paragraphs
from briefpress.writers.docx.pictures import Pictures
from briefpress.writers.docx.properties import core_part, custom_part, extended_part
from briefpress.writers.docx.receipt import properties_part, receipt_part
from briefpress.writers.docx.references import references_of
from briefpress.writers.docx.sections import Reference, has_running_foot


def write_docx(
    document: tree.Document, theme: Theme, pages: Mapping[str, int], page_count: int, assets: tuple[Asset, ...]
) -> Artifact:
    """Return the Word file of a document.

    `pages` are the pages of elements by id, as laid out for print: they fill the contents list and the links back
    until Word counts its own. Where they are missing, the contents list has no numbers and links back are arrows.
    Raises BriefPressError when a picture is missing or cannot be read.
    """
    look = Look(theme, document.language, document.direction == "rtl")
    marks = Marks(bookmark_names(_identifiers(document)), references_of(document))
    package = Package(root("document"))
    is_numbered = are_headings_numbered(document)
    _add_base(package, look, is_numbered)
    notes = package.add("footnotes.xml", Kind.FOOTNOTES, notes_part("footnote"))
    package.add("endnotes.xml", Kind.ENDNOTES, notes_part("endnote"))
    references = _Frames(package, document, look, marks).references(page_count)
    footnotes = Footnotes(document, notes.element, partial(relate, notes), look, marks, pages)
    inlines = Inlines(look, marks, pages, partial(relate, package.document), footnotes.reference)
    paragraphs = Paragraphs(document, inlines, Flow(look, marks, references))
    body = Body(document, paragraphs, Pictures(package.document, assets), pages)
    package.document.element.append(body.write())
    package.add("numbering.xml", Kind.NUMBERING, numbering_part(look, is_numbered, paragraphs.restarts))
    package.add_properties("core.xml", Kind.CORE, core_part(document))
    package.add_properties("app.xml", Kind.EXTENDED, extended_part(document, page_count))
    package.add_properties("custom.xml", Kind.CUSTOM, custom_part(document))
    package.add_data(receipt_part(document, marks.names, (package.document.element, notes.element)), properties_part())
    return Artifact("docx", package.zipped())


def _identifiers(document: tree.Document) -> Iterator[str]:
    found = (tree.attributes_of(node).id for node in tree.walk(document))
    return (identifier for identifier in found if identifier)


def _add_base(package: Package, look: Look, has_numbered_headings: bool) -> None:
    """Add what does not depend on the text."""
    package.add("styles.xml", Kind.STYLES, styles_part(look, has_numbered_headings))
    package.add("settings.xml", Kind.SETTINGS, settings_part(look))
    package.add("fontTable.xml", Kind.FONTS, font_part(look))
    package.add("theme/theme1.xml", Kind.THEME, theme_part(look))


class _Frames:
    """Adds headers and footers: the first page has its own."""

    def __init__(self, package: Package, document: tree.Document, look: Look, marks: Marks) -> None:
        self._package = package
        self._document = document
        self._look = look
        self._marks = marks

    def references(self, page_count: int) -> tuple[Reference, ...]:
        """Return how the first section refers to them."""
        document = self._document
        first, head = self._header("header1.xml"), self._header("header2.xml")
        first.element.extend(masthead(document, self._inlines(first)))
        head.element.append(running_head(document, self._inlines(head)))
        found = [self._reference(first, Kind.HEADER, "first"), self._reference(head, Kind.HEADER, "default")]
        for number, page in enumerate(("first", "default"), 1):
            foot = self._package.add(f"footer{number}.xml", Kind.FOOTER, root("ftr"))
            shown = running_foot(document, self._inlines(foot), number, page_count)
            foot.element.append(shown if has_running_foot(self._look) else empty(Style.FOOTER))
            found.append(self._reference(foot, Kind.FOOTER, page))
        return tuple(found)

    def _header(self, name: str) -> XmlPart:
        return self._package.add(name, Kind.HEADER, root("hdr"))

    def _inlines(self, part: XmlPart) -> Inlines:
        return Inlines(self._look, self._marks, {}, partial(relate, part))

    def _reference(self, part: XmlPart, kind: Kind, page: str) -> Reference:
        tag = "headerReference" if kind is Kind.HEADER else "footerReference"
        return Reference(tag, page, self._package.relationship(part, kind))
