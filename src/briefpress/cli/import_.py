"""The command `briefpress import`: an old document comes in as a first brief."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import click

from briefpress.cli import options
from briefpress.cli.output import CommandOutput, Result
from briefpress.cli.program import program
from briefpress.cli.project_folder import root_for_new
from briefpress.diagnostics import counted
from briefpress.writers.pdf.engine.garbage_collection import garbage_collection_paused


@click.command(name="import")
@click.argument("file", type=options.PATH)
@click.argument("name")
@options.with_quiet
@options.with_project
def import_(file: Path, name: str, quiet: bool, folder: Path | None) -> int:
    """Make the brief NAME of an old document: FILE is .docx, .odt, .md or .html.

    What is not in the draft is told, with its place; the draft begins with what to do next.
    """
    output = CommandOutput(quiet=quiet)

    def attempt() -> Result:
        from briefpress.incoming.importing.command import imported
        from briefpress.project import Project
        from briefpress.scaffold import new

        root = root_for_new(folder)
        new.check_new_brief(root, name)
        made = imported(file, name, Project(root), date.today().isoformat())  # noqa: DTZ011 - the author's day
        for path in new.brief_of(root, name, made.files):
            _say(f"wrote {os.path.relpath(path)}", output)
        at = f" --project {os.path.relpath(root)}" if os.path.relpath(root) != "." else ""
        _say("next:", output)
        things = f"{counted(made.to_do, 'thing')} to do, named at its head" if made.to_do else "nothing left to do"
        _say(f"  1. write: content/{name}/brief.yaml has {things}", output)
        _say(f"  2. print: {program()} build --draft {name}{at}", output)
        return Result(diagnostics=made.told)

    with garbage_collection_paused():
        return output.close(attempt)


def _say(text: str, output: CommandOutput) -> None:
    if not output.quiet:
        output.say(text)
