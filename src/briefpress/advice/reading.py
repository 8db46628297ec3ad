"""Text -> sentences, words and syllables, and how easily it reads.

The scale is Flesch's (1948), 100 very easy to 0 very hard, by the formula that was fitted to each language: Kandel
and Moles (1958) for French, Fernández Huerta (1959) for Spanish, Oborneva (2006) for Russian. For Arabic and Chinese no
such formula is sound for texts as short as these: of them only sentences are measured.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

# A full stop after a single letter or between figures ends no sentence; nor does one that small letters follow.
_ENDS = re.compile(r"(?<=[.!?…؟])(?<!\b[A-Za-zА-Яа-яЁё\d]\.)[»”\"’)\]]*\s+(?=[^\sa-zа-яё])|(?<=[。！？])")
# What ends no sentence: before a number, and before anything.
_BEFORE_NUMBER = re.compile(
    r"(?:^|[\s(\[«“])(?:No|Nos|[Aa]rts?|[Ff]igs?|[Vv]ol|[Cc]h|[Ss]ec|paras?|pp?|[Cc]ap|[Nn]úm|[Pp]ágs?"
    r"|[Сс]тр?|пп?|с|[Гг]л|[Рр]ис|[Тт]абл|[Рр]азд)\.$"
)
_BEFORE_NAME = re.compile(r"(?:^|[\s(\[«“])(?:Mr|Mrs|Ms|Dr|Prof|St|Sr|Sra|Dra|MM|проф|акад|им)\.$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*|\d[\d.,:\u00a0\u202f]*")
# Letters and figures beside Han characters; a word or a number counts as one.
_BESIDE_HAN = re.compile(r"[\u3400-\u9fff]|[A-Za-z]+(?:[-’'][A-Za-z]+)*|\d[\d.,]*")
_VOWELS = {
    "en": re.compile(r"[aeiouy]+"),
    "fr": re.compile(r"[aeiouyàâäéèêëîïôöùûüœæ]+"),
    # A strong vowel, and a weak one with its accent, is a syllable; weak ones go with a strong one beside them.
    "es": re.compile(r"[aeoáéó]|[íú]|(?<![aeoáéó])[iuü]+(?![aeoáéó])"),
    "ru": re.compile(r"[аеёиоуыэюя]"),
}
_SILENT = {
    "en": re.compile(
        r"(?<=[^aeiouy])(?<![^aeiouy][lr])e$|(?<=[^aeiouydt])ed$|(?<=[^aeiouysxzcg])(?<![^aeiouy][lr])(?<!ch)(?<!sh)es$"
    ),
    "fr": re.compile(r"(?<=[^aeiouy])e(?:s|nt)?$"),
    "es": re.compile(r"(?<=[gq])u(?=[eiéí])"),
}
# English vowels that stand together and are two syllables, and the reverse; the first two lines of each are those of
# Fast's Lingua::EN::Syllable. Each counts once.
_ONE_MORE = tuple(
    map(
        re.compile,
        (
            *("ia", "riet", "dien", "iu", "io", "ii", "[aeiouym]bl$", "[aeiou]{3}", "^mc", "ism$"),
            *(r"([^aeiouy])\1l$", "[^l]lien", "^coa[dglx].", "[^gq]ua[^auieo]", "dnt$"),
            *("ciet", "rien", "scien", "crea[tn]", "thea", "[rd]ea$", "eu[m]", "eo$", "oe[mt]", "^being"),
        ),
    )
)
_ONE_LESS = tuple(
    map(
        re.compile,
        (
            *("cial", "tia(?![tv])", "cius", "cious", "giu", "ion", "iou", "sia$", ".ely$"),
            *("^busi",),
        ),
    )
)
# Base, weight of words in a sentence, weight of syllables in a word.
_FORMULAS = {
    "en": (206.835, 1.015, 84.6),
    "fr": (207.0, 1.015, 73.6),
    "es": (206.84, 1.02, 60.0),
    "ru": (206.835, 1.3, 60.1),
}
# How many words of a language say what one English word says; in Chinese, how many characters.
_WORDS_FOR_ONE = {"fr": 1.2, "es": 1.2, "ar": 0.95, "zh": 1.9}


def sentences(text: str) -> list[str]:
    found: list[str] = []
    for piece in (part.strip() for part in _ENDS.split(text)):
        if found and (_BEFORE_NAME.search(found[-1]) or (piece[:1].isdigit() and _BEFORE_NUMBER.search(found[-1]))):
            found[-1] += " " + piece
        elif piece:
            found.append(piece)
    return found


def words(text: str, language: str) -> list[str]:
    """Return words; in Chinese, characters, and what stands beside them in other letters word by word."""
    return (_BESIDE_HAN if base_language(language) == "zh" else _WORD).findall(text)


def equivalent_count(count: int, language: str) -> int:
    """Return how many words of a language say what so many English ones do."""
    return round(count * _WORDS_FOR_ONE.get(base_language(language), 1))


def flesch_reading_ease(texts: Iterable[str], language: str) -> float | None:
    """Return how easily texts read, 100 to 0 and beyond; None where no formula is known."""
    formula = _FORMULAS.get(base_language(language))
    found = [sentence for text in texts for sentence in sentences(text)]
    spoken = [word for sentence in found for word in words(sentence, language) if not word[0].isdigit()]
    if formula is None or not spoken:
        return None
    start, per_sentence, per_word = formula
    spoken_syllables = sum(syllables(word.lower(), base_language(language)) for word in spoken)
    return start - per_sentence * len(spoken) / len(found) - per_word * spoken_syllables / len(spoken)


def base_language(language: str) -> str:
    return language.split("-")[0]


def syllables(word: str, language: str) -> int:
    """Return about how many syllables a word of small letters has, in a language (its subtag) that has a formula."""
    silent = _SILENT.get(language)
    sounded = silent.sub("", word) if silent and len(word) > 3 else word
    count = len(_VOWELS[language].findall(sounded))
    if language == "en":
        count += sum(1 for pattern in _ONE_MORE if pattern.search(sounded))
        count -= sum(1 for pattern in _ONE_LESS if pattern.search(sounded))
    return max(1, count)
