"""The command that shows an edition in the browser while somebody writes: preview."""

from __future__ import annotations

import os
import re
import sys
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefpress.cli import options
from briefpress.cli.caches import caches_of
from briefpress.cli.output import CommandOutput, Result
from briefpress.cli.project_folder import project_at

if TYPE_CHECKING:
    from briefpress.preview.address import Address

_LINE = re.compile(r"(?P<file>.+?):(?P<line>\d{1,7})(?::\d{1,7})?")


class _LineType(click.ParamType[tuple[str, int]]):
    """`content/water/brief.yaml:120`: a line of a file, as editors and compilers write it."""

    name = "line"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, int]:
        match = _LINE.fullmatch(str(value))
        if not match or int(match["line"]) < 1:
            self.fail(f"{value!r} is no line such as content/water/brief.yaml:120", param, ctx)
        return match["file"], int(match["line"])


@click.command()
@click.argument("what", metavar="[EDITION]", default="", required=False)
@click.option("--port", type=click.IntRange(0, 65535), default=0, metavar="N", help="Port; else one that is free.")
@click.option(
    "--at",
    type=_LineType(),
    metavar="FILE:LINE",
    help="Show the block at a line, in the preview that runs if one does.",
)
@click.option("--no-open", is_flag=True, help="Open no browser.")
@click.option(
    "--editor",
    default="",
    metavar="WORDS",
    help="Editor: a link or a command with {file}, {line}, {column}; else vscode://.",
)
@options.with_paper
@click.option(
    "--theme", "look", default="", metavar="NAME", help="Look to begin with; else as each audience.yaml says."
)
@options.with_quiet
@options.with_project
def preview(
    what: str,
    port: int,
    at: tuple[str, int] | None,
    no_open: bool,
    editor: str,
    paper: str,
    look: str,
    quiet: bool,
    folder: Path | None,
) -> int:
    """Show an EDITION in the browser and follow its files until Ctrl-C.

    An edition is named by any of its brief, language, length and audience, with slashes between: en/glance/public.
    """
    output = CommandOutput(quiet=quiet)

    def attempt() -> Result:
        from briefpress.preview.extra import check_extra

        check_extra()
        from briefpress.preview import hand_over
        from briefpress.preview.choice import first_choice
        from briefpress.preview.editor import Editor
        from briefpress.preview.run import run
        from briefpress.preview.spot import Spot

        project = project_at(folder)
        kept = hand_over.kept_at(caches_of(os.environ, sys.platform), project)
        spot = Spot.of(Path(at[0]), at[1], project) if at else None
        if spot and hand_over.pointed(kept, spot):
            output.say(f"{spot} is shown in the preview that runs")
            return Result()
        choice = first_choice(what, project, spot, paper, look)
        with_editor = Editor.of(editor)

        def ready(address: Address) -> None:
            shown = f"{address}#at={spot}" if spot else str(address)
            output.say(f"preview of {choice}: {shown}")
            output.say("it follows its files; Ctrl-C ends it")
            hand_over.keep(kept, address)
            if not no_open:
                webbrowser.open(shown)

        try:
            run(project, choice, port, with_editor, ready)
        finally:
            hand_over.forget(kept)
        return Result()

    return output.close(attempt)
