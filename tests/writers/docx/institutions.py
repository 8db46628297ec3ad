"""Reference documents as institutions have them, made without our exporter: by python-docx, and as bare XML."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from types import MappingProxyType

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Pt, RGBColor
from PIL import Image, ImageDraw

from briefpress.writers.docx.markup import Element

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KINDS = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

# As a German Word calls what it names `heading 1`: its names are English, its ids are not.
LOCAL_IDS = {
    "Normal": "Standard",
    "Heading1": "berschrift1",
    "Heading2": "berschrift2",
    "Heading3": "berschrift3",
    "Title": "Titel",
    "Header": "Kopfzeile",
    "Footer": "Fuzeile",
    "ListBullet": "Aufzhlungszeichen",
    "TableNormal": "NormaleTabelle",
}


def ministry() -> bytes:
    """Return that of a ministry: US Letter, a logo, a first page of its own, numbered heads, its own theme."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Inches(8.5), Inches(11)
    section.left_margin, section.right_margin = Inches(1.25), Inches(0.75)
    section.top_margin, section.bottom_margin = Inches(1.5), Inches(1)
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].add_run().add_picture(io.BytesIO(logo()), height=Pt(40))
    section.first_page_header.add_paragraph("Ministry of Rivers and Forests")
    section.header.paragraphs[0].text = "Ministry of Rivers and Forests, continued"
    section.first_page_footer.paragraphs[0].text = "1 Water Street, Riverton"
    section.footer.paragraphs[0].text = "Ministry internal style 4.2"
    document.styles["Normal"].font.name = "DejaVu Sans"
    document.styles["Normal"].font.size = Pt(10)
    document.styles["Normal"].paragraph_format.space_after = Pt(9)
    document.styles["Heading 1"].font.color.rgb = RGBColor(0x7A, 0x00, 0x3C)
    _number_heads(document)
    document.add_heading("A text of theirs that nobody wants to keep", 1)
    document.add_paragraph("Neither this.")
    saved = io.BytesIO()
    document.save(saved)
    return _changed(saved.getvalue(), _as_in_german, _with_own_theme)


def logo() -> bytes:
    image = Image.new("RGB", (240, 120), "#7a003c")
    ImageDraw.Draw(image).ellipse((70, 10, 170, 110), fill="#f2c14e")
    saved = io.BytesIO()
    image.save(saved, "PNG")
    return saved.getvalue()


def _number_heads(document: docx.document.Document) -> None:
    """Bind a list of three levels to the styles of heads, as Word does: I., I.1, I.1.1."""
    numbering = document.part.numbering_part.element
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), "77")
    _child(abstract, "multiLevelType", "multilevel")
    for level, (kind, text) in enumerate((("upperRoman", "%1."), ("decimal", "%1.%2"), ("decimal", "%1.%2.%3"))):
        made = _child(abstract, "lvl")
        made.set(qn("w:ilvl"), str(level))
        _child(made, "start", "1")
        _child(made, "numFmt", kind)
        _child(made, "pStyle", f"Heading{level + 1}")
        _child(made, "lvlText", text)
        _child(made, "lvlJc", "left")
        indent = _child(_child(made, "pPr"), "ind")
        indent.set(qn("w:left"), "794")
        indent.set(qn("w:hanging"), "794")
        properties = document.styles[f"Heading {level + 1}"].element.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_numId().val = 77
        properties.get_or_add_ilvl().val = level
    numbering.insert(0, abstract)
    num = _child(numbering, "num")
    num.set(qn("w:numId"), "77")
    _child(num, "abstractNumId", "77")


def _child(parent: Element, tag: str, value: str = "") -> Element:
    made: Element = OxmlElement(f"w:{tag}")
    if value:
        made.set(qn("w:val"), value)
    parent.append(made)
    return made


def _as_in_german(name: str, content: bytes) -> bytes:
    if not name.startswith("word/") or not name.endswith(".xml"):
        return content
    text = content.decode()
    for old, new in LOCAL_IDS.items():
        text = re.sub(
            rf'(<w:(?:pStyle|rStyle|tblStyle|basedOn|next|link) w:val|w:styleId)="{old}"', rf'\1="{new}"', text
        )
    return text.encode()


def _with_own_theme(name: str, content: bytes) -> bytes:
    if name != "word/theme/theme1.xml":
        return content
    text = content.decode()
    text = re.sub(r"(<a:accent1>\s*<a:srgbClr val=)\"\w+\"", r'\1"7A003C"', text)
    return text.replace('latin typeface="Calibri"', 'latin typeface="DejaVu Serif"', 1).encode()


