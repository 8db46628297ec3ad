"""Library + Edition -> Job: the first half of the road, which reads the project's templates and prints no page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from briefpress.advice.advise import Listener, advise
from briefpress.content.library import Library
from briefpress.content.words import Length
from briefpress.diagnostics import BriefPressError, Diagnostic, Place, did_you_mean, raise_if_errors
from briefpress.editions.audience import Audience, check_audience, read_audience
from briefpress.editions.cuts import cut_order, has_cuttable
from briefpress.editions.edition import Edition
from briefpress.editions.promise import Promise, read_promises
from briefpress.editions.select import Selection, select
from briefpress.fit import Budget
from briefpress.fonts.file import FontFile, read_fonts
from briefpress.fonts.installed import faces_of
from briefpress.job import Job, Measures, installed_families
from briefpress.logo import KEYS, Logo, read_logo
from briefpress.project import Project, package_templates
from briefpress.qr import STEM as QR_STEM
from briefpress.qr import qr_code
from briefpress.reference_file import check_names, find_reference, read_reference
from briefpress.render.labels_asked import labels_asked
from briefpress.render.page import Picture, Renderer, Setting
from briefpress.style_sheets import foreign_rules
from briefpress.template_files import links_out, read_text, stray_files, text_or_none
from briefpress.theme import (
    Layer,
    Theme,
    layers_of,
    make_theme,
    paper_names,
    paper_of,
    places_of,
    theme_files,
    unknown_layers,
)
from briefpress.translation.catalog import Catalog, load_catalog
from briefpress.translation.check import check_catalog
from briefpress.translation.labels import SOURCE_LANGUAGE, read_labels, unasked_labels
from briefpress.translation.language import Language, read_language, script_of
from briefpress.translation.terms import read_terms
from briefpress.typefaces import check_typefaces, unused_fonts
from briefpress.writers.artifact import Asset
from briefpress.yaml_file import Typed, YamlFile, overlaid, read_yaml, typed_value

_SETTABLE = ("theme", "lengths", "audience")
_LAYERS = {"base": (), "paper": (), "papers": (), "length": tuple(Length), "logo": KEYS}
_MEDIA_TYPES = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".svg": "image/svg+xml"}


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

    def job(self, library: Library, edition: Edition, formats: tuple[str, ...]) -> Job:
        """Return the job of an edition, nothing cut yet.

        Raises BriefPressError for mistakes in templates, labels or theme.
        """
        promise = self.promise(edition)
        folders = self._folders(edition.audience)
        logo, theme = self.logo(edition.audience), self.theme(edition)
        ours = logo.assets if logo else ()
        # A glance has no room for it.
        if library.brief.online and edition.length is not Length.GLANCE:
            ours = (*ours, *qr_code(library.brief.online))
        if logo:
            theme = theme.with_tokens({"logo-height": logo.height})
        fonts = self._check_typefaces(edition, theme)
        return Job(
            edition=edition,
            versions=(self.version(library, edition, frozenset()),),
            theme=theme,
            page_style=self._style("page.css", folders),
            screen_style=self._style("screen.css", folders),
            assets=(*(_asset(name, path) for name, path in library.images), *ours),
            faces=faces_of(installed_families(theme, fonts)),
            fonts=fonts,
            budget=Budget(promise.pages, promise.fill),
            formats=formats,
            cuttable=self.cuttable(library, edition),
            reference=self.reference(edition) if "docx" in formats else None,
        )

    def job_with_cuts(
        self, libraries: Mapping[str, Library], job: Job, cuts: int, known: Measures, *, alone: bool = False
    ) -> Job:
        """Return a job with its versions from a number of cuts on: all of them, or that one alone."""
        library = libraries[job.edition.brief]
        last = cuts if alone else len(job.cuttable)
        versions = (self.version(library, job.edition, frozenset(job.cuttable[:n])) for n in range(cuts, last + 1))
        return replace(job, versions=tuple(versions), cuts=cuts, known=known)

    def version(self, library: Library, edition: Edition, cut: frozenset[str]) -> str:
        """Return the page of an edition without the blocks whose ids are in `cut`."""
        renderer = self.renderer(edition.audience, edition.language)
        return renderer.render(self.selection(library, edition, cut), self.theme(edition).get("masthead-form"))

    def cuttable(self, library: Library, edition: Edition) -> tuple[str, ...]:
        """Return the ids of what may be cut from an edition, first what goes first; in each language the same."""
        key = edition.group
        if key not in self._cuttable:
            languages = library.brief.languages if has_cuttable(library.brief) else ()
            editions = (replace(edition, language=language) for language in languages)
            selections = tuple(self._in_language(library, one, frozenset())[0] for one in editions)
            self._cuttable[key] = cut_order(selections) if selections else ()
        return self._cuttable[key]

    def reference(self, edition: Edition) -> Asset | None:
        """Return the user's own Word file for an edition, read once; None where there is none.

        Raises BriefPressError for one that cannot be adopted, or is taken by no edition.
        """
        folders = [folder for folder in self._folders(edition.audience) if folder.is_dir()]
        tags = {path.stem for root in self.project.template_roots for path in (root / "languages").glob("*.yaml")}
        for folder in folders:
            check_names(folder, tags, self.project.name_of(folder))
        path = find_reference(folders, str(edition.length), edition.language)
        if path is None:
            return None
        if path not in self._references:
            self._references[path] = read_reference(path, self.project.name_of(path))
        return self._references[path]

    def selection(self, library: Library, edition: Edition, cut: frozenset[str] = frozenset()) -> Selection:
        """Return what an edition shows, translated. Raises BriefPressError for what its translation lacks."""
        selection, findings = self._in_language(library, edition, cut)
        if not self.allow_stale:
            raise_if_errors(findings)
        stale = self.catalog(library, edition.language).source_version if findings else ""
        return replace(selection, stale_version=stale)

    def _in_language(
        self, library: Library, edition: Edition, cut: frozenset[str]
    ) -> tuple[Selection, tuple[Diagnostic, ...]]:
        """Return what an edition shows, and what its translation lacks for it."""
        promise, audience = self.promise(edition), self.audience(edition.audience)
        if edition.language == library.brief.language:
            return select(library.brief, edition, promise, cut=cut, audience=audience), ()
        catalog = self.catalog(library, edition.language)
        asked: list[str] = []

        def translate(context: str, text: str) -> str:
            asked.append(context)
            return catalog.translate(context, text)

        selection = select(library.brief, edition, promise, translate, cut, audience)
        return selection, tuple(catalog.findings(frozenset(asked)))

    def translation_findings(self, library: Library, language: str) -> tuple[Diagnostic, ...]:
        """Return what checks find in a translation; what is fuzzy or missing is `selection`'s to say."""
        return check_catalog(self.catalog(library, language), read_terms(library))

    def catalog(self, library: Library, language: str) -> Catalog:
        """Return the translation of a brief, read once."""
        key = (library.name, language)
        if key not in self._catalogs:
            self._catalogs[key] = load_catalog(library, language)
        return self._catalogs[key]

    @cached_property
    def promises(self) -> Mapping[Length, Promise]:
        file = self.yaml("lengths.yaml", self.project.template_roots)
        return read_promises(overlaid(file, self._typed("lengths")))

    def renderer(self, audience: str, language: str) -> Renderer:
        """Return the renderer of an audience and a language, made once."""
        key = (audience, language)
        if key not in self._renderers:
            self._renderers[key] = self._new_renderer(audience, language)
        return self._renderers[key]

    def language(self, tag: str) -> Language:
        if tag not in self._languages:
            self._languages[tag] = read_language(tag, self.project.template_roots)
        return self._languages[tag]

    def theme(self, edition: Edition) -> Theme:
        """Return the tokens of an edition: base < papers < length < look < audience < language < settings."""
        key = (edition.language, edition.length, edition.audience)
        if key not in self._themes:
            self._themes[key] = make_theme(*self._layers(edition))
        return self._themes[key]

    def _layers(self, edition: Edition) -> tuple[tuple[Layer, ...], tuple[Layer, ...]]:
        """Return the layers of an edition's theme: those that say which tokens there are, and those over them."""
        files = tuple(self._read(path) for path in theme_files(self.project.template_roots))
        looks = tuple(self._read(path) for path in theme_files(self.project.looks(self.look_of(edition.audience))))
        special = tuple(self._read(path) for path in theme_files(self._audience_folders(edition.audience)))
        typed = self._typed("theme")
        raise_if_errors(one for file in (*files, *looks, *special, *typed) for one in unknown_layers(file, _LAYERS))
        paper = ("papers", self._paper((*files, *looks), (*special, *typed)))
        base = layers_of(files, ("base",), paper)
        over = (
            *layers_of(files, ("length", edition.length)),
            *layers_of(looks, ("base",), paper, ("length", edition.length)),
            *layers_of(special, ("base",), paper, ("length", edition.length)),
            *layers_of(self.language(edition.language).files, ("tokens",)),
            *layers_of(typed, ("base",)),
        )
        return base, over

    def logo(self, audience: str) -> Logo | None:
        """Return the logo of an audience's masthead, the most special one; None where there is none.

        `logo: null` in a theme's file takes away what a more general one has. Raises BriefPressError for a bad one.
        """
        if audience not in self._logos:
            looks = (*self._audience_folders(audience), *self.project.looks(self.look_of(audience)))
            paths = [folder / "theme.yaml" for folder in (*looks, *self.project.template_roots)]
            files = ((self._read(path), path.parent) for path in paths if path.is_file())
            found = next((one for one in files if isinstance(one[0].value, dict) and "logo" in one[0].value), None)
            is_there = found and isinstance(found[0].value, dict) and found[0].value["logo"] is not None
            self._logos[audience] = read_logo(*found, SOURCE_LANGUAGE) if found and is_there else None
        return self._logos[audience]

    def fonts(self, audience: str) -> tuple[FontFile, ...]:
        """Return the fonts that an audience's templates bring along, the most special ones of a kind; read once."""
        if audience not in self._fonts:
            self._fonts[audience] = read_fonts(self._folders(audience), self.project.name_of)
        return self._fonts[audience]

    def _check_typefaces(self, edition: Edition, theme: Theme) -> tuple[FontFile, ...]:
        """Return the fonts that an edition brings along. Raises BriefPressError for families that cannot set it."""
        fonts = tuple(font for font in self.fonts(edition.audience) if font.family in theme.all_families)
        base, over = self._layers(edition)
        script = script_of(self.language(edition.language).locale)
        raise_if_errors(check_typefaces(theme, places_of((*base, *over)), fonts, edition.language, script))
        return fonts

    def look_of(self, audience: str) -> str:
        """Return the name of the look that an audience's editions wear; empty for the one of all.

        Raises BriefPressError for a look that is not there.
        """
        name = self.look or (self.audience(audience).theme if audience else "")
        if not name or self.project.looks(name):
            return name
        place = None if self.look else self._audience_file(audience).place(("theme",))
        hint = did_you_mean(name, self.project.look_names) or "briefpress new theme " + name
        message = f'there is no look "{name}": no folder templates/themes/{name}'
        raise BriefPressError([Diagnostic("theme.unknown-look", message, place, hint)])

    def _folders(self, audience: str) -> tuple[Path, ...]:
        """Return the folders where an audience's templates are looked up."""
        return self.project.templates_for(audience, self.look_of(audience))

    def _typed(self, file: str) -> tuple[YamlFile, ...]:
        """Return what was typed over a file: `theme`, `lengths` or `audience`."""
        return tuple(one.file for one in self._settings if one.path[0] == file)

    @cached_property
    def _settings(self) -> tuple[Typed, ...]:
        """Raises BriefPressError for what is no setting."""
        found, problems = [], []
        for text in self.settings:
            # Tokens stand below `base` in a theme's file; what paper it has stands at its top.
            inside = ("base",) if text.startswith("theme.") and not text.startswith("theme.paper=") else ()
            typed = typed_value(text, "--set", inside)
            if typed and typed.path[0] in _SETTABLE:
                found.append(typed)
                continue
            hint = "such as theme.color.accent=#0b6b4f, lengths.brief.pages=6 or audience.label=For everyone"
            place = Place("--set", 1, 1, max(1, len(text.partition("=")[0])), text)
            problems.append(Diagnostic("setting.unknown", f"{text} sets nothing", place, hint))
        raise_if_errors(problems)
        return tuple(found)

    def promise(self, edition: Edition) -> Promise:
        """Return what an edition promises, by the name that its audience knows it by."""
        promise = self.promises[edition.length]
        product = self.audience(edition.audience).products.get(edition.length, promise.product)
        return promise.model_copy(update={"product": product})

    def audience(self, name: str) -> Audience:
        """Return how briefs are told to an audience. Raises BriefPressError with all that is wrong with its file."""
        if name not in self._audiences:
            self._audiences[name] = read_audience(overlaid(self._audience_file(name), self._typed("audience")))
        return self._audiences[name]

    def links(self) -> Iterator[Diagnostic]:
        """Yield links in the folders of templates that lead out of them; nothing is read before there are none."""
        for root in self.project.template_roots:
            yield from links_out(root, self.project.name_of)

    def audience_findings(self, libraries: Iterable[Library], name: str) -> Iterator[Diagnostic]:
        """Yield what an audience is said to read and no brief of its has, and templates that nobody prints."""
        briefs = (library.brief for library in libraries if name in library.brief.audiences)
        yield from check_audience(self._audience_file(name), self.audience(name), briefs)
        yield from stray_files(self.project.template_roots, name, self.project.name_of)
        yield from self._label_findings(name)
        yield from unused_fonts(self.fonts(name), self._theme_texts())

    def _theme_texts(self) -> str:
        """Return all that names tokens anywhere in the templates, for whatever audience and language, or was typed."""
        roots = self.project.template_roots
        paths = (path for root in roots for kind in ("theme.yaml", "languages/*.yaml") for path in root.rglob(kind))
        return "\n".join((*map(text_or_none, paths), *self.settings))

    def _label_findings(self, name: str) -> Iterator[Diagnostic]:
        """Yield labels that nothing prints, in the project's own files: those of the package are known to be right."""
        roots = self.project.template_roots
        own = [folder for folder in self._folders(name) if not folder.is_relative_to(package_templates())]
        files = [path for folder in own for path in sorted((folder / "labels").glob("*.po"))]
        if not files:
            return
        said = (path for root in roots for path in (*root.glob("audiences/*/audience.yaml"), root / "lengths.yaml"))
        texts = "\n".join((*map(text_or_none, said), *self.settings))
        asked = labels_asked(roots)
        for path in files:
            yield from unasked_labels(path, self.project.name_of(path), asked, texts)

    def advice(
        self, library: Library, names: Iterable[str], languages: Iterable[str], *, is_whole: bool
    ) -> Iterator[Diagnostic]:
        """Yield advice on how a brief is written for audiences, in some languages; see `advise`."""
        others = [tag for tag in languages if tag != library.brief.language]
        catalogs = {tag: self.catalog(library, tag) for tag in others}
        listeners = tuple(Listener(name, self.audience(name), self._audience_file(name)) for name in names)
        yield from advise(library, catalogs, listeners, is_whole=is_whole)

    def _audience_file(self, name: str) -> YamlFile:
        return self.yaml("audience.yaml", tuple(self._audience_folders(name)))

    def _audience_folders(self, name: str) -> Iterator[Path]:
        return (folder / "audiences" / name for folder in self.project.template_roots)

    def _paper(self, files: tuple[YamlFile, ...], special: tuple[YamlFile, ...]) -> str:
        """Return the paper of an audience, given the theme files of all and its own."""
        if not self.paper:
            return paper_of((*files, *special), files)
        known = paper_names(files)
        if self.paper in known:
            return self.paper
        hint = did_you_mean(self.paper, known)
        raise BriefPressError([Diagnostic("edition.unknown-paper", f'there is no paper "{self.paper}"', hint=hint)])

    def yaml(self, name: str, folders: tuple[Path, ...]) -> YamlFile:
        """Return the first file of a name in folders. Raises BriefPressError when there is none."""
        return self._read(_path(name, folders))

    def _new_renderer(self, audience: str, tag: str) -> Renderer:
        folders = self._folders(audience)
        language = self.language(tag)
        labels = read_labels(tag, folders, self.project.name_of)
        logo = self.logo(audience)
        picture = Picture(logo.assets[0].name, logo.alternative(tag)) if logo else None
        label = self.audience(audience).label
        qr = f"{QR_STEM}.svg"
        setting = Setting(labels, language.locale, language.direction, label, self.generator, picture, qr)
        return Renderer(folders, self.project.template_roots, setting, self.project.name_of)

    def _read(self, path: Path) -> YamlFile:
        if path not in self._files:
            self._files[path] = read_yaml(path, self.project.name_of(path))
        return self._files[path]

    def _style(self, name: str, folders: tuple[Path, ...]) -> str:
        """Return a style sheet, read once. Raises BriefPressError for one that brings something in."""
        path = _path(name, folders)
        if path not in self._styles:
            self._styles[path] = read_text(path, self.project.name_of(path))
            raise_if_errors(foreign_rules(self._styles[path], self.project.name_of(path)))
        return self._styles[path]

    @cached_property
    def _styles(self) -> dict[Path, str]:
        return {}

    @cached_property
    def _files(self) -> dict[Path, YamlFile]:
        return {}

    @cached_property
    def _references(self) -> dict[Path, Asset]:
        return {}

    @cached_property
    def _catalogs(self) -> dict[tuple[str, str], Catalog]:
        return {}

    @cached_property
    def _languages(self) -> dict[str, Language]:
        return {}

    @cached_property
    def _logos(self) -> dict[str, Logo | None]:
        return {}

    @cached_property
    def _fonts(self) -> dict[str, tuple[FontFile, ...]]:
        return {}

    @cached_property
    def _themes(self) -> dict[tuple[str, Length, str], Theme]:
        return {}

    @cached_property
    def _audiences(self) -> dict[str, Audience]:
        return {}

    @cached_property
    def _cuttable(self) -> dict[tuple[str, str, str], tuple[str, ...]]:
        return {}

    @cached_property
    def _renderers(self) -> dict[tuple[str, str], Renderer]:
        return {}


def _path(name: str, folders: tuple[Path, ...]) -> Path:
    for folder in folders:
        if (folder / name).is_file():
            return folder / name
    shown = ", ".join(folder.name for folder in folders)
    raise BriefPressError([Diagnostic("templates.missing", f'there is no "{name}"', hint=f"looked for it in: {shown}")])


def _asset(name: str, path: Path) -> Asset:
    return Asset(name, _MEDIA_TYPES[path.suffix.lower()], path.read_bytes())
