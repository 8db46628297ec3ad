"""Shelf -> `catalogue.json`: what is there, for programs, in the words of schema.org; and back, for what has changed.

The receipts of sections in it, the hashes of their words, are what two catalogues are compared by.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefpress.diagnostics import BriefPressError, Diagnostic
from briefpress.files.opener import read_named, too_large
from briefpress.shelf.papers import Paper, PaperFile, Passage, Shelf, ShelvedBrief
from briefpress.shelf.site import Site

FILE = "catalogue.json"
MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html",
}
_MOST_BYTES = 100_000_000


@dataclass(frozen=True, slots=True)
class ListedPaper:
    """A paper as a catalogue tells of it."""

    stem: str
    version: str
    date: str
    passages: tuple[Passage, ...]


def catalogue_json(shelf: Shelf, site: Site) -> bytes:
    """Return the catalogue of a shelf."""
    value = {
        "@context": "https://schema.org",
        "@type": "Collection",
        "inLanguage": sorted({paper.edition.language for paper in shelf.papers}),
        "hasPart": [_work(brief, site) for brief in shelf.briefs],
    }
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _work(brief: ShelvedBrief, site: Site) -> dict[str, object]:
    paper = brief.foremost(brief.language)
    imprint = paper.imprint
    online = {"sameAs": imprint.online} if imprint.online else {}
    return {
        "@type": "CreativeWork",
        "identifier": imprint.number,
        "name": paper.title,
        "url": site.absolute(f"{brief.name}/index.html"),
        "version": imprint.version,
        "datePublished": str(imprint.date),
        "inLanguage": brief.language,
        "author": [{"@type": "Organization", "name": name} for name in imprint.authors],
        "publisher": {"@type": "Organization", "name": imprint.publisher},
        "license": imprint.licence_address,
        "keywords": list(imprint.keywords),
        "workExample": [_report(paper, site) for paper in brief.papers],
        **online,
    }


def _report(paper: Paper, site: Site) -> dict[str, object]:
    picture = {"thumbnailUrl": site.absolute(paper.first_page)} if paper.first_page else {}
    return {
        "@type": "Report",
        "identifier": paper.edition.stem,
        "name": paper.title,
        "abstract": paper.standfirst,
        "inLanguage": paper.edition.language,
        "audience": {"@type": "Audience", "audienceType": paper.edition.audience},
        "additionalType": str(paper.edition.length),
        "version": paper.imprint.version,
        "datePublished": str(paper.imprint.date),
        "materialExtent": {"@type": "QuantitativeValue", "value": paper.pages, "unitText": "pages"},
        "encoding": [_media_object(file, site) for file in paper.files],
        "hasPart": [_part(passage) for passage in paper.passages],
        **picture,
    }


def _media_object(file: PaperFile, site: Site) -> dict[str, object]:
    return {
        "@type": "MediaObject",
        "contentUrl": site.absolute(file.path),
        "encodingFormat": MEDIA_TYPES[file.format],
        "contentSize": str(file.bytes),
        "sha256": file.sha256,
    }


def _part(passage: Passage) -> dict[str, object]:
    receipt = {"@type": "PropertyValue", "propertyID": "sha256", "value": passage.receipt}
    return {"@type": "CreativeWork", "name": passage.title, "url": f"#{passage.id}", "identifier": receipt}


def read_catalogue(path: Path) -> Mapping[str, ListedPaper]:
    """Return the papers of a catalogue that somebody has named, by stem. Raises BriefPressError for none of ours."""
    name = path.as_posix()
    try:
        content = read_named(path, _MOST_BYTES)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise _unreadable(name, f"cannot be read: {reason}") from error
    if len(content) > _MOST_BYTES:
        raise BriefPressError([too_large(name, _MOST_BYTES)])
    try:
        return {paper.stem: paper for paper in _listed(json.loads(content))}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise _unreadable(name, "is no catalogue of a shelf") from error


def _unreadable(name: str, what: str) -> BriefPressError:
    hint = f"name the {FILE} of the shelf as it was published, such as published/{FILE}"
    return BriefPressError([Diagnostic("shelf.bad-catalogue", f"{name} {what}", hint=hint)])


def _listed(value: Mapping[str, list[Mapping[str, list[Mapping[str, object]]]]]) -> Iterator[ListedPaper]:
    for work in value["hasPart"]:
        for report in work["workExample"]:
            parts = report["hasPart"]
            if not isinstance(parts, list):
                raise TypeError(parts)
            passages = tuple(_passage(part) for part in parts)
            yield ListedPaper(
                _text(report["identifier"]), _text(report["version"]), _text(report["datePublished"]), passages
            )


def _passage(part: Mapping[str, Mapping[str, object]]) -> Passage:
    return Passage(_text(part["url"]).removeprefix("#"), _text(part["name"]), _text(part["identifier"]["value"]))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value
