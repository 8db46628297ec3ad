"""The commands and their options. Light: each imports what it needs when it runs."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from briefpress import __version__
from briefpress.editions.request import Request
from briefpress.pipeline.outcome import Plan, Shard
from briefpress.project import Project

Command = TypeVar("Command", bound=Callable[..., int])

_FOLDER = click.Path(path_type=Path)


class _ShardType(click.ParamType[Shard]):
    """`2/4`: the second of four parts."""

    name = "shard"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Shard:
        match = re.fullmatch(r"(\d{1,4})/(\d{1,4})", str(value))
        if not match or not 1 <= int(match[1]) <= int(match[2]):
            self.fail(f"{value!r} is no part such as 2/4", param, ctx)
        return Shard(int(match[1]), int(match[2]))


_SHARD = _ShardType()


def _with_project(command: Command) -> Command:
    """Add what every command has that looks into a project."""
    help_ = "Folder of the project; else the nearest one upwards that has content/."
    command = click.option("--project", "folder", type=_FOLDER, metavar="DIR", help=help_)(command)
    return _with_debug(command)


def _with_debug(command: Command) -> Command:
    """Add `--debug`, which `application` looks for itself: an error may come before options are read."""
    help_ = "Print the traceback of an internal error."
    return click.option("--debug", is_flag=True, expose_value=False, help=help_)(command)


def _with_filters(command: Command) -> Command:
    """Add what narrows the editions down; an option left out means all."""
    for name, letter, help_ in (
        ("language", "T", "Only this language (a tag such as fr or zh-Hans); may be repeated."),
        ("length", "L", "Only this length: glance, brief or indepth; may be repeated."),
        ("audience", "A", "Only this audience; may be repeated."),
    ):
        command = click.option(f"--{name}", f"{name}s", multiple=True, metavar=letter, help=help_)(command)
    return click.argument("briefs", nargs=-1, metavar="[BRIEF]...")(command)


def _with_look(command: Command) -> Command:
    """Add what is changed about the look for once."""
    help_ = "Look: a folder of templates/themes; else as each audience.yaml says."
    command = click.option("--theme", "look", default="", metavar="NAME", help=help_)(command)
    help_ = "Set a token or a key for this once, such as theme.color.accent=#0b6b4f; may be repeated."
    return click.option("--set", "settings", multiple=True, metavar="NAME=VALUE", help=help_)(command)


_with_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON document and nothing else.")
_with_quiet = click.option("--quiet", is_flag=True, help="Print findings only.")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="%(prog)s %(version)s")
def briefpress() -> None:
    """Print briefing papers: one source, every length, language, audience and format."""


@briefpress.command()
@_with_filters
@click.option(
    "--format", "formats", multiple=True, metavar="F", help="Only this format: pdf, docx or html; repeatable."
)
@click.option("--paper", default="", metavar="P", help="Paper: a4, letter or a5; else as theme.yaml says.")
@_with_look
@click.option("--out", type=_FOLDER, metavar="DIR", help="Folder for the files; else build/ in the project.")
@click.option(
    "--jobs", type=click.IntRange(min=1), metavar="N", help="Editions at a time; else one for each processor."
)
@click.option("--allow-stale", is_flag=True, help="Print translations that are older than their source, with a notice.")
@click.option("--force", is_flag=True, help="Make everything anew, also what an earlier build has made.")
@click.option(
    "--executor", default="", metavar="ADDRESS", help="Make editions on a Dask cluster, such as dask://127.0.0.1:8786."
)
@click.option(
    "--time-limit", type=click.FloatRange(min=1), default=300, metavar="S", help="Seconds an edition may take."
)
@click.option("--shard", type=_SHARD, default="1/1", metavar="K/N", help="Only the K-th of N parts of the editions.")
@click.option("--timings", is_flag=True, help="Tell how long each stage took.")
@_with_json
@_with_quiet
@_with_project
def build(
    briefs: tuple[str, ...],
    audiences: tuple[str, ...],
    lengths: tuple[str, ...],
    languages: tuple[str, ...],
    formats: tuple[str, ...],
    paper: str,
    look: str,
    settings: tuple[str, ...],
    out: Path | None,
    jobs: int | None,
    allow_stale: bool,
    force: bool,
    executor: str,
    time_limit: float,
    shard: Shard,
    timings: bool,
    as_json: bool,
    quiet: bool,
    folder: Path | None,
) -> int:
    """Make the editions of briefs, of all when none is named."""
    from briefpress.cli import build
    from briefpress.cli.output import CommandOutput

    request = Request(briefs, audiences, lengths, languages, formats)

    def plan(project: Project) -> Plan:
        workers = jobs or _processors()
        return Plan(
            out or project.build, workers, allow_stale, force, executor, time_limit, shard, paper, look, settings
        )

    return build.build(request, folder, plan, timings, CommandOutput(as_json, quiet))


@briefpress.command()
@_with_filters
@_with_look
@_with_json
@_with_quiet
@_with_project
def check(
    briefs: tuple[str, ...],
    audiences: tuple[str, ...],
    lengths: tuple[str, ...],
    languages: tuple[str, ...],
    look: str,
    settings: tuple[str, ...],
    as_json: bool,
    quiet: bool,
    folder: Path | None,
) -> int:
    """Tell every finding about briefs and write nothing."""
    from briefpress.cli import build
    from briefpress.cli.output import CommandOutput

    return build.check(
        Request(briefs, audiences, lengths, languages), folder, look, settings, CommandOutput(as_json, quiet)
    )


@briefpress.command(name="list")
@_with_filters
@_with_json
@_with_project
def list_(
    briefs: tuple[str, ...],
    audiences: tuple[str, ...],
    lengths: tuple[str, ...],
    languages: tuple[str, ...],
    as_json: bool,
    folder: Path | None,
) -> int:
    """List the editions that a build would make."""
    from briefpress.cli import build
    from briefpress.cli.output import CommandOutput

    return build.list_editions(Request(briefs, audiences, lengths, languages), folder, CommandOutput(as_json))


@briefpress.command()
@click.argument("folders", nargs=-1, required=True, type=_FOLDER, metavar="DIR...")
@click.option("--out", type=_FOLDER, metavar="DIR", help="Folder for the files; else build/ in the project.")
@_with_json
@_with_quiet
@_with_project
def merge(folders: tuple[Path, ...], out: Path | None, as_json: bool, quiet: bool, folder: Path | None) -> int:
    """Put together what the parts of a build wrote, each with --shard and its own --out."""
    from briefpress.cli import build
    from briefpress.cli.output import CommandOutput

    return build.merge(folders, out, folder, CommandOutput(as_json, quiet))


@briefpress.command()
@click.argument("what", metavar="CODE|EDITION")
@click.option("--out", type=_FOLDER, metavar="DIR", help="Folder of the files; else build/ in the project.")
@_with_project
def explain(what: str, out: Path | None, folder: Path | None) -> int:
    """Explain a finding's CODE, such as content.unknown-source, or how an EDITION was made to fit.

    An edition is named by any of its brief, language, length and audience, with slashes between: ru/indepth.
    """
    from briefpress.cli import new
    from briefpress.cli.output import CommandOutput

    return new.explain(what, folder, out, CommandOutput())


@briefpress.command()
@click.argument("build", type=_FOLDER, metavar="[DIR]", required=False)
@_with_json
@_with_quiet
@_with_project
def verify(build: Path | None, as_json: bool, quiet: bool, folder: Path | None) -> int:
    """Compare the files in DIR, else in build/, with their manifest."""
    from briefpress.cli import inspect
    from briefpress.cli.output import CommandOutput

    return inspect.verify(build, folder, CommandOutput(as_json, quiet))


@briefpress.command()
@click.option("--all-systems", is_flag=True, help="Say what to install on every system, not on this one alone.")
@click.option("--out", type=_FOLDER, metavar="DIR", help="Folder for the files; else build/ in the project.")
@_with_json
@_with_quiet
@_with_project
def doctor(all_systems: bool, out: Path | None, as_json: bool, quiet: bool, folder: Path | None) -> int:
    """Tell what this machine lacks for a build, and what to install."""
    from briefpress.cli import inspect
    from briefpress.cli.output import CommandOutput

    return inspect.doctor(folder, out, all_systems, CommandOutput(as_json, quiet))


@briefpress.command()
@click.argument("what", type=click.Choice(["brief", "audience", "theme"]), default="brief", required=False)
@_with_project
def schema(what: str, folder: Path | None) -> int:
    """Print the JSON Schema of a brief, for editors."""
    from briefpress.cli import new
    from briefpress.cli.output import CommandOutput

    return new.schema(what, folder, CommandOutput())


@briefpress.command(name="docx-reference")
@click.option("--out", type=_FOLDER, metavar="FILE", required=True, help="The file to write, such as house.docx.")
@click.option("--language", default="en", metavar="T", help="For texts of this language; else en.")
@click.option("--audience", default="", metavar="A", help="In the look of this audience; else of none.")
@click.option("--length", default="brief", metavar="L", help="In the sizes of this length; else brief.")
@click.option("--paper", default="", metavar="P", help="Paper: a4, letter or a5; else as theme.yaml says.")
@click.option("--theme", "look", default="", metavar="NAME", help="In this look: a folder of templates/themes.")
@_with_project
def docx_reference(
    out: Path, language: str, audience: str, length: str, paper: str, look: str, folder: Path | None
) -> int:
    """Write a Word file with styles and letterhead, to be edited and saved as templates/reference.docx."""
    from briefpress.cli import new
    from briefpress.cli.output import CommandOutput

    return new.docx_reference(out, language, audience, length, paper, look, folder, CommandOutput())


@briefpress.group()
def translate() -> None:
    """Keep translations up to date: PO files, and what is exchanged with translators."""


def _with_translations(command: Command) -> Command:
    """Add what narrows translations down; what is left out means all."""
    help_ = "Only this brief; may be repeated."
    command = click.option("--brief", "briefs", multiple=True, metavar="NAME", help=help_)(command)
    return click.argument("languages", nargs=-1, metavar="[LANGUAGE]...")(command)


@translate.command()
@_with_translations
@_with_quiet
@_with_project
def update(languages: tuple[str, ...], briefs: tuple[str, ...], quiet: bool, folder: Path | None) -> int:
    """Bring PO files up to date with what the briefs say."""
    from briefpress.cli import translate
    from briefpress.cli.output import CommandOutput

    return translate.update(languages, briefs, folder, CommandOutput(quiet=quiet))


@translate.command()
@_with_translations
@_with_json
@_with_project
def status(languages: tuple[str, ...], briefs: tuple[str, ...], as_json: bool, folder: Path | None) -> int:
    """Tell what is translated, fuzzy, missing and obsolete."""
    from briefpress.cli import translate
    from briefpress.cli.output import CommandOutput

    return translate.status(languages, briefs, folder, CommandOutput(as_json))


@translate.command()
@_with_translations
@click.option(
    "--format", "exchange_format", type=click.Choice(["xliff", "po"]), default="xliff", help="XLIFF 1.2, or PO."
)
@click.option("--out", type=_FOLDER, metavar="DIR", default=Path(), help="Folder for the files; else this one.")
@_with_project
def export(
    languages: tuple[str, ...], briefs: tuple[str, ...], exchange_format: str, out: Path, folder: Path | None
) -> int:
    """Write files to send to translators."""
    from briefpress.cli import translate
    from briefpress.cli.output import CommandOutput

    return translate.export(languages, briefs, exchange_format, out, folder, CommandOutput())


@translate.command(name="import")
@click.argument("language")
@click.argument("file", type=_FOLDER)
@click.option("--brief", "briefs", multiple=True, metavar="NAME", help="The brief that the file is of.")
@_with_project
def import_(language: str, file: Path, briefs: tuple[str, ...], folder: Path | None) -> int:
    """Take the FILE that a translator sent back, if nothing is wrong with it."""
    from briefpress.cli import translate
    from briefpress.cli.output import CommandOutput

    return translate.import_(language, file, briefs, folder, CommandOutput())


@briefpress.group()
def new() -> None:
    """Start something new."""


_from = click.option("--from", "source", default="", metavar="NAME", help="Start from this one, which is there.")


@new.command(name="brief")
@click.argument("name")
@_from
@_with_project
def new_brief(name: str, source: str, folder: Path | None) -> int:
    """Start the brief NAME with sample text; a folder without a project becomes one."""
    return _new("brief", name, source, folder)


@new.command(name="audience")
@click.argument("name")
@_from
@_with_project
def new_audience(name: str, source: str, folder: Path | None) -> int:
    """Start the audience NAME: templates/audiences/NAME, with what differs for its readers."""
    return _new("audience", name, source, folder)


@new.command(name="language")
@click.argument("name", metavar="TAG")
@_from
@_with_project
def new_language(name: str, source: str, folder: Path | None) -> int:
    """Start the language TAG: how it is set, and the words of the page to translate."""
    return _new("language", name, source, folder)


@new.command(name="theme")
@click.argument("name")
@_from
@_with_project
def new_theme(name: str, source: str, folder: Path | None) -> int:
    """Start the look NAME: templates/themes/NAME, with what differs from the look of all."""
    return _new("theme", name, source, folder)


def _new(kind: str, name: str, source: str, folder: Path | None) -> int:
    from briefpress.cli import new
    from briefpress.cli.output import CommandOutput

    return new.new(kind, name, source, folder, CommandOutput())


def _processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
