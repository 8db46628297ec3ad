"""The commands that need no press: explain, schema, new, docx-reference."""

from __future__ import annotations

import os
from pathlib import Path

from briefpress import scaffold, specimen
from briefpress.cli.voice import Result, Voice
from briefpress.cli.where import root_for_new
from briefpress.content.schema import schema_text
from briefpress.diagnostics import BriefPressError, Diagnostic, did_you_mean
from briefpress.explanations import EXPLANATIONS
from briefpress.project import Project


def explain(code: str, voice: Voice) -> int:
    """Print what a code means and what to do about it."""

    def attempt() -> Result:
        if code not in EXPLANATIONS:
            hint = did_you_mean(code, tuple(EXPLANATIONS))
            raise BriefPressError([Diagnostic("project.unknown-code", f'no finding has the code "{code}"', hint=hint)])
        voice.say(code)
        for line in EXPLANATIONS[code].splitlines():
            voice.say(f"  {line}" if line else "")
        return Result()

    return voice.close(attempt)


def schema(voice: Voice) -> int:
    """Print the schema of `brief.yaml`."""

    def attempt() -> Result:
        for line in schema_text().splitlines():
            voice.say(line)
        return Result()

    return voice.close(attempt)


def new_brief(name: str, folder: Path | None, voice: Voice) -> int:
    """Write a sample brief and say what to do with it."""

    def attempt() -> Result:
        root = root_for_new(folder)
        for path in scaffold.new_brief(root, name):
            voice.say(f"wrote {os.path.relpath(path)}")
        at = f" --project {os.path.relpath(root)}" if os.path.relpath(root) != "." else ""
        voice.say("next:")
        voice.say(f"  1. write: replace the sample text in content/{name}/brief.yaml; its comments say how")
        voice.say(f"  2. check: briefpress check {name}{at}")
        voice.say(f"  3. print: briefpress build {name}{at}")
        return Result()

    return voice.close(attempt)


def docx_reference(
    out: Path, language: str, audience: str, length: str, paper: str, folder: Path | None, voice: Voice
) -> int:
    """Write a reference document for Word and say what to do with it."""

    def attempt() -> Result:
        specimen.write_reference(Project(root_for_new(folder)), out, language, audience, length, paper)
        where = f"templates/audiences/{audience}" if audience else "templates"
        voice.say(f"wrote {os.path.relpath(out)}")
        voice.say("next:")
        voice.say("  1. edit it in Word: its styles, headers and footers, margins and paper")
        voice.say(f"  2. save it as {where}/reference.docx")
        voice.say("  3. print: briefpress build --format docx")
        return Result()

    return voice.close(attempt)
