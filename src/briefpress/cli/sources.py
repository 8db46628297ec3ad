"""The commands of `briefpress sources`: import and export."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefpress.cli import options
from briefpress.cli.output import CommandOutput, Result
from briefpress.cli.project_folder import project_at
from briefpress.diagnostics import BriefPressError, Diagnostic, did_you_mean
from briefpress.editions.request import Request

if TYPE_CHECKING:  # they bring all of Pydantic, and help is to be light
    from briefpress.bibliography.merge import Merged
    from briefpress.project import Project


@click.group()
def sources() -> None:
    """Take sources from a reference manager, and give them back: CSL-JSON, BibTeX, RIS."""


_with_brief = click.option("--brief", "brief", default="", metavar="NAME", help="The brief whose sources they are.")


@sources.command(name="import")
@click.argument("files", nargs=-1, required=True, type=options.PATH, metavar="FILE...")
@_with_brief
@click.option("--complete", is_flag=True, help="Add what sources that are there lack; nothing in them is changed.")
@options.with_quiet
@options.with_project
def import_(files: tuple[Path, ...], brief: str, complete: bool, quiet: bool, folder: Path | None) -> int:
    """Add the works of each FILE to the sources of a brief; nothing else in it is changed."""
    output = CommandOutput(quiet=quiet)

    def attempt() -> Result:
        from briefpress.bibliography.commands import merged
        from briefpress.publish.atomic import write_whole

        project = project_at(folder)
        path = _brief_file(project, brief)
        result = merged(path, files, project, complete=complete)
        if result.added or result.completed:
            write_whole(path, result.content, project.writer)
        _say(result, project.name_of(path), output)
        return Result(diagnostics=result.told)

    return output.close(attempt)


@sources.command()
@click.argument("file", type=options.PATH)
@_with_brief
@click.option(
    "--format", "format_", type=click.Choice(["csl-json", "bibtex", "ris"]), help="Else as the name of FILE ends."
)
@options.with_project
def export(file: Path, brief: str, format_: str | None, folder: Path | None) -> int:
    """Write the sources of a brief to a FILE that reference managers import."""
    output = CommandOutput()

    def attempt() -> Result:
        from briefpress.bibliography.commands import exported_sources
        from briefpress.pipeline import pipeline
        from briefpress.publish.atomic import write_named

        project = project_at(folder)
        name = _brief_file(project, brief).parent.name
        (library,) = pipeline.libraries(Request(briefs=(name,)), project)
        write_named(file, exported_sources(library, file, format_))
        output.say(f"wrote {file.as_posix()}")
        return Result()

    return output.close(attempt)


def _brief_file(project: Project, name: str) -> Path:
    """Return the file of the brief that is named, or of the only one there is. Raises BriefPressError for none."""
    from briefpress.content.catalogue import BRIEF_FILE, find_briefs

    names = find_briefs(project.root)
    if name not in names and (name or len(names) != 1):
        what = f'no brief is named "{name}"' if name else f"there are {len(names)} briefs: " + ", ".join(names)
        hint = did_you_mean(name, names) if name else "say which with --brief NAME"
        raise BriefPressError([Diagnostic("sources.which-brief", what, hint=hint)])
    return project.content / (name or names[0]) / BRIEF_FILE


def _say(result: Merged, name: str, output: CommandOutput) -> None:
    if output.quiet:
        return
    for key in result.added:
        output.say(f"added {key}: cite it as [@{key}]")
    for key, variables in result.completed.items():
        output.say(f"completed {key}: {', '.join(variables)}")
    untouched = [key for key in result.known if key not in result.completed]
    if untouched:
        output.say(f"already there: {', '.join(untouched)}")
    output.say(f"wrote {name}" if result.added or result.completed else f"{name} stays as it is")
