"""The commands that look and write nothing: check, list, explain, verify, doctor, schema."""

from __future__ import annotations

import os
from pathlib import Path

import click

from briefpress.cli import options
from briefpress.cli.output import CommandOutput, Result
from briefpress.cli.processors import processors
from briefpress.cli.project_folder import named_folder, project_at, root_for_new
from briefpress.diagnostics import BriefPressError, Diagnostic, did_you_mean
from briefpress.editions.request import Request
from briefpress.project import Project, find_project


@click.command()
@options.with_request
@options.with_look
@click.option("--pages", is_flag=True, help="Lay the pages out too: whether each edition fits, and ends well.")
@options.with_json
@options.with_quiet
@options.with_project
def check(
    request: Request, look: str, settings: tuple[str, ...], pages: bool, as_json: bool, quiet: bool, folder: Path | None
) -> int:
    """Tell every finding about briefs and write nothing."""
    output = CommandOutput(as_json, quiet)

    def attempt() -> Result:
        from briefpress.report.findings import summary

        project = project_at(folder)
        if pages:
            diagnostics = _page_findings(request, project, look, settings, output)
        else:
            from briefpress.pipeline import pipeline

            diagnostics = pipeline.check(request, project, look, settings, is_whole=as_json)
        if not diagnostics and not output.is_silent:
            output.say(summary(diagnostics))
        return Result(diagnostics=diagnostics)

    return output.close(attempt)


def _page_findings(
    request: Request, project: Project, look: str, settings: tuple[str, ...], output: CommandOutput
) -> tuple[Diagnostic, ...]:
    """Return the findings of briefs and of their pages, which are laid out and not kept."""
    from briefpress.pipeline import pipeline
    from briefpress.pipeline.outcome import Plan

    plan = Plan(project.build, processors(), look=look, settings=settings)
    progress = output.progress()
    try:
        return pipeline.check_pages(request, project, plan, progress, is_whole=output.as_json)
    finally:
        progress.close()


@click.command(name="list")
@options.with_request
@options.with_json
@options.with_project
def list_(request: Request, as_json: bool, folder: Path | None) -> int:
    """List the editions that a build would make."""
    output = CommandOutput(as_json)

    def attempt() -> Result:
        from briefpress.pipeline import pipeline

        editions = pipeline.editions(request, project_at(folder))
        for edition in () if output.is_silent else editions:
            output.say(f"{edition.brief} {edition}")
        return Result(editions)

    return output.close(attempt)


@click.command()
@click.argument("what", metavar="CODE|EDITION")
@click.option("--out", type=options.PATH, metavar="DIR", help="Folder of the files; else build/ in the project.")
@options.with_project
def explain(what: str, out: Path | None, folder: Path | None) -> int:
    """Explain a finding's CODE, such as content.unknown-source, or how an EDITION was made to fit.

    An edition is named by any of its brief, language, length and audience, with slashes between: ru/indepth.
    """
    output = CommandOutput()

    def attempt() -> Result:
        from briefpress.report.explanations import EXPLANATIONS

        if what in EXPLANATIONS:
            _explain_code(what, EXPLANATIONS[what], output)
        elif _names_edition(what):
            _explain_editions(what, named_folder(out) if out else project_at(folder).build, output)
        else:
            hint = did_you_mean(what, tuple(EXPLANATIONS))
            raise BriefPressError([Diagnostic("project.unknown-code", f'no finding has the code "{what}"', hint=hint)])
        return Result()

    return output.close(attempt)


def _names_edition(what: str) -> bool:
    """Say whether words name editions, not a code: `ru/indepth`, `glance`, `zh-Hans`, a file's name."""
    return "/" in what or "." not in what or what.count(".") > 1


def _explain_code(code: str, explanation: str, output: CommandOutput) -> None:
    output.say(code)
    for line in explanation.splitlines():
        output.say(f"  {line}" if line else "")


def _explain_editions(what: str, build: Path, output: CommandOutput) -> None:
    """Print a line for each edition that has all the words between slashes: brief, language, length, audience."""
    from briefpress.editions.named import has_words, meant, names_of
    from briefpress.publish.manifest import read_manifest
    from briefpress.report.account import account_of

    entries = read_manifest(build)
    names = {entry.stem: names_of(entry.brief, entry.language, entry.length, entry.audience) for entry in entries}
    found = {entry.stem: entry for entry in entries if has_words(names[entry.stem], what) or entry.path.endswith(what)}
    if not found:
        message = f'no edition "{what}" has been made in {os.path.relpath(build)}'
        hint = meant(what, names.values(), "make it first: briefpress build")
        raise BriefPressError([Diagnostic("edition.not-made", message, hint=hint)])
    for entry in found.values():
        output.say(account_of(entry))


@click.command()
@click.argument("build", type=options.PATH, metavar="[DIR]", required=False)
@options.with_json
@options.with_quiet
@options.with_project
def verify(build: Path | None, as_json: bool, quiet: bool, folder: Path | None) -> int:
    """Compare the files in DIR, else in build/, with their manifest."""
    output = CommandOutput(as_json, quiet)

    def attempt() -> Result:
        from briefpress.publish.verify import verify as verify_folder

        found = verify_folder(named_folder(build) if build else Path(os.path.relpath(project_at(folder).build)))
        result = Result(found.whole, found.findings)
        if not result.exit_code and not output.is_silent:
            count = len(found.whole)
            output.say(f"{count} files are as the manifest says" if count != 1 else "1 file is as the manifest says")
        return result

    return output.close(attempt)


@click.command()
@click.option("--all-systems", is_flag=True, help="Say what to install on every system, not on this one alone.")
@options.with_build_folder
@options.with_json
@options.with_quiet
@options.with_project
def doctor(all_systems: bool, out: Path | None, as_json: bool, quiet: bool, folder: Path | None) -> int:
    """Tell what this machine lacks for a build, and what to install."""
    output = CommandOutput(as_json, quiet)

    def attempt() -> Result:
        from briefpress.doctor.checks import check as checks_of
        from briefpress.doctor.probe import probe
        from briefpress.doctor.remedies import systems_for

        project = _project_or_none(folder)
        facts = probe(project, out or (project.build if project else None))
        checks = checks_of(facts, systems_for(facts.machine.system, every=all_systems))
        for one in () if output.is_silent else checks:
            if one.state == "ok":
                output.say(f"ok  {one.told}")
        findings = tuple(finding for one in checks for finding in one.findings)
        told = tuple(
            {"check": one.subject, "state": one.state, "told": one.findings[0].message if one.findings else one.told}
            for one in checks
        )
        return Result(diagnostics=findings, checks=told)

    return output.close(attempt)


def _project_or_none(folder: Path | None) -> Project | None:
    """Return the project named or at hand; one that is named has to be there."""
    return find_project(Path.cwd()) if folder is None else project_at(folder)


@click.command()
@click.argument("what", type=click.Choice(["brief", "audience", "theme", "lengths"]), default="brief", required=False)
@options.with_project
def schema(what: str, folder: Path | None) -> int:
    """Print the JSON Schema of a brief, an audience, a theme or the lengths of a project, for editors."""
    output = CommandOutput()

    def attempt() -> Result:
        for line in _schema_text(what, folder).splitlines():
            output.say(line)
        return Result()

    return output.close(attempt)


def _schema_text(what: str, folder: Path | None) -> str:
    from briefpress.scaffold import schemas

    makers = {
        "brief": schemas.brief_schema,
        "audience": schemas.audience_schema,
        "theme": schemas.theme_schema,
        "lengths": schemas.lengths_schema,
    }
    return makers[what](Project(root_for_new(folder)))
