"""PDFs -> whose fonts are embedded in them, and under which licences: texts to hand on with them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pikepdf

from briefpress.assets.fonts.file import FontFile
from briefpress.assets.fonts.licence import FontLicence, licence_of
from briefpress.assets.licences import licence_named

_UNKNOWN = "Nothing is known of its licence on the machine that made this bundle."
# A subset's name begins with six letters of its own (ISO 32000-1, 9.6.4).
_SUBSET = re.compile(r"^/(?:[A-Z]{6}\+)?")


@dataclass(frozen=True, slots=True)
class Licensed:
    """A family of fonts."""

    family: str
    said: FontLicence | None
    """What its font says of itself; None where no such font is at hand."""

    @property
    def licence(self) -> str:
        """The name of its licence; empty for one whose text is not at hand."""
        return licence_named(f"{self.said.licence} {self.said.address}") if self.said else ""

    def told(self) -> str:
        """Return what is known of it, for a reader."""
        said = (self.said.copyright, self.said.licence, self.said.address) if self.said else ()
        lines = [line for line in said if line] or [_UNKNOWN]
        text = [f"The licence in full: {self.licence}.txt"] if self.licence else []
        return "\n".join((self.family, "-" * len(self.family), *lines, *text, ""))


def licensed_fonts(pdfs: Iterable[bytes], families: Iterable[str], brought: Iterable[FontFile]) -> tuple[Licensed, ...]:
    """Return the families that PDFs embed, by name; `families` are those that their looks name."""
    names = frozenset(name for pdf in pdfs for name in _embedded(pdf))
    known, own = sorted(set(families), key=len, reverse=True), tuple(brought)
    found = {next((one for one in known if _is_of(name, one)), name) for name in names}
    return tuple(Licensed(family, licence_of(family, own)) for family in sorted(found))


def _embedded(pdf: bytes) -> Iterator[str]:
    """Yield the names of embedded fonts, without what marks a subset."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for one in opened.objects:
            if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor":
                yield _SUBSET.sub("", str(one["/FontName"]))


def _is_of(name: str, family: str) -> bool:
    """Say whether a font is of a family: `Noto-Serif-Bold` is of Noto Serif."""
    return _letters(name).startswith(_letters(family))


def _letters(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.casefold())
