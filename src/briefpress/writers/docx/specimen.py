"""Document + Theme -> a Word file to edit: the letterhead, and a sample of each style under its name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from docx.opc.part import XmlPart
from docx.oxml.ns import qn

from briefpress.document import tree
from briefpress.theme.theme import Theme
from briefpress.writers.artifact import Artifact
from briefpress.writers.docx.base.character_styles import character_styles
from briefpress.writers.docx.base.numbering import numbering_part
from briefpress.writers.docx.base.paragraph_styles import paragraph_styles
from briefpress.writers.docx.base.style_names import Style
from briefpress.writers.docx.bookmarks import Marks
from briefpress.writers.docx.frames import Frames
from briefpress.writers.docx.look import ROUNDED_UP, SIZE_STEP, Look, twips
from briefpress.writers.docx.markup import Element, paragraph, root, run, w, with_text
from briefpress.writers.docx.masthead import masthead_words
from briefpress.writers.docx.notes import notes_part
from briefpress.writers.docx.package import Kind, Package
from briefpress.writers.docx.properties import core_part
from briefpress.writers.docx.reference import TAG
from briefpress.writers.docx.sections import SectionKind, section_properties
from briefpress.writers.docx.tables import table_look
from briefpress.writers.docx.write import add_base

# Styles of text that stands on a fill, or beside a rail, are shown in their tables; the masthead's are in the header.
_IN_TABLES = (
    (Style.TABLE, (Style.TABLE_HEADER, Style.TABLE_HEADER_END), (Style.TABLE_ROW_HEADER, Style.TABLE_TEXT),
     (Style.TABLE_ROW_HEADER, Style.TABLE_TEXT_END)),
    (Style.TIMELINE_YEARS, (Style.TIMELINE_YEAR, Style.TIMELINE_YEAR), (Style.TIMELINE_LANE, Style.TIMELINE_EVENT)),
    (Style.TIMELINE_LADDER, (Style.TABLE_HEADER, Style.LADDER_HEADER), (Style.LADDER_DATE, Style.LADDER_EVENT),
     (Style.LADDER_DATE, Style.LADDER_BASIS)),
)  # fmt: skip
_ELSEWHERE = frozenset({style for _, *rows in _IN_TABLES for row in rows for style in row}) | {
    Style.NORMAL,
    Style.HEADER,
    Style.FOOTER,
    Style.TIMELINE_YEAR_LATER,
    Style.TABLE_GAP,
    Style.SECTION_END,
    Style.COLOPHON_RULE,
}
_HOW = (
    "This is a reference document. Edit the styles, the headers and footers, the margins and the paper; then save it "
    "as reference.docx in templates/, or in an audience's folder. What is written here is left out of every edition."
)
# What the masthead and the running lines call themselves, by the style that they are set in.
_ASKED = {
    Style.MASTHEAD_PRODUCT: "product",
    Style.MASTHEAD_SERIES: "series",
    Style.MASTHEAD_AUDIENCE: "audience",
    Style.MASTHEAD_ISSUE: "issue",
    Style.MASTHEAD_META: "date",
    Style.RUNNING_PRODUCT: "product",
    Style.FOOTER: "issue",
}


def write_specimen(document: tree.Document, theme: Theme, has_numbered_heads: bool) -> Artifact:
    """Return the Word file in which a theme can be edited. `document` gives the words of the letterhead."""
    look = Look(theme.in_steps(SIZE_STEP, ROUNDED_UP), document.language, document.direction == "rtl")
    marks = Marks({})
    package = Package(root("document"))
    add_base(package, look, has_numbered_heads)
    package.add("footnotes.xml", Kind.FOOTNOTES, notes_part("footnote"))
    package.add("endnotes.xml", Kind.ENDNOTES, notes_part("endnote"))
    frames = Frames(package, document, look, marks, 1, ())
    references = frames.references()
    for part in frames.made:
        _ask(part, masthead_words(document), marks)
    samples = _samples(look, has_numbered_heads)
    section = section_properties(look, (look.full_width,), references, SectionKind(is_first=True))
    package.document.element.append(w("body", *samples, section))
    package.add("numbering.xml", Kind.NUMBERING, numbering_part(look, has_numbered_heads, ()))
    package.add_properties("core.xml", Kind.CORE, core_part(document))
    return Artifact("docx", package.zipped())


def _samples(look: Look, has_numbered_heads: bool) -> Iterator[Element]:
    yield _sample(Style.NORMAL, _HOW)
    for made in paragraph_styles(look, has_numbered_heads):
        if made.style not in _ELSEWHERE and not made.style.name.startswith("MASTHEAD"):
            yield _sample(made.style)
    yield paragraph(Style.BODY_TEXT.id, _characters(look))
    for style, *rows in _IN_TABLES:
        yield _sample(Style.CAPTION, style.value)
        yield _table(style, rows, look)
    yield _sample(Style.NORMAL, "")


def _sample(style: Style, words: str | None = None) -> Element:
    shown = style.value[0].upper() + style.value[1:] if words is None else words
    return paragraph(style.id, [_run(None, shown)] if shown else ())


def _run(style: Style | None, words: str) -> Element:
    return run(w("rPr", w("rStyle", val=style.id)) if style else None, with_text(w("t"), words))


def _characters(look: Look) -> Iterator[Element]:
    for made in character_styles(look):
        yield _run(made.style, made.style.value[0].upper() + made.style.value[1:])
        yield _run(None, "  ")


def _table(style: Style, rows: Sequence[tuple[Style, ...]], look: Look) -> Element:
    widths = [twips(look.text_width) // 2] * 2
    head, *body = rows
    return w(
        "tbl",
        w(
            "tblPr",
            w("tblStyle", val=style.id),
            w("bidiVisual") if look.is_right_to_left else None,
            w("tblW", w=sum(widths), type="dxa"),
            w("tblLayout", type="fixed"),
            table_look(has_header_row=True, has_header_column=False, has_bands=style is Style.TIMELINE_YEARS),
        ),
        w("tblGrid", *(w("gridCol", w=width) for width in widths)),
        w("tr", w("trPr", w("tblHeader")), *map(partial(_cell, widths[0]), head)),
        *(w("tr", *map(partial(_cell, widths[0]), row)) for row in body),
    )


def _cell(width: int, style: Style) -> Element:
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa")), _sample(style))


def _ask(part: XmlPart, words: dict[str, str], marks: Marks) -> None:
    """Put controls around the words of the letterhead that each edition has its own of."""
    for line in list(part.element.iter(qn("w:p"))):
        style = line.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        runs = [one for one in line.iterchildren(qn("w:r")) if _words(one)]
        for of, name in _ASKED.items():
            own = [one for one in runs if _character_style(one) == of.id]
            if style is not None and style.get(qn("w:val")) == of.id:
                own = runs[:1] if of is Style.FOOTER else runs
            if own and words.get(name):
                _control(own, name, marks)
                break


def _control(runs: list[Element], name: str, marks: Marks) -> None:
    first, holder = runs[0], runs[0].getparent()
    assert holder is not None  # runs stand in a paragraph
    place = holder.index(first)
    properties = w(
        "sdtPr", w("alias", val=name.capitalize()), w("tag", val=TAG + name), w("id", val=marks.next_number())
    )
    holder.insert(place, w("sdt", properties, w("sdtContent", *runs)))


def _words(one: Element) -> str:
    return "".join(text.text or "" for text in one.iter(qn("w:t")))


def _character_style(one: Element) -> str:
    found = one.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")
    return "" if found is None else str(found.get(qn("w:val")))
