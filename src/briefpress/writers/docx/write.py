"""Document + Theme -> Artifact: base parts from the tokens, the body from the tree, and what frames it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from docx.opc.part import XmlPart

from briefpress.assets.fonts.file import FontFile
from briefpress.document import tree
from briefpress.document.wide_pages import has_wide_page
from briefpress.theme.theme import Theme
from briefpress.writers.artifact import Artifact, Asset
from briefpress.writers.docx.base.fonts import font_part
from briefpress.writers.docx.base.numbering import numbering_part
from briefpress.writers.docx.base.settings import settings_part
from briefpress.writers.docx.base.style_names import Style
from briefpress.writers.docx.base.styles import styles_part
from briefpress.writers.docx.base.theme_part import theme_part
from briefpress.writers.docx.body import Body
from briefpress.writers.docx.bookmarks import Marks, bookmark_names
from briefpress.writers.docx.charts import Charts
from briefpress.writers.docx.contents import Heads, are_headings_numbered
from briefpress.writers.docx.embedded_fonts import embed_fonts
from briefpress.writers.docx.flow import Flow, Section
from briefpress.writers.docx.frames import Frames
from briefpress.writers.docx.identity import identified
from briefpress.writers.docx.inline import Inlines
from briefpress.writers.docx.look import ROUNDED_UP, SIZE_STEP, Look
from briefpress.writers.docx.markup import Element, root
from briefpress.writers.docx.masthead import masthead_in_text, masthead_words
from briefpress.writers.docx.notes import Footnotes, notes_part
from briefpress.writers.docx.package import Kind, Package, relate
from briefpress.writers.docx.paragraphs import Paragraphs
from briefpress.writers.docx.pictures import Pictures
from briefpress.writers.docx.properties import core_part, custom_part, extended_part
from briefpress.writers.docx.receipt import properties_part, receipt_part
from briefpress.writers.docx.references import references_of
from briefpress.writers.docx.sections import SectionKind, section_properties

if TYPE_CHECKING:  # few projects have a letterhead
    from briefpress.writers.docx.reference import Adopted


def write_docx(
    document: tree.Document,
    theme: Theme,
    pages: Mapping[str, int],
    page_count: int,
    assets: tuple[Asset, ...],
    reference: Asset | None = None,
    fonts: tuple[FontFile, ...] = (),
    *,
    embeds_installed: bool = False,
) -> Artifact:
    """Return the Word file of a document, in the styles and the letterhead of a `reference` document if there is one.

    `fonts` are those that the project brings along; `embeds_installed` is whether those of this machine go along too.

    `pages` are the pages of elements by id, as laid out for print: they fill the contents list and the links back
    until Word counts its own. Where they are missing, the contents list has no numbers and links back are arrows.
    Raises BriefPressError when a picture is missing or cannot be read, or the reference document cannot be adopted.
    """
    look = Look(theme.in_steps(SIZE_STEP, ROUNDED_UP), document.language, document.direction == "rtl")
    named = identified(document)
    marks = Marks(bookmark_names(_identifiers(named)), references_of(named))
    package = Package(root("document"))
    is_numbered = are_headings_numbered(document)
    made = _Parts(named, package, marks, pages, page_count, assets)
    notes = made.add_notes()
    if reference is None:
        made.write_in_own(look, Heads(is_numbered, is_numbered), notes)
    else:
        from briefpress.writers.docx.reference import Adopted

        made.write_in_theirs(Adopted(reference, look, is_numbered), notes)
    told = embed_fonts(package, fonts, with_installed=embeds_installed)
    package.add_properties("core.xml", Kind.CORE, core_part(document))
    package.add_properties("app.xml", Kind.EXTENDED, extended_part(document, page_count))
    package.add_properties("custom.xml", Kind.CUSTOM, custom_part(document))
    package.add_data(receipt_part(document, marks.names, (package.document.element, notes.element)), properties_part())
    return Artifact("docx", package.zipped(), findings=tuple(told))


def _identifiers(document: tree.Document) -> Iterator[str]:
    found = (tree.attributes_of(node).id for node in tree.walk(document))
    return (identifier for identifier in found if identifier)


@dataclass(frozen=True, slots=True)
class _Parts:
    """Writes the parts of one document."""

    document: tree.Document
    package: Package
    marks: Marks
    pages: Mapping[str, int]
    page_count: int
    assets: tuple[Asset, ...]

    def write_in_own(self, look: Look, heads: Heads, footnotes: XmlPart) -> None:
        """Write a document that looks as the theme says."""
        add_base(self.package, look, heads.are_numbered)
        frames = Frames(self.package, self.document, look, self.marks, self.page_count, self.assets)
        references, across = frames.references(), frames.references_across(has_wide_page(self.document))

        def section(columns: tuple[float, ...], kind: SectionKind) -> Element:
            # What follows a page that lies across has the headers again that were before it.
            upright = references if kind.is_first or kind.starts_page else ()
            return section_properties(look, columns, across if kind.lies_across else upright, kind)

        paragraphs = self.paragraphs(look, heads, footnotes, section)
        self.write_body(look, paragraphs)
        numbering = numbering_part(look, heads.are_numbered, paragraphs.restarts)
        self.package.add("numbering.xml", Kind.NUMBERING, numbering)

    def write_in_theirs(self, adopted: Adopted, footnotes: XmlPart) -> None:
        """Write a document that looks as a user's own reference document does."""
        look, heads = adopted.look, adopted.heads
        letterhead = adopted.letterhead(self.package, self.marks)
        letterhead.fill(masthead_words(self.document), Inlines(look, self.marks, {}, partial(relate, footnotes)))
        frames = Frames(self.package, self.document, look, self.marks, self.page_count, self.assets)
        references = frames.references_beside(letterhead)

        def section(columns: tuple[float, ...], kind: SectionKind) -> Element:
            return adopted.section(columns, references if kind.is_first else (), kind)

        paragraphs = self.paragraphs(look, heads, footnotes, section)
        band = masthead_in_text(self.document, paragraphs.inlines, Pictures(self.package.document, self.assets))
        if band is not None and letterhead.has("header") and not letterhead.asks_for:
            paragraphs.flow.table(band)
            paragraphs.flow.paragraph(Style.MASTHEAD_GAP, ())
            if look.text_width < look.full_width:
                # Above the columns of their page.
                paragraphs.flow.end_section((look.full_width,))
        self.write_body(look, paragraphs)
        numbering = numbering_part(look, heads.are_numbered, paragraphs.restarts)
        ours = (self.package.document.element, *(part.element for part in (*frames.made, *self.package.notes)))
        adopted.add_base(self.package, self.marks, numbering, ours)

    def add_notes(self) -> XmlPart:
        """Add the parts of notes, and return that of the notes at the foot of pages."""
        notes = self.package.add("footnotes.xml", Kind.FOOTNOTES, notes_part("footnote"))
        self.package.add("endnotes.xml", Kind.ENDNOTES, notes_part("endnote"))
        return notes

    def paragraphs(self, look: Look, heads: Heads, notes: XmlPart, section: Section) -> Paragraphs:
        """Return what writes the paragraphs of the text."""
        footnotes = Footnotes(self.document, notes.element, partial(relate, notes), look, self.marks, self.pages)
        relate_text = partial(relate, self.package.document)
        inlines = Inlines(look, self.marks, self.pages, relate_text, footnotes.reference)
        return Paragraphs(self.document, inlines, Flow(look, self.marks, section), heads)

    def write_body(self, look: Look, paragraphs: Paragraphs) -> None:
        text = self.package.document
        pictures, charts = Pictures(text, self.assets), Charts(text, look)
        text.element.append(Body(self.document, paragraphs, pictures, charts, self.pages).write())


def add_base(package: Package, look: Look, has_numbered_headings: bool) -> None:
    """Add what does not depend on the text."""
    package.add("styles.xml", Kind.STYLES, styles_part(look, has_numbered_headings))
    package.add("settings.xml", Kind.SETTINGS, settings_part(look))
    package.add("fontTable.xml", Kind.FONTS, font_part(look))
    package.add("theme/theme1.xml", Kind.THEME, theme_part(look))
