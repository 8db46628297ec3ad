"""The setting of a PDF -> that of its Word file: tighter by what the lines of other programs and fonts take more room.

Measured on the 54 shipped editions, laid out by LibreOffice 7.4 in two sets of fonts: the look's own, and stand-ins
with the metrics of those that Windows has in their place (Caladea for Cambria, Liberation Sans for Arial; KacstOne for
Arabic). With these shares all of them keep the pages that their length promises. Arabic needs more: an exact line that
cuts no hamza is higher in Word (1.53 em) than lines of small text are in print.
"""

from __future__ import annotations

from briefpress.document import tree
from briefpress.theme.theme import Theme

_TIGHTER = {"ltr": 0.25, "rtl": 0.75}
"""Of the way from a setting to the tightest, by the direction of the text."""


def word_setting(theme: Theme, document: tree.Document, tighter: float = 0) -> Theme:
    """Return the look of a document's Word file, given that of its PDF.

    `tighter` is how far it goes from there to the tightest, 0 to 1.
    """
    usual = _TIGHTER[document.direction or "ltr"]
    return theme.at(usual + (1 - usual) * tighter)
