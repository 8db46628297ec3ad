"""Where bookmarks and links lead to in the structure tree, and what pages are called (ISO 32000-2, 12.3, 12.4)."""

from __future__ import annotations

from collections.abc import Iterator

import pydyf

from briefpress.writers.pdf.tagged.plan import Plan
from briefpress.writers.pdf.tagged.tree_file import File, Written


def write_destinations(file: File, plan: Plan, written: Written, *, is_pdf_2: bool) -> None:
    """Lead bookmarks to structure elements, and in PDF 2.0 links too."""
    bookmarks = list(_bookmarks(file))
    if len(bookmarks) == len(plan.bookmarked):
        for bookmark, element in zip(bookmarks, plan.bookmarked, strict=True):
            _lead(bookmark, written[plan.elements[element]].reference, is_pdf_2=is_pdf_2)
    if is_pdf_2:
        _lead_links(file, plan, written)


def write_page_labels(file: File) -> None:
    """Call pages by the numbers that are printed on them."""
    file.catalog["PageLabels"] = pydyf.Dictionary({"Nums": pydyf.Array((0, pydyf.Dictionary({"S": "/D"})))})


def _lead(bookmark: pydyf.Dictionary, element: str, *, is_pdf_2: bool) -> None:
    bookmark["SE"] = element
    if is_pdf_2:
        bookmark["Dest"] = pydyf.Array((element, *bookmark["Dest"][1:]))


def _lead_links(file: File, plan: Plan, written: Written) -> None:
    names = file.catalog.get("Names", {}).get("Dests", {}).get("Names", ())
    for place in range(0, len(names), 2):
        element = plan.anchors.get(names[place].string)
        if element is None:
            continue
        target = written[plan.elements.get(element, plan.root)].reference
        to_page = names[place + 1]
        to_element = pydyf.Array((target, *to_page[1:]))
        names[place + 1] = pydyf.Dictionary({"D": to_page, "SD": to_element})


def _bookmarks(file: File) -> Iterator[pydyf.Dictionary]:
    """Yield bookmarks in the order of the pages."""
    if "Outlines" in file.catalog:
        yield from _below(file, _object(file, file.catalog["Outlines"])["First"])


def _below(file: File, reference: str) -> Iterator[pydyf.Dictionary]:
    following: str | None = reference
    while following:
        bookmark = _object(file, following)
        yield bookmark
        if "First" in bookmark:
            yield from _below(file, bookmark["First"])
        following = bookmark.get("Next")


def _object(file: File, reference: str) -> pydyf.Dictionary:
    return file.objects[int(reference.split()[0])]
