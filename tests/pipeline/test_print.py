"""`build --print` and its kin: PDF/X-4 that passes a preflight, in a folder of its own; large print in all scripts."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import zipfile
from contextlib import closing
from html import unescape
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageCms
from tests.composing.test_brief_pictures import FIGURES, with_figures
from tests.conftest import AS_IT_COMES, CASES, tiny_project
from tests.shipped.readers import pieces_of_pdf
from tests.writers.pdf.prepress.preflight import faults

from briefpress.assets.pictures.inks import inks_of
from briefpress.assets.profiles import shipped_profile
from briefpress.cli import main
from briefpress.cli.options import Printed
from briefpress.composing.composer import Composer
from briefpress.content.lengths import Length
from briefpress.diagnostics import Severity
from briefpress.editions.edition import Edition
from briefpress.editions.request import Request
from briefpress.pipeline.outcome import Plan
from briefpress.pipeline.pipeline import build as build_all
from briefpress.project import Project
from briefpress.report.progress import SilentProgress
from briefpress.theme.contrast import LEAST, PAIRS
from briefpress.writers.pdf.prepress.printing import IMPOSED, PRINT_FORMATS, PrintFormat

pytestmark = pytest.mark.slow

ONLY = ("--length", "glance", "--audience", "policymakers", "--jobs", "1", "--quiet", "--set", AS_IT_COMES[0])
SHIPPED = Path(__file__).parents[2] / "content" / "green-belt-and-road"
IN_ENGLISH = (*ONLY, "--language", "en")
MM = 72 / 25.4
FORMS = ("press", "press-grey", "booklet", "cut-stack-grey")
LARGE = {"en": "Large print", "fr": "Gros caractères", "ar": "بحروف كبيرة", "zh-Hans": "大字版"}
"""What each page says of itself."""

needs_ghostscript = pytest.mark.skipif(not shutil.which("gs"), reason="Ghostscript is not installed")


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project whose one-pager has been made for readers, for print in each form, and in large print."""
    root = tmp_path_factory.mktemp("print")
    shutil.copytree(CASES / "translated" / "water", root / "content" / "water")
    project = Project(root)
    build(project, *IN_ENGLISH)
    large = ("large-print.pdf", "large-print-two-up.pdf")
    for prints, languages in ((tuple(f"{form}.pdf" for form in FORMS), ("en",)), (large, ("en", "fr"))):
        request = Request(languages=languages, audiences=("policymakers",), lengths=("glance",))
        plan = Plan(project.build / "print", 1, prints=prints, settings=AS_IT_COMES)
        outcome = build_all(request, project, plan, SilentProgress())
        assert all(one.severity is not Severity.ERROR for one in outcome.diagnostics)
    return project


def build(project: Project, *words: str) -> None:
    assert 0 == main(["build", "--project", str(project.root), *words])


def made(project: Project, form: str, language: str = "en", brief: str = "water") -> Path:
    return project.build / "print" / brief / language / f"{brief}.glance.policymakers.{language}.{form}.pdf"


def for_readers(project: Project, format_: str) -> Path:
    return project.build / "water" / "en" / f"water.glance.policymakers.en.{format_}"


def manifest(folder: Path) -> dict[str, object]:
    value = json.loads((folder / "manifest.json").read_text("utf-8"))
    assert isinstance(value, dict)
    return value


@pytest.mark.parametrize("form", [*FORMS, "large-print-two-up"])
def test_passes_the_preflight(form: str, printed: Project) -> None:
    path = made(printed, form)

    assert [] == faults(path)
    assert (
        "No syntax or stream encoding errors"
        in subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=True).stdout
    )


def test_the_preflight_tells_what_is_not_for_a_print_shop(printed: Project) -> None:
    found = {fault.partition(":")[0] for fault in faults(for_readers(printed, "pdf"))}

    assert {"6.1", "6.2.2", "6.4.3", "6.7.2", "6.10", "6.13"} <= found


def test_pages_are_those_of_the_reader_with_three_millimetres_to_cut(printed: Project) -> None:
    with pikepdf.open(made(printed, "press")) as pdf, pikepdf.open(for_readers(printed, "pdf")) as read:
        trim, bleed = ([round(float(edge) / MM) for edge in pdf.pages[0].obj[box]] for box in ("/TrimBox", "/BleedBox"))
        assert len(read.pages) == len(pdf.pages)
        assert [0, 0, 210, 297] == trim
        assert [-3, -3, 213, 300] == bleed


