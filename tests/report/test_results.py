"""How progress and results look."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from typing import Any

import pytest
from rich.console import Console
from tests import lengths

from briefpress.diagnostics import Diagnostic, Place
from briefpress.editions.edition import Edition
from briefpress.publish.manifest import Entry
from briefpress.report.account import account_of
from briefpress.report.json_document import result_json
from briefpress.report.progress import BuildProgress
from briefpress.report.table import closing_table, rows_of
from briefpress.report.words import size

GLANCE = Edition("water", "en", lengths.GLANCE, "public")
BRIEF = Edition("water", "zh-Hans", lengths.BRIEF, "policymakers")


def entry(edition: Edition, format_: str, bytes_count: int) -> Entry:
    path = f"{edition.brief}/{edition.language}/{edition.stem}.{format_}"
    names = (edition.brief, edition.audience, str(edition.length), edition.language, format_, path)
    return Entry(*names, "00", bytes_count, 4, 4, 0, 0.915, (), 1, "key", "Water")


def console() -> Console:
    return Console(file=io.StringIO(), width=80, force_terminal=False)


def printed(on: Console) -> str:
    assert isinstance(on.file, io.StringIO)
    return on.file.getvalue()


def test_the_table_has_a_line_for_each_edition_and_a_total() -> None:
    on = console()
    entries = [entry(BRIEF, "pdf", 254_000), entry(GLANCE, "pdf", 90_499), entry(GLANCE, "docx", 1_240_000)]

    closing_table(on, rows_of(entries, {GLANCE: 1.25, BRIEF: 10}, {BRIEF}), 11.5)

    expected = """\
                               pages  last page  density  cut    docx     pdf       time
water
  en/glance/public            4 of 4        92%        0    -  1.2 MB   90 kB      1.2 s
  zh-Hans/brief/policymakers  4 of 4        92%        0    -       -  254 kB  unchanged
2 editions, 3 files, 1.6 MB in 11.5 s, 1 unchanged
"""
    assert expected == printed(on)


def test_the_table_tells_the_pages_of_word_files_where_they_have_been_counted() -> None:
    on = console()
    entries = [entry(BRIEF, "pdf", 1), replace(entry(GLANCE, "docx", 1), word_pages=5), entry(GLANCE, "pdf", 1)]

    closing_table(on, rows_of(entries, {}, ()), 1)

    assert ["pages", "in", "Word", "last", "page", "density"] == printed(on).split()[:6]
    assert ["4", "of", "4", "5", "92%"] == printed(on).splitlines()[2].split()[1:6]
    assert ["4", "of", "4", "-", "92%"] == printed(on).splitlines()[3].split()[1:6]


def test_the_table_tells_density_cuts_and_why_the_last_page_is_emptier_than_promised() -> None:
    on = console()
    tight = replace(entry(BRIEF, "pdf", 1), density=0.578, dropped=("a", "b"), least_fill=0.95)
    loose = replace(entry(GLANCE, "pdf", 1), density=-1, fill=0.6, least_fill=0.7)

    closing_table(on, rows_of([tight, loose], {}, ()), 1)

    told = [line.split("of 4  ")[1] for line in printed(on).splitlines()[2:4]]
    assert [
        "      60%    -1.00    -  1 B  0.0 s  too little text to fill it at the loosest setting",
        "      92%    +0.58    2  1 B  0.0 s  any looser it would take another page",
    ] == told


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, "set as it is, at 10 pt on 14.2, margins 20 mm; nothing cut; last page 92% full; 4 layouts"),
        (
            {"density": 0.578, "dropped": ("why.2", "how.1")},
            (
                "tightened by 58%, to 10 pt on 14.2, margins 20 mm; "
                "2 blocks cut: why.2, how.1; last page 92% full; 4 layouts"
            ),
        ),
        (
            {"density": -1, "fill": 0.5, "least_fill": 0.7},
            (
                "loosened by 100%, to 10 pt on 14.2, margins 20 mm; "
                "nothing cut; last page 50% full, too little text to fill it at the loosest setting; 4 layouts"
            ),
        ),
    ],
)
def test_says_in_a_sentence_how_an_edition_was_made_to_fit(changes: dict[str, Any], told: str) -> None:
    one = replace(entry(BRIEF, "pdf", 1), standard=3.91, text_pt=10, leading_pt=14.2, margin_mm=20, layouts=4)

    about = "about " if changes.get("density") else ""
    expected = f"zh-Hans/brief/policymakers: {about}3.9 pages at the standard setting, budget 4; {told}"
    assert expected == account_of(replace(one, **changes))


@pytest.mark.parametrize(
    ("count", "text"), [(0, "0 B"), (999, "999 B"), (1000, "1 kB"), (999_499, "999 kB"), (999_500, "1.0 MB")]
)
def test_sizes_are_short(count: int, text: str) -> None:
    assert text == size(count)


def test_progress_off_a_terminal_is_a_line_for_each_edition() -> None:
    on = console()
    progress = BuildProgress(on)

    progress.started(2)
    progress.edition_started(GLANCE)
    progress.edition_started(BRIEF)
    progress.edition_done(GLANCE, 1, 1.25, is_kept=False)
    progress.edition_done(BRIEF, 0, 2, is_kept=False)
    progress.more(1)
    progress.edition_done(BRIEF, 4, 0, is_kept=True)
    progress.finished()
    progress.waiting()

    expected = """\
