"""OpenDocument texts in the habits of offices, made of the parts that LibreOffice writes."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

from tests.incoming.importing.told import Bit, Line, bits, picture, tables

_MIME = "application/vnd.oasis.opendocument.text"
_FILES = (("/", _MIME), ("content.xml", "text/xml"), ("styles.xml", "text/xml"), ("meta.xml", "text/xml"))
_MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
    + "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in (*_FILES, ("Pictures/one.png", "image/png"))
    )
    + "</manifest:manifest>"
)
_PREFIXES = {
    **{name: name for name in ("office", "text", "table", "style", "meta")},
    "draw": "drawing",
    "fo": "xsl-fo-compatible",
    "svg": "svg-compatible",
}
_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for prefix, name in _PREFIXES.items()
)
_NAMES += ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'


def odt_file(told: list[Line], *, has_styles: bool, title: str = "") -> bytes:
    """Return a text whose heads are heads, or paragraphs in bold or larger letters."""
    writer = _Writer(has_styles)
    body = "".join(writer.group(kind, group) for kind, group in tables(told))
    parts: dict[str, str | bytes] = {
        "content.xml": _root(
            "content",
            f"<office:automatic-styles>{_AUTOMATIC}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body>",
        ),
        "styles.xml": _root("styles", f"<office:styles>{_STYLES}</office:styles>"),
        "meta.xml": _root("meta", f"<office:meta><dc:title>{escape(title)}</dc:title></office:meta>"),
        "Pictures/one.png": picture(),
        "META-INF/manifest.xml": _MANIFEST,
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), _MIME)
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _root(name: str, inside: str) -> str:
    return f'<office:document-{name} {_NAMES} office:version="1.3">{inside}</office:document-{name}>'


class _Writer:
    def __init__(self, has_styles: bool) -> None:
        self.has_styles = has_styles
        self.notes = self.references = 0

    def group(self, kind: str, group: list[Line]) -> str:
        if kind == "row":
            return self.table(group)
        if kind in ("li", "nl"):
            items = "".join(f"<text:list-item>{self.paragraph(one.text)}</text:list-item>" for one in group)
            return f'<text:list text:style-name="{"Numbers" if kind == "nl" else "Bullets"}">{items}</text:list>'
        return "".join(self.line(one) for one in group)

    def line(self, one: Line) -> str:
        match one.kind:
            case "h1" | "h2" if self.has_styles:
                level = one.kind[1]
                start = f'<text:h text:style-name="Heading_20_{level}" text:outline-level="{level}">'
                return f"{start}{self.bits(one.text)}</text:h>"
            case "h1" | "h2" | "title" if not self.has_styles:
                return self.paragraph(one.text, {"h1": "P1", "h2": "P2", "title": "P3"}[one.kind])
            case "title":
                return self.paragraph(one.text, "Title")
            case "box" | "in":
                return self.paragraph(f"**{one.text}**" if one.kind == "box" else one.text, "P4")
            case "fig":
                frame = (
                    '<draw:frame draw:name="Image1"><draw:image xlink:href="Pictures/one.png"/>'
                    f"<svg:desc>{escape(one.text)}</svg:desc></draw:frame>"
                )
                return f"<text:p>{frame}</text:p>{self.paragraph(f'Figure 1 : {one.text}', 'Caption')}"
            case "table":
                return self.paragraph(f"Tableau 1 : {one.text}" if self.has_styles else f"Таблица 1. {one.text}")
            case "ref":
                self.references += 1
                return self.paragraph(f"{self.references}. {one.text}")
            case _:
                return self.paragraph(one.text)

    def paragraph(self, text: str, style: str = "Standard") -> str:
        return f'<text:p text:style-name="{style}">{self.bits(text)}</text:p>'

    def bits(self, text: str) -> str:
        return "".join(self.bit(one) for one in bits(text))

    def bit(self, one: Bit) -> str:
        words = escape(one.text)
        match one.kind:
            case "bold" | "italic":
                return f'<text:span text:style-name="{"T1" if one.kind == "bold" else "T2"}">{words}</text:span>'
            case "link":
                return f'<text:a xlink:href="{escape(one.to)}">{words}</text:a>'
            case "note":
                self.notes += 1
                return (
                    f'<text:note text:note-class="footnote"><text:note-citation>{self.notes}</text:note-citation>'
                    f"<text:note-body><text:p>{words}</text:p></text:note-body></text:note>"
                )
            case "cite":
                return f"[{words}]"
            case _:
                return words

    def table(self, rows: list[Line]) -> str:
        made = []
        for number, row in enumerate(rows):
            cells = "".join(
                f"<table:table-cell>{self.paragraph(cell)}</table:table-cell>" for cell in row.text.split(" | ")
            )
            line = f"<table:table-row>{cells}</table:table-row>"
            made.append(f"<table:table-header-rows>{line}</table:table-header-rows>" if number == 0 else line)
        columns = f'<table:table-column table:number-columns-repeated="{rows[0].text.count(" | ") + 1}"/>'
        return f"<table:table>{columns}{''.join(made)}</table:table>"


def _style(name: str, text: str = "", paragraph: str = "", family: str = "paragraph", parent: str = "Standard") -> str:
    parent = f' style:parent-style-name="{parent}"' if family == "paragraph" and name != "Standard" else ""
    return (
        f'<style:style style:name="{name}" style:family="{family}"{parent}>'
        f"<style:paragraph-properties {paragraph}/><style:text-properties {text}/></style:style>"
    )


_BOLD = 'fo:font-weight="bold" style:font-weight-complex="bold"'
_AUTOMATIC = (
    _style("P1", f'{_BOLD} fo:font-size="14pt"')
    + _style("P2", _BOLD)
    + _style("P3", f'{_BOLD} fo:font-size="20pt"')
    + _style("P4", "", 'fo:background-color="#ddeedd"')
    + _style("T1", _BOLD, family="text")
    + _style("T2", 'fo:font-style="italic"', family="text")
    + '<text:list-style style:name="Bullets"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/>'
    "</text:list-style>"
    '<text:list-style style:name="Numbers"><text:list-level-style-number text:level="1" style:num-format="1"/>'
    "</text:list-style>"
)
_STYLES = (
    _style("Standard", 'fo:font-size="11pt"')
    + _style("Title", f'{_BOLD} fo:font-size="24pt"')
    + _style("Caption", 'fo:font-style="italic"')
    + _style("Heading_20_1", f'{_BOLD} fo:font-size="16pt"')
    + _style("Heading_20_2", f'{_BOLD} fo:font-size="13pt"')
)
