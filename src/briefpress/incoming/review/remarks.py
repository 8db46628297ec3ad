"""Comments of a file -> the wordings that each is about, with the answers to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefpress.incoming.review.change import Remark
from briefpress.incoming.review.match import Matching
from briefpress.incoming.review.page import PageParagraph
from briefpress.incoming.review.tokens import flattened
from briefpress.incoming.word.model import Comment, WordDocument


def remarks_of(
    document: WordDocument, ours: Sequence[PageParagraph], theirs: Sequence[PageParagraph], matching: Matching
) -> Iterator[Remark]:
    """Yield the comments of a file that answer no other, in its order."""
    answers: dict[str, list[Comment]] = {}
    for comment in document.comments:
        answers.setdefault(comment.parent, []).append(comment)
    which = {their: our for group in matching.groups for their in group.theirs for our in group.ours[:1]}
    for comment in answers.get("", []):
        places = [place for place, one in enumerate(theirs) if comment.id in one.source.comments and place in which]
        contexts = dict.fromkeys(context for place in places for context in _commented(ours[which[place]], comment))
        yield Remark(comment, tuple(contexts), tuple(_thread(comment.id, answers)))


def _thread(identifier: str, answers: Mapping[str, Sequence[Comment]]) -> Iterator[Comment]:
    for one in answers.get(identifier, ()):
        yield one
        yield from _thread(one.id, answers)


def _commented(one: PageParagraph, comment: Comment) -> tuple[str, ...]:
    """Return the wordings of a paragraph that hold what a comment is about; all where that cannot be told."""
    quoted = flattened(comment.quoted)
    held = [
        context
        for context in one.contexts
        if quoted
        and quoted
        in "".join(token.flat for token, owner in zip(one.tokens, one.owners, strict=True) if owner == context)
    ]
    return tuple(held) or one.contexts
