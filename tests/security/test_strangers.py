"""What was found by attacking BriefPress from outside, put where a stranger would put it.

Each is a finding with a place, and nothing is made: by `check`, and by `build`, which leaves its folder as it was. More
of each kind stand in the cases that the rooms' own tests go through.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from briefpress.cli import main
from briefpress.project import Project, package_templates
from tests.assets.pictures.test_picture import with_figures
from tests.conftest import CASES

ONLY = ("--length", "glance", "--audience", "policymakers")
STYLES = sorted(path.name for path in (CASES / "css" / "refused").iterdir())
PICTURES = (
    "comments-before-the-root.svg",
    "repeated-gradient.svg",
    "markers-on-a-long-path.svg",
    "script-by-prefix.svg",
    "link-by-character-reference.svg",
    "import-by-escape.svg",
    "no-view-box.svg",
    "no-pixels.png",
    "corrupt-data.png",
)
TEMPLATES = (
    "filters-in-a-straight-line",
    "control-character-by-reference",
    "chart-with-an-exponent-without-end",
    "theme-with-a-variable-in-a-number",
    "rows-that-reach-too-far",
)


def style(name: str) -> Callable[[Project], str]:
    """Lay a style sheet under the shipped one."""

    def put(project: Project) -> str:
        shipped, case = package_templates() / "page.css", CASES / "css" / "refused" / name
        path = project.root / "templates" / "page.css"
        path.parent.mkdir()
        path.write_text(shipped.read_text("utf-8") + "\n" + case.read_text("utf-8"), "utf-8")
        return "en"

    return put


def picture(name: str) -> Callable[[Project], str]:
    def put(project: Project) -> str:
        with_figures(project, CASES / "pictures" / "refused", [name])
        return "en"

    return put


def templates(name: str) -> Callable[[Project], str]:
    def put(project: Project) -> str:
        shutil.copytree(CASES / "templates" / name, project.root / "templates")
        (project.root / "templates" / "expected.txt").unlink()
        return "en"

    return put


def letterhead(project: Project) -> str:
    folder = project.root / "templates"
    folder.mkdir()
    shutil.copy(CASES / "reference" / "dde-and-remote-fields" / "letterhead.docx", folder / "reference.docx")
    return "en"


def terms(project: Project) -> str:
    shutil.copytree(CASES / "translated" / "water", project.content / "water")
    shutil.rmtree(project.content / "tiny")
    shutil.copy(CASES / "terms" / "endings-without-end.yaml", project.content / "water" / "terms.yaml")
    return "fr"


ATTACKS: dict[str, Callable[[Project], str]] = {
    **{name: style(name) for name in STYLES},
    **{name: picture(name) for name in PICTURES},
    **{name: templates(name) for name in TEMPLATES},
    "letterhead": letterhead,
    "terms": terms,
}


def made(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_is_a_finding_with_a_place_and_nothing_is_made(
    attack: Callable[[Project], str], project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    language = attack(project)
    (project.build / "tiny").mkdir(parents=True)
    (project.build / "tiny" / "good.pdf").write_bytes(b"the last good file")
    before = made(project.build)

    for command in ("check", "build"):
        status = main([command, "--project", str(project.root), "--language", language, *ONLY])

        said = "".join(capsys.readouterr())
        assert 1 == status
        assert "error[" in said
        assert " --> " in said
        assert "Traceback" not in said
    assert before == made(project.build)
