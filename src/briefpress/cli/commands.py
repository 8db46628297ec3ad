"""The command `briefpress`, and which file each of its commands is in.

Light: a command imports what it needs when it runs.
"""

from __future__ import annotations

import click

from briefpress import __version__
from briefpress.cli import (
    build,
    docx_reference,
    hear,
    import_,
    inspect,
    new,
    preview,
    review,
    shelf,
    sources,
    translate,
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="%(prog)s %(version)s")
def briefpress() -> None:
    """Print briefing papers: one source, every length, language, audience and format."""


for _command in (
    build.build,
    build.merge,
    inspect.check,
    inspect.list_,
    inspect.explain,
    hear.hear,
    preview.preview,
    inspect.verify,
    inspect.doctor,
    inspect.schema,
    docx_reference.docx_reference,
    translate.translate,
    sources.sources,
    review.review,
    shelf.shelf,
    shelf.pack,
    new.new,
    import_.import_,
):
    briefpress.add_command(_command)
