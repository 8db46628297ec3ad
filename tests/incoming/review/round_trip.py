"""Reviewers' files of one edition -> merged, written, pulled again and sent anew: what of it is not as it should be."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefpress.incoming.review.pull import Review
from briefpress.incoming.review.source_text import atoms_of
from briefpress.incoming.review.tokens import flattened
from briefpress.project import Project
from tests.incoming.review.conftest import Sent, send
from tests.incoming.review.judging import plain
from tests.incoming.review.kinds import Kind, Spot

Saving = Callable[[Sequence[bytes]], list[bytes]]
"""What a program makes of files that it opens and saves."""


@dataclass(frozen=True, slots=True)
class RoundTrip:
    """What became of the files of several reviewers."""

    reviewers: int
    texts: int
    """That they changed together."""
    faults: tuple[str, ...]


def round_trip(sent: Sent, save: Saving) -> RoundTrip:
    """Take over what reviewers changed in an edition, each in a file of their own, and look for what is not right.

    The first two change one text in two places, the last one the first one's word otherwise.
    """
    committed(sent.project)
    shared = sent.kinds.body[-1]
    both = (sent.kinds.reworded("a word", shared, 0), sent.kinds.reworded("another word", shared, 3))
    kinds = [*both, *_apart(sent, shared)]
    expected = {context: text for kind in kinds for context, text in kind.expected.items()}
    expected[shared.context] = both[0].expected[shared.context].replace(shared.words[3], sent.kinds.word)
    edited = [sent.edited(kind.edit, tracked=number % 2 == 0) for number, kind in enumerate(kinds)]
    *files, against = save([*edited, sent.typed(shared.context, shared.words[0], sent.kinds.sentence)])
    faults = [*_conflict(sent.pulled(files[0], against), shared)]
    found = sent.pulled(*files)
    faults += _taken(found, expected)
    sent.write(found)
    faults += _settled(sent.pulled(*files), expected, found)
    faults += _sent_anew(send_again(sent), expected)
    return RoundTrip(len(kinds), len(expected), tuple(faults))


def committed(project: Project) -> None:
    """Keep a project in git as it is."""
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    for words in (("init", "-q"), ("add", "-A"), (*who, "commit", "-qm", "Send it out")):
        subprocess.run(("git", *words), cwd=project.root, check=True)


def send_again(sent: Sent) -> Sent:
    """Send an edition as its brief is now."""
    receipt = sent.page.receipt
    return send(sent.project, receipt.brief, receipt.length, receipt.language, receipt.audience)


def _apart(sent: Sent, shared: Spot) -> Iterator[Kind]:
    """Yield kinds of edits of words of which no two change one text."""
    # What is said of charts is not saved by LibreOffice.
    taken = {shared.context, *sent.page.alt_texts.values()}
    for kind in sent.kinds.all():
        if kind.expected and not kind.asks and taken.isdisjoint(kind.expected):
            taken.update(kind.expected)
            yield kind


def _conflict(found: Review, shared: Spot) -> Iterator[str]:
    if found.changes or [(one.kind, one.contexts) for one in found.questions] != [("conflict", (shared.context,))] * 2:
        yield f"a conflict came to {found.changes} and {found.questions}"


def _taken(found: Review, expected: Mapping[str, str]) -> Iterator[str]:
    taken = {change.context: change.markdown for change in found.changes}
    for context in {*taken, *expected}:
        if plain(taken.get(context, "")) != plain(expected.get(context, "")):
            yield f"{context}: taken over as {taken.get(context)!r}, not {expected.get(context)!r}"
    yield from (f"asked: {question}" for question in found.questions)


def _settled(again: Review, expected: Mapping[str, str], before: Review) -> Iterator[str]:
    """Yield what pulling once more would change, and what the first time has changed besides."""
    yield from (f"pulled twice: {one}" for one in (*again.changes, *again.questions))
    for context, text in again.wordings.items():
        if plain(text) != plain(expected.get(context, before.wordings[context])):
            yield f"{context}: written as {text!r}"


def _sent_anew(made: Sent, expected: Mapping[str, str]) -> Iterator[str]:
    """Yield texts that the edition does not show as the reviewers have them."""
    for context, text in expected.items():
        wanted = "".join(flattened(atom.text) for atom in atoms_of(text) or () if atom.kind == "word")
        if wanted not in set(_shown(made, context)):
            yield f"{context}: {wanted!r} is shown as {list(_shown(made, context))}"


def _shown(made: Sent, context: str) -> Iterator[str]:
    """Yield the words of a text in each place that shows it, without citations and notes."""
    for paragraph in made.page.paragraphs:
        tokens = zip(paragraph.tokens, paragraph.owners, strict=True)
        words = "".join(token.flat for token, owner in tokens if owner == context and token.kind == "word")
        if words:
            yield words
