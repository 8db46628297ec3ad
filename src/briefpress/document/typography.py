"""Document -> Document, set as its language's readers expect: spaces, ties, isolation, squeezed punctuation.

It works on the tree, so that labels, dates and an author's words are treated alike and PDF, HTML and Word get the
same characters. Every rule is idempotent. Text in another language (`lang` on a node) follows that language's rules.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from briefpress.document import tree

NARROW = "\u202f"
"""Narrow no-break space."""
TIE = "\u00a0"
"""No-break space."""

Rule = Callable[[str], str]

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
    for rule in _RULES.get(language.split("-")[0], ()):
        text = rule(text)
    return text


# ---- rules of spaces and ties, by language

_SPACES = f"[ {TIE}{NARROW}]"


def _replacing(pattern: str, replacement: str) -> Rule:
    compiled = re.compile(pattern)
    return lambda text: compiled.sub(replacement, text)


_FRENCH: tuple[Rule, ...] = (
    # Imprimerie nationale: a thin space before ; ! ? and inside « », a word space before the colon.
    _replacing(rf"(?<=[\w»)\]’%]){_SPACES}?(?=[;!?](?:[\s»)]|$))", NARROW),
    _replacing(rf"(?<=[\w»)\]’%]){_SPACES}?(?=:(?:\s|$))", TIE),
    _replacing(rf"«{_SPACES}?(?=\S)", f"«{NARROW}"),
    _replacing(rf"(?<=\S){_SPACES}?»", f"{NARROW}»"),
    _replacing(rf"(?<=\d){_SPACES}?%", f"{NARROW}%"),
    _replacing(rf"(?<=\d){_SPACES}(?=\d{{3}}(?!\d))", NARROW),
    # An opening incise keeps to the word before it.
    _replacing(rf"{_SPACES}–(?= )", f"{TIE}–"),
    _replacing(
        r"(?<=\d) (?=(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\b)", TIE
    ),
)
_SPANISH: tuple[Rule, ...] = (
    _replacing(rf"(?<=\d){_SPACES}?%", f"{NARROW}%"),
    _replacing(
        r"(?<=\d) (?=de (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto)\b)"
        r"|(?<=\d) (?=de (?:septiembre|octubre|noviembre|diciembre)\b)",
        TIE,
    ),
    _replacing(rf"\b(n\.º|pág\.|págs\.|p\.|art\.){_SPACES}(?=\d)", rf"\1{TIE}"),
)
_RUSSIAN: tuple[Rule, ...] = (
    # A dash never begins a line (Milchin, 6.5).
    _replacing(rf"{_SPACES}—", f"{TIE}—"),
    _replacing(rf"(?<=\d){_SPACES}(?=(?:г|гг|в|вв|млн|млрд|трлн|тыс|руб|долл|км|т)\b\.?)", TIE),
    _replacing(
        rf"(?<=\d){_SPACES}(?=(?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)\b)",
        TIE,
    ),
    _replacing(rf"(?<=\d){_SPACES}?%", f"{TIE}%"),
    _replacing(rf"№{_SPACES}?(?=\d)", f"№{TIE}"),
    # A preposition or conjunction of one or two letters is not left at the end of a line.
    _replacing(r"(?i)(?<![\w-])(в|во|и|к|ко|о|об|с|со|у|на|по|за|из|от|до|не|ни|но|а) (?=\w)", rf"\1{TIE}"),
)
_ENGLISH: tuple[Rule, ...] = (
    _replacing(
        r"(?<=\b\d) (?=(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)",
        TIE,
    ),
    _replacing(
        r"(?<=\b\d\d) (?=(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)",
        TIE,
    ),
    _replacing(r"(?<=\w) – ", f"{TIE}– "),
)
_RULES: dict[str, tuple[Rule, ...]] = {
    "fr": _FRENCH,
    "es": _SPANISH,
    "ru": _RUSSIAN,
    "en": _ENGLISH,
}

# ---- marks that need markup

# A run of Latin text or figures inside Arabic: it reads from left to right, inner punctuation and spaces included.
_LATIN = re.compile(
    r"[A-Za-z0-9À-ɏ$€£#@¶](?:[A-Za-z0-9À-ɏ .,:;/–\-%@&'’+()\[\]=_?#~·\u00a0\u202f\u2060]*[A-Za-z0-9À-ɏ%)\]])?"
)
# Full-width marks; where two meet, one gives up its empty half: a closing mark before any other, an opening mark
# after an opening one (GB/T 15834-2011, clreq 3.1.6).
_OPENING = "（《〈「『【〔“‘"
_CLOSING = "）》〉」』】〕”’、，。；：！？"
_MEETING = re.compile(f"[{_CLOSING}](?=[{_OPENING}{_CLOSING}])|(?<=[{_OPENING}])[{_OPENING}]")
# How much of what stands before a text its rules see: more than a word.
_CONTEXT = 24

_SPACE_BESIDE_MARK = re.compile(f"(?<=[{_CLOSING}{_OPENING}]) +| +(?=[{_CLOSING}{_OPENING}])")


class _Setter:
    """Sets nodes of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.is_right_to_left = language.split("-")[0] in _RIGHT_TO_LEFT
        self.is_chinese = language.startswith("zh")

    def node(self, node: tree.Node, in_link: bool = False) -> tree.Node:
        own = tree.attributes_of(node).language
        if own and own != self.language:
            return self.foreign(node, own)
        if isinstance(node, tree.Styled) and node.mark is tree.Mark.ISOLATE:
            return node
        if isinstance(node, tree.Chart):
            return node.with_words(lambda word: typeset_text(self.closed_up("", word), self.language))
        inside = in_link or isinstance(node, tree.Link)
        if isinstance(node, tree.Heading) and node.level == 1:
            return tree.with_children(node, lambda children: _kept_after_colon(tuple(self.children(children, inside))))
        return tree.with_children(node, lambda children: self.children(children, inside))

    def children(self, children: tuple[tree.Node, ...], in_link: bool) -> Iterator[tree.Node]:
        before = ""
        for child in children:
            if isinstance(child, tree.Text):
                made: tuple[tree.Node, ...] = tuple(self.text(before, self.closed_up(before, child.value), in_link))
            else:
                made = (self.node(child, in_link),)
            before = "".join(tree.text_of(node) for node in made)[-_CONTEXT:]
            yield from made

    def closed_up(self, before: str, value: str) -> str:
        """Return a Chinese text without spaces beside full-width marks, which hold their own; `before` precedes it."""
        if not self.is_chinese:
            return value
        value = value.lstrip(" ") if before and before[-1] in _CLOSING else value
        return _SPACE_BESIDE_MARK.sub("", value)

    def foreign(self, node: tree.Node, language: str) -> tree.Node:
        """Return a phrase in another language, set by its rules and kept together where it runs the other way."""
        inner = _Setter(language)
        phrase = tree.with_children(node, lambda children: inner.children(children, in_link=True))
        if not isinstance(phrase, tree.Styled) or inner.is_right_to_left == self.is_right_to_left:
            return phrase
        direction = "rtl" if inner.is_right_to_left else "ltr"
        return replace(phrase, mark=tree.Mark.ISOLATE, attributes=replace(phrase.attributes, direction=direction))

    def text(self, before: str, value: str, in_link: bool) -> Iterator[tree.Inline]:
        """Yield the nodes of a text; inside a link no element, which would break the link's tag (PDF/UA 7.18.5)."""
        # A mark after a link or a name still has its space: the rules see what stands before the text.
        value = typeset_text(before + value, self.language)[len(before) :]
        if self.is_right_to_left and not in_link:
            yield from _marked(value, _LATIN, tree.Mark.ISOLATE, tree.Attributes(direction="ltr"))
        elif self.is_chinese and not in_link:
            yield from _marked(value, _MEETING, tree.Mark.SPAN, tree.Attributes(classes=("half",)))
        else:
            yield tree.Text(value)


