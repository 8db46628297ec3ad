"""The sources of a brief -> the bytes of a file for a reference manager: CSL-JSON, BibTeX or RIS."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from briefpress.bibliography import bibtex_fields, ris
from briefpress.bibliography.item import Name
from briefpress.bibliography.markup import as_html
from briefpress.bibliography.names import turned
from briefpress.content import inline
from briefpress.content.csl import ROLES, PersonName
from briefpress.content.source import Source
from briefpress.content.words import Copy, PartialDate

FORMATS = ("csl-json", "bibtex", "ris")
EXTENSIONS = {".json": "csl-json", ".bib": "bibtex", ".ris": "ris"}


def exported(sources: Mapping[str, Source], format_: str) -> bytes:
    """Return sources in a format of `FORMATS`, in their order; of several wordings, the longest."""
    makers = {"csl-json": _csl_json, "bibtex": _bibtex, "ris": _ris}
    return makers[format_](sources).encode()


def csl_item(key: str, source: Source) -> dict[str, object]:
    """Return a source as an entry of CSL-JSON."""
    item: dict[str, object] = {"id": key, "citation-key": key}
    for name, value in source.variables():
        item[name] = names_of(value) if name in ROLES and isinstance(value, Copy | tuple) else _csl_value(value)
    return item


def names_of(value: Copy | tuple[PersonName, ...]) -> list[Name]:
    """Return names by their parts; a text is one name without any."""
    if isinstance(value, Copy):
        return [{"literal": as_html(_longest(value))}]
    return [_parts(name) for name in value]


def _csl_json(sources: Mapping[str, Source]) -> str:
    items = [csl_item(key, source) for key, source in sources.items()]
    return json.dumps(items, indent=2, ensure_ascii=False) + "\n"


def _csl_value(value: object) -> object:
    match value:
        case Copy():
            return as_html(_longest(value))
        case PartialDate():
            return {"date-parts": [list(point) for point in (value.start, value.end) if point]}
        case _:
            return value


def _parts(name: PersonName) -> Name:
    parts = {field.alias or key: getattr(name, key) for key, field in type(name).model_fields.items()}
    return {key: as_html(_longest(part)) if isinstance(part, Copy) else part for key, part in parts.items() if part}


def _longest(copy: Copy) -> str:
    return copy.wordings[-1][1]


def _plain(value: object) -> str:
    """Return what a value says without marks."""
    match value:
        case Copy():
            return inline.plain_text(inline.parse_inline(_longest(value)))
        case PartialDate():
            return str(value)
        case _:
            return str(value)


# ---- BibTeX

_BIB_TYPES = {
    **{csl: name for name, csl in reversed(tuple(bibtex_fields.TYPES.items()))},
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "article": "article",
    "chapter": "incollection",
    "paper-conference": "inproceedings",
    "webpage": "online",
    "report": "report",
    "thesis": "thesis",
    "book": "book",
    "post-weblog": "online",
    "post": "online",
    "document": "misc",
    "legislation": "legislation",
    "legal_case": "jurisdiction",
    "regulation": "legislation",
    "treaty": "legal",
}
_BIB_FIELDS = {
    "title": "title",
    "volume": "volume",
    "publisher": "publisher",
    "publisher-place": "location",
    "note": "note",
    "page": "pages",
    "DOI": "doi",
    "URL": "url",
    "ISBN": "isbn",
    "ISSN": "issn",
    "edition": "edition",
    "issued": "date",
    "accessed": "urldate",
    "language": "langid",
    "genre": "type",
    "version": "version",
    "collection-title": "series",
    "event-title": "eventtitle",
    "event-place": "venue",
    "title-short": "shorttitle",
    "chapter-number": "chapter",
    "original-date": "origdate",
    "number-of-pages": "pagetotal",
    "status": "pubstate",
    "issue": "number",
    "number": "number",
    "collection-number": "number",
    "event-date": "eventdate",
    "archive": "eprinttype",
    "archive_location": "eprint",
    "medium": "howpublished",
    "PMID": "pmid",
}
_BIB_NAMES = {"author": "author", "editor": "editor", "translator": "translator", "container-author": "bookauthor"}
_SPECIAL = re.compile(r"[\\{}&%$#_~^]")
_AS_TYPED = frozenset({"doi", "url", "eprint", "date", "urldate", "origdate", "eventdate"})
_ESCAPES = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


def _bibtex(sources: Mapping[str, Source]) -> str:
    return "\n".join("".join(_bib_entry(key, source)) for key, source in sources.items())


def _bib_entry(key: str, source: Source) -> Iterator[str]:
    yield f"@{_BIB_TYPES.get(source.type, 'misc')}{{{key},\n"
    if source.type in ("article-magazine", "article-newspaper"):
        yield f"  entrysubtype = {{{source.type.removeprefix('article-')}}},\n"
    for name, value in source.variables():
        field = _bib_field(name, source.type)
        if name in _BIB_NAMES and isinstance(value, Copy | tuple):
            yield f"  {_BIB_NAMES[name]} = {{{' and '.join(map(_bib_name, names_of(value)))}}},\n"
        elif field:
            yield f"  {field} = {{{_bib_words(field, value)}}},\n"
    yield "}\n"


def _bib_field(name: str, kind: str) -> str:
    if name == "container-title":
        return "journaltitle" if kind.startswith("article") else "booktitle"
    return _BIB_FIELDS.get(name, "")


def _bib_text(field: str, text: str) -> str:
    if field in _AS_TYPED:
        return text
    text = text.replace("-", "--") if field == "pages" else text
    return _SPECIAL.sub(lambda match: _ESCAPES.get(match[0], f"\\{match[0]}"), text)


def _bib_words(field: str, value: object) -> str:
    """Return a value with italics as TeX writes them."""
    if not isinstance(value, Copy):
        return _bib_text(field, _plain(value))
    pieces = re.split(r"<i>(.*?)</i>", as_html(_longest(value)))
    texts = (_bib_text(field, piece) for piece in pieces)
    return "".join(f"\\emph{{{text}}}" if place % 2 else text for place, text in enumerate(texts))


def _bib_name(name: Name) -> str:
    shown = _bib_text("", re.sub("<[^<>]*>", "", turned(name)))
    return f"{{{shown}}}" if "literal" in name else shown


# ---- RIS

_RIS_TYPES = {
    **{csl: name for name, csl in reversed(tuple(ris.TYPES.items()))},
    "article-journal": "JOUR",
    "book": "BOOK",
    "chapter": "CHAP",
    "webpage": "ELEC",
    "report": "RPRT",
    "paper-conference": "CPAPER",
    "dataset": "DATA",
    "legislation": "STAT",
    "manuscript": "MANSCPT",
    "personal_communication": "PCOMM",
    "motion_picture": "VIDEO",
    "song": "SOUND",
    "bill": "BILL",
    "regulation": "STAT",
    "treaty": "LEGAL",
    "post": "BLOG",
    "figure": "FIGURE",
}
_RIS_TAGS = {
    "title": "TI",
    "container-title": "T2",
    "container-title-short": "J2",
    "volume": "VL",
    "issue": "IS",
    "publisher": "PB",
    "publisher-place": "CY",
    "edition": "ET",
    "DOI": "DO",
    "URL": "UR",
    "ISBN": "SN",
    "ISSN": "SN",
    "language": "LA",
    "note": "N1",
    "genre": "M3",
    "title-short": "ST",
    "number-of-volumes": "NV",
    "number": "M1",
    "section": "SE",
    "source": "DB",
    "original-title": "OP",
    "call-number": "CN",
}
_RIS_NAMES = {"author": "AU", "editor": "ED", "collection-editor": "A3", "translator": "A4", "interviewer": "A2"}


def _ris(sources: Mapping[str, Source]) -> str:
    return "\n".join("".join(_ris_entry(key, source)) for key, source in sources.items())


def _ris_entry(key: str, source: Source) -> Iterator[str]:
    yield f"TY  - {_RIS_TYPES.get(source.type, 'GEN')}\nID  - {key}\n"
    for name, value in source.variables():
        if name in _RIS_NAMES and isinstance(value, Copy | tuple):
            yield from (f"{_RIS_NAMES[name]}  - {re.sub('<[^<>]*>', '', turned(one))}\n" for one in names_of(value))
        elif name in ("issued", "accessed") and isinstance(value, PartialDate):
            yield from _ris_date(name, value)
        elif name == "page":
            yield from _ris_pages(str(value))
        elif tag := _ris_tag(name, source):
            yield f"{tag}  - {as_html(_longest(value)) if isinstance(value, Copy) else _plain(value)}\n"
    yield "ER  - \n"


def _ris_tag(name: str, source: Source) -> str:
    if name == "collection-title":
        return "T3" if source.container_title else "T2"
    if name == "collection-number":
        return "IS"
    return _RIS_TAGS.get(name, "")


def _ris_date(name: str, value: PartialDate) -> Iterator[str]:
    date = "/".join(f"{part:02d}" for part in value.start) + "/" * (3 - len(value.start))
    if name == "accessed":
        yield f"Y2  - {date}\n"
        return
    yield f"PY  - {value.year}\n"
    yield f"DA  - {date}\n"


def _ris_pages(pages: str) -> Iterator[str]:
    first, hyphen, last = pages.partition("-")
    yield f"SP  - {first}\n"
    if hyphen:
        yield f"EP  - {last}\n"
