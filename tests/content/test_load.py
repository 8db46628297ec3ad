"""A folder becomes a library, and every part of a brief can be spoken of."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from PIL import Image
from tests.lengths import LENGTHS

from briefpress.content.catalogue import find_briefs
from briefpress.content.check import check_brief
from briefpress.content.load import load_brief
from briefpress.content.pictures import pictures_of
from briefpress.diagnostics import BriefPressError

VALID = Path(__file__).parents[1] / "cases" / "valid"


def brief_in(folder: Path, *changes: tuple[str, str]) -> Path:
    """Write a brief that differs from the valid one."""
    text = (VALID / "brief.yaml").read_text("utf-8")
    for before, after in changes:
        text = text.replace(before, after, 1)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "brief.yaml").write_text(text, "utf-8")
    return folder


def test_gives_ids_by_place_to_what_has_none() -> None:
    library = load_brief(VALID, VALID, LENGTHS)

    assert ["key.1", "why", "why.1", "texts", "texts.1", "texts.2", "colophon.1"] == list(library.paths)
    assert "why.1" == library.brief.sections[0].blocks[0].id


def test_blocks_and_subsections_of_a_section_have_different_ids(tmp_path: Path) -> None:
    subsection = "    sections:\n      - title: Part\n        blocks: [{type: paragraph, text: Words}]\ncolophon:"
    folder = brief_in(tmp_path, ("colophon:", subsection), ("  - id: why\n    title", "  - title"))

    library = load_brief(folder, tmp_path, LENGTHS)

    assert {"section.1", "section.1.1", "section.1.section.1", "section.1.section.1.1"} <= set(library.paths)


def test_says_where_parts_and_their_fields_are_written() -> None:
    library = load_brief(VALID, VALID.parents[2], LENGTHS)

    assert "tests/cases/valid/brief.yaml:37:13" == str(library.place("texts.2"))
    assert "tests/cases/valid/brief.yaml:37:19" == str(library.place("texts.2", "name"))
    assert "tests/cases/valid/brief.yaml:1:1" == str(library.place("nothing"))


def test_can_be_sent_to_another_process() -> None:
    library = load_brief(VALID, VALID, LENGTHS)

    assert library == pickle.loads(pickle.dumps(library))


def test_lists_pictures_once(tmp_path: Path) -> None:
    figure = "      - {type: figure, image: a.png, alternative: A, caption: A}\n"
    folder = brief_in(tmp_path / "one", ("colophon:", f"  - title: More\n    blocks:\n{figure}{figure}colophon:"))

    library = load_brief(folder, tmp_path, LENGTHS)

    (picture,) = pictures_of(library)
    assert ("a.png", folder.resolve() / "a.png") == (picture.name, picture.path)


def test_a_folder_without_brief_is_a_finding(tmp_path: Path) -> None:
    with pytest.raises(BriefPressError) as caught:
        load_brief(tmp_path / "content" / "none", tmp_path, LENGTHS)

    (finding,) = caught.value.diagnostics
    assert "yaml.unreadable" == finding.code
    assert "content/none/brief.yaml:1:1" == str(finding.place)


def test_a_text_of_a_million_characters_is_a_finding(tmp_path: Path) -> None:
    folder = brief_in(tmp_path, ("An example.", "Words [@va2015, ¶99] *x* " * 40_000))

    findings = list(check_brief(load_brief(folder, tmp_path, LENGTHS)))

    assert ["content.too-long"] == [finding.code for finding in findings]


def test_a_picture_outside_the_folder_is_refused_even_by_a_link(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    section = "  - title: More\n    blocks: [{type: figure, image: a.png, alternative: A, caption: A}]\ncolophon:"
    folder = brief_in(tmp_path / "one", ("colophon:", section))
    (folder / "a.png").symlink_to(tmp_path / "secret.png")

    findings = list(check_brief(load_brief(folder, tmp_path, LENGTHS)))

    assert ["content.bad-image-name"] == [finding.code for finding in findings]


def test_a_picture_that_is_too_large_is_a_finding(tmp_path: Path) -> None:
    section = "  - title: More\n    blocks: [{type: figure, image: a.png, alternative: A, caption: A}]\ncolophon:"
    folder = brief_in(tmp_path / "one", ("colophon:", section))
    (folder / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(10_000_000))

    findings = list(check_brief(load_brief(folder, tmp_path, LENGTHS)))

    assert ["content.large-image"] == [finding.code for finding in findings]


def test_a_small_file_of_a_huge_picture_is_a_finding(tmp_path: Path) -> None:
    section = "  - title: More\n    blocks: [{type: figure, image: a.png, alternative: A, caption: A}]\ncolophon:"
    folder = brief_in(tmp_path / "one", ("colophon:", section))
    Image.new("1", (20_000, 20_000)).save(folder / "a.png")

    findings = list(check_brief(load_brief(folder, tmp_path, LENGTHS)))

    assert ["content.large-image"] == [finding.code for finding in findings]
    assert "million pixels" in findings[0].message


def test_finds_folders_that_hold_a_brief(tmp_path: Path) -> None:
    brief_in(tmp_path / "content" / "second")
    brief_in(tmp_path / "content" / "first")
    (tmp_path / "content" / "notes").mkdir()

    assert ("first", "second") == find_briefs(tmp_path)
    assert () == find_briefs(tmp_path / "elsewhere")