def _kept_after_colon(children: tuple[tree.Node, ...]) -> tuple[tree.Node, ...]:
    """Return a title's nodes; what follows its colon is kept together, so that it breaks there if it breaks."""
    text = next((child for child in children if isinstance(child, tree.Text) and _COLON.search(child.value)), None)
    if text is None:
        return children
    place = children.index(text)
    colon = _COLON.search(text.value)
    assert colon  # as found above
    before, after = text.value[: colon.end()], text.value[colon.end() :]
    kept = (tree.Text(after), *children[place + 1 :]) if after else children[place + 1 :]
    return (*children[:place], tree.Text(before), tree.Styled(tree.Mark.SPAN, kept, _KEPT))  # type: ignore[arg-type]  # a heading holds inlines


_COLON = re.compile(r"：|:\s+")
"""Full-width, or followed by a space: a time or an address has none."""
_KEPT = tree.Attributes(classes=("keep",))


def _marked(
    value: str, pattern: re.Pattern[str], mark: tree.Mark, attributes: tree.Attributes
) -> Iterator[tree.Inline]:
    """Yield a text with every match of a pattern wrapped."""
    end = 0
    for match in pattern.finditer(value):
        if match.start() > end:
            yield tree.Text(value[end : match.start()])
        found = _balanced(match[0])
        yield tree.Styled(mark, (tree.Text(found),), attributes)
        end = match.start() + len(found)
    if end < len(value):
        yield tree.Text(value[end:])


def _balanced(run: str) -> str:
    """Return a run without a last bracket that was opened before it."""
    for opening, closing in ("()", "[]"):
        if run.endswith(closing) and run.count(closing) > run.count(opening):
            return run[:-1]
    return run
