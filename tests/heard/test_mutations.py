"""The reading test hears what is wrong: each fault that a PDF can have is put into one, and found."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from tests.heard.faults import faults_of
from tests.heard.listening import heard_of, kids_of
from tests.heard.printing import printed
from tests.heard.reading import Page

Change = Callable[[pikepdf.Pdf], None]


def elements(pdf: pikepdf.Pdf, kind: str) -> Iterator[Any]:
    """Yield elements of a type in order."""

    def walk(element: Any) -> Iterator[Any]:
        if "/S" in element:
            if str(element.S) == f"/{kind}":
                yield element
            for kid in kids_of(element):
                if isinstance(kid, Dictionary):
                    yield from walk(kid)

    return walk(pdf.Root.StructTreeRoot.K)


def without_language(pdf: pikepdf.Pdf) -> None:
    span = next(span for span in elements(pdf, "Span") if "/Lang" in span)
    del span["/Lang"]


def with_pieces_swapped(pdf: pikepdf.Pdf) -> None:
    paragraph = next(one for one in elements(pdf, "P") if sum(isinstance(kid, int) for kid in kids_of(one)) > 1)
    first, second, *_ = (place for place, kid in enumerate(kids_of(paragraph)) if isinstance(kid, int))
    paragraph.K[first], paragraph.K[second] = paragraph.K[second], paragraph.K[first]


def without_scope(pdf: pikepdf.Pdf) -> None:
    del next(elements(pdf, "TH")).A["/Scope"]


def with_a_repeated_head_as_content(pdf: pikepdf.Pdf) -> None:
    """Make content, and a paragraph, of a table's head that is painted again on a later page."""
    artifact, number = b"/Artifact\n<</Type /Pagination>>", 900
    page = next(page for page in pdf.pages if artifact in page.Contents.read_bytes())
    content = page.Contents.read_bytes().replace(artifact, b"/Span\n<</MCID 900>>", 1)
    page.Contents = pdf.make_stream(content)
    root = pdf.Root.StructTreeRoot.K
    kid = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, P=root, Pg=page.obj, K=number))
    root.K.append(kid)


def with_a_line_reversed(pdf: pikepdf.Pdf) -> None:
    span = max(elements(pdf, "Span"), key=lambda span: len(str(span.get("/ActualText", ""))))
    span["/ActualText"] = String(str(span["/ActualText"])[::-1])


def without_spaces(pdf: pikepdf.Pdf) -> None:
    """Take away the glyphs that were drawn where a line break took a space away: the last of their pieces."""
    for page in pdf.pages:
        items = list(pikepdf.parse_content_stream(page))
        operators = ["", *(str(item.operator) for item in items)]
        kept = [
            item
            for place, item in enumerate(items)
            if not (operators[place] == operators[place + 1] == "TJ" and len(item.operands[0]) == 1)
        ]
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))


def with_a_link_named_by_its_anchor(pdf: pikepdf.Pdf) -> None:
    link = next(link for page in pdf.pages for link in page.get("/Annots", ()) if "/Dest" in link)
    link["/Contents"] = link["/Dest"]


def with_a_note_that_cannot_be_left(pdf: pikepdf.Pdf) -> None:
    link = next(
        link for page in pdf.pages for link in page.get("/Annots", ()) if str(link.get("/Dest", "")) == "noteref-1"
    )
    link["/Dest"] = String("notes")


def with_a_list_without_numbering(pdf: pikepdf.Pdf) -> None:
    next(elements(pdf, "L")).A["/ListNumbering"] = Name("/None")


def with_other_heads(pdf: pikepdf.Pdf) -> None:
    cell = next(cell for cell in elements(pdf, "TD") if "/Headers" in cell.A)
    cell.A["/Headers"] = Array(list(cell.A["/Headers"])[:1])


def without_what_an_abbreviation_is_short_for(pdf: pikepdf.Pdf) -> None:
    span = next(span for span in elements(pdf, "Span") if "/E" in span)
    del span["/E"]


CHANGES: tuple[tuple[str, Change, str], ...] = (
    ("en", without_language, "word in the wrong language"),
    ("en", with_pieces_swapped, "words"),
    ("en", without_scope, "head cell without a scope"),
    ("en", with_a_repeated_head_as_content, "words heard"),
    ("ar", with_a_line_reversed, "words backwards"),
    ("en", without_spaces, "words run together"),
    ("en", with_a_link_named_by_its_anchor, "link without a name, or named by an anchor"),
    ("en", with_a_note_that_cannot_be_left, "note that cannot be gone to, or left"),
    ("en", with_a_list_without_numbering, "list without its numbering"),
    ("en", with_other_heads, "cell with other heads"),
    ("en", without_what_an_abbreviation_is_short_for, "abbreviation"),
)


@pytest.mark.parametrize(("language", "change", "kind"), CHANGES, ids=lambda one: getattr(one, "__name__", None))
def test_hears_a_pdf(language: str, change: Change, kind: str, tmp_path: Path) -> None:
    pdf, html = printed(language, f"blocks.{language}")
    (tmp_path / "a.html").write_bytes(html)
    with pikepdf.open(io.BytesIO(pdf)) as changed:
        change(changed)
        changed.save(tmp_path / "a.pdf")

    kinds = {fault.kind for fault in faults_of(heard_of(tmp_path / "a.pdf"), Page(tmp_path / "a.html"))}

    assert any(found.startswith(kind) for found in kinds), kinds
