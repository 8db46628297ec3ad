"""A language -> what pages of the shelf need of it: its renderer, its labels, its name and its look."""

from __future__ import annotations

from dataclasses import dataclass

from briefpress.composing.composer import Composer
from briefpress.composing.template_files import read_text
from briefpress.editions.edition import Edition
from briefpress.project import package_templates
from briefpress.render.locale import language_name
from briefpress.render.page import Renderer, Setting
from briefpress.shelf.look import style_of
from briefpress.shelf.papers import Paper
from briefpress.translation.labels import Labels


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


def tongue(composer: Composer, tag: str) -> Tongue:
    """Return a language. Raises BriefPressError for one that the templates do not know."""
    templates = composer.templates
    language, labels = templates.language(tag), templates.labels("", tag)
    setting = Setting(labels, language.locale, language.direction, "", composer.generator)
    theme = composer.appearance.theme(Edition("", tag, templates.lengths[0], ""))
    sheet = composer.appearance.style("shelf/shelf.css", Edition("", tag, templates.lengths[0], ""))
    return Tongue(
        tag=tag,
        name=language_name(tag),
        direction=language.direction,
        labels=labels,
        renderer=Renderer(templates.folders(""), templates.roots, setting, templates.opener),
        style=style_of(theme, sheet),
        # Readers run it: it is ours, whatever a project has.
        script=read_text(package_templates() / "shelf" / "search.js", templates.opener),
    )
