"""A citation style and the sources that an edition cites -> its citations, its entries and their order.

citeproc-py 0.11 follows the styles (docs/decisions/citation-styles.md says why). It knows of no letters behind years
and of no languages of titles; both are added here. What comes out is text with the few elements of `Formatter`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from io import BytesIO
from typing import Any

from citeproc import (
    PRIMARY_DIALECTS,
    VARIABLES,
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    Locator,
)
from citeproc.source.json import CiteProcJSON

from briefpress.bibliography.export import csl_item
from briefpress.bibliography.style_file import StyleFile
from briefpress.content.source import Source
from briefpress.diagnostics import BriefPressError, Diagnostic, Place

_DIALECTS = {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW"}
# What stands before a place in a source, as people write it -> CSL's labels.
_LABELS = (
    (r"¶+", "paragraph"),
    (r"pp?\.|pages?|S\.|с\.|页", "page"),
    (r"§+|sec\.|section", "section"),
    (r"ch(?:ap)?\.|chapter", "chapter"),
    (r"fig\.|figure", "figure"),
    (r"vol\.|volume", "volume"),
    (r"n\.|note", "note"),
)
_LOCATOR = re.compile("|".join(f"(?P<{label}>{words})" for words, label in _LABELS) + r"\s*", re.IGNORECASE)
_ITALIC = re.compile("<i>(.*?)</i>")
_RENAMED = {"event-title": "event"}
# What an author has written for readers of the house style.
_NOT_GIVEN = frozenset({"note", "language"})
_RAISED = re.compile("\ue004([^\ue004\ue005]*)\ue005")


# Characters that stand around what a style sets apart, until all text has been escaped -> their elements. They are for
# private use, so that no text has them.
_ELEMENTS = {"\ue000\ue001": "em", "\ue002\ue003": "strong", "\ue004\ue005": "sup"}
_PRIVATE = re.compile("[\ue000-\uf8ff]")


class _Emphasis(str):
    __slots__ = ()

    def __new__(cls, text: object) -> _Emphasis:
        return str.__new__(cls, f"\ue000{text}\ue001")


class _Strong(str):
    __slots__ = ()

    def __new__(cls, text: object) -> _Strong:
        return str.__new__(cls, f"\ue002{text}\ue003")


class _Superscript(str):
    __slots__ = ()

    def __new__(cls, text: object) -> _Superscript:
        return str.__new__(cls, f"\ue004{text}\ue005")


class Formatter:
    """What citeproc-py writes with: elements that pages have, and none for the rest."""

    Italic = Oblique = _Emphasis
    Bold = _Strong
    Superscript = _Superscript
    Light = Underline = Subscript = SmallCaps = preformat = str


class _Year(int):
    """A year with a letter behind it."""

    suffix: str

    def __new__(cls, year: int, suffix: str) -> _Year:
        made = int.__new__(cls, year)
        made.suffix = suffix
        return made

    def __abs__(self) -> _Year:
        return self

    def __str__(self) -> str:
        return f"{int(self)}{self.suffix}"


@dataclass(frozen=True, slots=True)
class CitedText:
    """What stands in the text for a citation."""

    text: str
    is_raised: bool
    """Whether it stands above the line."""


@dataclass
class Styled:
    """The sources of one edition in a style."""

    file: StyleFile
    sources: Mapping[str, Source]
    """Those that are cited, in the order in which they are."""
    language: str
    """BCP 47."""
    suffixes: dict[str, str] = field(default_factory=dict)
    """Letters behind the years of sources that nothing else tells apart."""

    def __post_init__(self) -> None:
        if self.file.has_suffixes and not self.suffixes:
            self.suffixes = self._suffixes()
            self.__dict__.pop("_bibliography", None)

    @property
    def order(self) -> tuple[str, ...]:
        """Sources in the order of the list."""
        return tuple(self._names[key] for key in self._bibliography.keys)

    def citation(self, parts: Sequence[tuple[str, str]]) -> CitedText:
        """Return what stands in the text for sources, each with where in it; a place that the style drops is added."""
        made = self._cited(parts)
        plain = self._cited([(name, "") for name, _ in parts])
        if made == plain and any(locator for _, locator in parts):
            made = self._cited(parts, as_suffix=True)
        # A link holds text alone, or a screen reader hears of something else within it (PDF/UA, 7.18.5).
        return CitedText(_PRIVATE.sub("", made), bool(_RAISED.fullmatch(made)))

    @cached_property
    def is_raised(self) -> bool:
        """Whether citations stand above the line."""
        return any(self.citation([(name, "")]).is_raised for name in tuple(self.sources)[:1])

    def entry(self, name: str) -> str:
        """Return the entry of a source, as HTML; empty where the style lists no such work, as letters are in some."""
        item = self._bibliography.items[self._bibliography.keys.index(name.lower())]
        made = self._guarded(lambda: self._bibliography.style.render_bibliography([item]))
        return _entry(str(made[0])) if made else ""

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return {name.lower(): name for name in self.sources}

    @cached_property
    def _bibliography(self) -> Any:
        return self._guarded(self._made)

    def _made(self) -> Any:
        items = [_item(name, source, self.language) for name, source in self.sources.items()]
        works = CiteProcJSON(items)
        for name, letter in self.suffixes.items():
            date = works[name].get("issued")
            if date is not None and "year" in date:
                date["year"] = _Year(date["year"], letter)
        style = CitationStylesStyle(BytesIO(self.file.content), self._locale, validate=False)
        made = CitationStylesBibliography(style, works, Formatter)
        for name in self.sources:
            made.register(Citation([CitationItem(name)]))
        if style.root.bibliography.find("{http://purl.org/net/xbiblio/csl}sort") is not None:
            made.sort()
        return made

    @property
    def _locale(self) -> str:
        """The locale of the edition: the style's own, where it is of that language."""
        primary = self.language.split("-")[0]
        if self.file.locale.split("-")[0] == primary:
            return self.file.locale
        if self.language in _DIALECTS:
            return _DIALECTS[self.language]
        if primary in PRIMARY_DIALECTS:
            return str(PRIMARY_DIALECTS[primary])
        message = f'no locale of CSL is in "{self.language}", so that the style cannot be printed in it'
        hint = "print this language in the house style: citation_style: house"
        raise BriefPressError([Diagnostic("citation-style.no-locale", message, Place(self.file.name), hint)])

    def _cited(self, parts: Iterable[tuple[str, str]], *, as_suffix: bool = False) -> str:
        items = [_cited_item(name, locator, as_suffix=as_suffix) for name, locator in parts]
        made = Citation(items)

        def cite() -> str:
            self._bibliography.register(made)
            return str(self._bibliography.cite(made, lambda _: None))

        return str(self._guarded(cite))

    def _suffixes(self) -> dict[str, str]:
        """Return letters for works that are cited alike, in the order of the list."""
        alike: dict[str, list[str]] = {}
        for name in self.order:
            alike.setdefault(self._cited([(name, "")]), []).append(name)
        letters = "abcdefghijklmnopqrstuvwxyz"
        return {
            name: letters[place % 26]
            for names in alike.values()
            if len(names) > 1
            for place, name in enumerate(names)
            if self.sources[name].issued
        }

    def _guarded(self, act: Any) -> Any:
        """Do what citeproc-py does; whatever it stumbles over in a style is a finding about that style."""
        try:
            return act()
        except BriefPressError:
            raise
        except Exception as error:
            what = f"{type(error).__name__}: {error}".split("\n")[0][:200]
            message = f"the style cannot be followed: {what}"
            hint = "take another style, or report this one"
            raise BriefPressError(
                [Diagnostic("citation-style.failed", message, Place(self.file.name), hint)]
            ) from error


