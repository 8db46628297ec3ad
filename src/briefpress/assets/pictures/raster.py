"""Bytes of a raster image -> its pixels as they are seen, every one decoded: Pillow distrusted, in one place.

This is the one reader of such images. Writers are given what `prepared` makes of it, never what somebody sent.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

from briefpress.assets.pictures.kinds import SAVE_AGAIN, is_drawing, other_kind, raster_format
from briefpress.assets.pictures.problem import BadPicture, Kind

PIXEL_LIMIT = 40_000_000
"""A page of paper at 600 dots for each inch has 35 million."""
_ORIENTATION = 0x0112
_SIDEWAYS = frozenset({5, 6, 7, 8})


def raster_size(content: bytes) -> tuple[int, int]:
    """Return width and height in pixels, once turned. Raises BadPicture for what cannot be decoded to its end."""
    with decoded(content) as image:
        return seen_size(image)


def quick_size(content: bytes) -> tuple[int, int]:
    """Return the size of an image that has been decoded before, by its head alone."""
    with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(content), formats=[_format(content)]) as image:
        return seen_size(image)


def seen_size(image: Image.Image) -> tuple[int, int]:
    """Return the size of an image as it is seen: a phone that was held upright says so, and leaves the pixels lying."""
    across, down = image.size
    return (down, across) if orientation_of(image) in _SIDEWAYS else (across, down)


def orientation_of(image: Image.Image) -> int:
    """Return how an image is turned, 1 to 8 (Exif 2.32, 4.6.4); 1, as it is, where its Exif cannot be read."""
    try:
        turned = image.getexif().get(_ORIENTATION, 1)
    except Exception:  # noqa: BLE001 - whatever is wrong with the notes of a camera, the picture is there
        return 1
    return turned if isinstance(turned, int) and 1 <= turned <= 8 else 1


def upright(image: Image.Image) -> Image.Image:
    """Return an image as its Exif says that it was taken."""
    return ImageOps.exif_transpose(image) if orientation_of(image) != 1 else image


@contextmanager
def decoded(content: bytes) -> Iterator[Image.Image]:
    """Give an image with all its pixels read. Raises BadPicture, also for what goes wrong with them inside."""
    format_ = _format(content)
    # Whatever a decoder raises on bytes of a stranger is a mistake of the bytes; Pillow's own list is open.
    try:
        with warnings.catch_warnings(action="ignore"), _nothing_made_up():
            _check_head(content, format_)
            with Image.open(io.BytesIO(content), formats=[format_]) as image:
                image.load()
                yield image
    except BadPicture:
        raise
    except Image.DecompressionBombError as error:
        raise _too_large() from error
    except MemoryError as error:
        raise BadPicture(Kind.LARGE, "takes more memory than a picture may", SAVE_AGAIN) from error
    except Exception as error:
        raise BadPicture(Kind.UNREADABLE, f"is a damaged {format_} image: {_words(error)}", SAVE_AGAIN) from error


def _format(content: bytes) -> str:
    """Return the format of an image. Raises BadPicture with what to do for one that is not read."""
    if format_ := raster_format(content):
        return format_
    if kind := other_kind(content):
        raise BadPicture(Kind.UNREADABLE, f"is {kind.name} by what it holds, which is not printed", kind.hint)
    if is_drawing(content):
        raise BadPicture(Kind.UNREADABLE, "is an SVG drawing by what it holds", "let its name end with .svg")
    message = "is empty" if not content else "is no image that can be read: its first bytes are of no known kind"
    raise BadPicture(Kind.UNREADABLE, message, SAVE_AGAIN)


def _check_head(content: bytes, format_: str) -> None:
    """Raise BadPicture for an image that says of itself that it is too large, empty or many; verify its checksums."""
    with Image.open(io.BytesIO(content), formats=[format_]) as image:
        width, height = image.size
        if width < 1 or height < 1:
            raise BadPicture(Kind.UNREADABLE, f"has no pixels: it says that it is {width} by {height}", SAVE_AGAIN)
        if width * height > PIXEL_LIMIT:
            raise _too_large()
        # The second picture of a JPEG is a preview, or how far off things are.
        frames = getattr(image, "n_frames", 1) if format_ != "JPEG" else 1
        if frames > 1:
            hint = "save the one to be shown as a PNG or JPEG image"
            raise BadPicture(Kind.UNREADABLE, f"is animated: it has {frames} pictures", hint)
        image.verify()


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
