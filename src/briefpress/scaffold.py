"""Name -> a new brief, audience, language, length or look, from samples or from one that is there; ready to build."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from pydantic import JsonValue

from briefpress.composing.branded_look import branded_look
from briefpress.composing.template_library import TemplateLibrary
from briefpress.content.lengths import Length, Lengths, length_named
from briefpress.content.schema import schema_text, with_lengths
from briefpress.diagnostics import BriefPressError, Diagnostic, Place, did_you_mean, raise_if_errors
from briefpress.editions.audience import Audience
from briefpress.editions.promise import NAME_OF_LENGTH, Promise, is_name_of_length
from briefpress.files.opener import is_there, too_large
from briefpress.project import Project
from briefpress.publish.atomic import remove, write_whole
from briefpress.theme.theme import layers_of, theme_files
from briefpress.theme.tokens import GROUPS, kind_of, pattern_of
from briefpress.translation.starting import LanguageFacts, blank_labels, facts_of
from briefpress.writers.pdf.tagged.claims import CLAIMS
from briefpress.yaml_file import parse_yaml, read_yaml

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
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def new_brief(project_root: Path, name: str, source: str = "") -> tuple[Path, ...]:
    """Write `content/<name>/brief.yaml` and the schema, and return their paths.

    The sample is the project's own `templates/scaffold/brief.yaml` where there is one, or the brief named `source`,
    with its pictures and terms and without its translations. Raises BriefPressError for a name that cannot be one or is
    taken, for a source that is not there, and when the folder does not take the files.
    """
    project = Project(project_root)
    folder = project.content / name
    raise_if_errors(_problems(name, folder, f"content/{name}"))
    schema, text = project.content / SCHEMA, brief_schema(project).encode()
    if source:
        given = _source(
            source, {path.parent.name: path.parent for path in project.content.glob("*/brief.yaml")}, "brief"
        )
        write_whole(schema, text, project.writer)
        return (*_copied(given, folder, project, leave_out="translations"), schema)
    write_whole(schema, text, project.writer)
    return (*_written(folder, {"brief.yaml": _sample(project, "brief.yaml")}, project), schema)


def check_new_brief(project_root: Path, name: str) -> None:
    """Raise BriefPressError for a name that cannot be one of a brief, or is taken."""
    folder = Project(project_root).content / name
    raise_if_errors(_problems(name, folder, f"content/{name}"))


def brief_of(project_root: Path, name: str, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write `content/<name>/` with files that are given, and the schema; return their paths. Raises as `new_brief`."""
    check_new_brief(project_root, name)
    project = Project(project_root)
    schema = project.content / SCHEMA
    write_whole(schema, brief_schema(project).encode(), project.writer)
    return (*_written(project.content / name, files, project), schema)


def new_audience(project_root: Path, name: str, source: str = "") -> tuple[Path, ...]:
    """Write `templates/audiences/<name>/` and return the paths: what differs from everybody's templates, or `source`'s.

    Raises BriefPressError as `new_brief` does.
    """
    project = Project(project_root)
    templates = project_root / "templates"
    folder = templates / "audiences" / name
    raise_if_errors(_problems(name, folder, f"templates/audiences/{name}"))
    schema = templates / "audience.schema.json"
    if source:
        known = {path.name: path for root in reversed(project.template_roots) for path in root.glob("audiences/*")}
        written = _copied(_source(source, known, "audience"), folder, project)
    else:
        text = _sample(project, "audience.yaml").decode().replace("NAME", name)
        written = _written(folder, {"audience.yaml": text.encode()}, project)
    write_whole(schema, audience_schema(project).encode(), project.writer)
    return (*written, schema)


def new_theme(project_root: Path, name: str, source: str = "") -> tuple[Path, ...]:
    """Write `templates/themes/<name>/` and return the paths: what differs from everybody's look, or from `source`'s.

    Raises BriefPressError as `new_brief` does.
    """
    project = Project(project_root)
    templates = project_root / "templates"
    folder = templates / "themes" / name
    raise_if_errors(_problems(name, folder, f"templates/themes/{name}"))
    schema = templates / "theme.schema.json"
    if source:
        known = {look: project.looks(look)[0] for look in project.look_names}
        written = _copied(_source(source, known, "look"), folder, project)
    else:
        text = _sample(project, "theme.yaml").decode().replace("NAME", name)
        written = _written(folder, {"theme.yaml": text.encode()}, project)
    write_whole(schema, theme_schema(project).encode(), project.writer)
    return (*written, schema)


