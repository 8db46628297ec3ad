"""An image as its file describes colours -> the same in sRGB, 8 bits for each, as every format shows it."""

from __future__ import annotations

import io

from PIL import Image, ImageCms

_SRGB = ImageCms.createProfile("sRGB")
_PLAIN = frozenset({"L", "RGB", "RGBA"})
# The sixteen bits of a grey scale are brought to eight; Pillow would cut them off at 255.
_DEEP = frozenset({"I", "I;16", "I;16L", "I;16B", "I;16N"})
_EIGHT_BITS = 1 / 257
_LARGEST_PROFILE = 4_000_000
"""In bytes; those of printing machines have up to 3 million."""


def in_eight_bits(image: Image.Image) -> Image.Image:
    """Return an image with channels of 8 bits, without a palette or a colour that stands for none."""
    if image.mode in _DEEP:
        return image.convert("I").point(lambda value: value * _EIGHT_BITS + 0.5).convert("L")
    if image.mode in ("P", "PA") or "transparency" in image.info:
        return image.convert("RGBA" if "transparency" in image.info or image.mode == "PA" else "RGB")
    if image.mode in ("LA", "La", "RGBa"):
        return image.convert("RGBA")
    return image.convert("L") if image.mode in ("1", "F") else image


def in_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """Return an image of 8 bits in sRGB, as `L`, `RGB` or `RGBA`; without alpha where nothing shines through.

    A profile that is broken or of another kind of colours is passed over, as by browsers.
    """
    converted = _by_profile(image, profile) if 0 < len(profile) <= _LARGEST_PROFILE else None
    made = converted or (image if image.mode in _PLAIN else image.convert("RGB"))
    if made.mode == "RGBA" and made.getchannel("A").getextrema() == (255, 255):
        return made.convert("RGB")
    return made


def is_srgb(profile: bytes) -> bool:
    """Say whether a profile is none, or that of sRGB."""
    if not profile:
        return True
    try:
        name = ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(io.BytesIO(profile)))
    except (ImageCms.PyCMSError, OSError, ValueError):
        return True
    return name.strip().startswith("sRGB")


def _by_profile(image: Image.Image, profile: bytes) -> Image.Image | None:
    if is_srgb(profile):
        return None
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(image, source, _SRGB, outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None