def _changed(content: bytes, *changes: Callable[[str, bytes], bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for change in changes:
        parts = {name: change(name, part) for name, part in parts.items()}
    return zipped(parts)


def commission() -> bytes:
    """Return that of an Arabic commission: right to left, no theme, its styles and header as another program has it."""
    styles = f"""<w:styles {_W}>
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="DejaVu Serif" w:hAnsi="DejaVu Serif" w:cs="Noto Naskh Arabic"/>
<w:sz w:val="21"/><w:szCs w:val="24"/><w:lang w:val="ar-EG" w:bidi="ar-EG"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:pPr><w:bidi/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="Heading 1"/><w:basedOn w:val="a"/><w:next w:val="a"/>
<w:pPr><w:keepNext/><w:pBdr><w:right w:val="single" w:sz="24" w:space="6" w:color="1B5E20"/></w:pBdr>
<w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="0"/></w:pPr>
<w:rPr><w:b/><w:bCs/><w:color w:val="1B5E20"/><w:sz w:val="28"/><w:szCs w:val="32"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="header"/><w:basedOn w:val="a"/>
<w:pPr><w:tabs><w:tab w:val="center" w:pos="4153"/><w:tab w:val="right" w:pos="8306"/></w:tabs></w:pPr></w:style>
<w:style w:type="character" w:styleId="Source"><w:name w:val="Source"/><w:rPr><w:i/></w:rPr></w:style>
</w:styles>"""
    header = (
        f'<w:hdr {_W}><w:p><w:pPr><w:pStyle w:val="a3"/></w:pPr><w:bookmarkStart w:id="1" w:name="_GoBack"/>'
        '<w:bookmarkStart w:id="2" w:name="crest"/><w:r><w:rPr><w:b/><w:bCs/><w:rtl/></w:rPr>'
        '<w:t xml:space="preserve">هيئة المياه والغابات </w:t></w:r><w:bookmarkEnd w:id="2"/><w:bookmarkEnd w:id="1"/>'
        '<w:r><w:tab/></w:r><w:sdt><w:sdtPr><w:alias w:val="Issue"/><w:tag w:val="briefpress-issue"/>'
        '<w:id w:val="1"/><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:rPr><w:color w:val="1B5E20"/></w:rPr>'
        "<w:t>?</w:t></w:r></w:sdtContent></w:sdt></w:p></w:hdr>"
    )
    section = (
        '<w:headerReference w:type="default" r:id="rId9"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1800" w:right="1440" w:bottom="1440" w:left="1440" w:header="700" w:footer="700" '
        'w:gutter="0"/>'
        "<w:bidi/>"
    )
    return word_file(styles, section, {"header9.xml": ("header", "rId9", header)})


def club() -> bytes:
    """Return the least there can be: a style called Normal, and no page."""
    return word_file(
        f'<w:styles {_W}><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        '<w:rPr><w:rFonts w:ascii="DejaVu Sans" w:hAnsi="DejaVu Sans"/><w:sz w:val="20"/></w:rPr></w:style></w:styles>',
        None,
    )


def word_file(
    styles: str, section: str | None, others: Mapping[str, tuple[str, str, str]] = MappingProxyType({})
) -> bytes:
    """Return a Word file. `others` are further parts: kind, relationship and content by their names."""
    return zipped(word_parts(styles, section, others))


def word_parts(
    styles: str = f"<w:styles {_W}/>",
    section: str | None = None,
    others: Mapping[str, tuple[str, str, str]] = MappingProxyType({}),
) -> dict[str, bytes]:
    overrides = "".join(
        f'<Override PartName="/word/{name}" ContentType="{_KINDS}.{kind}+xml"/>'
        for name, kind in (("document.xml", "document.main"), ("styles.xml", "styles"),
                           *((name, kind) for name, (kind, _, _) in others.items()))
    )  # fmt: skip
    relations = "".join(
        f'<Relationship Id="{number}" Type="{_OFFICE}/{kind}" Target="{name}"/>'
        for name, (kind, number, _) in {"styles.xml": ("styles", "rId1", ""), **others}.items()
    )
    ending = "" if section is None else f"<w:sectPr>{section}</w:sectPr>"
    parts = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
        ),
        "_rels/.rels": _relationships(
            f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        ),
        "word/document.xml": (
            f"<w:document {_W} {_R}><w:body><w:p><w:r><w:t>Theirs.</w:t></w:r></w:p>{ending}</w:body></w:document>"
        ),
        "word/_rels/document.xml.rels": _relationships(relations),
        "word/styles.xml": styles,
        **{f"word/{name}": content for name, (_, _, content) in others.items()},
    }
    return {name: (_HEAD + content).encode() for name, content in parts.items()}


def _relationships(content: str) -> str:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{content}</Relationships>'
    )


def zipped(parts: Mapping[str, bytes]) -> bytes:
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return saved.getvalue()
