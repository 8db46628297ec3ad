"""Name -> a new brief, audience, language, length or look, from samples or from one that is there; ready to build."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from briefpress.composing.branded_look import branded_look
from briefpress.composing.template_library import TemplateLibrary
from briefpress.content.lengths import Length, Lengths, length_named
from briefpress.diagnostics import BriefPressError, Diagnostic, Place, did_you_mean, raise_if_errors
from briefpress.editions.promise import NAME_OF_LENGTH, Promise, is_name_of_length
from briefpress.files.opener import is_there, too_large
from briefpress.project import Project
from briefpress.publish.atomic import remove, write_whole
from briefpress.scaffold.schemas import audience_schema, brief_schema, lengths_schema, theme_schema
from briefpress.translation.starting import LanguageFacts, blank_labels, facts_of
from briefpress.yaml_file import parse_yaml

SCHEMA = "brief.schema.json"
"""Beside the briefs; the first line of each names it, so that editors complete and check while one writes."""

_LENGTHS_HEAD = """# yaml-language-server: $schema=lengths.schema.json
#
# The lengths of this project: those of BriefPress (glance, brief, indepth), of which only what differs is said here,
# and those that are added here.
"""
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST = 64
# The largest file that a brief or a look may have is a font.
_MOST_BYTES = 30_000_000


def new_brief(project_root: Path, name: str, source: str = "") -> tuple[Path, ...]:
    """Write `content/<name>/brief.yaml` and the schema, and return their paths.

    The sample is the project's own `templates/scaffold/brief.yaml` where there is one, or the brief named `source`,
    with its pictures and terms and without its translations. Raises BriefPressError for a name that cannot be one or is
    taken, for a source that is not there, and when the folder does not take the files.
    """
    project = Project(project_root)
    if not source:
        return brief_of(project_root, name, {"brief.yaml": _sample(project, "brief.yaml")})
    check_new_brief(project_root, name)
    known = {path.parent.name: path.parent for path in project.content.glob("*/brief.yaml")}
    given = _source(source, known, "brief")
    schema = _write_brief_schema(project)
    return (*_copied(given, project.content / name, project, leave_out="translations"), schema)


def check_new_brief(project_root: Path, name: str) -> None:
    """Raise BriefPressError for a name that cannot be one of a brief, or is taken."""
    folder = Project(project_root).content / name
    raise_if_errors(_problems(name, folder, f"content/{name}"))


def brief_of(project_root: Path, name: str, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write `content/<name>/` with files that are given, and the schema; return their paths. Raises as `new_brief`."""
    check_new_brief(project_root, name)
    project = Project(project_root)
    schema = _write_brief_schema(project)
    return (*_written(project.content / name, files, project), schema)


def _write_brief_schema(project: Project) -> Path:
    path = project.content / SCHEMA
    write_whole(path, brief_schema(project).encode(), project.writer)
    return path


def new_audience(project_root: Path, name: str, source: str = "") -> tuple[Path, ...]:
    """Write `templates/audiences/<name>/` and return the paths: what differs from everybody's templates, or `source`'s.

    Raises BriefPressError as `new_brief` does.
    """
    project = Project(project_root)
    known = {path.name: path for root in reversed(project.template_roots) for path in root.glob("audiences/*")}
    written = _overriding(
        project, "audience", f"audiences/{name}", _source(source, known, "audience") if source else None
    )
    return (*written, _write_schema(project, "audience", audience_schema(project)))


def new_theme(project_root: Path, name: str, source: str = "") -> tuple[Path, ...]:
    """Write `templates/themes/<name>/` and return the paths: what differs from everybody's look, or from `source`'s.

    Raises BriefPressError as `new_brief` does.
    """
    project = Project(project_root)
    known = {look: project.looks(look)[0] for look in project.look_names}
    written = _overriding(project, "theme", f"themes/{name}", _source(source, known, "look") if source else None)
    return (*written, _write_schema(project, "theme", theme_schema(project)))


def _overriding(project: Project, kind: str, where: str, source: Path | None) -> tuple[Path, ...]:
    """Write a folder of `templates` as a copy of another one, or with the sample of its kind; return the paths."""
    folder = project.root / "templates" / where
    raise_if_errors(_problems(folder.name, folder, f"templates/{where}"))
    if source:
        return _copied(source, folder, project)
    text = _sample(project, f"{kind}.yaml").decode().replace("NAME", folder.name)
    return _written(folder, {f"{kind}.yaml": text.encode()}, project)


