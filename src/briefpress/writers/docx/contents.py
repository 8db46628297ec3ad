"""Navigation list -> a contents list that Word can update: a TOC field with its entries filled in (17.16.5.68)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefpress.document import tree
from briefpress.writers.docx.base.style_names import Style
from briefpress.writers.docx.inline import Inlines, RunContext
from briefpress.writers.docx.markup import Element, paragraph, run, w, with_text

SCOPE = "_BriefPressBody"
"""The bookmark of the text that the contents list covers: heads before it are not listed."""


@dataclass(frozen=True, slots=True)
class Heads:
    """How section heads are numbered."""

    are_automatic: bool
    """Whether the numbers in the text are left out: Word makes them, or nobody does."""
    are_numbered: bool
    """Whether the style of section heads is numbered."""


@dataclass(frozen=True, slots=True)
class Entry:
    target: str
    """Id of a section or its head."""
    bookmark: str
    """Of the head, named as Word names them."""
    number: str
    """The section's number, or the empty string."""
    words: tuple[tree.Inline, ...]


def contents_entries(document: tree.Document) -> tuple[Entry, ...]:
    """Return the entries of the document's contents list, in order; empty when it has none."""
    links = [
        link
        for node in tree.walk(document)
        if isinstance(node, tree.Group) and "contents" in node.attributes.classes
        for link in tree.walk(node)
        if isinstance(link, tree.Link)
    ]
    numbers = dict(_numbers(document))
    return tuple(
        # Word's own names have a number of this length.
        Entry(link.target[1:], f"_Toc{100000000 + place}", numbers.get(link.target[1:], ""), link.children)
        for place, link in enumerate(links, 1)
    )


def contents_element(
    heading: Element | None, entries: tuple[Entry, ...], inlines: Inlines, pages: Mapping[str, int]
) -> Element:
    """Return the contents list in the control by which Word offers to update it (17.5.2.13)."""
    context = inlines.context()
    rows = [_row(entry, inlines, context, pages) for entry in entries]
    # Level 1 by outline, as links, inside the bookmark.
    instruction = f' TOC \\b {SCOPE} \\o "1-1" \\h \\z \\u '
    rows[0][0:0] = [
        run(None, w("fldChar", fldCharType="begin")),
        run(None, with_text(w("instrText"), instruction)),
        run(None, w("fldChar", fldCharType="separate")),
    ]
    rows[-1].append(run(None, w("fldChar", fldCharType="end")))
    gallery = w("docPartObj", w("docPartGallery", val="Table of Contents"), w("docPartUnique"))
    properties = w("sdtPr", w("id", val=inlines.marks.next_number()), gallery)
    paragraphs = (paragraph(Style.TOC_1.id, row) for row in rows)
    return w("sdt", properties, w("sdtContent", heading, *paragraphs))


def _row(entry: Entry, inlines: Inlines, context: RunContext, pages: Mapping[str, int]) -> list[Element]:
    number = inlines.text(entry.number, context.styled(Style.TOC_NUMBER)) if entry.number else ()
    content = [*number, inlines.tab(), *inlines.write(entry.words, context)]
    page = pages.get(entry.target)
    if page is not None:
        content += [inlines.tab(), *inlines.field(f"PAGEREF {entry.bookmark} \\h", str(page), context)]
    return [w("hyperlink", *content, anchor=entry.bookmark, history=1)]


def _numbers(document: tree.Document) -> Iterator[tuple[str, str]]:
    """Yield the id of each section, and of its head, with the section's number."""
    for node in tree.walk(document):
        if isinstance(node, tree.Group):
            heading = next((child for child in node.children if isinstance(child, tree.Heading)), None)
            number = number_of(heading) if heading else ""
            yield node.attributes.id, number
            if heading:
                yield heading.attributes.id, number


def number_of(heading: tree.Heading) -> str:
    """Return the number in a heading, or the empty string."""
    return next((tree.text_of(child) for child in heading.children if is_number(child)), "")


def is_number(inline: tree.Inline) -> bool:
    """Return whether an inline is the number of a section, a table or a figure."""
    return isinstance(inline, tree.Styled) and "number" in inline.attributes.classes


def are_headings_numbered(document: tree.Document) -> bool:
    """Return whether section heads are numbered 1, 2, 3, so that Word can number them."""
    found = [number_of(node) for node in tree.walk(document) if isinstance(node, tree.Heading) and node.level == 2]
    numbers = [number for number in found if number]
    return bool(numbers) and numbers == [str(count) for count in range(1, len(numbers) + 1)]
