"""Files sent to translators, and what comes back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from briefpress.content.library import Library
from briefpress.diagnostics import BriefPressError
from briefpress.translation.commands import export_file, import_file, languages_of, progress_of, update_files
from briefpress.translation.po_read import read_po

Edit = Callable[[str, str], Library]
UNIT = "{urn:oasis:names:tc:xliff:document:1.2}trans-unit"
TARGET = "{urn:oasis:names:tc:xliff:document:1.2}target"


def codes(library: Library, path: Path) -> list[str]:
    with pytest.raises(BriefPressError) as raised:
        import_file(library, "fr", path)
    return [one.code for one in raised.value.diagnostics]


def exported(library: Library, tag: str, exchange_format: str, folder: Path) -> Path:
    path, content = export_file(library, tag, exchange_format, folder)
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("exchange_format", ["xliff", "po"])
@pytest.mark.parametrize("tag", ["fr", "ar"])
def test_what_comes_back_unchanged_changes_nothing(
    exchange_format: str, tag: str, edited: Edit, tmp_path: Path
) -> None:
    library = edited("Plans can be dated.", "Plans have dates.")
    ((_, expected),) = update_files(library, [tag])

    (path, content), warnings = import_file(library, tag, exported(library, tag, exchange_format, tmp_path))

    assert (library.folder / "translations" / f"{tag}.po", expected, ()) == (path, content, warnings)


def test_states_say_what_is_to_do(edited: Edit, tmp_path: Path) -> None:
    library = edited("Plans can be dated.", "Plans have dates.")

    units = ET.parse(exported(library, "fr", "xliff", tmp_path)).iter(UNIT)

    states = {unit.get("id"): unit[1].get("state") for unit in units}
    assert ("needs-review-translation", "translated") == (states["dated.lead"], states["title"])


def test_a_translation_made_elsewhere_is_taken(edited: Edit, tmp_path: Path) -> None:
    library = edited("Plans can be dated.", "Plans have dates.")
    path = exported(library, "fr", "xliff", tmp_path)
    tree = ET.parse(path)
    target = next(unit for unit in tree.iter(UNIT) if unit.get("id") == "dated.lead").find(TARGET)
    assert target is not None
    target.text = "Les plans portent une date."
    target.set("state", "final")
    tree.write(path, "utf-16")

    (_, content), _ = import_file(library, "fr", path)

    assert 'msgid "Plans have dates."\nmsgstr "Les plans portent une date."' in content.decode()
    assert b"fuzzy" not in content


def test_a_target_that_was_wanted_and_is_there_is_a_translation(water: Library, tmp_path: Path) -> None:
    path = exported(water, "es", "xliff", tmp_path)
    text = path.read_text("utf-8")
    wanted = '<source>Plans can be dated.</source>\n    <target state="needs-translation" />'
    assert wanted in text
    path.write_text(text.replace(wanted, wanted.replace(" />", ">Los planes tienen fecha.</target>")), "utf-8")

    (_, content), _ = import_file(water, "es", path)

    assert 'msgstr "Los planes tienen fecha."' in content.decode()
    assert b"#, fuzzy" not in content


def test_words_in_segments_of_a_tool_are_the_text(water: Library, tmp_path: Path) -> None:
    path = exported(water, "fr", "xliff", tmp_path)
    segment = '<mrk mtype="seg" mid="1">Les plans ont</mrk> <mrk mtype="seg" mid="2">une date.</mrk>'
    path.write_text(path.read_text("utf-8").replace(">Les plans ont une date.<", f">{segment}<"), "utf-8")

    (_, content), _ = import_file(water, "fr", path)

    assert (water.folder / "translations" / "fr.po").read_bytes() == content


def test_a_file_older_than_the_brief_is_refused(water: Library, edited: Edit, tmp_path: Path) -> None:
    path = exported(water, "fr", "po", tmp_path)

    assert ["translation.changed-text"] == codes(edited("Plans can be dated.", "Plans have dates."), path)


def test_a_part_of_a_file_is_refused(water: Library, tmp_path: Path) -> None:
    path = exported(water, "fr", "po", tmp_path)
    path.write_text(path.read_text("utf-8").partition("#. Shown in: brief, indepth\n")[0], "utf-8")

    assert ["translation.absent-message"] == codes(water, path)


def test_a_flaw_in_what_came_back_is_refused(water: Library, tmp_path: Path) -> None:
    path = exported(water, "fr", "po", tmp_path)
    path.write_text(path.read_text("utf-8").replace('2015 [@law2015]."\n\n', '2015."\n\n'), "utf-8")

    assert ["translation.citation"] == codes(water, path)


def test_other_kinds_of_files_are_refused(water: Library, tmp_path: Path) -> None:
    assert ["translation.unknown-format"] == codes(water, tmp_path / "fr.docx")
    assert ["translation.unreadable"] == codes(water, tmp_path / "fr.xlf")


def test_all_languages_are_meant_where_none_is_named(water: Library) -> None:
    assert ("fr", "es", "ru", "ar", "zh-Hans") == languages_of(water, ())
    assert ("ar",) == languages_of(water, ("ar", "ar"))


def test_a_language_may_be_named_more_exactly(water: Library) -> None:
    assert ("fr", "zh-Hans") == languages_of(water, ("fr-FR", "zh_CN"))


@pytest.mark.parametrize("tag", ["en", "pt"])
def test_only_languages_of_the_brief_are_translated_into(tag: str, water: Library) -> None:
    with pytest.raises(BriefPressError) as raised:
        languages_of(water, (tag,))

    assert ["translation.unknown-language"] == [one.code for one in raised.value.diagnostics]


@pytest.mark.parametrize("header", ["Language: fr_FR", "Language: fr-BE", "Language: "])
def test_a_header_is_mended_by_an_update(header: str, water: Library) -> None:
    path = water.folder / "translations" / "fr.po"
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b"Language: fr\\n", f"{header}\\n".encode()))

    files = update_files(water, ["fr"])

    assert ((path, whole),) == files


def test_a_file_without_a_header_gets_one(water: Library) -> None:
    path = water.folder / "translations" / "fr.po"
    path.write_bytes(b"\n\n".join(path.read_bytes().split(b"\n\n")[1:]))
    with pytest.raises(BriefPressError) as raised:
        read_po(water, "fr")
    assert ["briefpress translate update fr writes it"] == [one.hint for one in raised.value.diagnostics]

    ((_, content),) = update_files(water, ["fr"])

    path.write_bytes(content)
    assert "water" == read_po(water, "fr").header["X-BriefPress-Brief"]
    assert () == update_files(water, ["fr"])


def test_a_file_without_a_header_may_come_back(water: Library, tmp_path: Path) -> None:
    path = exported(water, "fr", "po", tmp_path)
    path.write_bytes(b"\n\n".join(path.read_bytes().split(b"\n\n")[1:]))

    (_, content), _ = import_file(water, "fr", path)

    assert b'"Language: fr\\n"' in content


def test_a_file_that_is_named_otherwise_is_named(water: Library) -> None:
    folder = water.folder / "translations"
    (folder / "fr.po").rename(folder / "fr_FR.po")

    with pytest.raises(BriefPressError) as raised:
        read_po(water, "fr")

    (finding,) = raised.value.diagnostics
    assert ("translation.missing-file", True) == (finding.code, "rename it to fr.po" in finding.hint)


def test_only_files_that_change_are_written(water: Library) -> None:
    paths = [path.name for path, _ in update_files(water, ("fr", "es"))]

    assert ["es.po"] == paths
    assert [22, 0] == [one.translated for one in progress_of(water, ("fr", "es"))]


def test_one_file_that_cannot_be_read_keeps_all_from_being_written(water: Library) -> None:
    (water.folder / "translations" / "es.po").write_text("what?", "utf-8")

    with pytest.raises(BriefPressError) as raised:
        update_files(water, ("es", "ru"))

    assert ["translation.syntax"] == [one.code for one in raised.value.diagnostics]
