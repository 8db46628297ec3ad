"""Fonts -> parts of the package, for readers who have not installed them (17.8.1).

Those that a project brings along always; installed ones where they are asked for, and of these no more than the
characters that the file shows, and what people type who edit it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml.ns import qn

from briefpress.assets.fonts.embeddable import MayNotEmbedError, embeddable
from briefpress.assets.fonts.file import FontFile
from briefpress.diagnostics import Diagnostic, Severity
from briefpress.writers.docx.markup import Element, w
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


def embed_fonts(package: Package, fonts: Iterable[FontFile], *, with_installed: bool = False) -> Iterable[Diagnostic]:
    """Put fonts into a package, those that Word can take and whose makers allow it; return what there is to say.

    Word takes static fonts with TrueType outlines. In files that may be edited, only those fonts may stand that are
    licensed for it: others would make Word open the file for reading only.
    """
    usable = [font for font in fonts if font.is_truetype and font.is_editable and not font.is_variable]
    table, settings = package.part(Kind.FONTS), package.part(Kind.SETTINGS).element
    installed = _Installed(package) if with_installed else None
    if installed:
        brought = {font.family for font in usable}
        usable += installed.fonts(name for name in _names(table.element) if name not in brought)
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
        zoom = settings.index(settings.find(qn("w:zoom")))
        switches = (w("embedTrueTypeFonts"), w("saveSubsetFonts") if installed else None)
        settings[zoom + 1 : zoom + 1] = [one for one in switches if one is not None]
    return installed.findings() if installed else ()


@dataclass(slots=True)
class _Installed:
    """Fonts of this machine for a package, and what became of their families."""

    package: Package
    taken: list[str] = field(default_factory=list)
    forbidden: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    def fonts(self, families: Iterable[str]) -> list[FontFile]:
        characters = _characters(self.package)
        found: list[FontFile] = []
        for family in families:
            try:
                faces = embeddable(family, characters)
            except MayNotEmbedError:
                self.forbidden.append(family)
            else:
                (self.taken if faces else self.missing).append(family)
                found += faces
        return found

    def findings(self) -> Iterator[Diagnostic]:
        """Yield what readers will see: the same for all files of one look and language."""
        if self.taken:
            message = f"fonts stand in the Word file, with the letters that it shows: {', '.join(self.taken)}"
            hint = "the file is larger by them; its size stands in the table"
            yield Diagnostic("fonts.embedded", message, None, hint, Severity.NOTE)
        for family in self.forbidden:
            message = f'"{family}" does not stand in the Word file: its licence bits forbid it (OS/2 fsType)'
            hint = "who has not installed it sees another; name one in the theme that may be embedded"
            yield Diagnostic("fonts.not-embedded", message, None, hint, Severity.WARNING)
        for family in self.missing:
            message = f'"{family}" does not stand in the Word file: it is not installed here'
            yield Diagnostic("fonts.not-embedded", message, None, "install it", Severity.WARNING)


def _names(table: Element) -> Iterator[str]:
    return (str(entry.get(qn("w:name"))) for entry in table)


def _characters(package: Package) -> frozenset[str]:
    """Return what a file shows: its texts, and the bullets of its lists."""
    found: set[str] = set()
    for part in package.opc.iter_parts():
        if isinstance(part, XmlPart):
            for one in part.element.iter(qn("w:t"), qn("w:lvlText")):
                found.update(one.text or str(one.get(qn("w:val")) or ""))
    return frozenset(found)


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
