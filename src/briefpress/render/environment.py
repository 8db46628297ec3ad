"""The one Jinja2 environment: sandboxed, strict, autoescaping. Templates are data from a stranger."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateNotFound

from briefpress.render.sandbox import Sandbox
from briefpress.translation.labels import Labels

BASE = "base/"
"""What a template's name starts with when it is meant as it is for every audience: `base/page.html`."""


class _Loader(FileSystemLoader):
    """Finds the most special template of a name; after `base/`, the one that every audience shares.

    Without that a special page could not extend the page that it takes the name of.
    """

    def __init__(self, folders: Iterable[Path], shared: Iterable[Path]) -> None:
        super().__init__([str(folder) for folder in folders])
        self.base = FileSystemLoader([str(folder) for folder in shared])

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        if not template.startswith(BASE):
            return self._inside(super().get_source(environment, template), template)
        try:
            return self._inside(self.base.get_source(environment, template.removeprefix(BASE)), template)
        except TemplateNotFound as error:
            raise TemplateNotFound(template) from error

    def _inside(
        self, found: tuple[str, str | None, Callable[[], bool] | None], template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """Return what was found, unless a link has led out of the folders of templates."""
        text, path, is_current = found
        folders = [Path(folder).resolve() for folder in (*self.searchpath, *self.base.searchpath)]
        if path is None or not any(Path(path).resolve().is_relative_to(folder) for folder in folders):
            raise TemplateNotFound(template)
        return text, path, is_current or (lambda: True)


def make_environment(folders: Iterable[Path], shared: Iterable[Path], labels: Labels) -> Sandbox:
    """Return an environment that looks templates up in folders, the first that has one wins.

    `shared` are those of the folders that serve every audience.
    """
    environment = Sandbox(
        loader=_Loader(folders, shared),
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
