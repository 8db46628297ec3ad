"""What is looked at: one function, one code, one word by which an audience turns it off or makes it an error."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from briefpress.advice import reading
from briefpress.advice.text import Text
from briefpress.content import inline
from briefpress.content.blocks import Shown
from briefpress.content.library import Library
from briefpress.content.walk import iter_parts
from briefpress.content.words import Copy
from briefpress.diagnostics import Place
from briefpress.editions.audience import Audience

BUDGETS: Mapping[str, int] = {
    "title": 14,
    "standfirst": 50,
    "heading": 12,
    "caption": 18,
    "key-message": 35,
    "recommendation": 45,
}
"""English words that an element has at most, where an audience does not say."""

KNOWN = frozenset(
    (
        *("AD", "AI", "BC", "BY", "CC", "CEO", "CO", "DNA", "EU", "GDP", "HIV", "ISBN", "ISO", "OK", "PDF"),
        *("UK", "UN", "ONU", "US", "USA", "USB", "ООН", "ЕС", "США", "КНР", "АСЕАН", "ТЭС"),
    )
)
"""Abbreviations that everybody knows; an audience's `abbreviations` are added."""

SLOGANS: Mapping[str, tuple[str, ...]] = {
    "en": ("win-win", "community with a shared future", "lucid waters", "game changer", "game-changer"),
    "fr": ("gagnant-gagnant", "communauté de destin", "changer la donne"),
    "es": ("todos ganan", "comunidad de futuro compartido", "comunidad de destino"),
    "ru": ("беспроигрышн", "взаимовыигрышн", "сообщество единой судьбы", "сообщества единой судьбы"),
    "ar": ("رابح-رابح", "مجتمع المستقبل المشترك", "المصير المشترك"),
    "zh": ("共赢", "命运共同体", "绿水青山就是金山银山"),
}

_HAN = re.compile(r"[\u3400-\u9fff]")
# Capitals, with figures or the s of a plural after them; Han characters may stand on both sides.
_LETTER = "A-Za-zÀ-ÿА-Яа-яЁё"
_ABBREVIATION = re.compile(rf"(?<![{_LETTER}\d.-])([A-ZА-ЯЁ]{{2,6}})(?:\d{{1,4}}|s)?(?![{_LETTER}\d-])")
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_ROMAN = re.compile(r"[IVXLC]+")
_WITHOUT_EXPLANATION = frozenset({"title", "heading", "caption"})
"""Elements too short for it: what they name is explained in running text."""
_RUNNING = frozenset({"text", "key-message", "standfirst", "recommendation"})
_CITED = frozenset({"documented", "reported", "official"})
"""Statuses of what somebody else has said."""
_QUOTED = re.compile(r"“[^“”]*”|«[^«»]*»|„[^„“]*“|「[^「」]*」|\"[^\"]*\"")


@dataclass(frozen=True, slots=True)
class Reader:
    """One audience that reads one brief in one language."""

    library: Library
    language: str
    name: str
    audience: Audience
    texts: tuple[Text, ...]
    place: Place
    """Of the audience's file."""


@dataclass(frozen=True, slots=True)
class Advice:
    """What could be better, where, and how."""

    message: str
    place: Place
    hint: str = ""


Check = Callable[[Reader], Iterator[Advice]]


def sentence_length(reader: Reader) -> Iterator[Advice]:
    if reader.audience.sentence_words is None:
        return
    most = reading.equivalent_count(reader.audience.sentence_words, reader.language)
    unit = "characters" if reading.base_language(reader.language) == "zh" else "words"
    for text in reader.texts:
        for sentence in reading.sentences(text.words) if not text.is_quoted else ():
            count = len(reading.words(sentence, reader.language))
            if count > most:
                where = text.find(sentence)
                yield Advice(f"a sentence has {count} {unit}, at most {most}: {_short(sentence)}", where)


def reading_ease(reader: Reader) -> Iterator[Advice]:
    least = reader.audience.reading_ease
    running = [text.words for text in reader.texts if text.element in _RUNNING and len(text.words) > 40]
    found = reading.flesch_reading_ease(running, reader.language) if least is not None else None
    if least is not None and found is not None and found < least:
        hint = "shorter sentences, shorter words"
        message = f"the texts of {reader.library.name} read at {found:.0f}, at least {least} is asked"
        yield Advice(message, reader.place, hint)


def jargon(reader: Reader) -> Iterator[Advice]:
    for word, plainer in reader.audience.jargon.get(reader.language, {}).items():
        pattern = _phrase(word)
        for text in reader.texts:
            match = pattern.search(_unquoted(text)) if text.element != "term" else None
            if match:
                where = text.find(match[0])
                yield Advice(f'"{word}" is jargon here', where, f"say: {plainer}" if plainer else "")


