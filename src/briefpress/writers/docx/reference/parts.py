"""A part of theirs -> the same part in our package: its relationships, pictures and numbers are new ones."""

from __future__ import annotations

from typing import cast

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from briefpress.writers.docx.bookmarks import Marks
from briefpress.writers.docx.markup import Element
from briefpress.writers.docx.package import Kind, Package, relate
from briefpress.writers.docx.reference.opened import Opened, Relationship
from briefpress.writers.docx.reference.order import settle

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_COPIED = {"image": RELATIONSHIP_TYPE.IMAGE, "font": RELATIONSHIP_TYPE.FONT}
_NUMBERED = (qn("wp:docPr"), qn("w:bookmarkStart"), qn("w:bookmarkEnd"))


class Importer:
    """Brings parts of one package into another; a picture that two parts show is brought once."""

    def __init__(self, opened: Opened, package: Package, marks: Marks) -> None:
        self._opened = opened
        self._package = package
        self._marks = marks
        self._made: dict[str, Part] = {}

    def add(self, name: str, target: str, kind: Kind, root: Element | None = None) -> XmlPart:
        """Add a part of theirs under a name of ours. `root` is what becomes of its XML, if that is changed."""
        made = self._package.add(target, kind, self._opened.xml(name) if root is None else root)
        settle(made.element)
        relations = {found.id: self._relation(made, found) for found in self._opened.relationships(name)}
        _refer(made.element, relations)
        self._number(made.element)
        return made

    def _relation(self, part: XmlPart, found: Relationship) -> str:
        """Return how a part of ours refers to what theirs referred to; empty for what is left behind."""
        if found.is_external:
            return relate(part, found.target) if found.kind == "hyperlink" else ""
        if found.kind not in _COPIED or not self._opened.has(found.target):
            return ""
        return str(part.relate_to(self._copy(found), _COPIED[found.kind]))

    def _copy(self, found: Relationship) -> Part:
        if found.target not in self._made:
            extension = found.target.rpartition(".")[2]
            folder = "media/image" if found.kind == "image" else "fonts/font"
            name = PackURI(f"/word/{self._package.unused(folder, extension)}")
            content = self._opened.content(found.target)
            self._made[found.target] = Part(name, self._opened.content_type(found.target), content, self._package.opc)
        return self._made[found.target]

    def _number(self, root: Element) -> None:
        """Give pictures, controls and bookmarks numbers that nothing else of the document has.

        Bookmarks that Word keeps for itself are left behind: ours have such names.
        """
        names: dict[str, int] = {}
        for found in list(root.iter(*_NUMBERED, qn("w:sdtPr"))):
            match found.tag:
                case tag if tag == qn("wp:docPr"):
                    found.set("id", str(self._marks.next_number()))
                case tag if tag == qn("w:sdtPr"):
                    for number in found.findall(qn("w:id")):
                        number.set(qn("w:val"), str(self._marks.next_number()))
                case tag if tag == qn("w:bookmarkStart") and not str(found.get(qn("w:name"))).startswith("_"):
                    names[str(found.get(qn("w:id")))] = self._marks.next_number()
                    found.set(qn("w:id"), str(names[str(found.get(qn("w:id")))]))
                case tag if tag == qn("w:bookmarkEnd") and str(found.get(qn("w:id"))) in names:
                    found.set(qn("w:id"), str(names.pop(str(found.get(qn("w:id"))))))
                case _:
                    cast(BaseOxmlElement, found.getparent()).remove(found)


def _refer(root: Element, relations: dict[str, str]) -> None:
    """Let a part refer to its new relationships; what refers to none of them refers to nothing."""
    for found in root.iter():
        for name, value in list(found.attrib.items()):
            if str(name).startswith(_RELATION):
                new = relations.get(str(value), "")
                if new:
                    found.set(name, new)
                else:
                    del found.attrib[name]
