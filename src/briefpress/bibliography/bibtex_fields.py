"""Entries of BibTeX and BibLaTeX -> works by the names of CSL."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from briefpress.bibliography.bibtex import Entry, Field, entries_of
from briefpress.bibliography.dates import date_of, iso_date
from briefpress.bibliography.item import Item, Name, Reading
from briefpress.bibliography.languages import language_tag
from briefpress.bibliography.latex import characters
from briefpress.bibliography.markup import plain_words
from briefpress.bibliography.names import bibtex_names, name_of
from briefpress.diagnostics import Place
from briefpress.yaml_file.source import SourceText

TYPES: Mapping[str, str] = {
    **dict.fromkeys(("article", "suppperiodical"), "article-journal"),
    **dict.fromkeys(("book", "mvbook", "collection", "mvcollection", "proceedings", "mvproceedings"), "book"),
    **dict.fromkeys(("reference", "mvreference"), "book"),
    **dict.fromkeys(("inbook", "incollection", "bookinbook", "suppbook", "suppcollection"), "chapter"),
    **dict.fromkeys(("inproceedings", "conference"), "paper-conference"),
    **dict.fromkeys(("online", "electronic", "www", "webpage"), "webpage"),
    **dict.fromkeys(("report", "techreport", "manual"), "report"),
    **dict.fromkeys(("thesis", "phdthesis", "mastersthesis"), "thesis"),
    **dict.fromkeys(("legislation", "legal"), "legislation"),
    **dict.fromkeys(("movie", "video"), "motion_picture"),
    **dict.fromkeys(("image", "artwork"), "graphic"),
    **dict.fromkeys(("audio", "music"), "song"),
    "booklet": "pamphlet",
    "dataset": "dataset",
    "periodical": "periodical",
    "patent": "patent",
    "unpublished": "manuscript",
    "misc": "document",
    "software": "software",
    "standard": "standard",
    "inreference": "entry-encyclopedia",
    "jurisdiction": "legal_case",
    "letter": "personal_communication",
    "interview": "interview",
    "performance": "performance",
    "review": "review",
    "newspaper": "article-newspaper",
}
_TEXTS = {
    **dict.fromkeys(("booktitle", "journal", "journaltitle"), "container-title"),
    **dict.fromkeys(("publisher", "institution", "school", "organization"), "publisher"),
    **dict.fromkeys(("address", "location"), "publisher-place"),
    **dict.fromkeys(("note", "addendum"), "note"),
    "volume": "volume",
    "edition": "edition",
    "isbn": "ISBN",
    "issn": "ISSN",
    "pmid": "PMID",
    "pmcid": "PMCID",
    "version": "version",
    "chapter": "chapter-number",
    "eventtitle": "event-title",
    "venue": "event-place",
    "shorttitle": "title-short",
    "shortjournal": "container-title-short",
    "pagetotal": "number-of-pages",
    "volumes": "number-of-volumes",
    "type": "genre",
    "issue": "issue",
    "library": "call-number",
    "status": "status",
    "origtitle": "original-title",
    "origpublisher": "original-publisher",
    "origlocation": "original-publisher-place",
    "pubstate": "status",
    "part": "part-number",
    "eid": "page",
    "archive": "archive",
}
_NAMES = {"author": "author", "editor": "editor", "translator": "translator", "bookauthor": "container-author"}
_DATES = {"urldate": "accessed", "eventdate": "event-date", "origdate": "original-date", "date": "issued"}
_GENRES = {"phdthesis": "PhD thesis", "mastersthesis": "Master’s thesis"}
_GENRE_WORDS = {"phdthesis": "PhD thesis", "mathesis": "Master’s thesis", "techreport": "", "resreport": ""}
_NUMBERED = {"article": "issue", "periodical": "issue", "book": "collection-number", "chapter": "collection-number"}
# Read with another field, or saying nothing of the work.
_WITH_OTHERS = frozenset(
    {
        *("title", "subtitle", "titleaddon", "maintitle", "booksubtitle", "number", "series", "pages", "doi", "url"),
        *("year", "month", "day", "language", "langid", "hyphenation", "howpublished", "eprint", "eprinttype"),
        *("archiveprefix", "primaryclass", "eprintclass", "entrysubtype", "crossref", "xdata", "editortype"),
    }
)
_PASSED_OVER = frozenset(
    {
        *("abstract", "annote", "annotation", "file", "keywords", "keyword", "timestamp", "owner", "groups", "urn"),
        *("date-added", "date-modified", "mendeley-groups", "mendeley-tags", "copyright", "rights", "priority"),
        *("readstatus", "rating", "ids", "added-at", "biburl", "interhash", "intrahash", "options"),
        *("mendeley-id", "arxivid", "place", "citekey", "month_numeric", "creationdate", "modificationdate", "lccn"),
    }
)


def read_bibtex(source: SourceText, reading: Reading) -> None:
    """Add the works of a file to a reading."""
    entries = [entry for entry in entries_of(source, reading) if entry.type != "xdata"]
    by_key = {entry.key.lower(): entry for entry in entries}
    for entry in entries:
        reading.items.append(_Entry(entry, _fields(entry, by_key), source, reading).item())


def _fields(entry: Entry, by_key: Mapping[str, Entry]) -> Mapping[str, Field]:
    """Return an entry's fields, with those of the book that it is in."""
    parent = by_key.get(entry.fields["crossref"].text.lower()) if "crossref" in entry.fields else None
    if not parent or parent is entry:
        return entry.fields
    inherited = {("booktitle" if name == "title" else name): field for name, field in parent.fields.items()}
    return {**inherited, **entry.fields}


