"""Tracked changes of a paragraph -> who made a change, and when."""

from __future__ import annotations

from collections.abc import Sequence

from briefpress.incoming.review.change import Reviewer
from briefpress.incoming.review.page import PageParagraph
from briefpress.incoming.review.rewrite import Edit
from briefpress.incoming.review.tokens import Token, flattened


def untracked(other: PageParagraph) -> Reviewer:
    revisions = other.source.revisions
    if not revisions:
        return Reviewer()
    return Reviewer(revisions[0].author, revisions[0].date, is_tracked=True)


def reviewer_of(other: PageParagraph, words: Sequence[Token], edits: Sequence[Edit]) -> Reviewer:
    """Return who made a change: whose tracked changes have its words in them."""
    for edit in edits:
        for token in edit.new:
            if token.revision:
                return Reviewer(token.revision.author, token.revision.date, is_tracked=True)
        gone = "".join(token.flat for token in words[edit.first : edit.last])
        for revision in other.source.revisions:
            told = flattened(revision.text)
            if revision.kind == "formatting" or (told and gone and (told in gone or gone in told)):
                return Reviewer(revision.author, revision.date, is_tracked=True)
    return Reviewer()


def who_deleted(theirs: Sequence[PageParagraph], one: PageParagraph) -> Reviewer:
    for other in theirs:
        for revision in other.source.revisions:
            if revision.kind != "insertion" and one.flat and flattened(revision.text) == one.flat:
                return Reviewer(revision.author, revision.date, is_tracked=True)
    return Reviewer()
