"""Bytes of a zip -> its parts, within bounds. No size that it declares is trusted."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

# XML shrinks to a twentieth at best; a part of this size that shrinks further holds nothing but repetition.
MOST_RATIO = 150
_RATIO_COUNTS_FROM = 1_000_000
_CHUNK = 65_536
_ENCRYPTED = 0x1
_SIGNATURE = b"PK"
# What zipfile raises beside its own: for methods that it lacks, parts that end early, or begin before the archive does.
_DAMAGED = (NotImplementedError, RuntimeError, EOFError, zlib.error, OSError, ValueError)


class ZipFault(Enum):
    """What speaks against a zip; what is told of it beside is in brackets."""

    NO_ZIP = auto()
    DAMAGED = auto()
    """It does not unpack."""
    PARTS = auto()
    """It has too many (how many)."""
    TWINS = auto()
    """Two of its parts have one name."""
    ENCRYPTED = auto()
    UNPACKED = auto()
    """It unpacks to too much."""
    RATIO = auto()
    """A part unpacks to too many times its size (the part's name)."""


@dataclass(frozen=True, slots=True)
class ZipBounds:
    """What a zip may unpack to."""

    parts: int
    unpacked: int
    """In bytes, all parts together."""
    ratio: float = MOST_RATIO
    """How many times its size a large part may unpack to."""


def zip_parts(
    content: bytes,
    bounds: ZipBounds,
    refusal: Callable[[ZipFault, str], Exception],
    is_needed: Callable[[str], bool] = lambda _name: True,
) -> dict[str, bytes]:
    """Return the parts of a zip, those that are needed by their names; what stands in the way counts in all of them.

    Raises what `refusal` makes of the first fault.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _unpacked(archive, bounds, refusal, is_needed)
    except zipfile.BadZipFile as error:
        raise refusal(ZipFault.DAMAGED if content.startswith(_SIGNATURE) else ZipFault.NO_ZIP, "") from error
    except _DAMAGED as error:
        raise refusal(ZipFault.DAMAGED, "") from error


def _unpacked(
    archive: zipfile.ZipFile,
    bounds: ZipBounds,
    refusal: Callable[[ZipFault, str], Exception],
    is_needed: Callable[[str], bool],
) -> dict[str, bytes]:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    _check_declared(entries, bounds, refusal)
    parts: dict[str, bytes] = {}
    total = 0
    for entry in entries:
        if not is_needed(_name_of(entry)):
            continue
        pieces = []
        with archive.open(entry) as stream:
            while piece := stream.read(_CHUNK):
                total += len(piece)
                if total > bounds.unpacked:
                    raise refusal(ZipFault.UNPACKED, "")
                pieces.append(piece)
        parts[_name_of(entry)] = b"".join(pieces)
    return parts


def _name_of(entry: zipfile.ZipInfo) -> str:
    """Return a part's name without a stroke before it, and with those of the standard: some programs write others."""
    return entry.filename.replace("\\", "/").lstrip("/")


def _check_declared(
    entries: list[zipfile.ZipInfo], bounds: ZipBounds, refusal: Callable[[ZipFault, str], Exception]
) -> None:
    """Refuse, before anything is unpacked, what says itself that it is too much."""
    if len(entries) > bounds.parts:
        raise refusal(ZipFault.PARTS, str(len(entries)))
    if len({entry.filename.casefold() for entry in entries}) < len(entries):
        raise refusal(ZipFault.TWINS, "")
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise refusal(ZipFault.ENCRYPTED, "")
    if sum(entry.file_size for entry in entries) > bounds.unpacked:
        raise refusal(ZipFault.UNPACKED, "")
    for entry in entries:
        if entry.file_size > _RATIO_COUNTS_FROM and entry.file_size > bounds.ratio * max(1, entry.compress_size):
            raise refusal(ZipFault.RATIO, entry.filename)
