"""The commands from files to people's hands: shelf, pack."""

from __future__ import annotations

from pathlib import Path

import click

from briefpress.cli import options
from briefpress.cli.output import CommandOutput, Result
from briefpress.cli.project_folder import named_folder, project_at
from briefpress.editions.request import Request


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


@click.command()
@options.with_request
@click.option(
    "--for",
    "purpose",
    type=click.Choice(("press", "board", "archive", "print")),
    help="Whom it is for: which formats go into it, and what beside them; else all formats.",
)
@click.option("--with-sources", is_flag=True, help="Add what it was made from: YAML, PO files, pictures and data.")
@click.option("--to", type=options.PATH, metavar="DIR", help="Folder for the bundles; else bundles/ in that of builds.")
@options.with_build_folder
@options.with_json
@options.with_quiet
@options.with_project
def pack(
    request: Request,
    purpose: str | None,
    with_sources: bool,
    to: Path | None,
    out: Path | None,
    as_json: bool,
    quiet: bool,
    folder: Path | None,
) -> int:
    """Pack the editions of a brief, of each when none is named, into one ZIP to hand on.

    It holds a README in each language, hashes, licences, pictures in words, and a covering e-mail that you send.
    """
    output = CommandOutput(as_json, quiet)

    def attempt() -> Result:
        from briefpress.shelf.bundle.pack import FOLDER, Order, pack

        project = project_at(folder)
        build = named_folder(out) if out else project.build
        order = Order(request, purpose or "", with_sources, named_folder(to) if to else build / FOLDER)
        packed = pack(project, build, order)
        for bundle in () if output.is_silent else packed.bundles:
            output.say(f"{bundle.path.as_posix()}: {bundle.files} files, {bundle.bytes / 1e6:.1f} MB")
        return Result(diagnostics=packed.findings)

    return output.close(attempt)
