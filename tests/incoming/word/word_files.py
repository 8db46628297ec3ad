"""Word files made by hand: a body in XML, and what else a test needs."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_NAMES = (
    f'xmlns:w="{MAIN}" xmlns:r="{RELATIONSHIPS}"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)


def word_file(body: str, links: Mapping[str, str] | None = None, **parts: str) -> bytes:
    """Return a Word file. `links` are addresses by the ids of their relationships; `parts` what stands in
    `styles`, `numbering`, `footnotes`, `comments` or `commentsExtended`."""
    addresses = [
        f'<Relationship Id="{name}" Type="{RELATIONSHIPS}/hyperlink" Target="{target}" TargetMode="External"/>'
        for name, target in (links or {}).items()
    ]
    others = [f'<Relationship Id="rId{name}" Type="{RELATIONSHIPS}/{name}" Target="{name}.xml"/>' for name in parts]
    files = {
        "_rels/.rels": _related(
            f'<Relationship Id="rId1" Type="{RELATIONSHIPS}/officeDocument" Target="word/document.xml"/>'
        ),
        "word/document.xml": f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _related("".join((*addresses, *others))),
    }
    for name, content in parts.items():
        prefix = "w15" if name == "commentsExtended" else "w"
        root = f"{prefix}:{'commentsEx' if prefix == 'w15' else name}"
        files[f"word/{name}.xml"] = f"<{root} {_NAMES}>{content}</{root}>"
    return zipped(files)


def zipped(files: Mapping[str, str]) -> bytes:
    """Return a zip file."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def paragraph(text: str, properties: str = "", extra: str = "") -> str:
    """Return a paragraph of one run."""
    return f"<w:p {extra}><w:pPr>{properties}</w:pPr>{run(text)}</w:p>"


def run(text: str, properties: str = "") -> str:
    """Return a run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def _related(relationships: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}">{relationships}</Relationships>'
