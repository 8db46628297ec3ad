"""The receipt tells which block stands where and what it said, and another program keeps what identifies it."""

from __future__ import annotations

from pathlib import Path

from tests.programs import LibreOffice
from tests.writers.docx.word import CASE, Word, write

from briefpress.writers.docx.bookmarks import PARAGRAPH_ID
from briefpress.writers.docx.receipt import NAMESPACE, bookmarked_texts, hash_of

BLOCK = f"{{{NAMESPACE}}}block"


def receipt(word: Word) -> dict[str, dict[str, str]]:
    """Return the receipt's blocks by their ids."""
    found = word.part("customXml/item1.xml").iter(BLOCK)
    return {str(one.get("id")): {str(name): str(value) for name, value in one.items()} for one in found}


def test_says_which_edition_of_which_version_it_is() -> None:
    root = write().part("customXml/item1.xml")

    assert ("tiny", "brief", "policymakers", "en", "1.0") == tuple(
        root.get(name) for name in ("brief", "length", "audience", "language", "version")
    )
    assert 64 == len(str(root.get("source")))


def test_names_every_block_of_the_content_and_no_citation() -> None:
    found = receipt(write())

    assert {"key.1", "why", "why.1", "why.3", "why.3.2", "texts", "va", "steps.years", "e2", "act.1", "note-1"} <= set(
        found
    )
    assert not {"cite-1", "noteref-1"} & set(found)


def test_leads_to_bookmarks_and_paragraphs_that_are_there() -> None:
    word = write()
    marks = {*word.names(), *word.values("//w:bookmarkStart/@w:name", "word/footnotes.xml")}
    numbers = {str(one.get(PARAGRAPH_ID)) for one in word.find("//w:p | //w:tr")}
    notes = {str(one.get(PARAGRAPH_ID)) for one in word.find("//w:p", "word/footnotes.xml")}

    blocks = receipt(word)

    assert set() == {block["bookmark"] for block in blocks.values()} - marks
    assert {block["paragraph"] for block in blocks.values() if "paragraph" in block} <= numbers | notes
    assert {"why", "act.1"} <= {name for name, block in blocks.items() if "paragraph" not in block}


def test_the_hash_changes_with_the_words_of_its_block_only() -> None:
    before, after = receipt(write()), receipt(write(CASE.replace("A point.", "Another point.")))

    assert {"why", "why.3", "why.3.1"} == {name for name in before if before[name]["text"] != after[name]["text"]}


def test_the_hash_does_not_change_with_the_pages() -> None:
    assert receipt(write()) == receipt(write(pages={"cite-1": 2, "cite-4": 4, "why": 3, "steps": 3, "sources": 5}))


def test_bookmarks_and_their_texts_survive_a_round_trip_through_open_document(
    tmp_path: Path, libre_office: LibreOffice
) -> None:
    word = write()
    (tmp_path / "brief.docx").write_bytes(word.content)
    libre_office.convert([tmp_path / "brief.docx"], "odt", tmp_path / "odt")
    libre_office.convert([tmp_path / "odt" / "brief.odt"], "docx", tmp_path / "docx")

    back = Word((tmp_path / "docx" / "brief.docx").read_bytes())

    texts = bookmarked_texts(back.document) | bookmarked_texts(back.part("word/footnotes.xml"))
    blocks = receipt(word)
    kept = {name for name, block in blocks.items() if block["bookmark"] in texts}
    same = {name for name in kept if blocks[name]["text"] == hash_of(texts[blocks[name]["bookmark"]])}
    # They begin right after a table, where LibreOffice loses a bookmark that ends in another paragraph.
    assert {"steps.ladder", "steps.quote"} == set(blocks) - kept
    # It ends the bookmark of the paragraph that ends the first section a letter early.
    assert {"key.2"} == kept - same
