"""What a template can ask for while it prints one edition: inlines, citations, notes, numbers, dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from babel import Locale
from markupsafe import Markup, escape

from briefpress.content import inline
from briefpress.content.brief import Section
from briefpress.content.csl import PersonName
from briefpress.content.words import Copy, PartialDate
from briefpress.editions.select import NumberedSource, Selection
from briefpress.render.locale import day_and_month, language_name, long_date, written_number
from briefpress.render.reference import names_markup, styled_entry
from briefpress.translation.labels import Labels

if TYPE_CHECKING:  # only who has a style needs what follows it
    from briefpress.bibliography.style import Styled

# `¶3`, `¶1–3` or `¶2, 4`.
_PARAGRAPHS = re.compile(r"¶+\s*(\d+(?:\s*[–-]\s*\d+|,\s*\d{1,2}(?!\d))*)")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[^\s@]+@[^\s@]+\.[^\s@]+")
# A longer one is broken between its sources, or a narrow column of a table would not hold it.
_LONGEST_CITATION = 26


@dataclass(frozen=True, slots=True)
class PrintedNote:
    """A note of the text, for the list at the end."""

    number: int
    markup: Markup


@dataclass(slots=True)
class Printer:
    """One printing of one selection. Citations and notes are counted as they are printed, in reading order."""

    selection: Selection
    labels: Labels
    locale: Locale
    direction: str
    quotes: str = ""
    """Quotation marks of the language, in pairs, the outer ones first."""
    names: tuple[str, ...] = ()
    """Official names that a line does not break, in a language whose words have no spaces; longest first."""
    style: Styled | None = None
    """The citation style; None for that of the house."""
    citation_count: int = 0
    first_citations: dict[str, str] = field(default_factory=dict)
    """Source name -> id of the first citation of it."""
    notes: list[PrintedNote] = field(default_factory=list)

    @property
    def raised(self) -> tuple[type[inline.Inline], ...]:
        """What stands above the line: the marks of notes, and citations in some styles."""
        return (inline.Note, inline.Citation) if self.style and self.style.is_raised else (inline.Note,)

    # ---- words

    def markup(self, copy: Copy | tuple[PersonName, ...] | None) -> Markup:
        """Return the markup of an author's words, or of the names of a source."""
        if isinstance(copy, tuple):
            return names_markup(self, copy)
        return self.inlines(inline.parse_inline(copy.text, self.quotes)) if copy else Markup()

    def plain(self, copy: Copy | None) -> str:
        """Return an author's words without marks, citations and notes."""
        return inline.plain_text(inline.parse_inline(copy.text, self.quotes)) if copy else ""

    def inlines(self, pieces: tuple[inline.Inline, ...]) -> Markup:
        return Markup().join(self.piece(piece) for piece in _without_space_before_notes(pieces, self.raised))

    def piece(self, piece: inline.Inline) -> Markup:
        match piece:
            case inline.TextRun(text=text):
                return self.words(text)
            case inline.Emphasis(children=children):
                return _element("em", self.inlines(children))
            case inline.Strong(children=children):
                return _element("strong", self.inlines(children))
            case inline.Foreign(language=language, children=children):
                return Markup('<span lang="{}">{}</span>').format(language, self.inlines(children))
            case inline.Link(address=address, children=children) if _is_address(children):
                # No language, so that nobody hyphenates it or sets spaces in it (BCP 47, `zxx`).
                shown = escape(inline.plain_text(children))
                return Markup('<a class="address" href="{}" lang="zxx">{}</a>').format(address, shown)
            case inline.Link(address=address, children=children):
                return Markup('<a href="{}">{}</a>').format(address, self.link_text(address, children))
            case inline.Citation(parts=parts):
                return self.citation(parts)
            case inline.Note(children=children):
                return self.note(children)

    def words(self, text: str) -> Markup:
        """Return the markup of characters: paragraphs named as the language does, official names marked as such."""
        text = self.located(text)
        if not self.names:
            return escape(text)
        pieces = re.split(f"({'|'.join(map(re.escape, self.names))})", text)
        return Markup().join(
            Markup('<span class="name">{}</span>').format(piece) if place % 2 else escape(piece)
            for place, piece in enumerate(pieces)
        )

    def link_text(self, address: str, children: tuple[inline.Inline, ...]) -> Markup:
        """Return what a link shows: its words, or the number of what it refers to."""
        return self.inlines(children) if children else escape(self.caption_number(address.removeprefix("#")))

    # ---- citations, notes, numbers

    def citation(self, parts: tuple[inline.Cited, ...]) -> Markup:
        """Return `[1, ¶3]` or `[2–4, 7]`, linked to its first source."""
        self.citation_count += 1
        identifier = f"cite-{self.citation_count}"
        for part in parts:
            self.first_citations.setdefault(part.source, identifier)
        if self.style:
            return self.styled_citation(identifier, parts, self.style)
        shown = self.citation_text(parts)
        kind = "cite" if len(shown) <= _LONGEST_CITATION else "cite long"
        return Markup('<a class="{}" id="{}" role="doc-biblioref" href="#source-{}">[{}]</a>').format(
            kind, identifier, parts[0].source, shown
        )

    def styled_citation(self, identifier: str, parts: tuple[inline.Cited, ...], style: Styled) -> Markup:
        """Return a citation as a style has it; numbers stand in the look of the house, words in that of the text."""
        cited = style.citation([(part.source, part.locator) for part in parts])
        kind = "cite raised" if cited.is_raised else "cite" if style.file.is_numeric else "cite worded"
        return Markup('<a class="{}" id="{}" role="doc-biblioref" href="#source-{}">{}</a>').format(
            kind, identifier, parts[0].source, cited.text
        )

    def entry(self, numbered: NumberedSource) -> Markup:
        """Return the entry of a source in the citation style; empty where there is none, or none of such a work."""
        made = self.style.entry(numbered.name) if self.style else ""
        return styled_entry(made, numbered.source, self)

    def citation_text(self, parts: tuple[inline.Cited, ...]) -> str:
        """Return numbers and locators; neighbours without locator are drawn together to a range."""
        if any(part.locator for part in parts):
            return self.labels.gettext("; ").join(self.cited_text(part) for part in parts)
        return self.tied(self.labels.gettext(", ")).join(
            _ranges(sorted({self.selection.source_number(part.source) for part in parts}))
        )

    def cited_text(self, part: inline.Cited) -> str:
        """Return `1` or `1, ¶3`, the paragraph named as the language does."""
        number = str(self.selection.source_number(part.source))
        # A citation is not broken before its paragraph.
        return number + self.tied(self.labels.gettext(", ") + self.located(part.locator)) if part.locator else number

    def located(self, words: str) -> str:
        """Return words with each `¶3` and `¶1–3` in them as the language writes it."""
        return _PARAGRAPHS.sub(self._paragraphs, words)

    def _paragraphs(self, match: re.Match[str]) -> str:
        numbers = match[1].strip()
        if numbers.isdigit():
            return self.tied(self.labels.gettext("¶%(number)s") % {"number": numbers})
        return self.tied(self.labels.gettext("¶%(numbers)s") % {"numbers": numbers})

    @staticmethod
    def tied(words: str) -> str:
        """Return words that no line breaks at a space."""
        return words.replace(" ", "\u00a0")

    def quotation(self, copy: Copy) -> Markup:
        """Return somebody's words in the language's quotation marks, the full stop where it puts it.

        Quotation marks within are the inner ones.
        """
        stop, inner = self.labels.gettext("."), self.quotes[2:]
        text = _with_inner_quotes(copy.text.strip(), self.quotes)
        is_sentence = text.endswith(stop) and not text.endswith(("..", f"…{stop}"))
        pieces = inline.parse_inline(text.removesuffix(stop) if is_sentence else text, inner * 2)
        label = "“%(words)s.”" if is_sentence else "“%(words)s”"
        return Markup(self.labels.gettext(label)) % {"words": self.inlines(pieces)}

    def cited_on(self) -> tuple[str, str]:
        """Return what stands before and after the number of the page on which a source is cited first."""
        before, _, after = self.labels.gettext("cited on p. %(page)s").partition("%(page)s")
        return self.tied(before), self.tied(after)

    def note(self, children: tuple[inline.Inline, ...]) -> Markup:
        number = len(self.notes) + 1
        self.notes.append(PrintedNote(number, Markup()))  # A note inside would take the next number.
        self.notes[number - 1] = PrintedNote(number, self.inlines(children))
        return Markup('<a class="noteref" id="noteref-{0}" role="doc-noteref" href="#note-{0}">{0}</a>').format(number)

    def first_citation(self, source: NumberedSource) -> str:
        """Return the id of the first citation of a source; every numbered source has one once the text is printed."""
        return self.first_citations[source.name]

    def caption_number(self, identifier: str) -> str:
        """Return `Table 1` for the id of a table, `Figure 2` for a figure's, `2` for a section's."""
        kind, number = self.selection.numbers[identifier]
        words = {"table": self.labels.gettext("Table"), "figure": self.labels.gettext("Figure"), "section": ""}
        return f"{words[kind]}\u00a0{number}".strip("\u00a0")

    def shows_title(self, section: Section) -> bool:
        """Say whether the edition's length prints a section's title."""
        return section.titled.rank <= self.selection.edition.length.rank

    # ---- numbers and dates

    @property
    def decimal_sign(self) -> str:
        """What stands before the decimals of a number."""
        return written_number(Decimal("0.5"), 1, self.locale)[1:-1]

    def number(self, value: Decimal, decimals: int) -> str:
        """Return a number of the data as the language writes it. Raises ValueError for decimals beyond 20."""
        if not 0 <= decimals <= 20:
            raise ValueError(f"a number is written with 0 to 20 decimals, not {decimals}")
        return written_number(value, decimals, self.locale)

    def category(self, name: Copy | int) -> str:
        """Return the name of a category; a year is a whole number."""
        return str(name) if isinstance(name, int) else self.plain(name)

    def long_date(self, when: PartialDate) -> str:
        return long_date(when, self.locale)

    def language_name(self, tag: str) -> str:
        """Return what the edition's language calls a language (BCP 47)."""
        return language_name(tag, self.locale)

    def day_and_month(self, when: PartialDate) -> str:
        return day_and_month(when, self.locale)

    def iso_date(self, when: PartialDate) -> str:
        """Return the start of a date as HTML's `datetime` wants it."""
        return str(PartialDate(when.start))

    def slashed_date(self, when: PartialDate) -> str:
        """Return the same as scholarly search engines want it: `2026/11`."""
        return self.iso_date(when).replace("-", "/")


