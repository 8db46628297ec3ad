"""The file keeps the standards that it claims, in the judgement of somebody else's validator."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from page import validate_pdf
from tests.heard.printing import printed

from briefpress.writers.pdf.tagged.claims import CLAIMS

# It takes a carriage return with which packed data ends for the end of the line behind them; veraPDF does not.
MISTAKEN = {"PDFA2A-STREAM-LENGTH-001"}


@pytest.mark.parametrize("profile", ["ua1", "2a"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_one_file_is_for_ears_and_for_archives(language: str, profile: str, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(printed(language, f"blocks.{language}")[0])

    report = validate_pdf(path, profile=profile)

    assert [] == [(one.rule_id, one.message) for one in report.failures if one.rule_id not in MISTAKEN]


def test_says_what_it_is() -> None:
    with pikepdf.open(io.BytesIO(printed("ar", "blocks.ar")[0])) as pdf:
        assert "1.7" == pdf.pdf_version
        assert "/GTS_PDFA1" == str(pdf.Root.OutputIntents[0].S)
        assert "/R2L" == str(pdf.Root.ViewerPreferences.Direction)
        assert "/D" == str(pdf.Root.PageLabels.Nums[1].S)
        assert pdf.trailer.ID
        with pdf.open_metadata() as metadata:
            assert ("1", "2", "A") == tuple(
                metadata[name] for name in ("pdfuaid:part", "pdfaid:part", "pdfaid:conformance")
            )


def test_links_and_bookmarks_of_pdf_2_lead_to_elements() -> None:
    with pikepdf.open(io.BytesIO(printed("en", "blocks.en", "ua-2+a-4")[0])) as pdf:
        assert "2.0" == pdf.pdf_version
        assert "/Info" not in pdf.trailer
        places = list(pdf.Root.Names.Dests.Names)[1::2]
        assert all("/S" in place.SD[0] for place in places)
        assert "/S" in pdf.Root.Outlines.First.Dest[0]


def test_the_same_pages_give_the_same_bytes() -> None:
    again = printed.__wrapped__("en", "blocks.en", "ua-1+a-2a")

    assert printed("en", "blocks.en", "ua-1+a-2a") == again


def test_every_standard_is_for_ears() -> None:
    assert all(claim.accessible for claim in CLAIMS.values())