[1/2] water en/glance/public: 1 page, 1.2 s
[2/2] water zh-Hans/brief/policymakers: not made, 2.0 s
[3/3] water zh-Hans/brief/policymakers: 4 pages, unchanged
another build is writing to the same folder: waiting for it
"""
    assert expected == printed(on)


def test_progress_on_a_terminal_shows_the_edition_in_hand_and_leaves_nothing_behind() -> None:
    on = Console(file=io.StringIO(), width=100, force_terminal=True, legacy_windows=False)
    progress = BuildProgress(on)

    progress.started(2)
    progress.edition_started(GLANCE)
    progress.edition_started(BRIEF)
    progress.edition_done(GLANCE, 1, 1, is_kept=True)
    progress.finished()
    progress.close()

    text = printed(on)
    assert "water zh-Hans/brief/policymakers" in text
    assert "1/2" in text
    # The last thing written erases the line and shows the cursor again.
    assert text.endswith("\x1b[?25h\r\x1b[1A\x1b[2K")


def test_a_result_is_one_json_document_in_ascii() -> None:
    placed = Diagnostic("content.x", "wrong: 水", Place("a.yaml", 3, 4), "mend it")
    placeless = Diagnostic("edition.y", "wrong")

    text = result_json("BriefPress 1", [GLANCE], [placed, placeless], 1.23456)

    assert text.isascii()
    expected = {
        "generator": "BriefPress 1",
        "ok": False,
        "editions": [{"brief": "water", "language": "en", "length": "glance", "audience": "public"}],
        "diagnostics": [
            {
                "code": "content.x",
                "severity": "error",
                "message": "wrong: 水",
                "file": "a.yaml",
                "line": 3,
                "column": 4,
                "hint": "mend it",
            },
            {
                "code": "edition.y",
                "severity": "error",
                "message": "wrong",
                "file": None,
                "line": None,
                "column": None,
                "hint": "",
            },
        ],
        "seconds": 1.235,
    }
    assert expected == json.loads(text)


def test_a_result_of_a_build_holds_the_entries_of_the_manifest() -> None:
    document = json.loads(result_json("BriefPress 1", [entry(GLANCE, "pdf", 7)], [], 0))

    assert document["ok"] is True
    assert "water/en/water.glance.public.en.pdf" == document["editions"][0]["path"]
    # Pages of Word files stand there only where somebody has counted them.
    assert list(Entry.__dataclass_fields__) == [*document["editions"][0], "word_pages"]
