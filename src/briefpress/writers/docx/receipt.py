"""Body and footnotes -> the receipt: which block of the content stands where, and what it said when it was written.

A custom XML part (15.2.5) that Word keeps and shows to nobody. Whoever takes a file back compares: a block whose text
has another hash was edited, one whose bookmark and paragraph number are both gone was cut.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from docx.oxml.ns import qn
from lxml import etree

from briefpress.document import tree
from briefpress.document.serialise import serialise
from briefpress.writers.docx.bookmarks import PARAGRAPH_ID, PREFIX, paragraph_numbers
from briefpress.writers.docx.identity import identified
from briefpress.writers.docx.inline import BREAK
from briefpress.writers.docx.markup import Element

NAMESPACE = "urn:briefpress:receipt:1"
_STORE_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
# The part's own identifier: any, as long as no other part of the file has it (22.5.2.1).
_STORE = "{0F0E6B52-54B5-4E7B-9C3A-6D7A5B1F2C11}"
_START, _END, _FIELD, _INSTRUCTION, _TEXT = (
    qn(f"w:{name}") for name in ("bookmarkStart", "bookmarkEnd", "fldChar", "instrText", "t")
)
_FILLED_IN = "FILLIN"
"""What LibreOffice makes of a control: a field whose result people have written (17.16.5.23)."""
_PARAGRAPH, _ROW = qn("w:p"), qn("w:tr")
_ID, _NAME, _FIELD_TYPE = qn("w:id"), qn("w:name"), qn("w:fldCharType")


def source_hash(document: tree.Document) -> str:
    """Return the hash of the tree that a file is written from."""
    return hashlib.sha256(serialise(document).encode()).hexdigest()


def receipt_part(document: tree.Document, names: Mapping[str, str], parts: Sequence[Element]) -> Element:
    """Return the part's root: the blocks in document order. `names` are the bookmarks of ids.

    A group has a bookmark only, so that no paragraph's number is given where the paragraphs in it have their own.
    """
    other = document.attributes
    values = {
        "brief": other.get("data-brief"),
        "length": other.get("data-length"),
        "audience": other.get("data-audience"),
        "language": document.language,
        "version": document.meta("version"),
        "source": source_hash(document),
    }
    given = {name: value for name, value in values.items() if value}
    made = etree.Element(f"{{{NAMESPACE}}}receipt", given, nsmap=cast(dict[str, str], {None: NAMESPACE}))
    texts = {name: text for part in parts for name, text in bookmarked_texts(part).items()}
    numbers = paragraph_numbers(names)
    carried = {str(one.get(PARAGRAPH_ID)) for part in parts for one in part.iter(_PARAGRAPH, _ROW)}
    for identifier in dict.fromkeys(_blocks(identified(document))):
        name, number = names[identifier], numbers[identifier]
        if name in texts:
            paragraph = {"paragraph": number} if number in carried else {}
            block = {"id": identifier, "bookmark": name, **paragraph, "text": hash_of(texts[name])}
            etree.SubElement(made, f"{{{NAMESPACE}}}block", block)
    return made


def properties_part() -> Element:
    """Return the root of the part that says what the receipt's own identifier and schema are."""
    made = etree.Element(f"{{{_STORE_NAMESPACE}}}datastoreItem", nsmap={"ds": _STORE_NAMESPACE})
    made.set(f"{{{_STORE_NAMESPACE}}}itemID", _STORE)
    schemas = etree.SubElement(made, f"{{{_STORE_NAMESPACE}}}schemaRefs")
    schema = etree.SubElement(schemas, f"{{{_STORE_NAMESPACE}}}schemaRef")
    schema.set(f"{{{_STORE_NAMESPACE}}}uri", NAMESPACE)
    return made


@dataclass(frozen=True, slots=True)
class Bookmarked:
    """The text of a part, without results of fields, and where in it bookmarks of ours begin and end."""

    pieces: Sequence[str]
    starts: Mapping[str, int]
    """The first piece of each; in the order in which they begin."""
    ends: Mapping[str, int]

    @property
    def texts(self) -> dict[str, str]:
        """The text in each bookmark."""
        return {
            name: "".join(self.pieces[start : self.ends[name]])
            for name, start in self.starts.items()
            if name in self.ends
        }


def bookmarked_texts(part: Element) -> dict[str, str]:
    """Return the text in each bookmark of ours, without results of fields, which Word renews by itself."""
    return bookmarked(part).texts


def bookmarked(part: Element) -> Bookmarked:
    """Return the text of a part, and where in it bookmarks of ours begin and end.

    A bookmark goes from its first start to its last end: one over several paragraphs comes back from LibreOffice in two
    pieces, in the first of them and in the last.
    """
    text: list[str] = []
    names: dict[str, str] = {}
    starts: dict[str, int] = {}
    ends: dict[str, int] = {}
    # Fields can stand in fields: a contents list holds the numbers of its pages.
    results = 0
    is_filled_in = False
    for node in part.iter(_START, _END, _FIELD, _INSTRUCTION, _TEXT):
        number, name = str(node.get(_ID)), str(node.get(_NAME))
        if node.tag == _START and name.startswith(PREFIX):
            names[number] = name
            starts.setdefault(name, len(text))
        elif node.tag == _END and number in names:
            ends[names[number]] = len(text)
        elif node.tag == _FIELD:
            results += {"separate": 1, "end": -1}.get(str(node.get(_FIELD_TYPE)), 0)
        elif node.tag == _INSTRUCTION:
            is_filled_in = (node.text or "").split()[:1] == [_FILLED_IN]
        elif node.tag == _TEXT and (not results or (results == 1 and is_filled_in)):
            text.append(node.text or "")
    return Bookmarked(text, starts, ends)


def hash_of(text: str) -> str:
    """Return the start of a text's hash. White space does not count, with width or without: programs keep it or not."""
    return hashlib.sha256("".join(text.replace(BREAK, "").split()).encode()).hexdigest()[:16]


def _blocks(document: tree.Document) -> Iterator[str]:
    """Yield the ids of blocks, items and rows; those of citations in a line are the page's, not the content's."""
    for node in tree.walk(document):
        identifier = tree.attributes_of(node).id
        if identifier and not isinstance(node, tree.Styled | tree.Link):
            yield identifier
