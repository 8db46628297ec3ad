"""A look brings its fonts along: every format is set in them, on a machine that has not installed them."""

from __future__ import annotations

import base64
import io
import re
import subprocess
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from openxml_audit import OpenXmlValidator
from page import validate_pdf
from tests.assets.fonts.made import LATIN, font, put
from tests.conftest import AS_IT_COMES, one_pager, tiny_project
from tests.programs import Errors
from tests.writers.docx.word import Word

from briefpress.diagnostics import BriefPressError
from briefpress.doctor.font_needs import font_needs_of
from briefpress.editions.request import Request
from briefpress.pipeline.outcome import Outcome, Plan
from briefpress.pipeline.pipeline import build, check
from briefpress.project import Project
from briefpress.report.progress import SilentProgress
from briefpress.writers.docx.embedded_fonts import obfuscated

pytestmark = pytest.mark.slow

REGULAR, BOLD = font(width=450), font(weight=700, width=500)
THEME = """base:
  font:
    title: '"House Serif"'
    head: '"House Serif"'
    text: '"House Serif"'
    numeral: '"House Serif"'
    latin: '"House Serif"'
"""


def made(project: Project) -> Outcome:
    wanted = Request(languages=("en",), audiences=("policymakers",), lengths=("glance",))
    return build(wanted, project, Plan(project.build, 1, settings=AS_IT_COMES), SilentProgress())


@pytest.fixture
def house(project: Project) -> Project:
    return in_house_fonts(project)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The one-pager of such a project, printed."""
    return one_pager(in_house_fonts(tiny_project(tmp_path_factory.mktemp("house"))))


def in_house_fonts(project: Project) -> Project:
    templates = project.root / "templates"
    put(templates, regular=REGULAR, bold=BOLD)
    (templates / "theme.yaml").write_text(THEME, "utf-8")
    return project


def fonts_in_pdf(path: Path) -> set[str]:
    told = subprocess.run(["pdffonts", path], check=True, capture_output=True, timeout=60)
    assert b"" == told.stderr
    return {line.split()[0].split("+", 1)[-1] for line in told.stdout.decode().splitlines()[2:]}


def test_every_format_is_set_in_them(files: dict[str, Path]) -> None:
    fonts = fonts_in_pdf(files["pdf"])
    assert any(name.startswith("House-Serif") for name in fonts)
    assert set() == fonts & {"Noto-Serif", "Noto-Serif-Bold", "Noto-Serif-Italic"}
    report = validate_pdf(files["pdf"], profile="ua1")
    assert [] == [(failure.rule_id, failure.message) for failure in report.failures]
    page = files["html"].read_text("utf-8")
    rules = re.findall(r'@font-face{font-family:"House Serif";font-weight:(\d+);.*?base64,(.*?)\)', page)
    assert {"400", "700"} == {weight for weight, _ in rules}
    assert all(ord("e") in TTFont(io.BytesIO(base64.b64decode(data))).getBestCmap() for _, data in rules)
    assert "font-src data:" in page
    word = Word(files["docx"].read_bytes())
    assert [REGULAR, BOLD] == [shown(word, "House Serif", face) for face in ("embedRegular", "embedBold")]
    assert [] == [error.description for error in OpenXmlValidator().validate(files["docx"]).errors]


def test_word_files_with_fonts_pass_the_open_xml_sdk(files: dict[str, Path], open_xml_sdk: Errors) -> None:
    assert [] == open_xml_sdk(files["docx"])


def shown(word: Word, family: str, face: str) -> bytes:
    """Return the font that a Word file holds for a face, as Word would undo what hides it."""
    table = "word/fontTable.xml"
    (key,) = word.values(f"//w:font[@w:name='{family}']/w:{face}/@w:fontKey", table)
    (relation,) = word.values(f"//w:font[@w:name='{family}']/w:{face}/@r:id", table)
    return obfuscated(word.parts[f"word/{word.relations('fontTable')[relation]}"], re.sub("[{}-]", "", key))


def test_one_that_is_installed_under_the_same_name_is_not_taken(project: Project) -> None:
    templates = project.root / "templates"
    put(templates, regular=font("Inter", width=450), bold=font("Inter", 700, width=450))

    pdf = one_pager(project)["pdf"]

    # The engine adds what it finds: width and weight of the face. The installed one has no face of one width.
    told = subprocess.run(["pdffonts", pdf], check=True, capture_output=True, text=True, timeout=60).stdout
    assert all("TrueType" in line for line in told.splitlines() if "Inter" in line)
    assert "Inter-Own-1" in told


def test_gives_the_same_bytes_each_time(files: dict[str, Path], house: Project) -> None:
    again = one_pager(house)

    assert {name: path.read_bytes() for name, path in files.items()} == {
        name: path.read_bytes() for name, path in again.items()
    }


def test_a_font_that_may_stand_in_print_only_is_not_put_into_word(house: Project) -> None:
    put(house.root / "templates", regular=font(rights=4), bold=font(weight=700, rights=4))

    word = Word(one_pager(house)["docx"].read_bytes())

    assert not any(name.endswith(".odttf") for name in word.parts)


def test_a_font_without_the_letters_of_a_language_is_found_at_its_token(house: Project) -> None:
    put(house.root / "templates", regular=font(characters=LATIN - set("gq")), bold=font(weight=700))
    put(house.root / "templates", bold=font(weight=700, characters=LATIN - set("gq")))

    with pytest.raises(BriefPressError) as caught:
        made(house)

    found = {(one.code, str(one.place), one.message) for one in caught.value.diagnostics}
    assert ("fonts.missing-script", "templates/theme.yaml:3:12", '"House Serif" cannot set en: no letters g q') in found


def test_a_family_that_is_nowhere_is_found_at_its_token(house: Project) -> None:
    (house.root / "templates" / "fonts" / "regular.ttf").unlink()
    (house.root / "templates" / "fonts" / "bold.ttf").unlink()

    with pytest.raises(BriefPressError) as caught:
        check(Request(languages=("en",)), house)

    assert ("fonts.missing-family", "templates/theme.yaml:3:12") in {
        (one.code, str(one.place)) for one in caught.value.diagnostics
    }


def test_a_font_that_no_token_names_is_told(house: Project) -> None:
    put(house.root / "templates", other=font("House Sans"))

    outcome = made(house)

    assert [("fonts.unused", "templates/fonts/other.ttf:1:1")] == [
        (one.code, str(one.place)) for one in outcome.diagnostics
    ]


def test_doctor_does_not_ask_for_them(house: Project) -> None:
    needs, problems = font_needs_of(house)

    assert () == problems
    assert all((0x20, 0x7E) in need.brought["House Serif"] for need in needs)
