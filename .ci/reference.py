"""The help of the commands and the schemas -> the pages of docs/reference/, which can say nothing else than the code.

.venv/bin/python .ci/reference.py   writes them, and the schema beside the briefs; `make docs` does so
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from briefpress.cli.commands import briefpress
from briefpress.composing.template_library import TemplateLibrary
from briefpress.content.schema import brief_schema, schema_text, with_lengths
from briefpress.editions.audience import Audience
from briefpress.editions.promise import Promise
from briefpress.project import Project
from briefpress.scaffold.schemas import theme_schema
from briefpress.theme.tokens import kind_of
from briefpress.yaml_file import read_yaml

ROOT = Path(__file__).parents[1]
PROGRAM = ".venv/bin/briefpress"
Schema = Mapping[str, Any]

_MADE = "<!-- Made by `make docs` from {source}: change it there. -->\n\n"
# A token in theme.yaml, with what the comment behind it says.
_COMMENTED = re.compile(r"^    ([a-z0-9-]+): .*?\s# (.+)$")
_COMMON = {"id", "from", "for", "keep"}
_GROUP = re.compile(r"^  ([a-z]+):$")


def pages() -> dict[str, str]:
    """Return every file that is made from the code, by its path in the repository."""
    lengths = TemplateLibrary(Project(ROOT)).lengths
    audience = with_lengths(Audience.model_json_schema(by_alias=True), lengths)
    return {
        "docs/reference/commands.md": "".join(_commands()),
        "docs/reference/brief.md": "".join(_models(BRIEF, brief_schema(lengths), "src/briefpress/content/")),
        "docs/reference/audience.md": "".join(_models(AUDIENCE, audience, "src/briefpress/editions/audience.py")),
        "docs/reference/lengths.md": "".join(_lengths()),
        "docs/reference/theme.md": "".join(_theme()),
        "content/brief.schema.json": schema_text(lengths),
    }


# ---- commands


def _commands() -> Iterator[str]:
    yield _MADE.format(source="the help of the commands in src/briefpress/cli/")
    yield "# Commands\n\n"
    yield f"`{PROGRAM} COMMAND --help` prints the same. Installed with pip, the command is `briefpress`.\n\n"
    found = tuple(_leaves(briefpress, PROGRAM))
    yield "| command | does |\n|---|---|\n"
    for path, context in found:
        name = path.removeprefix(f"{PROGRAM} ")
        yield f"| [{name}](#{name.replace(' ', '-')}) | {_first_sentence(context.command)} |\n"
    yield "\n"
    yield EXIT_CODES
    for path, context in found:
        yield from _command(path, context)


def _leaves(
    command: click.Command, path: str, parent: click.Context | None = None
) -> Iterator[tuple[str, click.Context]]:
    """Yield every command that does something, with the words that it is typed with."""
    context = click.Context(command, info_name=path.split()[-1], parent=parent)
    if not isinstance(command, click.Group):
        yield path, context
        return
    for name in command.commands:
        yield from _leaves(command.commands[name], f"{path} {name}", context)


def _first_sentence(command: click.Command) -> str:
    return (command.help or "").split("\n\n")[0].replace("\n", " ").removesuffix(".")


def _command(path: str, context: click.Context) -> Iterator[str]:
    usage = " ".join(context.command.collect_usage_pieces(context))
    yield f"\n## {path.removeprefix(f'{PROGRAM} ')}\n\n"
    yield "```text\n" + f"{path} {usage}\n" + "```\n\n"
    yield "\n\n".join(" ".join(part.split()) for part in (context.command.help or "").split("\n\n")) + "\n\n"
    yield "| option | says |\n|---|---|\n"
    for parameter in context.command.params:
        record = parameter.get_help_record(context)
        if record and record[1]:
            yield f"| `{_cell(record[0])}` | {_cell(' '.join(record[1].split()))} |\n"


# ---- brief.yaml and audience.yaml


def _models(introduction: str, schema: Schema, source: str) -> Iterator[str]:
    yield _MADE.format(source=f"the models in {source}")
    yield introduction
    definitions = schema["$defs"]
    yield from _keys(schema, definitions)
    common = next((one for one in definitions.values() if one.get("properties", {}).keys() >= _COMMON), None)
    if common:
        yield COMMON
        keys = {name: common["properties"][name] for name in common["properties"] if name in _COMMON}
        yield from _keys({"properties": keys}, definitions)
    for name, definition in sorted(definitions.items()):
        yield f"\n## {name}\n\n"
        yield " ".join(DESCRIBED.get(name, definition.get("description", "")).split()) + "\n"
        if "enum" in definition:
            yield "\nOne of: " + ", ".join(f"`{value}`" for value in definition["enum"]) + ".\n"
        own = {key: field for key, field in definition.get("properties", {}).items() if key not in _COMMON}
        if own:
            yield "\n"
            yield from _keys(definition | {"properties": own}, definitions)


def _keys(schema: Schema, definitions: Schema) -> Iterator[str]:
    yield "| key | holds | says |\n|---|---|---|\n"
    required = schema.get("required", ())
    for name, field in schema["properties"].items():
        mark = " (required)" if name in required else ""
        yield f"| `{name}`{mark} | {_cell(_kind(field, definitions))} | {_cell(_said(field))} |\n"


def _said(field: Schema) -> str:
    described = " ".join(str(field.get("description", "")).split())
    default = field.get("default")
    if default in (None, [], {}, ""):
        return described
    shown = json.dumps(default) if not isinstance(default, str) else default
    return f"{described} Left out: `{shown}`.".strip()


def _kind(field: Schema, definitions: Schema) -> str:
    """Return in words what may stand there."""
    if "$ref" in field:
        return _link(str(field["$ref"]).rpartition("/")[2])
    choices = [one for key in ("oneOf", "anyOf") for one in field.get(key, ()) if one != {"type": "null"}]
    if choices:
        # What may be left out is written out where it is used.
        named = [name for name, one in definitions.items() if one.get("anyOf") == choices]
        kinds = dict.fromkeys(_kind(one, definitions) for one in choices)
        return _link(named[0]) if named else " or ".join(kinds)
    if "const" in field:
        return f"`{field['const']}`"
    if "enum" in field:
        return ", ".join(f"`{one}`" for one in field["enum"])
    match field.get("type"):
        case "array":
            return f"list of {_kind(field['items'], definitions)}"
        case "object":
            return _mapping(field, definitions)
        case "integer":
            return f"whole number{_bounds(field)}"
        case "boolean":
            return "`true` or `false`"
        case "string":
            return "word" if "pattern" in field else "text"
        case kind:
            return str(kind)


def _mapping(field: Schema, definitions: Schema) -> str:
    values = [*field.get("patternProperties", {}).values()]
    values += [field["additionalProperties"]] if isinstance(field.get("additionalProperties"), dict) else []
    names = field.get("propertyNames", {})
    lengths = definitions.get("Length", {}).get("enum")
    if lengths and list(field.get("properties", ())) == lengths:
        names, values = {"$ref": "#/$defs/Length"}, list(field["properties"].values())
    key = _kind(names, definitions) if names.keys() & {"enum", "$ref"} else "name"
    return f"mapping: {key} to {_kind(values[0], definitions)}" if values else "mapping"


def _bounds(field: Schema) -> str:
    least, most = field.get("minimum"), field.get("maximum")
    if least is not None and most is not None:
        return f" from {least} to {most}"
    return f" from {least}" if least is not None else ""


def _link(name: str) -> str:
    return f"[{name}](#{name.lower()})"


# ---- lengths.yaml


def _lengths() -> Iterator[str]:
    yield _MADE.format(source="the model in src/briefpress/editions/promise.py")
    yield LENGTHS
    yield from _keys(Promise.model_json_schema(), {})


# ---- theme.yaml


def _theme() -> Iterator[str]:
    project = Project(ROOT)
    schema = json.loads(theme_schema(project))
    look = read_yaml(ROOT / "templates" / "theme.yaml", "theme.yaml", project.opener).value
    comments = _comments((ROOT / "templates" / "theme.yaml").read_text("utf-8"))
    yield _MADE.format(source="templates/theme.yaml and src/briefpress/theme/tokens.py")
    yield THEME
    yield from _keys(schema, {})
    logo = schema["properties"]["logo"]
    yield "\n## logo\n\n" + str(logo["description"]) + "\n\n"
    yield from _keys(logo, {})
    yield "\n## Tokens\n"
    for group, tokens in schema["properties"]["base"]["properties"].items():
        yield f"\n### {group}\n\n{tokens['description']}\n\n"
        yield "| token | in the shipped look | may be | used for |\n|---|---|---|---|\n"
        for name in tokens["properties"]:
            yield f"| `{group}.{name}` | {_shipped(look, group, name)} | {kind_of(f'{group}-{name}').words} |"
            yield f" {_cell(comments.get((group, name), ''))} |\n"


def _shipped(look: object, group: str, name: str) -> str:
    """Return the value of a token under `base`, else that of its paper."""
    for layer in (look["base"], look["papers"][look["paper"]]):
        if name in layer.get(group, {}):
            return f"`{layer[group][name]}`"
    return ""


def _comments(text: str) -> Mapping[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    group = ""
    for line in text.splitlines():
        if head := _GROUP.match(line):
            group = head[1]
        elif token := _COMMENTED.match(line):
            found.setdefault((group, token[1]), token[2])
    return found


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def write(files: Mapping[str, str]) -> None:
    for name, text in files.items():
        (ROOT / name).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / name).write_text(text, "utf-8")


# ---- what no model says

EXIT_CODES = """\
The exit code is 0 when all was made, 1 when there is something for you to mend, 2 when the command was mistyped, and 70
when the mistake is ours. With `--json` one JSON document is printed and nothing else.
"""
BRIEF = """\
# brief.yaml

