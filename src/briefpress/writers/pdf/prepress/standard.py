"""What PDF/X-4 asks of a file beside its pages (ISO 15930-7:2010): condition of printing, metadata, nothing active."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

import pikepdf

from briefpress.writers.pdf.prepress.printing import Printing

VERSION = "1.6"
"""Of PDF, which the standard builds on."""

_REGISTRY = "http://www.color.org"
_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
}
_KEPT_OF_PAGES = frozenset(
    {"/Type", "/Parent", "/Resources", "/Contents", "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/Group"}
)
_KEPT_OF_FILE = frozenset({"/Type", "/Pages", "/Lang"})
_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


@dataclass(frozen=True, slots=True)
class Described:
    """What a file says of itself."""

    title: str
    authors: tuple[str, ...]
    description: str
    created: str
    """A date of ISO 8601; what follows the day is left out."""
    generator: str
    producer: str


def keep_standard(pdf: pikepdf.Pdf, described: Described, printing: Printing, *, is_duplex: bool) -> None:
    """Make a file one of PDF/X-4, given pages that are."""
    for page in pdf.pages:
        page.contents_coalesce()
        for key in [key for key in page.obj.keys() if key not in _KEPT_OF_PAGES]:  # noqa: SIM118 - no dict
            del page.obj[key]
    for key in [key for key in pdf.Root.keys() if key not in _KEPT_OF_FILE]:  # noqa: SIM118 - no dict
        del pdf.Root[key]
    pdf.Root.OutputIntents = pikepdf.Array([pdf.make_indirect(_intent(pdf, printing))])
    wishes = {"/DisplayDocTitle": True, "/PrintScaling": pikepdf.Name("/None")}
    if is_duplex:
        wishes["/Duplex"] = pikepdf.Name("/DuplexFlipShortEdge")
    pdf.Root.ViewerPreferences = pikepdf.Dictionary(wishes)
    _describe(pdf, described)


def _intent(pdf: pikepdf.Pdf, printing: Printing) -> pikepdf.Dictionary:
    """Return the condition that the inks are meant for; one of the registry is known by its name alone."""
    intent = pikepdf.Dictionary(
        Type=pikepdf.Name.OutputIntent,
        S=pikepdf.Name.GTS_PDFX,
        OutputConditionIdentifier=pikepdf.String(printing.condition or "Custom"),
        Info=pikepdf.String(printing.profile.name),
        DestOutputProfile=pdf.make_stream(printing.profile.content, N=4),
    )
    if printing.condition:
        intent.RegistryName = pikepdf.String(_REGISTRY)
    return intent


def _describe(pdf: pikepdf.Pdf, described: Described) -> None:
    """Say the same in the dictionary and in the packet, as the standard asks (6.7)."""
    day = _DATE.match(described.created)
    year, month, date = day.groups() if day else ("2000", "01", "01")
    moment = f"{year}-{month}-{date}T00:00:00Z"
    written = pikepdf.String(f"D:{year}{month}{date}000000Z")
    info = pikepdf.Dictionary(
        Title=described.title,
        Author=", ".join(described.authors),
        Creator=described.generator,
        Producer=described.producer,
        CreationDate=written,
        ModDate=written,
        Trapped=pikepdf.Name("/False"),
    )
    pdf.trailer.Info = pdf.make_indirect(info)
    # No clock and no chance: the same pages are the same document.
    content = "".join(hashlib.sha256(page.obj.Contents.read_bytes()).hexdigest() for page in pdf.pages)
    identifier = hashlib.sha256(f"{described.title}{content}".encode()).hexdigest()
    packet = pdf.make_stream(_packet(described, moment, identifier))
    packet.Type, packet.Subtype = pikepdf.Name.Metadata, pikepdf.Name.XML
    pdf.Root.Metadata = packet


def _packet(described: Described, moment: str, identifier: str) -> bytes:
    names = "-".join((identifier[:8], identifier[8:12], identifier[12:16], identifier[16:20], identifier[20:32]))
    properties = {
        "pdfxid:GTS_PDFXVersion": "PDF/X-4",
        "dc:format": "application/pdf",
        "dc:title": f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(described.title)}</rdf:li></rdf:Alt>',
        "dc:creator": f"<rdf:Seq><rdf:li>{escape(', '.join(described.authors))}</rdf:li></rdf:Seq>",
        "dc:description": f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(described.description)}</rdf:li></rdf:Alt>',
        "pdf:Producer": escape(described.producer),
        "pdf:Trapped": "False",
        "xmp:CreatorTool": escape(described.generator),
        "xmp:CreateDate": moment,
        "xmp:ModifyDate": moment,
        "xmp:MetadataDate": moment,
        "xmpMM:DocumentID": f"uuid:{names}",
        "xmpMM:VersionID": "1",
        "xmpMM:RenditionClass": "default",
    }
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about=""{_spaces(_NAMESPACES)}>'
        f"{''.join(f'<{name}>{value}</{name}>' for name, value in properties.items())}"
        '</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>'
    ).encode()


def _spaces(names: Mapping[str, str]) -> str:
    return "".join(f' xmlns:{name}="{address}"' for name, address in names.items())
