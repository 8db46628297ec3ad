"""A Word file -> the same with Track Changes switched on, for who reads it with a pen.

Its title and standfirst are no longer bound to the file's properties: LibreOffice fills bound words in anew from these,
and a reviewer's change of them would be lost.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from lxml import etree

from briefpress.writers.docx.markup import Element, w

# What stands before the switch (17.15.1.78): the schema has an order.
_BEFORE = """
    writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries
    displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData
    embedTrueTypeFonts embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges
    bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors
    hideGrammaticalErrors activeWritingStyle proofState formsDesign attachedTemplate linkStyles
    stylePaneFormatFilter stylePaneSortMethod documentType mailMerge revisionView
"""


def for_review(content: bytes) -> bytes:
    """Return a Word file of ours in which every change is tracked. The same bytes give the same bytes."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as new:
            for entry in archive.infolist():
                part = archive.read(entry)
                change = _CHANGES.get(entry.filename)
                new.writestr(entry, _changed(part, change) if change else part)
    return made.getvalue()


def _changed(part: bytes, change: Callable[[Element], None]) -> bytes:
    root = parse_xml(part)
    change(root)
    return etree.tostring(root, encoding="UTF-8", standalone=True)


def _track(settings: Element) -> None:
    if settings.find(qn("w:trackRevisions")) is None:
        before = {qn(f"w:{name}") for name in _BEFORE.split()}
        place = next((n for n, one in enumerate(settings) if one.tag not in before), len(settings))
        settings.insert(place, w("trackRevisions"))


def _unbind(document: Element) -> None:
    for binding in list(document.iter(qn("w:dataBinding"))):
        parent = binding.getparent()
        assert parent is not None  # it stands in a control
        parent.remove(binding)


_CHANGES: Mapping[str, Callable[[Element], None]] = {"word/settings.xml": _track, "word/document.xml": _unbind}
