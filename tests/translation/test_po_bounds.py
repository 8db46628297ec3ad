"""PO files that would keep what reads them busy: lines of blanks, texts of many lines, blank lines within a text."""

from __future__ import annotations

import pytest
from tests.conftest import CASES
from tests.lengths import LENGTHS

from briefpress.content.load import load_brief
from briefpress.diagnostics import BriefPressError, Diagnostic
from briefpress.translation.po_read import parse_po

PO = (CASES / "translated" / "water" / "translations" / "fr.po").read_bytes()
LINES = {
    "blanks before a word": b" " * 500_000 + b"x",
    "blanks and marks": (b" " * 100 + b"#") * 5_000 + b"\nx",
    "a text of many lines": b'msgid "a"\nmsgstr ""\n' + b'"0123456789012345678901234567890123456789"\n' * 50_000,
    "a text whose mark is not closed": b'msgid "a"\nmsgstr "' + b"\\\\" * 200_000,
}


def findings(content: bytes) -> tuple[Diagnostic, ...]:
    library = load_brief(CASES / "translated" / "water", CASES / "translated", LENGTHS)
    try:
        parse_po(content, "fr.po", library, "fr")
    except BriefPressError as error:
        return error.diagnostics
    return ()


@pytest.mark.parametrize("lines", LINES.values(), ids=LINES)
def test_is_a_finding_at_its_line(lines: bytes) -> None:
    found = findings(PO + b"\n" + lines + b"\n")

    assert found
    assert {"translation.syntax"} == {finding.code for finding in found}
    assert all(finding.place and finding.place.line >= PO.count(b"\n") for finding in found)


def test_blank_lines_are_passed_over() -> None:
    assert () == findings(PO.replace(b"\n\n", b"\n" * 20_000 + b"\n", 3))
