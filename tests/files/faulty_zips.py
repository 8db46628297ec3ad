"""Archives that hide something, made of good ones."""

from __future__ import annotations

import io
import zipfile


def with_twin(content: bytes, name: str) -> bytes:
    """Return an archive in which a part is there twice: programs do not agree on which of them counts."""
    made = io.BytesIO(content)
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr(name.upper(), "<a/>")
    return made.getvalue()


def encrypted(content: bytes) -> bytes:
    """Return an archive whose parts say that they are encrypted (APPNOTE 4.4.4)."""
    made = bytearray(content)
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = made.find(signature)
        while place >= 0:
            made[place + flags] |= 0x1
            place = made.find(signature, place + 4)
    return bytes(made)


def with_many_parts(content: bytes, count: int) -> bytes:
    """Return an archive with so many parts more."""
    made = io.BytesIO(content)
    with zipfile.ZipFile(made, "a") as archive:
        for number in range(count):
            archive.writestr(f"more/{number}.xml", "")
    return made.getvalue()