def new_theme_from_brand(project_root: Path, name: str, brand_file: Path) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    """Write `templates/themes/<name>/` as a `_brand.yml` has it; return the paths, and what was not taken as it is.

    Raises BriefPressError as `new_brief` does, and for a brand that cannot be read.
    """
    project = Project(project_root)
    folder = project_root / "templates" / "themes" / name
    raise_if_errors(_problems(name, folder, f"templates/themes/{name}"))
    taken = branded_look(brand_file, TemplateLibrary(project))
    written = _written(folder, taken.files, project)
    schema = project_root / "templates" / "theme.schema.json"
    write_whole(schema, theme_schema(project).encode(), project.writer)
    return (*written, schema), taken.notes


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


def brief_schema(project: Project) -> str:
    """Return the JSON Schema (2020-12) of `brief.yaml` in a project."""
    return schema_text(_lengths(project))


def audience_schema(project: Project) -> str:
    """Return the JSON Schema (2020-12) of `audience.yaml` in a project."""
    head: dict[str, JsonValue] = {"$schema": _DIALECT, "$id": "audience.schema.json"}
    schema = with_lengths(Audience.model_json_schema(by_alias=True), _lengths(project))
    return _json(head | schema | {"title": "BriefPress audience"})


def lengths_schema(project: Project) -> str:
    """Return the JSON Schema (2020-12) of `lengths.yaml`: any key of what is there, what is needed of what is added."""
    added: dict[str, JsonValue] = Promise.model_json_schema()
    changed: JsonValue = {key: value for key, value in added.items() if key != "required"}
    schema: dict[str, JsonValue] = {
        "type": "object",
        "properties": {str(length): {"$ref": "#/$defs/Changed"} for length in _lengths(project)},
        "additionalProperties": {"$ref": "#/$defs/Added"},
        "$defs": {"Added": added, "Changed": changed},
    }
    return _json({"$schema": _DIALECT, "$id": "lengths.schema.json", "title": "BriefPress lengths"} | schema)


def theme_schema(project: Project) -> str:
    """Return the JSON Schema (2020-12) of `theme.yaml`: every group and token that the project's look has."""
    files = tuple(read_yaml(path, path.name, project.opener) for path in theme_files(project.template_roots))
    layers = layers_of(files, ("base",), *(("papers", name) for name in ("a4", "letter", "a5")))
    groups: dict[str, dict[str, JsonValue]] = {}
    for layer in layers:
        for name, path, _ in layer.flat():
            groups.setdefault(str(path[-2]), {})[str(path[-1])] = _token(name)
    tokens = {
        group: _closed(dict(sorted(names.items()))) | _described(GROUPS.get(group, ""))
        for group, names in sorted(groups.items())
    }
    layer_schema = _closed(tokens)
    of_length: JsonValue = {"anyOf": [layer_schema, {"type": "null"}]}
    length_names = dict.fromkeys(map(str, _lengths(project)), of_length)
    logo = _closed(
        {
            "file": _text("An SVG, PNG or JPEG file beside this one."),
            "alt": _text("What it shows, for those who do not see it."),
            "height": _text("How high it stands, such as 9mm."),
        }
    )
    papers: dict[str, JsonValue] = {"type": "object", "additionalProperties": layer_schema}
    properties: dict[str, JsonValue] = {
        "paper": _text("One of `papers`, such as a4, letter or a5."),
        "pdf": _one_of(CLAIMS) | _described("Standards that PDFs keep: reading aloud (ua) and archives (a)."),
        "citation_style": _text("A `.csl` file beside this one, or `house`: how sources are cited and listed."),
        "logo": logo | _described("The institution's picture, in the masthead."),
        "base": layer_schema | _described("Tokens of every edition, by group and name."),
        "papers": papers | _described("Tokens of one paper: its measures, and what differs on it."),
        "length": _closed(length_names) | _described("Tokens of one length: what differs in it."),
    }
    return _json({"$schema": _DIALECT, "$id": "theme.schema.json", "title": "BriefPress theme"} | _closed(properties))


def _lengths(project: Project) -> Lengths:
    return TemplateLibrary(project).lengths


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


def _token(name: str) -> JsonValue:
    """Return the schema of a token, by the rule that files are checked with."""
    return {"type": ["string", "number"], "pattern": pattern_of(name), "description": kind_of(name).words}


def _closed(properties: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    return {"type": "object", "properties": dict(properties), "additionalProperties": False}


def _one_of(names: Iterable[str]) -> dict[str, JsonValue]:
    return {"enum": [*names]}


def _text(words: str) -> dict[str, JsonValue]:
    return {"type": "string", "description": words}


def _described(words: str) -> dict[str, JsonValue]:
    return {"description": words} if words else {}


def _json(schema: Mapping[str, JsonValue]) -> str:
    return json.dumps(schema, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


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
