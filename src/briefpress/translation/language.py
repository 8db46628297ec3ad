"""How a language is set: direction, locale and switches, from `templates/languages/<tag>.yaml`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from string import ascii_uppercase

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from briefpress.diagnostics import BriefPressError, Diagnostic
from briefpress.files.opener import Opener, is_there
from briefpress.yaml_file import YamlFile, read_yaml

_KEYS = frozenset({"direction", "letters", "locale", "quotes", "tokens"})
_QUOTES = 4


@dataclass(frozen=True, slots=True)
class Language:
    """A language that the templates know."""

    tag: str
    """BCP 47."""
    direction: str
    """`ltr` or `rtl`."""
    locale: str
    """Name of the CLDR locale whose dates and numbers it uses: `en_GB`."""
    quotes: str
    """Quotation marks, opening and closing, the outer ones first: `“”‘’`. Empty: straight ones stay."""
    letters: str
    """What recommendations are counted by, in the order of the alphabet; sections have numbers."""
    files: tuple[YamlFile, ...]
    """Where this was read, the most special last; their `tokens` are a layer of the theme."""


def read_language(tag: str, folders: Iterable[Path], opener: Opener) -> Language:
    """Return the setting of a language; in folders given first a key has precedence.

    Raises BriefPressError when no folder knows the language, or with what is wrong in its files.
    """
    paths = [folder / "languages" / f"{tag}.yaml" for folder in reversed(tuple(folders))]
    files = tuple(read_yaml(path, f"templates/languages/{tag}.yaml", opener) for path in paths if is_there(path))
    if not files:
        hint = f"make templates/languages/{tag}.yaml and templates/labels/{tag}.po"
        raise BriefPressError(
            [Diagnostic("language.unknown", f'the templates do not know the language "{tag}"', hint=hint)]
        )
    problems = [problem for yaml in files for problem in _problems(yaml)]
    if problems:
        raise BriefPressError(problems)
    values = {key: value for yaml in files if isinstance(yaml.value, dict) for key, value in yaml.value.items()}
    direction, locale = str(values.get("direction", "ltr")), str(values.get("locale", tag.replace("-", "_")))
    quotes, letters = str(values.get("quotes", "")), str(values.get("letters", ascii_uppercase))
    return Language(tag, direction, locale, quotes, letters, files)


def script_of(locale: str) -> str:
    """Return the script (ISO 15924) that a locale of CLDR is written in: `Cyrl` for `ru_RU`."""
    parsed = Locale.parse(locale)
    if parsed.script:
        return parsed.script
    likely = get_global("likely_subtags")
    whole = likely.get(f"{parsed.language}_{parsed.territory}") or likely.get(parsed.language) or "und_Latn"
    return str(whole).split("_")[1]


def _problems(yaml: YamlFile) -> Iterable[Diagnostic]:
    if not isinstance(yaml.value, dict):
        yield Diagnostic("language.bad-file", "must be a mapping", yaml.place(()))
        return
    for key, value in yaml.value.items():
        if key not in _KEYS:
            yield Diagnostic("language.unknown-key", f'unknown key "{key}"', yaml.place((key,), of_key=True))
        elif key == "direction" and value not in ("ltr", "rtl"):
            yield Diagnostic("language.bad-direction", "must be ltr or rtl", yaml.place((key,)))
        elif key == "locale" and not _is_locale(str(value)):
            yield Diagnostic("language.unknown-locale", f'CLDR has no locale "{value}"', yaml.place((key,)))
        elif key == "letters" and (not isinstance(value, str) or not value.isalpha() or len(set(value)) < len(value)):
            message = "must be letters, each once, in the order in which they count"
            yield Diagnostic("language.bad-letters", message, yaml.place((key,)), "such as АБВГДЕ")
        elif key == "quotes" and (not isinstance(value, str) or len(value) != _QUOTES):
            message = "must be four quotation marks: opening and closing, the outer ones first"
            yield Diagnostic("language.bad-quotes", message, yaml.place((key,)), "such as “”‘’ or «»“”")


def _is_locale(name: str) -> bool:
    try:
        Locale.parse(name)
    except (UnknownLocaleError, ValueError):
        return False
    return True
