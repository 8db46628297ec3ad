"""A written part -> promises of our styles on our paragraphs, where styles of theirs do not keep them (17.3.1.15)."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping

from docx.oxml.ns import qn

from briefpress.writers.docx.base.style_names import Style
from briefpress.writers.docx.markup import Element, w
from briefpress.writers.docx.reference.order import put, whole
from briefpress.writers.docx.reference.styles import Styles, id_of, kind_of

_KEPT = ("keepNext", "keepLines")
# Their chapters may begin pages. A title does not: it stands below the masthead.
_BREAKING = frozenset({Style.HEADING_1.id, Style.HEADING_2.id, Style.HEADING_3.id})


def keep_promises(parts: Iterable[Element], ours: Styles, theirs: Styles, ids: Mapping[str, str]) -> None:
    """Let paragraphs that name our styles say themselves what these promise and the styles in their place do not.

    `theirs` are all styles of the document in the end, and `ids` the ids that ours have among them.
    """
    promised = {id_of(style): tuple(_promised(id_of(style), ours, theirs, ids)) for style in ours if _is_text(style)}
    for part in parts:
        for paragraph in part.iter(qn("w:p")):
            style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
            for name, value in promised.get("" if style is None else str(style.get(qn("w:val"))), ()):
                put(paragraph[0], w(name) if value else w(name, val=0))


def part_from_tables(parts: Iterable[Element], ours: Styles, theirs: Styles, ids: Mapping[str, str]) -> None:
    """Let what follows a table, which has no space of its own, bring the space that our style has before it.

    Parameters are those of `keep_promises`.
    """
    for part in parts:
        for body in part.iter(qn("w:body")):
            for paragraph in _after_tables(body):
                _part(paragraph, ours, theirs, ids)


def _after_tables(body: Element) -> Iterator[Element]:
    """Yield the paragraphs that follow a table at once."""
    blocks = [one for one in body if one.tag in (qn("w:p"), qn("w:tbl"))]
    yield from (
        second for first, second in itertools.pairwise(blocks) if (first.tag, second.tag) == (qn("w:tbl"), qn("w:p"))
    )


def _part(paragraph: Element, ours: Styles, theirs: Styles, ids: Mapping[str, str]) -> None:
    found = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    style = "" if found is None else str(found.get(qn("w:val")))
    wanted = whole(ours.attribute(style, "w:pPr/w:spacing", "before")) or 0
    given = whole(theirs.attribute(ids.get(style, ""), "w:pPr/w:spacing", "before")) or 0
    if 2 * given < wanted:
        put(paragraph[0], w("spacing", before=wanted))


def _is_text(style: Element) -> bool:
    return kind_of(style) == "paragraph"


def _promised(style_id: str, ours: Styles, theirs: Styles, ids: Mapping[str, str]) -> Iterator[tuple[str, bool]]:
    for name in _KEPT:
        path = f"w:pPr/w:{name}"
        wanted = ours.is_on(style_id, path)
        if ours.property(style_id, path) is not None and wanted != theirs.is_on(ids[style_id], path):
            yield name, wanted
    breaks = theirs.is_on(ids[style_id], "w:pPr/w:pageBreakBefore")
    if breaks != ours.is_on(style_id, "w:pPr/w:pageBreakBefore") and style_id not in _BREAKING:
        yield "pageBreakBefore", not breaks
