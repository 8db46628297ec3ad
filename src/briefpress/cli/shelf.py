"""The commands from files to people's hands: shelf."""

from __future__ import annotations

from pathlib import Path

import click

from briefpress.cli import options
from briefpress.cli.output import CommandOutput, Result
from briefpress.cli.project_folder import named_folder, project_at


@click.command()
@click.option("--address", default="", metavar="URL", help="Where it will stand on the web; else as shelf.yaml says.")
@click.option(
    "--since",
    type=options.PATH,
    metavar="FILE",
    help="Tell what has changed since this catalogue.json of the last published shelf.",
)
@options.with_build_folder
@options.with_json
@options.with_quiet
@options.with_project
def shelf(address: str, since: Path | None, out: Path | None, as_json: bool, quiet: bool, folder: Path | None) -> int:
    """Put all editions that have been made on a shelf: web pages with a search, feeds and a catalogue, in build/."""
    output = CommandOutput(as_json, quiet)

    def attempt() -> Result:
        from briefpress.shelf.shelve import shelve

        project = project_at(folder)
        shelved = shelve(project, named_folder(out) if out else project.build, address, since)
        if not output.is_silent:
            output.say(f"{len(shelved.paths)} files; the page to open first is {shelved.start.as_posix()}")
            if not shelved.has_site_map:
                output.say("no sitemap.xml: it needs --address, or `address:` in templates/shelf.yaml")
        return Result(diagnostics=shelved.findings)

    return output.close(attempt)
