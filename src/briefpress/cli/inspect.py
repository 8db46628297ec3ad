"""The commands that look and make nothing: verify, doctor."""

from __future__ import annotations

import os
from pathlib import Path

from briefpress.cli.output import CommandOutput, Result
from briefpress.cli.project_folder import project_at
from briefpress.project import Project, find_project
from briefpress.publish.verify import verify as verify_folder


def verify(build: Path | None, folder: Path | None, output: CommandOutput) -> int:
    """Tell what in a folder of builds is not as its manifest says; say so when all is."""

    def attempt() -> Result:
        found = verify_folder(build or Path(os.path.relpath(project_at(folder).build)))
        result = Result(found.whole, found.findings)
        if not result.exit_code and not output.is_silent:
            count = len(found.whole)
            output.say(f"{count} files are as the manifest says" if count != 1 else "1 file is as the manifest says")
        return result

    return output.close(attempt)


def doctor(folder: Path | None, out: Path | None, all_systems: bool, output: CommandOutput) -> int:
    """Tell what is in order on this machine and, as findings, what is not."""
    from briefpress.doctor.checks import check
    from briefpress.doctor.probe import probe
    from briefpress.doctor.remedies import systems_for

    def attempt() -> Result:
        project = _project_or_none(folder)
        facts = probe(project, out or (project.build if project else None))
        checks = check(facts, systems_for(facts.machine.system, every=all_systems))
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
