"""Changes of a review -> those that somebody accepts at a terminal, some of them edited first."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from briefpress.cli.output import CommandOutput

if TYPE_CHECKING:  # they bring all of Pydantic and lxml, and help is to be light
    from briefpress.incoming.review.change import Change
    from briefpress.incoming.review.pull import Review

_ANSWERS = click.Choice(["a", "e", "s", "q"])


def check_terminal(*, as_json: bool) -> None:
    """Raise UsageError where nobody can be asked."""
    if as_json:
        raise click.UsageError("--interactive asks a person and --json tells a program: use one of them")
    if not sys.stdin.isatty():
        raise click.UsageError(
            "--interactive asks at a terminal, and there is none here: use --write, or --report FILE.html"
        )


def chosen(reviews: Sequence[Review], output: CommandOutput) -> tuple[list[Change], ...]:
    """Ask about each change, and return those of each review that are to be made.

    Nothing is written here: who interrupts has changed nothing. Who quits keeps what was accepted before.
    """
    found: tuple[list[Change], ...] = tuple([] for _ in reviews)
    total = sum(len(review.changes) for review in reviews)
    number = 0
    for review, accepted in zip(reviews, found, strict=True):
        for change in review.changes:
            number += 1
            _show(review, change, f"[{number}/{total}]", output)
            answer = click.prompt("accept, edit, skip or quit", type=_ANSWERS, err=True)
            if answer == "q":
                return found
            if answer == "a":
                accepted.append(change)
            elif answer == "e":
                accepted.append(replace(change, markdown=_edited(change, review.library.brief.sources)))
    return found


def _show(review: Review, change: Change, number: str, output: CommandOutput) -> None:
    from briefpress.incoming.review.told import by_whom, shown_elsewhere

    place = review.places.get(change.context)
    output.say(f"{number} {change.context}  {place or ''}")
    output.say(f"  - {' '.join(change.before.split())}")
    output.say(f"  + {' '.join(change.after.split())}")
    output.say(f"  {by_whom(change.reviewer, change.file)}; {shown_elsewhere(review, change.context)}")


def _edited(change: Change, sources: Collection[str]) -> str:
    """Return a change's Markdown as it was edited; one that the brief cannot have is asked for again."""
    text = " ".join(change.markdown.split())
    while True:
        text = _line(text)
        problem = _problem(text, sources)
        if not problem:
            return text
        click.echo(problem, err=True)


def _line(before: str) -> str:
    """Return a line that is typed, begun with what was there before."""
    with _begun_with(before) as is_begun:
        if is_begun:
            return input("Markdown: ").strip()
    return str(click.prompt("Markdown", default=before, err=True)).strip()


@contextmanager
def _begun_with(text: str) -> Iterator[bool]:
    """Have lines begin with a text, where the machine has readline: nobody types a paragraph twice."""
    try:
        import readline
    except ImportError:
        yield False
        return
    readline.set_startup_hook(lambda: readline.insert_text(text))
    try:
        yield True
    finally:
        readline.set_startup_hook(None)


def _problem(text: str, sources: Collection[str]) -> str:
    """Return why a brief cannot have a text; nothing where it can."""
    from briefpress.content import inline

    if not text:
        return "a text cannot be empty: to leave the brief as it is, type what it says, or interrupt"
    problems = inline.inline_problems(text)
    if problems:
        return f"{problems[0][0]}: {problems[0][1]}"
    cited = (one for one in inline.walk(inline.parse_inline(text)) if isinstance(one, inline.Citation))
    unknown = [part.source for one in cited for part in one.parts if part.source not in sources]
    return f"no source of the brief is named {unknown[0]}" if unknown else ""
