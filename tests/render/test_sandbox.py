"""What templates can reach, and that the docs tell all of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from jinja2 import nodes
from tests.conftest import opener_at

from briefpress.diagnostics import BriefPressError
from briefpress.document import html_text
from briefpress.editions.request import Request
from briefpress.files.opener import Opener
from briefpress.pipeline.pipeline import check
from briefpress.project import Project, package_templates
from briefpress.render import bounds
from briefpress.render.bounds import Bounds, memory_bound
from briefpress.render.environment import TemplateFiles, make_environment
from briefpress.render.page import Renderer, Setting
from briefpress.translation.labels import Labels

DOCS = (Path(__file__).parents[2] / "docs" / "templates.md").read_text("utf-8")
LABELS = Labels("en", {})


def files_at(folder: Path) -> TemplateFiles:
    return TemplateFiles((folder,), (folder,), opener_at(folder))


def names_in(start: str, end: str) -> set[str]:
    return set(re.findall(r"`([a-z_]+)[`(]", DOCS[DOCS.index(start) : DOCS.index(end)]))


def test_the_docs_name_every_filter_and_function(tmp_path: Path) -> None:
    folders = (package_templates(),)
    renderer = Renderer(TemplateFiles(folders, folders, Project(tmp_path).opener), Setting(LABELS, "en", "ltr", "", ""))

    assert set(renderer.environment.filters) == names_in("Filters:", "## Where they end")
    # What the labels need is there for `_` and `{% trans %}`.
    functions = {name for name in renderer.environment.globals if "gettext" not in name} - {"_"}
    assert functions == names_in("Functions:", "Filters:") - {"block", "kind"}


def test_the_docs_name_every_block_of_the_page() -> None:
    environment = make_environment(files_at(package_templates()), LABELS)
    page = environment.parse((package_templates() / "page.html").read_text("utf-8"))

    blocks = {block.name for block in page.find_all(nodes.Block)}

    assert blocks == names_in("The blocks of `page.html`", "A block of any") - {"page"}


BOUNDS = (bounds.STEPS, bounds.OUTPUT, bounds.TEXT, bounds.ITEMS)
OF_A_PAGE = (html_text.CHARACTERS, html_text.TAGS, html_text.ATTRIBUTES, html_text.DEPTH)


@pytest.mark.parametrize("bound", sorted({*BOUNDS, *OF_A_PAGE}))
def test_the_docs_name_the_bounds(bound: int) -> None:
    assert f"| {bound:,} |" in DOCS


@pytest.mark.parametrize(
    ("template", "printed"),
    [
        ("{% for x in 'ab' %}{{ loop.index }}/{{ loop.length }} {% endfor %}", "1/2 2/2 "),
        ("{% for x in range(9) if x > 6 %}{{ x }}{% else %}none{% endfor %}", "78"),
        ("{% for x in [] %}{{ x }}{% else %}none{% endfor %}", "none"),
        ("{% for x in [[1], [2]] recursive %}{{ loop(x) if x is iterable else x }}{% endfor %}", "12"),
        ("{% macro twice(x) %}{{ x }}{{ caller() }}{% endmacro %}{% call twice(1) %}!{% endcall %}", "1!"),
        ("{{ 'a' ~ 1 ~ '<' }}", "a1&lt;"),
        ("{{ ('<b>' | safe) ~ '<' }}", "<b>&lt;"),
        ("{{ ['a', '<'] | join('-') }}", "a-&lt;"),
        ("{{ [3, 1, 2] | sort | join }}", "123"),
        ("{{ 1.256 | round(2) }}", "1.26"),
        ("{{ {'a': 1}.items() | list | length }}", "1"),
        ("{% set found = namespace(x=1) %}{% set found.x = found.x + 1 %}{{ found.x }}", "2"),
        ("{{ 2 * 3 }}{{ 'ab' * 2 }}{{ 7 % 4 }}{{ 2 ** 5 }}", "6abab332"),
    ],
)
def test_what_is_not_too_much_goes_as_ever(template: str, printed: str) -> None:
    environment = make_environment(TemplateFiles((), (), Opener(())), LABELS)

    assert printed == environment.from_string(template).render()


def test_counts_begin_anew_for_each_edition() -> None:
    environment = make_environment(TemplateFiles((), (), Opener(())), LABELS)
    template = environment.from_string("{% for x in range(10) %}{% endfor %}")

    template.render()
    steps = environment.bounds.steps
    environment.bounds = Bounds()
    template.render()

    assert steps == environment.bounds.steps > 10


def test_more_memory_than_there_may_be_is_an_error_and_no_end() -> None:
    with memory_bound(), pytest.raises(MemoryError):
        bytearray(2 * bounds.MEMORY)


def test_a_link_does_not_lead_out_of_the_folders(tmp_path: Path) -> None:
    templates = tmp_path / "templates"
    templates.mkdir()
    (tmp_path / "secret.html").write_text("secret", "utf-8")
    (templates / "link.html").symlink_to(tmp_path / "secret.html")
    (templates / "own.html").write_text("own", "utf-8")
    environment = make_environment(files_at(templates), LABELS)

    assert "own" == environment.get_template("own.html").render()
    for name in ("link.html", "base/link.html"):
        with pytest.raises(BriefPressError, match="leads out"):
            environment.get_template(name)


@pytest.mark.parametrize("link", ["page.css", "theme.yaml", "labels/fr.po", "audiences/press", "reference.docx"])
def test_no_file_of_the_templates_is_read_through_a_link_that_leads_out(link: str, project: Project) -> None:
    outside = project.root.parent / f"outside-{project.root.name}"
    outside.mkdir()
    (outside / "secret").write_text("secret", "utf-8")
    path = project.root / "templates" / link
    path.parent.mkdir(parents=True)
    path.symlink_to(outside if link == "audiences/press" else outside / "secret")

    with pytest.raises(BriefPressError) as caught:
        check(Request(), project)

    assert [("templates.link", f"templates/{link}:1:1")] == [
        (finding.code, str(finding.place)) for finding in caught.value.diagnostics
    ]


def test_a_link_within_the_templates_is_followed(project: Project) -> None:
    templates = project.root / "templates"
    for folder in ("ours", "parts"):
        (templates / folder).mkdir(parents=True)
    (templates / "ours" / "real.html").write_text("{{ nothing }}", "utf-8")
    (templates / "parts" / "key_messages.html").symlink_to(templates / "ours" / "real.html")

    with pytest.raises(BriefPressError) as caught:
        check(Request(languages=("en",), lengths=("glance",)), project)

    assert ["'nothing' is undefined (while printing the key_messages)"] == [
        finding.message for finding in caught.value.diagnostics
    ]
