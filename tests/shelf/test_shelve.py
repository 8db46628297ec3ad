"""The shelf of a small build: what it says, what it asks for, and what it leaves alone."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from tests.browser import started_browser
from tests.conftest import AS_IT_COMES, tiny_project, written
from tests.shelf.conftest import make

from briefpress.cli import main
from briefpress.composing.composer import Composer
from briefpress.diagnostics import BriefPressError, Diagnostic
from briefpress.project import Project, package_templates
from briefpress.publish.verify import verify
from briefpress.shelf.shelve import shelve
from briefpress.shelf.tongue import tongues_of

pytestmark = pytest.mark.slow

Printed = pytest.CaptureFixture[str]


def finding(project: Project, address: str = "", since: Path | None = None) -> Diagnostic:
    """Return the finding that a shelf is not made for."""
    with pytest.raises(BriefPressError) as raised:
        shelve(project, project.build, address, since)
    (found,) = raised.value.diagnostics
    return found


def test_a_page_for_each_brief_and_one_for_all(project: Project) -> None:
    shelved = shelve(project, project.build)

    assert {"index.html", "index.en.html", "tiny/index.html", "tiny/index.en.html", "feed.en.xml"} < set(shelved.paths)
    page = (project.build / "index.html").read_text("utf-8")
    assert "Documents on record" in page
    assert "Plans can be dated. The first is of 2015." in page  # to be searched, without marks
    assert "tiny/en/tiny.glance.policymakers.en.first-page.jpg" in page
    assert not shelved.has_site_map
    assert () == verify(project.build).findings


def test_where_nothing_has_changed_nothing_is_done(project: Project) -> None:
    shelve(project, project.build)
    before = {path: path.stat().st_ino for path in project.build.rglob("*")}

    shelve(project, project.build)

    assert before == {path: path.stat().st_ino for path in project.build.rglob("*")}


def test_pictures_are_drawn_once(project: Project) -> None:
    shelve(project, project.build)
    before = {path: path.stat().st_ino for path in project.build.rglob("*.jpg")}

    shelve(project, project.build, "https://elsewhere.example.org")

    assert 2 == len(before)
    assert before == {path: path.stat().st_ino for path in project.build.rglob("*.jpg")}


def test_a_file_that_was_changed_is_made_again(project: Project) -> None:
    shelve(project, project.build)
    page = project.build / "index.html"
    before = page.read_bytes()
    page.write_bytes(b"something else")
    assert ["publish.changed-file"] == [one.code for one in verify(project.build).findings]

    shelve(project, project.build)

    assert before == page.read_bytes()


def test_an_edition_that_is_gone_leaves_the_shelf(project: Project) -> None:
    shelve(project, project.build)
    brief = project.content / "tiny" / "brief.yaml"
    brief.write_text(brief.read_text("utf-8").replace("[policymakers, public]", "[policymakers]"), "utf-8")
    make(project)
    assert ["shelf.outdated"] == [one.code for one in verify(project.build).findings]

    shelve(project, project.build)

    assert () == verify(project.build).findings
    assert ["policymakers"] == [path.name.split(".")[2] for path in project.build.glob("tiny/en/*.jpg")]
    assert "For the public" not in (project.build / "tiny/index.html").read_text("utf-8")


def test_says_by_section_what_has_changed_since_the_last_time(project: Project, tmp_path: Path) -> None:
    shelve(project, project.build)
    published = tmp_path / "published.json"
    shutil.copy(project.build / "catalogue.json", published)
    brief = project.content / "tiny" / "brief.yaml"
    text = brief.read_text("utf-8").replace('version: "1.0"', 'version: "1.1"').replace("does: Plans", "does: Orders")
    brief.write_text(text, "utf-8")
    make(project)

    shelve(project, project.build, since=published)

    page = (project.build / "tiny/index.en.html").read_text("utf-8")
    assert "What has changed since version 1.0" in page
    assert "<b>Changed</b> Why it matters" in page
    assert 1 == page.count("<b>Changed</b>")


def test_what_is_named_as_a_catalogue_has_to_be_one(project: Project, tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text(json.dumps({"editions": []}))

    missing, other = (finding(project, since=tmp_path / name) for name in ("gone.json", "manifest.json"))

    assert ("shelf.bad-catalogue", "shelf.bad-catalogue") == (missing.code, other.code)
    assert other.message.endswith("manifest.json is no catalogue of a shelf")


def test_the_address_makes_a_site_map_and_whole_links(project: Project) -> None:
    (project.root / "templates").mkdir()
    settings = "address: https://papers.example.org\ntitle: {en: Our papers, fr: Nos publications}\n"
    (project.root / "templates" / "shelf.yaml").write_text(settings, "utf-8")

    shelved = shelve(project, project.build)

    assert shelved.has_site_map
    page = (project.build / "tiny/index.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://papers.example.org/tiny/index.en.html">' in page
    assert "<h1>Our papers</h1>" in (project.build / "index.html").read_text("utf-8")
    assert "https://elsewhere.example.org/sub/tiny/index.en.html" in _map_at(
        project, "https://elsewhere.example.org/sub"
    )


def _map_at(project: Project, address: str) -> str:
    shelve(project, project.build, address)
    return (project.build / "sitemap.xml").read_text("utf-8")


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ("adress: https://x.org", "error[shelf.unknown-key] templates/shelf.yaml:1:1-6 unknown key"),
        ("address: papers", "error[shelf.bad-address] templates/shelf.yaml:1:10-15 must be the address"),
        ("title: []", "error[shelf.bad-title] templates/shelf.yaml:1:8-9 must be text"),
        ("- x", "error[shelf.bad-file] templates/shelf.yaml:1:1-3 must be a mapping"),
    ],
)
def test_what_is_wrong_with_the_settings_is_told(settings: str, told: str, project: Project) -> None:
    (project.root / "templates").mkdir()
    (project.root / "templates" / "shelf.yaml").write_text(settings, "utf-8")

    assert written(finding(project)).startswith(told)


def test_what_is_typed_as_an_address_has_to_be_one(project: Project) -> None:
    assert "shelf.bad-address" == finding(project, "papers.example.org").code


def test_other_peoples_pages_are_left_alone(project: Project) -> None:
    (project.build / "index.html").write_text("mine", "utf-8")

    found = finding(project)

    assert "shelf.not-ours" == found.code
    assert "mine" == (project.build / "index.html").read_text("utf-8")
    assert not (project.build / "feed.en.xml").exists()


def test_nothing_made_makes_no_shelf(tmp_path: Path) -> None:
    assert "shelf.nothing-made" == finding(tiny_project(tmp_path)).code


def test_drafts_are_not_put_on_it(project: Project) -> None:
    manifest = project.build / "manifest.json"
    manifest.write_text(manifest.read_text("utf-8").replace('0"', '0 (draft)"', 1), "utf-8")

    assert "shelf.drafts" == finding(project).code


def test_editions_that_the_project_no_longer_has_are_told(project: Project) -> None:
    brief = project.content / "tiny" / "brief.yaml"
    brief.write_text(brief.read_text("utf-8").replace("[policymakers, public]", "[policymakers]"), "utf-8")

    shelved = shelve(project, project.build)

    assert ["shelf.lost"] == [one.code for one in shelved.findings]
    assert shelved.findings == shelve(project, project.build).findings


def test_a_language_without_words_for_the_shelf_has_them_in_english(project: Project) -> None:
    labels = package_templates() / "labels" / "fr.po"
    before, _, after = labels.read_text("utf-8").partition('msgid "Web page"')
    composer = Composer(project, "BriefPress")
    folder = project.root / "templates"
    (folder / "labels").mkdir(parents=True)
    (folder / "languages").mkdir()
    (folder / "languages" / "pt.yaml").write_text("locale: pt\n", "utf-8")
    (folder / "labels" / "pt.po").write_text(before + after.partition("\n\n")[2], "utf-8")

    (found,), (warning,) = tongues_of(composer, ["pt"])

    assert ("Web page", "Langues") == (found.labels.gettext("Web page"), found.labels.gettext("Languages"))
    assert '1 word of the shelf not translated into pt, such as "Web page"' == warning.message


def test_the_command_says_which_page_to_open(project: Project, capsys: Printed) -> None:
    assert 0 == main(["shelf", "--project", str(project.root)])

    said = capsys.readouterr().out
    assert f"the page to open first is {(project.build / 'index.html').as_posix()}" in said
    assert "no sitemap.xml: it needs --address" in said


GLANCE = ("build", "--language", "en", "--length", "glance", "--jobs", "1", "--set", AS_IT_COMES[0])


def test_a_build_puts_everything_on_the_shelf_when_it_is_asked_to(project: Project) -> None:
    words = [*GLANCE, "--shelf", "--format", "pdf", "--format", "html", "--project", str(project.root)]

    assert 0 == main(words)

    assert () == verify(project.build).findings
    before = {path: path.stat().st_ino for path in project.build.rglob("*.*ml")}
    assert project.build / "index.html" in before
    assert 0 == main(words)
    assert before == {path: path.stat().st_ino for path in project.build.rglob("*.*ml")}


def test_a_build_that_fails_leaves_the_shelf_alone(project: Project, capsys: Printed) -> None:
    path = project.content / "tiny" / "brief.yaml"
    path.write_text(path.read_text("utf-8").replace("title:", "titel:", 1), "utf-8")

    assert 1 == main([*GLANCE, "--shelf", "--project", str(project.root)])

    assert 'the brief has no "title"' in capsys.readouterr().err
    assert not (project.build / "index.html").exists()


def test_what_is_wrong_with_the_shelf_is_told_by_the_build(project: Project, capsys: Printed) -> None:
    (project.build / "index.html").write_text("mine", "utf-8")

    assert 1 == main([*GLANCE, "--shelf", "--format", "html", "--quiet", "--project", str(project.root)])

    assert "error[shelf.not-ours]" in capsys.readouterr().err


@pytest.mark.parametrize("other", ["--draft", "--print", "--for-review", "--shard=1/2"])
def test_only_whole_builds_of_final_editions_go_on_the_shelf(other: str, capsys: Printed) -> None:
    assert 2 == main(["build", "--shelf", other])

    assert "--shelf is for whole builds of final editions" in capsys.readouterr().err


def test_a_script_that_a_template_brings_does_not_run(project: Project) -> None:
    folder = project.root / "templates" / "shelf"
    folder.mkdir(parents=True)
    page = (package_templates() / "shelf" / "page.html").read_text("utf-8")
    bad = '<title id="bad">bad</title><script>document.title = "run"</script>'
    (folder / "page.html").write_text(page.replace("<meta name", f"{bad}\n<meta name", 1), "utf-8")
    (folder / "search.js").write_text('document.title = "run"', "utf-8")

    shelve(project, project.build)

    with started_browser() as browser:
        shown = browser.new_page()
        shown.goto((project.build / "index.html").as_uri())
        assert "bad" == shown.title()
        shown.get_by_role("searchbox").fill("record")  # ours does
        assert "Found: 2" == shown.get_by_role("status").text_content()


@pytest.mark.parametrize("start", ["<script>1</script>", '<html lang="en" dir="ltr" onclick="run()">', "<!-- -->"])
def test_a_page_that_begins_with_something_else_is_refused(start: str, project: Project) -> None:
    folder = project.root / "templates" / "shelf"
    folder.mkdir(parents=True)
    page = (package_templates() / "shelf" / "page.html").read_text("utf-8")
    (folder / "page.html").write_text(page.replace("<!DOCTYPE html>", f"<!DOCTYPE html>{start}"), "utf-8")

    assert "shelf.bad-page" == finding(project).code


def test_a_mistake_in_a_template_is_told_at_its_line(project: Project) -> None:
    folder = project.root / "templates" / "shelf"
    folder.mkdir(parents=True)
    (folder / "index.html").write_text('{% extends "shelf/page.html" %}\n{% block content %}{{ papers }}{% endblock %}')

    found = finding(project)

    assert found.place
    assert ("templates/shelf/index.html", 2) == (found.place.file, found.place.line)
