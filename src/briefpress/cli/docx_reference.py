"""The command docx-reference: a Word file with the look, to be edited in Word and adopted."""

from __future__ import annotations

import os
from pathlib import Path

import click

from briefpress.cli import options
from briefpress.cli.output import CommandOutput, Result
from briefpress.cli.program import program
from briefpress.cli.project_folder import root_for_new
from briefpress.project import Project


@click.command(name="docx-reference")
@click.option("--out", type=options.PATH, metavar="FILE", required=True, help="The file to write, such as house.docx.")
@click.option("--language", default="en", metavar="T", help="For texts of this language; else en.")
@click.option("--audience", default="", metavar="A", help="In the look of this audience; else of none.")
@click.option("--length", default="brief", metavar="L", help="In the sizes of this length; else brief.")
@options.with_paper
@click.option("--theme", "look", default="", metavar="NAME", help="In this look: a folder of templates/themes.")
@options.with_project
def docx_reference(
    out: Path, language: str, audience: str, length: str, paper: str, look: str, folder: Path | None
) -> int:
    """Write a Word file with styles and letterhead, to be edited and saved as templates/reference.docx."""
    output = CommandOutput()

    def attempt() -> Result:
        from briefpress.pipeline import specimen

        specimen.write_reference(Project(root_for_new(folder)), out, language, audience, length, paper, look)
        special = f"templates/themes/{look}" if look else "templates"
        where = f"templates/audiences/{audience}" if audience else special
        output.say(f"wrote {os.path.relpath(out)}")
        output.say("next:")
        output.say("  1. edit it in Word: its styles, headers and footers, margins and paper")
        output.say(f"  2. save it as {where}/reference.docx")
        output.say(f"  3. print: {program()} build --format docx")
        return Result()

    return output.close(attempt)
