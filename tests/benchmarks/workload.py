"""The neutral workload: a generated brief in 18 editions (3 lengths, 6 languages), and its text for other tools."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from briefpress.composing.composer import Composer
from briefpress.document import tree
from briefpress.document.parse import parse
from briefpress.document.serialise import serialise
from briefpress.document.typography import typeset
from briefpress.editions.request import Request
from briefpress.pipeline.pipeline import editions, libraries
from briefpress.project import Project
from tests.lengths import BRIEF, GLANCE, INDEPTH
from tests.stress.corpus import Size, write_brief

NAME = "neutral"
# In English about 1, 4 and 8 pages: one-pagers are a little too long, so that some have to be cut and none is refused.
SIZE = Size(INDEPTH, words=1750, seed=7)
# How many sections the shorter lengths show.
SECTIONS = {GLANCE: 2, BRIEF: 5}


@dataclass(frozen=True, slots=True)
class Page:
    """One edition's text as other tools take it: a file of each kind, named by its stem."""

    folder: Path
    stem: str
    language: str

    def path(self, extension: str) -> str:
        return str(self.folder / f"{self.stem}.{extension}")


def write_project(root: Path) -> Project:
    """Write a project with the generated brief."""
    write_brief(root / "content", NAME, SIZE)
    path = root / "content" / NAME / "brief.yaml"
    brief = yaml.safe_load(path.read_text("utf-8"))
    for number, section in enumerate(brief["sections"]):
        section["from"] = str(next((length for length, count in SECTIONS.items() if number < count), SIZE.length))
    path.write_text(yaml.safe_dump(brief, allow_unicode=True, sort_keys=False), "utf-8")
    return Project(root)


def write_pages(project: Project, folder: Path) -> tuple[Page, ...]:
    """Write each edition's HTML with its style sheet, and its text for a Word template; pictures stand beside them."""
    folder.mkdir(parents=True)
    composer = Composer(project, "benchmark")
    known = {library.name: library for library in libraries(Request(), project)}
    pages = []
    for edition in editions(Request(), project):
        job = composer.job(known[edition.brief], edition, ())
        document = typeset(parse(job.versions[0]))
        page = Page(folder, edition.stem, edition.language)
        Path(page.path("html")).write_text(serialise(document), "utf-8")
        Path(page.path("css")).write_text(job.theme.css() + job.page_style, "utf-8")
        Path(page.path("json")).write_text(json.dumps({"blocks": list(_blocks(document))}), "utf-8")
        for asset in job.assets:
            (folder / asset.name).write_bytes(asset.content)
        pages.append(page)
    return tuple(pages)


def change_a_string(project: Project, brief: str, language: str) -> None:
    """Repeat the last sentence of a paragraph's translation: one string is then another."""
    path = project.content / brief / "translations" / f"{language}.po"
    text = path.read_text("utf-8")
    match = re.search(r'(?m)^msgstr ".*?\. ([A-ZÀ-Ý][^".\d\[\]()*^]{8,60}\.)"$', text)
    assert match, "no paragraph ends with a plain sentence"
    path.write_text(text[: match.end() - 1] + " " + match[1] + text[match.end() - 1 :], "utf-8")


def change_the_standfirst(project: Project, brief: str, language: str) -> None:
    """Put another full stop after what stands below the title of a one-pager, in a translation."""
    path = project.content / brief / "translations" / f"{language}.po"
    text = path.read_text("utf-8")
    match = re.search(r'(?m)^msgctxt "standfirst@glance"$(?:\n.*?)*?\nmsgstr (?:".*"\n)+', text)
    assert match, "one-pagers have no standfirst of their own"
    path.write_text(text[: match.end() - 2] + "." + text[match.end() - 2 :], "utf-8")


def copy_project(source: Path, root: Path) -> Project:
    shutil.copytree(source / "content", root / "content")
    return Project(root)


def _blocks(node: tree.Document | tree.Node) -> Iterator[dict[str, object]]:
    """Yield what a page says as flat paragraphs and tables."""
    for child in tree.children_of(node):
        match child:
            case tree.Heading():
                yield {"style": f"Heading {min(child.level, 3)}", "text": tree.text_of(child)}
            case tree.Table():
                rows = [[tree.text_of(cell) for cell in row.cells] for row in (*child.head, *child.body)]
                yield {"rows": rows}
            case tree.Item():
                yield {"style": "List Bullet", "text": tree.text_of(child)}
            case tree.Paragraph():
                yield {"style": "Normal", "text": tree.text_of(child)}
            case _:
                yield from _blocks(child)