def test_a_folder_of_its_own_tells_what_is_in_it(printed: Project) -> None:
    told, final = manifest(printed.build / "print"), manifest(printed.build)

    assert str(told["generator"]) == f"{final['generator']} (print)"
    assert {f"{form}.pdf" for form in (*FORMS, "large-print", "large-print-two-up")} == {
        one["format"] for one in entries(told)
    }
    assert {"pdf", "docx", "html"} == {one["format"] for one in entries(final)}
    assert 0 == main(["verify", "--project", str(printed.root), str(printed.build / "print"), "--quiet"])


def entries(value: dict[str, object]) -> list[dict[str, object]]:
    found = value["editions"]
    assert isinstance(found, list)
    return found


def test_what_readers_get_stays_as_it_is(printed: Project) -> None:
    before = {path: path.read_bytes() for path in printed.build.rglob("water.*.en.*") if "print" not in path.parts}
    said = (printed.build / "manifest.json").read_bytes()

    build(printed, *IN_ENGLISH, "--force")

    assert before
    assert before == {path: path.read_bytes() for path in before}
    assert said == (printed.build / "manifest.json").read_bytes()


@pytest.mark.parametrize(("form", "words"), [("press", ("--print",)), ("large-print", ("--large-print",))])
def test_a_second_build_makes_the_same_bytes(form: str, words: tuple[str, ...], printed: Project) -> None:
    before = made(printed, form).read_bytes()

    build(printed, *IN_ENGLISH, *words, "--force")

    assert before == made(printed, form).read_bytes()


def test_every_format_can_be_typed() -> None:
    typed = {
        name
        for is_press in (False, True)
        for is_grey in (False, True)
        for form in ("", *IMPOSED)
        for is_large in (False, True)
        for name in Printed(is_press, is_grey, form, "", is_large).formats
    }

    assert set(PRINT_FORMATS) == typed
    assert all(name == one.name and isinstance(one, PrintFormat) for name, one in PRINT_FORMATS.items())


