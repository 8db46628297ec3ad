"""XML of a part -> what in it would run or fetch something: objects, controls, chunks of other files, macros, media."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from briefpress.writers.docx.markup import Element

_ELEMENTS: Mapping[str, str] = {
    "altChunk": "a chunk of another file",
    "subDoc": "a subdocument",
    "object": "an embedded object",
    "OLEObject": "an embedded object",
    "objectEmbed": "an embedded object",
    "objectLink": "a linked object",
    "control": "an ActiveX control",
    "ocx": "an ActiveX control",
    "binData": "embedded data",
    "movie": "a film",
    "webVideoPr": "a film from the web",
    "videoFile": "a film",
    "quickTimeFile": "a film",
    "audioFile": "a sound",
    "wavAudioFile": "a sound",
    "audioCd": "a sound",
    "media": "a film or sound",
    "entryMacro": "a macro",
    "exitMacro": "a macro",
    "frameset": "a frame for another file",
    "externalData": "data of another file",
    "scriptAnchor": "a script",
    "webExtension": "an add-in",
}
_ATTRIBUTES: Mapping[str, str] = {
    **dict.fromkeys(("macro", "action", "embeddedHtml", "onclick"), "something to run"),
    "src": "an address to fetch",
}
_SHOWN = 80
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_FOLLOWED = frozenset({"hyperlink", "hlinkClick", "hlinkHover", "hlinkMouseOver"})
SAFE = ("https://", "http://", "mailto:", "#")
"""What the address of a link may begin with."""


def active_content(root: Element) -> Iterator[str]:
    """Yield, in words, what a part holds that would run or fetch something."""
    for found in root.iter(etree.Element):
        name = etree.QName(found).localname
        if name in _ELEMENTS:
            yield f"{_ELEMENTS[name]} ({name})"
        for key, value in found.attrib.items():
            attribute = etree.QName(key).localname
            if str(value).strip() and (attribute in _ATTRIBUTES or (attribute == "href" and not is_safe(str(value)))):
                what = _ATTRIBUTES.get(attribute, "an address that is not to be followed")
                yield f'{what} ({attribute}="{str(value)[:_SHOWN]}")'


def is_safe(address: str) -> bool:
    """Say whether a link leads to a page, a mailbox or inside the document."""
    return address.casefold().startswith(SAFE)


def fetched_links(root: Element, addresses: Mapping[str, str]) -> Iterator[str]:
    """Yield addresses outside, by their relations, that something other than a link to click refers to."""
    for found in root.iter(etree.Element):
        if etree.QName(found).localname not in _FOLLOWED:
            for key, value in found.attrib.items():
                if str(key).startswith(_RELATION) and str(value) in addresses:
                    yield addresses[str(value)]
