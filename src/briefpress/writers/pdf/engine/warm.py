"""What one layout leaves for the next, in a process that lays out nearly the same text again and again.

While somebody writes, one paragraph in a hundred is another. Fonts that were opened, lines that were broken and values
that were read then serve again; a look takes two thirds of the time of a first layout, and comes to the same pages.
A build keeps nothing of it: what it gives never depends on what was laid out before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from weasyprint.text.fonts import FontConfiguration

from briefpress.writers.artifact import Asset
from briefpress.writers.pdf.engine.kept_fonts import KeptFonts
from briefpress.writers.pdf.engine.lines import KeptLines
from briefpress.writers.pdf.engine.variables import KeptValues


@dataclass(frozen=True, slots=True)
class Warm:
    """Of layouts whose fonts are the same. Not for several threads at once."""

    own_fonts: tuple[tuple[str, ...], tuple[Asset, ...]]
    """The style sheets that name fonts which are brought along, and these."""
    configuration: FontConfiguration = field(default_factory=FontConfiguration)
    fonts: KeptFonts = field(default_factory=KeptFonts)
    lines: KeptLines = field(default_factory=KeptLines)
    values: KeptValues = field(default_factory=dict)


@dataclass(slots=True)
class Warmth:
    """Not frozen: what is warm is let go when other fonts are asked for."""

    warm: Warm | None = None
    pages: Mapping[str, int] = field(default_factory=dict)
    """Where everything with an id stood in the last layout: a guess for the next."""

    def warm_for(self, sheets: Sequence[str], fonts: tuple[Asset, ...]) -> Warm:
        """Return what serves for fonts that are brought along; the installed ones are the same for all."""
        own_fonts = (tuple(sheets), fonts)
        if self.warm is None or self.warm.own_fonts != own_fonts:
            self.warm = Warm(own_fonts)
        return self.warm

    @property
    def fonts(self) -> KeptFonts:
        """Fonts of files; those of the last layout."""
        return self.warm.fonts if self.warm else KeptFonts()
