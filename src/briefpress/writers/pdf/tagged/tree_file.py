"""The structure tree -> objects of the file: elements, parent tree, ids (ISO 32000-1, 14.7; ISO 32000-2, 14.7)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

import pydyf

from briefpress.writers.pdf.tagged import roles
from briefpress.writers.pdf.tagged.structure import Annotation, Content, Element, Value

_PDF_2, _PDF_1_7 = "http://iso.org/pdf2/ssn", "http://iso.org/pdf/ssn"
# What a note is called in PDF 2.0.
_IN_PDF_2 = {"Note": "FENote"}

File = Any
"""A `pydyf.PDF`, which has no types."""
Written = dict[Element, Any]
"""Elements and their objects."""


def write_tree(file: File, root: Element, page_count: int, *, is_pdf_2: bool) -> Written:
    """Write the tree under a root into a file; return the object of each element."""
    return _Writer(file, page_count, is_pdf_2).write(root)


class _Writer:
    def __init__(self, file: File, page_count: int, is_pdf_2: bool) -> None:
        self.file, self.page_count, self.is_pdf_2 = file, page_count, is_pdf_2
        self.pages: list[str] = file.page_references
        self.tree = pydyf.Dictionary({"Type": "/StructTreeRoot"})
        file.add_object(self.tree)
        self.written: Written = {}
        self.namespaces: dict[str, Any] = {}
        self.ids: dict[str, str] = {}
        self.parents: dict[int, dict[int, str]] = {}
        """Page -> number of a piece -> element."""
        self.annotations: list[str] = []
        """Elements of the links, in order."""

    def write(self, root: Element) -> Written:
        if self.is_pdf_2:
            self._add_namespaces()
        elements = list(root.walk())
        for element in elements:
            self.written[element] = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{self._type(element)}"})
            self.file.add_object(self.written[element])
        for element in elements:
            self._fill(element)
        self.tree["K"] = self.written[root].reference
        self._add_parent_tree()
        self._add_ids()
        used = sorted({element.type for element in elements} & roles.ROLE_MAP.keys())
        if used and not self.is_pdf_2:
            self.tree["RoleMap"] = pydyf.Dictionary({name: f"/{roles.ROLE_MAP[name]}" for name in used})
        self.file.catalog["StructTreeRoot"] = self.tree.reference
        return self.written

    def _add_namespaces(self) -> None:
        for name in (_PDF_2, _PDF_1_7):
            self.namespaces[name] = pydyf.Dictionary({"Type": "/Namespace", "NS": pydyf.String(name)})
            self.file.add_object(self.namespaces[name])
        self.tree["Namespaces"] = pydyf.Array([space.reference for space in self.namespaces.values()])

    def _type(self, element: Element) -> str:
        return _IN_PDF_2.get(element.type, element.type) if self.is_pdf_2 else element.type

    # ---- one element

    def _fill(self, element: Element) -> None:
        out = self.written[element]
        out["P"] = (self.written[element.parent] if element.parent else self.tree).reference
        if self.is_pdf_2:
            out["NS"] = self.namespaces[_PDF_1_7 if element.type in roles.ONLY_IN_1_7 else _PDF_2].reference
        home = next((kid.page for kid in element.kids if not isinstance(kid, Element)), None)
        if home is not None:
            out["Pg"] = self.pages[home]
        out.update((name, pydyf.String(text)) for name, text in element.entries.items())
        if identifier := element.entries.get("ID"):
            self.ids[identifier] = out.reference
        attributes = [_attributes(owner, values) for owner, values in element.attributes.items() if values]
        if attributes:
            out["A"] = attributes[0] if len(attributes) == 1 else pydyf.Array(attributes)
        referred = [self.written[other].reference for other in element.refers_to if other in self.written]
        if referred and self.is_pdf_2:
            out["Ref"] = pydyf.Array(referred)
        kids = list(self._kids(element, home))
        out["K"] = kids[0] if len(kids) == 1 else pydyf.Array(kids)

    def _kids(self, element: Element, home: int | None) -> Iterator[object]:
        for kid in element.kids:
            if isinstance(kid, Element):
                yield self.written[kid].reference
            elif isinstance(kid, Annotation):
                yield self._annotation(element, kid)
            elif kid.mcid is not None:
                yield self._content(element, kid, home)

    def _content(self, element: Element, content: Content, home: int | None) -> object:
        assert content.mcid is not None  # asked before
        self.parents.setdefault(content.page, {})[content.mcid] = self.written[element].reference
        if content.page == home:
            return content.mcid
        return pydyf.Dictionary({"Type": "/MCR", "Pg": self.pages[content.page], "MCID": content.mcid})

    def _annotation(self, element: Element, annotation: Annotation) -> object:
        out = annotation.box.link_annotation
        out["StructParent"] = self.page_count + len(self.annotations)
        self.annotations.append(self.written[element].reference)
        out["Contents"] = pydyf.String(_name(element))
        return pydyf.Dictionary({"Type": "/OBJR", "Obj": out.reference, "Pg": self.pages[annotation.page]})

    # ---- what leads to elements

    def _add_parent_tree(self) -> None:
        """Write which element each piece of a page, and each link, belongs to (ISO 32000-1, 14.7.4.4)."""
        numbers = pydyf.Array()
        for page in range(self.page_count):
            found = self.parents.get(page, {})
            # A piece without an element cannot be: each is numbered when what belongs to an element is painted.
            numbers.extend((page, pydyf.Array([found[number] for number in range(len(found))])))
        for number, reference in zip(count(self.page_count), self.annotations, strict=False):
            numbers.extend((number, reference))
        tree = pydyf.Dictionary({"Nums": numbers})
        self.file.add_object(tree)
        self.tree["ParentTree"] = tree.reference
        self.tree["ParentTreeNextKey"] = self.page_count + len(self.annotations)

    def _add_ids(self) -> None:
        if not self.ids:
            return
        names = pydyf.Array()
        # A name tree is sorted by bytes (ISO 32000-1, 7.9.6).
        for name in sorted(self.ids, key=lambda name: pydyf.String(name).data):
            names.extend((pydyf.String(name), self.ids[name]))
        tree = pydyf.Dictionary({"Names": names})
        self.file.add_object(tree)
        self.tree["IDTree"] = tree.reference


def _name(link: Element) -> str:
    """Return what a link is called: its label, its title, or its text; never what it leads to."""
    given = link.source.get("aria-label") or link.source.get("title")
    return " ".join((given or link.text()).split())


def _attributes(owner: str, values: dict[str, Value]) -> Any:
    out = pydyf.Dictionary({"O": f"/{owner}"})
    for name, value in values.items():
        out[name] = value
        if isinstance(value, list):
            out[name] = pydyf.Array(pydyf.String(one) if isinstance(one, str) else one for one in value)
    return out
