"""A draft is printed whatever is wrong with it, says so where it is, and is never among the final editions."""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from pathlib import Path

import pypdfium2
import pytest
from docx import Document
from tests.conftest import CASES
from tests.shipped.readers import text_of_html

from briefpress.cli import main
from briefpress.project import Project, package_templates

pytestmark = pytest.mark.slow

ONLY = ("--audience", "policymakers", "--length", "glance")
NOTES = (
    'no source is named "nobody" (brief.yaml:27)',
    "1 promised",
    "here the promised page ends: shorten what comes before",
)


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return a project whose brief is too long, cites what is not there and lacks its translation, made as drafts."""
    root = tmp_path_factory.mktemp("drafts")
    brief = root / "content" / "water"
    shutil.copytree(CASES / "translated" / "water", brief)
    shutil.rmtree(brief / "translations")
    text = (brief / "brief.yaml").read_text("utf-8")
    text = text.replace("[en, fr, es, ru, ar, zh-Hans]", "[en, fr]").replace("[@law2015]", "[@nobody]", 1)
    long = "Words that fill a line and then another one. " * 120
    text = text.replace("          The Water Plan of 2017", f"          {long}The Water Plan of 2017", 1)
    (brief / "brief.yaml").write_text(text, "utf-8")
    assert 0 == main(["build", "--project", str(root), "--draft", "--quiet", *ONLY])
    return Project(root)


def made(project: Project, language: str, format_: str) -> Path:
    return project.build / "drafts" / "water" / language / f"water.glance.policymakers.{language}.{format_}"


def squeezed(text: str) -> str:
    """Return a text without white space, as the readers give it."""
    return "".join(text.split())


def test_every_page_and_format_says_that_it_is_one(drafted: Project) -> None:
    with closing(pypdfium2.PdfDocument(made(drafted, "en", "pdf"))) as pdf:
        pages = [squeezed(page.get_textpage().get_text_range()).lower() for page in pdf]
    file = Document(str(made(drafted, "en", "docx")))
    word = "\n".join(paragraph.text for paragraph in file.paragraphs)
    headers = (file.sections[0].first_page_header, file.sections[0].header)

    assert len(pages) > 1
    assert all("draft" in page for page in pages)
    assert "Draft" in word
    assert all("DRAFT" in [paragraph.text for paragraph in header.paragraphs] for header in headers)
    assert "Draft" in text_of_html(made(drafted, "en", "html"))


@pytest.mark.parametrize("note", NOTES)
def test_what_is_wrong_is_said_where_it_is(drafted: Project, note: str) -> None:
    assert squeezed(note) in squeezed(text_of_html(made(drafted, "en", "html")))


def test_what_is_not_translated_is_printed_as_it_is_written(drafted: Project) -> None:
    text = squeezed(text_of_html(made(drafted, "fr", "html")))

    assert "Projet" in text
    assert squeezed("The Water Plan of 2017") in text
    assert squeezed("without a translation into fr") in text


def test_a_source_that_is_not_there_says_so_in_the_list(drafted: Project) -> None:
    assert squeezed("No source is named “nobody”") in squeezed(text_of_html(made(drafted, "en", "html")))


def test_final_editions_and_drafts_never_share_a_folder(drafted: Project, capsys: pytest.CaptureFixture[str]) -> None:
    folder = drafted.build / "drafts"
    before = (folder / "manifest.json").read_bytes()
    status = main(["build", "--project", str(drafted.root), "--out", str(folder), *ONLY, "--json"])

    found = json.loads(capsys.readouterr().out)["diagnostics"]
    assert 1 == status
    assert {"publish.other-kind"} == {one["code"] for one in found}
    assert before == (folder / "manifest.json").read_bytes()
    assert not (drafted.build / "manifest.json").exists()


def test_a_brief_that_cannot_be_read_is_no_draft(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    brief = tmp_path / "content" / "x" / "brief.yaml"
    brief.parent.mkdir(parents=True)
    brief.write_text("title: [\n", "utf-8")

    assert 1 == main(["build", "--project", str(tmp_path), "--draft"])
    assert "content/x/brief.yaml" in capsys.readouterr().err


def test_the_style_of_drafts_can_be_a_project_s_own() -> None:
    assert (package_templates() / "draft.css").is_file()
