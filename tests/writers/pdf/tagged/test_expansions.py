"""What abbreviations are short for is in the tags, and no letter of the page moves for it."""

from __future__ import annotations

import io

import pikepdf
import pytest
from tests.heard.listening import Heard, heard_of
from tests.writers.pdf.pages import STYLE, laid_out

from briefpress.document import tree
from briefpress.document.abbreviations import with_abbreviations
from briefpress.document.parse import parse
from briefpress.theme.theme import Theme
from briefpress.writers.pdf.layout import Pages, lay_out
from briefpress.writers.pdf.tagged.spoken import spoken
from briefpress.writers.pdf.write import tagged, write_pdf

GLOSSARY = (
    '<section class="glossary"><ul class="abbreviations"><li><b>MFA</b> <span>Ministry of Foreign Affairs</span></li>'
    "<li><b>AV</b> <span>Audio Vision</span></li></ul></section>"
)


def pages(text: str, style: str = "") -> tuple[Pages, Pages]:
    """Return the pages of a text without marks, and with them."""
    page = f'<html lang="en" dir="ltr"><head><title>T</title></head><body><main><p>{text}</p>{GLOSSARY}</main></body>'
    document: tree.Document = parse(f"{page}</html>")
    plain, marked = (lay_out(one, Theme(()), (STYLE + style,), ()) for one in (document, with_abbreviations(document)))
    return plain, marked


def heard(pages: Pages, tmp_path: object) -> Heard:
    path = f"{tmp_path}/a.pdf"
    with pikepdf.open(io.BytesIO(write_pdf(pages).content)) as pdf:
        pdf.save(path)
    return heard_of(path)  # type: ignore[arg-type] # a path is opened


def expansions(heard: Heard) -> list[tuple[str, str]]:
    """Return the words of each element that is short for something, and what for."""
    found = []
    for number, (_, element, _) in enumerate(heard.elements):
        if "/E" in element:
            words = [word.text for word in heard.words if any(around.number == number for around in word.path)]
            found.append((" ".join(words), str(element["/E"])))
    return found


@pytest.mark.parametrize(
    "text",
    ["The MFA, so they say.", "(MFA) no; (MFA, that is) an AV.", "<em>The AV</em> of the MFA", "MFA", "A V, AV, AV"],
)
def test_letters_stand_where_they_stood(text: str) -> None:
    plain, marked = (operators(write_pdf(one).content) for one in pages(text))

    assert plain == marked


def operators(content: bytes) -> list[str]:
    """Return what is painted: glyphs one by one, and what moves them, without marks."""
    painted: list[str] = []
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for item in (item for page in pdf.pages for item in pikepdf.parse_content_stream(page)):
            if str(item.operator) == "TJ":
                painted += (part for piece in item.operands[0] for part in glyphs(piece))
            elif str(item.operator) not in ("BDC", "BMC", "EMC"):
                painted.append(f"{[str(operand) for operand in item.operands]} {item.operator}")
    return painted


def glyphs(piece: object) -> list[str]:
    """Return the glyphs of a string one by one; a number as it is."""
    if not isinstance(piece, pikepdf.String):
        return [str(piece)]
    codes = bytes(piece)
    return [codes[at : at + 2].hex() for at in range(0, len(codes), 2)]


def test_each_is_an_element_of_its_own(tmp_path: object) -> None:
    _, marked = pages("The MFA, the <b>AV’s</b> and the MFA.")

    assert [("MFA", "Ministry of Foreign Affairs"), ("AV", "Audio Vision")] == [
        (words.strip(",’s"), meaning) for words, meaning in expansions(heard(marked, tmp_path))
    ]


def test_it_is_said_in_the_place_of_the_letters() -> None:
    _, marked = pages("The MFA, as it was.")
    root = tagged(marked).root

    assert root is not None
    assert "paragraph: The Ministry of Foreign Affairs, as it was." in list(spoken(root))


def test_a_text_that_cannot_be_parted_is_heard_without_it(tmp_path: object) -> None:
    _, marked = pages("The MFA, so.", "p { text-decoration: underline }")
    found = heard(marked, tmp_path)

    assert [] == expansions(found)
    assert [] == found.orphans
    assert "" == found.unmarked
    assert ["The", "MFA,", "so."] == [word.text for word in found.words][:3]


def test_an_abbreviation_of_a_template_is_set_as_the_template_wants(tmp_path: object) -> None:
    made = laid_out('<p>The <abbr title="Ministry">MFA</abbr> said.</p>')

    assert [("MFA", "Ministry")] == expansions(heard(made, tmp_path))
