"""The masthead takes each form that a theme can name, in PDF, Word and HTML alike."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import etree
from page import validate_pdf
from tests.conftest import one_pager, tiny_project
from tests.writers.docx.word import Word

from briefpress.diagnostics import BriefPressError
from briefpress.editions.request import Request
from briefpress.pipeline.pipeline import check
from briefpress.project import Project
from briefpress.theme.tokens import MASTHEAD_FORMS

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20"/></svg>'
PAGE_WIDTH = 595.28


@dataclass(frozen=True)
class Made:
    """A one-pager with a logo, its masthead in a form."""

    form: str
    pdf: Path
    word: Word
    header: str
    """The part of the Word file that holds it."""
    html: str


@pytest.fixture(params=MASTHEAD_FORMS, scope="module")
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    form = str(request.param)
    project = tiny_project(tmp_path_factory.mktemp(form))
    folder = project.root / "templates"
    folder.mkdir()
    (folder / "logo.svg").write_text(LOGO, "utf-8")
    (folder / "theme.yaml").write_text(
        f"logo: {{file: logo.svg, alt: Works}}\nbase: {{masthead: {{form: {form}}}}}\n", "utf-8"
    )
    paths = one_pager(project)
    word = Word(paths["docx"].read_bytes())
    header = next(name for name in word.parts if b'"MastheadProduct"' in word.parts[name] and "header" in name)
    return Made(form, paths["pdf"], word, header, paths["html"].read_text("utf-8"))


def test_pdf(made: Made) -> None:
    words = {word: (x, y) for word, x, y in words_of(made.pdf)}

    product, series, number = words["glance"], words["Papers"], words["EX-2026-01"]
    if made.form == "centred":
        assert product[1] < series[1] < number[1]
        assert [pytest.approx(PAGE_WIDTH / 2, abs=1)] * 2 == [middle_of(made.pdf, "At", "glance")] * 2
    else:
        assert product[0] < series[0] < number[0]


def test_pdf_is_for_everybody(made: Made) -> None:
    report = validate_pdf(made.pdf, profile="ua1")

    assert [] == [(failure.rule_id, failure.message) for failure in report.failures]


def test_word(made: Made) -> None:
    product, table = "//w:style[@w:styleId='MastheadProduct']", "//w:style[@w:styleId='Masthead']"
    sides = made.word.values(f"{product}/w:pPr/w:jc/@w:val", "word/styles.xml")
    heavy = made.word.find(f"{table}/w:tblPr/w:tblBorders/*[@w:sz='20']", "word/styles.xml")
    tab = made.word.find(f"{table}/w:tblStylePr[@w:type='firstCol']", "word/styles.xml")

    assert ["center" if made.form == "centred" else "start"] == sides
    assert ["bottom" if made.form == "line" else "top"] == [etree.QName(one).localname for one in heavy]
    assert (made.form == "tab") == bool(tab)
    assert (1 if made.form == "centred" else 4) == len(made.word.find("//w:tc", made.header))


def test_every_format_tells_its_parts_in_one_order(made: Made) -> None:
    header = made.html[made.html.index("<header") : made.html.index("</header>")]
    order = [header.index(word) for word in ('alt="Works"', "At a glance", "Example Papers")]
    shown = made.word.find("//wp:docPr | //w:t[contains(., 'glance')]", made.header)

    assert (made.form == "centred") == (order == sorted(order))
    assert (made.form == "centred") == (etree.QName(shown[0]).localname == "docPr")
    assert f'class="masthead {made.form}"' in header
    assert 'src="data:image/svg+xml;base64,' in header


def test_a_form_that_is_none_is_found_at_its_place(project: Project) -> None:
    folder = project.root / "templates"
    folder.mkdir()
    (folder / "theme.yaml").write_text("base:\n  masthead: {form: banner}\n", "utf-8")

    with pytest.raises(BriefPressError) as caught:
        check(Request(languages=("en",)), project)

    assert {('"banner" is not a form of the masthead: tab, line, centred', "templates/theme.yaml:2:20")} == {
        (finding.message, str(finding.place)) for finding in caught.value.diagnostics
    }


def words_of(pdf: Path) -> list[tuple[str, float, float]]:
    """Return the words of a page with the left and upper edge of each, the later of a word first."""
    return [(word, left, top) for word, left, _, top in reversed(_boxes(pdf))]


def middle_of(pdf: Path, first: str, last: str) -> float:
    """Return the middle between the left edge of a word and the right edge of another."""
    boxes = {word: (left, right) for word, left, right, _ in reversed(_boxes(pdf))}
    return (boxes[first][0] + boxes[last][1]) / 2


def _boxes(pdf: Path) -> list[tuple[str, float, float, float]]:
    command = ("pdftotext", "-bbox", pdf, "-")
    told = subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.decode()
    found = re.findall(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax=".*?">(.*?)</word>', told)
    return [(word, float(left), float(right), float(top)) for left, top, right, word in found]