def test_is_not_put_among_what_readers_get(printed: Project, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["build", "--project", str(printed.root), *IN_ENGLISH, "--print", "--out", str(printed.build)]

    assert 1 == main(words)
    assert "files for print cannot be written to" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--print", "--draft"), "a draft is not for a printing machine"),
        (("--grey", "--format", "pdf"), "take --format away"),
        (("--print", "--sheet", "a3"), "add --impose"),
        (("--impose", "leaflet"), "'booklet', 'two-up', 'cut-stack'"),
    ],
)
def test_words_that_do_not_go_together_are_told(
    words: tuple[str, ...], told: str, printed: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert 2 == main(["build", "--project", str(printed.root), *words])
    assert told in capsys.readouterr().err


@pytest.mark.parametrize(
    ("theme", "told"),
    [
        ("base: {cmyk: {ink: 60 40 40 100}}", "error[print.rich-black]: cmyk-ink is a rich black"),
        ("base: {cmyk: {accent: 90 90 90 50}}", "error[print.too-much-ink]: cmyk-accent is 320% of ink"),
        ("base: {cmyk: {accent: 90 40 50 145}}", 'error[theme.bad-token]: "90 40 50 145" is not four inks'),
        ("base: {print: {bleed: 3cm}}", 'error[theme.bad-token]: "3cm" is not a length from 0mm to 20mm'),
        ("base: {print: {sheet: a7}}", 'error[theme.bad-token]: "a7" is not a sheet'),
        ("base: {print: {profile: press.icc}}", "error[print.no-profile]: there is no profile press.icc"),
        (
            "base: {print: {profile: screen.icc}}",
            "error[print.bad-profile]: the profile templates/screen.icc is an ICC",
        ),
        (
            'base: {color: {signal: "#0b4a50"}, cmyk: {accent: 90 40 50 45, signal: 0 80 90 40}}',
            "error[print.one-colour-two-inks]: cmyk-accent and cmyk-signal differ",
        ),
    ],
)
def test_what_a_look_cannot_be_printed_with_is_told_where_it_stands(
    theme: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(CASES / "translated" / "water", tmp_path / "content" / "water")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "theme.yaml").write_text(f"{theme}\n", "utf-8")
    (tmp_path / "templates" / "screen.icc").write_bytes(
        ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    )

    assert 1 == main(["build", "--project", str(tmp_path), *IN_ENGLISH, "--print"])

    error = capsys.readouterr().err
    assert told in error
    assert re.search(r"--> templates/theme.yaml:1:\d+", error)


def test_inks_and_profile_are_those_of_the_look(tmp_path: Path) -> None:
    shutil.copytree(CASES / "translated" / "water", tmp_path / "content" / "water")
    (tmp_path / "templates").mkdir()
    look = "base: {cmyk: {accent: 91 41 51 45}, print: {profile: house.icc, marks: none, bleed: 5mm}}\n"
    (tmp_path / "templates" / "theme.yaml").write_text(look, "utf-8")
    (tmp_path / "templates" / "house.icc").write_bytes(shipped_profile())
    project = Project(tmp_path)

    build(project, *IN_ENGLISH, "--print")

    assert [] == faults(made(project, "press"))
    with pikepdf.open(made(project, "press")) as pdf:
        assert "0.91 0.41 0.51 0.45 k" in pdf.pages[0].obj.Contents.read_bytes().decode()
        assert "Custom" == str(pdf.Root.OutputIntents[0].OutputConditionIdentifier)
        assert [-5] * 2 == [round(float(pdf.pages[0].obj[box][0]) / MM) for box in ("/BleedBox", "/MediaBox")]


def test_pictures_pass_as_well_and_coarse_ones_are_told_at_their_figures(tmp_path: Path) -> None:
    project = with_figures(tiny_project(tmp_path), FIGURES)
    request = Request(languages=("en",), audiences=("policymakers",), lengths=("brief",))

    plan = Plan(project.build / "print", 1, prints=("press.pdf", "press-grey.pdf"), settings=AS_IT_COMES)
    outcome = build_all(request, project, plan, SilentProgress())

    assert [[], []] == [faults(plan.out / entry.path) for entry in outcome.entries]
    coarse = [one for one in outcome.diagnostics if one.code == "print.coarse-picture"]
    lines = (project.content / "tiny" / "brief.yaml").read_text("utf-8").splitlines()
    assert coarse
    assert all(one.place and "type: figure" in lines[one.place.line - 1] for one in coarse)


# ---- what a printing machine makes of it


def plates(path: Path, folder: Path) -> dict[str, Image.Image]:
    """Return the plates of the first page within its trim, 255 where there is no ink."""
    target = folder / "plate.tif"
    command = ("gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", "-r72", "-dUseTrimBox")
    subprocess.run([*command, "-dLastPage=1", f"-sOutputFile={target}", path], check=True, capture_output=True)
    names = ("Cyan", "Magenta", "Yellow", "Black")
    return {name: Image.open(folder / f"plate({name}).tif").convert("L") for name in names}


@needs_ghostscript
def test_letters_stand_on_the_black_plate_alone(printed: Project, tmp_path: Path) -> None:
    found = plates(made(printed, "press"), tmp_path)

    pixels = list(zip(*(plate.tobytes() for plate in found.values()), strict=True))
    black = [pixel for pixel in pixels if pixel[3] < 25]
    assert len(black) > 1000
    # What is below them is a tint of a box at most, which goes on there.
    assert min(min(pixel[:3]) for pixel in black) > 220
    assert any(min(pixel[:3]) < 255 for pixel in black)
    assert any(pixel[0] < 128 for pixel in pixels)


@needs_ghostscript
def test_grey_has_one_plate(printed: Project, tmp_path: Path) -> None:
    found = plates(made(printed, "press-grey"), tmp_path)

    assert [(255, 255)] * 3 == [found[name].getextrema() for name in ("Cyan", "Magenta", "Yellow")]
    assert (0, 255) == found["Black"].getextrema()


@pytest.mark.parametrize("audience", ["policymakers", "business", "public"])
def test_grey_can_be_read(audience: str, tmp_path: Path) -> None:
    inks = inks_of(shipped_profile())
    theme = Composer(Project(tmp_path), "x").appearance.theme(Edition("tiny", "en", Length("brief", 1), audience))

    def light(token: str) -> float:
        """Return how much light a colour in grey sends back, 1 for paper."""
        digits = theme.colour(token) or "FFFFFF"
        red, green, blue = (int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4))
        lightness = inks.lightness_of((0, 0, 0, inks.grey_of(red, green, blue)))
        return float(((lightness + 16) / 116) ** 3)

    for text, ground in (pair for pair in PAIRS if not pair[0].startswith("dark-")):
        lights = sorted((light(text), light(ground) if ground in theme.by_name else 1.0))
        assert (lights[1] + 0.05) / (lights[0] + 0.05) >= LEAST, (text, ground)


