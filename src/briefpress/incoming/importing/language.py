"""Words -> the language that they are in, by script and by the smallest words; what a file says of itself comes after.

Programs write their own language into every file, whatever is typed in it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

_SCRIPTS = (("ar", "[\u0600-\u06ff]"), ("zh-Hans", "[\u3400-\u9fff]"), ("ru", "[\u0400-\u04ff]"))
_SMALL_WORDS = {
    "en": "the of and to in is that for with are as this by be on from which has have not",
    "fr": "le la les des et du une dans que pour est sur au aux par qui plus avec sont ce",
    "es": "el los las del y una en que para es por con se como más su sus al son lo",
    "pt": "o os as do da dos das e uma em que para é por com se não ao mais um",
    "de": "der die das und den von zu mit ist im für auf nicht eine des dem sich werden ein",
    "it": "il lo gli della di e che per con non una sono del nel delle dei è alla da più",
}
_SMALL: Mapping[str, frozenset[str]] = {tag: frozenset(words.split()) for tag, words in _SMALL_WORDS.items()}
_MOST_WORDS = 4_000
_FEWEST = 8


def language_of(text: str, declared: str, known: tuple[str, ...]) -> str:
    """Return the tag of a text's language; of those that a project knows, if one fits.

    The second choice is what the file declares, where it is known; a language that is not known comes as it is.
    """
    sample = text[:60_000]
    letters = sum(map(str.isalpha, sample)) or 1
    for tag, pattern in _SCRIPTS:
        if len(re.findall(pattern, sample)) > letters / 3:
            return _among(declared, tag, known)
    words = Counter(re.findall(r"[^\W\d_]+", sample.casefold())[:_MOST_WORDS])
    scores = {tag: sum(words[word] for word in small) for tag, small in _SMALL.items()}
    best = max(scores, key=lambda tag: scores[tag])
    if scores[best] >= _FEWEST:
        return _among(declared, best, known)
    return _among(declared, "", known) or ("en" if "en" in known or not known else known[0])


def _among(declared: str, found: str, known: tuple[str, ...]) -> str:
    """Return what is declared where it is the found language in another land (`ar-EG`), and known; else the found."""
    declared = declared.replace("_", "-")
    if declared in known and (not found or declared.split("-")[0] == found.split("-")[0]):
        return declared
    base = declared.split("-")[0]
    return found or (base if base in known else "")
