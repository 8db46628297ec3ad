"""The file as a whole: the same every time, valid, described, and opened by another program."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator
from tests.programs import Errors, LibreOffice
from tests.writers.docx.word import CASE, page, write

REPOSITORY = Path(__file__).parents[3]
PAGES = {
    "en": CASE,
    "ar": page('<h1>عنوان</h1><section><h2>فصل</h2><p>نص <bdi dir="ltr">2015</bdi></p></section>', "ar", "rtl"),
    "zh": page("<h1>标题</h1><section><h2>节</h2><p>文本</p></section>", "zh-Hans"),
}


def test_the_same_document_gives_the_same_bytes_in_every_process() -> None:
    program = "import sys; from tests.writers.docx.word import write; sys.stdout.buffer.write(write().content)"
    environment = os.environ | {
        "PYTHONHASHSEED": "7",
        "TZ": "Asia/Tokyo",
        "PYTHONPATH": f"{REPOSITORY}:{REPOSITORY / 'src'}",
    }

    other = subprocess.run([sys.executable, "-c", program], capture_output=True, env=environment, check=True).stdout

    assert write().content == other


def test_the_zip_is_sorted_and_knows_no_clock() -> None:
    with zipfile.ZipFile(io.BytesIO(write().content)) as package:
        first, *names = package.namelist()
        dates = {entry.date_time for entry in package.infolist()}

    assert ("[Content_Types].xml", sorted(names)) == (first, names)
    assert {(1980, 1, 1, 0, 0, 0)} == dates


@pytest.mark.parametrize(
    ("language", "length"), [("en", "glance"), ("en", "brief"), ("ar", "brief"), ("zh", "indepth")]
)
def test_passes_open_xml_audit(language: str, length: str, tmp_path: Path) -> None:
    file = tmp_path / "brief.docx"
    file.write_bytes(write(PAGES[language], length).content)

    result = OpenXmlValidator().validate(file)

    assert [] == [(error.description, error.path) for error in result.errors]


@pytest.mark.parametrize("language", PAGES)
def test_passes_the_open_xml_sdk(language: str, tmp_path: Path, open_xml_sdk: Errors) -> None:
    file = tmp_path / "brief.docx"
    file.write_bytes(write(PAGES[language]).content)

    assert [] == open_xml_sdk(file)


def test_the_properties_say_what_it_is_and_when_it_was_made() -> None:
    word = write()

    core = {str(one.tag).split("}")[1]: one.text for one in word.part("docProps/core.xml")}

    assert {
        "title": "Documents on record",
        "subject": "What was promised.",
        "description": "Example Papers · EX-2026-01 · version 1.0",
        "creator": "A. Writer",
        "keywords": "plans, record",
        "lastModifiedBy": "A. Writer",
        "revision": "1",
        "created": "2026-11-25T00:00:00Z",
        "modified": "2026-11-25T00:00:00Z",
        "category": "Policy brief",
        "language": "en-GB",
    } == core


def test_the_properties_of_our_own_say_which_edition_it_is() -> None:
    found = {str(one.get("name")): one[0].text for one in write().part("docProps/custom.xml")}

    assert 64 == len(found.pop("Source hash") or "")
    assert {
        "Brief": "tiny",
        "Edition": "en/brief/policymakers",
        "Language": "en",
        "Version": "1.0",
        "Length": "brief",
        "Audience": "policymakers",
        "Issue": "EX-2026-01 · version 1.0",
        "Series": "Example Papers",
        "Generator": "BriefPress 1.0.0",
    } == found


def test_no_trace_of_the_library_is_left() -> None:
    assert [] == [name for name, part in write().parts.items() if b"python-docx" in part]


def test_word_is_asked_for_its_present_layout_and_no_update() -> None:
    settings = write().parts["word/settings.xml"]

    assert b'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"' in settings
    assert b"updateFields" not in settings


def test_libre_office_opens_it(tmp_path: Path, libre_office: LibreOffice) -> None:
    file = tmp_path / "brief.docx"
    file.write_bytes(write().content)

    libre_office.convert([file], "txt:Text (encoded):UTF8", tmp_path)

    read = (tmp_path / "brief.txt").read_text("utf-8")
    assert "Documents on record" in read
    assert "Ask which standard applies." in read
