"""Reviewers' files come home: what is certain goes to its wording, the rest to a person, and nothing is lost."""

from __future__ import annotations

import subprocess
import sys
from difflib import ndiff

import pytest

from briefpress.diagnostics import BriefPressError
from briefpress.incoming.review.pull import Asked, review
from briefpress.incoming.review.report import report_html
from briefpress.incoming.review.told import findings_of
from briefpress.project import Project
from tests.incoming.review.conftest import GENERATOR, Sent, send
from tests.incoming.review.editor import Editor, W, remove
from tests.incoming.review.round_trip import committed
from tests.incoming.word.word_files import paragraph, word_file

pytestmark = pytest.mark.slow

LEAD = "dated.lead"
PLAN = "why.plan.text"


def changed_lines(before: str, after: str) -> list[str]:
    return [line for line in ndiff(before.splitlines(), after.splitlines()) if line[0] in "+-"]


def test_a_file_that_nobody_has_touched_changes_nothing(english: Sent, french: Sent) -> None:
    for sent in (english, french):
        found = sent.pulled(sent.content)

        assert ((), (), ()) == (found.changes, found.questions, found.remarks)


@pytest.mark.parametrize("tracked", [False, True])
def test_words_go_into_the_brief_and_nothing_else_moves(english: Sent, tracked: bool) -> None:
    before = (english.library.folder / "brief.yaml").read_text("utf-8")

    found = english.pulled(english.typed(PLAN, "shows", "tells", tracked=tracked))
    after = english.write(found)

    assert before.replace("shows what", "tells what") == after
    assert tracked == found.changes[0].reviewer.is_tracked


def test_words_of_a_translation_go_into_its_file(french: Sent) -> None:
    path = french.library.folder / "translations" / "fr.po"
    before = path.read_text("utf-8")

    after = french.write(french.pulled(french.typed(LEAD, "plans", "projets")))

    assert ['- msgstr "Les plans ont une date."', '+ msgstr "Les projets ont une date."'] == changed_lines(
        before, after
    )


def test_pulling_twice_changes_nothing(english: Sent) -> None:
    file = english.typed(LEAD, "Plans", "Schemes")
    english.write(english.pulled(file))

    again = english.pulled(file)

    assert () == again.changes


def test_what_was_pulled_is_what_is_printed(english: Sent) -> None:
    file = english.typed(LEAD, "Plans", "Schemes & *plans*")
    english.write(english.pulled(file))

    made = send(english.project, "water", "indepth", "en")

    assert "Schemes & *plans* can be dated." == made.spot(LEAD).text


def test_edits_of_a_note_go_into_the_note(english: Sent) -> None:
    def edit(editor: Editor) -> None:
        parts = editor.parts
        parts["word/footnotes.xml"] = parts["word/footnotes.xml"].replace(b"Not all of it.", b"Not half of it.")

    (change,) = english.pulled(english.edited(edit)).changes

    assert change.markdown.rstrip().endswith("what it *does*.^[Not half of it.]")


def test_changes_of_two_reviewers_are_merged_and_conflicts_are_told(english: Sent) -> None:
    ann = english.typed(PLAN, "shows", "tells", author="Ann", tracked=True)
    bo = english.typed(PLAN, "people", "citizens", author="Bo", tracked=True)
    cy = english.typed(PLAN, "people", "souls", author="Cy", tracked=True)

    both, all_three = english.pulled(ann, bo), english.pulled(ann, bo, cy)

    assert ["The Water Plan of 2017 is for 1,200,000 citizens [@plan2017, ¶3]; [the table](#texts) tells"] == [
        change.markdown.partition(" what")[0] for change in both.changes
    ]
    assert () == all_three.changes
    assert {"conflict"} == {question.kind for question in all_three.questions}


def test_only_what_is_asked_for_is_taken(english: Sent) -> None:
    ann = english.typed(LEAD, "Plans", "Schemes", author="Ann", tracked=True)

    assert 1 == len(english.pulled(ann, asked=Asked(authors=("ann",))).changes)
    assert 1 == len(english.pulled(ann, asked=Asked(since="2026-11-20")).changes)
    assert () == english.pulled(ann, asked=Asked(authors=("Bo",))).changes
    assert () == english.pulled(ann, asked=Asked(since="2026-11-21")).changes


@pytest.mark.parametrize("tracked", [False, True])
def test_looks_can_be_left_as_they_are(english: Sent, tracked: bool) -> None:
    spot = english.spot(PLAN)
    start = spot.at("shows")
    file = english.edited(lambda editor: editor.look(spot.place, start, start + 5, "b"), tracked=tracked)

    assert [True] == ["](#texts) **shows** what" in change.markdown for change in english.pulled(file).changes]
    left = english.pulled(file, asked=Asked(reject_formatting=True))
    assert ((), ()) == (left.changes, left.questions)


