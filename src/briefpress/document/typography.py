"""Document -> Document, set as its language's readers expect: spaces, ties, isolation, squeezed punctuation.

It works on the tree, so that labels, dates and an author's words are treated alike and PDF, HTML and Word get the
same characters. Every rule is idempotent. Text in another language (`lang` on a node) follows that language's rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefpress.document import tree
from briefpress.document.keeping import (
    attached,
    balanced_quotation,
    in_sense,
    one_mark_for_titles,
    with_last_words_tied,
)
from briefpress.document.spacing import spaced

_RIGHT_TO_LEFT = frozenset({"ar", "he", "fa", "ur"})


def typeset(document: tree.Document) -> tree.Document:
    """Return the document with its text set for its language."""
    setter = _Setter(document.language)
    prose = ("description", "product", "issue", "series")
    told = (
        (name, typeset_text(value, document.language) if name in prose else value) for name, value in document.metadata
    )
    outside = replace(document, title=typeset_text(document.title, document.language), metadata=tuple(told))
    return tree.with_children(outside, lambda children: setter.children(children, in_link=False))


def typeset_text(text: str, language: str) -> str:
    """Return a text with the spaces and ties of its language (BCP 47)."""
    return spaced(text, language)


# A run of Latin text or figures inside Arabic: it reads from left to right, inner punctuation and spaces included.
_LATIN = re.compile(
    r"[A-Za-z0-9À-ɏ$€£#@¶](?:[A-Za-z0-9À-ɏ .,:;/–\-%@&'’+()\[\]=_?#~·\u00a0\u202f\u2060²³¹⁰-₟]*"
    r"[A-Za-z0-9À-ɏ%)\]²³¹⁰-₟])?"
)
_ARABIC = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
# Full-width marks; where two meet, one gives up its empty half: a closing mark before any other, an opening mark
# after an opening one (GB/T 15834-2011, clreq 3.1.6).
_OPENING = "（《〈「『【〔“‘"
_CLOSING = "）》〉」』】〕”’、，。；：！？"
_MEETING = re.compile(f"[{_CLOSING}](?=[{_OPENING}{_CLOSING}])|(?<=[{_OPENING}])[{_OPENING}]")
# A short name in quotation marks, which a line does not break.
_NAME = re.compile(r"“[⺀-鿿豈-﫿A-Za-z0-9·]{1,8}”|《[⺀-鿿豈-﫿A-Za-z0-9·]{1,8}》")
# Letters that French and Spanish set above the line: 13e, XXIe, 1er; 13.er. In “Ce” and in “Vers” is no number.
_SUPERIOR = {
    "fr": re.compile(
        r"(?<!\w)(?:\d+(?P<figure>ers?|res?|es?|nds?|ndes?)|I(?P<first>er|re)|(?:[IVX]|[IVXLCDM]{2,})(?P<roman>es?))(?!\w)"
    ),
    "es": re.compile(r"(?<!\w)\d+\.(?P<figure>ers?|[oa]s?)(?!\w)"),
}
# How much of what stands before a text its rules see: more than a word.
_CONTEXT = 24

_SPACE_BESIDE_MARK = re.compile(f"(?<=[{_CLOSING}{_OPENING}]) +| +(?=[{_CLOSING}{_OPENING}])")


class _Setter:
    """Sets nodes of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.primary = language.split("-")[0]
        self.is_right_to_left = self.primary in _RIGHT_TO_LEFT
        self.is_chinese = self.primary == "zh"

    def node(self, node: tree.Node, in_link: bool = False) -> tree.Node:
        own = tree.attributes_of(node).language
        if own and own != self.language:
            return self.foreign(node, own)
        if isinstance(node, tree.Styled) and _is_set(node):
            return node
        if isinstance(node, tree.Chart):
            return node.with_words(lambda word: typeset_text(self.closed_up("", word), self.language))
        if isinstance(node, tree.Link):
            return self.link(node)
        made = tree.with_children(node, lambda children: self.children(children, in_link))
        if isinstance(made, tree.Heading) and made.level == 1:
            return tree.with_children(made, in_sense)
        if isinstance(made, tree.Heading) or _is_standfirst(made):
            return tree.with_children(made, with_last_words_tied)
        if isinstance(made, tree.Group) and made.role is tree.Role.QUOTATION:
            return tree.with_children(made, balanced_quotation)
        return made

    def children(self, children: tuple[tree.Node, ...], in_link: bool) -> Iterable[tree.Node]:
        made = tuple(self.texts(children, in_link))
        made = one_mark_for_titles(made) if self.primary == "ru" else made
        return attached(made)

    def texts(self, children: tuple[tree.Node, ...], in_link: bool) -> Iterator[tree.Node]:
        made: tuple[tree.Node, ...] = ()
        for child in children:
            if isinstance(child, tree.Text):
                before = "".join(map(tree.text_of, made))[-_CONTEXT:]
                made = tuple(self.text(before, self.closed_up(before, child.value), in_link))
            else:
                made = (self.node(child, in_link),)
            yield from made

    def closed_up(self, before: str, value: str) -> str:
        """Return a Chinese text without spaces beside full-width marks, which hold their own; `before` precedes it."""
        if not self.is_chinese:
            return value
        value = value.lstrip(" ") if before and before[-1] in _CLOSING else value
        return _SPACE_BESIDE_MARK.sub("", value)

    def link(self, link: tree.Link) -> tree.Link:
        """Return a link; one that shows an address, or other Latin letters alone, reads from left to right."""
        made = tree.with_children(link, lambda children: self.children(children, in_link=True))
        shown = tree.text_of(made)
        is_latin = self.is_right_to_left and bool(_LATIN.search(shown)) and not _ARABIC.search(shown)
        if not is_latin or made.target.startswith("#"):
            return made
        return replace(made, attributes=replace(made.attributes, direction="ltr"))

    def foreign(self, node: tree.Node, language: str) -> tree.Node:
        """Return a phrase in another language, set by its rules and kept together where it runs the other way."""
        inner = _Setter(language)
        phrase = tree.with_children(node, lambda children: inner.children(children, in_link=True))
        if isinstance(phrase, tree.Link) and inner.is_right_to_left != self.is_right_to_left:
            return replace(phrase, attributes=replace(phrase.attributes, direction="ltr"))
        if not isinstance(phrase, tree.Styled) or inner.is_right_to_left == self.is_right_to_left:
            return phrase
        direction = "rtl" if inner.is_right_to_left else "ltr"
        return replace(phrase, mark=tree.Mark.ISOLATE, attributes=replace(phrase.attributes, direction=direction))

    def text(self, before: str, value: str, in_link: bool) -> Iterator[tree.Inline]:
        """Yield the nodes of a text; inside a link no element, which would break the link's tag (PDF/UA 7.18.5)."""
        value = self.spaced_after(before, value)
        superior = _SUPERIOR.get(self.primary)
        if in_link:
            yield tree.Text(value)
        elif self.is_right_to_left:
            yield from _marked(value, _latin_runs(value), tree.Mark.ISOLATE, tree.Attributes(direction="ltr"))
        elif self.is_chinese:
            yield from _chinese(value)
        elif superior:
            runs = (match.span(match.lastgroup or 0) for match in superior.finditer(value))
            yield from _marked(value, runs, tree.Mark.SUPERSCRIPT, tree.Attributes())
        else:
            yield tree.Text(value)

    def spaced_after(self, before: str, value: str) -> str:
        """Return a text with its spaces. A mark after a link or a name still has its own: rules see what is before."""
        whole = typeset_text(before + value, self.language)
        # What stands before is set already, and is not changed from here.
        return whole[len(before) :] if whole.startswith(before) else typeset_text(value, self.language)


