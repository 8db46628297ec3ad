"""The reference pages say what the code says: they are made from its help and its schemas."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from briefpress.project import Project
from briefpress.scaffold.schemas import audience_schema

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reference", ROOT / ".ci" / "reference.py")
    assert spec, "it is a file of Python"
    assert spec.loader, "files have one"
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_pages_are_current(reference: ModuleType, *, approve: bool) -> None:
    made = reference.pages()
    if approve:
        reference.write(made)

    old = [name for name, text in made.items() if (ROOT / name).read_text("utf-8") != text]

    assert [] == old, "`make docs` writes them anew"


def test_no_page_is_left_of_what_is_no_longer_made(reference: ModuleType) -> None:
    pages = {path.relative_to(ROOT).as_posix() for path in (ROOT / "docs/reference").iterdir()}

    assert set() == pages - reference.pages().keys()


def test_every_option_and_key_is_explained(reference: ModuleType) -> None:
    rows = [line for text in reference.pages().values() for line in text.splitlines() if line.startswith("| `-")]

    assert [] == [row for row in rows if row.endswith("|  |")]
    assert audience_schema(Project(ROOT)).count('"description"') > 14
