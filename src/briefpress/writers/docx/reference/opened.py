"""Parts of a Word file -> Opened: its parts by what they are for, their XML read without trust (ECMA-376 part 2)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import unquote

from lxml import etree

from briefpress.writers.docx.markup import Element
from briefpress.writers.docx.reference.zipped import refusal

_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPES_PART = "/[Content_Types].xml"
_LARGEST_XML = 8_000_000
"""In bytes; read, it takes some ten times as much."""
_STRICT = "http://purl.oclc.org/ooxml/"


@dataclass(frozen=True, slots=True)
class Relationship:
    id: str
    kind: str
    """The last word of its type: `styles`, `header`, `image`."""
    target: str
    """Name of a part, or an address outside the package."""
    is_external: bool
    is_strict: bool
    """Whether its type is that of Strict Open XML, whose names are others."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A package, its XML read when it is asked for."""

    parts: Mapping[str, bytes]
    _names: dict[str, str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        # Names of parts are the same in small letters and capitals (part 2, 6.2.2.3).
        object.__setattr__(self, "_names", {name.casefold(): name for name in self.parts})

    def has(self, name: str) -> bool:
        return name.casefold() in self._names

    def content(self, name: str) -> bytes:
        return self.parts[self._names[name.casefold()]]

    def xml(self, name: str) -> Element:
        """Return the root of a part. Raises BriefPressError when it is no XML, or has a document type."""
        return read_xml(name, self.content(name))

    def content_type(self, name: str) -> str:
        """Return what kind of content a part says it has; empty when it says nothing."""
        types = _types_in(self.content(_TYPES_PART))
        extension = name.rpartition(".")[2].casefold()
        return types.by_part.get(name.casefold()) or types.by_extension.get(extension, "")

    def content_types(self) -> Iterator[str]:
        """Yield every kind of content that the package names."""
        types = _types_in(self.content(_TYPES_PART))
        yield from (*types.by_part.values(), *types.by_extension.values())

    def relationships(self, name: str) -> tuple[Relationship, ...]:
        """Return the relationships of a part, or of the package for `/`."""
        folder, _, file = name.rpartition("/")
        listed = f"{folder}/_rels/{file}.rels"
        if not self.has(listed):
            return ()
        return _relationships_in(listed, folder or "/", self.content(listed))

    def related(self, name: str, kind: str) -> str:
        """Return the first part of a kind that a part is related to and that is there; empty when there is none."""
        found = (one.target for one in self.relationships(name) if one.kind == kind and not one.is_external)
        return next((target for target in found if self.has(target)), "")

    @property
    def main(self) -> str:
        """The main document's name; empty when there is none."""
        return self.related("/", "officeDocument")


@dataclass(frozen=True, slots=True)
class _Types:
    """What the parts of a package are, names and extensions in small letters."""

    by_part: Mapping[str, str]
    by_extension: Mapping[str, str]


# Asked for each picture of each header; what is read is a value and cannot change.
@lru_cache(maxsize=4)
def _types_in(content: bytes) -> _Types:
    entries = list(read_xml(_TYPES_PART, content).iterchildren(etree.Element))
    by_part = {str(one.get("PartName")).casefold(): one for one in reversed(entries) if one.tag == f"{_TYPES}Override"}
    by_extension = {str(one.get("Extension")).casefold(): one for one in entries if one.tag == f"{_TYPES}Default"}
    return _Types(
        {name: str(one.get("ContentType")) for name, one in by_part.items()},
        {name: str(one.get("ContentType")) for name, one in by_extension.items()},
    )


@lru_cache(maxsize=64)
def _relationships_in(name: str, folder: str, content: bytes) -> tuple[Relationship, ...]:
    return tuple(_relationship(found, folder) for found in read_xml(name, content).iter(_RELATIONSHIP))


def read_xml(name: str, content: bytes) -> Element:
    """Return the root of a part's XML. Raises BriefPressError when it is no XML, or has a document type.

    Nothing is fetched and no entity is put in; a document type, which Open XML forbids, is refused before it is read.
    """
    shown = name.removeprefix("/")
    if len(content) > _LARGEST_XML:
        message = f'holds {len(content) // 1_000_000} MB of XML in "{shown}"'
        raise refusal("reference.unpacks-too-far", message, "export a new one: briefpress docx-reference")
    # Also in UTF-16, where every other byte is 0.
    if b"<!DOCTYPE" in content.replace(b"\0", b"").upper():
        raise _doctype(shown)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        why = str(error.msg if isinstance(error, etree.XMLSyntaxError) else error).partition("\n")[0] or "it is no XML"
        raise refusal(
            "reference.bad-xml", f'is damaged: in "{shown}": {why}', "open it in Word, repair it and save it again"
        ) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise _doctype(shown)
    return root


def _doctype(name: str) -> Exception:
    return refusal(
        "reference.document-type",
        f'holds a document type or entities, in "{name}"',
        "open it in Word and save it again: Word writes none",
    )


def _relationship(found: Element, folder: str) -> Relationship:
    full, target = str(found.get("Type")), str(found.get("Target"))
    is_external = found.get("TargetMode") == "External"
    if not is_external:
        target = posixpath.normpath(posixpath.join(folder, unquote(target)))
    return Relationship(str(found.get("Id")), full.rpartition("/")[2], target, is_external, full.startswith(_STRICT))