def _write_schema(project: Project, kind: str, text: str) -> Path:
    path = project.root / "templates" / f"{kind}.schema.json"
    write_whole(path, text.encode(), project.writer)
    return path


def new_theme_from_brand(project_root: Path, name: str, brand_file: Path) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    """Write `templates/themes/<name>/` as a `_brand.yml` has it; return the paths, and what was not taken as it is.

    Raises BriefPressError as `new_brief` does, and for a brand that cannot be read.
    """
    project = Project(project_root)
    folder = project_root / "templates" / "themes" / name
    raise_if_errors(_problems(name, folder, f"templates/themes/{name}"))
    taken = branded_look(brand_file, TemplateLibrary(project))
    written = _written(folder, taken.files, project)
    return (*written, _write_schema(project, "theme", theme_schema(project))), taken.notes


def new_language(project_root: Path, tag: str, source: str = "") -> tuple[Path, ...]:
    """Write what a language needs beside translations: how it is set, and the page's fixed words, to be translated.

    Of a language that is set already, its words alone.

    `source` is a language that is set alike; its labels stand beside ours as comments, for who translates. Raises
    BriefPressError for a tag that names no language, and as `new_brief` does.
    """
    project = Project(project_root)
    facts = _facts(tag)
    path = project_root / "templates" / "languages" / f"{tag}.yaml"
    labels = project_root / "templates" / "labels" / f"{tag}.po"
    known = {one.stem: one for root in reversed(project.template_roots) for one in root.glob("languages/*.yaml")}
    folders = [root / "labels" for root in reversed(project.template_roots)]
    has_labels = any((folder / labels.name).exists() for folder in folders)
    if tag in known and has_labels:
        raise_if_errors([Diagnostic("project.name-taken", f"{tag} is there already", hint="edit what is there")])
    tokens = ""
    if source:
        text = _content(_source(source, known, "language"), project).decode("utf-8", "replace")
        tokens = text[text.index("tokens:") :] if "tokens:" in text else ""
    started = blank_labels(tag, source or "fr", folders, project.opener)
    if tag in known:
        write_whole(labels, started, project.writer)
        return (labels,)
    head = f"# How {facts.name} is set. Everything that is not said here is as in theme.yaml.\n"
    write_whole(path, f"{head}direction: {facts.direction}\nlocale: {facts.locale}\n{tokens}".encode(), project.writer)
    write_whole(labels, started, project.writer)
    return (path, labels)


def new_length(project_root: Path, name: str, source: str = "") -> tuple[Path, ...]:
    """Add a length to `templates/lengths.yaml`, with what `source` promises if it is named, and return the paths.

    The schemas that are there and name lengths are written anew. Raises BriefPressError as `new_brief` does, and for a
    file at whose end nothing can be added.
    """
    project = Project(project_root)
    promises = TemplateLibrary(project).promises
    path = project_root / "templates" / "lengths.yaml"
    raise_if_errors(_length_problems(name, tuple(promises)))
    before = _content(path, project).decode("utf-8", "replace") if is_there(path) else _LENGTHS_HEAD
    entry = _promised(name, promises[_named(source, tuple(promises))]) if source else _sample_length(project, name)
    text = f"{before.rstrip()}\n\n{entry}".encode()
    raise_if_errors(_not_added(text, name, project.name_of(path)))
    write_whole(path, text, project.writer)
    return (path, *_schemas_of_lengths(project))


def _schemas_of_lengths(project: Project) -> Iterator[Path]:
    """Write the schemas that name lengths, and yield their paths: the one of lengths, and of others those there are."""
    templates = project.root / "templates"
    makers: Mapping[Path, Callable[[Project], str]] = {
        templates / "lengths.schema.json": lengths_schema,
        templates / "audience.schema.json": audience_schema,
        templates / "theme.schema.json": theme_schema,
        project.content / SCHEMA: brief_schema,
    }
    for path, schema in makers.items():
        if path.is_file() or path.name == "lengths.schema.json":
            write_whole(path, schema(project).encode(), project.writer)
            yield path


def _length_problems(name: str, lengths: Lengths) -> Iterator[Diagnostic]:
    if not is_name_of_length(name):
        yield Diagnostic("project.bad-name", f'"{name}" cannot be the name of a length', hint=NAME_OF_LENGTH)
    elif name in lengths:
        hint = "say what differs in templates/lengths.yaml"
        yield Diagnostic("project.name-taken", f"there is a length {name} already", hint=hint)