def test_comments_are_told_and_written_at_their_text(english: Sent) -> None:
    place = english.spot(PLAN).place
    file = english.edited(lambda editor: editor.comment(place, "Is this so?", "It is."))

    found = english.pulled(file)
    after = english.write(found, with_comments=True)

    assert ("Is this so?", ["It is."]) == (
        found.remarks[0].comment.text,
        [answer.text for answer in found.remarks[0].answers],
    )
    said = "# REVIEW Ann Reviewer, 2026-11-20: Is this so?\n        # REVIEW Bo, 2026-11-20: It is.\n        text: >-"
    assert said in after


def test_a_brief_that_moved_on_keeps_the_changes_of_both_sides(english: Sent) -> None:
    committed(english.project)
    file = english.typed(PLAN, "shows", "tells")
    path = english.library.folder / "brief.yaml"
    path.write_text(path.read_text("utf-8").replace("is for 1,200,000", "was for 1,300,000"), "utf-8")

    found = english.pulled(file)

    assert ["review.moved-on"] == [finding.code for finding in found.findings]
    (change,) = found.changes
    assert change.markdown.startswith(
        "The Water Plan of 2017 was for 1,300,000 people [@plan2017, ¶3]; [the table](#texts) tells"
    )


def test_a_repository_of_strangers_runs_nothing(english: Sent) -> None:
    root = english.project.root
    (root / ".gitattributes").write_text("* filter=theirs\n", "utf-8")
    committed(english.project)
    program = root / "theirs.sh"
    program.write_text(f"#!/bin/sh\ntouch {root}/has-run\ncat\n", "utf-8")
    program.chmod(0o755)
    settings = {
        "filter.theirs.smudge": program,
        "log.showSignature": "true",
        "gpg.program": program,
        "core.pager": program,
        "core.fsmonitor": program,
        "tar.tar.command": program,
    }
    for name, value in settings.items():
        subprocess.run(("git", "config", name, str(value)), cwd=root, check=True)
    path = english.library.folder / "brief.yaml"
    path.write_text(path.read_text("utf-8").replace("is for 1,200,000", "was for 1,300,000"), "utf-8")

    found = english.pulled(english.typed(PLAN, "shows", "tells"))

    assert ["review.moved-on"] == [finding.code for finding in found.findings]
    assert not (root / "has-run").exists()


def test_without_git_what_the_brief_changed_itself_is_no_change_of_a_reviewer(english: Sent) -> None:
    file = english.typed(LEAD, "Plans", "Schemes")
    path = english.library.folder / "brief.yaml"
    path.write_text(path.read_text("utf-8").replace("is for 1,200,000", "was for 1,300,000"), "utf-8")

    found = english.pulled(file)

    assert [LEAD] == [change.context for change in found.changes]
    assert () == tuple(one for one in found.changes if one.context == PLAN)


def test_findings_and_report_name_who_what_and_where(english: Sent) -> None:
    spot = english.spot(PLAN)

    def edit(editor: Editor) -> None:
        editor.add(spot.place, "A <new> paragraph.")
        editor.comment(spot.place, "Is this so?")

    review_of = english.pulled(english.edited(edit, tracked=True), english.typed(LEAD, "Plans", "Schemes"))

    codes = sorted(finding.code for finding in findings_of(review_of))
    page = report_html([review_of])

    assert ["review.changed", "review.comment", "review.structure"] == codes
    assert "<del>Plans</del><ins>Schemes</ins>" in page
    assert "A &lt;new&gt; paragraph." in page
    assert "Is this so?" in page


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"Hello", "word.not-word"),
        (word_file(paragraph("Hello")), "review.not-ours"),
        (word_file('<w:p><w:bookmarkStart w:id="1" w:name="_bp_x"/></w:p>'), "review.no-receipt"),
    ],
)
def test_refuses_what_cannot_be_compared(water: Project, content: bytes, code: str) -> None:
    with pytest.raises(BriefPressError) as caught:
        review([("x.docx", content)], water, GENERATOR, Asked())

    (finding,) = caught.value.diagnostics
    assert (code, "x.docx") == (finding.code, finding.place.file if finding.place else "")
    assert finding.hint


def test_refuses_a_file_of_another_brief_and_one_that_was_written_anew(english: Sent) -> None:
    def empty(editor: Editor) -> None:
        for one in editor.paragraphs[3:]:
            for run in list(one.iter(W + "r")):
                remove(run)

    with pytest.raises(BriefPressError) as other_text:
        english.pulled(english.edited(empty))
    (english.library.folder).rename(english.library.folder.with_name("air"))
    with pytest.raises(BriefPressError) as other_brief:
        english.pulled(english.content)

    assert "review.other-text" == other_text.value.diagnostics[0].code
    assert "review.other-brief" == other_brief.value.diagnostics[0].code


def test_needs_neither_engines_nor_fonts_nor_the_internet() -> None:
    heavy = "'weasyprint', 'fontTools', 'playwright', 'segno', 'ssl', 'urllib.request'"
    program = f"import sys, briefpress.incoming.review.pull; print({{{heavy}}} & set(sys.modules))"

    finished = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert "set()" == finished.stdout.strip()
