"""A folder of builds -> a bundle of one brief: which papers, which files beside them, all in one ZIP."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefpress import GENERATOR
from briefpress.assets.licences import licence_named, text_of
from briefpress.composing.composer import Composer
from briefpress.content.lengths import SHORTEST
from briefpress.content.library import Library
from briefpress.content.load import load_brief
from briefpress.diagnostics import BriefPressError, Diagnostic, Severity, did_you_mean, raise_if_errors
from briefpress.editions.edition import Edition
from briefpress.editions.request import Request
from briefpress.project import Project
from briefpress.publish.atomic import below, write_named
from briefpress.publish.manifest import Entry, is_intact, read_manifest
from briefpress.shelf.bundle.archival import archival_findings
from briefpress.shelf.bundle.fonts import Licensed, licensed_fonts
from briefpress.shelf.bundle.letter import letter
from briefpress.shelf.bundle.purpose import EVERYTHING, EVERYTHING_NAME, PURPOSES, Purpose
from briefpress.shelf.bundle.sources import source_members
from briefpress.shelf.bundle.texts import Held, letter_page, pictures_in_words, readme
from briefpress.shelf.bundle.zip_file import Member, zip_file
from briefpress.shelf.catalogue import FILE, catalogue_json
from briefpress.shelf.collect import Collected, collect
from briefpress.shelf.papers import Paper, Shelf, ShelvedBrief
from briefpress.shelf.site import read_site
from briefpress.shelf.tongue import Tongue, tongues_of

FOLDER = "bundles"
PRINT = "print"
"""Where builds with --print put their files, below the folder of builds."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """A ZIP file that was written."""

    path: Path
    files: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Packed:
    """What packing came to."""

    bundles: tuple[Bundle, ...]
    findings: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be packed."""

    request: Request
    purpose: str
    """A name of PURPOSES; empty: everything."""
    with_sources: bool
    out: Path
    """Folder for the bundles."""


def pack(project: Project, build: Path, order: Order) -> Packed:
    """Write a bundle for each brief asked for, all when none is named.

    Raises BriefPressError for words that no paper has, and for files that are not as the manifest says; nothing is
    written then.
    """
    composer = Composer(project, GENERATOR, allow_stale=True)
    collected = collect(composer, build)
    packers = [_Packer(composer, build, order, brief) for brief in _asked(collected, order)]
    findings = [*collected.findings, *(one for packer in packers for one in packer.findings())]
    raise_if_errors(findings)
    made = [(order.out / f"{packer.name}.zip", tuple(packer.members())) for packer in packers]
    bundles = [_written(path, members) for path, members in made]
    return Packed(tuple(bundles), tuple(findings))


def _written(path: Path, members: Sequence[Member]) -> Bundle:
    content = zip_file(path.stem, members)
    write_named(path, content)
    return Bundle(path, len(members) + 1, len(content))


def _asked(collected: Collected, order: Order) -> Iterator[ShelvedBrief]:
    """Yield briefs with the papers that were asked for. Raises BriefPressError for words that no paper has."""
    request = order.request
    papers = [paper for brief in collected.shelf.briefs for paper in brief.papers]
    raise_if_errors(_unknown("brief", request.briefs, (paper.edition.brief for paper in papers)))
    raise_if_errors(_unknown("language", request.languages, (paper.edition.language for paper in papers)))
    raise_if_errors(_unknown("length", request.lengths, (str(paper.edition.length) for paper in papers)))
    raise_if_errors(_unknown("audience", request.audiences, (paper.edition.audience for paper in papers)))
    found = [
        ShelvedBrief(brief.name, brief.language, wanted)
        for brief in collected.shelf.briefs
        if (wanted := tuple(paper for paper in brief.papers if _is_wanted(paper, order)))
    ]
    if not found:
        formats = " or ".join((PURPOSES.get(order.purpose) or EVERYTHING).formats)
        message = f"no edition that was asked for has been made as {formats}"
        raise BriefPressError([Diagnostic("bundle.nothing", message, hint="make it first: briefpress build")])
    yield from found


def _is_wanted(paper: Paper, order: Order) -> bool:
    edition, request = paper.edition, order.request
    formats = (PURPOSES.get(order.purpose) or EVERYTHING).formats
    return (
        (not request.briefs or edition.brief in request.briefs)
        and (not request.languages or edition.language in request.languages)
        and (not request.lengths or str(edition.length) in request.lengths)
        and (not request.audiences or edition.audience in request.audiences)
        and any(paper.file(format_) for format_ in formats)
    )


def _unknown(what: str, asked: Iterable[str], made: Iterable[str]) -> Iterator[Diagnostic]:
    known = sorted(set(made))
    for name in asked:
        if name not in known:
            message = f'nothing has been made of the {what} "{name}"'
            yield Diagnostic("bundle.not-made", message, hint=did_you_mean(name, known))


