"""What was made before is found again, whole and true, or not at all."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from tests.conftest import KEY
from tests.lengths import BRIEF

from briefpress.diagnostics import Diagnostic, Severity
from briefpress.editions.edition import Edition
from briefpress.press.job import Job, Printed, Refusal, Result
from briefpress.press.measure import Budget, Measure, Setting
from briefpress.publish.cache import Cache
from briefpress.theme.theme import Theme
from briefpress.writers.artifact import Artifact, Asset

EDITION = Edition("water", "en", BRIEF, "public")
JOB = Job(EDITION, ("<html>",), Theme((("size-text", "10pt"),)), "p{}", "s{}", (), (), Budget(4, 0.7), ("pdf", "docx"))
ARTIFACTS = (Artifact("pdf", b"%PDF"), Artifact("docx", b"PK"))
PRINTED = Printed(EDITION, "Water", ARTIFACTS, 4, 4, 0.9, 0.5, ("a",), 3, "key")
MEASURES = ((Setting(0, 0), Measure(5, 0.1)), (Setting(0, 32), Measure(4, 0.9)))
WARNING = Diagnostic("layout.lone-line", "m", severity=Severity.WARNING)
RESULT = Result(EDITION, PRINTED, (WARNING,), 1.5, None, MEASURES)


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path, "engines", KEY)


def test_gives_back_what_was_kept(cache: Cache) -> None:
    cache.keep(JOB, RESULT)

    assert RESULT == cache.result_of(JOB)


def test_gives_back_only_the_formats_asked_for(cache: Cache) -> None:
    cache.keep(JOB, RESULT)

    found = cache.result_of(replace(JOB, formats=("pdf",)))

    assert found
    assert found.printed
    assert ARTIFACTS[:1] == found.printed.artifacts


def test_remembers_the_layouts_for_another_format(cache: Cache) -> None:
    cache.keep(replace(JOB, formats=("pdf",)), replace(RESULT, printed=replace(PRINTED, artifacts=ARTIFACTS[:1])))

    assert cache.result_of(JOB) is None
    assert MEASURES == cache.remembered(JOB).remembered


def test_keeps_refusals(cache: Cache) -> None:
    refused = Result(EDITION, None, (), 0.5, Refusal(5, 12, 4.4, (("a", 9),), 0, may_cut_more=True), MEASURES)

    cache.keep(JOB, refused)

    assert refused == cache.result_of(JOB)


def test_does_not_keep_mistakes(cache: Cache) -> None:
    cache.keep(JOB, Result(EDITION, None, (Diagnostic("fonts.missing-family", "m"),), 0.5))

    assert cache.result_of(JOB) is None


@pytest.mark.parametrize(
    "other",
    [
        replace(JOB, edition=replace(EDITION, brief="copy-of-water")),
        replace(JOB, versions=("<html> ",)),
        replace(JOB, versions=("<html>", "")),
        replace(JOB, theme=Theme((("size-text", "11pt"),))),
        replace(JOB, page_style="p{} "),
        replace(JOB, screen_style="p{} "),
        replace(JOB, assets=(Asset("a.svg", "image/svg+xml", b""),)),
        replace(JOB, faces=(("Noto Serif Bold 2.1",),)),
        replace(JOB, budget=Budget(4, 0.8)),
        replace(JOB, cuts=1),
        replace(JOB, cuttable=("a",)),
        replace(JOB, known=MEASURES),
    ],
)
def test_another_job_has_another_entry(cache: Cache, other: Job) -> None:
    cache.keep(JOB, RESULT)

    assert cache.result_of(other) is None


def test_another_reference_document_makes_another_word_file_and_the_same_pdf(cache: Cache) -> None:
    cache.keep(JOB, RESULT)
    adopted = replace(JOB, reference=Asset("reference.docx", "", b"PK"))

    assert cache.result_of(adopted) is None
    assert MEASURES == cache.remembered(adopted).remembered
    assert cache.result_of(replace(adopted, formats=("pdf",)))


def test_other_engines_have_other_entries(cache: Cache) -> None:
    cache.keep(JOB, RESULT)

    assert replace(cache, made_with="others").result_of(JOB) is None


@pytest.mark.parametrize("extension", ["json", "pdf", "docx"])
@pytest.mark.parametrize("damage", [b"", b"x", None])
def test_a_damaged_file_counts_as_missing(cache: Cache, extension: str, damage: bytes | None) -> None:
    cache.keep(JOB, RESULT)
    (path,) = cache.folder.glob(f"*/*.{extension}")
    content = path.read_bytes()
    path.write_bytes(content[:-1] + b"?" if damage is None else damage)

    assert cache.result_of(JOB) is None

    cache.keep(JOB, RESULT)
    assert RESULT == cache.result_of(JOB)


def test_removes_what_was_not_used_for_longest(cache: Cache) -> None:
    jobs = [replace(JOB, cuts=number) for number in range(3)]
    for number, job in enumerate(jobs):
        cache.keep(job, RESULT)
        for path in cache.folder.glob("*/*"):
            if path.stat().st_mtime > 1000:
                os.utime(path, (number, number))
    total = sum(path.stat().st_size for path in cache.folder.glob("*/*"))

    cache.trim(total - 1)

    assert [None, RESULT, RESULT] == [cache.result_of(job) for job in jobs]


def test_a_folder_that_cannot_be_written_costs_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = Cache(tmp_path / "file", "engines", KEY)

    cache.keep(JOB, RESULT)

    assert cache.result_of(JOB) is None
