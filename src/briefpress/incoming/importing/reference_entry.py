"""One entry of a list of references -> a source: by its parts where these can be told with certainty, else as its text.

Two styles can: author, year, title (APA and its kin), and author, title, journal, year, volume, pages (Vancouver). What
a guess would get wrong stands there as it was typed, which prints as it was printed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from briefpress.bibliography.item import EMPHASIS, Item, Name
from briefpress.diagnostics import Place

_NUMBER = re.compile(r"\s*(?:\[(\d{1,3})\]|[(（](\d{1,3})[)）]|(\d{1,3})[.)]|［(\d{1,3})］)\s*")
_URL = re.compile(
    r"[\s<(]*(?:(?:available|retrieved|accessed|online|url|disponible(?: sur| en)?|режим доступа|متاح على)"
    r"[^:]{0,30}[:：]?\s*)?(?P<url>https?://[^\s<>\"]+?)[>)\].,;。]*\s*"
    r"(?:[\[(](?:accessed|consulté|consultado|дата обращения)[^\])]*[\])])?\.?\s*$",
    re.IGNORECASE,
)
_DOI = re.compile(
    r"(?:https?://(?:dx\.)?doi\.org/|\bdoi:\s*)(?P<doi>10\.\d{4,9}/[^\s<>\"]+?)[.,;)]*\s*$", re.IGNORECASE
)
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)(?P<letter>[a-z])?"
_APA = re.compile(
    rf"(?P<authors>[^()]{{2,300}}?)[.,]?\s*\({_YEAR}(?:,\s*(?P<when>[^()]{{3,30}}))?\)\s*[.,:]?\s+(?P<rest>\S.*)$"
)
_JOURNAL = re.compile(
    r"(?P<title>.+?[^\s.][.?!])\s+(?P<journal>[^.,]{2,90}),\s*(?:vol\.?\s*)?(?P<volume>\d{1,4})"
    r"(?:\s*\((?P<issue>[^()]{1,12})\)|,\s*(?:no|issue)\.?\s*(?P<no>\d+))?(?:\s*[,:]\s*(?:pp?\.?\s*)?(?P<page>[\w–-]+))?\.?$"
)
_VANCOUVER = re.compile(
    rf"(?P<authors>(?:[^\W\d_][\w’'-]+(?: [^\W\d_][\w’'-]+)? [A-Z]{{1,3}}(?:, |\. ))+)(?:et al\. )?"
    rf"(?P<title>[^.]+[.?]) (?P<journal>[^.\d]{{2,80}})\. {_YEAR}[^;:]{{0,12}};\s?(?P<volume>\d+)"
    r"(?:\((?P<issue>[^()]+)\))?(?::(?P<page>[\w–-]+))?\.?$"
)
_PERSON = re.compile(
    r"(?P<family>[^\W\d_][^,.&()\d]*?), (?P<given>(?:[^\W\d_](?:\.|\b)[\s-]?)+|[^\W\d_][^\W\d_]+(?: [^\W\d_]\.?)*)"
)
_BETWEEN = re.compile(r"\s*(?:,\s*(?:&|and|et|y|и)|,|;|&|\band\b)\s+")
_ANY_YEAR = re.compile(rf"(?<!\d){_YEAR}(?!\d)")
_SHORTEST, _LONGEST = 12, 1_000


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry of a list of references."""

    item: Item
    number: int | None
    """That is typed before it, or that the list gives it."""
    names: tuple[str, ...]
    """Of families or of a body, by which a citation with a year can name it."""
    year: str
    """With its letter: `2019a`."""
    is_parsed: bool


def reference_of(text: str, place: Place, number: int | None = None) -> Reference:
    """Return an entry; italics of the text stand between the signs of `EMPHASIS`."""
    match = _NUMBER.match(text)
    if match:
        number, text = int(next(filter(None, match.groups()))), text[match.end() :]
    item, rest = _address(Item("", place), " ".join(text.split()))
    plain = rest.replace(EMPHASIS[0], "").replace(EMPHASIS[1], "").strip()
    for parse in (_apa, _vancouver) if len(plain) <= _LONGEST else ():
        found = parse(plain, item)
        if found:
            return replace(found, number=number)
    item.variables["title"] = (
        rest if len(plain) > _SHORTEST else f"{rest} {item.variables.get('URL', '')}".strip() or "–"
    )
    return Reference(item, number, _first_names(plain), _year(plain), is_parsed=False)