def _item(name: str, source: Source, language: str) -> dict[str, Any]:
    """Return a source as citeproc-py takes it: variables that it knows, italics as characters."""
    # Titles take capitals in English alone.
    item: dict[str, Any] = {"id": name, "type": source.type, "language": (source.language or language).split("-")[0]}
    for variable, value in csl_item(name, source).items():
        known = _RENAMED.get(variable, variable)
        if isinstance(value, list):
            value = [_name(one) for one in value]
        elif isinstance(value, str):
            value = _ITALIC.sub("\ue000\\1\ue001", _PRIVATE.sub("", value))
        if known.replace("-", "_") in VARIABLES and variable not in _NOT_GIVEN:
            item[known] = value
    return item


def _name(parts: Mapping[str, Any]) -> dict[str, str]:
    """Return the parts of a name that citeproc-py knows."""
    known = ("family", "given", "dropping-particle", "non-dropping-particle", "suffix")
    if "literal" in parts:
        return {"literal": _PRIVATE.sub("", parts["literal"])}
    return {key: parts[key] for key in known if key in parts}


def _cited_item(name: str, locator: str, *, as_suffix: bool) -> Any:
    if not locator:
        return CitationItem(name)
    if as_suffix:
        return CitationItem(name, suffix=f", {locator}")
    match = _LOCATOR.match(locator)
    if match and match.lastgroup:
        return CitationItem(name, locator=Locator(match.lastgroup, locator[match.end() :]))
    is_page = locator[:1].isdigit()
    return (
        CitationItem(name, locator=Locator("page", locator)) if is_page else CitationItem(name, suffix=f", {locator}")
    )


def _entry(text: str) -> str:
    """Return an entry as HTML; a number that a style sets in a column of its own is parted from what follows."""
    # Not every face has the hyphen that does not break, which some locales set between pages.
    text = text.replace("\u2011", "–")
    return _html(re.sub(r"^(\[\d+\]|\d+\.)(?=\S)", r"\1 ", " ".join(text.split())))


def _html(text: str) -> str:
    """Return text escaped, with elements for the characters of `_ELEMENTS`, those that have a partner."""
    tags = {pair[0]: (pair[1], name) for pair, name in _ELEMENTS.items()}
    closing: list[tuple[str, str]] = []
    made = []
    for character in text:
        if character in tags:
            closing.append(tags[character])
            made.append(f"<{closing[-1][1]}>")
        elif closing and character == closing[-1][0]:
            made.append(f"</{closing.pop()[1]}>")
        elif not _PRIVATE.match(character):
            made.append(escape(character, quote=False))
    return "".join((*made, *(f"</{name}>" for _, name in reversed(closing))))
