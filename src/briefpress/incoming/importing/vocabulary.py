"""How parts of a document are called in the languages that briefs come in: heads, labels, months. Knows no document."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Mapping

_PARTS: Mapping[str, str] = {
    "references": (
        "references|reference list|bibliography|sources|sources and notes|works cited|literature|literature cited|"
        "further reading|références|références bibliographiques|bibliographie|sources et références|referencias|"
        "referencias bibliográficas|bibliografía|fuentes|источники|литература|список литературы|список источников|"
        "использованная литература|библиография|المراجع|المصادر|قائمة المراجع|قائمة المصادر|المصادر والمراجع|"
        "ثبت المراجع|"
        "参考文献|参考资料|资料来源|引用文献|literatur|literaturverzeichnis|quellen|referências|bibliografia|riferimenti"
    ),
    "messages": (
        "key messages|key message|key findings|key points|main messages|main findings|main points|highlights|"
        "takeaways|key takeaways|at a glance|messages clés|messages clefs|points clés|principaux messages|en bref|"
        "mensajes clave|mensajes principales|puntos clave|ключевые выводы|основные выводы|ключевые положения|главное|"
        "основные тезисы|الرسائل الرئيسية|الرسائل الرئيسة|أهم الرسائل|النقاط الرئيسية|أبرز النتائج|"
        "关键信息|要点|核心要点|"
        "主要信息|主要发现|核心观点|kernaussagen|kernbotschaften|mensagens principais|mensagens-chave"
    ),
    "summary": (
        "summary|executive summary|abstract|overview|in brief|résumé|synthèse|résumé analytique|note de synthèse|"
        "resumen|resumen ejecutivo|síntesis|резюме|краткое содержание|аннотация|краткое изложение|ملخص|الملخص|"
        "ملخص تنفيذي|الملخص التنفيذي|الخلاصة|摘要|概要|内容提要|执行摘要|zusammenfassung|resumo|sumário executivo"
    ),
    "recommendations": (
        "recommendations|policy recommendations|what should be done|recommandations|recomendaciones|рекомендации|"
        "التوصيات|توصيات|建议|政策建议|empfehlungen|recomendações"
    ),
    "end": (
        "acknowledgements|acknowledgments|acknowledgement|about the author|about the authors|about this brief|"
        "about this paper|disclaimer|funding|contact|contacts|imprint|conflict of interest|conflicts of interest|"
        "remerciements|à propos de l’auteur|à propos des auteurs|avertissement|financement|mentions légales|"
        "agradecimientos|sobre el autor|sobre los autores|descargo de responsabilidad|financiación|contacto|"
        "благодарности|об авторе|об авторах|контакты|финансирование|شكر وتقدير|عن المؤلف|عن المؤلفين|نبذة عن المؤلف|"
        "إخلاء مسؤولية|للتواصل|致谢|关于作者|作者简介|免责声明|联系方式|danksagung|über die autoren|agradecimentos"
    ),
    "abbreviations": (
        "abbreviations|list of abbreviations|acronyms|abbreviations and acronyms|glossary|definitions|"
        "abréviations|sigles|sigles et abréviations|glossaire|abreviaturas|siglas|siglas y abreviaturas|glosario|"
        "сокращения|список сокращений|глоссарий|الاختصارات|قائمة الاختصارات|مسرد المصطلحات|المصطلحات|"
        "缩略语|缩写|术语表|术语|abkürzungen|glossar|abreviaturas e siglas"
    ),
    "contents": (
        "contents|table of contents|table des matières|sommaire|contenido|índice|содержание|оглавление|المحتويات|"
        "فهرس المحتويات|جدول المحتويات|目录|目 录|inhalt|inhaltsverzeichnis|conteúdo|sumário"
    ),
    "notes": "notes|endnotes|footnotes|notas|примечания|сноски|الهوامش|注释|注|anmerkungen",
}
_PART_OF = {name: part for part, names in _PARTS.items() for name in names.split("|")}

INTRODUCTION: Mapping[str, str] = {
    "en": "Introduction",
    "fr": "Introduction",
    "es": "Introducción",
    "ru": "Введение",
    "ar": "مقدمة",
    "zh-Hans": "引言",
}
"""Language -> what a part is called that comes before the first head."""

_MONTHS = (
    "january february march april may june july august september october november december",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "jan feb mar apr may jun jul aug sep oct nov dec",
)
_MONTH = {name: number for names in _MONTHS for number, name in enumerate(names.split(), 1)}
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_NAMED = (
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th|er)?\.?\s+(?:de\s+)?)?(?P<month>[^\W\d_]{{3,20}})\.?,?\s+(?:de\s+)?{_YEAR}"
)
_DATES = (
    re.compile(rf"{_YEAR}-(?P<number>\d\d)(?:-(?P<day>\d\d))?"),
    re.compile(rf"{_YEAR}\s*年\s*(?P<number>\d{{1,2}})\s*月(?:\s*(?P<day>\d{{1,2}})\s*日)?"),
    re.compile(rf"(?P<month>[^\W\d_]{{3,20}})\s+(?P<day>\d{{1,2}}),\s*{_YEAR}"),
    re.compile(_NAMED),
    # With dots, the day comes first everywhere; with slashes nobody knows.
    re.compile(rf"(?P<day>\d{{1,2}})\.(?P<number>\d{{1,2}})\.{_YEAR}"),
)

_TABLE = r"tables?|tableaux?|tablas?|cuadros?|таблица|табл|جدول|الجدول|表|tabelle|tabela|box|encadré|recuadro|врезка"
_FIGURE = (
    r"figures?|fig|charts?|graphs?|graphique|gráfico|figura|map|carte|mapa|рисунок|рис|диаграмма|карта|شكل|الشكل|图|"
    r"abbildung|abb|exhibit|photo"
)
LABEL = re.compile(
    rf"(?:{_TABLE}|{_FIGURE})\.?(?:\s*[\d٠-٩]+(?:[.\-–][\d٠-٩]+)*|\s+(?-i:[A-Z]|[IVX]+)(?!\w))\s*[.:：、|—–-]?\s*",
    re.IGNORECASE,
)
"""What a caption begins with: `Table 2. `, `Рис. 3 — `, `表1：`."""
OF_SOURCE = re.compile(
    r"(?:sources?|data source|notes?|fuentes?|nota|источники?|примечани[ея]|المصدر|المصادر|ملاحظة|"
    r"来源|资料来源|注|数据来源|quelle|fonte|fontes)\s*[:：]",
    re.IGNORECASE,
)
"""What stands below a table or a figure begins with."""
BY = re.compile(
    r"(?:by|authors?|written by|prepared by|par|auteurs?|autor(?:es|as?)?|por|автор(?:ы)?|подготовил[иа]?|إعداد|تأليف|"
    r"المؤلف(?:ون|ان)?|بقلم|作者|撰稿人?|von|autor(?:en)?)(?:\s*[:：]\s*|\s+)(?!\d)",
    re.IGNORECASE,
)
"""What a line with authors begins with."""
SERIES = re.compile(
    r"(?P<series>[^|·•]*?\b(?:policy briefs?|briefing(?: papers?| notes?)?|briefs?|working papers?|policy papers?|"
    r"note de (?:synthèse|politique)|nota de política|informe|аналитическая записка|ملخص سياسات|موجز سياسات)\b|"
    r"[^|·•]*?(?:政策简报|简报))"
    r"(?:\s+series)?[\s,–—-]*(?:(?:no|nr|number|n°|nº|№|issue|رقم|第)?\.?\s*(?P<number>\d[\w./-]*))?\s*期?",
    re.IGNORECASE,
)
"""A line that names a series, and perhaps a number in it."""
ORGANISATION = re.compile(
    r"\b(?:institut\w*|minist\w+|universi\w+|cent(?:re|er)|department|agency|council|foundation|bank|commission|office|"
    r"association|société|fondation|agence|fundación|agencia|consejo|институт|министерство|университет|центр|фонд|"
    r"агентство|совет)\b|معهد|وزارة|جامعة|مركز|مؤسسة|研究院|研究所|研究中心|大学|基金会|委员会",
    re.IGNORECASE,
)
"""A line that names a body."""
# From where a run of such letters begins, and not from each of them: a long one would take for ever.
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")

# `1.`, `2.3`, `IV.`, `第三章`, `三、`, `أولاً:`, `Chapter 2:`.
_ORDINALS_AR = "أولا|ثانيا|ثالثا|رابعا|خامسا|سادسا|سابعا|ثامنا|تاسعا|عاشرا"
NUMBERED = re.compile(
    r"(?P<dotted>[\d٠-٩]{1,2}(?:\.[\d٠-٩]{1,2}){0,3})(?:[.)．]|\s*[–—-])?\s+(?=\D)"
    r"|(?P<han>[一二三四五六七八九十]{1,3})、\s*|[（(](?P<sub>[一二三四五六七八九十]{1,3})[）)]\s*|第[一二三四五六七八九十\d]+[章节部分]+[\s：:]*"
    r"|(?:[IVX]{1,5}|[A-H])[.)]\s+"
    rf"|(?:{_ORDINALS_AR})[ً]?[ًا]*\s*[:：،.-]\s*"
    r"|(?:chapter|section|part|chapitre|partie|capítulo|sección|глава|раздел|часть|الفصل|القسم)\s+[\dIVX٠-٩]+\s*[.:：–—-]?\s*",
    re.IGNORECASE,
)
"""What a head begins with that is numbered by hand."""


def part_called(title: str) -> str:
    """Return which part of a document a head begins: `references`, `messages`, `summary`...; empty for any other."""
    words = NUMBERED.sub("", title.strip(), count=1) or title
    return _PART_OF.get(" ".join(words.strip(" .:：*").casefold().replace("'", "’").split()), "")


_MOST_LETTERS = 400
"""In which a date is looked for."""


def date_in(text: str) -> str:
    """Return the first date of a text as ISO 8601 writes it, as far as it goes; empty for none."""
    text = "".join(str(unicodedata.digit(one)) if one.isdigit() else one for one in text[:_MOST_LETTERS])
    for pattern in _DATES:
        for match in pattern.finditer(text):
            found = match.groupdict()
            month = found.get("number") or _MONTH.get((found.get("month") or "").casefold(), 0)
            if month and 1 <= int(month) <= 12:
                day = int(found.get("day") or 0)
                return f"{found['year']}-{int(month):02d}" + (
                    f"-{day:02d}" if _has_day(found["year"], month, day) else ""
                )
    alone = re.fullmatch(_YEAR, text.strip(" .,()"))
    return alone["year"] if alone else ""


def _has_day(year: str, month: int | str, day: int) -> bool:
    """Say whether a month has a day."""
    return 1 <= day <= monthrange(int(year), int(month))[1]


def is_date(text: str) -> bool:
    """Say whether a text is a date and nothing else."""
    text = "".join(str(unicodedata.digit(one)) if one.isdigit() else one for one in text)
    found = bool(date_in(text)) and any(pattern.fullmatch(text.strip(" .,()")) for pattern in _DATES)
    return found or bool(re.fullmatch(_YEAR, text.strip(" .,()")))
