"""A language -> what pages of the shelf need of it: its renderer, its labels, its name and its look."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from briefpress.composing.composer import Composer
from briefpress.composing.template_files import read_text
from briefpress.diagnostics import Diagnostic, Severity, counted
from briefpress.editions.edition import Edition
from briefpress.project import package_templates
from briefpress.render.labels_asked import labels_asked
from briefpress.render.locale import language_name
from briefpress.render.page import Renderer, Setting
from briefpress.shelf.look import style_of
from briefpress.shelf.papers import Paper
from briefpress.translation.labels import SOURCE_LANGUAGE, Labels

# How many words a finding names.
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language of the shelf."""

    tag: str
    name: str
    """In itself."""
    direction: str
    labels: Labels
    renderer: Renderer
    style: str
    """The style sheet of its pages."""
    script: str
    """The script of its pages."""

    def named(self, paper: Paper) -> str:
        """Return what a paper is called beside others of its brief: its length, and for whom it is."""
        return f"{self.labels.gettext(paper.product)} · {self.labels.gettext(paper.audience)}"


def tongues_of(composer: Composer, tags: Iterable[str]) -> tuple[tuple[Tongue, ...], tuple[Diagnostic, ...]]:
    """Return languages, and a warning for each that lacks words of the shelf: they stand there in English.

    Whoever has added a language had no such words to translate, and is not to be without a shelf. Raises
    BriefPressError for a language that the templates do not know.
    """
    templates = composer.templates
    asked = labels_asked((root / "shelf" for root in templates.roots), templates.opener)
    found, findings = [], []
    for tag in tags:
        labels = templates.labels("", tag)
        missing = sorted(asked - labels.words.keys()) if tag != SOURCE_LANGUAGE else []
        if missing:
            named = ", ".join(f'"{one}"' for one in missing[:_NAMED])
            message = f"{counted(len(missing), 'word')} of the shelf not translated into {tag}, such as {named}"
            hint = f"write each in templates/labels/{tag}.po, as msgid and msgstr; until then they stand in English"
            findings.append(Diagnostic("shelf.untranslated", message, hint=hint, severity=Severity.WARNING))
        found.append(_tongue(composer, tag, replace(labels, words={**{one: one for one in missing}, **labels.words})))
    return tuple(found), tuple(findings)


def _tongue(composer: Composer, tag: str, labels: Labels) -> Tongue:
    templates = composer.templates
    language = templates.language(tag)
    setting = Setting(labels, language.locale, language.direction, "", composer.generator)
    theme = composer.appearance.theme(Edition("", tag, templates.lengths[0], ""))
    sheet = composer.appearance.style("shelf/shelf.css", Edition("", tag, templates.lengths[0], ""))
    return Tongue(
        tag=tag,
        name=language_name(tag),
        direction=language.direction,
        labels=labels,
        renderer=Renderer(templates.files(templates.folders("")), setting),
        style=style_of(theme, sheet),
        # Readers run it: it is ours, whatever a project has.
        script=read_text(package_templates() / "shelf" / "search.js", templates.opener),
    )
