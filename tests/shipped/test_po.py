"""The PO files that ship are sound for gettext's own checker, and as `update` writes them."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from tests.lengths import LENGTHS
from tests.shipped.conftest import BRIEF, REPOSITORY

from briefpress.content.load import load_brief
from briefpress.translation.commands import languages_of, update_files

FILES = sorted((REPOSITORY / "content").glob("*/translations/*.po")) + sorted(
    (REPOSITORY / "templates").rglob("labels/*.po")
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_gettext_accepts_it(path: Path) -> None:
    checked = subprocess.run(
        ["msgfmt", "--check", "--output-file=-", path], capture_output=True, text=False, check=False
    )

    assert 0 == checked.returncode, checked.stderr.decode()


def test_an_update_would_change_nothing() -> None:
    library = load_brief(REPOSITORY / "content" / BRIEF, REPOSITORY, LENGTHS)

    assert () == update_files(library, languages_of(library, ()))
