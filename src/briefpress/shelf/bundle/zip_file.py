"""Members -> the bytes of a ZIP file with their hashes in it; the same bytes for the same members."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass

from briefpress.publish.manifest import sha256_of

SUMS = "SHA256SUMS"
# The first day that a ZIP file can tell (APPNOTE 4.4.6): files have no other date here.
_NO_DATE = (1980, 1, 1, 0, 0, 0)
_PACKED = (".pdf", ".docx", ".xlsx", ".png", ".jpg", ".jpeg", ".webp", ".avif")
_READABLE = 0o644 << 16
_UNIX = 3


@dataclass(frozen=True, slots=True)
class Member:
    """A file of a bundle."""

    path: str
    content: bytes


def zip_file(folder: str, members: Iterable[Member]) -> bytes:
    """Return a ZIP file of members below one folder, and the hashes of all of them as `sha256sum` reads them."""
    ordered = sorted(members, key=lambda member: member.path)
    sums = "".join(f"{sha256_of(member.content)}  {member.path}\n" for member in ordered)
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for member in (*ordered, Member(SUMS, sums.encode())):
            archive.writestr(_info(f"{folder}/{member.path}"), member.content)
    return written.getvalue()


def _info(path: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(path, _NO_DATE)
    is_packed = path.lower().endswith(_PACKED)
    info.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
    # Whatever system packs it, it is told to come from the same.
    info.create_system, info.external_attr = _UNIX, _READABLE
    return info
