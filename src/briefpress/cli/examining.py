"""The commands that look and make nothing: verify."""

from __future__ import annotations

import os
from pathlib import Path

from briefpress.cli.voice import Result, Voice
from briefpress.cli.where import project_at
from briefpress.publish.verify import verify as verify_folder


def verify(build: Path | None, folder: Path | None, voice: Voice) -> int:
    """Tell what in a folder of builds is not as its manifest says; say so when all is."""

    def attempt() -> Result:
        found = verify_folder(build or Path(os.path.relpath(project_at(folder).build)))
        result = Result(found.whole, found.findings)
        if not result.exit_code and not voice.is_silent:
            count = len(found.whole)
            voice.say(f"{count} files are as the manifest says" if count != 1 else "1 file is as the manifest says")
        return result

    return voice.close(attempt)
