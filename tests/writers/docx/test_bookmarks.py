"""Ids become names that Word accepts, each its own."""

from __future__ import annotations

from tests.writers.docx.word import write

from briefpress.writers.docx.bookmarks import PARAGRAPH_ID, bookmark_names, paragraph_numbers


def test_characters_that_word_refuses_become_underscores() -> None:
    assert {"why.2": "_bp_why_2", "cite-1": "_bp_cite_1"} == bookmark_names(["why.2", "cite-1"])


def test_names_that_would_be_the_same_to_word_are_told_apart() -> None:
    names = bookmark_names(["a.b", "a-b", "A_b"])

    assert ["_bp_a_b", "_bp_a_b_2", "_bp_A_b_3"] == list(names.values())


def test_no_name_is_longer_than_word_allows() -> None:
    names = bookmark_names(["x" * 60, "x" * 61])

    assert [40, 40] == [len(name) for name in names.values()]
    assert 2 == len(set(names.values()))


def test_the_number_of_a_paragraph_is_small_enough_and_follows_from_its_id() -> None:
    numbers = paragraph_numbers(f"why.{count}" for count in range(5000))

    assert 5000 == len(set(numbers.values()))
    assert all(0 < int(number, 16) < 0x80000000 and 8 == len(number) for number in numbers.values())
    assert numbers["why.7"] == paragraph_numbers(["why.7"])["why.7"]


def test_paragraphs_rows_and_notes_of_the_content_have_the_numbers_of_their_ids() -> None:
    word = write()
    numbers = paragraph_numbers(["why.1", "why:title", "key.1", "va", "va:1", "e2", "note-1", "act.1:who"])

    found = {
        str(one.get(PARAGRAPH_ID)): str(one.tag).split("}")[1]
        for part in ("document", "footnotes")
        for one in word.find("//w:p | //w:tr", f"word/{part}.xml")
        if one.get(PARAGRAPH_ID)
    }

    assert {"va"} == {name for name, number in numbers.items() if found[number] == "tr"}
    assert set(numbers.values()) <= set(found)


def test_no_two_paragraphs_have_one_number() -> None:
    word = write()

    found = [
        one.get(PARAGRAPH_ID) for part in ("document", "footnotes") for one in word.find("//*", f"word/{part}.xml")
    ]

    assert len({*found} - {None}) == len([number for number in found if number])
