"""A font and the characters of a page -> the part of it that the page needs, for the web."""

from __future__ import annotations

import io
import logging

from briefpress.assets.fonts.file import FontFile

# Tables that it does not know, which it drops, are no news for anybody.
logging.getLogger("fontTools.subset").setLevel(logging.ERROR)


def subset_font(font: FontFile, characters: frozenset[str]) -> bytes:
    """Return a WOFF 2.0 file with the glyphs of some characters, and with all that shapes them."""
    from fontTools import subset  # type: ignore[import-untyped]
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    options = subset.Options(flavor="woff2", layout_features=["*"], notdef_outline=True, hinting=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=sorted(map(ord, characters)))
    # The clock does not belong into a file that shall be the same tomorrow.
    with TTFont(io.BytesIO(font.content), recalcTimestamp=False) as opened:
        subsetter.subset(opened)
        opened.flavor = "woff2"
        made = io.BytesIO()
        opened.save(made)
    return made.getvalue()
