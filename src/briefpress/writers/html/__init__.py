"""Document -> one self-contained, responsive, accessible page: no script, no file beside it, nothing fetched."""

from __future__ import annotations

import base64
import string
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from html import escape

from briefpress.assets.fonts.file import FontFile
from briefpress.assets.fonts.subset import subset_font
from briefpress.document import tree
from briefpress.document.chart import data_table
from briefpress.document.serialise import serialise, table_markup
from briefpress.document.wide_pages import is_wide
from briefpress.drawing.svg import svg_of
from briefpress.theme.theme import Theme
from briefpress.writers.artifact import Artifact, Asset

# On paper, where a page is told, that is said; the name is for where it is not.
_NAMES = {"data-label": "aria-label"}


def write_html(
    document: tree.Document,
    theme: Theme,
    screen_style: str,
    assets: tuple[Asset, ...],
    fonts: tuple[FontFile, ...] = (),
) -> Artifact:
    """Return the page of a document, with its style sheet, its pictures and the project's own fonts inside it."""
    characters = frozenset(tree.text_of(document) + screen_style + string.printable)
    faces = "".join(_face(font, characters) for font in fonts)
    head = (
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>\n{faces}{theme.css()}\n{screen_style}</style>"
    )
    shown = tree.with_children(document, partial(_on_screen, assets=assets))
    draw = partial(_drawn, theme=theme, is_right_to_left=document.direction == "rtl")
    page = serialise(shown, head, draw, _policy(has_fonts=bool(fonts)))
    return Artifact("html", page.encode())


def _policy(*, has_fonts: bool) -> str:
    """Return what lets nothing in the page load, run or send anything, whatever a template puts there.

    It holds for what comes after it only, so it comes first (Content Security Policy 3, 3.3).
    """
    sources = ["default-src 'none'", "style-src 'unsafe-inline'", "img-src data:", *(["font-src data:"] * has_fonts)]
    rules = "; ".join((*sources, "base-uri 'none'", "form-action 'none'"))
    return f'<meta http-equiv="Content-Security-Policy" content="{rules}">'


def _drawn(chart: tree.Chart, theme: Theme, *, is_right_to_left: bool) -> str:
    return svg_of(chart, theme, is_right_to_left) + _numbers(chart)


def _face(font: FontFile, characters: frozenset[str]) -> str:
    """Return the rule of a font, cut down to the characters that the page may show."""
    data = base64.b64encode(subset_font(font, characters)).decode()
    weight = " ".join(str(weight) for weight in dict.fromkeys(font.weights))
    style = "italic" if font.is_italic else "normal"
    return (
        f'@font-face{{font-family:"{font.family}";font-weight:{weight};font-style:{style};'
        f'src:url(data:font/woff2;base64,{data}) format("woff2")}}\n'
    )


def _on_screen(nodes: tuple[tree.Node, ...], assets: tuple[Asset, ...]) -> Iterator[tree.Node]:
    """Yield nodes as a screen shows them, wherever they stand.

    Every picture's bytes are in its address, and a way back is an arrow: here are no pages to name.
    """
    for node in nodes:
        if isinstance(node, tree.Image):
            yield replace(node, source=_data_address(node.source, assets))
        elif isinstance(node, tree.Link) and "back" in node.attributes.classes:
            yield replace(node, children=(tree.Text("↑"),), attributes=_named(node.attributes))
        else:
            shown = tree.with_children(node, partial(_on_screen, assets=assets))
            yield _scroller(shown) if isinstance(shown, tree.Group) and is_wide(shown) else shown


def _scroller(group: tree.Group) -> tree.Group:
    """Return a division that scrolls, with a name, and within reach of the keyboard (WCAG 2.2, 2.1.1)."""
    table = next((node for node in group.children if isinstance(node, tree.Table)), None)
    name = tree.text_of(table.caption) if table and table.caption else ""
    scrolls = (("role", "region"), ("aria-label", name), ("tabindex", "0"))
    return replace(group, attributes=replace(group.attributes, other=(*group.attributes.other, *scrolls)))


def _named(attributes: tree.Attributes) -> tree.Attributes:
    """Return the attributes of a way back with its name, which an arrow does not tell."""
    return replace(attributes, other=tuple((_NAMES.get(key, key), value) for key, value in attributes.other))


def _numbers(chart: tree.Chart) -> str:
    """Return the numbers of a chart as a table that opens: for those who do not see it, or want to take them along."""
    table = replace(data_table(chart), caption=None)
    return f"<details>\n<summary>{escape(chart.title)}</summary>\n{table_markup(table)}</details>\n"


def _data_address(source: str, assets: tuple[Asset, ...]) -> str:
    asset = next(asset for asset in assets if asset.name == source)
    return f"data:{asset.media_type};base64,{base64.b64encode(asset.content).decode()}"
