"""A brief with every kind of chart, in three scripts: what a reader of each format gets."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest
from page import validate_pdf
from tests.conftest import AS_IT_COMES, CASES
from tests.lengths import BRIEF, INDEPTH, LENGTHS
from tests.programs import Errors
from tests.writers.docx.word import Word

from briefpress.content.load import load_brief
from briefpress.content.messages import iter_messages
from briefpress.content.walk import shown_ids
from briefpress.editions.request import Request
from briefpress.pipeline.outcome import Plan
from briefpress.pipeline.pipeline import build
from briefpress.project import Project
from briefpress.report.progress import SilentProgress
from briefpress.writers.pdf.engine import replaced

pytestmark = pytest.mark.slow

LANGUAGES = ("en", "ar", "zh-Hans")
KINDS = ["column", "bar", "line", "stacked", "column", "line"]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a build of the brief at one length."""
    root = tmp_path_factory.mktemp("charts")
    shutil.copytree(CASES / "charts", root / "content" / "water")
    out = root / "build"
    out.mkdir()
    outcome = build(Request(lengths=("brief",)), Project(root), Plan(out, 1, settings=AS_IT_COMES), SilentProgress())
    # Six drawings with hardly a word between them leave holes.
    assert [] == [one for one in outcome.diagnostics if one.code != "layout.short-page"]
    return out / "water"


def file(built: Path, language: str, format_: str) -> Path:
    return built / language / f"water.brief.policymakers.{language}.{format_}"


def text_of(pdf: Path) -> str:
    return subprocess.run(["pdftotext", pdf, "-"], capture_output=True, check=True, encoding="utf-8").stdout


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pdf_has_a_figure_with_words_for_each_chart(built: Path, language: str) -> None:
    report = validate_pdf(file(built, language, "pdf"), profile="ua1")
    with pikepdf.open(file(built, language, "pdf")) as pdf:
        tags = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"]
        alternatives = [str(one.get("/Alt", "")) for one in tags]

    assert [] == [(failure.rule_id, failure.message) for failure in report.failures]
    assert len(KINDS) == len([words for words in alternatives if words])
    assert len(KINDS) == len(alternatives)


def test_arabic_labels_are_words_that_can_be_found(built: Path) -> None:
    text = re.sub("[\u202a-\u202e\u2066-\u2069]", "", text_of(file(built, "ar", "pdf")))

    assert replaced.IS_KNOWN
    assert "منطقة العاصمة" in text
    assert "مدن بعدادات" in text


def test_labels_are_words_and_figures_in_the_language_s_way(built: Path) -> None:
    english, chinese = text_of(file(built, "en", "pdf")), text_of(file(built, "zh-Hans", "pdf"))

    assert {"1,180.5", "2,410.0", "Towns with meters", "−12"} <= set(english.splitlines())
    assert {"北部平原", "2,204.5"} <= set(chinese.splitlines())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_shows_each_chart_and_its_numbers(built: Path, language: str) -> None:
    page = file(built, language, "html").read_text("utf-8")

    drawings = re.findall(r'<svg [^>]*role="img" aria-label="([^"]+)"', page)
    # Each for a wide column, and for a narrow one.
    assert 2 * len(KINDS) == len(drawings)
    assert len(KINDS) == page.count("<details>")
    assert {"en": "Data", "ar": "البيانات", "zh-Hans": "数据"}[language] in re.findall("<summary>(.*?)</summary>", page)
    assert 'data-value="1180.5">1,180.5<' in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_word_has_each_chart_as_a_chart(built: Path, language: str) -> None:
    word = Word(file(built, language, "docx").read_bytes())

    assert len(KINDS) == len([name for name in word.parts if name.startswith("word/charts/chart")])
    assert len(KINDS) == len([words for words in word.values("//wp:docPr/@descr") if words])
    numbers = [str(one.text) for one in word.find("//c:val//c:v", "word/charts/chart1.xml")]
    assert ["1180.5", "1302", "1850", "2204.5", "2410"] == numbers
    figures = [str(one.text) for one in word.find("//w:instrText") if "SEQ Figure" in str(one.text)]
    assert len(KINDS) == len(figures)


@pytest.mark.parametrize("language", LANGUAGES)
def test_word_passes_the_open_xml_sdk(built: Path, language: str, open_xml_sdk: Errors) -> None:
    assert [] == open_xml_sdk(file(built, language, "docx"))


def test_translators_are_given_every_word_and_no_year() -> None:
    messages = list(iter_messages(load_brief(CASES / "charts", CASES, LENGTHS).brief))

    found = {message.context for message in messages if message.context.startswith("supply.")}
    assert {"supply.alternative", "supply.caption", "supply.unit", "supply.1.name", "supply.note"} == found
    assert "towns.categories.4" in {message.context for message in messages}


def test_a_series_is_shown_at_the_lengths_that_ask_for_it() -> None:
    brief = load_brief(CASES / "charts", CASES, LENGTHS).brief
    (losses,) = (block for block in brief.sections[0].blocks if block.id == "losses")
    villages = losses.series[2].model_copy(update={"from_": INDEPTH})  # type: ignore[union-attr]
    changed = losses.model_copy(update={"series": (*losses.series[:2], villages)})  # type: ignore[union-attr]
    section = brief.sections[0].model_copy(update={"blocks": (changed,)})

    short, whole = (
        shown_ids(brief.model_copy(update={"sections": (section,)}), length, "policymakers")
        for length in (BRIEF, INDEPTH)
    )

    assert {"losses.3"} == whole - short
