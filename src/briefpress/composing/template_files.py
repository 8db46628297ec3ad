"""Folders of templates -> their texts, and files in them that nobody would ever print."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from briefpress.content.lengths import Length, Lengths
from briefpress.diagnostics import BriefPressError, Diagnostic, Place, did_you_mean
from briefpress.editions.promise import Promise
from briefpress.files.folder import is_link, kind_of
from briefpress.files.opener import Opener
from briefpress.project import package_templates

_SUFFIXES = frozenset({".css", ".html", ".yaml"})
_SHARED = (
    *("lengths.yaml", "shelf.yaml", "theme.yaml", "page.html", "screen.html"),
    *("page.css", "screen.css", "draft.css", "large-print.css"),
)
_OF_LENGTHS = ("page.html", "screen.html", "page.css", "screen.css")
_OF_AUDIENCES = (
    *("audience.yaml", "theme.yaml", "page.html", "screen.html"),
    *("page.css", "screen.css", "draft.css", "large-print.css"),
)


def stray_files(
    roots: Sequence[Path], audience: str, promises: Mapping[Length, Promise], opener: Opener
) -> Iterator[Diagnostic]:
    """Yield findings for parts, pages, styles and settings that take nobody's place and that no template asks for.

    `roots` are the folders that serve every audience.
    """
    lengths = tuple(promises)
    special = [root / "audiences" / audience for root in roots]
    folders = [(folder, _OF_AUDIENCES) for folder in special] + [(root, _SHARED) for root in roots]
    texts = "".join(text_or_none(path, opener) for folder, _ in folders for path in sorted(folder.glob("**/*.html")))
    parts = tuple(sorted(path.name for path in (package_templates() / "parts").glob("*.html")))
    for folder, names in folders:
        if folder == package_templates():
            continue
        for own, known in ((folder, names), *((path, _OF_LENGTHS) for path in _lengths_in(folder))):
            yield from _strangers(own, known, texts, opener)
            yield from _strangers(own / "parts", parts, texts, opener)
        yield from (_no_length(path, lengths, opener) for path in _lengths_in(folder) if path.name not in lengths)
        yield from _unused_layouts(folder / "layouts", {one.layout for one in promises.values()}, opener)


def strange_entries(root: Path, opener: Opener) -> Iterator[Diagnostic]:
    """Yield a finding for each link that leads out of a folder, and for what is no file: neither is to be printed."""
    if is_link(root):
        yield from _link_problems(root, opener, root.parent)
    for folder, folders, files in os.walk(root):
        for path in (Path(folder, name) for name in sorted((*folders, *files))):
            if is_link(path):
                yield from _link_problems(path, opener, root)
            elif path.name in files and not path.is_file():
                name, kind = opener.name_of(path), kind_of(path.lstat().st_mode)
                message = f"{name} is {kind}, not a file"
                yield Diagnostic("files.no-file", message, Place(name, 1, 1), "take it away")


def _link_problems(path: Path, opener: Opener, inside: Path) -> Iterator[Diagnostic]:
    name = opener.name_of(path)
    if not path.exists():
        yield Diagnostic("templates.link", f"{name} is a link that leads nowhere", Place(name, 1, 1), "take it away")
    elif not path.resolve().is_relative_to(inside.resolve()):
        message = f"{name} is a link that leads out of the folder of templates"
        yield Diagnostic("templates.link", message, Place(name, 1, 1), "copy what it leads to")


def read_text(path: Path, opener: Opener) -> str:
    """Return a style sheet or template. Raises BriefPressError for one that cannot be read."""
    name = opener.name_of(path)
    try:
        return opener.text(path)
    except OSError as error:
        problem = f"{name} cannot be read: {(error.strerror or str(error)).lower()}"
    except UnicodeError:
        problem = f"{name} is no text in UTF-8"
    raise BriefPressError([Diagnostic("templates.unreadable", problem, Place(name))])


def text_or_none(path: Path, opener: Opener) -> str:
    """Return a file's text, none for what cannot be read: that is told when it is asked for what it says."""
    try:
        return opener.text(path)
    except (OSError, UnicodeError):
        return ""


def _strangers(folder: Path, names: tuple[str, ...], texts: str, opener: Opener) -> Iterator[Diagnostic]:
    for path in sorted(folder.glob("*")):
        if path.suffix not in _SUFFIXES or not path.is_file() or path.name in names or _is_named(path, texts):
            continue
        kind = "part" if folder.name == "parts" else "file of templates"
        message = f'no template prints the {kind} "{path.name}"'
        yield Diagnostic(
            "templates.unknown-file", message, Place(opener.name_of(path), 1, 1), did_you_mean(path.name, names)
        )


def _lengths_in(folder: Path) -> tuple[Path, ...]:
    """Return the folders of what single lengths have of their own."""
    return tuple(path for path in sorted((folder / "lengths").glob("*")) if path.is_dir())


def _no_length(path: Path, lengths: Lengths, opener: Opener) -> Diagnostic:
    message = f'no length is named "{path.name}", whose templates this folder would hold'
    return Diagnostic(
        "lengths.unknown-length", message, Place(opener.name_of(path), 1, 1), did_you_mean(path.name, lengths)
    )


def _unused_layouts(folder: Path, used: Collection[str], opener: Opener) -> Iterator[Diagnostic]:
    for path in sorted(folder.glob("*.css")):
        if path.stem not in used:
            message, hint = f'no length has the layout "{path.stem}"', did_you_mean(path.stem, sorted(used))
            yield Diagnostic("templates.unknown-file", message, Place(opener.name_of(path), 1, 1), hint)


def _is_named(path: Path, texts: str) -> bool:
    """Say whether a template asks for another: `part("mine")` and `include "parts/mine.html"` both do."""
    ends = ("'", '"', ".html")
    return path.suffix == ".html" and any(mark + path.stem + end in texts for mark in "\"'/" for end in ends)
