"""Exact lines leave room for what rises over them: Word cuts the rest."""

from __future__ import annotations

import pytest
from docx.oxml.ns import qn
from tests.writers.docx.word import page, write


@pytest.mark.parametrize("style", ["Normal", "KeyMessage", "Source", "TOC1"])
def test_an_exact_line_of_arabic_is_high_enough_for_hamza_on_alif(style: str) -> None:
    word = write(page("<p>نص</p>", "ar", "rtl"), "indepth")

    (spacing,) = word.find(f"//w:style[@w:styleId='{style}']//w:spacing[@w:lineRule='exact']", "word/styles.xml")
    (size,) = word.values(f"//w:style[@w:styleId='{style}']//w:szCs/@w:val", "word/styles.xml")

    # In em: how far Noto Naskh reaches down, and how far its hamza on alif rises.
    assert int(str(spacing.get(qn("w:line")))) / 20 >= (0.634 + 0.885) * int(size) / 2
