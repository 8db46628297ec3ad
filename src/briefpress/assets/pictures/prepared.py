"""A picture as it was sent -> the one that all formats show: upright, cropped, in sRGB, no larger than it is printed.

Nothing of the file stays but its pixels: no place where a photograph was taken, no camera, no name. The same picture
for the same room gives the same bytes.
"""

from __future__ import annotations

import base64
import binascii
import io
import re
from dataclasses import dataclass

from PIL import Image, JpegImagePlugin

from briefpress.assets.pictures.colour import in_eight_bits, in_srgb, is_srgb
from briefpress.assets.pictures.kinds import raster_format
from briefpress.assets.pictures.problem import BadPicture
from briefpress.assets.pictures.raster import decoded, orientation_of, upright

DOTS = 300
"""For each inch of print."""
_PAPER = (round(210 / 25.4 * DOTS), round(297 / 25.4 * DOTS))
"""Room of what stands in a drawing, whose size on paper nobody knows."""
_QUALITY = 88
_MUCH_SMALLER = 3
"""How many times a PNG is as large as its JPEG where it is a photograph and not a drawing."""
_ADDRESS = re.compile(rb"""data:image/[-+.\w]{1,20}(?:;[^,"']{0,60})?,(?:[A-Za-z0-9+/=\s]+|&#(?:x[aAdD]|1[03]);)*""")
_BLANK = re.compile(rb"\s+|&#(?:x[aAdD]|1[03]);")

Crop = tuple[int, int, int, int]
"""How much of a picture is cut away at the top, right, bottom and left, in per cent of its height or width."""
WHOLE: Crop = (0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A picture that every format can carry."""

    media_type: str
    """`image/png`, `image/jpeg` or `image/svg+xml`."""
    content: bytes


def prepare_raster(content: bytes, room: tuple[int, int] = _PAPER, crop: Crop = WHOLE) -> Prepared:
    """Return an image in no more pixels than fill a room, across and down. Raises BadPicture for a damaged one."""
    with decoded(content) as image:
        profile = image.info.get("icc_profile") or b""
        if crop == WHOLE and _is_as_wanted(image, room, profile):
            return _unchanged(image)
        made = _fitted(_cropped(upright(in_eight_bits(image)), crop), room)
        return _written(in_srgb(made, profile), is_photograph=raster_format(content) == "JPEG")


def prepare_drawing(content: bytes) -> Prepared:
    """Return a drawing without problems, the images in it prepared as others are."""
    return Prepared("image/svg+xml", _ADDRESS.sub(lambda found: _embedded(found[0]), content))


def _embedded(address: bytes) -> bytes:
    """Return an address with its image prepared; as it is where it holds none, as in words."""
    head, _, encoded = address.partition(b",")
    if not head.endswith(b";base64"):
        return address
    try:
        made = prepare_raster(base64.b64decode(_BLANK.sub(b"", encoded)))
    except (BadPicture, binascii.Error):
        return address
    return f"data:{made.media_type};base64,".encode() + base64.b64encode(made.content)


def _is_as_wanted(image: Image.Image, room: tuple[int, int], profile: bytes) -> bool:
    """Say whether a JPEG can stay as it was compressed."""
    is_plain = image.format in ("JPEG", "MPO") and image.mode in ("L", "RGB") and is_srgb(profile)
    return is_plain and orientation_of(image) == 1 and _scale(image.size, room) == 1


def _unchanged(image: Image.Image) -> Prepared:
    """Return a JPEG with its pixels compressed as they were, and nothing beside them."""
    assert isinstance(image, JpegImagePlugin.JpegImageFile)  # `_is_as_wanted` has seen to it
    sampling = JpegImagePlugin.get_sampling(image)
    made = io.BytesIO()
    plain = Image.frombytes(image.mode, image.size, image.tobytes())
    plain.save(made, "JPEG", qtables=image.quantization, subsampling=sampling, optimize=True)
    return Prepared("image/jpeg", made.getvalue())


def _cropped(image: Image.Image, crop: Crop) -> Image.Image:
    if crop == WHOLE:
        return image
    across, down = image.size
    top, right, bottom, left = (share / 100 for share in crop)
    edges = (round(across * left), round(down * top), round(across * (1 - right)), round(down * (1 - bottom)))
    # What is left of a line of pixels is one of them.
    return image.crop((edges[0], edges[1], max(edges[2], edges[0] + 1), max(edges[3], edges[1] + 1)))


def _fitted(image: Image.Image, room: tuple[int, int]) -> Image.Image:
    scale = _scale(image.size, room)
    if scale == 1:
        return image
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _scale(size: tuple[int, int], room: tuple[int, int]) -> float:
    return min(1, room[0] / size[0], room[1] / size[1])


def _written(image: Image.Image, *, is_photograph: bool) -> Prepared:
    """Return an image as JPEG when it is a photograph, else as PNG, which keeps edges and what shines through."""
    # A new image: what the file said beside its pixels would be written too.
    plain = Image.frombytes(image.mode, image.size, image.tobytes())
    if plain.mode == "RGBA":
        return Prepared("image/png", _png(plain))
    jpeg = _jpeg(plain)
    if is_photograph:
        return Prepared("image/jpeg", jpeg)
    png = _png(plain)
    return Prepared("image/jpeg", jpeg) if len(jpeg) * _MUCH_SMALLER < len(png) else Prepared("image/png", png)


def _jpeg(image: Image.Image) -> bytes:
    made = io.BytesIO()
    image.save(made, "JPEG", quality=_QUALITY, optimize=True)
    return made.getvalue()


def _png(image: Image.Image) -> bytes:
    made = io.BytesIO()
    image.save(made, "PNG")
    return made.getvalue()
