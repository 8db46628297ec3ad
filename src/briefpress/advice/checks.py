"""What is looked at: one function, one code, one word by which an audience turns it off or makes it an error."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from briefpress.advice import reading
from briefpress.advice.text import Text
from briefpress.content import inline
from briefpress.content.brief import Shown
from briefpress.content.library import Library
from briefpress.content.walk import iter_parts
from briefpress.content.words import Copy
from briefpress.diagnostics import Place
from briefpress.editions.audience import Audience

BUDGETS: Mapping[str, int] = {"title": 14, "standfirst": 50, "heading": 12, "key-message": 35, "recommendation": 45}
"""English words that an element has at most, where an audience does not say."""

KNOWN = frozenset(
    (
        *("AD", "AI", "BC", "BY", "CC", "CEO", "CO", "DNA", "EU", "GDP", "HIV", "ISBN", "ISO", "OK", "PDF"),
        *("UK", "UN", "US", "USA", "USB", "ООН", "ЕС", "США", "КНР", "АСЕАН", "ТЭС"),
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
_ABBREVIATION = re.compile(r"(?<![\w.-])[A-ZА-ЯЁ]{2,6}(?![\w-])")
_EXPANDED = re.compile(r"[(（][^)）]*?\b([A-ZА-ЯЁ]{2,6})\b[^)）]*[)）]")
_RUNNING = frozenset({"text", "key-message", "standfirst", "recommendation"})
_QUOTED = re.compile(r"“[^”]*”|«[^»]*»|„[^“]*“|「[^」]*」|\"[^\"]*\"")


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
    most = reading.at_most(reader.audience.sentence_words, reader.language)
    unit = "characters" if reading.base(reader.language) == "zh" else "words"
    for text in reader.texts:
        for sentence in reading.sentences(text.words) if not text.is_quoted else ():
            count = len(reading.words(sentence, reader.language))
            if count > most:
                yield Advice(f"a sentence has {count} {unit}, at most {most}: {_short(sentence)}", text.place)


def reading_ease(reader: Reader) -> Iterator[Advice]:
    least = reader.audience.reading_ease
    running = [text.words for text in reader.texts if text.element in _RUNNING and len(text.words) > 40]
    found = reading.ease(running, reader.language) if least is not None else None
    if least is not None and found is not None and found < least:
        hint = "shorter sentences, shorter words"
        message = f"the texts of {reader.library.name} read at {found:.0f}, at least {least} is asked"
        yield Advice(message, reader.place, hint)


def jargon(reader: Reader) -> Iterator[Advice]:
    for word, plainer in reader.audience.jargon.get(reader.language, {}).items():
        pattern = _phrase(word)
        for text in reader.texts:
            if text.element != "term" and pattern.search(_unquoted(text)):
                yield Advice(f'"{word}" is jargon here', text.place, f"say: {plainer}" if plainer else "")


def abbreviation(reader: Reader) -> Iterator[Advice]:
    """Yield abbreviations that the shortest length which has them does not expand."""
    known = KNOWN.union(reader.audience.abbreviations)
    told: set[str] = set()
    for length in sorted({text.length for text in reader.texts}, key=lambda one: one.rank):
        seen = [text for text in reader.texts if text.length.rank <= length.rank]
        expanded = {match for text in seen for match in _EXPANDED.findall(text.words)}
        terms = {found for text in seen if text.element == "term" for found in _ABBREVIATION.findall(text.words)}
        for text in seen:
            for found in dict.fromkeys(_ABBREVIATION.findall(text.words)):
                if found not in known | expanded | terms | told:
                    told.add(found)
                    hint = f"write it out once, with ({found}) after it, or put it into the glossary"
                    yield Advice(f'"{found}" is not explained at {length}', text.place, hint)


def word_budget(reader: Reader) -> Iterator[Advice]:
    budgets: dict[str, int] = dict(BUDGETS) | {str(name): most for name, most in reader.audience.budgets.items()}
    unit = "characters" if reading.base(reader.language) == "zh" else "words"
    for text in reader.texts:
        if text.element in budgets:
            most = reading.at_most(budgets[text.element], reader.language)
            count = len(reading.words(text.words, reader.language))
            if count > most:
                yield Advice(f"a {text.element} has {count} {unit}, at most {most}", text.place)


def slogan(reader: Reader) -> Iterator[Advice]:
    for words in SLOGANS.get(reading.base(reader.language), ()):
        for text in reader.texts:
            if words in _unquoted(text).casefold():
                hint = "quote it and say whose words they are, or say what is meant"
                yield Advice(f'"{words}" is a slogan, and stands outside quotation marks', text.place, hint)


def no_citation(reader: Reader) -> Iterator[Advice]:
    """Yield statements that are said to be documented or reported, and cite nothing; of the source alone."""
    if reader.language != reader.library.brief.language:
        return
    for part in iter_parts(reader.library.brief):
        model = part.model
        if not isinstance(model, Shown):
            continue
        status = str(getattr(model, "status", None) or "")
        if status in ("documented", "reported") and _reads(reader, model.for_) and not _cites(model):
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
    copies = (value for name in type(model).model_fields if isinstance(value := getattr(model, name), Copy))
    pieces = (piece for copy in copies for _, text in copy.wordings for piece in inline.walk(inline.parse_inline(text)))
    return any(isinstance(piece, inline.Citation) for piece in pieces)


def _unquoted(text: Text) -> str:
    return "" if text.is_quoted else _QUOTED.sub(" ", text.words)


def _phrase(words: str) -> re.Pattern[str]:
    """Return a pattern for words as a whole; Chinese sets no spaces between them."""
    edges = ("", "") if _HAN.match(words) else (r"(?<!\w)", r"(?!\w)")
    return re.compile(re.escape(words).join(edges), re.IGNORECASE)


def _short(sentence: str) -> str:
    return sentence if len(sentence) <= 60 else sentence[:57].rstrip() + "…"
