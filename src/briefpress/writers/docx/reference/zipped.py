"""Bytes of a Word file -> its parts, as far as they can be had without harm. No size that it declares is trusted."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping

from briefpress.diagnostics import BriefPressError, Diagnostic

LARGEST_FILE = 20_000_000
"""In bytes; whoever reads the file need not read more."""
_MOST_BYTES = 100_000_000
_MOST_PARTS = 1_000
# XML shrinks to a twentieth at best; a part of this size that shrinks further holds nothing but repetition.
_MOST_RATIO = 150
_RATIO_COUNTS_FROM = 1_000_000
_CHUNK = 65_536
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = 0x1

_SAVE_AS = "open it in Word and save it as Word Document (.docx)"


def unzipped(content: bytes) -> Mapping[str, bytes]:
    """Return the parts by their names, which begin with a slash. Raises BriefPressError with what is wrong."""
    if len(content) > LARGEST_FILE:
        raise refusal(
            "reference.too-large", f"is larger than {LARGEST_FILE // 1_000_000} MB", "make its pictures smaller"
        )
    if content.startswith(_OLE):
        raise _ole(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _check_declared(entries)
            return _inflated(archive, entries)
    except zipfile.BadZipFile as error:
        if content.startswith(b"PK"):
            raise refusal("reference.damaged", "is damaged: it does not unpack", _SAVE_AS) from error
        raise refusal("reference.not-word", "is no Word document: it is not a zip file", _SAVE_AS) from error
    except (NotImplementedError, RuntimeError, EOFError, zlib.error, OSError, ValueError) as error:
        raise refusal("reference.damaged", "is damaged: it does not unpack", _SAVE_AS) from error


def refusal(code: str, message: str, hint: str) -> BriefPressError:
    """Return an error about the file as a whole; who knows its name adds the place."""
    return BriefPressError([Diagnostic(code, message, hint=hint)])


def _ole(content: bytes) -> BriefPressError:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return refusal("reference.encrypted", "is protected by a password", "save it in Word without a password")
    return refusal("reference.old-word", "is a document of Word 97-2003 (.doc)", _SAVE_AS)


def _check_declared(entries: list[zipfile.ZipInfo]) -> None:
    """Refuse, before anything is unpacked, what says itself that it is too much."""
    names = [entry.filename.casefold() for entry in entries]
    if len(entries) > _MOST_PARTS:
        raise _bomb(f"has {len(entries)} parts; no letterhead has more than {_MOST_PARTS}")
    if len(set(names)) < len(names):
        raise refusal("reference.damaged", "is damaged: two of its parts have one name", _SAVE_AS)
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise refusal("reference.encrypted", "is protected by a password", "save it in Word without a password")
    if sum(entry.file_size for entry in entries) > _MOST_BYTES:
        raise _bomb(f"unpacks to more than {_MOST_BYTES // 1_000_000} MB")
    for entry in entries:
        if entry.file_size > _RATIO_COUNTS_FROM and entry.file_size > _MOST_RATIO * max(1, entry.compress_size):
            raise _bomb(f'unpacks "{entry.filename}" to more than {_MOST_RATIO} times its size')


def _inflated(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> dict[str, bytes]:
    """Return the parts, counting what really comes out."""
    parts: dict[str, bytes] = {}
    total = 0
    for entry in entries:
        pieces = []
        with archive.open(entry) as stream:
            while piece := stream.read(_CHUNK):
                total += len(piece)
                if total > _MOST_BYTES:
                    raise _bomb(f"unpacks to more than {_MOST_BYTES // 1_000_000} MB")
                pieces.append(piece)
        parts["/" + entry.filename.replace("\\", "/").lstrip("/")] = b"".join(pieces)
    return parts


def _bomb(message: str) -> BriefPressError:
    return refusal("reference.unpacks-too-far", message, "export a new one: briefpress docx-reference")
