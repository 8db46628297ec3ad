"""The one Jinja2 environment: sandboxed, strict, autoescaping. Templates are data from a stranger."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from briefpress.translation.labels import Labels


def make_environment(folders: Iterable[Path], labels: Labels) -> ImmutableSandboxedEnvironment:
    """Return an environment that looks templates up in folders, the first that has one wins."""
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader([str(folder) for folder in folders]),
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
