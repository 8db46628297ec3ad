"""The bytes of a zip of XML -> its parts, within bounds: no size that it declares is trusted, no entity is followed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

from briefpress.diagnostics import BriefPressError, Diagnostic, Place
from briefpress.files.plain_xml import plain_xml
from briefpress.files.zip_parts import MOST_RATIO, ZipBounds, ZipFault, zip_parts

_MOST_XML = 40_000_000
_BOUNDS = ZipBounds(parts=3_000, unpacked=200_000_000)
_HINT = "open it in the program that wrote it, and save it anew"


@dataclass(frozen=True, slots=True)
class Archive:
    """The parts of a file."""

    name: str
    """Of the file."""
    parts: Mapping[str, bytes]

    def root(self, part: str) -> Element:
        """Return the root element of a part. Raises BriefPressError for one that is not there or is no XML."""
        content = self.parts.get(part)
        if content is None:
            raise _unreadable(self.name, f"the file lacks its part {part}", _HINT)
        if len(content) > _MOST_XML:
            raise _unreadable(self.name, f"its part {part} has more than {_MOST_XML / 1e6:g} MB of text", "part it")
        try:
            return plain_xml(content)
        except (ET.ParseError, ValueError, RecursionError) as error:
            raise _unreadable(self.name, f"{part} of the file cannot be read", _HINT) from error


def opened_archive(content: bytes, name: str) -> Archive:
    """Return the parts of a zip. Raises BriefPressError for one that is damaged, protected, or unpacks to too much."""
    return Archive(name, zip_parts(content, _BOUNDS, partial(_refused, name)))


def _refused(name: str, fault: ZipFault, detail: str) -> BriefPressError:
    smaller = "make its pictures smaller, or save the part that is needed as a file of its own"
    match fault:
        case ZipFault.NO_ZIP | ZipFault.DAMAGED:
            return _unreadable(name, "the file is damaged: it does not unpack", _HINT)
        case ZipFault.PARTS:
            return _unreadable(name, f"the file has {detail} parts, more than {_BOUNDS.parts}", _HINT)
        case ZipFault.TWINS:
            return _unreadable(name, "the file is damaged: two of its parts have one name", _HINT)
        case ZipFault.ENCRYPTED:
            return _unreadable(name, "the file is protected by a password", "save it without a password")
        case ZipFault.UNPACKED:
            return _unreadable(name, f"the file unpacks to more than {_BOUNDS.unpacked / 1e6:g} MB", smaller)
        case ZipFault.RATIO:
            return _unreadable(name, f'its part "{detail}" unpacks to more than {MOST_RATIO} times its size', smaller)


def _unreadable(name: str, message: str, hint: str) -> BriefPressError:
    return BriefPressError([Diagnostic("import.unreadable", message, Place(name), hint)])
