"""Bytes of a picture of a kind -> all that speaks against printing it; and its size, for who prints it."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator

from briefpress.assets.pictures.drawing import Node, drawing_problems, read_drawing, walk
from briefpress.assets.pictures.effort import LIMIT, effort
from briefpress.assets.pictures.exporting import PLAIN, RASTER
from briefpress.assets.pictures.kinds import other_kind, raster_format
from briefpress.assets.pictures.problem import BadPicture, Kind, Problem
from briefpress.assets.pictures.raster import PIXEL_LIMIT, raster_size

SIZE_LIMIT = 10_000_000
"""In bytes."""
SVG = "image/svg+xml"
MEDIA_TYPES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".jfif": "image/jpeg",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".svg": SVG,
}
"""By the endings that names of pictures may have, small letters. Which of the images one is, its content says."""

_LEFT_OUT = {"feGaussianBlur": "a blur or a shadow", "feDropShadow": "a shadow"}
_LENGTH = re.compile(r"\s*([0-9]+(?:\.[0-9]*)?|\.[0-9]+)(px|pt|pc|mm|cm|in|em|ex|rem)?\s*", re.IGNORECASE)
_PERCENTAGE = re.compile(r"\s*[0-9]+(?:\.[0-9]*)?%\s*")
_PIXELS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_PIXELS |= {"em": 16.0, "ex": 8.0, "rem": 16.0}
_LEAST, _MOST = 1e-3, 1e7
_PIECES_OF_A_DIAGONAL = 10_000
_NUMBERS = re.compile(r"[-+]?[0-9]*\.?[0-9]+(?:[eE][-+]?[0-9]{1,3})?")


def picture_problems(content: bytes, media_type: str) -> Iterator[Problem]:
    """Yield what is wrong with a picture. `media_type` is one of `MEDIA_TYPES`."""
    try:
        if len(content) > SIZE_LIMIT:
            hint = "save it at the size of a page: 300 dots for each inch are printed"
            raise BadPicture(Kind.LARGE, f"is larger than {SIZE_LIMIT / 1e6:g} MB", hint)
        if media_type == SVG:
            yield from _svg_problems(content)
        else:
            raster_size(content)
    except BadPicture as error:
        yield error.problem


def picture_size(content: bytes, media_type: str) -> tuple[float, float]:
    """Return width and height in CSS pixels. Raises BadPicture for a picture that has none."""
    return _svg_size(read_drawing(content)) if media_type == SVG else raster_size(content)


def _svg_problems(content: bytes) -> Iterator[Problem]:
    _check_is_drawing(content)
    root = read_drawing(content)
    problems = tuple(drawing_problems(root))
    yield from problems
    if problems:
        return
    yield from _left_out(root)
    across, down = _svg_size(root)
    _check_repeats(root, (across**2 + down**2) ** 0.5)
    if effort(root) > LIMIT:
        message = f"draws more than {LIMIT:,} elements, letters and points, or draws itself"
        raise BadPicture(Kind.LARGE, message, "draw it simpler, with fewer copies")
    _check_embedded(root)


def _left_out(root: Node) -> Iterator[Problem]:
    """Yield the first effect that is seen on a screen, and that print does not draw."""
    found = next((node for node in walk(root) if node.name in _LEFT_OUT), None)
    if found:
        message = f"has {_LEFT_OUT[found.name]} (<{found.name}>) that is not printed, in line {found.line}"
        yield Problem(Kind.INCOMPLETE, message, RASTER)


def _check_is_drawing(content: bytes) -> None:
    """Raise BadPicture for what is something else, with its right name."""
    if format_ := raster_format(content):
        hint = f"let its name end with .{format_.lower()}"
        raise BadPicture(Kind.UNREADABLE, f"is a {format_} image by what it holds, not an SVG drawing", hint)
    if kind := other_kind(content):
        raise BadPicture(Kind.UNREADABLE, f"is {kind.name} by what it holds, which is not printed", kind.hint)


def _svg_size(root: Node) -> tuple[float, float]:
    """Return the size that a drawing gives itself: its view box, else width and height."""
    box = root.attributes.get("viewBox")
    if box is not None:
        numbers = [float(number) for number in _NUMBERS.findall(box)]
        if len(numbers) != 4 or _NUMBERS.sub("", box).strip(" ,\t\r\n"):
            raise _no_size(f'has a viewBox that is none: "{box[:60]}"')
        _check_lengths(root)
        return _sized(numbers[2], numbers[3])
    across, down = (_length(root.attributes.get(name, "")) for name in ("width", "height"))
    if across is None or down is None:
        raise _no_size("does not say its size")
    return _sized(across, down)


def _check_lengths(root: Node) -> None:
    for name in ("width", "height"):
        value = root.attributes.get(name, "100%")
        length = _length(value)
        if not _PERCENTAGE.fullmatch(value) and value.strip() != "auto" and (length is None or length <= 0):
            raise _no_size(f'has a {name} that is no length: "{value[:60]}"')


def _length(value: str) -> float | None:
    match = _LENGTH.fullmatch(value)
    return float(match[1]) * _PIXELS[(match[2] or "").lower()] if match else None


def _sized(across: float, down: float) -> tuple[float, float]:
    if not (_LEAST <= across <= _MOST and _LEAST <= down <= _MOST):
        raise _no_size(f"has the size {across:g} by {down:g}")
    return across, down


def _no_size(message: str) -> BadPicture:
    return BadPicture(Kind.UNREADABLE, message, 'give its <svg> a size: viewBox="0 0 200 100"')


def _check_repeats(root: Node, diagonal: float) -> None:
    """Raise BadPicture for patterns and dashes so small that a page of them has no end."""
    least = diagonal / _PIECES_OF_A_DIAGONAL
    for node in walk(root):
        if node.name == "pattern":
            is_own = node.attributes.get("patternUnits") == "userSpaceOnUse"
            sizes = [_number(node.attributes.get(name, "1")) for name in ("width", "height")]
            if any(0 < size < (least if is_own else 1 / _PIECES_OF_A_DIAGONAL) for size in sizes):
                raise BadPicture(Kind.LARGE, f"repeats a pattern without end, in line {node.line}", "make it larger")
        dashes = node.attributes.get("stroke-dasharray", "")
        total = sum(float(number) for number in _NUMBERS.findall(dashes))
        if 0 < total < least:
            raise BadPicture(Kind.LARGE, f"repeats its dashes without end, in line {node.line}", "make them longer")


def _number(value: str) -> float:
    match = _NUMBERS.match(value.strip())
    return float(match[0]) / (100 if value.strip().endswith("%") else 1) if match else 0.0


def _check_embedded(root: Node) -> None:
    """Raise BadPicture for a picture within a drawing that cannot be decoded; all together may be as large as one."""
    pixels = 0
    for node in walk(root):
        address = node.attributes.get("href", "") if node.name == "image" else ""
        if not address.startswith("data:"):
            continue
        encoded = address.partition(",")[2]
        try:
            across, down = raster_size(base64.b64decode(re.sub(r"\s", "", encoded), validate=True))
        except (binascii.Error, ValueError) as error:
            raise BadPicture(Kind.UNREADABLE, f"holds a damaged picture, in line {node.line}", PLAIN) from error
        except BadPicture as error:
            message = f"holds a picture, in line {node.line}, which {error.problem.message}"
            raise BadPicture(error.problem.kind, message, error.problem.hint) from error
        pixels += across * down
        if pixels > PIXEL_LIMIT:
            hint = "let its pictures be no larger than they are printed"
            raise BadPicture(Kind.LARGE, f"holds pictures of more than {PIXEL_LIMIT // 10**6} million pixels", hint)
