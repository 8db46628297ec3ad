"""Ids become names that Word accepts, each its own."""

from __future__ import annotations

from briefpress.writers.docx.bookmarks import bookmark_names


def test_characters_that_word_refuses_become_underscores() -> None:
    assert {"why.2": "_bp_why_2", "cite-1": "_bp_cite_1"} == bookmark_names(["why.2", "cite-1"])


def test_names_that_would_be_the_same_to_word_are_told_apart() -> None:
    names = bookmark_names(["a.b", "a-b", "A_b"])

    assert ["_bp_a_b", "_bp_a_b_2", "_bp_A_b_3"] == list(names.values())


def test_no_name_is_longer_than_word_allows() -> None:
    names = bookmark_names(["x" * 60, "x" * 61])

    assert [40, 40] == [len(name) for name in names.values()]
    assert 2 == len(set(names.values()))
