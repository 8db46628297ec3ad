"""Word files that bring along the fonts of this machine: Word takes them, and other programs show them."""

from __future__ import annotations

import io
import re
import subprocess
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from openxml_audit import OpenXmlValidator
from tests.programs import Errors, LibreOffice, has_libre_office
from tests.writers.docx.word import CASE, PAGES, Word, theme

from briefpress.assets.fonts import embeddable as room
from briefpress.document.parse import parse
from briefpress.pipeline.word_pages import WINDOWS_FONTS
from briefpress.writers.artifact import Artifact
from briefpress.writers.docx import write_docx
from briefpress.writers.docx.embedded_fonts import obfuscated

pytestmark = pytest.mark.slow

TABLE = "word/fontTable.xml"


def written() -> Artifact:
    document = parse(CASE)
    return write_docx(document, theme("brief", document.language), PAGES, 4, (), embeds_installed=True)


@pytest.fixture(scope="module")
def made() -> Artifact:
    return written()


@pytest.fixture(scope="module")
def file(made: Artifact, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("embedded") / "made.docx"
    path.write_bytes(made.content)
    return path


def test_each_family_comes_with_the_letters_that_are_shown(made: Artifact) -> None:
    word = Word(made.content)
    shown = {letter for text in word.find("//w:t") for letter in text.text or ""}

    for face in ("embedRegular", "embedBold", "embedItalic", "embedBoldItalic"):
        (key,) = word.values(f"//w:font[@w:name='Noto Serif']/w:{face}/@w:fontKey", TABLE)
        (relation,) = word.values(f"//w:font[@w:name='Noto Serif']/w:{face}/@r:id", TABLE)
        hidden = word.parts[f"word/{word.relations('fontTable')[relation]}"]
        opened = TTFont(io.BytesIO(obfuscated(hidden, re.sub("[{}-]", "", key))))
        assert set("Documents on record") & shown <= set(map(chr, opened.getBestCmap()))
    assert ["embedTrueTypeFonts", "saveSubsetFonts"] == [
        str(one.tag).partition("}")[2] for one in list(word.part("word/settings.xml"))[1:3]
    ]
    assert ["fonts.embedded"] == [one.code for one in made.findings]


def test_nothing_is_embedded_unasked(made: Artifact) -> None:
    document = parse(CASE)

    plain = write_docx(document, theme("brief", document.language), PAGES, 4, ())

    assert () == plain.findings
    assert not [name for name in Word(plain.content).parts if "font" in name and name != TABLE]
    assert len(plain.content) < len(made.content)


def test_gives_the_same_bytes_each_time(made: Artifact) -> None:
    assert made.content == written().content


def test_says_what_may_not_be_embedded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_is_forbidden", lambda _rights: True)

    made = written()

    assert {"fonts.not-embedded"} == {one.code for one in made.findings}
    assert not [name for name in Word(made.content).parts if name.endswith(".odttf")]


def test_the_validators_have_nothing_to_say(file: Path, open_xml_sdk: Errors) -> None:
    assert [] == open_xml_sdk(file)
    assert [] == [error.description for error in OpenXmlValidator().validate(file).errors]


@pytest.mark.skipif(not has_libre_office(), reason="LibreOffice is not here")
def test_who_has_not_installed_them_sees_them_all_the_same(file: Path, tmp_path: Path) -> None:
    LibreOffice(tmp_path / "profile").convert([file], "pdf", tmp_path, WINDOWS_FONTS)

    told = subprocess.run(["pdffonts", tmp_path / "made.pdf"], check=True, capture_output=True, text=True, timeout=60)
    fonts = {line.split()[0].partition("+")[2] for line in told.stdout.splitlines()[2:]}
    assert any(name.startswith("NotoSerif") for name in fonts)
    assert any(name.startswith("Inter") for name in fonts)
    assert not any(name.startswith(("Caladea", "LiberationSans")) for name in fonts)
