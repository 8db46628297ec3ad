"""A paragraph of a Word file -> words: what is compared between the page as it was made and as it came back."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import groupby

from briefpress.content.markdown import CITED
from briefpress.incoming.word.model import Block, Inline, NoteMark, Paragraph, Revision, Run, iter_paragraphs

SOURCE_LINK = "#_bp_source_"
# Links from a source back to where it is cited name pages, which each program counts anew.
_BACK, _BACK_LINK = "#_bp_cite_", "Back Link"
# Chinese and Japanese have no spaces: each sign is a word.
_WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
    r"|(?:(?![\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])[^\W_])+"
    r"(?:['\u2019\u2011-](?:(?![\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])[^\W_])+)*|\s+|.",
    re.DOTALL,
)
# What programs change unasked is no change of a reviewer's: quotation marks, hyphens and dots, spaces, joiners.
_ALIKE = str.maketrans(
    dict.fromkeys("«»„“”‟", '"') | dict.fromkeys("‘’‚‛", "'") | dict.fromkeys("\u2010\u2011", "-") | {"…": "."}
)
_DROPPED = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_TYPED_CITATION = re.compile(r"\[\s*@[^\[\]]*\]")
# Numbers of pages are counted anew by each program.
_PAGES = ("PAGE", "PAGEREF", "NUMPAGES", "SECTIONPAGES")


@dataclass(frozen=True)
class Token:
    """A word, a mark or a space of a paragraph; or a citation, a note, a picture, the result of a field."""

    text: str
    kind: str = "word"
    """`word`, `citation`, `typed` (a citation in Markdown), `note`, `field` or `picture`."""
    bold: bool = False
    italic: bool = False
    link: str = ""
    data: str = ""
    """Of a citation, where it leads; of a typed one, its Markdown; of a note, its number in the file; of a field, its
    instruction; of a picture, its alternative text."""
    struck: bool = False
    inner: tuple[Token, ...] = ()
    """What a note says."""
    revision: Revision | None = field(default=None, compare=False)

    @cached_property
    def flat(self) -> str:
        """The characters that count, those that programs exchange for each other made the same."""
        if self.kind in _STANDS_FOR:
            return _STANDS_FOR[self.kind]
        if self.kind == "field" and self.data.split(" ")[0].upper() in _PAGES:
            return ""
        return flattened(self.text) if self.kind != "picture" else ""

    @cached_property
    def key(self) -> tuple[object, ...]:
        """What makes two tokens the same."""
        match self.kind:
            case "citation":
                return ("citation", self.data, cited_as(self.text))
            case "note":
                return ("note", "".join(one.flat for one in self.inner))
            case "picture":
                return ("picture",)
            case "field" if self.data.split(" ")[0].upper() in _PAGES:
                return ("page",)
            case "reference":
                return ("reference", flattened(self.text))
        return (" ",) if not self.flat else (self.kind, self.flat, self.bold, self.italic, self.link, self.struck)

    @property
    def is_space(self) -> bool:
        """Whether nothing of it counts."""
        return self.kind in ("word", "field") and not self.flat


_STANDS_FOR = {"citation": "\x01", "typed": "\x01", "note": "\x02", "reference": "\x03"}
Notes = Mapping[tuple[str, str], tuple[Block, ...]]


@lru_cache(maxsize=20_000)
def flattened(text: str) -> str:
    """Return the characters of a text that count, without spaces."""
    return "".join(text.translate(_DROPPED).translate(_ALIKE).split()).replace("...", ".").replace("--", "-")


def cited_as(text: str) -> str:
    """Return what a citation shows, whatever dash stands in its ranges."""
    return flattened(text).replace("\u2013", "-")


def tokens_of(paragraph: Paragraph, notes: Notes, sources: Collection[str] = ()) -> tuple[Token, ...]:
    """Return the tokens of a paragraph. `sources` are those that somebody can have cited by typing `[@source]`."""
    return tuple(_with_typed_citations(_tokens(paragraph.inlines, notes), sources))


def plain_tokens(text: str) -> tuple[Token, ...]:
    """Return the tokens of a text without looks."""
    return tuple(_words(Run(text)))


def _tokens(inlines: Iterable[Inline], notes: Notes) -> Iterator[Token]:
    for kind, group in groupby(inlines, _kind):
        for one in group if kind == "other" else _joined(group):
            if isinstance(one, NoteMark):
                blocks = notes.get((one.kind, one.id), ())
                inner = tuple(
                    token for paragraph in iter_paragraphs(blocks) for token in _tokens(paragraph.inlines, {})
                )
                yield Token("", "note", data=one.id, inner=_trimmed(inner))
            elif not isinstance(one, Run):
                yield Token("", "picture", data=one.alt_text)
            elif kind == "back":
                yield Token(one.text, "field", data=_PAGES[0])
            elif kind.startswith("citation") and not any(map(str.isalnum, one.text)):
                # LibreOffice lets a link whose words are gone go on to the next mark.
                yield from _words(replace(one, link=""))
            elif kind.startswith("citation"):
                yield Token(one.text, "citation", data=one.link[1:], revision=one.revision)
            elif one.field:
                kind_of_field = "reference" if one.field.upper().startswith("REF ") else "field"
                yield Token(one.text, kind_of_field, data=one.field, link=one.link)
            else:
                yield from _words(one)


def _kind(inline: Inline) -> str:
    if isinstance(inline, Run):
        if inline.style == _BACK_LINK or inline.link.startswith(_BACK):
            return "back"
        if inline.field:
            return "field"
        return f"citation {inline.link}" if inline.link.startswith(SOURCE_LINK) else "word"
    return "other"


def _joined(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """Yield runs, those of one look and one reviewer joined: programs part them where they like."""
    for _, group in groupby(inlines, _look):
        runs = [one for one in group if isinstance(one, Run)]
        if runs:
            yield replace(runs[0], text="".join(one.text for one in runs))


def _look(inline: Inline) -> tuple[object, ...]:
    if not isinstance(inline, Run):
        return ()
    if _kind(inline) == "back":
        return ()
    if inline.link.startswith(SOURCE_LINK):
        return (inline.link,)
    if inline.field:
        return (inline.field, inline.link)
    return (bool(inline.bold), bool(inline.italic), inline.link, inline.struck)


def _words(run: Run) -> Iterator[Token]:
    for text in _WORD.findall(run.text):
        yield _word(text, bool(run.bold), bool(run.italic), run.link, run.struck, run.revision)


@lru_cache(maxsize=20_000)
def _word(text: str, bold: bool, italic: bool, link: str, struck: bool, revision: Revision | None) -> Token:
    """Return a word, which is the same wherever it stands: most come again, on the page and in what came back."""
    return Token(text, "word", bold, italic, link, struck=struck, revision=revision)


def _trimmed(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    first = next((place for place, one in enumerate(tokens) if not one.is_space), len(tokens))
    last = next((place for place, one in enumerate(reversed(tokens)) if not one.is_space), 0)
    return tokens[first : len(tokens) - last]


def _with_typed_citations(tokens: Iterable[Token], sources: Collection[str]) -> Iterator[Token]:
    """Yield tokens with `[@source]` as one where all that is cited is known."""
    found = list(tokens)
    text = "".join(one.text if one.kind == "word" else "\0" * max(1, len(one.text)) for one in found)
    spans = [
        match
        for match in _TYPED_CITATION.finditer(text)
        if (cited := CITED.findall(match[0])) and all(name in sources for name, _ in cited)
    ]
    if not spans:
        yield from found
        return
    position, waiting = 0, list(spans)
    for one in found:
        start, end = position, position + (len(one.text) if one.kind == "word" else max(1, len(one.text)))
        position = end
        while waiting and start >= waiting[0].end():
            waiting.pop(0)
        if waiting and waiting[0].start() <= start:
            if start == waiting[0].start():
                yield Token(waiting[0][0], "typed", data=waiting[0][0], revision=one.revision)
            continue
        yield one
