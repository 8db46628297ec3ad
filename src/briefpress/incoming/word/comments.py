"""The parts with comments -> comments with their threads, and the text that each is about."""

from __future__ import annotations

from collections.abc import Iterable

from briefpress.incoming.word.model import Comment
from briefpress.incoming.word.package import Package
from briefpress.incoming.word.xml import Element, q, value

_START, _END = q("w:commentRangeStart"), q("w:commentRangeEnd")
_TEXTS = (q("w:t"), q("w:delText"))


def read_comments(package: Package, texts: Iterable[Element]) -> tuple[Comment, ...]:
    """Return the comments of a file in its own order; `texts` are the roots of the parts with text."""
    root = package.first_root("comments")
    if root is None:
        return ()
    quoted = _quoted(texts)
    found = list(root.iter(q("w:comment")))
    threads = _threads(package)
    numbers: dict[str, str] = {}
    made = []
    for one in found:
        last, number = _last_paragraph(one), value(one, "w:id")
        parent, is_resolved = threads.get(last, ("", False))
        text = "\n".join(filter(None, map(_text, one.iter(q("w:p")))))
        author, date = value(one, "w:author"), value(one, "w:date")
        # An answer stands after what it answers. LibreOffice gives paragraphs no numbers: then there is no thread.
        made.append(Comment(number, author, date, text, is_resolved, numbers.get(parent, ""), quoted.get(number, "")))
        if last:
            numbers[last] = number
    return tuple(made)


def _threads(package: Package) -> dict[str, tuple[str, bool]]:
    """Return what a comment answers and whether it is resolved, by the last paragraph of each ([MS-DOCX] 2.5.4.8)."""
    root = package.first_root("commentsExtended")
    entries = root.iter(q("w15:commentEx")) if root is not None else ()
    return {
        value(one, "w15:paraId"): (value(one, "w15:paraIdParent"), value(one, "w15:done") in ("1", "true"))
        for one in entries
    }


def _last_paragraph(comment: Element) -> str:
    paragraphs = list(comment.iter(q("w:p")))
    return value(paragraphs[-1], "w14:paraId") if paragraphs else ""


def _text(paragraph: Element) -> str:
    return "".join(one.text or "" for one in paragraph.iter(*_TEXTS))


def _quoted(texts: Iterable[Element]) -> dict[str, str]:
    pieces: dict[str, list[str]] = {}
    open_: set[str] = set()
    for root in texts:
        for one in root.iter(_START, _END, *_TEXTS):
            if one.tag == _START:
                open_.add(value(one, "w:id"))
            elif one.tag == _END:
                open_.discard(value(one, "w:id"))
            else:
                for number in open_:
                    pieces.setdefault(number, []).append(one.text or "")
    return {number: "".join(found) for number, found in pieces.items()}
