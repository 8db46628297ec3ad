"""Bytes of a PNG or JPEG image -> its size, once every pixel has been decoded: Pillow distrusted, in one place."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image, ImageFile, UnidentifiedImageError

from briefpress.pictures.problem import BadPicture, Kind

PIXEL_LIMIT = 40_000_000
"""A page of paper at 600 dots for each inch has 35 million."""
FORMATS = ("PNG", "JPEG")

_SAVE_AGAIN = "save it again as a PNG or JPEG image"


def raster_size(content: bytes, format_: str) -> tuple[int, int]:
    """Return width and height in pixels. Raises BadPicture for what cannot be decoded to its end.

    `format_` is one of `FORMATS`.
    """
    # Whatever a decoder raises on bytes of a stranger is a mistake of the bytes; Pillow's own list is open.
    try:
        with warnings.catch_warnings(action="ignore"), _nothing_made_up():
            size = _declared(content, format_)
            _decode(content, format_)
    except BadPicture:
        raise
    except Image.DecompressionBombError as error:
        raise _too_large() from error
    except MemoryError as error:
        raise BadPicture(Kind.LARGE, "takes more memory than a picture may", _SAVE_AGAIN) from error
    except Exception as error:
        raise BadPicture(Kind.UNREADABLE, f"is a damaged {format_} image: {_words(error)}", _SAVE_AGAIN) from error
    return size


def _declared(content: bytes, format_: str) -> tuple[int, int]:
    """Return the size that an image says it has, its checksums verified."""
    with Image.open(io.BytesIO(content), formats=[format_]) as image:
        width, height = image.size
        if width < 1 or height < 1:
            raise BadPicture(Kind.UNREADABLE, f"has no pixels: it says that it is {width} by {height}", _SAVE_AGAIN)
        if width * height > PIXEL_LIMIT:
            raise _too_large()
        image.verify()
    return width, height


def _decode(content: bytes, format_: str) -> None:
    with Image.open(io.BytesIO(content), formats=[format_]) as image:
        # The engine turns a picture as its EXIF says.
        image.getexif()
        image.load()


@contextmanager
def _nothing_made_up() -> Iterator[None]:
    """Let damaged data be an error: WeasyPrint tells Pillow, where it is imported, to fill up what is missing."""
    before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _too_large() -> BadPicture:
    hint = "save it at the size of a page: 600 dots for each inch are enough"
    return BadPicture(Kind.LARGE, f"has more than {PIXEL_LIMIT // 10**6} million pixels", hint)


def _words(error: Exception) -> str:
    if isinstance(error, UnidentifiedImageError):
        return "its head cannot be read"
    return (str(error).partition("\n")[0] or type(error).__name__)[:100]
