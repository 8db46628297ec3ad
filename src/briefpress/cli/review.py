"""The commands of `briefpress review`: pull."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefpress import GENERATOR
from briefpress.cli import options
from briefpress.cli.choosing import check_terminal, chosen
from briefpress.cli.output import CommandOutput, Result
from briefpress.cli.project_folder import project_at
from briefpress.diagnostics import BriefPressError, Diagnostic, Place, counted
from briefpress.writers.pdf.engine.garbage_collection import garbage_collection_paused

if TYPE_CHECKING:  # they bring all of Pydantic and lxml, and help is to be light
    from briefpress.incoming.review.apply import Written
    from briefpress.incoming.review.change import Change
    from briefpress.incoming.review.pull import Review
    from briefpress.project import Project


@click.group()
def review() -> None:
    """Bring home what reviewers changed in Word files that BriefPress made."""


class _DayType(click.ParamType[str]):
    """`2026-11-20`."""

    name = "day"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if value and not re.fullmatch(r"\d{4}-\d\d-\d\d", str(value)):
            self.fail(f"{value!r} is no day such as 2026-11-20", param, ctx)
        return str(value)


@review.command()
@click.argument("files", nargs=-1, required=True, type=options.PATH, metavar="FILE...")
@click.option("--write", is_flag=True, help="Write what is certain into the brief, or into its translation.")
@click.option("--comments", is_flag=True, help="With --write: comments too, as comments of YAML or of the PO file.")
@click.option("--interactive", is_flag=True, help="Go through the changes: accept, edit or skip each, then write.")
@click.option("--author", "authors", multiple=True, metavar="NAME", help="Only this reviewer; may be repeated.")
@click.option("--since", type=_DayType(), default="", metavar="DAY", help="Only changes from this day on: 2026-11-20.")
@click.option("--reject-formatting", is_flag=True, help="Leave bold and italics as they are.")
@click.option("--report", type=options.PATH, metavar="FILE.html", help="Write a page with all changes to go through.")
@options.with_json
@options.with_quiet
@options.with_project
def pull(
    files: tuple[Path, ...],
    write: bool,
    comments: bool,
    interactive: bool,
    authors: tuple[str, ...],
    since: str,
    reject_formatting: bool,
    report: Path | None,
    as_json: bool,
    quiet: bool,
    folder: Path | None,
) -> int:
    """Tell what reviewers changed in each FILE, at the texts of the brief that it is of; nothing is written unasked."""
    output = CommandOutput(as_json=as_json, quiet=quiet)
    if interactive:
        check_terminal(as_json=as_json)

    def attempt() -> Result:
        from briefpress.incoming.review.pull import Asked
        from briefpress.incoming.review.pull import review as reviewed
        from briefpress.incoming.review.told import findings_of

        project = project_at(folder)
        asked = Asked(authors, since, reject_formatting)
        found = reviewed([(path.as_posix(), _content(path)) for path in files], project, GENERATOR, asked)
        if report:
            _write_report(report, found, output)
        # All are chosen before any is written: who interrupts in the midst of it has changed nothing.
        taken = chosen(found, output) if interactive else tuple(one.changes for one in found)
        refused: list[Diagnostic] = []
        for one, changes in zip(found, taken, strict=True):
            if write or interactive:
                refused += _write(one, changes, project, output, with_comments=comments)
            elif not as_json:
                output.say(_summary(one))
        told = (finding for one in found for finding in findings_of(one))
        # What was gone through one by one is not told again.
        left = (one for one in told if not (interactive and one.code == "review.changed"))
        return Result(diagnostics=(*left, *refused))

    with garbage_collection_paused():
        return output.close(attempt)


def _content(path: Path) -> bytes:
    from briefpress.files.opener import read_named
    from briefpress.incoming.word.package import LARGEST_FILE

    try:
        return read_named(path, LARGEST_FILE)
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        raise BriefPressError([Diagnostic("review.unreadable", message, Place(path.as_posix()))]) from error


def _summary(review: Review) -> str:
    changes, questions = counted(len(review.changes), "change"), counted(len(review.questions), "question")
    told = (
        f"{review.library.name} ({review.language}): {changes}, {questions}, {counted(len(review.remarks), 'comment')}"
    )
    return f"{told}; --write takes over the changes" if review.changes else told


def _write_report(path: Path, reviews: Sequence[Review], output: CommandOutput) -> None:
    from briefpress.incoming.review.report import report_html
    from briefpress.publish.atomic import write_named

    write_named(path, report_html(reviews).encode())
    if not output.is_silent:
        output.say(f"wrote {path.as_posix()}")


def _write(
    review: Review, changes: Sequence[Change], project: Project, output: CommandOutput, *, with_comments: bool
) -> list[Diagnostic]:
    """Write changes and comments into the file that they are of, and return what had to be left to a person."""
    from briefpress.diagnostics import Severity
    from briefpress.incoming.review.apply import target_of, written
    from briefpress.publish.atomic import write_whole

    path, limit = target_of(review)
    content = review.library.opener.read(path, limit)
    made = written(review, content, changes, review.remarks if with_comments else ())
    if made.is_changed:
        write_whole(path, made.content, project.writer)
    if not output.is_silent:
        output.say(_written_line(made, review, len(changes), with_comments=with_comments))
    return [
        Diagnostic(
            "review.asked", f'"{change.context}": {why}', review.places.get(change.context), severity=Severity.WARNING
        )
        for change, why in made.refused
    ]


def _written_line(made: Written, review: Review, count: int, *, with_comments: bool) -> str:
    if not made.is_changed:
        return f"{made.name} stays as it is"
    what = counted(count - len(made.refused), "text")
    if with_comments:
        what += f", {counted(len(review.remarks), 'comment')}"
    return f"wrote {made.name}: {what}"
