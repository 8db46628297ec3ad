"""Which structure type each element of a page becomes. Data only: ISO 32000-1, 14.8.4; ISO 32000-2, 14.8.4."""

from __future__ import annotations

# Element of the page -> structure type. One that is not listed has no tag of its own, unless it has a language.
TYPES = {
    "section": "Sect",
    "nav": "Sect",
    "aside": "Aside",
    "blockquote": "BlockQuote",
    "figure": "Sect",
    "p": "P",
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
    "table": "Table",
    "caption": "Caption",
    "figcaption": "Caption",
    "thead": "THead",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "ul": "L",
    "ol": "L",
    "a": "Link",
    "em": "Em",
    "strong": "Strong",
    "abbr": "Span",
}
TABLE_PARTS = frozenset({"Table", "THead", "TBody", "TFoot", "TR", "TH", "TD"})
CELLS = frozenset({"TH", "TD"})
INLINE = frozenset({"Link", "Em", "Strong", "Span", "Reference"})
# Types that hold blocks, not text: text found directly inside one is wrapped in P.
GROUPING = frozenset({"Document", "Sect", "Div", "Aside", "BlockQuote", "Table", "L", "TOC", "TOCI"})
# Elements without a type that are blocks: with a language of their own they are a Div, all others a Span.
BLOCKS = frozenset({"div", "header", "footer", "main", "body"})

# Types of PDF 2.0 that PDF 1.7 lacks, and what they are there (RoleMap).
ROLE_MAP = {"Aside": "Sect", "Em": "Span", "Strong": "Span"}
# Types of PDF 1.7 that the namespace of PDF 2.0 dropped: they stay in that of PDF 1.7.
ONLY_IN_1_7 = frozenset({"BlockQuote", "TOC", "TOCI", "Reference"})

# Roles of elements (DPUB-ARIA 1.1): they say what the element's name does not.
CONTENTS, END_NOTES, BACK_LINK = "doc-toc", "doc-endnotes", "doc-backlink"
REFERENCES = frozenset({"doc-noteref", "doc-biblioref"})

# CSS list-style-type -> ListNumbering (ISO 32000-1, table 347).
LIST_NUMBERING = {
    "disc": "Disc",
    "circle": "Circle",
    "square": "Square",
    "decimal": "Decimal",
    "decimal-leading-zero": "Decimal",
    "arabic-indic": "Decimal",
    "lower-roman": "LowerRoman",
    "upper-roman": "UpperRoman",
    "lower-alpha": "LowerAlpha",
    "lower-latin": "LowerAlpha",
    "upper-alpha": "UpperAlpha",
    "upper-latin": "UpperAlpha",
}
