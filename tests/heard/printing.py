"""A few blocks, printed as PDF and as HTML with the shipped style sheets and tokens, to be heard and read."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from tests.writers.pdf.paper import RIGHT_TO_LEFT, theme_of

from briefpress.document.close_tables import DEGREES, with_close_tables
from briefpress.document.order import in_order
from briefpress.document.parse import parse
from briefpress.document.typography import typeset
from briefpress.project import package_templates
from briefpress.writers.artifact import Asset
from briefpress.writers.html import write_html
from briefpress.writers.pdf.layout import lay_out
from briefpress.writers.pdf.write import write_pdf

BLOCKS = Path(__file__).parents[1] / "cases" / "heard"
_PICTURE = Asset(
    "tree.svg",
    "image/svg+xml",
    b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="green"/></svg>',
)
# Small pages: lines break often, and tables go on. How long heads are that run upwards, the press says.
_SMALL = "@page { size: 210mm 110mm } body { font-size: 10pt } #turned { --head-length: 9em }"


@lru_cache(maxsize=16)
def printed(language: str, case: str, claim: str = "ua-1+a-2a") -> tuple[bytes, bytes]:
    """Return the PDF and the HTML of the blocks of a case."""
    blocks = (BLOCKS / f"{case}.html").read_text("utf-8")
    direction = "rtl" if language in RIGHT_TO_LEFT else "ltr"
    document = typeset(
        parse(
            f'<html lang="{language}" dir="{direction}" data-length="brief"><head><title>T</title>'
            f'<meta name="dcterms.created" content="2026-11-01"></head><body><main>{blocks}</main></body></html>'
        )
    )
    # As where a table is too wide; a screen scrolls.
    in_print = with_close_tables(document, {"turned": len(DEGREES)})
    sheet, theme = (package_templates() / "page.css").read_text("utf-8"), theme_of(language)
    pages = lay_out(in_print, theme, (sheet, _SMALL), (_PICTURE,))
    assert pages.count > 1  # else nothing goes on
    return write_pdf(pages, claim).content, write_html(in_order(document, pages.order), theme, "", (_PICTURE,)).content
