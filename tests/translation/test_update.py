"""Merging what the brief says now with what was translated before."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from briefpress.content.library import Library
from briefpress.translation.po import Entry, PoFile
from briefpress.translation.po_read import parse_po
from briefpress.translation.po_write import po_bytes
from briefpress.translation.update import new_po, update, updated

Edit = Callable[[str, str], Library]


def entry(file: PoFile, context: str) -> Entry:
    return next(one for one in file.entries if one.context == context)


def not_translated(file: PoFile) -> list[str]:
    return [one.context for one in file.entries if not one.is_translated]


def test_a_new_file_has_every_message_in_the_order_of_the_brief(water: Library) -> None:
    file = update(water, "es")

    assert ["title", "standfirst@glance", "standfirst@brief", "series"] == [one.context for one in file.entries[:4]]
    assert {""} == {one.translation for one in file.entries}


def test_a_whole_translation_is_left_as_it_is(water: Library) -> None:
    before = (water.folder / "translations" / "fr.po").read_bytes()

    assert before == po_bytes(update(water, "fr"))


def test_a_changed_text_makes_its_translation_fuzzy_and_no_other(edited: Edit) -> None:
    file = update(edited("Plans can be dated.", "Plans have dates."), "fr")

    assert ["dated.lead"] == not_translated(file)
    assert Entry(
        "dated.lead", "Plans have dates.", "Les plans ont une date.", True, "", "Plans can be dated."
    ) == replace(entry(file, "dated.lead"), comment="", line=0)


def test_a_text_changed_twice_keeps_the_text_that_was_translated(water: Library, edited: Edit) -> None:
    once = update(edited("Plans can be dated.", "Plans have dates."), "fr")
    (water.folder / "translations" / "fr.po").write_bytes(po_bytes(once))

    twice = update(edited("Plans have dates.", "All plans have dates."), "fr")

    assert "Plans can be dated." == entry(twice, "dated.lead").previous_text


def test_a_text_that_moved_keeps_its_translation(edited: Edit) -> None:
    file = update(edited("id: dated", "id: first"), "fr")

    assert "Les plans ont une date." == entry(file, "first.lead").translation
    assert [] == not_translated(file)


def test_a_text_translated_in_two_ways_elsewhere_is_fuzzy(water: Library) -> None:
    file = update(water, "fr")
    twice = (Entry("a", "New text", "Un texte"), Entry("b", "New text", "Texte neuf"))
    without = [one for one in file.entries if one.context != "title"]
    brief = water.brief.model_copy(update={"title": type(water.brief.title).of("New text", water.lengths)})

    merged = updated(replace(water, brief=brief), replace(file, entries=(*without, *twice)))

    assert ("Un texte", "a") == (entry(merged, "title").translation, entry(merged, "title").previous_context)
    assert entry(merged, "title").is_of_another


def test_a_text_like_another_takes_its_translation_as_a_guess(edited: Edit) -> None:
    file = update(edited("authors: [A. Writer]", 'authors: [A. Writer, "Three other bodies"]'), "fr")

    found = entry(file, "authors.2")

    assert ("Trois organes", "texts.1.issuer", "Three bodies") == (
        found.translation,
        found.previous_context,
        found.previous_text,
    )


def test_what_the_brief_no_longer_says_is_kept_aside(edited: Edit) -> None:
    file = update(edited("  - {date: 2015-03", "  # {date: 2015-03"), "fr")

    assert ["Planifie", "Trois organes", "[愿景与行动]{lang=zh-Hans}"] == [one.translation for one in file.obsolete]
    assert b'#~ msgstr "Trois organes"' in po_bytes(file)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Plans can be dated.", "Plans have dates."),
        ("id: dated", "id: first"),
        ("  - {date: 2015-03", "  # {date: 2015-03"),
        ("authors: [A. Writer]", 'authors: [A. Writer, "Three other bodies", Guides]'),
        ("standfirst: {glance: What was promised., brief: ", "standfirst: {glance: "),
    ],
)
def test_a_second_run_changes_no_byte(before: str, after: str, edited: Edit) -> None:
    library = edited(before, after)
    once = po_bytes(update(library, "fr"))

    assert once == po_bytes(updated(library, parse_po(once, "fr.po", library, "fr")))


def test_wrapped_lines_and_notes_of_translators_come_back_as_one_line_and_as_notes(water: Library) -> None:
    content = (water.folder / "translations" / "fr.po").read_text("utf-8")
    wrapped = content.replace('msgstr "Les plans ont une date."', 'msgstr ""\n"Les plans "\n"ont une date."')
    noted = wrapped.replace("#. Shown in: glance, brief, indepth\n", "# Check.\n#. Shown in: all\n", 1)

    back = po_bytes(updated(water, parse_po(noted.encode(), "fr.po", water, "fr"))).decode()

    assert content.replace("#. Shown", "# Check.\n#. Shown", 1) == back


def test_tells_the_translator_where_it_shows_what_marks_mean_and_how_long_it_may_be(water: Library) -> None:
    file = update(water, "fr")

    assert [
        "Shown in: glance, brief, indepth",
        "Up to 113 characters, marks and citations not counted",
    ] == entry(file, "why.plan.text").comment.splitlines()[:2]
    assert 6 == len(entry(file, "why.plan.text").comment.splitlines())
    assert "Shown in: glance" == entry(file, "standfirst@glance").comment.splitlines()[0]
    assert "Shown in: brief, indepth; for policymakers" == entry(file, "texts.2.name").comment.splitlines()[0]


def test_the_version_is_that_of_the_last_whole_translation(water: Library, edited: Edit) -> None:
    stale = update(edited('version: "1.3"', 'version: "1.4"'), "fr")
    assert "1.4" == stale.header["X-Source-Version"]

    path = water.folder / "translations" / "fr.po"
    later = edited("Plans can be dated.", "Plans have dates.")
    path.write_bytes(po_bytes(update(later, "fr")))

    assert "1.3" == update(edited('version: "1.4"', 'version: "1.5"'), "fr").header["X-Source-Version"]


def test_a_date_and_a_name_that_a_program_wrote_stay(water: Library) -> None:
    file = update(water, "fr")
    header = {**file.header, "Last-Translator": "T. Ranslator", "PO-Revision-Date": "2026-12-01 09:00+0100"}

    assert header == updated(water, replace(file, header=header)).header


@pytest.mark.skipif(not shutil.which("msgfmt"), reason="gettext is not installed")
@pytest.mark.parametrize("tag", ["fr", "ar", "zh-Hans", "pt-BR"])
def test_gettext_accepts_the_file(tag: str, water: Library, tmp_path: Path) -> None:
    path = tmp_path / f"{tag}.po"
    path.write_bytes(po_bytes(updated(water, new_po(water, tag))))

    done = subprocess.run(
        ["msgfmt", "--check", "--output-file=/dev/null", path], capture_output=True, text=True, check=False
    )

    assert (0, "") == (done.returncode, done.stderr)
