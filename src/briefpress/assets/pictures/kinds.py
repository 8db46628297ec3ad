"""First bytes of a file -> what it is, and what to do with a kind that no page can show."""

from __future__ import annotations

import re
from dataclasses import dataclass

from PIL import features

SAVE_AGAIN = "save it again as a PNG or JPEG image"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file that stands where a picture should."""

    name: str
    """With its article."""
    hint: str = SAVE_AGAIN


_PHONE = (
    "export it as JPEG: in Photos or Preview by File > Export, on the phone itself by Settings > Camera > Formats > "
    "Most Compatible"
)
_OFFICE = "open it, select the picture in it, and save that as PNG (Save as Picture)"
_VECTOR = 'open it in a drawing program and export it as "plain SVG", or as a PNG of 300 dots for each inch'

# By what a file begins with; the first that fits.
_KINDS = (
    (re.compile(rb"GIF8[79]a"), Kind("a GIF image")),
    (re.compile(rb"(?:II\*\0|MM\0\*|II\+\0|MM\0\+)"), Kind("a TIFF image")),
    (re.compile(rb"BM.{12}[\x0c\x28-\x7c]\0\0\0", re.DOTALL), Kind("a BMP image")),
    (re.compile(rb"....ftyp(?:hei|hev|mif|msf)", re.DOTALL), Kind("a HEIC photograph", _PHONE)),
    (re.compile(rb"(?:\0\0\0\x0cJXL |\xff\x0a)"), Kind("a JPEG XL image")),
    (re.compile(rb"(?:\0\0\0\x0cjP  |\xff\x4f\xff\x51)"), Kind("a JPEG 2000 image")),
    (re.compile(rb"8BPS"), Kind("a Photoshop file", "export it as PNG or JPEG: File > Export > Export As")),
    (re.compile(rb"\x01\0\0\0.{36} EMF", re.DOTALL), Kind("a Windows metafile (EMF)", _VECTOR)),
    (re.compile(rb"\xd7\xcd\xc6\x9a"), Kind("a Windows metafile (WMF)", _VECTOR)),
    (re.compile(rb"%!PS|\xc5\xd0\xd3\xc6"), Kind("a PostScript file", _VECTOR)),
    (re.compile(rb"%PDF-"), Kind("a PDF", _VECTOR)),
    (re.compile(rb"PK\x03\x04|\xd0\xcf\x11\xe0"), Kind("a document or an archive, not a picture", _OFFICE)),
    (re.compile(rb"\x1f\x8b"), Kind("a compressed file (an SVGZ?)", 'save it as "plain SVG", not compressed')),
    (re.compile(rb"\s*<!doctype html|\s*<html", re.IGNORECASE), Kind("a web page",
     "save the picture itself: right click, Save Image As")),
    (re.compile(rb"version https://git-lfs"), Kind("a note of Git LFS, not the picture itself", "git lfs pull")),
)  # fmt: skip
_RASTER = (
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "PNG"),
    (re.compile(rb"\xff\xd8\xff"), "JPEG"),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), "WEBP"),
    (re.compile(rb"....ftypavi[fs]", re.DOTALL), "AVIF"),
)
_HAS_AVIF = features.check("avif")
_HEAD = 512
_DRAWING = re.compile(rb"<(?:\w+:)?svg[\s>]")


def raster_format(content: bytes) -> str:
    """Return the format that an image is in by what it begins with, `PNG`; empty when it is none that is read."""
    found = next((name for pattern, name in _RASTER if pattern.match(content)), "")
    return "" if found == "AVIF" and not _HAS_AVIF else found


def is_drawing(content: bytes) -> bool:
    """Say whether bytes seem to be an SVG."""
    return bool(_DRAWING.search(content[:16_384]))


def other_kind(content: bytes) -> Kind | None:
    """Return what something is that is not read here; None when nobody knows."""
    if raster_format(content):
        return None
    if any(pattern.match(content) for pattern, _ in _RASTER):
        return Kind("an AVIF image, which Pillow cannot read on this machine")
    head = content[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    return next((kind for pattern, kind in _KINDS if pattern.match(head)), None)
