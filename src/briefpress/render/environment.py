"""The one Jinja2 environment: sandboxed, strict, autoescaping. Templates are data from a stranger."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateNotFound
from jinja2.loaders import split_template_path

from briefpress.diagnostics import BriefPressError, Diagnostic, Place
from briefpress.files.opener import Opener
from briefpress.render.sandbox import Sandbox
from briefpress.translation.labels import Labels

BASE = "base/"
"""What a template's name starts with when it is meant as it is for every audience: `base/page.html`."""


class TemplateFiles(FileSystemLoader):
    """Finds the most special template of a name; after `base/`, the one that every audience shares.

    Without that a special page could not extend the page that it takes the name of. Each is read once, whatever
    languages are printed with it.
    """

    def __init__(self, folders: Iterable[Path], shared: Iterable[Path], opener: Opener) -> None:
        """`shared` are those of the folders that serve every audience; of all, the first that has a name wins."""
        super().__init__([str(folder) for folder in folders])
        self.shared = tuple(shared)
        self.opener = opener
        self.checked: set[str] = set()
        """Names of templates whose blocks are known to be printed."""
        self._read: dict[str, tuple[str, str, Callable[[], bool]]] = {}

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:  # noqa: ARG002
        """Return a template's text and file. Raises BriefPressError for one that leads out of the folders."""
        if template not in self._read:
            self._read[template] = self._source(template)
        return self._read[template]

    def _source(self, template: str) -> tuple[str, str, Callable[[], bool]]:
        is_base = template.startswith(BASE)
        folders = self.shared if is_base else [Path(folder) for folder in self.searchpath]
        steps = split_template_path(template.removeprefix(BASE))
        path = next((found for folder in folders if (found := folder.joinpath(*steps)).is_file()), None)
        if path is None:
            raise TemplateNotFound(template)
        return self._text(path), str(path), lambda: True

    def _text(self, path: Path) -> str:
        name = self.opener.name_of(path)
        try:
            return self.opener.text(path)
        except OSError as error:
            problem = f"{name} cannot be read: {(error.strerror or str(error)).lower()}"
        except UnicodeError:
            problem = f"{name} is no text in UTF-8"
        raise BriefPressError([Diagnostic("templates.unreadable", problem, Place(name))])


def make_environment(files: TemplateFiles, labels: Labels) -> Sandbox:
    """Return an environment that prints templates in the language of some labels."""
    environment = Sandbox(
        loader=files,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        extensions=["jinja2.ext.i18n"],
        cache_size=-1,
        auto_reload=False,
    )
    # `install_gettext_callables` is what the i18n extension adds to the environment; it has no type.
    environment.install_gettext_callables(labels.gettext, labels.ngettext, newstyle=True)  # type: ignore[attr-defined]
    return environment