def _named(source: str, lengths: Lengths) -> Length:
    length = length_named(source, lengths)
    if length:
        return length
    hint, message = did_you_mean(source, lengths), f'there is no length "{source}" to start from'
    raise BriefPressError([Diagnostic("project.no-source", message, hint=hint)])


def _promised(name: str, promise: Promise) -> str:
    """Return a length in YAML that promises what another does, under a name of its own."""
    said = promise.model_dump(exclude_defaults=True, exclude={"after", "before"}) | {"product": _title(name)}
    return f"{name}:\n" + "".join(f"  {key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in said.items())


def _sample_length(project: Project, name: str) -> str:
    return _sample(project, "length.yaml").decode().replace("NAME", name).replace("TITLE", _title(name))


def _title(name: str) -> str:
    return name.replace("-", " ").capitalize()


def _not_added(text: bytes, name: str, shown: str) -> Iterator[Diagnostic]:
    """Yield a finding when a file does not hold a length that was added at its end."""
    try:
        value = parse_yaml(text, shown).value
    except BriefPressError:
        value = None
    if not isinstance(value, dict) or name not in value:
        hint = "write each length on a line of its own, its keys indented below it; or add this one by hand"
        yield Diagnostic("project.not-added", "nothing can be added at the end of the file", Place(shown), hint)


def _problems(name: str, folder: Path, shown: str) -> Iterator[Diagnostic]:
    if not _NAME.fullmatch(name) or len(name) > _LONGEST:
        hint = f"small letters, digits and single hyphens, such as clean-water; at most {_LONGEST} characters"
        yield Diagnostic("project.bad-name", f'"{name}" cannot be the name of a folder here', hint=hint)
    # Also a link that leads nowhere is in the way.
    elif folder.exists() or folder.is_symlink():
        yield Diagnostic(
            "project.name-taken", f"{shown} is there already", hint="choose another name, or edit what is there"
        )


def _source(name: str, known: Mapping[str, Path], what: str) -> Path:
    """Return where something to copy is. Raises BriefPressError when there is no such thing."""
    if name in known:
        return known[name]
    hint = did_you_mean(name, sorted(known))
    raise BriefPressError([Diagnostic("project.no-source", f'there is no {what} "{name}" to start from', hint=hint)])


def _facts(tag: str) -> LanguageFacts:
    facts = facts_of(tag)
    if facts:
        return facts
    hint = "a tag of BCP 47, such as pt, pt-BR or zh-Hant"
    message = f'"{tag}" is the tag of no language that is known'
    raise BriefPressError([Diagnostic("project.bad-name", message, hint=hint)])


def _copied(source: Path, folder: Path, project: Project, leave_out: str = "") -> tuple[Path, ...]:
    found = ((path, path.relative_to(source)) for path in sorted(source.rglob("*")) if not path.is_dir())
    paths = [path for path, below in found if leave_out not in below.parts]
    return _written(folder, {path.relative_to(source).as_posix(): _content(path, project) for path in paths}, project)


def _content(path: Path, project: Project) -> bytes:
    """Return a file to start from. Raises BriefPressError for one that cannot be read."""
    name = project.opener.name_of(path)
    try:
        content = project.opener.read(path, _MOST_BYTES)
    except OSError as error:
        message = f"{name} cannot be read: {(error.strerror or str(error)).lower()}"
        raise BriefPressError([Diagnostic("project.no-source", message, Place(name))]) from error
    raise_if_errors([too_large(name, _MOST_BYTES)] if len(content) > _MOST_BYTES else ())
    return content


def _written(folder: Path, files: Mapping[str, bytes], project: Project) -> tuple[Path, ...]:
    """Write files, all or none."""
    paths = []
    try:
        for name, content in files.items():
            write_whole(folder / name, content, project.writer)
            paths.append(folder / name)
    except BaseException:
        _take_back(paths, folder, project)
        raise
    return tuple(paths)


def _take_back(paths: Iterable[Path], top: Path, project: Project) -> None:
    """Remove what was written, and the folders that were made for it."""
    made: set[Path] = set()
    for path in paths:
        remove(path, project.writer)
        made.update(folder for folder in path.parents if folder.is_relative_to(top))
    for folder in sorted({*made, top}, reverse=True):
        with suppress(OSError, BriefPressError), project.writer.holding(folder) as (above, name):
            above.remove_folder(name)


def _sample(project: Project, name: str) -> bytes:
    """Return a sample, from the first templates folder that has one; the package's always has."""
    samples: Iterable[Path] = (folder / "scaffold" / name for folder in project.template_roots)
    return _content(next(sample for sample in samples if is_there(sample)), project)
