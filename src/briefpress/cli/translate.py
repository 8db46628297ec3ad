"""The commands of `briefpress translate`: update, status, export, import."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefpress.cli import options
from briefpress.cli.output import CommandOutput, Result
from briefpress.cli.project_folder import project_at
from briefpress.diagnostics import BriefPressError, Diagnostic
from briefpress.editions.request import Request

if TYPE_CHECKING:  # they bring all of Pydantic and Babel, and help is to be light
    from briefpress.content.library import Library
    from briefpress.translation.progress import Progress


@click.group()
def translate() -> None:
    """Keep translations up to date: PO files, and what is exchanged with translators."""


def _with_translations(command: options.Command) -> options.Command:
    """Add what narrows translations down; what is left out means all."""
    help_ = "Only this brief; may be repeated."
    command = click.option("--brief", "briefs", multiple=True, metavar="NAME", help=help_)(command)
    return click.argument("languages", nargs=-1, metavar="[LANGUAGE]...")(command)


@translate.command()
@_with_translations
@options.with_quiet
@options.with_project
def update(languages: tuple[str, ...], briefs: tuple[str, ...], quiet: bool, folder: Path | None) -> int:
    """Bring PO files up to date with what the briefs say."""
    output = CommandOutput(quiet=quiet)

    def attempt() -> Result:
        from briefpress.publish.atomic import write_whole
        from briefpress.translation import commands

        libraries = _libraries(briefs, folder)
        # All of them or, after a mistake, none.
        files = [
            file
            for library in libraries
            for file in commands.update_files(library, commands.languages_of(library, languages))
        ]
        for path, content in files:
            write_whole(path, content, project_at(folder).writer)
            output.say(f"wrote {_shown(path)}")
        for progress in _progress(libraries, languages):
            output.say(_line(progress))
        return Result()

    return output.close(attempt)


@translate.command()
@_with_translations
@options.with_json
@options.with_project
def status(languages: tuple[str, ...], briefs: tuple[str, ...], as_json: bool, folder: Path | None) -> int:
    """Tell what is translated, fuzzy, missing and obsolete."""
    output = CommandOutput(as_json)

    def attempt() -> Result:
        found = tuple(_progress(_libraries(briefs, folder), languages))
        for progress in () if output.is_silent else found:
            output.say(_line(progress))
            output.say(f"  {progress.credit}")
            for kind, contexts in (("fuzzy", progress.fuzzy), ("missing", progress.missing)):
                for context in contexts:
                    output.say(f"  {kind}: {context}")
        return Result(translations=tuple(progress.as_json() for progress in found))

    return output.close(attempt)


@translate.command()
@_with_translations
@click.option(
    "--format",
    "exchange_format",
    type=click.Choice(["xliff", "xliff-2.0", "xliff-2.1", "po"]),
    default="xliff",
    help="XLIFF 1.2, XLIFF 2 with marks as tags, or PO.",
)
@click.option("--out", type=options.PATH, metavar="DIR", default=Path(), help="Folder for the files; else this one.")
@options.with_project
def export(
    languages: tuple[str, ...], briefs: tuple[str, ...], exchange_format: str, out: Path, folder: Path | None
) -> int:
    """Write files to send to translators."""
    output = CommandOutput()

    def attempt() -> Result:
        from briefpress.publish.atomic import write_named
        from briefpress.translation import commands

        files = [
            commands.export_file(library, tag, exchange_format, out)
            for library in _libraries(briefs, folder)
            for tag in commands.languages_of(library, languages)
        ]
        for path, content in files:
            write_named(path, content)
            output.say(f"wrote {_shown(path)}")
        return Result()

    return output.close(attempt)


@translate.command(name="import")
@click.argument("language")
@click.argument("file", type=options.PATH)
@click.option("--brief", "briefs", multiple=True, metavar="NAME", help="The brief that the file is of.")
@options.with_project
def import_(language: str, file: Path, briefs: tuple[str, ...], folder: Path | None) -> int:
    """Take the FILE that a translator sent back, if nothing is wrong with it."""
    output = CommandOutput()

    def attempt() -> Result:
        from briefpress.publish.atomic import write_whole
        from briefpress.translation import commands

        library = _only(_libraries(briefs, folder), file)
        (tag,) = commands.languages_of(library, (language,))
        # What is wrong with it replaces nothing.
        (path, content), warnings = commands.import_file(library, tag, file)
        write_whole(path, content, project_at(folder).writer)
        output.say(f"wrote {_shown(path)}")
        for progress in _progress((library,), (tag,)):
            output.say(_line(progress))
        return Result(diagnostics=warnings)

    return output.close(attempt)


def _libraries(briefs: tuple[str, ...], folder: Path | None) -> tuple[Library, ...]:
    from briefpress.pipeline import pipeline

    return pipeline.libraries(Request(briefs=briefs), project_at(folder))


def _only(libraries: tuple[Library, ...], file: Path) -> Library:
    """Return the brief that a file is of: the one that its name begins with, or the only one there is.

    Raises BriefPressError when it may be any of several.
    """
    named = [library for library in libraries if file.name.startswith(f"{library.name}.")] or list(libraries)
    if len(named) == 1:
        return named[0]
    message = f'"{file.name}" may be of any of these briefs: ' + ", ".join(library.name for library in named)
    raise BriefPressError([Diagnostic("translation.which-brief", message, hint="say which with --brief NAME")])


def _progress(libraries: Iterable[Library], tags: tuple[str, ...]) -> Iterator[Progress]:
    from briefpress.translation import commands

    for library in libraries:
        yield from commands.progress_of(library, commands.languages_of(library, tags))


def _line(progress: Progress) -> str:
    counts = f"{progress.translated} translated, {len(progress.fuzzy)} fuzzy, {len(progress.missing)} missing"
    left = f", {progress.words_left} of {progress.words} words left" if progress.words_left else ""
    obsolete = f", {progress.obsolete} obsolete" if progress.obsolete else ""
    return f"{progress.brief} {progress.language}: {counts}{obsolete}{left}"


def _shown(path: Path) -> str:
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
