"""What the content did not name has an id made from the nearest that has one, and all that has words carries it."""

from __future__ import annotations

from docx.oxml.ns import qn
from tests.writers.docx.word import Word, page, text_of, write

from briefpress.document import tree
from briefpress.document.parse import parse
from briefpress.writers.docx.bookmarks import PARAGRAPH_ID
from briefpress.writers.docx.identity import identified

BODY = """
<h1>Title</h1><p class="standfirst">What it says.</p>
<section class="key-messages"><h2>Key messages</h2><ul><li id="key.1">One.</li></ul></section>
<section class="recommendations" id="act"><h2>Act</h2><ol id="act.list"><li id="act.coal"><p class="who"><strong
class="actor">Parliaments</strong></p><p>Ask.</p></li></ol></section>
<section id="why"><h2>Why</h2>
<table class="data" id="texts"><caption>Texts</caption><thead><tr><th scope="col">Layer</th><th scope="col">Body</th><th
scope="col">Role</th></tr></thead><tbody><tr id="texts.a"><td rowspan="2">L</td><th scope="row">A</th><td>x</td></tr><tr
id="texts.b"><th scope="row">B</th><td>y</td></tr><tr id="texts.c"><th scope="row" colspan="2">C</th><td>z</td></tr>
</tbody></table>
<p class="note">Of the table.</p><p>Said.</p><p>Said again.</p></section>
"""


def words_by_id(body: str) -> dict[str, str]:
    found = tree.walk(identified(parse(page(body))))
    kinds = tree.Paragraph | tree.Heading | tree.Item | tree.Cell | tree.Caption
    return {node.attributes.id: tree.text_of(node) for node in found if isinstance(node, kinds)}


def marked(word: Word) -> dict[str, str]:
    """Return the texts of paragraphs with a number of their own, by the bookmark that begins first in them."""
    found = {}
    for one in word.find("//w:p"):
        names = [str(start.get(qn("w:name"))) for start in one.iter(qn("w:bookmarkStart"))]
        if PARAGRAPH_ID in one.attrib and names:
            found[names[-1]] = text_of(one)
    return found


def test_title_standfirst_and_heads_are_named_after_what_they_head() -> None:
    words = words_by_id(BODY)

    assert ("Title", "What it says.") == (words[":title"], words[":standfirst"])
    assert ("Key messages", "Act") == (words[":key-messages:title"], words["act:title"])


def test_who_acts_and_what_to_do_are_told_apart() -> None:
    words = words_by_id(BODY)

    assert ("Parliaments", "Ask.") == (words["act.coal:who"], words["act.coal:text"])


def test_a_cell_is_named_by_its_row_and_its_column_in_the_grid() -> None:
    words = words_by_id(BODY)

    assert ("Body", "Role") == (words["texts:head:2"], words["texts:head:3"])
    assert ("L", "A", "x") == (words["texts.a:1"], words["texts.a:2"], words["texts.a:3"])
    assert ("B", "y") == (words["texts.b:2"], words["texts.b:3"])
    assert ("C", "z") == (words["texts.c:1"], words["texts.c:3"])


def test_caption_and_note_belong_to_their_table() -> None:
    words = words_by_id(BODY)

    assert ("Texts", "Of the table.") == (words["texts:caption"], words["texts:note"])


def test_paragraphs_of_one_name_are_counted() -> None:
    words = words_by_id(BODY)

    assert ("Said.", "Said again.") == (words["why:text"], words["why:text.2"])


def test_ids_of_the_content_stay() -> None:
    assert "One." == words_by_id(BODY)["key.1"]


def test_everything_with_words_carries_its_id_twice() -> None:
    word = write(page(BODY))

    texts = marked(word)
    unmarked = [one for one in word.find("//w:p") if PARAGRAPH_ID not in one.attrib]

    assert {
        "_bp__title": "Title",
        "_bp__standfirst": "What it says.",
        "_bp_act_coal_who": "Parliaments",
        "_bp_texts_a_3": "x",
        "_bp_texts_head_2": "Body",
    }.items() <= texts.items()
    assert [""] == list({text_of(one) for one in unmarked})


def test_one_edition_has_the_same_ids_whatever_comes_before() -> None:
    new = '<tr id="texts.new"><td>N</td><th scope="row">N</th><td>n</td></tr>'
    before, after = words_by_id(BODY), words_by_id(BODY.replace("<tbody>", f"<tbody>{new}"))

    assert {"texts.new:1", "texts.new:2", "texts.new:3"} == set(after) - set(before)
    assert before.items() <= after.items()
