"""The command that says what a screen reader says of an edition: hear."""

from __future__ import annotations

from pathlib import Path

import click

from briefpress.cli import options
from briefpress.cli.output import CommandOutput, Result
from briefpress.cli.processors import processors
from briefpress.cli.project_folder import project_at
from briefpress.diagnostics import BriefPressError, Diagnostic
from briefpress.editions.edition import Edition
from briefpress.editions.named import has_words, meant, names_of
from briefpress.editions.request import Request


@click.command()
@click.argument("what", metavar="EDITION")
@options.with_quiet
@options.with_project
def hear(what: str, quiet: bool, folder: Path | None) -> int:
    """Print what a screen reader says of the PDF of an EDITION, which is laid out and not written.

    An edition is named by any of its brief, language, length and audience, with slashes between: ar/glance/public.
    """
    output = CommandOutput(quiet=quiet)

    def attempt() -> Result:
        from briefpress.pipeline import pipeline
        from briefpress.pipeline.outcome import Plan
        from briefpress.report.progress import SilentProgress

        project = project_at(folder)
        request = _request(what, pipeline.editions(Request(), project))
        # What is printed is read aloud or piped on: nothing of the work is told in between.
        heard, diagnostics = pipeline.hear(request, project, Plan(project.build, processors()), SilentProgress())
        for _, text in heard:
            for line in text.splitlines():
                output.say(line)
        return Result(diagnostics=diagnostics)

    return output.close(attempt)


def _request(what: str, editions: tuple[Edition, ...]) -> Request:
    """Return the request for the editions that have all the words between slashes.

    Raises BriefPressError when there is none, or when there are several: nobody hears two at a time.
    """
    names = {one: names_of(one.brief, one.language, str(one.length), one.audience) for one in editions}
    found = [one for one in editions if has_words(names[one], what)]
    if len(found) == 1:
        one = found[0]
        return Request((one.brief,), (one.audience,), (str(one.length),), (one.language,))
    if found:
        message, hint = f'"{what}" is {len(found)} editions', f"name one, such as {found[0]}"
    else:
        message, hint = f'no edition is named "{what}"', meant(what, names.values(), "briefpress list tells all")
    raise BriefPressError([Diagnostic("edition.not-one", message, hint=hint)])
