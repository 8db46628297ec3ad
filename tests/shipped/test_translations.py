"""A translation that is older than its source cannot ship unnoticed; a language more is files only."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from tests.conftest import CASES
from tests.lengths import LENGTHS
from tests.shipped.conftest import BRIEF, copy_project
from tests.shipped.readers import text_of_html

from briefpress.content.load import load_brief
from briefpress.diagnostics import BriefPressError
from briefpress.editions.request import Request
from briefpress.pipeline.outcome import Plan
from briefpress.pipeline.pipeline import build, check, libraries
from briefpress.project import Project
from briefpress.report.progress import SilentProgress
from briefpress.translation.commands import languages_of, progress_of, update_files

pytestmark = pytest.mark.slow

OLD = "China says that the whole initiative should be green."
NEW = "China says that all of the initiative should be green."
FRENCH = Request(languages=("fr",), audiences=("policymakers",), lengths=("glance",))


@pytest.fixture
def changed(tmp_path: Path) -> Project:
    """The shipped project after its author has changed one text, and given the brief another version."""
    project = copy_project(tmp_path)
    path = project.content / BRIEF / "brief.yaml"
    text = path.read_text("utf-8")
    assert 1 == text.count(OLD)
    path.write_text(text.replace(OLD, NEW).replace('version: "1.3"', 'version: "1.4"'), "utf-8")
    return project


def test_exactly_the_changed_message_is_fuzzy_in_every_language(changed: Project) -> None:
    (library,) = libraries(Request(), changed)

    found = progress_of(library, languages_of(library, ()))

    assert 5 == len(found)
    assert {("messages.policy.lead",)} == {progress.fuzzy for progress in found}
    assert {()} == {progress.missing for progress in found}


def test_a_build_with_it_fails_and_names_message_language_and_both_places(changed: Project) -> None:
    with pytest.raises(BriefPressError) as caught:
        build(FRENCH, changed, Plan(changed.build, 1), SilentProgress())

    (finding,) = caught.value.diagnostics
    assert "translation.fuzzy" == finding.code
    assert '"messages.policy.lead"' in finding.message
    assert f"content/{BRIEF}/brief.yaml:" in finding.message
    assert "the fr translation" in finding.message
    assert finding.place is not None
    assert f"content/{BRIEF}/translations/fr.po" == finding.place.file
    assert not changed.build.exists()


def test_on_demand_it_is_printed_with_a_notice_in_its_language(changed: Project) -> None:
    request = replace(FRENCH, formats=("html", "pdf"))

    outcome = build(request, changed, Plan(changed.build, 1, allow_stale=True), SilentProgress())

    assert () == outcome.diagnostics
    (page,) = (changed.build / entry.path for entry in outcome.entries if entry.format == "html")
    notice = "Traduction de la version 1.3 ; le texte original en est à la version 1.4."
    assert "".join(notice.split()) in text_of_html(page)


def test_once_it_is_translated_all_is_well(changed: Project) -> None:
    (library,) = libraries(Request(), changed)
    for path, content in update_files(library, ("fr",)):
        path.write_bytes(content)
    path = library.folder / "translations" / "fr.po"
    lines = path.read_text("utf-8").split("\n\n")
    mended = [entry.replace("#, fuzzy\n", "") if f'msgid "{NEW}"' in entry else entry for entry in lines]
    path.write_text("\n\n".join(mended), "utf-8")

    assert () == tuple(finding for finding in check(FRENCH, changed) if finding.severity == "error")


def test_portuguese_is_a_file_for_the_language_one_for_the_labels_and_one_for_the_brief(project: Project) -> None:
    folder = project.content / "tiny"
    brief = (folder / "brief.yaml").read_text("utf-8")
    (folder / "brief.yaml").write_text(brief.replace("languages: [en, fr]", "languages: [en, pt]"), "utf-8")
    shutil.copytree(CASES / "portuguese" / "languages", project.root / "templates" / "languages")
    shutil.copytree(CASES / "portuguese" / "labels", project.root / "templates" / "labels")
    (folder / "translations").mkdir()
    shutil.copy(CASES / "portuguese" / "tiny.po", folder / "translations" / "pt.po")
    request = Request(languages=("pt",), audiences=("policymakers",), lengths=("brief",))

    outcome = build(request, project, Plan(project.build, 1), SilentProgress())

    assert () == outcome.diagnostics
    assert {"pdf", "docx", "html"} == {entry.format for entry in outcome.entries}
    (page,) = (project.build / entry.path for entry in outcome.entries if entry.format == "html")
    text = text_of_html(page)
    assert "Mensagensprincipais" in text
    assert "Documentosemarquivo" in text
    assert load_brief(folder, project.root, LENGTHS).brief.languages == ("en", "pt")
