"""A block of an edition -> where it is written: in the brief, in its translation, and in the template that sets it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefpress.content.blocks import Shown
from briefpress.content.brief import Section
from briefpress.content.walk import iter_parts
from briefpress.diagnostics import Place
from briefpress.pipeline.looking import Composed, owner_of
from briefpress.project import Project, package_templates


@dataclass(frozen=True, slots=True)
class Written:
    """One file in which a block is written, or set."""

    kind: str
    """`brief`, `translation` or `template`."""
    place: Place


def places_of(shown: Composed, block: str) -> tuple[Written, ...]:
    """Return where a block is written; nothing for an id that the brief has not."""
    return tuple(_places(shown, block)) if block in shown.library.paths else ()


def _places(shown: Composed, block: str) -> Iterator[Written]:
    yield Written("brief", shown.library.place(block))
    catalog = shown.composer.translation(shown.library, shown.edition)
    if catalog:
        owned = (one for one in catalog.entries.values() if owner_of(one.context, shown.library) == block)
        entry = next((one for one in owned if one.line), None)
        if entry:
            yield Written("translation", catalog.file.place(entry))
    template = _template(shown, block)
    if template:
        yield Written("template", Place(template))


def _template(shown: Composed, block: str) -> str:
    """Return the file of the part that sets a block, the most special one; empty for what has no part of its own."""
    kind = next((kind for kind in _kinds(shown, block)), "")
    project = shown.composer.templates.project
    folders = shown.composer.templates.folders(shown.edition.audience, str(shown.edition.length))
    paths = (folder / "parts" / f"{kind}.html" for folder in folders)
    return next((project.name_of(path) for path in paths if kind and path.is_file()), "")


def _kinds(shown: Composed, block: str) -> Iterator[str]:
    """Yield the parts that set a block: its own, else that of what it stands in."""
    path = shown.library.paths[block]
    models = {part.path: part.model for part in iter_parts(shown.library.brief)}
    for end in range(len(path), 0, -1):
        model = models.get(path[:end])
        if isinstance(model, Section):
            yield "section"
        elif isinstance(model, Shown) and hasattr(model, "type"):
            yield str(model.type)
        elif path[end - 1] == "key_messages":
            yield "key_messages"


def file_of(project: Project, name: str) -> Path | None:
    """Return the file that a place names, absolute; None where there is none among briefs and templates."""
    for folder, roots in ((project.root, (project.content, *project.template_roots)), _package()):
        path = Path(os.path.realpath(folder / name))
        if path.is_file() and any(path.is_relative_to(os.path.realpath(root)) for root in roots):
            return path
    return None


def _package() -> tuple[Path, tuple[Path, ...]]:
    return package_templates().parent, (package_templates(),)
