"""The PDFs that a ministry would hand out: promises kept, accessible, set in the expected faces."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pikepdf
import pytest
from page import validate_pdf

from briefpress.publish.manifest import Entry

LENGTHS = {"glance": (1, 0.85), "brief": (4, 0.75), "indepth": (8, 0.75)}
FAMILIES = ("Noto-Serif", "Inter", "Noto-Naskh-Arabic", "Noto-Sans-CJK-SC")


def pdfs(entries: tuple[Entry, ...]) -> list[Entry]:
    found = [entry for entry in entries if entry.format == "pdf"]
    assert found
    return found


def test_every_edition_keeps_its_promise_of_pages(entries: tuple[Entry, ...]) -> None:
    over = [entry.path for entry in pdfs(entries) if entry.pages > LENGTHS[entry.length][0]]

    assert [] == over


def test_the_pages_in_the_manifest_are_those_of_the_file(shipped: Path, entries: tuple[Entry, ...]) -> None:
    for entry in pdfs(entries):
        with pikepdf.open(shipped / entry.path) as pdf:
            assert entry.pages == len(pdf.pages), entry.path


def test_every_last_page_is_well_filled(entries: tuple[Entry, ...]) -> None:
    thin = [(entry.path, entry.pages, entry.fill) for entry in pdfs(entries) if entry.fill < LENGTHS[entry.length][1]]

    assert [] == thin


def test_passes_pdf_ua_1(shipped: Path, entries: tuple[Entry, ...]) -> None:
    failures = {
        entry.path: [(failure.rule_id, failure.message) for failure in report.failures]
        for entry in pdfs(entries)
        if not (report := validate_pdf(shipped / entry.path, profile="ua1")).is_compliant
    }

    assert {} == failures


def test_has_title_language_and_bookmarks_that_follow_the_headings(shipped: Path, entries: tuple[Entry, ...]) -> None:
    for entry in pdfs(entries):
        with pikepdf.open(shipped / entry.path) as pdf:
            assert entry.title == str(pdf.docinfo["/Title"])
            assert entry.language == str(pdf.Root.Lang)
            assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
            assert ("/R2L" if entry.language == "ar" else None) == pdf.Root.ViewerPreferences.get("/Direction")
            with pdf.open_outline() as outline:
                titles = [" ".join(item.title.split()) for item in outline.root]
                assert [" ".join(entry.title.split())] == titles
                assert outline.root[0].children


def test_embeds_every_font_and_only_the_expected_families(shipped: Path, entries: tuple[Entry, ...]) -> None:
    for entry in pdfs(entries):
        listed = subprocess.run(["pdffonts", shipped / entry.path], capture_output=True, text=True, check=True).stdout
        for line in listed.splitlines()[2:]:
            name = re.sub(r"^[A-Z]{6}\+", "", line.split()[0])
            assert name.startswith(FAMILIES), f"{entry.path}: {name}"
            assert " yes yes " in line, f"{entry.path}: {line} is not embedded"


def test_is_sound(shipped: Path, entries: tuple[Entry, ...]) -> None:
    for entry in pdfs(entries):
        done = subprocess.run(["qpdf", "--check", shipped / entry.path], capture_output=True, text=True, check=False)

        # It warns of a whole stream too, when the last piece of it that it has unpacked fills its buffer to the brim.
        brim = "input stream is complete but output may still be valid"
        told = [line for line in done.stderr.splitlines() if brim not in line and "succeeded with warnings" not in line]
        assert ([], True) == (told, done.returncode in (0, 3)), entry.path


@pytest.mark.parametrize("length", LENGTHS)
def test_no_heading_stands_at_the_foot_of_a_page(shipped: Path, entries: tuple[Entry, ...], length: str) -> None:
    for entry in pdfs(entries):
        if entry.length == length:
            assert [] == headings_at_the_foot(shipped / entry.path), entry.path


def headings_at_the_foot(path: Path) -> list[str]:
    """Return bookmarks' titles that are the last words of the text of a page."""
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        titles = {" ".join(child.title.split()) for item in outline.root for child in item.children}
        count = len(pdf.pages)
    told = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout
    *pages, end = told.split("\f")
    assert (count, "") == (len(pages), end)
    found = []
    for text in pages:
        lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
        found += [line for line in lines[-2:] if re.sub(r"^\d+ ", "", line) in titles]
    return found
