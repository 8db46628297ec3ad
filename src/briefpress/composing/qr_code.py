"""An address -> its QR code (ISO/IEC 18004), as a drawing and, for programs that show none, as a picture."""

from __future__ import annotations

import io
from functools import lru_cache

from briefpress.writers.artifact import Asset

STEM = "address-qr"
"""Of the picture with the address where a brief is online."""
PAGE_STEM = "page-qr"
"""Of that with the address of one page."""
_QUIET = 4
"""Modules of white around the code, as the standard asks."""
_SIDE = 57.0
"""Of the drawing, in CSS pixels: 15 mm, quiet zone and all."""


@lru_cache(maxsize=64)
def qr_code(address: str, stem: str = STEM) -> tuple[Asset, ...]:
    """Return the code of an address, correcting 15 % of damage (level M); the same address gives the same bytes."""
    # It brings the library's parts for the Internet along, and few commands make codes.
    import segno

    code = segno.make_qr(address, error="m", boost_error=False)
    modules = code.symbol_size(border=_QUIET)[0]
    svg, png = io.BytesIO(), io.BytesIO()
    code.save(svg, kind="svg", scale=_SIDE / modules, border=_QUIET, xmldecl=False, nl=False, omitsize=False)
    code.save(png, kind="png", scale=8, border=_QUIET)
    return Asset(f"{stem}.svg", "image/svg+xml", svg.getvalue()), Asset(f"{stem}.png", "image/png", png.getvalue())
