"""A preflight for PDF/X-4: what ISO 15930-7:2010 asks of a file, looked up in its objects.

It shares nothing with the writer. No free program checks PDF/X-4: veraPDF knows PDF/A and PDF/UA, Ghostscript writes
PDF/X-3 and checks nothing. So the rules are here, each with its clause; `qpdf --check` reads the file as a whole, and
Ghostscript prints it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pikepdf
from lxml import etree
from PIL import ImageCms

_XMP = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
}
_WANTED = (
    "pdf:Trapped",
    "dc:title",
    "xmp:CreateDate",
    "xmp:ModifyDate",
    "xmp:MetadataDate",
    "xmpMM:DocumentID",
    "xmpMM:VersionID",
    "xmpMM:RenditionClass",
)
_RGB_OPERATORS = frozenset({"rg", "RG"})
_PAINTED = frozenset({"sh", "Do"})


def faults(path: Path) -> list[str]:
    """Return what keeps a file from being PDF/X-4."""
    with pikepdf.open(path) as pdf:
        return [*_file(pdf), *_intent(pdf), *_metadata(pdf), *_pages(pdf), *_objects(pdf), *_colours(pdf)]


def _file(pdf: pikepdf.Pdf) -> Iterator[str]:
    if pdf.pdf_version > "1.6":
        yield f"6.1: PDF {pdf.pdf_version}"
    if pdf.is_encrypted:
        yield "6.3: encrypted"
    if "/ID" not in pdf.trailer:
        yield "6.1: no identifier"
    for key in ("/OpenAction", "/AA", "/AcroForm", "/Collection", "/Requirements", "/AlternatePresentations"):
        if key in pdf.Root:
            yield f"6.21: {key}"
    if "/Names" in pdf.Root and any(key in pdf.Root.Names for key in ("/JavaScript", "/EmbeddedFiles")):
        yield "6.21: names that do something"


def _intent(pdf: pikepdf.Pdf) -> Iterator[str]:
    intents = [one for one in pdf.Root.get("/OutputIntents", []) if one.get("/S") == "/GTS_PDFX"]
    if len(intents) != 1:
        yield f"6.2.2: {len(intents)} output intents"
        return
    if not str(intents[0].get("/OutputConditionIdentifier", "")):
        yield "6.2.2: no condition"
    if "/RegistryName" not in intents[0] and not str(intents[0].get("/Info", "")):
        yield "6.2.2: neither registry nor description"
    stream = intents[0].get("/DestOutputProfile")
    if stream is None:
        yield "6.2.3: no profile"
        return
    profile = ImageCms.ImageCmsProfile(io.BytesIO(stream.read_bytes())).profile
    if (profile.device_class.strip(), profile.xcolor_space.strip(), int(stream.N)) != ("prtr", "CMYK", 4):
        yield "6.2.3: no profile of a printing machine"


def _metadata(pdf: pikepdf.Pdf) -> Iterator[str]:
    info, root = pdf.docinfo, etree.fromstring(pdf.Root.Metadata.read_bytes())

    def said(name: str) -> str:
        return " ".join("".join(map(str, found.itertext())).strip() for found in root.iterfind(f".//{name}", _XMP))

    if said("pdfxid:GTS_PDFXVersion") != "PDF/X-4":
        yield "6.7.2: does not say that it is PDF/X-4"
    yield from (f"6.7.1: no {name}" for name in _WANTED if not said(name))
    if str(info.get("/Trapped")) != f"/{said('pdf:Trapped')}" or said("pdf:Trapped") not in ("True", "False"):
        yield "6.10: whether it is trapped"
    if str(info.get("/Title")) != said("dc:title"):
        yield "6.7.1: two titles"
    for key, name in (("/CreationDate", "xmp:CreateDate"), ("/ModDate", "xmp:ModifyDate")):
        digits = [re.sub(r"\D", "", text)[:14] for text in (str(info.get(key)), said(name))]
        if digits[0] != digits[1]:
            yield f"6.7.1: two dates: {digits}"
    for key in ("/Producer", "/Creator"):
        name = "pdf:Producer" if key == "/Producer" else "xmp:CreatorTool"
        if key in info and str(info[key]) != said(name):
            yield f"6.7.1: two of {key}"


def _pages(pdf: pikepdf.Pdf) -> Iterator[str]:
    for number, page in enumerate(pdf.pages, 1):
        held = page.obj
        if ("/TrimBox" in held) == ("/ArtBox" in held):
            yield f"6.6: page {number} has not one of trim and art box"
            continue
        media, trim = (_box(held[name]) for name in ("/MediaBox", "/TrimBox"))
        bleed, crop = _box(held.get("/BleedBox", held.MediaBox)), _box(held.get("/CropBox", held.MediaBox))
        if not (_holds(media, bleed) and _holds(bleed, trim) and _holds(media, crop)):
            yield f"6.6: boxes of page {number} do not lie in each other"
        for note in held.get("/Annots", []):
            if note.get("/Subtype") not in ("/PrinterMark", "/TrapNet"):
                yield f"6.13: {note.get('/Subtype')} on page {number}"
        if "/AA" in held or "/PresSteps" in held:
            yield f"6.21: page {number} does something"


def _objects(pdf: pikepdf.Pdf) -> Iterator[str]:
    for one in pdf.objects:
        if not isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
            continue
        if one.get("/Type") == "/FontDescriptor" and not any(f"/FontFile{n}" in one for n in ("", "2", "3")):
            yield f"6.5: {one.get('/FontName')} is not embedded"
        if one.get("/Type") == "/Action" or "/JS" in one:
            yield "6.21: an action"
        if one.get("/Subtype") == "/PS" or "/OPI" in one or "/Ref" in one:
            yield "6.16: something from elsewhere"
        if any(key in one for key in ("/TR", "/HTP")) or one.get("/TR2", "/Default") != "/Default":
            yield "6.11: a transfer function"
        if isinstance(one, pikepdf.Stream) and ("/F" in one or "LZWDecode" in str(one.get("/Filter", ""))):
            yield "6.1: a stream from elsewhere, or packed by LZW"
        if one.get("/Subtype") == "/Image" and ("/Alternates" in one or one.get("/Interpolate", False)):
            yield "6.17: a picture with another in its place"


def _colours(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Yield what is painted in colours of a device that is not the one printed on (6.4.3)."""
    for one in pdf.objects:
        if not isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
            continue
        for holder in _holders(one):
            for key in ("/ColorSpace", "/CS"):
                if str(holder.get(key, "")) in ("/DeviceRGB", "/CalRGB"):
                    yield f"6.4.3: {key} of {holder.get('/Type', pikepdf.Name('/Shading'))} is DeviceRGB"
        is_drawn = isinstance(one, pikepdf.Stream) and (one.get("/Subtype") == "/Form" or "/PatternType" in one)
        if is_drawn or one.get("/Type") == "/Page":
            content = pikepdf.Page(one) if one.get("/Type") == "/Page" else one
            used = {str(instruction.operator) for instruction in pikepdf.parse_content_stream(content)}
            yield from (f"6.4.3: {operator} in a stream" for operator in sorted(used & _RGB_OPERATORS))


def _holders(one: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Yield what can name a colour space: an object, its group, and the shadings in its resources."""
    yield one
    if "/Group" in one:
        yield one.Group
    yield from _values(one, "/Shading")
    if "/Resources" in one:
        yield from _values(one.Resources, "/Shading")


def _values(one: pikepdf.Object, key: str) -> Iterator[pikepdf.Object]:
    held = one.get(key)
    if isinstance(held, pikepdf.Dictionary):
        yield from (value for value in held.values() if isinstance(value, pikepdf.Dictionary | pikepdf.Stream))


def _box(array: pikepdf.Object) -> tuple[float, float, float, float]:
    left, bottom, right, top = (float(array[place]) for place in range(4))
    return left, bottom, right, top


def _holds(outer: tuple[float, ...], inner: tuple[float, ...]) -> bool:
    near = 0.01
    return all(outer[place] <= inner[place] + near for place in (0, 1)) and all(
        outer[place] >= inner[place] - near for place in (2, 3)
    )
