"""PDFs -> whose fonts are embedded in them, and under which licences: a text to hand on with them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator

import pikepdf

from briefpress.assets.fonts.file import FontFile
from briefpress.assets.fonts.licence import licence_of

# A subset's name begins with six letters of its own (ISO 32000-1, 9.6.4).
_SUBSET = re.compile(r"^/(?:[A-Z]{6}\+)?")


def font_licences(pdfs: Iterable[bytes], families: Iterable[str], brought: Iterable[FontFile]) -> str:
    """Return what is known of the fonts that PDFs embed; `families` are those that their looks name."""
    names = frozenset(name for pdf in pdfs for name in _embedded(pdf))
    known, own = sorted(set(families), key=len, reverse=True), tuple(brought)
    found = {next((one for one in known if _is_of(name, one)), name) for name in names}
    return "\n".join(_told(family, own) for family in sorted(found))


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


def _told(family: str, brought: tuple[FontFile, ...]) -> str:
    licence = licence_of(family, brought)
    said = (licence.copyright, licence.licence, licence.address) if licence else ()
    lines = [line for line in said if line] or ["Nothing is known of its licence on the machine that made this bundle."]
    return "\n".join((family, "-" * len(family), *lines, ""))
