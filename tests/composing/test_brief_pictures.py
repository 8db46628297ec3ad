"""Pictures of a brief are the same in PDF, Word and HTML: prepared once, as wide as the brief says."""

from __future__ import annotations

import base64
import io
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from tests.conftest import AS_IT_COMES, CASES, tiny_project
from tests.lengths import LENGTHS
from tests.writers.docx.word import Word

from briefpress.cli import main
from briefpress.composing.composer import Composer
from briefpress.content.load import load_brief
from briefpress.diagnostics import Diagnostic
from briefpress.editions.edition import Edition
from briefpress.pipeline.placing import placed
from briefpress.project import Project

pytestmark = pytest.mark.slow

TAKEN = CASES / "pictures" / "taken"
DRAWN = CASES / "pictures" / "drawn"
ONLY = (
    *("--length", "brief", "--language", "en", "--audience", "policymakers", "--jobs", "1"),
    *("--set", AS_IT_COMES[1]),
)
CREDIT = "Photograph: Ana Prieto"
FIGURES = (
    f'{{image: exif-6.jpg, width: half, credit: "{CREDIT}"}}',
    "{image: exif-6.jpg, width: page, crop: {top: 50, left: 20}}",
    "{image: no-app-segment.jpg, width: text}",
    "{image: photo.webp}",
    "{image: grey-16.png}",
    "{image: canva.svg}",
)
EMU_PER_MM = 36000
STRIP_MM = 30
"""Before the lines of the text."""
NATURAL_MM = (60 / 96 * 25.4, 64 / 96 * 25.4)
"""Of the two that say no width."""


def with_figures(project: Project, figures: tuple[str, ...]) -> Project:
    """Return a project whose brief shows pictures, every one of the cases beside it."""
    brief = project.content / "tiny" / "brief.yaml"
    words = ("{type: figure, alternative: A picture, caption: Shown, " + figure[1:] for figure in figures)
    section = "".join(f"      - {one}\n" for one in words)
    text = brief.read_text("utf-8").replace("colophon:\n", f"  - title: Pictures\n    blocks:\n{section}colophon:\n")
    brief.write_text(text, "utf-8")
    for path in (*TAKEN.iterdir(), *DRAWN.iterdir()):
        shutil.copy(path, brief.parent)
    return project


@dataclass(frozen=True)
class Made:
    word: Word
    html: str
    pdf: bytes

    @property
    def on_screen(self) -> list[tuple[str, bytes]]:
        """What kind of picture each figure of the web page is, and its bytes."""
        found = re.findall(r'<img src="data:([^;]+);base64,([^"]+)"', self.html)
        return [(kind, base64.b64decode(content)) for kind, content in found]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    project = with_figures(tiny_project(tmp_path_factory.mktemp("pictures")), FIGURES)
    assert 0 == main(["build", "--project", str(project.root), "--quiet", *ONLY])
    word, html, pdf = (next(project.build.rglob(f"tiny/en/*.{kind}")).read_bytes() for kind in ("docx", "html", "pdf"))
    return Made(Word(word), html.decode(), pdf)


def size(content: bytes) -> tuple[int, int]:
    return Image.open(io.BytesIO(content)).size


def test_every_format_has_the_same_bytes(made: Made) -> None:
    in_word = {content for name, content in made.word.parts.items() if name.startswith("word/media/")}

    kinds = [kind for kind, _ in made.on_screen]

    assert ["image/jpeg", "image/jpeg", "image/jpeg", "image/png", "image/png", "image/svg+xml"] == kinds
    assert {content for _, content in made.on_screen} <= in_word


def test_pixels_are_those_of_the_printed_size(made: Made) -> None:
    shown = [size(content) for kind, content in made.on_screen if kind != "image/svg+xml"]

    # Turned; then cropped, of the same file; those smaller than their room as they are.
    assert [(900, 500), (720, 250), (600, 400), (60, 40), (64, 8)] == shown


def test_word_shows_them_as_wide_as_the_brief_says(made: Made) -> None:
    widths = [int(str(across)) / EMU_PER_MM for across in made.word.values("//wp:extent/@cx")]

    assert near(widths) == widths[:5]


