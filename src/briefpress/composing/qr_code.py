"""An address -> its QR code (ISO/IEC 18004), as a drawing and, for programs that show none, as a picture."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import TYPE_CHECKING

from briefpress.writers.artifact import Asset

if TYPE_CHECKING:
    import segno

STEM = "address-qr"
"""Of the picture with the address where a brief is online."""
PAGE_STEM = "page-qr"
"""Of that with the address of one page."""
_QUIET = 4
"""Modules of white around the code, as the standard asks."""
_SIDE = 57.0
"""Of the drawing, in CSS pixels: 15 mm, quiet zone and all."""


@lru_cache(maxsize=64)
def qr_code(address: str) -> tuple[Asset, ...]:
    """Return the code of an address as a drawing and as a picture; the same address gives the same bytes."""
    png = io.BytesIO()
    _code(address).save(png, kind="png", scale=8, border=_QUIET)
    return qr_drawing(address, STEM), Asset(f"{STEM}.png", "image/png", png.getvalue())


@lru_cache(maxsize=64)
def qr_drawing(address: str, stem: str) -> Asset:
    """Return the code of an address as a drawing."""
    code, svg = _code(address), io.BytesIO()
    modules = code.symbol_size(border=_QUIET)[0]
    code.save(svg, kind="svg", scale=_SIDE / modules, border=_QUIET, xmldecl=False, nl=False, omitsize=False)
    return Asset(f"{stem}.svg", "image/svg+xml", svg.getvalue())


def _code(address: str) -> segno.QRCode:
    """Return the code of an address, correcting 15 % of damage (level M)."""
    # It brings the library's parts for the Internet along, and few commands make codes.
    import segno

    return segno.make_qr(address, error="m", boost_error=False)
