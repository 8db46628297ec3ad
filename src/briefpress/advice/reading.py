"""Text -> sentences, words and syllables, and how easily it reads.

The scale is Flesch's (1948), 100 very easy to 0 very hard, by the formula that was fitted to each language: Kandel
and Moles (1958) for French, Fernández Huerta (1959) for Spanish, Oborneva (2006) for Russian. For Arabic and Chinese no
such formula is sound for texts as short as these: of them only sentences are measured.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

# A full stop after a single letter or between figures ends no sentence; nor does one that small letters follow.
_ENDS = re.compile(r"(?<=[.!?…؟])(?<!\b\w\.)[»”\"’)\]]*\s+(?=[^\sa-zа-яё])|(?<=[。！？])")
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*|\d[\d.,:\u00a0\u202f]*")
_HAN = re.compile(r"[\u3400-\u9fff]")
_VOWELS = {
    "en": re.compile(r"[aeiouy]+"),
    "fr": re.compile(r"[aeiouyàâäéèêëîïôöùûüœæ]+"),
    "es": re.compile(r"[aeiouáéíóúü]+"),
    "ru": re.compile(r"[аеёиоуыэюя]"),
}
_SILENT = {"en": re.compile(r"(?<=[^aeiouyl])e(?:s|d)?$"), "fr": re.compile(r"(?<=[^aeiouy])e(?:s|nt)?$")}
# Base, weight of words in a sentence, weight of syllables in a word.
_FORMULAS = {
    "en": (206.835, 1.015, 84.6),
    "fr": (207.0, 1.015, 73.6),
    "es": (206.84, 1.02, 60.0),
    "ru": (206.835, 1.3, 60.1),
}
# How many words of a language say what one English word says; in Chinese, how many characters.
_WORDS_FOR_ONE = {"fr": 1.2, "es": 1.2, "zh": 2.4}


def sentences(text: str) -> list[str]:
    return [piece for piece in (part.strip() for part in _ENDS.split(text)) if piece]


def words(text: str, language: str) -> list[str]:
    """Return words; in Chinese, characters."""
    return _HAN.findall(text) if base(language) == "zh" else _WORD.findall(text)


def at_most(count: int, language: str) -> int:
    """Return how many words of a language say what so many English ones do."""
    return round(count * _WORDS_FOR_ONE.get(base(language), 1))


def ease(texts: Iterable[str], language: str) -> float | None:
    """Return how easily texts read, 100 to 0 and beyond; None where no formula is known."""
    formula = _FORMULAS.get(base(language))
    found = [sentence for text in texts for sentence in sentences(text)]
    spoken = [word for sentence in found for word in words(sentence, language) if not word[0].isdigit()]
    if formula is None or not spoken:
        return None
    start, per_sentence, per_word = formula
    syllables = sum(_syllables(word.lower(), base(language)) for word in spoken)
    return start - per_sentence * len(spoken) / len(found) - per_word * syllables / len(spoken)


def base(language: str) -> str:
    return language.split("-")[0]


def _syllables(word: str, language: str) -> int:
    silent = _SILENT.get(language)
    sounded = silent.sub("", word) if silent and len(word) > 3 else word
    return max(1, len(_VOWELS[language].findall(sounded)))