# ---- large print


@pytest.fixture(scope="module")
def in_other_scripts(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The shipped brief's one-pager in Arabic and Chinese, in large print and as a booklet."""
    root = tmp_path_factory.mktemp("scripts")
    shutil.copytree(SHIPPED, root / "content" / SHIPPED.name, ignore=shutil.ignore_patterns("fr.po", "es.po", "ru.po"))
    brief = root / "content" / SHIPPED.name / "brief.yaml"
    languages = re.compile(r"(?m)^languages: \[.*\]$")
    brief.write_text(languages.sub("languages: [en, zh-Hans, ar]", brief.read_text("utf-8")), "utf-8")
    project = Project(root)
    request = Request(languages=("ar", "zh-Hans"), audiences=("policymakers",), lengths=("glance",))
    prints = ("large-print.pdf", "large-print-booklet.pdf")
    outcome = build_all(request, project, Plan(project.build / "print", 1, prints=prints), SilentProgress())
    assert 4 == len(outcome.entries)
    return project


@pytest.mark.parametrize("language", LARGE)
def test_large_print_says_so_on_each_page_and_sets_nothing_small(
    language: str, printed: Project, in_other_scripts: Project
) -> None:
    if language in ("en", "fr"):
        path = made(printed, "large-print", language)
    else:
        path = made(in_other_scripts, "large-print", language, SHIPPED.name)

    words = {piece.content[0]: "" for piece in pieces_of_pdf(path)}
    for piece in pieces_of_pdf(path):
        words[piece.content[0]] += "".join(piece.text.split())
    sizes = [round(piece.size, 1) for piece in pieces_of_pdf(path) if piece.text.strip()]
    assert len(words) > 1
    assert all(set("".join(LARGE[language].split())) <= set(text) for text in words.values())
    assert 16 <= min(sizes)
    assert any(18 <= size <= 21 for size in sizes)


def test_arabic_is_folded_the_other_way_round(in_other_scripts: Project) -> None:
    with closing(
        pypdfium2.PdfDocument(made(in_other_scripts, "large-print-booklet", "zh-Hans", SHIPPED.name))
    ) as chinese:
        left_to_right = sides_with_text(chinese[0])
    with closing(pypdfium2.PdfDocument(made(in_other_scripts, "large-print-booklet", "ar", SHIPPED.name))) as arabic:
        right_to_left = sides_with_text(arabic[0])

    assert left_to_right == right_to_left[::-1]


def sides_with_text(side: pypdfium2.PdfPage) -> list[bool]:
    """Return which halves of a sheet's first side, left and right, bear a page's masthead."""
    width, height = side.get_size()
    page = side.get_textpage()
    return ["English" in page.get_text_bounded(x, height * 0.7, x + width / 2, height) for x in (0, width / 2)]


def test_large_print_has_the_same_words(printed: Project) -> None:
    with closing(pypdfium2.PdfDocument(made(printed, "large-print"))) as pdf:
        large = words_in(" ".join(page.get_textpage().get_text_range() for page in pdf))

    with zipfile.ZipFile(for_readers(printed, "docx")) as word:
        body = word.read("word/document.xml").decode()
    without_fields = re.sub(r"<w:instrText.*?</w:instrText>", "", body)
    shown = words_in(unescape(re.sub(r"<[^<>]*>", "", without_fields.replace("</w:p>", " "))))
    assert len(shown) > 25
    assert set() == shown - large


def words_in(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{4,}", re.sub("[\u00ad\u2060\u200b]", "", text)))


def test_large_print_counts_the_pages_that_it_takes(printed: Project) -> None:
    told = [one for one in entries(manifest(printed.build / "print")) if one["format"] == "large-print.pdf"]

    assert {"en", "fr"} == {str(one["language"]) for one in told}
    assert all(one["pages"] == one["budget"] for one in told)
    assert {18} == {one["text_pt"] for one in told}
