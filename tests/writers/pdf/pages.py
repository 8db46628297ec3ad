"""Small pages on which every line can be counted: ten to a page."""

from __future__ import annotations

from briefpress.document.parse import parse
from briefpress.theme.theme import Theme
from briefpress.writers.pdf.layout import Pages, lay_out

STYLE = (
    "@page { size: 90mm 70mm; margin: 10mm }"
    "body, p, h1, h2, table, ul, ol, li, figure, aside, caption, figcaption { margin: 0; padding: 0;"
    "font: 10pt/5mm Inter; hyphens: none; list-style: none } table { border-spacing: 0 }"
    "p { orphans: 1; widows: 1 } h2 { break-after: auto } td, th { padding: 0; vertical-align: top; text-align: left }"
)


def text(lines: int) -> str:
    """Return so many lines of text."""
    return "<br>".join(["text"] * lines)


def paragraph(identifier: str, lines: int) -> str:
    return f'<p id="{identifier}">{text(lines)}</p>'


def table(identifier: str, rows: int, label: str = "") -> str:
    """Return a table of a caption, a head and so many rows, each of a line."""
    number = f'<span class="number" data-continued="{label}">T</span>' if label else "T"
    body = "".join(f'<tr id="{identifier}.{row}"><th scope="row">{row}</th><td>x</td></tr>' for row in range(rows))
    return (
        f'<table id="{identifier}"><caption>{number}</caption>'
        f'<thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead><tbody>{body}</tbody></table>'
    )


def laid_out(body: str, style: str = "") -> Pages:
    """Return the pages of a document that begins with a title of one line."""
    head = '<!doctype html><html lang="en" dir="ltr"><head><meta charset="utf-8"><title>T</title></head>'
    return lay_out(parse(f"{head}<body><main><h1>T</h1>{body}</main></body></html>"), Theme(()), (STYLE + style,), ())
