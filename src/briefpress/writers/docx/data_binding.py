"""Words that are properties too -> controls bound to these: Word changes both together (17.5.2.6).

Title and standfirst are, where they stand; the masthead, the running head and how to cite the document are not, though
they show the same: LibreOffice fills all that is bound in anew on opening, and a change made there alone would be lost.
"""

from __future__ import annotations

from enum import Enum

from briefpress.document import tree
from briefpress.writers.docx.inline import Inlines, RunContext
from briefpress.writers.docx.markup import Element, w

_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
# By this identifier Word knows the part of core properties.
_STORE = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"
_PREFIXES = f"xmlns:ns0='{_DUBLIN_CORE}' xmlns:ns1='{_CORE}' "
# What typography changes: spaces that do not break, hyphens that do not show.
_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u00ad": None, "\u2060": None})


class Property(Enum):
    """A core property that the text shows: its name to the reader, and its place in the part."""

    TITLE = ("Title", "ns0:title")
    SUBJECT = ("Subject", "ns0:subject")
    CATEGORY = ("Category", "ns1:category")


def value_of(document: tree.Document, shown: Property) -> str:
    """Return a property's value: as it is shown, spaces and all, for Word puts it into the text on opening."""
    names = {Property.SUBJECT: "description", Property.CATEGORY: "product"}
    value = document.title if shown is Property.TITLE else document.meta(names[shown])
    texts = (tree.text_of(node) for node in tree.walk(document) if isinstance(node, tree.Heading | tree.Paragraph))
    return next((text for text in texts if is_same(text, value)), value)


def is_same(shown: str, value: str) -> bool:
    """Return whether a text shows a property, whatever its spaces are."""
    return bool(value) and shown.translate(_SPACES) == value.translate(_SPACES)


def control(shown: Property, words: str, inlines: Inlines, context: RunContext) -> Element:
    """Return the control with a property's words in it."""
    name, place = shown.value
    binding = w(
        "dataBinding",
        prefixMappings=_PREFIXES,
        xpath=f"/ns1:coreProperties[1]/{place}[1]",
        storeItemID=_STORE,
    )
    properties = w("sdtPr", w("alias", val=name), w("id", val=inlines.marks.next_number()), binding, w("text"))
    return w("sdt", properties, w("sdtContent", *inlines.text(words, context)))
