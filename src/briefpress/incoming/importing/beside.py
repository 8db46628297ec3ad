"""The name that a text gives a picture -> the picture's bytes: a file in the text's own folder, or none."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from briefpress.assets.pictures.picture import SIZE_LIMIT
from briefpress.diagnostics import BriefPressError
from briefpress.files.opener import Opener, Root


@dataclass(frozen=True, slots=True)
class Beside:
    """The folder of a document. Nothing outside of it is opened, and no address is followed."""

    folder: Path | None = None
    """None where there is none."""

    def read(self, address: str) -> bytes:
        """Return a picture's bytes; nothing for one that is elsewhere, is not there or is too large."""
        if address.startswith("data:"):
            return _embedded(address)
        path = PurePosixPath(unquote(address.partition("?")[0]))
        is_elsewhere = ":" in address or path.is_absolute() or ".." in path.parts or not path.parts
        if self.folder is None or is_elsewhere:
            return b""
        try:
            content = Opener((Root(self.folder),)).read(self.folder / path, SIZE_LIMIT)
        except (OSError, ValueError, BriefPressError):
            return b""
        return content if len(content) <= SIZE_LIMIT else b""


def _embedded(address: str) -> bytes:
    head, _, body = address.partition(",")
    if not head.endswith(";base64"):
        return unquote(body).encode()
    try:
        return base64.b64decode(body, validate=False)
    except (binascii.Error, ValueError):
        return b""
