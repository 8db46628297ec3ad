"""Each shipped audience has a look of its own, which PDF, Word and HTML all show, and which can be read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest
from tests.conftest import one_pager
from tests.lengths import GLANCE

from briefpress.composing.composer import Composer
from briefpress.content.lengths import Length
from briefpress.editions.edition import Edition
from briefpress.project import Project, package_templates
from briefpress.theme.theme import Theme

AUDIENCES = sorted(path.name for path in (package_templates() / "audiences").iterdir())


@dataclass(frozen=True)
class Made:
    """One page for an audience, in every format."""

    theme: Theme
    pdf: bytes
    docx: bytes
    html: str


@pytest.fixture(params=AUDIENCES)
def made(request: pytest.FixtureRequest, project: Project) -> Made:
    audience = str(request.param)
    path = project.content / "tiny" / "brief.yaml"
    path.write_text(path.read_text("utf-8").replace("[policymakers, public]", f"[{', '.join(AUDIENCES)}]"), "utf-8")
    read = {format_: path.read_bytes() for format_, path in one_pager(project, audience).items()}
    return Made(theme_of(project, audience), read["pdf"], read["docx"], read["html"].decode())


def test_every_format_has_the_accent_of_the_audience(made: Made) -> None:
    accent = made.theme.colour("color-accent")

    assert accent in colours_of_pdf(made.pdf)
    assert f"--color-accent:#{accent.lower()};" in made.html
    with zipfile.ZipFile(io.BytesIO(made.docx)) as word:
        assert f'<a:accent1><a:srgbClr val="{accent}"/></a:accent1>' in word.read("word/theme/theme1.xml").decode()
        assert f'w:fill="{made.theme.colour("masthead-tab")}"' in word.read("word/styles.xml").decode()


def test_no_two_audiences_look_alike(tmp_path: Path) -> None:
    accents = {theme_of(Project(tmp_path), audience).colour("color-accent") for audience in AUDIENCES}

    assert len(AUDIENCES) == len(accents)


def theme_of(project: Project, audience: str, length: Length = GLANCE) -> Theme:
    return Composer(project, "x").appearance.theme(Edition("tiny", "en", length, audience))


def colours_of_pdf(pdf: bytes) -> set[str]:
    """Return the colours that the first page is filled with, as digits."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return set(_fills(opened.pages[0]))


def _fills(page: pikepdf.Page) -> Iterator[str]:
    for instruction in pikepdf.parse_content_stream(page):
        if str(instruction.operator) in ("rg", "sc", "scn") and len(instruction.operands) == 3:
            yield "".join(f"{round(float(str(part)) * 255):02X}" for part in instruction.operands)
