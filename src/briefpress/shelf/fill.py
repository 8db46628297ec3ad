"""A folder of builds -> all files of its shelf: pages, pictures, feeds, site map and catalogue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from briefpress import GENERATOR
from briefpress.composing.composer import Composer
from briefpress.diagnostics import Diagnostic
from briefpress.project import Project
from briefpress.publish.side_files import Made, Record, load_record, made
from briefpress.render.locale import language_order
from briefpress.shelf.addresses import SITE_MAP, feed, first_page
from briefpress.shelf.cards import cards
from briefpress.shelf.catalogue import FILE, ListedPaper, catalogue_json, read_catalogue
from briefpress.shelf.collect import collect
from briefpress.shelf.feeds import atom_feed, site_map
from briefpress.shelf.first_pages import first_pages, sizes_of
from briefpress.shelf.pages import Pages
from briefpress.shelf.papers import Shelf
from briefpress.shelf.site import Site, read_site
from briefpress.shelf.tongue import Tongue, tongues_of


@dataclass(frozen=True, slots=True)
class Filled:
    """Files to be there, and what there is to say about them."""

    files: tuple[Made, ...]
    findings: tuple[Diagnostic, ...]


def fill(project: Project, build: Path, address: str, since: Path | None) -> Filled:
    """Return the files of a shelf, those that stand already without their bytes; raises as `shelve`."""
    composer = Composer(project, GENERATOR, allow_stale=True)
    site = read_site(composer.templates, address)
    before = read_catalogue(since) if since else None
    collected = collect(composer, build)
    tags = sorted({paper.edition.language for paper in collected.shelf.papers}, key=language_order)
    tongues, findings = tongues_of(composer, tags)
    kept = load_record(build)
    files = (
        *cards(composer, collected.shelf, build, kept),
        *_files(collected.shelf, tongues, site, before, build, kept),
    )
    return Filled(files, (*collected.findings, *findings))


def _files(
    shelf: Shelf,
    tongues: tuple[Tongue, ...],
    site: Site,
    before: Mapping[str, ListedPaper] | None,
    build: Path,
    kept: Record,
) -> Iterator[Made]:
    pictures = tuple(first_pages(shelf, build, kept))
    yield from pictures
    shown = _with_pictures(shelf, frozenset(one.file.path for one in pictures))
    pages = Pages(shown, site, tongues, _main_language(shown), sizes_of(pictures, build), before)
    for path, text in pages.all():
        yield made(path, text.encode())
    for one in tongues:
        yield made(feed(one.tag), atom_feed(shown, site, one.tag, pages.title(one), GENERATOR))
    yield made(FILE, catalogue_json(shown, site))
    # The addresses of a site map are whole ones (sitemaps.org): without one there is nothing to write.
    if site.address:
        yield made(SITE_MAP, site_map(shown, site, [one.tag for one in tongues]))


def _with_pictures(shelf: Shelf, paths: frozenset[str]) -> Shelf:
    """Return a shelf whose papers know the pictures of their first pages."""
    return Shelf(
        tuple(
            replace(
                brief,
                papers=tuple(
                    replace(paper, first_page=path) if (path := first_page(paper.edition)) in paths else paper
                    for paper in brief.papers
                ),
            )
            for brief in shelf.briefs
        )
    )


def _main_language(shelf: Shelf) -> str:
    """Return the language of the newest brief, if it is told in it, else the first that it is told in."""
    brief = shelf.briefs[0]
    return brief.language if brief.language in brief.languages else brief.languages[0]
