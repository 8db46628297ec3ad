"""Every Word file can be read by those who do not see it; the checker sees what it shall see."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from tests.shipped.accessibility import problems
from tests.writers.docx.word import write

from briefpress.publish.manifest import Entry

DOCUMENT = "word/document.xml"
PICTURE = '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="900" name="P"/></wp:inline></w:drawing></w:r></w:p>'
LINK = '<w:p><w:hyperlink w:anchor="x"><w:r><w:t>{}</w:t></w:r></w:hyperlink></w:p>'
BREAKS = {
    "title_is_set_and_shown": ("docProps/core.xml", r"(<dc:title>)[^<]*", r"\1Another title"),
    "language_is_set": ("docProps/core.xml", r"<dc:language>.*?</dc:language>", ""),
    "heads_leave_no_level_out": (DOCUMENT, r'(<w:pStyle w:val=)"Heading1"/>', r'\1"Heading3"/>'),
    "pictures_have_words": (DOCUMENT, r"<w:body>", f"<w:body>{PICTURE}"),
    "nothing_floats": (DOCUMENT, r"<w:body>", "<w:body><w:p><w:r><w:pict/></w:r></w:p>"),
    "tables_have_header_rows": (DOCUMENT, r"<w:tblHeader/>", ""),
    "tables_are_simple": (DOCUMENT, r"<w:tcPr>", '<w:tcPr><w:gridSpan w:val="2"/>'),
    "links_say_where_they_lead": (DOCUMENT, r"<w:body>", f"<w:body>{LINK.format('Click here')}"),
    "no_paragraph_is_a_space": (DOCUMENT, r"<w:body>", "<w:body><w:p/>"),
    "pages_are_numbered_by_fields": ("word/footer2.xml", r"NUMPAGES", "REVNUM"),
}


def test_no_edition_bars_a_reader(shipped: Path, entries: tuple[Entry, ...]) -> None:
    found = {entry.path: problems(shipped / entry.path) for entry in entries if entry.format == "docx"}

    assert {} == {path: listed for path, listed in found.items() if listed}


def test_finds_nothing_in_a_file_that_is_right(tmp_path: Path) -> None:
    file = tmp_path / "brief.docx"
    file.write_bytes(write().content)

    assert [] == problems(file)


@pytest.mark.parametrize("rule", BREAKS)
def test_finds_what_is_broken(rule: str, tmp_path: Path) -> None:
    part, pattern, replacement = BREAKS[rule]
    file = tmp_path / "brief.docx"
    with zipfile.ZipFile(file, "w") as package:
        for name, content in write().parts.items():
            is_meant = name.rstrip("0123456789.xml") == part.rstrip("0123456789.xml")
            package.writestr(name, re.sub(pattern, replacement, content.decode()) if is_meant else content)

    assert rule in {problem.split(":")[0] for problem in problems(file)}
