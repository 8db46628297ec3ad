"""What the press finds in words stands where they are typed: in the brief, or in its translation."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests import lengths

from briefpress.diagnostics import Diagnostic
from briefpress.editions.edition import Edition
from briefpress.editions.request import Request
from briefpress.pipeline.pipeline import check, libraries
from briefpress.pipeline.placing import of_editions
from briefpress.project import Project
from briefpress.translation.po_write import po_bytes
from briefpress.translation.update import update

GLANCE = Request(languages=("en",), audiences=("policymakers",), lengths=("indepth",))


def missing(project: Project, request: Request) -> list[Diagnostic]:
    return [finding for finding in check(request, project) if finding.code == "fonts.missing-glyph"]


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("title: Documents on record", "title: สวัสดี on record", "สวัสดี"),
        ("An example.", "An example, \u2705\ufe0f done.", "\u2705"),
    ],
)
def test_in_the_brief(before: str, after: str, shown: str, project: Project) -> None:
    path = project.content / "tiny" / "brief.yaml"
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")

    (finding,) = missing(project, GLANCE)

    assert finding.place
    assert shown == finding.place.excerpt[finding.place.column - 1 :][: finding.place.width]
    assert "in the block" not in finding.message


def test_in_a_translation(project: Project) -> None:
    (library,) = libraries(Request(), project)
    file = update(library, "fr")
    entries = [replace(entry, translation=entry.text) for entry in file.entries]
    entries[0] = replace(entries[0], translation="Les documents (Երևան)")
    path = library.folder / "translations" / "fr.po"
    path.parent.mkdir()
    path.write_bytes(po_bytes(replace(file, entries=tuple(entries))))

    (finding,) = missing(project, replace(GLANCE, languages=("fr",)))

    assert finding.place
    assert "content/tiny/translations/fr.po" == finding.place.file
    assert "Երևան" == finding.place.excerpt[finding.place.column - 1 :][: finding.place.width]


def test_a_table_that_is_too_wide_names_its_edition_even_where_it_is_the_only_one() -> None:
    edition = Edition("water", "fr", lengths.BRIEF, "public")
    wide, other = Diagnostic("layout.wide-table", "m"), Diagnostic("layout.lone-line", "m")

    told = of_editions([(edition, wide), (edition, other)], 1)

    assert [f"m ({edition})", "m"] == [finding.message for finding in told]