class _Entry:
    """One entry on its way to a work."""

    def __init__(self, entry: Entry, fields: Mapping[str, Field], source: SourceText, reading: Reading) -> None:
        self.entry, self.fields, self.source, self.reading = entry, fields, source, reading
        place = source.place(entry.start, entry.end)
        self.made = Item(entry.key, place, self.kind())

    def item(self) -> Item:
        put = self.made.variables
        put |= {name: value for name, value in self.special() if value}
        for name, field in self.fields.items():
            if name in _TEXTS:
                put.setdefault(_TEXTS[name], self.text(field))
            elif name in _NAMES:
                put[_NAMES[name]] = list(self.names(field))
            elif name in _DATES:
                self.date(name, field)
            elif name in _PASSED_OVER or name.startswith("bdsk-"):
                self.reading.pass_over(name)
            elif name not in _WITH_OTHERS:
                message = f'"{name}" of {self.entry.key} is no field that is known here'
                self.reading.tell("unknown-field", message, self.place(field))
        self.made.variables = {name: value for name, value in put.items() if value}
        return self.made

    def kind(self) -> str:
        name, subtype = self.entry.type, self.word("entrysubtype").lower()
        if name == "article" and subtype in ("newspaper", "magazine"):
            return f"article-{subtype}"
        if name == "misc" and "url" in self.fields and not {"doi", "eprint"} & self.fields.keys():
            return "webpage"
        if name not in TYPES:
            place = self.source.place(self.entry.start, self.entry.end)
            self.reading.tell("unknown-type", f'"@{name}" is no type that is known here: taken for a document', place)
        return TYPES.get(name, "document")

    def special(self) -> Iterator[tuple[str, str]]:
        """Yield the variables that two fields make, or one that means different things."""
        kind = self.made.type
        yield "title", self.joined("title", "subtitle")
        if "booktitle" in self.fields and "booksubtitle" in self.fields:
            yield "container-title", self.joined("booktitle", "booksubtitle")
        yield "collection-title", self.word("series")
        yield _NUMBERED.get(kind.split("-")[0], "number"), self.word("number")
        yield "page", re.sub(r"\s*[-–—]+\s*", "-", self.word("pages"))
        yield "DOI", re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", self.raw("doi"))
        yield "URL", self.raw("url") or self.published_at()
        yield "language", language_tag(next(filter(None, map(self.word, ("langid", "language", "hyphenation"))), ""))
        if "date" not in self.fields:
            yield "issued", self.year()
        genre = _GENRE_WORDS.get(self.word("type"), self.word("type"))
        yield "genre", genre or _GENRES.get(self.entry.type, "")
        if not self.published_at():
            yield "medium", self.word("howpublished")
        yield from self.eprint()

    def eprint(self) -> Iterator[tuple[str, str]]:
        identifier = self.raw("eprint")
        keeper = self.word("eprinttype") or self.word("archiveprefix") or ("arXiv" if identifier else "")
        if identifier:
            yield "archive", keeper
            yield "archive_location", identifier
            if keeper.lower() == "arxiv" and "url" not in self.fields:
                yield "URL", f"https://arxiv.org/abs/{identifier}"

    def published_at(self) -> str:
        """Return the address that `howpublished` holds, as older files have it."""
        match = re.search(r"https?://[^\s{}]+", self.raw("howpublished"))
        return match[0] if match else ""

    def year(self) -> str:
        """Return the date of `year` and `month`; what is none is told."""
        field = self.fields.get("year")
        if not field:
            return ""
        found = date_of(self.word("year"), self.word("month"), self.word("day"))
        if not found:
            self.tell_date(field)
        return found

    def date(self, name: str, field: Field) -> None:
        found = iso_date(self.text(field))
        if found:
            self.made.variables[_DATES[name]] = found
        else:
            self.tell_date(field)

    def tell_date(self, field: Field) -> None:
        message = f'"{field.text}" is no date: {self.entry.key} is without one'
        self.reading.tell("left-out", message, self.place(field), "write it as 2019 or 2019-05-12")

    def names(self, field: Field) -> Iterable[Name]:
        for text, is_body in bibtex_names(field.text):
            shown = plain_words(self.characters(text))
            if shown.lower() == "others":
                message = f"{self.entry.key} names others without their names: they are left out"
                self.reading.tell("left-out", message, self.place(field))
            elif shown:
                yield {"literal": shown} if is_body else name_of(shown)

    def joined(self, first: str, second: str) -> str:
        """Return a title with its subtitle."""
        return ": ".join(filter(None, (self.word(first), self.word(second))))

    def word(self, name: str) -> str:
        """Return the text of a field, or nothing."""
        return self.text(self.fields[name]) if name in self.fields else ""

    def raw(self, name: str) -> str:
        """Return an address or a number as it is typed, but for what TeX has to have escaped."""
        text = self.fields[name].text.strip() if name in self.fields else ""
        return re.sub(r"\\([_%&#~{}])", r"\1", re.sub(r"^\\url\{(.*)\}$", r"\1", text))

    def text(self, field: Field) -> str:
        return self.characters(field.text, field)

    def characters(self, text: str, field: Field | None = None) -> str:
        def unknown(name: str) -> None:
            place = self.place(field) if field else self.made.place
            self.reading.tell(
                "unknown-command", f"\\{name} in {self.entry.key} is no command that is known here", place
            )

        return characters(text, unknown)

    def place(self, field: Field) -> Place:
        return self.source.place(field.start, field.end)
