"""Project, or none -> FontNeeds: which fonts and characters its languages need, by its theme, labels and briefs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefpress import GENERATOR
from briefpress.assets.fonts.file import brought_ranges
from briefpress.composing.composer import Composer
from briefpress.content.catalogue import find_briefs
from briefpress.content.lengths import Lengths
from briefpress.content.load import load_brief
from briefpress.diagnostics import BriefPressError, Diagnostic, in_order
from briefpress.doctor.facts import FontNeeds
from briefpress.editions.edition import Edition
from briefpress.editions.expand import expand
from briefpress.editions.request import Request
from briefpress.project import Project, package_templates
from briefpress.theme.theme import Theme
from briefpress.translation.characters import characters_of
from briefpress.translation.labels import read_labels
from briefpress.translation.language import script_of

_ROLES = ("text", "ui")


def font_needs_of(project: Project | None) -> tuple[tuple[FontNeeds, ...], tuple[Diagnostic, ...]]:
    """Return what each language needs, in order of their tags, and what keeps others from being looked at.

    The languages are those of the project's briefs; of the templates, when there is no brief that can be read.
    """
    composer = Composer(project or Project(package_templates().parent), GENERATOR)
    try:
        lengths = composer.templates.lengths
    except BriefPressError as error:
        return (), error.diagnostics
    editions: dict[str, list[Edition]] = {}
    for edition in _editions(project, lengths) or _possible(composer.project, lengths):
        editions.setdefault(edition.language, []).append(edition)
    needs: list[FontNeeds] = []
    problems: list[Diagnostic] = []
    for language in sorted(editions):
        try:
            needs.append(_needs_of(language, editions[language], composer))
        except BriefPressError as error:
            problems.extend(error.diagnostics)
    return tuple(needs), in_order(problems)


def _editions(project: Project | None, lengths: Lengths) -> tuple[Edition, ...]:
    """Return the editions of every brief that can be read: mistakes in briefs are for `check` to tell."""
    found: list[Edition] = []
    for name in _names(project):
        try:
            library = load_brief(project.content / name, project.root, lengths) if project else None
        except BriefPressError:
            continue
        found.extend(expand(Request(), {name: library.brief}, lengths) if library else ())
    return tuple(found)


def _names(project: Project | None) -> tuple[str, ...]:
    try:
        return find_briefs(project.root) if project else ()
    except BriefPressError:
        return ()


def _possible(project: Project, lengths: Lengths) -> Iterator[Edition]:
    """Yield an edition of no brief for every language, length and audience that the templates know."""
    languages = {path.stem for folder in project.template_roots for path in folder.glob("languages/*.yaml")}
    audiences = {path.parent.name for folder in project.template_roots for path in folder.glob("audiences/*/*.yaml")}
    for language in languages:
        for length in lengths:
            yield from (Edition("", language, length, audience) for audience in sorted(audiences))


def _needs_of(language: str, editions: Iterable[Edition], composer: Composer) -> FontNeeds:
    """Raises BriefPressError for mistakes in the language's file, its labels, its fonts or the theme."""
    wanted = tuple(editions)
    themes = tuple(dict.fromkeys(composer.appearance.theme(edition) for edition in wanted))
    fonts = dict.fromkeys(font for edition in wanted for font in composer.appearance.fonts(edition.audience))
    script = script_of(composer.templates.language(language).locale)
    labels = read_labels(language, composer.project.template_roots, composer.templates.opener)
    words = frozenset("".join(labels.words.values()))
    return FontNeeds(
        language=language,
        families=tuple(dict.fromkeys(family for theme in themes for family in theme.all_families)),
        stacks={role: _stack(role, themes) for role in _ROLES},
        characters=characters_of(language, script) | {character for character in words if character.isprintable()},
        brought=brought_ranges(fonts),
    )


def _stack(role: str, themes: Iterable[Theme]) -> tuple[str, ...]:
    """Return the families of running text in a role; runs of Latin inside another script have their own."""
    latin = {"text": "font-latin", "ui": "font-latin-ui"}[role]
    names = (f"font-{role}", latin)
    return tuple(dict.fromkeys(family for theme in themes for name in names for family in theme.families(name)))
