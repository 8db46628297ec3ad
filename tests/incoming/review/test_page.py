"""The page that was sent, made again: once where it can be, and the same wherever its tables went in print."""

from __future__ import annotations

import pytest
from lxml import etree

from briefpress.composing.composer import Composer
from briefpress.content.library import Library
from briefpress.editions.edition import Edition
from briefpress.incoming.review import page as room
from briefpress.incoming.review import pull
from briefpress.incoming.review.marks import Marker, owned_letters, unmarked
from briefpress.incoming.review.page import Page, page_of
from briefpress.incoming.review.receipt import Receipt, SentBlock, with_texts_of
from briefpress.incoming.review.tokens import plain_tokens
from briefpress.incoming.word.package import Package
from briefpress.writers.docx.receipt import bookmarked_texts, hash_of
from tests.incoming.review.conftest import Sent
from tests.incoming.review.editor import W


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("Plans can be dated.", "", "."),
        ("计划有期限。", "", "。"),
        ("**《愿景与行动》**：提出", "**", ""),
        ("It is *late*", "", "*"),
        ("And so on...", "", ""),
        (r"Two \*", "", ""),
    ],
)
def test_marks_change_nothing_beside_them(text: str, before: str, after: str) -> None:
    marked = Marker().marked("a", text)

    assert text == unmarked(marked)
    assert marked.startswith(before + "\ue000")
    assert marked[len(marked) - len(after) - 1] in "\ue001\ue002"


def test_a_last_full_stop_is_of_its_wording_and_one_that_a_template_adds_is_not() -> None:
    marker = Marker()
    shown = f"{marker.marked('a', 'One.')} {marker.marked('b', 'Two')}."

    owned = list(owned_letters(plain_tokens(shown), ("a", "b")))

    assert ["a"] * 4 + ["b"] * 3 + [""] == [owner for _, owner in owned]


def test_the_page_is_written_once_where_the_receipt_says_the_same(
    english: Sent, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []
    write = room.word_file_of

    def counted(composer: Composer, edition: Edition, version: str) -> bytes:
        written.append(version)
        return write(composer, edition, version)

    monkeypatch.setattr(room, "word_file_of", counted)

    english.pulled(english.content)

    assert 1 == len(written)


def test_the_page_is_made_once_for_all_who_have_reviewed_it(english: Sent, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Receipt] = []

    def counted(composer: Composer, library: Library, receipt: Receipt) -> Page:
        made.append(receipt)
        return page_of(composer, library, receipt)

    monkeypatch.setattr(pull, "page_of", counted)

    english.pulled(english.content, english.edited(lambda editor: editor.comment(3, "Is this so?")))

    assert 1 == len(made)


def test_what_has_floated_says_the_same_in_the_order_that_was_sent() -> None:
    sent = part("before", "table", "after")
    made = part("table", "before", "after")
    order = ("group", "before", "table", "after")

    receipt = Receipt(
        "", "", "", "", "", "", tuple(block(name, bookmarked_texts(sent)[BOOKMARKS[name]]) for name in order)
    )
    found = with_texts_of(receipt, Package({"word/document.xml": etree.tostring(made)}), receipt)

    assert bookmarked_texts(sent) != bookmarked_texts(made)
    assert receipt.texts == found.texts


BOOKMARKS = {name: f"_bp_{name}" for name in ("group", "before", "table", "after")}


def block(name: str, text: str) -> SentBlock:
    return SentBlock(name, BOOKMARKS[name], "", hash_of(text))


def part(*names: str) -> etree._Element:
    """Return a text of paragraphs that say their names, each in its bookmark, and all in one of a group."""
    texts = [
        f'<w:bookmarkStart w:id="{number}" w:name="{BOOKMARKS[name]}"/><w:r><w:t>{name}</w:t></w:r>'
        f'<w:bookmarkEnd w:id="{number}"/>'
        for number, name in enumerate(names, 1)
    ]
    texts[0] = f'<w:bookmarkStart w:id="0" w:name="{BOOKMARKS["group"]}"/>{texts[0]}'
    texts[-1] += '<w:bookmarkEnd w:id="0"/>'
    body = "".join(f"<w:p>{text}</w:p>" for text in texts)
    return etree.fromstring(f'<w:document xmlns:w="{W[1:-1]}"><w:body>{body}</w:body></w:document>')
