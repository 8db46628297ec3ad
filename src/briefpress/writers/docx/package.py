"""Parts -> the bytes of a .docx: python-docx's package, zipped so that the same parts give the same bytes."""

from __future__ import annotations

import io
import zipfile
from enum import Enum
from typing import cast

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.package import Package as OpcPackage

from briefpress.writers.docx.markup import Element

# Zip files know no earlier date.
_DATE = (1980, 1, 1, 0, 0, 0)


class Kind(Enum):
    """A kind of part: its content type, and the relationship by which another part finds it."""

    STYLES = (CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES)
    SETTINGS = (CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS)
    FONTS = (CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE)
    THEME = (CONTENT_TYPE.OFC_THEME, RELATIONSHIP_TYPE.THEME)
    NUMBERING = (CONTENT_TYPE.WML_NUMBERING, RELATIONSHIP_TYPE.NUMBERING)
    FOOTNOTES = (CONTENT_TYPE.WML_FOOTNOTES, RELATIONSHIP_TYPE.FOOTNOTES)
    ENDNOTES = (CONTENT_TYPE.WML_ENDNOTES, RELATIONSHIP_TYPE.ENDNOTES)
    HEADER = (CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER)
    FOOTER = (CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER)
    CORE = (CONTENT_TYPE.OPC_CORE_PROPERTIES, RELATIONSHIP_TYPE.CORE_PROPERTIES)
    EXTENDED = (CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
    DATA = (CONTENT_TYPE.XML, RELATIONSHIP_TYPE.CUSTOM_XML)
    CUSTOM = (CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)


class Package:
    """A Word package under construction. Relationships are numbered in the order in which parts are added.

    The casts: python-docx asks for its own kind of element, and writes any.
    """

    def __init__(self, document: Element) -> None:
        self._opc = OpcPackage()
        name = PackURI("/word/document.xml")
        self.document = XmlPart(name, CONTENT_TYPE.WML_DOCUMENT_MAIN, cast(BaseOxmlElement, document), self._opc)
        self._opc.relate_to(self.document, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)

    def add(self, name: str, kind: Kind, root: Element) -> XmlPart:
        """Add a part of the document, by its file in `word/`. The root may be filled later."""
        content_type, relationship_type = kind.value
        part = XmlPart(PackURI(f"/word/{name}"), content_type, cast(BaseOxmlElement, root), self._opc)
        self.document.relate_to(part, relationship_type)
        return part

    @property
    def opc(self) -> OpcPackage:
        """What parts are made in."""
        return self._opc

    @property
    def notes(self) -> tuple[XmlPart, ...]:
        """The parts of notes that have been added."""
        return self._parts(Kind.FOOTNOTES, Kind.ENDNOTES)

    def part(self, kind: Kind) -> XmlPart:
        """Return the part of a kind of which each package has one, which has been added."""
        (found,) = self._parts(kind)
        return found

    def _parts(self, *kinds: Kind) -> tuple[XmlPart, ...]:
        types = {kind.value[0] for kind in kinds}
        return tuple(
            part for part in self._opc.iter_parts() if isinstance(part, XmlPart) and part.content_type in types
        )

    def unused(self, stem: str, extension: str = "xml") -> str:
        """Return the first file in `word/` that no part has: `header1.xml` for `header`."""
        name = str(self._opc.next_partname(f"/word/{stem}%d.{extension}"))
        return name.removeprefix("/word/")

    def add_properties(self, name: str, kind: Kind, root: Element) -> None:
        """Add a part of properties, by its file in `docProps/`."""
        content_type, relationship_type = kind.value
        part = XmlPart(PackURI(f"/docProps/{name}"), content_type, cast(BaseOxmlElement, root), self._opc)
        self._opc.relate_to(part, relationship_type)

    def add_data(self, root: Element, properties: Element) -> None:
        """Add a part that only programs read, with the part that describes it."""
        content_type, relationship_type = Kind.DATA.value
        part = XmlPart(PackURI("/customXml/item1.xml"), content_type, cast(BaseOxmlElement, root), self._opc)
        name, described = PackURI("/customXml/itemProps1.xml"), cast(BaseOxmlElement, properties)
        part.relate_to(
            XmlPart(name, CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES, described, self._opc),
            RELATIONSHIP_TYPE.CUSTOM_XML_PROPS,
        )
        self.document.relate_to(part, relationship_type)

    def relationship(self, part: XmlPart, kind: Kind) -> str:
        """Return the name by which the document refers to one of its parts."""
        return str(self.document.relate_to(part, kind.value[1]))

    def zipped(self) -> bytes:
        """Return the file's bytes."""
        saved = io.BytesIO()
        self._opc.save(saved)
        return _settled(saved.getvalue())


def relate(part: XmlPart, address: str) -> str:
    """Return the part's relationship to an address outside the package, made when it is first asked for."""
    return str(part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))


def _settled(content: bytes) -> bytes:
    """Return a zip file with its entries sorted and without the clock; readers want the content types first."""
    settled = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(settled, "w") as target:
        names = sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            # Otherwise the system that runs it, and its permissions, would stand in the file.
            entry.create_system = 0
            entry.external_attr = 0
            target.writestr(entry, source.read(name), compresslevel=6)
    return settled.getvalue()
