"""What the tests of printed lines share: a few blocks set for a language with the shipped style sheet and tokens."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from tests.lengths import LENGTHS
from weasyprint.formatting_structure import boxes

from briefpress.composing.composer import Composer
from briefpress.content.lengths import Length
from briefpress.document.parse import parse
from briefpress.document.typography import typeset
from briefpress.editions.edition import Edition
from briefpress.project import Project, package_templates
from briefpress.theme.theme import Theme
from briefpress.writers.pdf.engine.page_boxes import root_of
from briefpress.writers.pdf.layout import Pages, _lines, lay_out

RIGHT_TO_LEFT = frozenset({"ar"})


def printed(language: str, blocks: str, style: str = "", length: str = "brief") -> Pages:
    """Return the pages of blocks; `style` comes after the shipped style sheet."""
    direction = "rtl" if language in RIGHT_TO_LEFT else "ltr"
    page = (
        f'<html lang="{language}" dir="{direction}" data-length="{length}"><head><title>T</title></head>'
        f"<body><main>{blocks}</main></body></html>"
    )
    sheet = (package_templates() / "page.css").read_text("utf-8")
    return lay_out(typeset(parse(page)), theme_of(language, length), (sheet, style), ())


def lines_of(pages: Pages) -> list[str]:
    """Return the lines of text on all pages, as characters in reading order."""
    return [text_of(line).strip(" ") for page in pages.engine.pages for line in _lines(root_of(page))]


def lines_at_widths(language: str, blocks: str, widths_mm: Sequence[float], style: str = "") -> list[str]:
    """Return the lines of blocks in columns of some widths, one below the other."""
    columns = "".join(f'<div class="w{place}">{blocks}</div>' for place in range(len(widths_mm)))
    rules = "".join(f".w{place} {{ width: {width}mm }}" for place, width in enumerate(widths_mm))
    return lines_of(printed(language, columns, rules + style))


def text_of(box: boxes.Box) -> str:
    """Return the characters of a box."""
    return str(box.text) if isinstance(box, boxes.TextBox) else "".join(map(text_of, getattr(box, "children", ())))


@cache
def theme_of(language: str, length: str = "brief") -> Theme:
    """Return the shipped tokens of a language and a length."""
    composer = Composer(Project(Path("/nowhere")), "")
    edition = Edition("b", language, Length(length, LENGTHS.index(length)), "policymakers")
    return composer.appearance.theme(edition)
