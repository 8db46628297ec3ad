"""The user's own reference document: found, read, refused with what is wrong with it; and made to be edited."""

from __future__ import annotations

import pickle
from dataclasses import replace
from pathlib import Path

import pytest
from tests.conftest import AS_IT_COMES, CASES
from tests.lengths import BRIEF, GLANCE
from tests.writers.docx.broken import broken
from tests.writers.docx.institutions import club, ministry, word_parts, zipped
from tests.writers.docx.word import Word

from briefpress.cli import main
from briefpress.composing.composer import Composer
from briefpress.diagnostics import BriefPressError, Diagnostic
from briefpress.editions.edition import Edition
from briefpress.editions.request import Request
from briefpress.pipeline.outcome import Plan
from briefpress.pipeline.pipeline import build, check, libraries
from briefpress.press.job import key_of, reference_key
from briefpress.project import Project
from briefpress.report.progress import SilentProgress
from briefpress.writers.artifact import Asset

pytestmark = pytest.mark.slow

FOLDER = CASES / "reference"
REFUSED = sorted(folder.name for folder in FOLDER.iterdir())
EDITION = Edition("tiny", "en", GLANCE, "policymakers")
REQUEST = Request(languages=("en",), audiences=("policymakers",), lengths=("glance",), formats=("docx",))


def put(project: Project, content: bytes, name: str = "reference.docx") -> None:
    path = project.root / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def found(project: Project, edition: Edition = EDITION) -> str:
    """Return the name of the document that an edition is written in."""
    asset = Composer(project, "x").appearance.reference(edition)
    return asset.name if asset else ""


def line_of(finding: Diagnostic) -> str:
    return f"{finding.severity}[{finding.code}] {finding.place}\n  {finding.message}\n  hint: {finding.hint}\n"


@pytest.mark.parametrize("case", REFUSED)
def test_refuses(case: str, project: Project, approve: bool) -> None:
    put(project, broken(FOLDER / case))
    expected = FOLDER / case / "expected.txt"

    try:
        findings = check(REQUEST, project)
    except BriefPressError as error:
        findings = error.diagnostics
    told = "".join(line_of(finding) for finding in findings)

    if approve:
        expected.write_text(told, "utf-8")
    assert expected.read_text("utf-8") == told
    assert all(finding.hint for finding in findings)


def test_is_that_of_the_audience_then_that_of_all(project: Project) -> None:
    assert "" == found(project)

    put(project, club())
    assert "templates/reference.docx" == found(project)

    put(project, club(), "audiences/policymakers/reference.docx")
    assert "templates/audiences/policymakers/reference.docx" == found(project)
    assert "templates/reference.docx" == found(project, replace(EDITION, audience="business"))


def test_a_length_and_a_language_can_have_their_own(project: Project) -> None:
    for name in ("reference.docx", "reference.glance.docx", "reference.ar.docx", "reference.glance.ar.docx"):
        put(project, club(), name)

    assert "templates/reference.glance.docx" == found(project)
    assert "templates/reference.docx" == found(project, replace(EDITION, length=BRIEF))
    assert "templates/reference.ar.docx" == found(project, replace(EDITION, length=BRIEF, language="ar"))
    assert "templates/reference.glance.ar.docx" == found(project, replace(EDITION, language="ar"))


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("reference.glanse.docx", 'did you mean "reference.glance.docx"?'),
        ("reference.doc", "save it in Word as Word Document (.docx)"),
    ],
)
def test_a_name_that_no_edition_takes_is_a_finding(name: str, hint: str, project: Project) -> None:
    put(project, club(), name)

    with pytest.raises(BriefPressError) as caught:
        check(REQUEST, project)

    (finding,) = caught.value.diagnostics
    assert ("reference.unknown-name", hint) == (finding.code, finding.hint)


def test_a_word_template_can_be_adopted(project: Project) -> None:
    parts = word_parts()
    types = parts["[Content_Types].xml"].replace(b"document.main+xml", b"template.main+xml")
    put(project, zipped(parts | {"[Content_Types].xml": types}), "reference.dotx")

    assert "templates/reference.dotx" == found(project)


def test_travels_in_the_job_and_counts_in_the_key_of_word_files(project: Project) -> None:
    (library,) = libraries(REQUEST, project)
    without = Composer(project, "x").job(library, EDITION, ("docx",))
    put(project, club())
    job = Composer(project, "x").job(library, EDITION, ("docx",))

    assert job.reference is not None
    assert club()[:4] == job.reference.content[:4]
    assert job == pickle.loads(pickle.dumps(job))
    changed = replace(job, reference=Asset(job.reference.name, job.reference.media_type, ministry()))
    assert 1 == len({key_of(without), key_of(job), key_of(changed)})
    assert 3 == len({reference_key(one, "docx") for one in (without, job, changed)})
    assert {""} == {reference_key(one, "pdf") for one in (without, job, changed)}


def test_is_read_for_word_only(project: Project) -> None:
    (library,) = libraries(REQUEST, project)
    put(project, b"broken")

    assert Composer(project, "x").job(library, EDITION, ("pdf", "html")).reference is None


def test_editions_are_written_in_it(project: Project) -> None:
    put(project, ministry())

    outcome = build(REQUEST, project, Plan(project.build, 1, settings=AS_IT_COMES), SilentProgress())

    assert ["reference.adopted", "reference.not-adopted"] == [one.code for one in outcome.diagnostics]
    (entry,) = outcome.entries
    word = Word((project.build / entry.path).read_bytes())
    assert any(b"Ministry of Rivers and Forests" in part for part in word.parts.values())


def test_what_is_adopted_is_told_once_for_all_editions(project: Project) -> None:
    put(project, ministry())

    findings = check(Request(languages=("en",)), project)

    assert ["reference.adopted", "reference.not-adopted"] == [
        one.code for one in findings if one.code.startswith("reference.")
    ]


def test_the_command_makes_one_to_edit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "house.docx"

    assert 0 == main(["docx-reference", "--out", str(out), "--project", str(tmp_path)])
    assert "save it as templates/reference.docx" in capsys.readouterr().out
    word = Word(out.read_bytes())
    assert ["Heading 1"] == word.paragraphs("Heading1")
    assert ["Key Message"] == word.paragraphs("KeyMessage")

    assert 1 == main(["docx-reference", "--out", str(out), "--project", str(tmp_path)])
    assert "error[reference.name-taken]" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--language", "xx"], "language.unknown"),
        (["--audience", "policymaker"], "edition.unknown-audience"),
        (["--length", "long"], "edition.unknown-length"),
        (["--paper", "lettre"], "edition.unknown-paper"),
    ],
)
def test_the_command_names_what_there_is_not(
    words: list[str], code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "house.docx"

    assert 1 == main(["docx-reference", "--out", str(out), "--project", str(tmp_path), *words])

    assert f"error[{code}]" in capsys.readouterr().err
    assert not out.exists()
