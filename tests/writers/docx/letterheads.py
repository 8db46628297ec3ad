"""Letterheads as different programs make them: each a folder of readable parts, zipped here into a Word file.

A part is related to the document by its name, so `header1.xml` is what `r:id="header1"` refers to. A header that refers
to "logo" shows a picture that is made here.
"""

from __future__ import annotations

import re

from tests.conftest import CASES
from tests.drawing.charts import chart
from tests.writers.docx.institutions import logo, zipped
from tests.writers.docx.word import CASE

from briefpress.document.serialise import chart_markup

FOLDER = CASES / "letterheads"
NAMES = sorted(folder.name for folder in FOLDER.iterdir())

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = {"document": f"{_WORD}.document.main+xml", "theme": "application/vnd.openxmlformats-officedocument.theme+xml"}
_PICTURE = f'<Relationship Id="logo" Type="{_OFFICE}/image" Target="media/logo.png"/>'
_CHART = chart_markup(chart("column", tuple(map(str, range(2010, 2026))), {"A": ("1",) * 16, "B": ("2",) * 16}, "Two"))
BRIEF = CASE.replace(
    '<table class="data" id="free">',
    f'<figure class="chart" id="grows"><figcaption><span class="number">Figure 3</span> It grows</figcaption>{_CHART}'
    '</figure><table class="data" id="free">',
)
"""A brief with everything that a letterhead could spoil: tables, a chart, captions, lists, boxes, columns."""


def letterhead(name: str, without: str = "") -> bytes:
    """Return the Word file of a case, a piece of its XML left out if one is named."""
    parts = {path.stem: path.read_text("utf-8") for path in sorted((FOLDER / name).glob("*.xml"))}
    if without:
        parts = {stem: part.replace(without, "") for stem, part in parts.items()}
    rest = [stem for stem in parts if stem != "document"]
    types = "".join(f'<Override PartName="/word/{stem}.xml" ContentType="{_type(stem)}"/>' for stem in parts)
    related = "".join(
        f'<Relationship Id="{stem}" Type="{_OFFICE}/{_kind(stem)}" Target="{stem}.xml"/>' for stem in rest
    )
    shown = [stem for stem in rest if '"logo"' in parts[stem]]
    made = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="png" '
            'ContentType="image/png"/><Default Extension="rels" '
            f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>'
        ),
        "_rels/.rels": _relations(f'<Relationship Id="d" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'),
        "word/_rels/document.xml.rels": _relations(related),
        **{f"word/{stem}.xml": part for stem, part in parts.items()},
        **{f"word/_rels/{stem}.xml.rels": _relations(_PICTURE) for stem in shown},
    }
    files = {name: content.encode() for name, content in made.items()}
    return zipped(files | ({"word/media/logo.png": logo()} if shown else {}))


def _kind(stem: str) -> str:
    return re.sub(r"\d+$", "", stem)


def _type(stem: str) -> str:
    return _TYPES.get(_kind(stem), f"{_WORD}.{_kind(stem)}+xml")


def _relations(content: str) -> str:
    return f'<Relationships xmlns="{_RELATIONSHIPS}">{content}</Relationships>'
