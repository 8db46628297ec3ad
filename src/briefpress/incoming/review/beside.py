"""What a reviewer's file holds beside its text: running heads and feet, and what is said of charts."""

from __future__ import annotations

from collections.abc import Iterator

from briefpress.incoming.review.change import Question
from briefpress.incoming.review.tokens import flattened
from briefpress.incoming.word.model import Block, Picture, Run, WordDocument, iter_paragraphs


def frames_asked(sent: WordDocument, document: WordDocument) -> Iterator[Question]:
    """Yield a question for each running head or foot that says something else than the one sent."""
    theirs = {_words_of(blocks) for blocks in document.frames}
    now = " / ".join(filter(None, map(_shown, document.frames)))
    for blocks in sent.frames:
        text = _words_of(blocks)
        if text and text not in theirs:
            why = "running heads and feet are made from the brief's title, series and date"
            yield Question("computed", (), _shown(blocks), now, why)


def has_lost_chart_texts(document: WordDocument) -> bool:
    """Say whether no drawing in a file of LibreOffice has an alternative text: it keeps that of none that it saves."""
    paragraphs = iter_paragraphs(document.blocks)
    inlines = (one for paragraph in paragraphs for one in paragraph.inlines)
    drawn = [one for one in inlines if isinstance(one, Picture) and not one.part]
    is_theirs = document.application.startswith("LibreOffice")
    return is_theirs and bool(drawn) and not any(one.alt_text for one in drawn)


def _shown(blocks: tuple[Block, ...]) -> str:
    return "".join(one.text for one in iter_paragraphs(blocks))


def _words_of(blocks: tuple[Block, ...]) -> str:
    """Return what a running head or foot says, without numbers of pages."""
    runs = (run for one in iter_paragraphs(blocks) for run in one.inlines if isinstance(run, Run))
    return flattened("".join(run.text for run in runs if not run.field))
