"""A reader of the Word file meets the same words, in the same order, as a reader of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from tests.writers.docx.word import CASE, page, text_of, write

from briefpress.document import tree
from briefpress.document.parse import parse

MARKS = "■⬓□○"


def words(text: str) -> str:
    """Return a text without what only one of the two has: white space, marks, soft hyphens, where addresses break."""
    return re.sub(rf"[\s{MARKS}\u00ad\u200b]", "", text)


def shown(node: tree.Document | tree.Node) -> Iterator[str]:
    """Yield the words of the page's body, without the masthead, the notes, their signs, and the links back."""
    for child in tree.children_of(node):
        classes = tree.attributes_of(child).classes
        if {"masthead", "notes", "noteref", "back"} & set(classes):
            continue
        if isinstance(child, tree.Text):
            yield child.value
        yield from shown(child)


@pytest.mark.parametrize("length", ["glance", "brief"])
def test_has_the_words_of_the_page_in_their_order(length: str) -> None:
    expected = words("".join(shown(parse(CASE))))

    found = words(text_of(write(length=length).document))

    assert expected == re.sub(r"citedonp\.\d\.?", "", found)


def test_the_masthead_is_the_header_of_the_first_page() -> None:
    word = write()

    first = text_of(word.part("word/header1.xml"))

    assert "Policy briefExample PapersFor policymakersEX-2026-01 · version 1.0November 2026" == first
    assert "first" in str(word.values("//w:headerReference/@w:type")[0])


def test_the_other_pages_have_title_and_product_above_and_number_and_page_below() -> None:
    word = write()

    assert "Documents on record Policy brief" == text_of(word.part("word/header2.xml"))
    assert "EX-2026-01 · version 1.0 2/4" == text_of(word.part("word/footer2.xml"))


def test_a_soft_hyphen_is_words_own() -> None:
    word = write(page("<p>Co&shy;operation</p>"))

    (run,) = word.find("//w:body//w:r")

    assert ["t", "softHyphen", "t"] == [child.tag.split("}")[1] for child in run]


def test_what_an_author_typed_is_text_and_not_markup() -> None:
    word = write(page("<p>R&amp;D &lt;b&gt; #x 50% {{ x }}</p>"))

    assert ["R&D <b> #x 50% {{ x }}"] == word.paragraphs("BodyText")


def test_a_word_joiner_is_not_written() -> None:
    joined = page('<p>文字\u2060<a class="cite" href="#s">[1]</a></p>').replace('lang="en"', 'lang="zh-Hans"')

    assert "文字[1]" in text_of(write(joined).document)


def test_a_citation_has_no_dash_or_space_at_which_word_would_break_it() -> None:
    word = write(page('<p>Text\u00a0<a class="cite" href="#s">[1, ¶1–4]</a> 2019–2020</p>'))

    (text, citation, more) = word.find("//w:body//w:r")

    assert ["t", "noBreakHyphen", "t"] == [
        child.tag.split("}")[1] for child in citation if child.tag.split("}")[1] != "rPr"
    ]
    assert ["[1,\u00a0¶1", "4]"] == [child.text for child in citation if child.tag.endswith("}t")]
    # A range in the text may be broken after its dash, as on the page.
    assert "2019–2020" in text_of(more)
    assert "Text" in text_of(text)
