"""A review -> findings: each change, question and comment with its line in the brief or in the translation."""

from __future__ import annotations

from collections.abc import Iterator

from briefpress.content.lengths import Length
from briefpress.content.messages import Message
from briefpress.diagnostics import Diagnostic, Severity
from briefpress.incoming.review.change import Change, Question, Remark, Reviewer
from briefpress.incoming.review.pull import Review
from briefpress.incoming.review.words import changed_words

_LONGEST = 160
_CODES = {
    "split": "review.structure",
    "joined": "review.structure",
    "deleted": "review.structure",
    "added": "review.structure",
    "moved": "review.structure",
    "computed": "review.computed",
    "conflict": "review.conflict",
}


def findings_of(review: Review) -> Iterator[Diagnostic]:
    """Yield what there is to say of a review, in the order of the brief, what is about no line of it last."""
    yield from review.findings
    yield from (_changed(review, change) for change in review.changes)
    yield from (_asked(question) for question in review.questions)
    yield from (_remarked(remark) for remark in review.remarks)


def by_whom(reviewer: Reviewer, file: str) -> str:
    """Return who made a change and when, whether it was tracked, and in which file."""
    who = reviewer.author or "nobody named"
    how = "tracked" if reviewer.is_tracked else "not tracked"
    return ", ".join(filter(None, (who, reviewer.date[:10], how, file.rpartition("/")[2])))


def shown_elsewhere(review: Review, context: str) -> str:
    """Return which other editions show a wording, and what becomes of its translations."""
    message = review.messages[context]
    lengths = [str(length) for length in review.library.lengths if _is_shown(review, message, length)]
    audiences = ", ".join(message.audiences) if message.audiences else "all audiences"
    told = f"shown in {', '.join(lengths)} for {audiences}"
    others = [one for one in review.library.brief.languages if one != review.library.brief.language]
    if review.is_source and others:
        told += f"; its translations ({', '.join(others)}) become fuzzy by briefpress translate update"
    return told


def _is_shown(review: Review, message: Message, length: Length) -> bool:
    """Say whether a length shows this wording, and not another one that is made for it."""
    base = message.context.partition("@")[0]
    others = (one for one in review.messages.values() if one.context.partition("@")[0] == base)
    fitting = [one for one in others if one.length.rank <= length.rank]
    return bool(fitting) and max(fitting, key=lambda one: one.length.rank).context == message.context


def _changed(review: Review, change: Change) -> Diagnostic:
    before, after = changed_words(change.before, change.after)
    what = f'"{change.context}": {_quoted(before)} becomes {_quoted(after)} ({by_whom(change.reviewer, change.file)})'
    hint = shown_elsewhere(review, change.context)
    return Diagnostic("review.changed", what, review.places.get(change.context), hint, Severity.NOTE)


def _asked(question: Question) -> Diagnostic:
    before, after = changed_words(question.before, question.after)
    where = ", ".join(f'"{context}"' for context in question.contexts) or "the page"
    shown = " becomes ".join(map(_quoted, (before, after))) if question.after else _quoted(question.before)
    what = f"{where}: {shown}: {question.why} ({by_whom(question.reviewer, question.file)})"
    hint = "do what it asks for by hand, or leave it"
    if question.fragment:
        hint = f"as it could be written:\n{question.fragment}"
    return Diagnostic(_CODES.get(question.kind, "review.asked"), what, question.place, hint, Severity.WARNING)


def _remarked(remark: Remark) -> Diagnostic:
    one = remark.comment
    about = f" on {_quoted(one.quoted)}" if one.quoted else ""
    where = ", ".join(f'"{context}"' for context in remark.contexts) or "the page"
    done = ", resolved" if one.is_resolved else ""
    told = f"{where}: {one.author}{about}: {' '.join(one.text.split())}"
    answers = "".join(f"\n{answer.author} answers: {' '.join(answer.text.split())}" for answer in remark.answers)
    told += f"{answers} ({', '.join(filter(None, (one.date[:10], remark.file.rpartition('/')[2])))}{done})"
    return Diagnostic("review.comment", told, remark.place, "", Severity.NOTE)


def _quoted(text: str) -> str:
    text = " ".join(text.split())
    return f"“{text}”" if len(text) <= _LONGEST else f"“{text[:_LONGEST]}…”"
