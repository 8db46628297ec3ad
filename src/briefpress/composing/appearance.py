"""Templates -> what editions wear: tokens, paper, logo, fonts, style sheets and the user's own Word file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from briefpress.assets.fonts.file import FontFile, read_fonts
from briefpress.bibliography.style_file import StyleFile
from briefpress.composing.citation_style import KEY as STYLE_KEY
from briefpress.composing.citation_style import find_style
from briefpress.composing.logo import KEYS, STEM, Logo, read_logo
from briefpress.composing.pdf_standard import KEY as PDF_KEY
from briefpress.composing.pdf_standard import standard_of
from briefpress.composing.print_tokens import printing_of
from briefpress.composing.reference_file import check_names, find_reference, read_reference
from briefpress.composing.style_sheets import style_findings
from briefpress.composing.template_files import read_text
from briefpress.composing.template_library import TemplateLibrary
from briefpress.composing.typefaces import check_typefaces, unused_fonts
from briefpress.diagnostics import BriefPressError, Diagnostic, block_of, did_you_mean, raise_if_errors
from briefpress.editions.edition import Edition
from briefpress.editions.promise import PAGES
from briefpress.files.opener import is_there
from briefpress.theme.theme import (
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
from briefpress.translation.labels import SOURCE_LANGUAGE
from briefpress.translation.language import script_of
from briefpress.writers.artifact import Asset
from briefpress.writers.pdf.prepress.printing import Printing
from briefpress.yaml_file import YamlFile


@dataclass(frozen=True)
class Appearance:
    """What the editions of one build wear, each piece read once."""

    templates: TemplateLibrary
    paper: str = ""
    """The paper asked for; when empty, the theme's."""

    def theme(self, edition: Edition) -> Theme:
        """Return the tokens of an edition: base < papers < length < look < audience < language < settings."""
        return self._layered(edition)[0]

    def _layered(self, edition: Edition) -> tuple[Theme, tuple[Layer, ...]]:
        """Return the theme of an edition with its layers, the most special last."""
        key = (edition.language, edition.length, edition.audience)
        if key not in self._themes:
            base, over = self._layers(edition)
            self._themes[key] = (make_theme(base, over), (*base, *over))
        return self._themes[key]

    def _layers(self, edition: Edition) -> tuple[tuple[Layer, ...], tuple[Layer, ...]]:
        """Return the layers of an edition's theme: those that say which tokens there are, and those over them."""
        templates, project = self.templates, self.templates.project
        files = self._read(templates.roots)
        looks = self._read(project.looks(templates.look_of(edition.audience)))
        special = self._read(templates.audience_folders(edition.audience))
        typed = templates.typed("theme")
        known = {
            "base": (),
            "paper": (),
            "papers": (),
            "length": templates.lengths,
            "logo": KEYS,
            STYLE_KEY: (),
            PDF_KEY: (),
        }
        raise_if_errors(one for file in (*files, *looks, *special, *typed) for one in unknown_layers(file, known))
        paper = ("papers", self._paper((*files, *looks), (*special, *typed)))
        base = layers_of(files, ("base",), paper)
        over = (
            *layers_of(files, ("length", edition.length)),
            *layers_of(looks, ("base",), paper, ("length", edition.length)),
            *layers_of(special, ("base",), paper, ("length", edition.length)),
            *layers_of(templates.language(edition.language).files, ("tokens",)),
            *layers_of(typed, ("base",)),
        )
        return base, over

    def _read(self, folders: tuple[Path, ...]) -> tuple[YamlFile, ...]:
        return tuple(self.templates.read(path) for path in theme_files(folders))

    def _paper(self, files: tuple[YamlFile, ...], special: tuple[YamlFile, ...]) -> str:
        """Return the paper of an audience, given the theme files of all and its own."""
        if not self.paper:
            return paper_of((*files, *special), files)
        known = paper_names(files)
        if self.paper in known:
            return self.paper
        hint = did_you_mean(self.paper, known)
        raise BriefPressError([Diagnostic("edition.unknown-paper", f'there is no paper "{self.paper}"', hint=hint)])

    def logo(self, audience: str) -> Logo | None:
        """Return the logo of an audience's masthead, the most special one; None where there is none.

        `logo: null` in a theme's file takes away what a more general one has. Raises BriefPressError for a bad one.
        """
        if audience not in self._logos:
            found = self._naming("logo", audience)
            has_logo = found and isinstance(found[0].value, dict) and found[0].value["logo"] is not None
            opener = self.templates.opener
            self._logos[audience] = read_logo(*found, SOURCE_LANGUAGE, opener) if found and has_logo else None
        return self._logos[audience]

    def placed(self, finding: Diagnostic, audience: str) -> Diagnostic:
        """Return a finding about the logo with the place of that, and any other as it is."""
        named = self._naming("logo", audience) if finding.code == "document.bad-picture" else None
        if named is None or finding.place or not block_of(finding.message).startswith(f"{STEM}."):
            return finding
        return replace(finding, place=named[0].place(("logo", "file")))

    def citation_style(self, audience: str) -> StyleFile | None:
        """Return the citation style of an audience, as the most special theme names it; None for that of the house.

        Raises BriefPressError for a bad one.
        """
        if audience not in self._citation_styles:
            found = self._naming(STYLE_KEY, audience)
            self._citation_styles[audience] = find_style(*found, self.templates.opener) if found else None
        return self._citation_styles[audience]

    def pdf_standard(self, audience: str) -> str:
        """Return the standards that PDFs for an audience keep, as the most special theme says."""
        found = self._naming(PDF_KEY, audience)
        return standard_of(found[0] if found else None)

    def _naming(self, key: str, audience: str) -> tuple[YamlFile, Path] | None:
        """Return the most special theme file that has a key, and its folder."""
        paths = [folder / "theme.yaml" for folder in self._theme_folders(audience)]
        files = ((self.templates.read(path), path.parent) for path in paths if is_there(path))
        return next((one for one in files if isinstance(one[0].value, dict) and key in one[0].value), None)

    def printing(self, edition: Edition) -> Printing:
        """Return what the look of an edition says of print. Raises BriefPressError for what cannot be printed."""
        theme, layers = self._layered(edition)
        key = (theme.tokens, edition.audience)
        if key not in self._printings:
            places = {**places_of(layers, "print"), **places_of(layers, "cmyk")}
            folders = self._theme_folders(edition.audience)
            self._printings[key] = printing_of(theme, places, folders, self.templates.opener)
        return self._printings[key]

    def _theme_folders(self, audience: str) -> tuple[Path, ...]:
        """Return the folders that can hold the theme file of an audience, the most special first."""
        look = self.templates.project.looks(self.templates.look_of(audience))
        return (*self.templates.audience_folders(audience), *look, *self.templates.roots)

    def fonts(self, audience: str) -> tuple[FontFile, ...]:
        """Return the fonts that an audience's templates bring along, the most special ones of a kind."""
        if audience not in self._fonts:
            self._fonts[audience] = read_fonts(self.templates.folders(audience), self.templates.opener)
        return self._fonts[audience]

    def fonts_of(self, edition: Edition) -> tuple[FontFile, ...]:
        """Return the fonts brought along that an edition is set in.

        Raises BriefPressError for families that cannot set it, those of the machine included.
        """
        theme, layers = self._layered(edition)
        fonts = tuple(font for font in self.fonts(edition.audience) if font.family in theme.all_families)
        script = script_of(self.templates.language(edition.language).locale)
        raise_if_errors(check_typefaces(theme, places_of(layers, "font"), fonts, edition.language, script))
        return fonts

    def findings(self, audience: str) -> Iterator[Diagnostic]:
        """Yield fonts that are brought along for nothing."""
        yield from unused_fonts(self.fonts(audience), self.templates.texts("**/theme.yaml", "languages/*.yaml"))

    def page_style(self, edition: Edition) -> str:
        """Return the style sheet for paper: that of all lengths, and over it that of the layout of this one."""
        layout = self.templates.promises[edition.length].layout
        names = ("page.css",) if layout == PAGES else ("page.css", f"layouts/{layout}.css")
        return "\n".join(self.style(name, edition) for name in names)

    def style(self, name: str, edition: Edition) -> str:
        """Return a style sheet, read once. Raises BriefPressError for one that brings something in."""
        path = self.templates.path(name, self.templates.folders(edition.audience, edition.length))
        if path not in self._styles:
            shown = self.templates.opener.name_of(path)
            self._styles[path] = read_text(path, self.templates.opener)
            raise_if_errors(style_findings(self._styles[path], shown))
        return self._styles[path]

    def reference(self, edition: Edition) -> Asset | None:
        """Return the user's own Word file for an edition, read once; None where there is none.

        Raises BriefPressError for one that cannot be adopted, or is taken by no edition.
        """
        name_of = self.templates.opener.name_of
        folders = [folder for folder in self.templates.folders(edition.audience) if folder.is_dir()]
        tags = {path.stem for root in self.templates.roots for path in (root / "languages").glob("*.yaml")}
        for folder in folders:
            check_names(folder, self.templates.lengths, tags, name_of(folder))
        path = find_reference(folders, edition.length, edition.language)
        if path is None:
            return None
        if path not in self._references:
            self._references[path] = read_reference(path, self.templates.opener)
        return self._references[path]

    @cached_property
    def _themes(self) -> dict[tuple[str, str, str], tuple[Theme, tuple[Layer, ...]]]:
        return {}

    @cached_property
    def _citation_styles(self) -> dict[str, StyleFile | None]:
        return {}

    @cached_property
    def _logos(self) -> dict[str, Logo | None]:
        return {}

    @cached_property
    def _printings(self) -> dict[tuple[object, str], Printing]:
        return {}

    @cached_property
    def _fonts(self) -> dict[str, tuple[FontFile, ...]]:
        return {}

    @cached_property
    def _styles(self) -> dict[Path, str]:
        return {}

    @cached_property
    def _references(self) -> dict[Path, Asset]:
        return {}