def abbreviation(reader: Reader) -> Iterator[Advice]:
    """Yield abbreviations that are not explained in brackets where they are first used, nor in the glossary.

    Each length is read by itself: what a longer one explains is no help to readers of a shorter one.
    """
    known = KNOWN.union(reader.audience.abbreviations)
    told: set[str] = set()
    for length in sorted({text.length for text in reader.texts}, key=lambda one: one.rank):
        seen = [text for text in reader.texts if text.length.rank <= length.rank]
        # A term in capitals is no text in capitals.
        explained = known.union(*(_ABBREVIATION.findall(text.words) for text in seen if text.element == "term"))
        for text in (text for text in seen if text.element not in _WITHOUT_EXPLANATION):
            bracketed = _in_brackets(text.words)
            for found in _abbreviations(text.words):
                if found in explained | bracketed | told:
                    continue
                told.add(found)
                hint = f"write it out where it is first used, with ({found}) after it, or put it into the glossary"
                yield Advice(f'"{found}" is not explained at {length}', text.find(found), hint)
            explained |= bracketed


def word_budget(reader: Reader) -> Iterator[Advice]:
    budgets: dict[str, int] = dict(BUDGETS) | {str(name): most for name, most in reader.audience.budgets.items()}
    unit = "characters" if reading.base_language(reader.language) == "zh" else "words"
    for text in reader.texts:
        if text.element in budgets:
            most = reading.equivalent_count(budgets[text.element], reader.language)
            count = len(reading.words(text.words, reader.language))
            if count > most:
                yield Advice(f"a {text.element} has {count} {unit}, at most {most}", text.place)


def slogan(reader: Reader) -> Iterator[Advice]:
    own = reader.audience.slogans.get(reader.language, ())
    for words in dict.fromkeys((*SLOGANS.get(reading.base_language(reader.language), ()), *map(str.casefold, own))):
        for text in reader.texts:
            unquoted = _unquoted(text)
            start = unquoted.casefold().find(words)
            if start >= 0:
                hint = "quote it and say whose words they are, or say what is meant"
                where = text.find(unquoted[start : start + len(words)])
                yield Advice(f'"{words}" is a slogan, and stands outside quotation marks', where, hint)


def no_citation(reader: Reader) -> Iterator[Advice]:
    """Yield statements that are said to rest on somebody's word, and cite nothing; of the source alone."""
    if reader.language != reader.library.brief.language:
        return
    for part in iter_parts(reader.library.brief):
        model = part.model
        if not isinstance(model, Shown):
            continue
        status = str(getattr(model, "status", None) or "")
        if status in _CITED and _reads(reader, model.for_) and not _cites(model):
            where = reader.library.yaml.place(part.path)
            yield Advice(f"a statement is said to be {status}, and cites nothing", where, "[@source]")


CHECKS: Mapping[str, Check] = {
    "sentence-length": sentence_length,
    "reading-ease": reading_ease,
    "jargon": jargon,
    "abbreviation": abbreviation,
    "word-budget": word_budget,
    "slogan": slogan,
    "no-citation": no_citation,
}
"""By the word that turns a check off or makes it an error; its code is `advice.` with the word."""


def _reads(reader: Reader, for_: tuple[str, ...]) -> bool:
    return not for_ or reader.name in for_


def _cites(model: Shown) -> bool:
    """Say whether a statement cites a source, or names the paragraph of the one source that the brief is about."""
    if getattr(model, "where", None):
        return True
    copies = (value for name in type(model).model_fields if isinstance(value := getattr(model, name), Copy))
    pieces = (piece for copy in copies for _, text in copy.wordings for piece in inline.walk(inline.parse_inline(text)))
    return any(isinstance(piece, inline.Citation) for piece in pieces)


def _abbreviations(words: str) -> tuple[str, ...]:
    """Return the abbreviations in a text, each once; none of a text that is set in capitals."""
    if words.upper() == words:
        return ()
    return tuple(dict.fromkeys(found for found in _ABBREVIATION.findall(words) if not _ROMAN.fullmatch(found)))


def _in_brackets(words: str) -> frozenset[str]:
    return frozenset(found for bracket in _BRACKETS.findall(words) for found in _ABBREVIATION.findall(bracket))


def _unquoted(text: Text) -> str:
    return "" if text.is_quoted else _QUOTED.sub(" ", text.words)


def _phrase(words: str) -> re.Pattern[str]:
    """Return a pattern for words as a whole; Chinese sets no spaces between them."""
    edges = ("", "") if _HAN.match(words) else (r"(?<!\w)", r"(?!\w)")
    return re.compile(re.escape(words).join(edges), re.IGNORECASE)


def _short(sentence: str) -> str:
    return sentence if len(sentence) <= 60 else sentence[:57].rstrip() + "…"
