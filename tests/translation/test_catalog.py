"""What a build is given for each message, and what it is told when there is nothing up to date."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefpress.content.inline import Foreign, parse_inline
from briefpress.content.library import Library
from briefpress.diagnostics import BriefPressError
from briefpress.translation.catalog import load_catalog, marked
from briefpress.translation.po_write import po_bytes
from briefpress.translation.progress import progress
from briefpress.translation.update import update

Edit = Callable[[str, str], Library]


def test_translates_each_message(water: Library) -> None:
    catalog = load_catalog(water, "fr")

    assert "Les plans ont une date." == catalog.translate("dated.lead", "Plans can be dated.")
    assert "" == catalog.translate("nothing.there", "")
    assert not catalog.is_stale


def test_a_changed_text_is_found_before_and_after_the_file_is_updated(edited: Edit) -> None:
    library = edited("Plans can be dated.", "Plans have dates.")
    expected = 'the fr translation of "dated.lead" (water/brief.yaml:26) is not up to date'

    before = load_catalog(library, "fr").findings(None)
    (library.folder / "translations" / "fr.po").write_bytes(po_bytes(update(library, "fr")))
    after = load_catalog(library, "fr").findings(None)

    assert [("translation.fuzzy", expected)] * 2 == [(one.code, one.message) for one in (*before, *after)]
    assert {"water/translations/fr.po"} == {one.place.file for one in (*before, *after) if one.place}


def test_a_text_without_a_translation_is_found_where_it_is_written(edited: Edit) -> None:
    library = edited("title: Why it matters", "title: What nobody knows")
    path = library.folder / "translations" / "fr.po"
    path.write_text(path.read_text("utf-8").replace("Pourquoi cela compte", ""), "utf-8")

    (found,) = load_catalog(library, "fr").findings(None)

    assert ("translation.missing", "water/brief.yaml", 30) == (
        found.code,
        found.place and found.place.file,
        found.place and found.place.line,
    )


def test_only_what_an_edition_shows_is_found(edited: Edit) -> None:
    catalog = load_catalog(edited("Plans can be dated.", "Plans have dates."), "fr")

    assert () == catalog.findings({"title", "dated.text"})
    assert {"dated.lead"} == catalog.stale_contexts({"title", "dated.lead"})


def test_an_old_translation_stands_in_and_says_which_version_it_is_of(water: Library, edited: Edit) -> None:
    library = edited("Plans can be dated.", "Plans have dates.")
    (water.folder / "translations" / "fr.po").write_bytes(po_bytes(update(library, "fr")))
    catalog = load_catalog(edited('version: "1.3"', 'version: "1.4"'), "fr")

    assert "Les plans ont une date." == catalog.translate("dated.lead", "Plans have dates.")
    assert (True, "1.3", "1.4") == (catalog.is_stale, catalog.source_version, catalog.current_version)


def test_without_a_translation_the_text_stands_in_marked(edited: Edit) -> None:
    catalog = load_catalog(edited("authors: [A. Writer]", "authors: [A. Writer, Nobody Known]"), "fr")

    assert "[Nobody Known]{lang=en}" == catalog.translate("authors.2", "Nobody Known")


def test_a_guess_never_stands_in(edited: Edit) -> None:
    catalog = load_catalog(edited("authors: [A. Writer]", 'authors: [A. Writer, "Three other bodies"]'), "fr")

    assert "[Three other bodies]{lang=en}" == catalog.translate("authors.2", "Three other bodies")
    assert 'the translation of "texts.1.issuer"' in catalog.findings(None)[0].message


def test_an_old_translation_that_cites_what_is_gone_does_not_stand_in(edited: Edit) -> None:
    catalog = load_catalog(edited("law2015", "act2015"), "fr")
    text = "The first is of 28 March 2015 [@act2015]."

    assert f"[{text}]{{lang=en}}" == catalog.translate("dated.text", text)


@pytest.mark.parametrize("text", ["plain", "*a* [@b, ¶3]^[a note]", "[甲]{lang=zh-Hans} [b](#c)", r"a \[ b \* c"])
def test_a_marked_text_keeps_its_marks(text: str) -> None:
    assert (Foreign("en", parse_inline(text)),) == parse_inline(marked(text, "en"))


def test_a_text_with_a_lone_bracket_is_marked_too() -> None:
    (found,) = parse_inline(marked("see [1 and *2*", "en"))

    assert Foreign("en", parse_inline(r"see \[1 and 2")) == found


def test_counts_what_is_done_and_what_is_left(edited: Edit) -> None:
    library = edited("Plans can be dated.", "Plans have dates.")

    french, spanish = progress(library, "fr"), progress(library, "es")

    assert (21, ("dated.lead",), (), 0, 3) == (
        french.translated,
        french.fuzzy,
        french.missing,
        french.obsolete,
        french.words_left,
    )
    assert (0, 22, spanish.words) == (spanish.translated, len(spanish.missing), spanish.words_left)
    assert (1, ["dated.lead"], False) == (
        french.as_json()["fuzzy"],
        french.as_json()["fuzzy_messages"],
        french.is_whole,
    )


def test_a_build_in_a_language_without_a_file_is_told_so(water: Library) -> None:
    with pytest.raises(BriefPressError) as raised:
        load_catalog(water, "es")

    assert ["translation.missing-file"] == [one.code for one in raised.value.diagnostics]
