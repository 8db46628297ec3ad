"""The commands of `briefpress new`: brief, audience, language, length, theme."""

from __future__ import annotations

import os
from pathlib import Path

import click

from briefpress.cli import options
from briefpress.cli.output import CommandOutput, Result
from briefpress.cli.program import program
from briefpress.cli.project_folder import root_for_new


@click.group()
def new() -> None:
    """Start something new."""


_from = click.option("--from", "source", default="", metavar="NAME", help="Start from this one, which is there.")


@new.command(name="brief")
@click.argument("name")
@_from
@options.with_project
def brief(name: str, source: str, folder: Path | None) -> int:
    """Start the brief NAME with sample text; a folder without a project becomes one."""
    return _start("brief", name, source, folder)


@new.command(name="audience")
@click.argument("name")
@_from
@options.with_project
def audience(name: str, source: str, folder: Path | None) -> int:
    """Start the audience NAME: templates/audiences/NAME, with what differs for its readers."""
    return _start("audience", name, source, folder)


@new.command(name="language")
@click.argument("name", metavar="TAG")
@_from
@options.with_project
def language(name: str, source: str, folder: Path | None) -> int:
    """Start the language TAG: how it is set, and the words of the page to translate."""
    return _start("language", name, source, folder)


@new.command(name="length")
@click.argument("name")
@_from
@options.with_project
def length(name: str, source: str, folder: Path | None) -> int:
    """Start the length NAME: an entry in templates/lengths.yaml, with what it promises."""
    return _start("length", name, source, folder)


@new.command(name="theme")
@click.argument("name")
@_from
@click.option("--from-brand", "brand", type=options.PATH, metavar="FILE", help="Start as this _brand.yml says.")
@options.with_project
def theme(name: str, source: str, brand: Path | None, folder: Path | None) -> int:
    """Start the look NAME: templates/themes/NAME, with what differs from the look of all."""
    if brand and source:
        raise click.UsageError("a look starts from another one or from a brand: take --from or --from-brand away")
    return _start("theme", name, source, folder, brand)


def _start(kind: str, name: str, source: str, folder: Path | None, brand: Path | None = None) -> int:
    """Write what a new brief, audience, language, length or theme begins with, and say what to do with it."""
    output = CommandOutput()

    def attempt() -> Result:
        root = root_for_new(folder)
        paths, notes = _write(kind, root, name, source, brand)
        for path in paths:
            output.say(f"wrote {os.path.relpath(path)}")
        for note in notes:
            output.say(f"note: {note}")
        at = f" --project {os.path.relpath(root)}" if os.path.relpath(root) != "." else ""
        output.say("next:")
        for number, step in enumerate(_STEPS[kind], 1):
            output.say(f"  {number}. {step.format(name=name, program=program(), at=at)}")
        return Result()

    return output.close(attempt)


def _write(
    kind: str, root: Path, name: str, source: str, brand: Path | None
) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    """Return the files that were written, and what there is to say about them."""
    from briefpress.scaffold import new as made

    if brand:
        return made.new_theme_from_brand(root, name, brand)
    writers = {
        "brief": made.new_brief,
        "audience": made.new_audience,
        "language": made.new_language,
        "length": made.new_length,
        "theme": made.new_theme,
    }
    return writers[kind](root, name, source), ()


_STEPS = {
    "brief": (
        "write: replace the sample text in content/{name}/brief.yaml; its comments say how",
        "check: {program} check {name}{at}",
        "print: {program} build {name}{at}",
    ),
    "audience": (
        "say how they are told: templates/audiences/{name}/audience.yaml; its comments say what can be said",
        "tell them a brief: add {name} to `audiences:` in its brief.yaml",
        "print: {program} build --audience {name}{at}",
    ),
    "language": (
        "translate the fixed words of the page: templates/labels/{name}.po",
        "add {name} to `languages:` in a brief.yaml, then: {program} translate update {name}{at}",
        "translate content/<brief>/translations/{name}.po",
        "print: {program} build --language {name}{at}",
    ),
    "length": (
        "say what it promises: templates/lengths.yaml; its comments say what can be said",
        "show something from it on: `from: {name}` in a brief.yaml, or a wording of its own, {{{name}: ...}}",
        "give it parts of its own in templates/lengths/{name}/parts, or tokens under `length:` in templates/theme.yaml",
        "print: briefpress build --length {name}{at}",
    ),
    "theme": (
        "change what differs: templates/themes/{name}/theme.yaml; its comments say what can be changed",
        "see it: {program} build --theme {name}{at}",
        "keep it for an audience: `theme: {name}` in its audience.yaml",
        "dress Word too: {program} docx-reference --theme {name} --out templates/themes/{name}/reference.docx{at}",
    ),
}
