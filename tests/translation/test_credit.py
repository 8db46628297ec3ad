"""Who has translated and read a brief: from the header of the file to the page and to `translate status`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests import lengths

from briefpress.cli.application import main
from briefpress.composing.composer import Composer
from briefpress.content.lengths import Length
from briefpress.content.library import Library
from briefpress.content.load import load_brief
from briefpress.diagnostics import BriefPressError
from briefpress.document import tree
from briefpress.document.parse import parse
from briefpress.editions.edition import Edition
from briefpress.project import Project
from briefpress.translation.credit import Credit, credit_of
from briefpress.translation.po_read import read_po
from briefpress.translation.update import new_po, update, updated

TRANSLATOR = ("Last-Translator", "M. Traductrice <m@example.org>")
BY_HAND = ("X-Machine-Assisted", "no")
REVIEWER = ("X-Reviewer", "R. Lecteur")
MACHINE = ("machine", "автомат", "آلي", "机器")


def with_header(library: Library, *fields: tuple[str, str]) -> Library:
    """Write fields into the header of the French translation."""
    path = library.folder / "translations" / "fr.po"
    text = path.read_text("utf-8")
    for field, value in fields:
        lines = [line for line in text.splitlines() if not line.startswith(f'"{field}:')]
        text = "\n".join([*lines[:3], f'"{field}: {value}\\n"', *lines[3:]]) + "\n"
    path.write_text(text, "utf-8")
    return library


def colophon(library: Library, length: Length = lengths.BRIEF, language: str = "fr") -> str:
    """Return the small print of an edition."""
    project = Project(library.folder.parent)
    edition = Edition("water", language, length, "policymakers")
    document = parse(Composer(project, "").version(library, edition, frozenset()))
    return next(tree.text_of(node) for node in document.children if "colophon" in tree.attributes_of(node).classes)


@pytest.mark.parametrize("length", [lengths.GLANCE, lengths.BRIEF])
def test_a_machine_s_help_is_told_and_that_nobody_has_read_it(water: Library, length: Length) -> None:
    shown = colophon(water, length)

    assert "Langue d’origine : anglais. Traduit avec l’aide d’une machine. Pas encore relu par une personne" in shown


@pytest.mark.parametrize("length", [lengths.GLANCE, lengths.BRIEF])
def test_a_translation_by_a_person_prints_no_word_about_machines(water: Library, length: Length) -> None:
    shown = colophon(with_header(water, TRANSLATOR, BY_HAND), length)

    assert "Langue d’origine : anglais." in shown
    assert [] == [word for word in MACHINE if word in shown.lower()]
    assert "relu" not in shown
    assert "Traductrice" not in shown


def test_names_are_printed_where_the_brief_wishes_it(water: Library) -> None:
    path = water.folder / "brief.yaml"
    path.write_text(path.read_text("utf-8") + "name_translators: true\n", "utf-8")
    library = load_brief(water.folder, water.folder.parent, lengths.LENGTHS)

    shown = colophon(with_header(library, TRANSLATOR, BY_HAND, REVIEWER))

    assert "Langue d’origine : anglais. Traduction : M. Traductrice. Relecture : R. Lecteur." in shown


def test_a_reviewer_is_told_without_a_name(water: Library) -> None:
    shown = colophon(with_header(water, REVIEWER))

    assert "Traduit avec l’aide d’une machine. Relu par une deuxième personne." in shown
    assert "Lecteur" not in shown


def test_the_brief_s_own_language_has_no_credit(water: Library) -> None:
    assert "Original language" not in colophon(water, language="en")


def test_status_tells_who_has_translated_and_read_it(water: Library, capsys: pytest.CaptureFixture[str]) -> None:
    with_header(water, TRANSLATOR, BY_HAND, REVIEWER)
    (water.folder.parent / "content").mkdir()
    water.folder.rename(water.folder.parent / "content" / "water")

    main(["translate", "status", "fr", "--project", str(water.folder.parent)])

    assert "translated by M. Traductrice; reviewed by R. Lecteur" in capsys.readouterr().out


def test_a_new_file_claims_nothing(water: Library) -> None:
    header = updated(water, new_po(water, "es")).header

    assert Credit("en") == credit_of(header, "en")
    assert ("no", "", "en") == (header["X-Machine-Assisted"], header["X-Reviewer"], header["X-Source-Language"])


def test_a_header_of_an_earlier_version_keeps_its_meaning(water: Library) -> None:
    file = read_po(water, "fr")
    old = {name: value for name, value in file.header.items() if name not in ("X-Machine-Assisted", "X-Reviewer")}
    old["X-Review"] = "machine-assisted, not reviewed by a native reader"

    header = updated(water, replace(file, header=old)).header

    assert credit_of(header, "en").is_machine_assisted
    assert "X-Review" not in header


def test_what_is_neither_yes_nor_no_is_found_at_its_place(water: Library) -> None:
    with_header(water, ("X-Machine-Assisted", "a little"))

    with pytest.raises(BriefPressError) as caught:
        update(water, "fr")

    (finding,) = caught.value.diagnostics
    assert ("translation.bad-credit", "write yes or no") == (finding.code, finding.hint)
    assert finding.place
    assert (4, 22) == (finding.place.line, finding.place.column)


@pytest.mark.parametrize(
    ("credit", "expected"),
    [
        (Credit("en", "BriefPress", "", True), "translated by BriefPress, with machine assistance; not reviewed"),
        (Credit("en"), "translator not named; not reviewed"),
        (Credit("en", "A", "B"), "translated by A; reviewed by B"),
    ],
)
def test_a_credit_in_words(credit: Credit, expected: str) -> None:
    assert expected == str(credit)


@pytest.mark.parametrize("language", ["ar", "es", "fr", "ru", "zh-Hans"])
def test_the_shipped_translations_say_truly_how_they_were_made(language: str) -> None:
    folder = Path(__file__).parents[2] / "content" / "green-belt-and-road"
    library = load_brief(folder, folder.parents[1], lengths.LENGTHS)

    credit = credit_of(read_po(library, language).header, "en")

    assert (True, "") == (credit.is_machine_assisted, credit.reviewer)
