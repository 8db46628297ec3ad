"""A preview that runs -> a note of its address for later commands of the same user, which point into it.

The note lies in the user's own folder for caches and is the user's alone to read: it holds the token. Where it cannot
be written (a full disk, no such folder) the preview runs all the same, and a later command starts one of its own.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import quote

from briefpress.diagnostics import BriefPressError
from briefpress.files.folder import opened
from briefpress.files.opener import read_named
from briefpress.preview.address import HOST, Address
from briefpress.preview.spot import Spot
from briefpress.project import Project
from briefpress.publish.own_folder import own_folder

_SECONDS = 3
_MOST_BYTES = 1000


def kept_at(caches: Path | None, project: Project) -> Path | None:
    """Return where the note of a project's preview lies; None where this user has no folder for it."""
    try:
        folder = own_folder(caches, project.root).path
    except BriefPressError:
        return None
    name = hashlib.sha256(str(project.root.resolve()).encode()).hexdigest()[:24]
    return folder / f"preview.{name}.json"


def keep(note: Path | None, address: Address) -> None:
    """Note an address; of several previews of one project, the last one's stays."""
    if note is None:
        return
    with suppress(OSError), opened(note.parent) as folder:
        with suppress(FileNotFoundError):
            folder.remove(note.name)
        descriptor = folder.open(note.name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(json.dumps({"port": address.port, "token": address.token, "process": os.getpid()}).encode())


def forget(note: Path | None) -> None:
    """Take the note away that this process has made."""
    if note and _read(note).get("process") == os.getpid():
        with suppress(OSError), opened(note.parent) as folder:
            folder.remove(note.name)


def pointed(note: Path | None, spot: Spot) -> bool:
    """Let the preview that runs show a spot; say whether one did."""
    known = _read(note) if note else {}
    port, token = known.get("port"), known.get("token")
    if not isinstance(port, int) or not isinstance(token, str):
        return False
    connection = HTTPConnection(HOST, port, timeout=_SECONDS)
    try:
        body = json.dumps({"file": spot.file, "line": spot.line})
        connection.request("POST", f"/{quote(token, safe='')}/at", body)
        answer = connection.getresponse()
        # Nobody looks: then a browser is to be opened.
        return answer.status == 200 and json.loads(answer.read(_MOST_BYTES)).get("browsers", 0) > 0
    except (OSError, HTTPException, ValueError):
        return False
    finally:
        connection.close()


def _read(note: Path) -> dict[str, object]:
    try:
        value = json.loads(read_named(note, _MOST_BYTES))
    except (OSError, ValueError, BriefPressError):
        return {}
    return value if isinstance(value, dict) else {}
