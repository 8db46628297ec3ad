"""A brief whose pages somebody reviews, and the files that were sent."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefpress.composing.composer import Composer
from briefpress.content.library import Library
from briefpress.content.load import load_brief
from briefpress.editions.edition import Edition
from briefpress.incoming.review.apply import target_of, written
from briefpress.incoming.review.page import Page, page_of, word_file_of
from briefpress.incoming.review.pull import Asked, Review, review
from briefpress.incoming.review.receipt import read_receipt
from briefpress.incoming.word import open_package
from briefpress.project import Project
from tests.conftest import CASES
from tests.incoming.review.editor import Editor
from tests.incoming.review.kinds import Kind, Kinds, Spot

GENERATOR = "BriefPress 0"


@dataclass(frozen=True, slots=True, repr=False)
class Sent:
    """An edition that was sent out."""

    project: Project
    library: Library
    page: Page
    content: bytes

    @property
    def kinds(self) -> Kinds:
        return Kinds(self.page, self.page.receipt.language, tuple(self.library.brief.sources))

    def spot(self, context: str) -> Spot:
        """Return where a wording stands."""
        return next(one for one in self.kinds.spots if one.context == context)

    def edited(self, edit: Callable[[Editor], None], *, tracked: bool = False, author: str = "Ann Reviewer") -> bytes:
        """Return the file as a reviewer gives it back."""
        editor = Editor(self.content, tracked=tracked, author=author)
        assert len(editor.paragraphs) == len(self.page.paragraphs)
        edit(editor)
        return editor.saved()

    def typed(self, context: str, old: str, new: str, *, tracked: bool = False, author: str = "Ann Reviewer") -> bytes:
        """Return the file with words of a wording typed over."""
        spot = self.spot(context)
        start = spot.at(old)
        return self.edited(
            lambda editor: editor.replace(spot.place, start, start + len(old), new), tracked=tracked, author=author
        )

    def pulled(self, *files: bytes, asked: Asked | None = None) -> Review:
        """Return what files come to."""
        named = [(f"{number}.docx", content) for number, content in enumerate(files, 1)]
        (found,) = review(named, self.project, GENERATOR, asked or Asked())
        return found

    def write(self, found: Review, *, with_comments: bool = False) -> str:
        """Write a review's changes into the project, and return the file."""
        path, _ = target_of(found)
        made = written(found, path.read_bytes(), found.changes, found.remarks if with_comments else ())
        assert () == made.refused
        path.write_bytes(made.content)
        return made.content.decode()


def send(project: Project, brief: str, length: str, language: str, audience: str = "policymakers") -> Sent:
    """Send an edition out, not laid out: its text is what counts."""
    composer = Composer(project, GENERATOR, allow_stale=True)
    library = load_brief(project.content / brief, project.root, composer.templates.lengths)
    edition = Edition(brief, language, next(one for one in library.lengths if str(one) == length), audience)
    content = word_file_of(composer, edition, composer.version(library, edition, frozenset()))
    return Sent(project, library, page_of(composer, library, read_receipt(open_package(content))), content)


@pytest.fixture
def water(tmp_path: Path) -> Project:
    """A project with a small brief that has a translation into French."""
    shutil.copytree(CASES / "translated" / "water", tmp_path / "content" / "water")
    return Project(tmp_path)


@pytest.fixture
def english(water: Project) -> Sent:
    return send(water, "water", "indepth", "en")


@pytest.fixture
def french(water: Project) -> Sent:
    return send(water, "water", "indepth", "fr")


def edited_by(sent: Sent, kind: Kind, *, tracked: bool) -> bytes:
    """Return the file with one kind of edit."""
    return sent.edited(kind.edit, tracked=tracked)
