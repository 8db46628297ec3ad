"""The commands of translators: update, status, export, import."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from briefpress.cli.output import CommandOutput, Result
from briefpress.cli.project_folder import project_at
from briefpress.content.library import Library
from briefpress.diagnostics import BriefPressError, Diagnostic
from briefpress.editions.request import Request
from briefpress.pipeline import pipeline
from briefpress.publish.atomic import write_whole
from briefpress.translation import commands
from briefpress.translation.progress import Progress


def update(tags: tuple[str, ...], briefs: tuple[str, ...], folder: Path | None, output: CommandOutput) -> int:
    """Bring PO files up to date with what the briefs say; all of them or, after a mistake, none."""

    def attempt() -> Result:
        libraries = _libraries(briefs, folder)
        files = [
            file
            for library in libraries
            for file in commands.update_files(library, commands.languages_of(library, tags))
        ]
        for path, content in files:
            path.parent.mkdir(exist_ok=True)
            write_whole(path, content)
            output.say(f"wrote {_shown(path)}")
        for progress in _progress(libraries, tags):
            output.say(_line(progress))
        return Result()

    return output.close(attempt)


def status(tags: tuple[str, ...], briefs: tuple[str, ...], folder: Path | None, output: CommandOutput) -> int:
    """Tell how far each translation has come, and which messages are still to do."""

    def attempt() -> Result:
        found = tuple(_progress(_libraries(briefs, folder), tags))
        for progress in () if output.is_silent else found:
            output.say(_line(progress))
            for kind, contexts in (("fuzzy", progress.fuzzy), ("missing", progress.missing)):
                for context in contexts:
                    output.say(f"  {kind}: {context}")
        return Result(translations=tuple(progress.as_json() for progress in found))

    return output.close(attempt)


def export(
    tags: tuple[str, ...],
    briefs: tuple[str, ...],
    exchange_format: str,
    out: Path,
    folder: Path | None,
    output: CommandOutput,
) -> int:
    """Write a file for each translation, to send to a translator."""

    def attempt() -> Result:
        files = [
            commands.export_file(library, tag, exchange_format, out)
            for library in _libraries(briefs, folder)
            for tag in commands.languages_of(library, tags)
        ]
        out.mkdir(parents=True, exist_ok=True)
        for path, content in files:
            write_whole(path, content)
            output.say(f"wrote {_shown(path)}")
        return Result()

    return output.close(attempt)


def import_(tag: str, file: Path, briefs: tuple[str, ...], folder: Path | None, output: CommandOutput) -> int:
    """Take a translation that came back; what is wrong with it replaces nothing."""

    def attempt() -> Result:
        library = _only(_libraries(briefs, folder), file)
        (tag_,) = commands.languages_of(library, (tag,))
        (path, content), warnings = commands.import_file(library, tag_, file)
        path.parent.mkdir(exist_ok=True)
        write_whole(path, content)
        output.say(f"wrote {_shown(path)}")
        for progress in _progress((library,), (tag_,)):
            output.say(_line(progress))
        return Result(diagnostics=warnings)

    return output.close(attempt)


def _libraries(briefs: tuple[str, ...], folder: Path | None) -> tuple[Library, ...]:
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