def _address(item: Item, text: str) -> tuple[Item, str]:
    """Return an item with what a text ends in, an address or a DOI, and the text before it."""
    if len(text) > _LONGEST:
        return item, text
    doi = _DOI.search(text)
    if doi:
        item.variables["DOI"] = doi["doi"]
        return item, text[: doi.start()].rstrip(" ,;")
    url = _URL.search(text)
    if url and len(text[: url.start()].strip()) > _SHORTEST:
        item.variables["URL"] = url["url"]
        return item, text[: url.start()].rstrip(" ,;")
    return item, text


def _apa(text: str, item: Item) -> Reference | None:
    match = _APA.match(text)
    if not match:
        return None
    names = _persons(match["authors"])
    body = match["authors"].strip(" .,")
    if not names and not _is_body(body):
        return None
    journal = _JOURNAL.match(match["rest"])
    parts = [
        part.strip() for part in re.split(r"(?<=[^\W\d_]{2}[.?!])\s+(?=[^\W\d_]|\d)", match["rest"]) if part.strip()
    ]
    if journal:
        item.type = "article-journal"
        item.variables |= _journal(journal)
        item.variables["issue"] = journal["issue"] or journal["no"] or ""
    elif len(parts) <= 2 and "In:" not in match["rest"] and " In " not in match["rest"]:
        item.type = "report" if len(parts) == 2 else "webpage" if "URL" in item.variables else "document"
        item.variables["title"] = parts[0].rstrip(".")
        item.variables["publisher"] = parts[1].rstrip(".") if len(parts) == 2 else ""
    else:
        return None
    item.variables["author"] = names or [{"literal": body}]
    item.variables["issued"] = match["year"]
    families = tuple(one["family"] for one in names) or (body,)
    return Reference(item, None, families, match["year"] + (match["letter"] or ""), is_parsed=True)


def _vancouver(text: str, item: Item) -> Reference | None:
    match = _VANCOUVER.match(text)
    if not match:
        return None
    names = [_initials(one) for one in re.split(r", ", match["authors"].strip(" .,"))]
    item.type = "article-journal"
    item.variables |= _journal(match)
    item.variables["issue"] = match["issue"] or ""
    item.variables["author"], item.variables["issued"] = names, match["year"]
    return Reference(item, None, tuple(one["family"] for one in names), match["year"], is_parsed=True)


def _journal(match: re.Match[str]) -> dict[str, str]:
    return {
        "title": match["title"].strip().rstrip("."),
        "container-title": match["journal"].strip(),
        "volume": match["volume"],
        "page": (match["page"] or "").replace("–", "-"),
    }


def _initials(name: str) -> Name:
    family, _, given = name.rpartition(" ")
    return {"family": family, "given": ". ".join(given) + "."}


def _persons(text: str) -> list[Name]:
    """Return the persons of `Lind, A., & Berg, B. C.`; none where anything in it is something else."""
    found, position = [], 0
    text = re.sub(r",?\s*(?:…|\.\.\.|et al\.?)\s*", ", ", text).strip(" ,")
    while position < len(text):
        match = _PERSON.match(text, position)
        if not match:
            return []
        given = match["given"].strip()
        # The last initial has lost its dot to the end of the list.
        found.append({"family": match["family"].strip(), "given": re.sub(r"(?<![^\W\d_])([^\W\d_])$", r"\1.", given)})
        position = match.end()
        between = _BETWEEN.match(text, position)
        if position < len(text.rstrip(" .")) and not between:
            return []
        position = between.end() if between else len(text)
    return found


def _is_body(text: str) -> bool:
    return 1 < len(text) < 90 and text[0].isupper() and "," not in text and ". " not in text


def _first_names(text: str) -> tuple[str, ...]:
    """Return by which name a citation can call an entry that was not parsed: what stands before the first comma."""
    first = re.split(r"[,.(（،:：]", text, maxsplit=1)[0].strip()
    return (first,) if first and len(first.split()) <= 6 else ()


def _year(text: str) -> str:
    found = _ANY_YEAR.search(text)
    return found["year"] + (found["letter"] or "") if found else ""