What can stand in `content/<brief>/brief.yaml`; [Write a brief](../write-a-brief.md) says what for. A key that is not
here is a mistake, and is told with its line.

"""
COMMON = """
Every section, block, item and row can also have these:

"""
AUDIENCE = """\
# audience.yaml

What can stand in `templates/audiences/<audience>/audience.yaml`; [Make an audience](../make-an-audience.md) says what
for.

"""
LENGTHS = """\
# lengths.yaml

What can stand in `templates/lengths.yaml` under the name of each length; [Make a length](../make-a-length.md) says what
for. Of a length that is shipped (`glance`, `brief`, `indepth`) only what differs is said; one that is added needs its
`product` and its `pages`. A length that names no other takes its place by its pages.

"""
THEME = """\
# theme.yaml

What can stand in `templates/theme.yaml`, in `templates/themes/<look>/theme.yaml` and in `theme.yaml` of an audience;
[Make a look](../make-a-look.md) says what for. A look holds only what differs. A token is written
`group: {name: value}`, under `base` for all editions; a value may name another token, as `var(--color-ink)`.

"""
DESCRIBED = {
    "Copy": """
        Words with inline Markdown: text, or a mapping of lengths to text, each from its length on:
        `{glance: Dated., brief: Dated and checked.}`.
        """,
    "PartialDate": """
        A year, a month or a day, or the span of two of them: `2015`, `2016-12`, `2015-03-28`, `2017-04/2017-05`.
        """,
}

if __name__ == "__main__":
    write(pages())
