"""RIS, as EndNote, Mendeley, Zotero and libraries export it -> works by the names of CSL."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefpress.bibliography.dates import date_of, iso_date
from briefpress.bibliography.item import Item, Reading
from briefpress.bibliography.languages import language_tag
from briefpress.bibliography.markup import from_html
from briefpress.bibliography.names import ris_name
from briefpress.yaml_file.source import SourceText

MOST_ENTRIES = 5_000
TYPES: Mapping[str, str] = {
    **dict.fromkeys(("JOUR", "EJOUR"), "article-journal"),
    **dict.fromkeys(("BOOK", "EBOOK", "EDBOOK", "SER"), "book"),
    **dict.fromkeys(("CHAP", "ECHAP"), "chapter"),
    **dict.fromkeys(("CONF", "CPAPER"), "paper-conference"),
    **dict.fromkeys(("RPRT", "GOVDOC"), "report"),
    **dict.fromkeys(("ELEC", "WEB"), "webpage"),
    **dict.fromkeys(("ICOMM", "PCOMM"), "personal_communication"),
    **dict.fromkeys(("DATA", "AGGR", "DBASE"), "dataset"),
    **dict.fromkeys(("STAT", "LEGAL"), "legislation"),
    **dict.fromkeys(("BILL", "UNBILL"), "bill"),
    **dict.fromkeys(("VIDEO", "MPCT", "ADVS"), "motion_picture"),
    **dict.fromkeys(("SOUND", "MUSIC"), "song"),
    **dict.fromkeys(("UNPB", "MANSCPT"), "manuscript"),
    **dict.fromkeys(("CLSWK", "ANCIENT"), "classic"),
    **dict.fromkeys(("FIGURE", "CHART"), "figure"),
    "JFULL": "periodical",
    "MGZN": "article-magazine",
    "NEWS": "article-newspaper",
    "THES": "thesis",
    "BLOG": "post-weblog",
    "STAND": "standard",
    "CASE": "legal_case",
    "HEAR": "hearing",
    "PAT": "patent",
    "MAP": "map",
    "COMP": "software",
    "PAMP": "pamphlet",
    "ENCYC": "entry-encyclopedia",
    "DICT": "entry-dictionary",
    "ART": "graphic",
    "SLIDE": "speech",
    "INPR": "article",
    "GEN": "document",
    "INTV": "interview",
}
_TEXTS = {
    **dict.fromkeys(("TI", "T1", "CT"), "title"),
    **dict.fromkeys(("JF", "JO", "BT"), "container-title"),
    **dict.fromkeys(("JA", "J1", "J2"), "container-title-short"),
    **dict.fromkeys(("CY", "PP"), "publisher-place"),
    **dict.fromkeys(("DB", "DP"), "source"),
    "VL": "volume",
    "PB": "publisher",
    "ET": "edition",
    "ST": "title-short",
    "N1": "note",
    "M3": "genre",
    "NV": "number-of-volumes",
    "OP": "original-title",
    "CN": "call-number",
    "T3": "collection-title",
    "C7": "page",
}
_NAMES = {"AU": "author", "A1": "author", "ED": "editor", "A2": "editor", "A3": "collection-editor", "A4": "translator"}
_WITH_OTHERS = frozenset(
    {"TY", "ER", "ID", "T2", "IS", "SP", "EP", "SN", "DO", "UR", "LA", "PY", "Y1", "DA", "Y2", "M1", "SE"}
)
_PASSED_OVER = frozenset(
    {
        *(
            "AB",
            "N2",
            "KW",
            "L1",
            "L2",
            "L3",
            "L4",
            "LB",
            "RN",
            "RP",
            "AD",
            "AN",
            "AV",
            "CA",
            "TA",
            "TT",
            "LK",
            "PMCID",
        ),
        *("U1", "U2", "U3", "U4", "U5", "C1", "C2", "C3", "C4", "C5", "C6", "C8", "M2", "RI", "CP", "SV", "DS"),
    }
)
_LINE = re.compile(r"([A-Z][A-Z0-9])  ?- ?(.*)")
_STANDING = frozenset({"book", "report", "thesis", "map", "pamphlet"})


@dataclass(slots=True)
class _Line:
    tag: str
    texts: list[str]
    start: int
    end: int

    @property
    def text(self) -> str:
        return " ".join(filter(None, self.texts))


def read_ris(source: SourceText, reading: Reading) -> None:
    """Add the works of a file to a reading."""
    entry: list[_Line] = []
    for line in _lines(source, reading):
        if len(reading.items) >= MOST_ENTRIES:
            place = source.place(line.start, line.end)
            reading.tell("left-out", f"only the first {MOST_ENTRIES:,} entries are read", place)
            return
        if line.tag == "ER":
            _add(entry, source, reading)
            entry = []
        elif line.tag == "TY" and entry:
            place = source.place(entry[0].start, entry[0].end)
            reading.tell("unknown-field", "this entry has no end: a line ER  - is missing", place)
            _add(entry, source, reading)
            entry = [line]
        else:
            entry.append(line)
    _add(entry, source, reading)


def _lines(source: SourceText, reading: Reading) -> Iterator[_Line]:
    """Yield the fields of a file; a line without a tag goes on with the one before."""
    current: _Line | None = None
    for index, start in enumerate(source.line_starts):
        text = source.line_at(index)
        match = _LINE.fullmatch(text.rstrip())
        if match:
            if current:
                yield current
            current = _Line(match[1], [match[2].strip()], start, start + len(text))
        elif current and text.strip() and current.tag not in ("ER", "TY"):
            current.texts.append(text.strip())
        elif text.strip():
            place = source.place(start, start + len(text))
            reading.tell("unknown-field", "this line has no tag, and stands in no entry", place)
    if current:
        yield current


def _add(lines: list[_Line], source: SourceText, reading: Reading) -> None:
    if lines:
        reading.items.append(_Entry(lines, source, reading).item())


class _Entry:
    """One entry on its way to a work."""

    def __init__(self, lines: list[_Line], source: SourceText, reading: Reading) -> None:
        self.lines, self.source, self.reading = lines, source, reading
        self.made = Item(self.first("ID"), source.place(lines[0].start, lines[0].end), self.kind())

    def item(self) -> Item:
        put = self.made.variables
        put |= {name: value for name, value in self.special() if value}
        for line in self.lines:
            if line.tag in _NAMES and line.text:
                names = put.setdefault(self.role(line.tag), [])
                assert isinstance(names, list)  # only lists stand under names
                names.append(ris_name(from_html(line.text)))
            elif line.tag == "ET" and "version" in put:
                continue
            elif line.tag in _TEXTS:
                put.setdefault(_TEXTS[line.tag], from_html(line.text))
            elif line.tag in _PASSED_OVER:
                self.reading.pass_over(line.tag)
            elif line.tag not in _WITH_OTHERS:
                message = f'"{line.tag}" is no tag that is known here'
                self.reading.tell("unknown-field", message, self.source.place(line.start, line.end))
        self.made.variables = {name: value for name, value in put.items() if value}
        return self.made

    def role(self, tag: str) -> str:
        """Return whose names a tag holds: second authors of some works are no editors."""
        if tag == "A2" and self.made.type == "interview":
            return "interviewer"
        return _NAMES[tag]

    def kind(self) -> str:
        name = self.first("TY")
        if name in TYPES:
            return TYPES[name]
        place = self.source.place(self.lines[0].start, self.lines[0].end)
        what = f'"{name}" is no type that is known here' if name else "the entry does not begin with a line TY  -"
        self.reading.tell("unknown-type", f"{what}: taken for a document", place)
        return "document"

    def special(self) -> Iterator[tuple[str, str]]:
        """Yield the variables that two tags make, or one that means different things."""
        kind = self.made.type
        yield "collection-title" if kind in _STANDING else "container-title", from_html(self.first("T2"))
        article = kind.startswith("article") or kind == "periodical"
        yield "issue" if article else "collection-number" if kind in ("book", "chapter") else "number", self.first("IS")
        yield ("page" if article and not self.first("SP") else "number"), self.first("M1")
        yield "page", self.pages()
        numbers = self.first("SN")
        yield "ISSN" if re.match(r"\d{4}-?\d{3}[\dXx]\b", numbers) else "ISBN", numbers
        yield "DOI", re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", self.first("DO"), flags=re.IGNORECASE)
        yield "URL", self.first("UR")
        yield "language", language_tag(self.first("LA"))
        if kind in ("dataset", "software"):
            yield "version", self.first("ET")
        yield "section", self.first("SE") if kind in ("article-newspaper", "legislation") else ""
        yield "issued", self.date("DA", "PY", "Y1")
        yield "accessed", self.date("Y2")

    def pages(self) -> str:
        first, last = self.first("SP"), self.first("EP")
        return re.sub(r"\s*[-–—]+\s*", "-", first if "-" in first or not last or last == first else f"{first}-{last}")

    def date(self, *tags: str) -> str:
        """Return the date of the first tag that has one; what is none is told."""
        for tag in tags:
            text = self.first(tag)
            found = iso_date(text) or date_of(*_year_first(text))
            if found:
                return found
            if text and tag != "DA":
                line = next(line for line in self.lines if line.tag == tag)
                place = self.source.place(line.start, line.end)
                self.reading.tell("left-out", f'"{text}" is no date: it is left out', place, "write it as 2019/05/12")
        return ""

    def first(self, tag: str) -> str:
        return next((line.text for line in self.lines if line.tag == tag and line.text), "")


def _year_first(text: str) -> tuple[str, str, str]:
    """Return year, month and day of `12 May 2019`, `May 12, 2019` or `2019/05/12/spring`."""
    year = re.search(r"\b\d{4}\b", text)
    rest = re.sub(r"\b\d{4}\b", "", text, count=1)
    return (year[0] if year and re.fullmatch(r"[\w\s,./-]*", text) else "", rest, rest)
