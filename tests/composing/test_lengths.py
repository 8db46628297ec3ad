"""What a project says of its lengths shows in what is composed: templates, styles, tokens, findings."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefpress.composing.composer import Composer
from briefpress.composing.template_library import TemplateLibrary
from briefpress.content.lengths import Length
from briefpress.content.load import load_brief
from briefpress.diagnostics import BriefPressError
from briefpress.editions.edition import Edition
from briefpress.press.job import Job
from briefpress.project import Project, package_templates

MEMO = "memo:\n  product: Memo\n  pages: 2\n"
PART = '<footer class="colophon">\n<p>{}</p>\n</footer>\n'


def composed(project: Project, length: str = "memo", audience: str = "policymakers", *typed: str) -> Job:
    """Return the job of the English edition of a length."""
    composer = Composer(project, "x", settings=typed)
    lengths = composer.templates.lengths
    library = load_brief(project.content / "tiny", project.root, lengths)
    edition = Edition("tiny", "en", lengths[lengths.index(length)], audience)
    return composer.job(library, edition, ("pdf", "docx", "html"))


@pytest.fixture
def templates(project: Project) -> Path:
    """The templates of a project that has a memo."""
    folder = project.root / "templates"
    folder.mkdir()
    (folder / "lengths.yaml").write_text(MEMO, "utf-8")
    return folder


def put(templates: Path, name: str, text: str) -> None:
    path = templates / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def test_a_length_has_parts_of_its_own_and_no_other_has_them(project: Project, templates: Path) -> None:
    before = composed(project, "brief")

    put(templates, "lengths/memo/parts/colophon.html", PART.format("Of the memo"))

    assert "Of the memo" in composed(project).versions[0]
    assert before == composed(project, "brief")


def test_what_an_audience_has_comes_before_what_a_length_has(project: Project, templates: Path) -> None:
    put(templates, "lengths/memo/parts/colophon.html", PART.format("Of the memo"))
    put(templates, "audiences/public/parts/colophon.html", PART.format("Of the public"))
    put(templates, "audiences/public/lengths/memo/parts/colophon.html", PART.format("Of its memo"))

    assert "Of the memo" in composed(project).versions[0]
    assert "Of its memo" in composed(project, audience="public").versions[0]
    assert "Of the public" in composed(project, "brief", "public").versions[0]


def test_a_layer_of_the_theme_is_for_one_length(project: Project, templates: Path) -> None:
    put(templates, "theme.yaml", "length: {memo: {size: {title: 21pt}}}\n")

    assert "21pt" == composed(project).theme.get("size-title")
    assert "26pt" == composed(project, "brief").theme.get("size-title")


def test_a_layout_comes_over_the_style_of_all(project: Project, templates: Path) -> None:
    put(templates, "layouts/slip.css", "p { margin: 1mm; }\n")
    put(templates, "lengths.yaml", MEMO + "  layout: slip\n")

    memo, brief = composed(project), composed(project, "brief")

    assert memo.page_style.startswith(brief.page_style)
    assert memo.page_style.endswith("p { margin: 1mm; }\n")


@pytest.mark.parametrize(
    ("key", "without"),
    [
        ("colophon: short", "Cite as."),
        ("contents: false", 'class="contents"'),
        ("numbers: false", '<span class="number">1</span>'),
        ("qr: false", 'class="qr"'),
        ("legend: false", 'class="legend"'),
        ("timeline: years", "ladder"),
    ],
)
def test_each_key_is_heeded(project: Project, templates: Path, key: str, without: str) -> None:
    everything = "  contents: true\n  numbers: true\n  timeline: ladder\n"
    path = project.content / "tiny" / "brief.yaml"
    text = path.read_text("utf-8").replace("\nsources:", "\nonline: https://example.org/tiny\nsources:", 1)
    path.write_text(with_timeline(text), "utf-8")
    put(templates, "lengths.yaml", MEMO + everything)
    full = composed(project).versions[0]

    name = key.partition(":")[0]
    kept = "".join(line for line in everything.splitlines(keepends=True) if not line.startswith(f"  {name}:"))
    put(templates, "lengths.yaml", MEMO + kept + f"  {key}\n")
    page = composed(project).versions[0]

    assert without in full
    assert without not in page


def with_timeline(text: str) -> str:
    """Return the brief with a timeline at every length."""
    timeline = """
      - id: dates
        type: timeline
        caption: When
        inside: Plans
        outside: Others
        question: Whence
        events:
          - {date: 2015, label: First, text: The first}
"""
    return text.replace("\n    blocks:\n", "\n    blocks:" + timeline, 1)


@pytest.mark.usefixtures("templates")
def test_what_is_typed_changes_a_length_and_adds_none(project: Project) -> None:
    assert 3 == composed(project, "memo", "policymakers", "lengths.memo.pages=3").budget.pages

    with pytest.raises(BriefPressError) as caught:
        composed(project, "memo", "policymakers", "lengths.memmo.pages=3")

    (finding,) = caught.value.diagnostics
    assert ("lengths.unknown-length", 'did you mean "memo"?') == (finding.code, finding.hint)
    assert "--set:1:1" == str(finding.place)


def test_a_word_file_is_for_one_length(project: Project, templates: Path) -> None:
    put(templates, "reference.memmo.docx", "")

    with pytest.raises(BriefPressError) as caught:
        composed(project)

    (finding,) = caught.value.diagnostics
    assert ("reference.unknown-name", 'did you mean "reference.memo.docx"?') == (finding.code, finding.hint)


@pytest.mark.usefixtures("templates")
def test_the_order_of_editions_is_that_of_the_lengths(project: Project) -> None:
    lengths = Composer(project, "x").templates.lengths

    editions = sorted((Edition("tiny", "en", length, "public") for length in reversed(lengths)), key=lambda e: e.order)

    assert ["glance", "memo", "brief", "indepth"] == [edition.length for edition in editions]
    assert all(isinstance(edition.length, Length) for edition in editions)


def test_nothing_that_is_shipped_goes_by_the_name_of_a_length() -> None:
    templates = package_templates()
    names = "|".join(TemplateLibrary(Project(templates.parent)).lengths)
    asked = re.compile(rf"data-length=.?(?:{names})|edition\.length\s*[=!]=|[\"'](?:{names})[\"']")

    files = (path for end in ("html", "css") for path in templates.rglob(f"*.{end}"))
    found = [(path.name, match[0]) for path in files for match in asked.finditer(path.read_text("utf-8"))]

    assert [] == found
