"""The XMP packet of a file: what it is, and which standards it keeps (ISO 16684-1, ISO 19005, ISO 14289)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape

from briefpress.writers.pdf.tagged.claims import Claim

_NAMESPACES = {
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdfd": "http://pdfa.org/declarations/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}

# PDF/A before part 4 wants every property of another standard to be described (ISO 19005-2, 6.6.2.3.3).
_UA_DESCRIBED = (
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>"
    f"<pdfaSchema:namespaceURI>{_NAMESPACES['pdfuaid']}</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>'
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>PDF/UA version identifier</pdfaProperty:description></rdf:li></rdf:Seq>"
    "</pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"
)
# Well-Tagged PDF 1.0, for reading aloud and for reuse (PDF Association, 2024).
_DECLARED = (
    "http://pdfa.org/declarations/wtpdf#accessibility1.0",
    "http://pdfa.org/declarations/wtpdf#reuse1.0",
)

_HEAD = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
)
_FOOT = '</rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>'


def packet(metadata: Any, producer: str, claim: Claim) -> bytes:
    """Return the packet of a file with the engine's metadata."""
    properties = (
        *_claimed(claim),
        ("pdf:Producer", producer),
        ("dc:title", _in_language(metadata.title)),
        ("dc:creator", _list("Seq", [", ".join(metadata.authors)] if metadata.authors else [])),
        ("dc:description", _in_language(metadata.description)),
        ("dc:language", _list("Bag", [metadata.lang] if metadata.lang else [])),
        ("pdf:Keywords", escape(", ".join(metadata.keywords))),
        ("xmp:CreatorTool", escape(metadata.generator or "")),
        ("xmp:CreateDate", escape(metadata.created or "")),
    )
    described = "".join(_described(name, value) for name, value in properties if value)
    return f"{_HEAD}{described}{''.join(_more(claim))}{_FOOT}".encode()


def _claimed(claim: Claim) -> Iterator[tuple[str, str]]:
    yield "pdfuaid:part", str(claim.accessible)
    if claim.is_pdf_2:
        yield "pdfuaid:rev", "2024"
    yield "pdfaid:part", str(claim.archival)
    yield ("pdfaid:rev", "2020") if claim.is_pdf_2 else ("pdfaid:conformance", "A")


def _more(claim: Claim) -> Iterator[str]:
    if claim.is_pdf_2:
        held = "".join(
            f'<rdf:li rdf:parseType="Resource"><pdfd:conformsTo>{name}</pdfd:conformsTo></rdf:li>' for name in _DECLARED
        )
        yield _described("pdfd:declarations", f"<rdf:Bag>{held}</rdf:Bag>")
        return
    spaces = " ".join(f'xmlns:{name}="{_NAMESPACES[name]}"' for name in ("pdfaExtension", "pdfaSchema", "pdfaProperty"))
    yield f'<rdf:Description rdf:about="" {spaces}>{_UA_DESCRIBED}</rdf:Description>'


def _described(name: str, value: str) -> str:
    prefix = name.partition(":")[0]
    opening = f'<rdf:Description rdf:about="" xmlns:{prefix}="{_NAMESPACES[prefix]}">'
    return f"{opening}<{name}>{value}</{name}></rdf:Description>"


def _in_language(text: str | None) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt>' if text else ""


def _list(kind: str, texts: list[str]) -> str:
    return f"<rdf:{kind}>{''.join(f'<rdf:li>{escape(text)}</rdf:li>' for text in texts)}</rdf:{kind}>" if texts else ""
