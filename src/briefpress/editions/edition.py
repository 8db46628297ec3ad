"""One thing that a reader can hold: a brief for an audience, at a length, in a language."""

from __future__ import annotations

from dataclasses import dataclass

from briefpress.content.lengths import Length


@dataclass(frozen=True, slots=True)
class Edition:
    """Brief x language x length x audience."""

    brief: str
    """Name of the folder in `content/`."""
    language: str
    """BCP 47."""
    length: Length
    audience: str

    @property
    def order(self) -> tuple[str, str, int, str]:
        """Sort editions by brief, language, length (shortest first) and audience."""
        return (self.brief, self.language, self.length.rank, self.audience)

    @property
    def group(self) -> tuple[str, str, str]:
        """What it shares with its other languages: brief, audience and length."""
        return (self.brief, self.audience, self.length)

    @property
    def stem(self) -> str:
        """File name without its extension."""
        return f"{self.brief}.{self.length}.{self.audience}.{self.language}"

    @property
    def card(self) -> str:
        """File name of the picture that programs show where a link is quoted: one for a brief in a language."""
        return f"{self.brief}.card.{self.language}.png"

    def __str__(self) -> str:
        return f"{self.language}/{self.length}/{self.audience}"
