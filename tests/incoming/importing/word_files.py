"""Word files in the habits of offices, made of the parts that Word and Google Docs write."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from tests.incoming.importing.told import Bit, Line, bits, picture, tables

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_DRAWING = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


@dataclass(frozen=True)
class Habit:
    """How somebody writes in Word."""

    heads: str = "style"
    """`style`, `outline`, `bold`, `large`, `capitals` or `numbers`."""
    title: str = "style"
    """`style`, `large` or `bold`."""
    lists: str = "list"
    """`list` or `typed`."""
    cites: str = "brackets"
    """`brackets` or `raised`."""
    boxes: str = "shade"
    """`shade` or `table`."""
    right_to_left: bool = False
    contents: bool = False
    properties: str = ""


@dataclass
class WordFile:
    """A Word file while it is written."""

    habit: Habit
    body: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    pictures: int = 0
    numbers: list[int] = field(default_factory=lambda: [0, 0])

    def write(self, told: list[Line]) -> None:
        references = 0
        for kind, group in tables(told):
            if kind == "row":
                self.table(group)
            elif kind == "in" and self.habit.boxes == "table":
                self.boxed(group)
            else:
                for one in group:
                    references += one.kind == "ref"
                    self.line(one, references)

    def line(self, one: Line, number: int) -> None:
        match one.kind:
            case "title":
                self.title(one.text)
            case "h1" | "h2":
                self.head(int(one.kind[1]), one.text)
            case "li" | "nl":
                self.item(one)
            case "ref":
                self.paragraph(f"[{number}] {one.text}" if self.habit.cites == "brackets" else f"{number}. {one.text}")
            case "quote":
                self.paragraph(one.text, '<w:pStyle w:val="Quote"/>')
            case "box" | "in":
                shade = '<w:shd w:val="clear" w:fill="DDEEDD"/>'
                self.paragraph(one.text, shade, "<w:b/>" if one.kind == "box" else "")
            case "table":
                self.paragraph(
                    f"Table {self.body.count('T') + 1}. {one.text}" if not self.habit.right_to_left else one.text,
                    '<w:pStyle w:val="Caption"/>',
                )
            case "fig":
                self.picture()
                self.paragraph(f"Figure {self.pictures}: {one.text}")
            case "by":
                by = one.text if self.habit.right_to_left or "：" in one.text else f"By {one.text}"
                self.paragraph(by)
            case _:
                self.paragraph(one.text)

    def title(self, text: str) -> None:
        match self.habit.title:
            case "style":
                self.paragraph(text, '<w:pStyle w:val="Title"/>')
            case "large":
                self.paragraph(text, '<w:jc w:val="center"/>', self.bold() + self.size(20))
            case _:
                self.paragraph(text, '<w:jc w:val="center"/>', self.bold())

    def head(self, level: int, text: str) -> None:
        self.numbers = [self.numbers[0] + 1, 0] if level == 1 else [self.numbers[0], self.numbers[1] + 1]
        numbered = f"{self.numbers[0]}. {text}" if level == 1 else f"{self.numbers[0]}.{self.numbers[1]} {text}"
        match self.habit.heads:
            case "style":
                self.paragraph(text, f'<w:pStyle w:val="Heading{level}"/>')
            case "outline":
                self.paragraph(text, f'<w:outlineLvl w:val="{level - 1}"/>', self.bold())
            case "bold":
                self.paragraph(text, "", self.bold() + (self.size(14) if level == 1 else ""))
            case "large":
                self.paragraph(text, "", self.size(16 if level == 1 else 13))
            case "capitals":
                self.paragraph(text.upper() if level == 1 else text, "", self.bold())
            case "numbers":
                self.paragraph(numbered, "", self.bold())

    def bold(self) -> str:
        return "<w:bCs/><w:rtl/>" if self.habit.right_to_left else "<w:b/>"

    def size(self, points: int) -> str:
        return f'<w:sz w:val="{2 * points}"/><w:szCs w:val="{2 * points}"/>'

    def item(self, one: Line) -> None:
        if self.habit.lists == "typed":
            self.paragraph(f"• {one.text}" if one.kind == "li" else f"– {one.text}")
            return
        number = 1 if one.kind == "li" else 2
        self.paragraph(one.text, f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')

    def paragraph(self, text: str, properties: str = "", run: str = "") -> None:
        self.body.append(self.made(text, properties, run))

    def made(self, text: str, properties: str = "", run: str = "") -> str:
        if self.habit.right_to_left:
            properties += "<w:bidi/>"
            run = run if "rtl" in run else f"{run}<w:rtl/>"
        inside = "".join(self.bit(one, run) for one in bits(text))
        return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"

    def bit(self, one: Bit, run: str) -> str:
        match one.kind:
            case "bold":
                return _run(one.text, run + self.bold())
            case "italic":
                return _run(one.text, f"{run}<w:i/><w:iCs/>")
            case "note":
                self.notes.append(one.text)
                return f'<w:r><w:footnoteReference w:id="{len(self.notes)}"/></w:r>'
            case "link":
                self.links.append(one.to)
                return f'<w:hyperlink r:id="link{len(self.links)}">{_run(one.text, run)}</w:hyperlink>'
            case "cite":
                raised = '<w:vertAlign w:val="superscript"/>'
                return _run(f"[{one.text}]", run) if self.habit.cites == "brackets" else _run(one.text, run + raised)
            case _:
                # Word parts runs wherever somebody has typed.
                middle = len(one.text) // 2
                return _run(one.text[:middle], run) + _run(one.text[middle:], run)

    def table(self, rows: list[Line]) -> None:
        made = []
        for number, row in enumerate(rows):
            head = "<w:b/>" if number == 0 else ""
            cells = "".join(f"<w:tc>{self.made(cell, '', head)}</w:tc>" for cell in row.text.split(" | "))
            made.append(f"<w:tr>{cells}</w:tr>")
        self.body.append(f"<w:tbl>{''.join(made)}</w:tbl>")

    def boxed(self, group: list[Line]) -> None:
        inside = self.body.pop() + "".join(self.made(one.text) for one in group)
        self.body.append(f"<w:tbl><w:tr><w:tc>{inside}</w:tc></w:tr></w:tbl>")

    def picture(self) -> None:
        self.pictures += 1
        self.body.append(
            '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture"/><a:graphic><a:graphicData>'
            f'<pic:pic><pic:blipFill><a:blip r:embed="picture{self.pictures}"/></pic:blipFill></pic:pic>'
            "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
        )

    def packed(self) -> bytes:
        style = '<w:pPr><w:pStyle w:val="TOC1"/></w:pPr>'
        lines = (f"<w:p>{style}{_run(f'Part {n}', '')}<w:r><w:tab/></w:r>{_run(str(n), '')}</w:p>" for n in range(1, 6))
        contents = "".join(lines) if self.habit.contents else ""
        body = "".join(self.body)
        if contents:
            first = body.index("</w:p>") + len("</w:p>")
            body = body[:first] + contents + body[first:]
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, part in self.parts(body).items():
                archive.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
        return made.getvalue()

    def parts(self, body: str) -> dict[str, str | bytes]:
        related = [("styles", "styles.xml", ""), ("numbering", "numbering.xml", ""), ("footnotes", "footnotes.xml", "")]
        related += [("header", "header1.xml", "")]
        ids = [*(f"r{n}" for n in range(len(related)))]
        lines = [_related(id_, kind, target) for id_, (kind, target, _) in zip(ids, related, strict=True)]
        lines += [_related(f"link{n}", "hyperlink", to, outside=True) for n, to in enumerate(self.links, 1)]
        lines += [_related(f"picture{n}", "image", f"media/image{n}.png") for n in range(1, self.pictures + 1)]
        notes = "".join(
            f'<w:footnote w:id="{n}"><w:p><w:r><w:footnoteRef/></w:r>{_run(f" {text}", "")}</w:p></w:footnote>'
            for n, text in enumerate(self.notes, 1)
        )
        separator = '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        return {
            "[Content_Types].xml": _types(),
            "_rels/.rels": _rels(
                _related("d", "officeDocument", "word/document.xml"),
                '<Relationship Id="c" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/'
                'core-properties" Target="docProps/core.xml"/>',
            ),
            "docProps/core.xml": (
                '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
                'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
                f"{self.habit.properties}</cp:coreProperties>"
            ),
            "word/document.xml": f"<w:document {_W} {_R} {_DRAWING}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": _rels(*lines),
            "word/styles.xml": _styles(self.habit.heads in ("style", "outline")),
            "word/numbering.xml": _numbering(),
            "word/footnotes.xml": f"<w:footnotes {_W}>{separator}{notes}</w:footnotes>",
            "word/header1.xml": f"<w:hdr {_W}><w:p>{_run('Institute of Shade', '')}</w:p></w:hdr>",
            **{f"word/media/image{n}.png": picture(300 + n, 200) for n in range(1, self.pictures + 1)},
        }


def word_file(told: list[Line], habit: Habit) -> bytes:
    """Return a Word file that says something in somebody's habit."""
    made = WordFile(habit)
    made.write(told)
    return made.packed()


