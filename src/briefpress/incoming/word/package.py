"""Bytes of a Word file -> its parts and how they are related (ECMA-376 part 2). No size that it declares is trusted."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass

from briefpress.diagnostics import BriefPressError
from briefpress.files.zip_parts import MOST_RATIO, ZipBounds, ZipFault, zip_parts
from briefpress.incoming.word.refusal import SAVE_AS, refusal
from briefpress.incoming.word.xml import Element, parse_xml

LARGEST_FILE = 50_000_000
"""In bytes; whoever reads the file need not read more."""
_MOST_XML = 40_000_000
_BOUNDS = ZipBounds(parts=3_000, unpacked=200_000_000)
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_MAIN_PART = "word/document.xml"


@dataclass(frozen=True, slots=True)
class Relationship:
    """How a part is related to another, or to something outside the file."""

    kind: str
    """The last step of its type's address: `footnotes`, `header`, `image`, `hyperlink`."""
    target: str
    """The name of a part, or an address."""
    is_external: bool


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a Word file by their names, without a slash before them."""

    parts: Mapping[str, bytes]

    @property
    def main(self) -> str:
        """The name of the part with the text. Raises BriefPressError when there is none."""
        related = self.relationships("").values()
        found = [one.target for one in related if one.kind == "officeDocument" and one.target in self.parts]
        if found or _MAIN_PART in self.parts:
            return found[0] if found else _MAIN_PART
        raise refusal("word.not-word", "is no Word document: it has no text", SAVE_AS)

    def relationships(self, part: str) -> Mapping[str, Relationship]:
        """Return a part's relationships by their ids; of the whole file's for the empty name."""
        folder, name = posixpath.split(part)
        content = self.parts.get(posixpath.join(folder, "_rels", f"{name}.rels"))
        if content is None:
            return {}
        return {str(one.get("Id")): _relationship(one, folder) for one in parse_xml(content, part) if one.get("Id")}

    def related(self, part: str, kind: str) -> tuple[str, ...]:
        """Return the names of the parts that are related to a part in a way, and are there."""
        found = (one.target for one in self.relationships(part).values() if one.kind == kind)
        return tuple(name for name in found if name in self.parts)

    def root(self, part: str) -> Element:
        """Return the root element of a part that is there. Raises BriefPressError for what is no XML."""
        content = self.parts[part]
        if len(content) > _MOST_XML:
            raise _too_large(f'has {len(content) // 1_000_000} MB of text in its part "{part}"')
        return parse_xml(content, part)

    def first_root(self, kind: str) -> Element | None:
        """Return the root of the part that is related to the text in a way, or None."""
        return next((self.root(name) for name in self.related(self.main, kind)), None)


def open_package(content: bytes) -> Package:
    """Return the parts of a Word file. Raises BriefPressError with what is wrong, and what to do."""
    if len(content) > LARGEST_FILE:
        raise _too_large(f"is larger than {LARGEST_FILE // 1_000_000} MB")
    if content.startswith(_OLE):
        raise _ole(content)
    return Package(zip_parts(content, _BOUNDS, _refused))


def _relationship(element: Element, folder: str) -> Relationship:
    kind, target = str(element.get("Type") or "").rpartition("/")[2], str(element.get("Target") or "")
    if element.get("TargetMode") == "External":
        return Relationship(kind, target, is_external=True)
    path = target if target.startswith("/") else posixpath.join("/", folder, target)
    return Relationship(kind, posixpath.normpath(path).lstrip("/"), is_external=False)


def _ole(content: bytes) -> BriefPressError:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return refusal("word.encrypted", "is protected by a password", "save it in Word without a password")
    return refusal("word.old", "is a document of Word 97-2003 (.doc)")


def _refused(fault: ZipFault, detail: str) -> BriefPressError:
    match fault:
        case ZipFault.NO_ZIP:
            return refusal("word.not-word", "is no Word document: it is not a zip file")
        case ZipFault.DAMAGED:
            return refusal("word.damaged", "is damaged: it does not unpack")
        case ZipFault.PARTS:
            return _too_large(f"has {detail} parts, more than {_BOUNDS.parts}")
        case ZipFault.TWINS:
            return refusal("word.damaged", "is damaged: two of its parts have one name")
        case ZipFault.ENCRYPTED:
            return refusal("word.encrypted", "is protected by a password", "save it in Word without a password")
        case ZipFault.UNPACKED:
            return _too_large(f"unpacks to more than {_BOUNDS.unpacked // 1_000_000} MB")
        case ZipFault.RATIO:
            return _too_large(f'unpacks "{detail}" to more than {MOST_RATIO} times its size')


def _too_large(message: str) -> BriefPressError:
    hint = "make its pictures smaller, or save the part that is needed as a file of its own"
    return refusal("word.too-large", message, hint)
