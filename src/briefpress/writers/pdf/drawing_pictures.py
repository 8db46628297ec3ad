"""Drawings -> pictures of them, for programs that show no SVG: the engine draws them, and PDFium what it drew."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import PurePosixPath

from briefpress.assets.pictures.picture import SVG, picture_size
from briefpress.writers.artifact import Asset
from briefpress.writers.pdf.sources import installed_fonts, page_of

_DPI, _CSS_DPI = 300, 96
_WIDEST = 2400
"""Pixels."""


def with_pictures(assets: tuple[Asset, ...]) -> tuple[Asset, ...]:
    """Return assets with a PNG of each drawing that has none of its name beside it, as `<name>+png`.

    The drawings have been checked.
    """
    names = {asset.name for asset in assets}
    return (*assets, *_lacking(assets, names))


def _lacking(assets: tuple[Asset, ...], names: set[str]) -> Iterator[Asset]:
    for asset in assets:
        beside = f"{asset.name}+png"
        if asset.media_type == SVG and not names & {beside, str(PurePosixPath(asset.name).with_suffix(".png"))}:
            yield Asset(beside, "image/png", _picture(asset))


# A logo is that of many editions.
@lru_cache(maxsize=8)
def _picture(drawing: Asset) -> bytes:
    from briefpress.assets.pdf_pages import page_picture  # most editions have no such drawing, and need no PDFium

    across, down = picture_size(drawing.content, drawing.media_type)
    style = f"@page{{size:{across}px {down}px;margin:0}}body{{margin:0}}img{{display:block;width:100%}}"
    markup = (
        f'<!DOCTYPE html><html><head><style>{style}</style></head><body><img src="{drawing.name}" alt=""></body></html>'
    )
    pdf = page_of(markup, (), (drawing,)).write_pdf(font_config=installed_fonts())
    assert isinstance(pdf, bytes)  # the engine returns bytes when it is given no target
    return page_picture(pdf, 1, min(round(across * _DPI / _CSS_DPI), _WIDEST))
