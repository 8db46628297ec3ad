"""Document -> one self-contained, responsive, accessible page: no script, no file beside it, nothing fetched."""

from __future__ import annotations

import base64
from dataclasses import replace

from briefpress.document import tree
from briefpress.document.serialise import serialise
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
    return Artifact("html", serialise(shown, head).encode())


def _embedded(block: tree.Block, assets: tuple[Asset, ...]) -> tree.Block:
    """Return a block with every picture's bytes in its address."""
    match block:
        case tree.Image():
            return replace(block, source=_data_address(block.source, assets))
        case tree.Group():
            return replace(block, children=tuple(_embedded(child, assets) for child in block.children))
        case _:
            return block


def _data_address(source: str, assets: tuple[Asset, ...]) -> str:
    asset = next(asset for asset in assets if asset.name == source)
    return f"data:{asset.media_type};base64,{base64.b64encode(asset.content).decode()}"