def decimals_typed(number: Decimal) -> int:
    """Return how many decimals a number was typed with; zeros at its end count."""
    exponent = number.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def _without_space_before_notes(
    pieces: tuple[inline.Inline, ...], raised: tuple[type[inline.Inline], ...]
) -> Iterator[inline.Inline]:
    """Yield inlines; what stands above the line stands close to the word before it, whatever an author typed."""
    for piece, following in zip_longest(pieces, pieces[1:]):
        if isinstance(following, raised) and isinstance(piece, inline.TextRun):
            yield inline.TextRun(piece.text.rstrip(" "))
        else:
            yield piece


def _is_address(children: tuple[inline.Inline, ...]) -> bool:
    """Say whether a link shows an address."""
    return len(children) == 1 and isinstance(children[0], inline.TextRun) and bool(_ADDRESS.fullmatch(children[0].text))


def _with_inner_quotes(text: str, quotes: str) -> str:
    """Return a text whose outer quotation marks have become the inner ones, without the spaces that some have."""
    if not quotes:
        return text
    text = re.sub(rf"{quotes[0]}[ \u00a0\u202f]*", quotes[2], text)
    return re.sub(rf"[ \u00a0\u202f]*{quotes[1]}", quotes[3], text)


def _element(tag: str, content: Markup) -> Markup:
    return Markup("<{0}>{1}</{0}>").format(Markup(tag), content)


def _ranges(numbers: list[int]) -> Iterator[str]:
    """Yield `2–4` and `7` for 2, 3, 4, 7; two neighbours stay apart."""
    runs: list[list[int]] = [[numbers[0]]]
    for before, number in pairwise(numbers):
        if number == before + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    for run in runs:
        yield from (f"{run[0]}–{run[-1]}",) if len(run) > 2 else map(str, run)