def _is_standfirst(node: tree.Node) -> bool:
    return isinstance(node, tree.Paragraph) and "standfirst" in node.attributes.classes


def _is_set(node: tree.Styled) -> bool:
    """Say whether a run is one that setting has made: it is not set again."""
    return node.mark in (tree.Mark.ISOLATE, tree.Mark.SUPERSCRIPT) or "whole" in node.attributes.classes


Span = tuple[int, int]


def _marked(value: str, spans: Iterable[Span], mark: tree.Mark, attributes: tree.Attributes) -> Iterator[tree.Inline]:
    """Yield a text with the stretches between some places wrapped, which rise and do not overlap."""
    end = 0
    for start, stop in spans:
        if start > end:
            yield tree.Text(value[end:start])
        yield tree.Styled(mark, (tree.Text(value[start:stop]),), attributes)
        end = stop
    if end < len(value):
        yield tree.Text(value[end:])


def _latin_runs(value: str) -> Iterator[Span]:
    """Yield where runs of Latin stand; without a last bracket that was opened before."""
    for match in _LATIN.finditer(value):
        start, end = match.span()
        is_lone = any(
            match[0].endswith(closing) and match[0].count(closing) > match[0].count(opening)
            for opening, closing in ("()", "[]")
        )
        yield (start, end - 1) if is_lone else (start, end)


_WHOLE = tree.Attributes(classes=("whole",))
_HALF = tree.Attributes(classes=("half",))


def _chinese(value: str) -> Iterator[tree.Inline]:
    """Yield a Chinese text with marks squeezed where they meet, and with short names in quotation marks kept whole."""
    halves = [match.span() for match in _MEETING.finditer(value)]
    end = 0
    for start, stop in (*(match.span() for match in _NAME.finditer(value)), (len(value), len(value))):
        if start > end:
            yield from _squeezed(value, halves, (end, start))
        if stop > start:
            yield tree.Styled(tree.Mark.SPAN, tuple(_squeezed(value, halves, (start, stop))), _WHOLE)
        end = stop


def _squeezed(value: str, halves: list[Span], part: Span) -> Iterator[tree.Inline]:
    """Yield a part of a text, its marks squeezed that meet others in the whole text."""
    start, stop = part
    inside = [(first - start, last - start) for first, last in halves if start <= first and last <= stop]
    return _marked(value[start:stop], inside, tree.Mark.SPAN, _HALF)
