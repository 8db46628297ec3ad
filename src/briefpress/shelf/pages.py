"""Shelf -> its pages in each language, and the words that their search looks through."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from urllib.parse import quote

from briefpress.render.shelf_page import fill_shelf_page
from briefpress.shelf.addresses import START, brief_page, feed, index_page, start_of
from briefpress.shelf.catalogue import FILE, MEDIA_TYPES, ListedPaper
from briefpress.shelf.changes import changes_of
from briefpress.shelf.first_pages import Sizes
from briefpress.shelf.papers import Paper, Shelf, ShelvedBrief
from briefpress.shelf.policy import with_policy
from briefpress.shelf.site import Site
from briefpress.shelf.tongue import Tongue


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """The way to a page in a language."""

    tag: str
    name: str
    direction: str
    way: str
    """From the page that has the link."""
    address: str
    """As the site has it."""
    is_shown: bool


@dataclass(frozen=True, slots=True)
class Pages:
    """What all pages of one shelf are made from."""

    shelf: Shelf
    site: Site
    tongues: tuple[Tongue, ...]
    """In the order of the United Nations."""
    main: str
    """The language of the page that a web server shows."""
    sizes: Sizes
    before: Mapping[str, ListedPaper] | None = None
    """What was published last."""

    def all(self) -> Iterator[tuple[str, str]]:
        """Yield path and text of every page."""
        for tongue in self.tongues:
            text = self.index(tongue)
            yield index_page(tongue.tag), text
            if tongue.tag == self.main:
                yield START, text
            for brief in self.shelf.briefs:
                text = self.brief(tongue, brief)
                yield brief_page(brief.name, tongue.tag), text
                if tongue.tag == self.main:
                    yield start_of(brief.name), text

    def title(self, tongue: Tongue) -> str:
        return self.site.title(tongue.tag) or tongue.labels.gettext("Papers")

    def index(self, tongue: Tongue) -> str:
        """Return the page of all briefs in a language."""
        words = search_words(self.shelf, tongue)
        own = {"briefs": self.shelf.briefs, "index": words, "script": tongue.script}
        context = self._context(tongue, index_page, 0) | own
        return self._filled(tongue, "shelf/index.html", context)

    def brief(self, tongue: Tongue, brief: ShelvedBrief) -> str:
        """Return a brief's page in a language: its papers in that language first, then all others."""
        ordered = sorted(brief.languages, key=lambda tag: tag != tongue.tag)
        by_tag = {one.tag: one for one in self.tongues}
        own = {
            "brief": brief,
            "start": index_page(tongue.tag),
            "shown_languages": [by_tag[tag] for tag in ordered],
            "changes": changes_of(brief, tongue.tag, self.before) if self.before is not None else None,
        }
        context = self._context(tongue, partial(brief_page, brief.name), 1) | own
        return self._filled(tongue, "shelf/brief.html", context)

    def _filled(self, tongue: Tongue, template: str, context: dict[str, object]) -> str:
        page = fill_shelf_page(tongue.renderer, template, context)
        return with_policy(page, f"templates/{template}", tongue.style, tongue.script)

    def _context(self, tongue: Tongue, page: Callable[[str], str], depth: int) -> dict[str, object]:
        """Return what every page needs; `page` is the path of the same page in a language."""
        href = partial(_way, depth)
        directions = {one.tag: one.direction for one in self.tongues}
        return {
            "language": tongue,
            "languages": [
                LanguageLink(
                    tag=one.tag,
                    name=one.name,
                    direction=one.direction,
                    way=href(page(one.tag)),
                    address=self.site.absolute(page(one.tag)) if self.site.address else href(page(one.tag)),
                    is_shown=one.tag == tongue.tag,
                )
                for one in self.tongues
            ],
            "canonical": self.site.absolute(page(tongue.tag)) if self.site.address else href(page(tongue.tag)),
            "shelf_title": self.title(tongue),
            "style": tongue.style,
            "href": href,
            "page_of": lambda brief: brief_page(brief.name, tongue.tag),
            "direction_of": directions.__getitem__,
            "named": tongue.named,
            "feed": feed(tongue.tag),
            "catalogue": FILE,
            "media_types": MEDIA_TYPES,
            "picture": self.sizes,
        }


def _way(depth: int, path: str) -> str:
    """Return the way to a file from a page that stands so many folders deep."""
    return "../" * depth + quote(path)


def search_words(shelf: Shelf, tongue: Tongue) -> str:
    """Return what a search in a language looks through, as JSON that may stand in a page."""
    papers = [_searched(paper, tongue) for brief in shelf.briefs for paper in brief.in_language(tongue.tag)]
    # HTML ends a script wherever it finds the end tag.
    return json.dumps(papers, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _searched(paper: Paper, tongue: Tongue) -> dict[str, object]:
    page = paper.file("html")
    return {
        "title": paper.title,
        "kind": tongue.named(paper),
        "address": quote((page or paper.files[0]).path),
        "isPage": page is not None,
        "messages": paper.messages,
        "sections": [(passage.title, passage.id) for passage in paper.passages if passage.title],
        "text": paper.standfirst,
    }
