"""An address of a text prints whole in every format: a link, with no hyphen and no space that it has not."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pypdfium2
from tests.conftest import CASES, one_pager

from briefpress.project import Project

ADDRESS = re.compile(r"https://data\.example\.org/[\w/.-]+_v3\.csv")


def test_an_address_is_broken_without_a_hyphen_in_every_format(tmp_path: Path) -> None:
    folder = tmp_path / "content" / "x"
    folder.mkdir(parents=True)
    text = (CASES / "addresses" / "brief.yaml").read_text("utf-8")
    (folder / "brief.yaml").write_text(text, "utf-8")
    (address,) = ADDRESS.findall(text)

    files = one_pager(Project(tmp_path))

    pdf, docx, html = (files[kind].read_bytes() for kind in ("pdf", "docx", "html"))
    page = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_bounded()
    assert address in page.replace("\r\n", "")
    # A line may be broken after a stroke: by an element without text on a screen, by a character without width in Word.
    shown = re.findall(r'<a [^<>]*lang="zxx"[^<>]*>(.*?)</a>', html.decode())
    assert address in [re.sub("<[^<>]*>", "", one) for one in shown]
    document = zipfile.ZipFile(BytesIO(docx)).read("word/document.xml").decode()
    assert f">{address}<" in document.replace("\u200b", "")
