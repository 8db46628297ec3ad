"""Folders of templates -> what stands in them, each file read once: lengths, audiences, languages, themes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path

from briefpress.composing.template_files import strange_entries, stray_files, text_or_none
from briefpress.content.lengths import Length, Lengths
from briefpress.diagnostics import BriefPressError, Diagnostic, Place, did_you_mean, raise_if_errors
from briefpress.editions.audience import Audience, read_audience
from briefpress.editions.promise import PAGES, Promise, read_promises
from briefpress.files.opener import Opener, is_there
from briefpress.project import Project, package_templates
from briefpress.render.environment import TemplateFiles
from briefpress.render.labels_asked import labels_asked
from briefpress.translation.labels import Labels, read_labels, unasked_labels
from briefpress.translation.language import Language, read_language
from briefpress.yaml_file import Typed, YamlFile, overlaid, read_yaml, typed_value

_SETTABLE = ("theme", "lengths", "audience")


@dataclass(frozen=True)
class TemplateLibrary:
    """The templates of a project and after them those of the package, under what was typed over them."""

    project: Project
    look: str = ""
    """The look asked for; when empty, the audience's own."""
    settings: tuple[str, ...] = ()
    """What was typed over files, as `theme.color.accent=#0b6b4f`."""

    @cached_property
    def roots(self) -> tuple[Path, ...]:
        """The folders that serve every audience, the project's own first."""
        return self.project.template_roots

    def folders(self, audience: str, length: str = "") -> tuple[Path, ...]:
        """Return the folders where an audience's templates are looked up, the most special first.

        Those of one length are among them when it is named.
        """
        if (audience, length) not in self._folders:
            self._folders[audience, length] = self.project.templates_for(audience, self.look_of(audience), length)
        return self._folders[audience, length]

    def files(self, folders: tuple[Path, ...]) -> TemplateFiles:
        """Return the templates in folders, each read once for all languages."""
        if folders not in self._template_files:
            self._template_files[folders] = TemplateFiles(folders, self.roots, self.opener)
        return self._template_files[folders]

    def audience_folders(self, name: str) -> tuple[Path, ...]:
        """Return the folders that an audience has of its own, whether or not they are there."""
        return tuple(folder / "audiences" / name for folder in self.roots)

    def path(self, name: str, folders: tuple[Path, ...]) -> Path:
        """Return the first file of a name in folders. Raises BriefPressError when there is none."""
        for folder in folders:
            if is_there(folder / name):
                return folder / name
        hint = f"looked for it in: {', '.join(folder.name for folder in folders)}"
        raise BriefPressError([Diagnostic("templates.missing", f'there is no "{name}"', hint=hint)])

    def read(self, path: Path) -> YamlFile:
        """Return a file, read once."""
        if path not in self._files:
            self._files[path] = read_yaml(path, self.opener.name_of(path), self.opener)
        return self._files[path]

    # ---- audiences, languages, lengths

    def audience(self, name: str) -> Audience:
        """Return how briefs are told to an audience. Raises BriefPressError with all that is wrong with its file."""
        if name not in self._audiences:
            self._audiences[name] = read_audience(
                overlaid(self.audience_file(name), self.typed("audience")), self.lengths
            )
        return self._audiences[name]

    def audience_file(self, name: str) -> YamlFile:
        return self.read(self.path("audience.yaml", self.audience_folders(name)))

    def look_of(self, audience: str) -> str:
        """Return the name of the look that an audience's editions wear; empty for the one of all.

        Raises BriefPressError for a look that is not there.
        """
        name = self.look or (self.audience(audience).theme if audience else "")
        if not name or self.project.looks(name):
            return name
        place = None if self.look else self.audience_file(audience).place(("theme",))
        hint = did_you_mean(name, self.project.look_names) or "briefpress new theme " + name
        message = f'there is no look "{name}": no folder templates/themes/{name}'
        raise BriefPressError([Diagnostic("theme.unknown-look", message, place, hint)])

    def language(self, tag: str) -> Language:
        if tag not in self._languages:
            self._languages[tag] = read_language(tag, self.roots, self.opener)
        return self._languages[tag]

    def labels(self, audience: str, tag: str) -> Labels:
        """Return the fixed words of an audience's pages in a language."""
        return read_labels(tag, self.folders(audience), self.opener, partial(labels_asked, self.roots, self.opener))

    @cached_property
    def promises(self) -> Mapping[Length, Promise]:
        """Return what each length promises, the shortest first. Raises BriefPressError with all that is wrong there."""
        paths = (root / "lengths.yaml" for root in reversed(self.roots))
        files = tuple(self.read(path) for path in paths if path.is_file())
        layouts = {PAGES, *(path.stem for root in self.roots for path in root.glob("layouts/*.css"))}
        return read_promises(files, self.typed("lengths"), layouts)

    @property
    def lengths(self) -> Lengths:
        """The lengths that the project has."""
        return tuple(self.promises)

    # ---- what was typed

    def typed(self, file: str) -> tuple[YamlFile, ...]:
        """Return what was typed over a file: `theme`, `lengths` or `audience`."""
        return tuple(one.file for one in self._typed if one.path[0] == file)

    @cached_property
    def _typed(self) -> tuple[Typed, ...]:
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

    # ---- findings

    def links(self) -> Iterator[Diagnostic]:
        """Yield what in the folders of templates is no file, or leads out of them; nothing is read before all is."""
        for root in self.roots:
            yield from strange_entries(root, self.opener)

    def findings(self, audience: str) -> Iterator[Diagnostic]:
        """Yield files that no template prints, and labels that nobody asks for, of those an audience's pages use."""
        yield from stray_files(self.roots, audience, self.promises, self.opener)
        # The package's own labels are known to be right.
        own = [folder for folder in self.folders(audience) if not folder.is_relative_to(package_templates())]
        files = [path for folder in own for path in sorted((folder / "labels").glob("*.po"))]
        if files:
            asked, texts = (
                labels_asked(self.roots, self.opener),
                self.texts("audiences/*/audience.yaml", "lengths.yaml"),
            )
            for path in files:
                yield from unasked_labels(path, self.opener, asked, texts)

    def texts(self, *patterns: str) -> str:
        """Return the texts of files of all folders by patterns, and what was typed: what may name something."""
        paths = (path for root in self.roots for pattern in patterns for path in sorted(root.glob(pattern)))
        return "\n".join((*(text_or_none(path, self.opener) for path in paths), *self.settings))

    @cached_property
    def opener(self) -> Opener:
        """Who opens them."""
        return replace(self.project.opener, limits=self.roots)

    @cached_property
    def _folders(self) -> dict[tuple[str, str], tuple[Path, ...]]:
        return {}

    @cached_property
    def _template_files(self) -> dict[tuple[Path, ...], TemplateFiles]:
        return {}

    @cached_property
    def _files(self) -> dict[Path, YamlFile]:
        return {}

    @cached_property
    def _languages(self) -> dict[str, Language]:
        return {}

    @cached_property
    def _audiences(self) -> dict[str, Audience]:
        return {}
