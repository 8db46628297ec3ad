"""Other words in a PO file: of one message, and every other byte stays."""

from __future__ import annotations

import pytest

from briefpress.content.library import Library
from briefpress.diagnostics import BriefPressError
from briefpress.translation.po_patch import commented_po, reworded_po

NAME = "fr.po"


def content_of(library: Library) -> bytes:
    return (library.folder / "translations" / NAME).read_bytes()


def test_changes_the_words_of_one_message(water: Library) -> None:
    before = content_of(water)

    made = reworded_po(before, water, "fr", NAME, {"dated.lead": 'Les plans "durs" ont une date.'})

    old = 'msgstr "Les plans ont une date."'
    assert before.decode().replace(old, 'msgstr "Les plans \\"durs\\" ont une date."') == made.decode()


def test_keeps_lines_as_a_translators_program_has_folded_them(water: Library) -> None:
    folded = 'msgstr ""\r\n"Les plans "\r\n"ont une date."\r\n'
    before = content_of(water).replace(b"\n", b"\r\n")
    before = before.replace(b'msgstr "Les plans ont une date."\r\n', folded.encode())

    made = reworded_po(before, water, "fr", NAME, {"dated.lead": "Les plans ont deux dates."})

    assert before.replace(b'"ont une date."', b'"ont deux dates."') == made


def test_writes_into_a_translation_that_is_empty(water: Library) -> None:
    before = content_of(water).replace(b'msgstr "Les plans ont une date."', b'msgstr ""')

    made = reworded_po(before, water, "fr", NAME, {"dated.lead": "Datés."})

    assert before.replace(b'Plans can be dated."\nmsgstr ""', 'Plans can be dated."\nmsgstr "Datés."'.encode()) == made


def test_adds_remarks_above_and_none_twice(water: Library) -> None:
    before = content_of(water)

    made = commented_po(before, water, "fr", NAME, {"dated.lead": ["Ann: vraiment ?"]})

    assert made == commented_po(made, water, "fr", NAME, {"dated.lead": ["Ann: vraiment ?"]})
    added = [line for line in made.decode().splitlines() if line not in before.decode().splitlines()]
    assert ["# Ann: vraiment ?"] == added


def test_refuses_a_message_that_is_not_there(water: Library) -> None:
    with pytest.raises(BriefPressError) as caught:
        reworded_po(content_of(water), water, "fr", NAME, {"gone": "x"})

    assert ["translation.not-patched"] == [one.code for one in caught.value.diagnostics]
