"""The commands that need no press: explain, schema, new, docx-reference."""

from __future__ import annotations

import os
from pathlib import Path

from briefpress import scaffold
from briefpress.cli.output import CommandOutput, Result
from briefpress.cli.project_folder import project_at, root_for_new
from briefpress.content.schema import schema_text
from briefpress.diagnostics import BriefPressError, Diagnostic, did_you_mean
from briefpress.explanations import EXPLANATIONS
from briefpress.pipeline import specimen
from briefpress.project import Project
from briefpress.publish.manifest import read_manifest
from briefpress.report.account import account_of


def explain(what: str, folder: Path | None, out: Path | None, output: CommandOutput) -> int:
    """Print what a code means and what to do about it, or how editions were made to fit."""

    def attempt() -> Result:
        if what not in EXPLANATIONS and _names_edition(what):
            _explain_edition(what, out or project_at(folder).build, output)
        else:
            _explain_code(what, output)
        return Result()

    return output.close(attempt)


def _names_edition(what: str) -> bool:
    """Say whether words name editions, not a code: `ru/indepth`, `glance`, `zh-Hans`, a file's name."""
    return "/" in what or "." not in what or what.count(".") > 1


def _explain_code(code: str, output: CommandOutput) -> None:
    if code not in EXPLANATIONS:
        hint = did_you_mean(code, tuple(EXPLANATIONS))
        raise BriefPressError([Diagnostic("project.unknown-code", f'no finding has the code "{code}"', hint=hint)])
    output.say(code)
    for line in EXPLANATIONS[code].splitlines():
        output.say(f"  {line}" if line else "")


def _explain_edition(what: str, build: Path, output: CommandOutput) -> None:
    """Print a line for each edition that has all the words between slashes: brief, language, length, audience."""
    words = frozenset(what.split("/"))
    entries = read_manifest(build)
    names = {entry.stem: {entry.brief, entry.language, entry.length, entry.audience, entry.stem} for entry in entries}
    found = {entry.stem: entry for entry in entries if words <= names[entry.stem] or entry.path.endswith(what)}
    if not found:
        known = sorted({word for some in names.values() for word in some})
        hints = (did_you_mean(word, known) for word in words if word not in known)
        hint = next((hint for hint in hints if hint), "make it first: briefpress build")
        message = f'no edition "{what}" has been made in {os.path.relpath(build)}'
        raise BriefPressError([Diagnostic("edition.not-made", message, hint=hint)])
    for entry in found.values():
        output.say(account_of(entry))


def schema(what: str, folder: Path | None, output: CommandOutput) -> int:
    """Print the schema of `brief.yaml`, `audience.yaml` or `theme.yaml`."""

    def attempt() -> Result:
        match what:
            case "audience":
                text = scaffold.audience_schema()
            case "theme":
                text = scaffold.theme_schema(Project(root_for_new(folder)))
            case _:
                text = schema_text()
        for line in text.splitlines():
            output.say(line)
        return Result()

    return output.close(attempt)


def new(kind: str, name: str, source: str, folder: Path | None, output: CommandOutput) -> int:
    """Write a new brief, audience, language or theme, and say what to do with it."""

    def attempt() -> Result:
        root = root_for_new(folder)
        for path in _MAKERS[kind](root, name, source):
            output.say(f"wrote {os.path.relpath(path)}")
        at = f" --project {os.path.relpath(root)}" if os.path.relpath(root) != "." else ""
        output.say("next:")
        for number, step in enumerate(_STEPS[kind], 1):
            output.say(f"  {number}. {step.format(name=name, at=at)}")
        return Result()

    return output.close(attempt)


_MAKERS = {
    "brief": scaffold.new_brief,
    "audience": scaffold.new_audience,
    "language": scaffold.new_language,
    "theme": scaffold.new_look,
}
_STEPS = {
    "brief": (
        "write: replace the sample text in content/{name}/brief.yaml; its comments say how",
        "check: briefpress check {name}{at}",
        "print: briefpress build {name}{at}",
    ),
    "audience": (
        "say how they are told: templates/audiences/{name}/audience.yaml; its comments say what can be said",
        "tell them a brief: add {name} to `audiences:` in its brief.yaml",
        "print: briefpress build --audience {name}{at}",
    ),
    "language": (
        "translate the fixed words of the page: templates/labels/{name}.po",
        "add {name} to `languages:` in a brief.yaml, then: briefpress translate update {name}{at}",
        "translate content/<brief>/translations/{name}.po",
        "print: briefpress build --language {name}{at}",
    ),
    "theme": (
        "change what differs: templates/themes/{name}/theme.yaml; its comments say what can be changed",
        "see it: briefpress build --theme {name}{at}",
        "keep it for an audience: `theme: {name}` in its audience.yaml",
        "dress Word too: briefpress docx-reference --theme {name} --out templates/themes/{name}/reference.docx{at}",
    ),
}


def docx_reference(
    out: Path,
    language: str,
    audience: str,
    length: str,
    paper: str,
    look: str,
    folder: Path | None,
    output: CommandOutput,
) -> int:
    """Write a reference document for Word and say what to do with it."""

    def attempt() -> Result:
        specimen.write_reference(Project(root_for_new(folder)), out, language, audience, length, paper, look)
        special = f"templates/themes/{look}" if look else "templates"
        where = f"templates/audiences/{audience}" if audience else special
        output.say(f"wrote {os.path.relpath(out)}")
        output.say("next:")
        output.say("  1. edit it in Word: its styles, headers and footers, margins and paper")
        output.say(f"  2. save it as {where}/reference.docx")
        output.say("  3. print: briefpress build --format docx")
        return Result()

    return output.close(attempt)
