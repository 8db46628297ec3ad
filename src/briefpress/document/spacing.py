"""Text -> text with the spaces of its language, and with ties where a line must not break.

Every rule is idempotent, and knows nothing of marks: it sees characters alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache, partial

NARROW = "\u202f"
"""Narrow no-break space."""
TIE = "\u00a0"
"""No-break space."""
JOINER = "\u2060"
"""Keeps two characters on a line where no space stands between them; it has no width."""

Rule = Callable[[str], str]


# The texts of an edition or two: while somebody writes, all but one are as they were.
@lru_cache(maxsize=4096)
def spaced(text: str, language: str) -> str:
    """Return a text with the spaces and ties of its language (BCP 47)."""
    for rule in _RULES.get(language.split("-")[0]) or _other_rules(language):
        text = rule(text)
    return text


_SPACES = f"[ {TIE}{NARROW}]"
_CAPITAL = "A-ZÀ-ÖØ-ÞА-ЯЁ"

# Signs of units are those of all languages (SI brochure, 5.4.3: a space between number and unit); a word for a unit or
# for thousands is a language's own.
_SIGNS = (
    r"°[CFK]?|[kcmµ]?m[²³23]?|km/h|µ?g|kg|t|[kMG]t|ha|l|[kMGT]?W|[kMGT]Wh|kWh|[kMGT]?J|kV|Hz|ppm|ppb|tCO₂|tCO2|"
    r"€|\$|£|¥|USD|EUR|GBP|CNY|RMB|CHF"
)
_CURRENCIES = r"US\$|A\$|C\$|HK\$|\$|€|£|¥|USD|EUR|GBP|CNY|RMB|CHF"


def _replacing(pattern: str, replacement: str) -> Rule:
    # When it is first used: who sets one language has no use for the rules of the others, and there are many.
    compiled = cache(partial(re.compile, pattern))
    return lambda text: compiled().sub(replacement, text)


def _tied_numbers(words: str, before: str, unit_space: str = TIE) -> tuple[Rule, ...]:
    """Return rules that keep a number with its unit, by the space that CLDR has there, and with what it counts.

    `words` are patterns of what a number stands before, such as `million`; `before` of what stands before it: `No.`.
    """
    return (
        _replacing(rf"(?<=\d){_SPACES}(?=(?:{_SIGNS})(?!\w))", unit_space),
        _replacing(rf"(?<=\d){_SPACES}(?=(?:{words})(?!\w))", TIE),
        _replacing(rf"(?<!\w)({_CURRENCIES}){_SPACES}(?=\d)", rf"\1{TIE}"),
        _replacing(rf"(?<!\w)({before}){_SPACES}(?=\d|[IVXLC]+(?!\w))", rf"\1{TIE}"),
        _replacing(rf"§{_SPACES}?(?=\d)", f"§{TIE}"),
        # Initials keep together and to the name after them.
        _replacing(rf"(?<![\w.])([{_CAPITAL}]\.) (?=[{_CAPITAL}])", rf"\1{TIE}"),
    )


def _tied_days(months: Iterable[str], between: str = "") -> Rule:
    """Return a rule that keeps a day with its month; a year before a month is no day."""
    return _replacing(rf"((?<!\d)\d\d?(?:er)?) (?={between}(?:{'|'.join(months)})(?!\w))", rf"\1{TIE}")


def _percent(space: str) -> Rule:
    """Return a rule that sets a per cent sign as CLDR does."""
    return _replacing(rf"(?<=\d){_SPACES}?%", f"{space}%")


def _thousands(space: str) -> Rule:
    """Return a rule that keeps groups of figures that an author has parted."""
    return _replacing(rf"(?<=\d){_SPACES}(?=\d{{3}}(?!\d))", space)


def _long_numbers(text: str) -> str:
    """Return a text whose numbers of three groups or more are tied: two numbers side by side have not so many."""
    return _LONG_NUMBER.sub(lambda match: match[0].replace(" ", NARROW), text)


_LONG_NUMBER = re.compile(r"(?<![\d.,])(?<!\d )\d{1,3}(?: \d{3}){2,}(?!\d| \d)")


_FRENCH: tuple[Rule, ...] = (
    # Imprimerie nationale: a thin space before ; ! ? and inside « », a word space before the colon.
    _replacing(rf"(?<=[\w»)\]’%]){_SPACES}?(?=[;!?](?:[\s»)]|$))", NARROW),
    _replacing(rf"(?<=[\w»)\]’%]){_SPACES}?(?=:(?:\s|$))", TIE),
    _replacing(rf"«{_SPACES}?(?=\S)", f"«{NARROW}"),
    _replacing(rf"(?<=\S){_SPACES}?»", f"{NARROW}»"),
    _percent(NARROW),
    _thousands(NARROW),
    # An opening incise keeps to the word before it.
    _replacing(rf"{_SPACES}–(?= )", f"{TIE}–"),
    _tied_days(
        (
            *("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août"),
            *("septembre", "octobre", "novembre", "décembre"),
            *(r"janv\.", r"févr\.", r"avr\.", r"juil\.", r"sept\.", r"oct\.", r"nov\.", r"déc\."),
        )
    ),
    _replacing(rf"(?<=[IVX]e){_SPACES}(?=siècles?)", TIE),
    *_tied_numbers(
        r"mille|millions?|milliards?|billions?|pour cent|tonnes?|hectares?|siècle",
        r"n[o°º]s?|N[o°º]s?|pp?\.|art\.|al\.|vol\.|chap\.|fig\.|pars?\.|t\.|articles?|chapitre|annexe|COP",
        NARROW,
    ),
    _replacing(rf"(?<!\w)(MM?\.|Mmes?|Mlles?|Dr|Pr){_SPACES}(?=[{_CAPITAL}])", rf"\1{TIE}"),
)
_SPANISH: tuple[Rule, ...] = (
    _percent(TIE),
    _thousands(NARROW),
    _tied_days(
        (
            *("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto"),
            *("septiembre", "octubre", "noviembre", "diciembre"),
        ),
        between="de ",
    ),
    *_tied_numbers(
        r"mil|mill[oó]n(?:es)?|billón|billones|por ciento|toneladas?|hectáreas?",
        r"n\.[ºo]|N\.º|núms?\.|págs?\.|pp?\.|arts?\.|vol\.|cap\.|fig\.|párrs?\.|artículos?|capítulo|anexo|COP",
    ),
    _replacing(rf"(?<!\w)(Sra?s?\.|Dra?\.|D\.ª?){_SPACES}(?=[{_CAPITAL}])", rf"\1{TIE}"),
)
_RUSSIAN: tuple[Rule, ...] = (
    # A dash never begins a line (Milchin, 6.5).
    _replacing(rf"{_SPACES}—", f"{TIE}—"),
    _percent(TIE),
    _thousands(TIE),
    _tied_days(
        (
            *("января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа"),
            *("сентября", "октября", "ноября", "декабря"),
            *(r"янв\.", r"февр\.", r"апр\.", r"авг\.", r"сент\.", r"окт\.", r"нояб\.", r"дек\."),
        )
    ),
    _replacing(rf"№{_SPACES}?(?=\d)", f"№{TIE}"),
    _replacing(rf"(?<=[IVX]){_SPACES}(?=(?:вв?\.|век))", TIE),
    *_tied_numbers(
        r"г\.?|гг\.?|вв?\.?|млн|млрд|трлн|тыс\.?|миллион\w*|миллиард\w*|тысяч\w*|руб\.?|долл\.?|км|м|т|га|кг|"
        r"МВт|ГВт|кВт·ч|процент\w*|тонн\w*|гектар\w*|век\w*",
        r"с\.|стр\.|ст\.|гл\.|рис\.|табл\.|т\.|вып\.|пп?\.|абз\.|кн\.|ч\.|статья|статьи|глава|часть|КС",
    ),
    # A preposition or conjunction of one or two letters is not left at the end of a line.
    _replacing(r"(?i)(?<![\w-])(в|во|и|к|ко|о|об|с|со|у|на|по|за|из|от|до|не|ни|но|а) (?=\w)", rf"\1{TIE}"),
)
_ENGLISH: tuple[Rule, ...] = (
    _percent(""),
    _long_numbers,
    _tied_days(
        (
            *("January", "February", "March", "April", "May", "June", "July", "August"),
            *("September", "October", "November", "December"),
            *("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept?", "Oct", "Nov", "Dec"),
        )
    ),
    _replacing(rf"(?<=[\w»”’)\]%])(?: |{TIE})– ", f"{TIE}– "),
    *_tied_numbers(
        r"thousand|million|billion|trillion|per cent|percent|tonnes?|hectares?|degrees",
        r"Nos?\.|nos?\.|pp?\.|[Aa]rts?\.|[Vv]ols?\.|[Cc]h\.|[Ff]igs?\.|[Pp]aras?\.|[Ss]ects?\.|[Ss]ecs?\.|"
        r"Articles?|Annex|Chapters?|Figures?|Tables?|Sections?|Parts?|paragraphs?|Goals?|SDGs?|Phase|COP|Volume",
    ),
    _replacing(rf"(?<!\w)(Mrs?\.?|Ms\.?|Drs?\.?|Prof\.?|St\.?){_SPACES}(?=[{_CAPITAL}])", rf"\1{TIE}"),
)
_ARABIC: tuple[Rule, ...] = (
    _percent(""),
    _long_numbers,
    _tied_days(
        (
            *("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس"),
            *("سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"),
            *("كانون", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين"),
        )
    ),
    *_tied_numbers(
        "ألف|آلاف|مليون|ملايين|مليار|مليارات|تريليون|في المائة|طن|هكتار",
        "رقم|المادة|الفقرة|الفقرات|العدد|المجلد|الفصل|الجدول|الشكل|ص|ف",
    ),
)
_CHINESE: tuple[Rule, ...] = (
    _percent(""),
    _long_numbers,
    # A number stays with the year, month or day that it counts, as with its unit.
    _replacing(r"(?<=\d)(?=[年月日号])", JOINER),
    # GB/T 15834: an ellipsis is six dots, over two characters.
    _replacing(r"(?<!…)…(?!…)", "……"),
)
_RULES: dict[str, tuple[Rule, ...]] = {
    "ar": _ARABIC,
    "en": _ENGLISH,
    "es": _SPANISH,
    "fr": _FRENCH,
    "ru": _RUSSIAN,
    "zh": _CHINESE,
}
# Languages without rules of their own that part thousands by a no-break space (CLDR 47, symbols, group).
_SPACED = frozenset(
    (
        *("af", "be", "bg", "cs", "eo", "et", "fi", "hu", "hy", "ka", "kk", "ky", "lt", "lv"),
        *("nb", "nn", "no", "pl", "pt-PT", "sk", "sq", "sv", "tg", "tk", "tt", "uk", "uz"),
    )
)


def _other_rules(language: str) -> tuple[Rule, ...]:
    """Return what holds for a language that has no rules of its own: its numbers stay whole."""
    is_spaced = language in _SPACED or language.split("-")[0] in _SPACED
    return (_thousands(TIE),) if is_spaced else (_long_numbers,)
