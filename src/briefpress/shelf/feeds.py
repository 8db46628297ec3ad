"""Shelf -> a feed for each language (Atom, RFC 4287) and a site map (sitemaps.org), as XML. No labels, no templates."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from briefpress.content.words import PartialDate
from briefpress.shelf.addresses import brief_page, feed, index_page
from briefpress.shelf.catalogue import MEDIA_TYPES
from briefpress.shelf.papers import Paper, Shelf, ShelvedBrief
from briefpress.shelf.site import Site

_ATOM = "http://www.w3.org/2005/Atom"
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"
_XML = "{http://www.w3.org/XML/1998/namespace}"


def atom_feed(shelf: Shelf, site: Site, language: str, title: str, generator: str) -> bytes:
    """Return the feed of a language: an entry for each brief that is told in it, the newest first.

    Ids are made from names, so that they stay when the shelf moves to another address.
    """
    briefs = [brief for brief in shelf.briefs if brief.in_language(language)]
    top = Element(f"{{{_ATOM}}}feed", {f"{_XML}lang": language})
    _text(top, "id", _urn("shelf", language))
    _text(top, "title", title)
    dates = (brief.foremost(language).imprint.date for brief in briefs)
    _text(top, "updated", max(map(_instant, dates)))
    _link(top, "self", site.absolute(feed(language)), type="application/atom+xml")
    _link(top, "alternate", site.absolute(index_page(language)), type="text/html")
    _text(top, "generator", generator)
    for brief in briefs:
        _entry(top, brief, site, language)
    return _written(top, _ATOM)


def _entry(top: Element, brief: ShelvedBrief, site: Site, language: str) -> None:
    papers = brief.in_language(language)
    paper, imprint = papers[0], papers[0].imprint
    entry = SubElement(top, f"{{{_ATOM}}}entry")
    _text(entry, "id", _urn(brief.name, language))
    _text(entry, "title", paper.title)
    _text(entry, "updated", _instant(imprint.date))
    _text(entry, "summary", paper.standfirst)
    for name in imprint.authors:
        _text(SubElement(entry, f"{{{_ATOM}}}author"), "name", name)
    _text(entry, "rights", f"{imprint.licence} {imprint.licence_address}")
    for word in imprint.keywords:
        SubElement(entry, f"{{{_ATOM}}}category", {"term": word})
    _link(entry, "alternate", site.absolute(brief_page(brief.name, language)), type="text/html")
    for file in (file for one in papers for file in one.files):
        length = str(file.bytes)
        _link(entry, "enclosure", site.absolute(file.path), type=MEDIA_TYPES[file.format], length=length)


def site_map(shelf: Shelf, site: Site, languages: Sequence[str]) -> bytes:
    """Return the map of a shelf whose address is known: its pages and its papers, each with its other languages."""
    top = Element(f"{{{_SITEMAP}}}urlset")
    newest = max(_day(paper.imprint.date) for paper in shelf.papers)
    pages = {tag: index_page(tag) for tag in languages}
    _addresses(top, site, pages, dict.fromkeys(languages, newest))
    for brief in shelf.briefs:
        pages = {tag: brief_page(brief.name, tag) for tag in languages}
        _addresses(top, site, pages, {tag: _day(brief.foremost(tag).imprint.date) for tag in languages})
        for papers in _siblings(brief):
            for format_ in ("html", "pdf"):
                found = {one.edition.language: one for one in papers if one.file(format_)}
                files = {tag: file.path for tag, one in found.items() if (file := one.file(format_))}
                _addresses(top, site, files, {tag: _day(one.imprint.date) for tag, one in found.items()})
    return _written(top, _SITEMAP)


def _siblings(brief: ShelvedBrief) -> Iterable[tuple[Paper, ...]]:
    """Return a brief's papers that differ in language alone, together."""
    groups: dict[tuple[str, str, str], list[Paper]] = {}
    for paper in brief.papers:
        groups.setdefault(paper.edition.group, []).append(paper)
    return map(tuple, groups.values())


def _addresses(top: Element, site: Site, paths: Mapping[str, str], days: Mapping[str, str]) -> None:
    """Add the addresses of one thing in several languages, each of which names them all."""
    for tag, path in paths.items():
        url = SubElement(top, f"{{{_SITEMAP}}}url")
        SubElement(url, f"{{{_SITEMAP}}}loc").text = site.absolute(path)
        SubElement(url, f"{{{_SITEMAP}}}lastmod").text = days[tag]
        for other, elsewhere in paths.items() if len(paths) > 1 else ():
            alternate = {"rel": "alternate", "hreflang": other, "href": site.absolute(elsewhere)}
            SubElement(url, f"{{{_XHTML}}}link", alternate)


def _urn(name: str, language: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"briefpress:{name}:{language}").urn


def _day(when: PartialDate) -> str:
    """Return a date as W3C-DTF has it, a span's by its end."""
    return "-".join(f"{part:02d}" for part in when.end or when.start)


def _instant(when: PartialDate) -> str:
    """Return the first moment of a date (RFC 3339): a feed knows no months."""
    parts = (*(when.end or when.start), 1, 1)[:3]
    return f"{date(*parts).isoformat()}T00:00:00Z"


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, f"{{{_ATOM}}}{name}").text = text


def _link(parent: Element, rel: str, href: str, **other: str) -> None:
    SubElement(parent, f"{{{_ATOM}}}link", {"rel": rel, "href": href, **other})


def _written(top: Element, namespace: str) -> bytes:
    register_namespace("", namespace)
    register_namespace("xhtml", _XHTML)
    indent(top)
    return bytes(tostring(top, "utf-8", xml_declaration=True)) + b"\n"
