"""The command that says what a screen reader says of an edition: hear."""

from __future__ import annotations

from pathlib import Path

import click

from briefpress.cli import options
from briefpress.cli.output import CommandOutput, Result
from briefpress.cli.processors import processors
from briefpress.cli.project_folder import project_at
from briefpress.diagnostics import BriefPressError, Diagnostic, did_you_mean
from briefpress.editions.edition import Edition
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
    words = frozenset(what.split("/"))
    names = {one: {one.brief, one.language, str(one.length), one.audience, one.stem} for one in editions}
    found = [one for one in editions if words <= names[one]]
    if len(found) == 1:
        one = found[0]
        return Request((one.brief,), (one.audience,), (str(one.length),), (one.language,))
    known = sorted({word for some in names.values() for word in some})
    unknown = [word for word in words if word not in known]
    if found:
        message = f'"{what}" is {len(found)} editions'
        hint = "name one, such as " + "/".join((found[0].language, str(found[0].length), found[0].audience))
    else:
        message = f'no edition is named "{what}"'
        hint = did_you_mean(unknown[0], known) if unknown else "briefpress list tells all"
    raise BriefPressError([Diagnostic("edition.not-one", message, hint=hint or "briefpress list tells all")])