@dataclass(frozen=True, slots=True)
class _Packer:
    """Packs one brief."""

    composer: Composer
    build: Path
    order: Order
    brief: ShelvedBrief

    @property
    def name(self) -> str:
        return f"{self.brief.name}.{self.order.purpose or EVERYTHING_NAME}"

    @property
    def purpose(self) -> Purpose:
        return PURPOSES.get(self.order.purpose) or EVERYTHING

    @property
    def has_sources(self) -> bool:
        return self.purpose.has_sources or self.order.with_sources

    # ---- what speaks against it

    def findings(self) -> Iterator[Diagnostic]:
        changed = [one for one in self._entries() if not is_intact(*one)]
        for folder, entry in changed:
            message = f"{(folder / entry.path).as_posix()} is missing, or not as its manifest says"
            yield Diagnostic("bundle.changed-file", message, hint="briefpress build makes it again")
        if self.purpose.is_archival and not changed:
            yield from archival_findings({one.path: one.content for one in self.held() if one.path.endswith(".pdf")})
        if self.purpose.is_print and not self._print_entries():
            message = f"no files of {self.brief.name} have been made for a print shop: the bundle has those for readers"
            hint = "make them first: briefpress build --print"
            yield Diagnostic("bundle.no-print-files", message, hint=hint, severity=Severity.WARNING)

    def _entries(self) -> Iterator[tuple[Path, Entry]]:
        """Yield the entries of all files that go into the bundle, each with the folder of its manifest."""
        papers = {paper.edition.stem for paper in self.brief.papers}
        for entry in read_manifest(self.build):
            if entry.stem in papers and entry.format in self.purpose.formats:
                yield self.build, entry
        if self.purpose.is_print:
            yield from ((self.build / PRINT, entry) for entry in self._print_entries())

    def _print_entries(self) -> tuple[Entry, ...]:
        papers = {paper.edition.stem for paper in self.brief.papers}
        return tuple(entry for entry in read_manifest(self.build / PRINT) if entry.stem in papers)

    # ---- what goes into it

    def members(self) -> Iterator[Member]:
        held = tuple(self.held())
        yield from (Member(one.path, one.content) for one in held)
        tongues, _ = tongues_of(self.composer, self.brief.languages)
        pictures = tuple(pictures_in_words(self.brief.papers)) if self.purpose.has_pictures else ()
        letters = tuple(self._letters(tongues)) if self.purpose.has_letter else ()
        sources = tuple(source_members(self._library(), self.brief.languages)) if self.has_sources else ()
        yield from (*pictures, *letters, *sources)
        parts = {"has_letter": bool(letters), "has_pictures": bool(pictures), "has_sources": bool(sources)}
        for one in tongues:
            yield readme(one, tongues, held, self.brief.foremost(one.tag), parts)
        yield from self._licences(held)
        yield Member(FILE, catalogue_json(Shelf((self.brief,)), read_site(self.composer.templates)))

    def held(self) -> Iterator[Held]:
        """Yield the papers' files: those for readers by language, those of the print shop beside them."""
        papers = {paper.edition.stem: paper for paper in self.brief.papers}
        for folder, entry in self._entries():
            content = below(folder).read(folder / entry.path, entry.bytes)
            name = entry.path.rpartition("/")[2]
            place = PRINT if folder != self.build else "papers"
            yield Held(papers[entry.stem], f"{place}/{entry.language}/{name}", content, entry.pages)

    def _letters(self, tongues: Iterable[Tongue]) -> Iterator[Member]:
        """Yield a letter for each language that has a PDF, with the shortest of them attached."""
        for one in tongues:
            papers = [paper for paper in self.brief.in_language(one.tag) if paper.file("pdf")]
            if papers:
                paper = min(papers, key=lambda paper: paper.pages)
                file = paper.file("pdf")
                assert file  # only such papers are among them
                content = below(self.build).read(self.build / file.path, file.bytes)
                name = file.path.rpartition("/")[2]
                yield Member(f"letters/letter.{one.tag}.eml", letter(paper, letter_page(one, paper), name, content))

    def _licences(self, held: Iterable[Held]) -> Iterator[Member]:
        """Yield under which licences the texts and the fonts in the PDFs stand, and those licences in full."""
        imprints = [self.brief.foremost(tag).imprint for tag in self.brief.languages]
        # Each language has a name of its own for it.
        texts = "".join(dict.fromkeys(f"{one.licence} {one.licence_address}\n" for one in imprints))
        fonts = self._fonts(held)
        yield Member("licences/texts.txt", texts.encode())
        yield Member("licences/fonts.txt", "\n".join(one.told() for one in fonts).encode())
        named = {licence_named(one.licence_address) for one in imprints} | {one.licence for one in fonts}
        yield from (Member(f"licences/{name}.txt", text_of(name)) for name in sorted(named - {""}))

    def _fonts(self, held: Iterable[Held]) -> tuple[Licensed, ...]:
        appearance = self.composer.appearance
        audiences = dict.fromkeys(paper.edition.audience for paper in self.brief.papers)
        editions = (
            Edition(self.brief.name, tag, SHORTEST, audience) for tag in self.brief.languages for audience in audiences
        )
        families = {family for edition in editions for family in appearance.theme(edition).all_families}
        brought = [font for audience in audiences for font in appearance.fonts(audience)]
        return licensed_fonts((one.content for one in held if one.path.endswith(".pdf")), families, brought)

    def _library(self) -> Library:
        project = self.composer.project
        return load_brief(project.content / self.brief.name, project.root, self.composer.templates.lengths)
