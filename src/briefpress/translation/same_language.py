"""Two names of a language -> whether one says the same language as the other, or says it more exactly.

Programs name languages each in their own way: `fr-FR`, `fr_FR`, `fra`, `zh-CN` for Simplified Chinese, `sr@latin`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from babel.core import get_global, parse_locale

# What Windows called the two scripts of Chinese before BCP 47, and Trados still does.
_OLD_NAMES = {"zh-chs": "zh-hans", "zh-cht": "zh-hant"}
# The CLDR matches them; Babel's list of aliases has them not.
_BOKMAL = {"no": "nb"}
# Locales of POSIX: language_TERRITORY.codeset@modifier, where some modifiers are scripts.
_POSIX = re.compile(r"(?P<tag>[A-Za-z0-9_-]{2,60}?)(?:\.[A-Za-z0-9-]{1,20})?(?:@(?P<modifier>[A-Za-z]{1,20}))?")
_SCRIPTS_OF_MODIFIERS = {"latin": "latn", "cyrillic": "cyrl", "arabic": "arab", "devanagari": "deva"}


@dataclass(frozen=True, slots=True)
class _Parts:
    """A language, what it is written in, and where; the region is empty where none is said."""

    language: str
    script: str
    region: str


def is_same_language(said: str, tag: str, others: Iterable[str] = ()) -> bool:
    """Say whether a file that names its language as `said` is of the language `tag` (BCP 47).

    A region more or less makes no other language, but two regions do, and so do two scripts. What names another of the
    languages that a brief has, `others`, more exactly than this one means that one.
    """
    if _plain(said) == _plain(tag):
        return True
    if any(_plain(said) == _plain(other) for other in others):
        return False
    ours, theirs = _parts(tag), _parts(said)
    if ours is None or theirs is None or (ours.language, ours.script) != (theirs.language, theirs.script):
        return False
    return not ours.region or not theirs.region or ours.region == theirs.region


def language_meant(said: str, tags: Iterable[str]) -> str:
    """Return which of some languages (BCP 47) is meant by a name; the empty string when none is, or several are."""
    known = tuple(tags)
    exact = [tag for tag in known if _plain(tag) == _plain(said)]
    found = exact or [tag for tag in known if is_same_language(said, tag)]
    return found[0] if len(found) == 1 else ""


def _plain(name: str) -> str:
    """Return a name in one spelling: hyphens, small letters, a script in the place of a modifier."""
    match = _POSIX.fullmatch(name.strip())
    if not match:
        return name.strip().lower()
    tag = match["tag"].replace("_", "-").lower()
    script = _SCRIPTS_OF_MODIFIERS.get((match["modifier"] or "").lower(), "")
    language, *rest = tag.split("-")
    tag = "-".join((language, script, *rest)) if script else tag
    return _OLD_NAMES.get(tag, tag)


def _parts(name: str) -> _Parts | None:
    """Return what a name says, with the script that the CLDR takes for likely where it names none."""
    language, *rest = _plain(name).split("-")
    language = _BOKMAL.get(language) or str(get_global("language_aliases").get(language, language))
    try:
        # Not `Locale.parse`, which takes the nearest locale that there are conventions for.
        language, territory, script, *_ = parse_locale("_".join((language, *rest)))
    except ValueError:
        return None
    return _Parts(language, script or _likely_script(language, territory), territory or "")


def _likely_script(language: str, territory: str | None) -> str:
    """Return the script by the likely subtags of the CLDR (UTS 35, 4.3); the language itself where it knows none."""
    likely = get_global("likely_subtags")
    whole = likely.get(f"{language}_{territory}") or likely.get(language) or ""
    return str(whole).split("_")[1] if whole else language