def _run(text: str, properties: str) -> str:
    if not text:
        return ""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _related(id_: str, kind: str, target: str, *, outside: bool = False) -> str:
    mode = ' TargetMode="External"' if outside else ""
    return f'<Relationship Id="{id_}" Type="{_OFFICE}/{kind}" Target="{escape(target)}"{mode}/>'


def _rels(*related: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(related)}</Relationships>'


def _types() -> str:
    parts = {
        "document": "document.main",
        "styles": "styles",
        "numbering": "numbering",
        "footnotes": "footnotes",
        "header1": "header",
    }
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>' for name, kind in parts.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="png" ContentType="image/png"/>{overrides}</Types>'
    )


def _styles(has_heads: bool) -> str:
    heads = "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{n}"><w:name w:val="heading {n}"/><w:pPr><w:outlineLvl '
        f'w:val="{n - 1}"/></w:pPr><w:rPr><w:b/><w:sz w:val="{36 - 4 * n}"/></w:rPr></w:style>'
        for n in (1, 2) if has_heads
    )  # fmt: skip
    others = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/></w:style>'
        for name in ("Title", "Subtitle", "Quote", "Caption")
    )
    return (
        f'<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        f'<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>{others}{heads}</w:styles>'
    )


def _numbering() -> str:
    shapes = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:lvl w:ilvl="0"><w:numFmt w:val="{kind}"/></w:lvl></w:abstractNum>'
        for n, kind in ((1, "bullet"), (2, "decimal"))
    )
    lists = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2))
    return f"<w:numbering {_W}>{shapes}{lists}</w:numbering>"
