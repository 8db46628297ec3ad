"""Reviews -> a page to go through with a colleague: every change with its words, questions, comments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from briefpress.diagnostics import counted
from briefpress.incoming.review.change import Change, Question, Remark
from briefpress.incoming.review.pull import Review
from briefpress.incoming.review.told import by_whom, shown_elsewhere
from briefpress.incoming.review.words import pieces

_RIGHT_TO_LEFT = ("ar", "fa", "he", "ur")
_TAGS = {"delete": "del", "insert": "ins"}
_STYLE = """
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2.5rem}article{border-top:1px solid #bbb;padding:.8rem 0}
h3{font-size:1rem;margin:0 0 .3rem}h3 code{font-weight:400;overflow-wrap:anywhere}
p{margin:.3rem 0}.who,.where{color:#555;font-size:.9rem}
del{background:#fde2e0;color:#7a1c14}ins{background:#dcf3e1;color:#0f4a22;text-decoration:none;border-bottom:2px solid}
pre{background:#f3f3f3;padding:.6rem;white-space:pre-wrap}blockquote{margin:.3rem 0}
blockquote{border-inline-start:3px solid #bbb;padding-inline-start:.8rem}
@media print{article{break-inside:avoid}}
"""


def report_html(reviews: Sequence[Review]) -> str:
    """Return the page as text; all that comes from files is escaped."""
    title = "Review of " + ", ".join(dict.fromkeys(review.library.name for review in reviews))
    body = "".join(piece for review in reviews for piece in _review(review))
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{escape(title)}</title>'
        f"<style>{_STYLE}</style></head><body><main><h1>{escape(title)}</h1>{body}</main></body></html>\n"
    )


def _review(review: Review) -> Iterator[str]:
    found = (("change", review.changes), ("question", review.questions), ("comment", review.remarks))
    total = ", ".join(counted(len(ones), noun) for noun, ones in found)
    yield f"<p>{escape(review.language)}: {total}.</p>"
    yield from _part("Changes: certain", (_change(review, one) for one in review.changes))
    yield from _part("Questions: for a person", (_question(review, one) for one in review.questions))
    yield from _part("Comments", (_remark(one) for one in review.remarks))


def _part(head: str, articles: Iterable[str]) -> Iterator[str]:
    found = list(articles)
    if found:
        yield f"<section><h2>{head}</h2>{''.join(found)}</section>"


def _change(review: Review, change: Change) -> str:
    place = review.places.get(change.context)
    where = f"{place}; {shown_elsewhere(review, change.context)}" if place else ""
    return _article(
        (change.context,),
        _difference(review.language, change.before, change.after),
        by_whom(change.reviewer, change.file),
        where,
    )


def _question(review: Review, question: Question) -> str:
    shown = _difference(review.language, question.before, question.after)
    fragment = f"<pre>{escape(question.fragment)}</pre>" if question.fragment else ""
    why = f"<p>{escape(question.why)}.</p>{fragment}"
    return _article(
        question.contexts, shown + why, by_whom(question.reviewer, question.file), str(question.place or "")
    )


def _remark(remark: Remark) -> str:
    quoted = f"<blockquote>{escape(remark.comment.quoted)}</blockquote>" if remark.comment.quoted else ""
    said = "".join(
        f"<p><strong>{escape(one.author)}</strong>{' (resolved)' if one.is_resolved else ''}: {escape(one.text)}</p>"
        for one in (remark.comment, *remark.answers)
    )
    return _article(remark.contexts, quoted + said, remark.comment.date[:10], str(remark.place or ""))


def _article(contexts: Sequence[str], content: str, who: str, where: str) -> str:
    names = ", ".join(f"<code>{escape(context)}</code>" for context in contexts) or "the page"
    told = f'<p class="who">{escape(who)}</p>' if who else ""
    place = f'<p class="where">{escape(where)}</p>' if where else ""
    return f"<article><h3>{names}</h3>{content}{told}{place}</article>"


def _difference(language: str, before: str, after: str) -> str:
    direction = "rtl" if language.split("-")[0] in _RIGHT_TO_LEFT else "ltr"
    shown = "".join(_marked(kind, text) for kind, text in pieces(before, after))
    return f'<p lang="{escape(language)}" dir="{direction}">{shown}</p>'


def _marked(kind: str, text: str) -> str:
    tag = _TAGS.get(kind)
    return f"<{tag}>{escape(text)}</{tag}>" if tag else escape(text)
