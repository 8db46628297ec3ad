"""One paragraph style, and what makes them from the tokens."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefpress.writers.docx.base.formats import ParagraphFormat, RunFormat
from briefpress.writers.docx.base.style_names import Style
from briefpress.writers.docx.look import Look, Script

# Word keeps what its face wants below the line, and cuts what rises over the rest: hamza on alif in Naskh
# (0.89 + 0.63), accents on capitals of the serif (0.93 + 0.29). LibreOffice has four fifths above the line.
_LEAST = {Script.WESTERN: 1.22, Script.EAST_ASIAN: 1.22, Script.COMPLEX: 1.53}
"""Of the height of a line, to the size of its letters."""


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph style, all of it."""

    style: Style
    paragraph: ParagraphFormat = field(default_factory=ParagraphFormat)
    run: RunFormat = field(default_factory=RunFormat)
    based_on: Style | None = Style.NORMAL
    following: Style | None = None
    """The style of the paragraph that Enter begins."""


@dataclass(frozen=True, slots=True)
class StyleMaker:
    """Reads tokens in the ways that styles need them."""

    look: Look

    def points(self, token: str) -> float:
        return self.look.theme.points(token)

    def line(self, size: float, leading: str, change: float = 0) -> float:
        """Return the height of a line of a size in points, as the style sheet's `line-height` gives it."""
        return self.exact_line(size * (self.look.theme.number(f"leading-{leading}") + change), size)

    def exact_line(self, line: float, size: float) -> float:
        """Return the height of an exact line in which nothing is cut."""
        return max(line, _LEAST[self.look.script] * size)

    @property
    def para(self) -> float:
        return self.points("space-para")

    @property
    def alignment(self) -> str:
        return "both" if self.look.is_justified else "start"
