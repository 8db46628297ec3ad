"""Words of other programs -> the small Markdown of a brief, and back: italics stay, and nothing else becomes a mark."""

from __future__ import annotations

import re
import unicodedata

from briefpress.bibliography.item import EMPHASIS
from briefpress.bibliography.latex import SUPERSCRIPT
from briefpress.content import inline

_TAG = re.compile(r"</?(?:i|em|b|strong|span|sup|sub|sc|u)(?:\s[^<>]*)?>", re.IGNORECASE)
_ITALIC = re.compile(r"<(/?)(?:i|em)>", re.IGNORECASE)
_SCRIPT = re.compile(r"<(sub|sup)>([0-9+\-()n]{1,8})</\1>", re.IGNORECASE)
_MARKS = re.compile(r"[\\*_\[\]^<]")
# What no brief may hold: controls, and characters that cannot be seen and change what is.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b\u2028-\u202e\ufeff\ufffe\uffff\ud800-\udfff]")


def from_html(text: str) -> str:
    """Return words with italics between the signs of `EMPHASIS`; other tags of CSL-JSON are dropped."""
    text = _SCRIPT.sub(lambda match: match[2] if match[1].lower() == "sub" else match[2].translate(SUPERSCRIPT), text)
    text = _ITALIC.sub(lambda match: EMPHASIS[bool(match[1])], text)
    return _TAG.sub("", text)


def clean(text: str) -> str:
    """Return text on one line, in NFC, without characters that cannot be seen."""
    return unicodedata.normalize("NFC", " ".join(_UNSEEN.sub("", text).split()))


def as_markdown(text: str) -> str:
    """Return the wording that prints some words."""
    text = clean(text)
    plain = plain_words(text)
    if not _says(plain, plain):
        text = _MARKS.sub(lambda match: f"\\{match[0]}", text)
    return text.replace(EMPHASIS[0], "*").replace(EMPHASIS[1], "*")


def plain_words(text: str) -> str:
    """Return words without their italics."""
    return clean(text.replace(EMPHASIS[0], "").replace(EMPHASIS[1], ""))


def as_html(wording: str) -> str:
    """Return what CSL-JSON writes for a wording."""
    return _html(inline.parse_inline(wording))


def _says(wording: str, words: str) -> bool:
    pieces = inline.parse_inline(wording)
    return all(isinstance(piece, inline.TextRun) for piece in pieces) and inline.plain_text(pieces) == words


def _html(pieces: tuple[inline.Inline, ...]) -> str:
    made = []
    for piece in pieces:
        match piece:
            case inline.TextRun(text=text):
                made.append(text)
            case inline.Emphasis(children=children):
                made.append(f"<i>{_html(children)}</i>")
            case inline.Citation() | inline.Note():
                pass
            case _:
                made.append(_html(piece.children))
    return "".join(made)
