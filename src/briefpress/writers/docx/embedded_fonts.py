"""Fonts that a project brings along -> parts of the package, for readers who have not installed them (17.8.1)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn

from briefpress.assets.fonts.file import FontFile
from briefpress.writers.docx.markup import w
from briefpress.writers.docx.package import Kind, Package

_OBFUSCATED = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/font"
_OBFUSCATED_BYTES = 32

# Element -> is it bold, is it italic; in the order of the schema.
_FACES = {
    "embedRegular": (False, False),
    "embedBold": (True, False),
    "embedItalic": (False, True),
    "embedBoldItalic": (True, True),
}
_WEIGHTS = {False: 400, True: 700}


def embed_fonts(package: Package, fonts: Iterable[FontFile]) -> None:
    """Put fonts into a package, those that Word can take and whose makers allow it.

    Word takes static fonts with TrueType outlines. In files that may be edited, only those fonts may stand that are
    licensed for it: others would make Word open the file for reading only.
    """
    usable = [font for font in fonts if font.is_truetype and font.is_editable and not font.is_variable]
    table, settings = package.part(Kind.FONTS), package.part(Kind.SETTINGS).element
    found = [(entry, *face) for entry in list(table.element) for face in _faces(usable, str(entry.get(qn("w:name"))))]
    for entry, name, font in found:
        key = hashlib.sha256(font.content).hexdigest()[:32].upper()
        file = PackURI(f"/word/{package.unused('fonts/font', 'odttf')}")
        part = Part(file, _OBFUSCATED, obfuscated(font.content, key), package.opc)
        guid = "-".join((key[:8], key[8:12], key[12:16], key[16:20], key[20:]))
        made = w(name, fontKey=f"{{{guid}}}")
        made.set(qn("r:id"), str(table.relate_to(part, _RELATIONSHIP)))
        entry.append(made)
    if found:
        settings.insert(settings.index(settings.find(qn("w:zoom"))) + 1, w("embedTrueTypeFonts"))


def obfuscated(content: bytes, key: str) -> bytes:
    """Return a font with its first bytes changed by a key of 32 hexadecimal digits; the same again undoes it."""
    mask = bytes.fromhex(key)[::-1]
    head = bytes(byte ^ mask[place % 16] for place, byte in enumerate(content[:_OBFUSCATED_BYTES]))
    return head + content[_OBFUSCATED_BYTES:]


def _faces(fonts: Iterable[FontFile], family: str) -> Iterator[tuple[str, FontFile]]:
    """Yield the four faces of a family that Word knows, each by the file whose weight is nearest."""
    own = [font for font in fonts if font.family == family]
    for name, (is_bold, is_italic) in _FACES.items():
        able = [font for font in own if font.is_italic == is_italic and font.is_bold == is_bold]
        if able:
            yield name, min(able, key=lambda font: abs(font.weights[0] - _WEIGHTS[font.is_bold]))
