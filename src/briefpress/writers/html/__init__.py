"""Document -> one self-contained, responsive, accessible page: no script, no file beside it, nothing fetched."""

from __future__ import annotations

import base64
from dataclasses import replace
from html import escape

from briefpress.document import tree
from briefpress.document.chart import data_table
from briefpress.document.serialise import serialise, table_markup
from briefpress.drawing.svg import svg_of
from briefpress.theme import Theme
from briefpress.writers.artifact import Artifact, Asset


def write_html(document: tree.Document, theme: Theme, screen_style: str, assets: tuple[Asset, ...]) -> Artifact:
    """Return the page of a document, its style sheet and its pictures inside it."""
    head = (
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        # Nothing in the page can load or run anything, whatever a template puts there.
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
        'img-src data:">'
        f"<style>\n{theme.css()}\n{screen_style}</style>"
    )
    shown = replace(document, children=tuple(_embedded(block, assets) for block in document.children))
    is_right_to_left = document.direction == "rtl"
    page = serialise(shown, head, lambda chart: svg_of(chart, theme, is_right_to_left) + _numbers(chart))
    return Artifact("html", page.encode())


def _embedded(block: tree.Block, assets: tuple[Asset, ...]) -> tree.Block:
    """Return a block with every picture's bytes in its address."""
    match block:
        case tree.Image():
            return replace(block, source=_data_address(block.source, assets))
        case tree.Group():
            return replace(block, children=tuple(_embedded(child, assets) for child in block.children))
        case _:
            return block


def _numbers(chart: tree.Chart) -> str:
    """Return the numbers of a chart as a table that opens: for those who do not see it, or want to take them along."""
    table = replace(data_table(chart), caption=None)
    return f"<details>\n<summary>{escape(chart.title)}</summary>\n{table_markup(table)}</details>\n"


def _data_address(source: str, assets: tuple[Asset, ...]) -> str:
    asset = next(asset for asset in assets if asset.name == source)
    return f"data:{asset.media_type};base64,{base64.b64encode(asset.content).decode()}"
