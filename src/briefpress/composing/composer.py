"""Library + Edition -> Job: the first half of the road, which reads the project's templates and prints no page."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from briefpress.assets.fonts.installed import faces_of
from briefpress.bibliography.style_file import StyleFile
from briefpress.composing.appearance import Appearance
from briefpress.composing.brief_pictures import BriefPictures
from briefpress.composing.citation_style import find_style
from briefpress.composing.pdf_standard import sources_of, standard_typed
from briefpress.composing.qr_code import PAGE_STEM, qr_code, qr_drawing
from briefpress.composing.qr_code import STEM as QR_STEM
from briefpress.composing.template_library import TemplateLibrary
from briefpress.content.library import Library
from briefpress.diagnostics import BriefPressError, Diagnostic, raise_if_errors
from briefpress.editions.audience import check_audience, omitted
from briefpress.editions.cuts import cut_order, has_cuttable
from briefpress.editions.edition import Edition
from briefpress.editions.neighbours import Neighbours, neighbours_of
from briefpress.editions.promise import Promise
from briefpress.editions.select import Selection, Translate, select, untranslated
from briefpress.press.job import Job, Measures, installed_families
from briefpress.press.measure import Budget
from briefpress.project import Project
from briefpress.render.page import Picture, Renderer, Setting
from briefpress.theme.large_print import in_large_print
from briefpress.theme.theme import Theme
from briefpress.translation.catalog import Catalog, catalog_of, load_catalog
from briefpress.translation.terms import TERMS_FILE, Terms, names_in, read_terms
from briefpress.translation.update import update
from briefpress.writers.artifact import Asset
from briefpress.writers.pdf.prepress.printing import Printing
from briefpress.writers.pdf.tagged.claims import CLAIMS

# A file of none of these kinds may be a picture, or a folder of them.
_TEXTS = frozenset({".yaml", ".po"})
_MOST_SELECTIONS = 64


@dataclass(frozen=True, slots=True)
class Sheet:
    """What an edition is written with beside its text, whatever its format."""

    theme: Theme
    assets: tuple[Asset, ...]


@dataclass(frozen=True)
class Composer:
    """Makes the jobs of one build; what editions share is read once."""

    project: Project
    generator: str
    allow_stale: bool = False
    """Whether a translation may be older than its source; its editions then say so."""
    paper: str = ""
    """The paper asked for; when empty, the theme's."""
    look: str = ""
    """The look asked for; when empty, the audience's own."""
    settings: tuple[str, ...] = ()
    """What was typed over files, as `theme.color.accent=#0b6b4f`."""
    is_draft: bool = False
    """Whether editions are printed whatever is wrong with them, and marked."""
    pdf: str = ""
    """The standards that PDFs are asked to keep; when empty, those of the theme."""
    is_print: bool = False
    """Whether files are made for printing machines, or for readers who need large print."""
    is_large_print: bool = False
    for_review: bool = False
    """Whether Word files track changes from the start."""
    embeds_fonts: bool = False
    """Whether Word files bring along the fonts of this machine that they are set in."""

    @cached_property
    def templates(self) -> TemplateLibrary:
        return TemplateLibrary(self.project, self.look, self.settings)

    @cached_property
    def appearance(self) -> Appearance:
        return Appearance(self.templates, self.paper)

    def with_content_anew(self, changed: Collection[Path]) -> Composer:
        """Return one that reads briefs and translations anew, and of the rest knows what this one has read.

        That is what templates say; and terms and pictures, of which none is among the files that changed.
        """
        other = replace(self)
        # What is kept as a cached property stands there.
        other.__dict__.update(templates=self.templates, appearance=self.appearance, _renderers=self._renderers)
        if all(path.name != TERMS_FILE for path in changed):
            other.__dict__.update(_terms=self._terms)
        if all(path.suffix in _TEXTS for path in changed):
            other.__dict__.update(_pictures=self._pictures)
        return other

    def job(self, library: Library, edition: Edition, formats: tuple[str, ...]) -> Job:
        """Return the job of an edition, nothing cut yet.

        Raises BriefPressError for mistakes in templates, labels or theme.
        """
        whole = self.whole(library, edition, formats)
        return whole if self.is_large_print else replace(whole, cuttable=self.cuttable(library, edition))

    def whole(self, library: Library, edition: Edition, formats: tuple[str, ...]) -> Job:
        """Return the same for who cuts nothing, and so need not know what other languages show. Raises as `job`."""
        screen = self._screen(library, edition, self.neighbours(library, edition))
        return replace(self.page(library, edition, formats), screen=screen)

    def page(
        self, library: Library, edition: Edition, formats: tuple[str, ...], cut: frozenset[str] = frozenset()
    ) -> Job:
        """Return the same without what stands around the page on a screen, and without the blocks in `cut`."""
        promise, sheet = self.promise(edition), self.sheet(library, edition)
        theme, fonts = sheet.theme, self.appearance.fonts_of(edition)
        draft = self.appearance.style("draft.css", edition) if self.is_draft else ""
        return Job(
            edition=edition,
            versions=(self.version(library, edition, cut),),
            theme=theme,
            page_style=self._page_style(edition) + draft,
            screen_style=self.appearance.style("screen.css", edition) + draft,
            assets=sheet.assets,
            faces=faces_of(installed_families(theme, fonts)),
            fonts=fonts,
            budget=Budget(promise.pages, promise.fill),
            formats=formats,
            reference=self.appearance.reference(edition) if "docx" in formats else None,
            pdf=self._pdf(edition),
            for_review=self.for_review,
            embeds_fonts=self.embeds_fonts,
            sources=tuple(sources_of(library, edition)) if CLAIMS[self._pdf(edition)].has_attachments else (),
            printing=self._printing(edition, theme) if self.is_print else None,
            is_large_print=self.is_large_print,
        )

    def _screen(self, library: Library, edition: Edition, neighbours: Neighbours) -> str:
        locales = {tag: self.templates.language(tag).locale for tag in library.brief.languages}
        return self.renderer(edition).render_screen(self.selection(library, edition), neighbours, locales)

    def sheet(self, library: Library, edition: Edition) -> Sheet:
        """Return what an edition is written with beside its text. Raises as `job`."""
        logo, theme = self.appearance.logo(edition.audience), self.theme(edition)
        ours = logo.assets if logo else ()
        if library.brief.online and self.promise(edition).qr:
            ours = (*ours, *qr_code(library.brief.online))
        if page := self.neighbours(library, edition).page:
            ours = (*ours, qr_drawing(page, PAGE_STEM))
        return Sheet(theme, (*self._pictures.assets(library, theme), *ours))

    def theme(self, edition: Edition) -> Theme:
        """Return the tokens that an edition is written with: those of its theme, and how high its logo is."""
        logo, theme = self.appearance.logo(edition.audience), self.appearance.theme(edition)
        if self.is_large_print:
            theme = in_large_print(theme)
        return theme.with_tokens({"logo-height": logo.height}) if logo else theme

    def neighbours(self, library: Library, edition: Edition) -> Neighbours:
        """Return the other editions of a brief, which a page on a screen leads to."""
        lengths = {name: self.promise(replace(edition, length=name)).product for name in self.templates.lengths}
        audiences = {name: self.templates.audience(name).label for name in library.brief.audiences}
        return neighbours_of(edition, library.brief, lengths, audiences)

    def _page_style(self, edition: Edition) -> str:
        """Return the style sheet for paper; large print takes pages as they come, whatever the length has."""
        if not self.is_print:
            return self.appearance.page_style(edition)
        bleed = f"\n@page{{bleed:{self.appearance.theme(edition).get('print-bleed')}}}"
        if not self.is_large_print:
            return self.appearance.page_style(edition) + bleed
        return "\n".join(self.appearance.style(name, edition) for name in ("page.css", "large-print.css")) + bleed

    def _printing(self, edition: Edition, theme: Theme) -> Printing:
        return replace(self.appearance.printing(edition), text_pt=round(theme.points("size-text"), 2))

    def _pdf(self, edition: Edition) -> str:
        return standard_typed(self.pdf) if self.pdf else self.appearance.pdf_standard(edition.audience)

    def job_with_cuts(
        self, libraries: Mapping[str, Library], job: Job, cuts: int, known: Measures, *, alone: bool = False
    ) -> Job:
        """Return a job with its versions from a number of cuts on: all of them, or that one alone."""
        library = libraries[job.edition.brief]
        last = cuts if alone else len(job.cuttable)
        versions = (self.version(library, job.edition, frozenset(job.cuttable[:n])) for n in range(cuts, last + 1))
        return replace(job, versions=tuple(versions), cuts=cuts, known=known)

    def version(self, library: Library, edition: Edition, cut: frozenset[str], said: Translate = untranslated) -> str:
        """Return the page of an edition without the blocks whose ids are in `cut`.

        `said` is asked last what is said in the place of each wording: whoever looks for wordings on pages marks them.
        """
        renderer = self.renderer(edition)
        names = names_in(self._terms_of(library), edition.language, library.brief.language)
        masthead = self.appearance.theme(edition).get("masthead-form")
        style = self.citation_style(library, edition.audience)
        return renderer.render(self.selection(library, edition, cut, said), masthead, names, style)

    def citation_style(self, library: Library, audience: str) -> StyleFile | None:
        """Return the citation style that a brief names, else that of the audience's theme; None for the house's."""
        if library.brief.citation_style is None:
            return self.appearance.citation_style(audience)
        if library.name not in self._citation_styles:
            self._citation_styles[library.name] = find_style(library.yaml, library.folder, library.opener)
        return self._citation_styles[library.name]

    def cuttable(self, library: Library, edition: Edition) -> tuple[str, ...]:
        """Return the ids of what may be cut from an edition, first what goes first.

        Where cuts have to agree, they are the same in each language; a translation that cannot be read decides nothing.
        """
        is_same = self.promise(edition).same_content
        languages = library.brief.languages if is_same else (edition.language,)
        key = (*edition.group, *(() if is_same else languages))
        if key not in self._cuttable:
            selections = tuple(self._readable(library, edition, languages)) if has_cuttable(library.brief) else ()
            self._cuttable[key] = cut_order(selections) if selections else ()
        return self._cuttable[key]

    def _readable(self, library: Library, edition: Edition, languages: Iterable[str]) -> Iterator[Selection]:
        for language in languages:
            with suppress(BriefPressError):
                yield self._in_language(library, replace(edition, language=language), frozenset())[0]

    def selection(
        self, library: Library, edition: Edition, cut: frozenset[str] = frozenset(), said: Translate = untranslated
    ) -> Selection:
        """Return what an edition shows, translated. Raises BriefPressError for what its translation lacks."""
        selection, findings = self._in_language(library, edition, cut, said)
        if not self.allow_stale:
            raise_if_errors(findings)
        if edition.language == library.brief.language:
            return selection
        catalog = self.catalog(library, edition.language)
        # A draft says it at its head, with the number of texts.
        stale_version = catalog.source_version if findings and not self.is_draft else ""
        return replace(selection, stale_version=stale_version, credit=catalog.credit)

    def _in_language(
        self, library: Library, edition: Edition, cut: frozenset[str], said: Translate = untranslated
    ) -> tuple[Selection, tuple[Diagnostic, ...]]:
        """Return what an edition shows, and what its translation lacks for it.

        Its page, what stands around that on a screen and its cuts each ask for the whole: it is kept for a while.
        """
        if cut or said is not untranslated:
            return self._selected(library, edition, cut, said)
        if edition not in self._whole_selections:
            if len(self._whole_selections) == _MOST_SELECTIONS:
                del self._whole_selections[next(iter(self._whole_selections))]
            self._whole_selections[edition] = self._selected(library, edition, cut, said)
        return self._whole_selections[edition]

    def _selected(
        self, library: Library, edition: Edition, cut: frozenset[str], said: Translate
    ) -> tuple[Selection, tuple[Diagnostic, ...]]:
        promise, audience = self.promise(edition), self.templates.audience(edition.audience)
        if edition.group not in self._omitted:
            self._omitted[edition.group] = omitted(library.brief, edition.length, edition.audience, audience)
        cut |= self._omitted[edition.group]
        if edition.language == library.brief.language:
            return select(library.brief, edition, promise, said, cut, audience), ()
        catalog = self.catalog(library, edition.language)
        asked: list[str] = []

        def translate(context: str, text: str) -> str:
            asked.append(context)
            return said(context, catalog.translate(context, text))

        selection = select(library.brief, edition, promise, translate, cut, audience)
        return selection, tuple(catalog.findings(frozenset(asked)))

    def promise(self, edition: Edition) -> Promise:
        """Return what an edition promises, by the name that its audience knows it by."""
        promise = self.templates.promises[edition.length]
        product = self.templates.audience(edition.audience).products.get(edition.length, promise.product)
        # Years side by side have no room for large letters.
        ladder = {"timeline": "ladder"} if self.is_large_print else {}
        return promise.model_copy(update={"product": product, **ladder})

    def lacking(self, library: Library, edition: Edition) -> tuple[Diagnostic, ...]:
        """Return what a translation lacks for an edition."""
        return self._in_language(library, edition, frozenset())[1]

    def label(self, edition: Edition, word: str) -> str:
        """Return a fixed word in an edition's language, or as it is where the language has none."""
        return self.templates.labels(edition.audience, edition.language).words.get(word, word)

    def translation_findings(self, library: Library, language: str) -> tuple[Diagnostic, ...]:
        """Return what checks find in a translation; what is fuzzy or missing is `selection`'s to say."""
        # Only checks need it.
        from briefpress.translation.check import check_catalog

        return check_catalog(self.catalog(library, language), self._terms_of(library))

    def translation(self, library: Library, edition: Edition) -> Catalog | None:
        """Return the translation that an edition is printed from; None for the brief's own language."""
        own = edition.language == library.brief.language
        return None if own else self.catalog(library, edition.language)

    def catalog(self, library: Library, language: str) -> Catalog:
        """Return the translation of a brief, read once; for a draft an empty one where there is none."""
        key = (library.name, language)
        if key not in self._catalogs:
            has_any = not self.is_draft
            catalog = load_catalog(library, language) if has_any else catalog_of(library, update(library, language))
            self._catalogs[key] = catalog
        return self._catalogs[key]

    def renderer(self, edition: Edition) -> Renderer:
        """Return the renderer of an audience and a language, made once; lengths with templates of their own apart."""
        folders = self.templates.folders(edition.audience, edition.length)
        key = (edition.audience, edition.language, folders)
        if key not in self._renderers:
            self._renderers[key] = self._new_renderer(edition.audience, edition.language, folders)
        return self._renderers[key]

    def _new_renderer(self, audience: str, tag: str, folders: tuple[Path, ...]) -> Renderer:
        language, logo = self.templates.language(tag), self.appearance.logo(audience)
        picture = Picture(logo.assets[0].name, logo.alternative(tag)) if logo else None
        setting = Setting(
            labels=self.templates.labels(audience, tag),
            locale=language.locale,
            direction=language.direction,
            quotes=language.quotes,
            letters=language.letters,
            audience_label=self.templates.audience(audience).label,
            byline=self.templates.audience(audience).byline,
            generator=self.generator,
            logo=picture,
            qr=f"{QR_STEM}.svg",
            page_qr=f"{PAGE_STEM}.svg",
            is_large_print=self.is_large_print,
        )
        return Renderer(self.templates.files(folders), setting)

    def audience_findings(self, libraries: Iterable[Library], name: str) -> Iterator[Diagnostic]:
        """Yield what an audience is said to read and no brief of its has, and templates that nobody uses."""
        briefs = (library.brief for library in libraries if name in library.brief.audiences)
        yield from check_audience(self.templates.audience_file(name), self.templates.audience(name), briefs)
        yield from self.templates.findings(name)
        yield from self.appearance.findings(name)

    def advice(
        self, library: Library, names: Iterable[str], languages: Iterable[str], *, is_whole: bool
    ) -> Iterator[Diagnostic]:
        """Yield advice on how a brief is written for audiences, in some languages; see `advise`."""
        # Only checks need it.
        from briefpress.advice.advise import AdvisedAudience, advise

        others = [tag for tag in languages if tag != library.brief.language]
        catalogs = {tag: self.catalog(library, tag) for tag in others}
        listeners = tuple(
            AdvisedAudience(name, self.templates.audience(name), self.templates.audience_file(name)) for name in names
        )
        yield from advise(library, catalogs, listeners, is_whole=is_whole)

    def _terms_of(self, library: Library) -> Terms:
        """Return the table of terms of a brief, read once."""
        if library.name not in self._terms:
            self._terms[library.name] = read_terms(library)
        return self._terms[library.name]

    @cached_property
    def _terms(self) -> dict[str, Terms]:
        return {}

    @cached_property
    def _pictures(self) -> BriefPictures:
        return BriefPictures()

    @cached_property
    def _catalogs(self) -> dict[tuple[str, str], Catalog]:
        return {}

    @cached_property
    def _citation_styles(self) -> dict[str, StyleFile | None]:
        return {}

    @cached_property
    def _cuttable(self) -> dict[tuple[str, ...], tuple[str, ...]]:
        return {}

    @cached_property
    def _omitted(self) -> dict[tuple[str, str, str], frozenset[str]]:
        return {}

    @cached_property
    def _whole_selections(self) -> dict[Edition, tuple[Selection, tuple[Diagnostic, ...]]]:
        return {}

    @cached_property
    def _renderers(self) -> dict[tuple[str, str, tuple[Path, ...]], Renderer]:
        return {}