def test_pdf_shows_them_as_wide_as_the_brief_says(made: Made) -> None:
    with pikepdf.open(io.BytesIO(made.pdf)) as pdf:
        found = [across for page in pdf.pages for across in _widths_of_pictures(page)]

    assert near(found) == found[:5]


def near(found: list[float]) -> list[object]:
    """Return what pictures are wide: half of the page between the margins, all of it, a line of text, as they are.

    The side margin moves with the setting, and those that fill a share of the page with it.
    """
    page = found[1]
    assert 160 < page < 181
    return [pytest.approx(width, abs=0.5) for width in (page / 2, page, page - STRIP_MM, *NATURAL_MM)]


def _widths_of_pictures(page: pikepdf.Page) -> list[float]:
    """Return how wide each image is that is drawn on a page itself, in millimetres."""
    found, matrix, stack = [], pikepdf.Matrix(), []
    for instruction in pikepdf.parse_content_stream(page):
        match str(instruction.operator):
            case "q":
                stack.append(matrix)
            case "Q":
                matrix = stack.pop()
            case "cm":
                matrix = pikepdf.Matrix(*map(float, instruction.operands)) @ matrix
            case "Do" if str(instruction.operands[0]).startswith("/i"):
                found.append(matrix.a / 72 * 25.4)
    return found


def test_a_credit_stands_below_its_picture(made: Made) -> None:
    shown = re.search(rf'<img[^>]*>\s*<p class="note credit">{CREDIT}</p>', made.html)

    assert shown
    assert CREDIT in [str(text) for text in made.word.values("//w:t/text()")]


def test_a_png_beside_a_drawing_stands_for_it_in_word(project: Project) -> None:
    with_figures(project, ("{image: inkscape.svg}",))
    beside = (TAKEN / "palette.png").read_bytes()
    (project.content / "tiny" / "inkscape.png").write_bytes(beside)

    assert 0 == main(["build", "--project", str(project.root), "--quiet", "--format", "docx", *ONLY])

    word = Word(next(project.build.rglob("tiny/en/*.docx")).read_bytes())
    sizes = [size(content) for name, content in word.parts.items() if name.endswith(".png") and "media" in name]
    assert [(60, 40)] == sizes


def test_what_cannot_be_drawn_is_told_at_the_figure(project: Project) -> None:
    with_figures(project, ("{image: photo.webp}", "{image: canva.svg}"))
    library = load_brief(project.content / "tiny", project.root, LENGTHS)
    renderer = Composer(project, "").renderer(Edition("tiny", "en", LENGTHS[1], "policymakers"))
    finding = Diagnostic("document.bad-picture", 'the picture "canva.svg" cannot be drawn whole: no')

    place = placed(finding, library, renderer).place

    assert place
    assert "image: canva.svg" in place.excerpt
    assert place.column > 1


@pytest.mark.parametrize("name", ["wide-gamut.jpg", "exif-8.webp"])
def test_a_logo_may_be_a_photograph(name: str, tmp_path: Path) -> None:
    project = tiny_project(tmp_path)
    folder = project.root / "templates"
    folder.mkdir()
    shutil.copy(TAKEN / name, folder / name)
    (folder / "theme.yaml").write_text(f"logo: {{file: {name}, alt: Works, height: 10mm}}\n", "utf-8")

    assert 0 == main(["build", "--project", str(project.root), "--quiet", *ONLY])

    word = Word(next(project.build.rglob("tiny/en/*.docx")).read_bytes())
    html = next(project.build.rglob("tiny/en/*.html")).read_text("utf-8")
    (media,) = (content for part, content in word.parts.items() if part.startswith("word/media/"))
    assert (60, 40) == size(media)
    assert base64.b64encode(media).decode() in html
    with pikepdf.open(next(project.build.rglob("tiny/en/*.pdf"))) as pdf:
        assert [pytest.approx(15, abs=0.2)] == _widths_of_pictures(pdf.pages[0])
