"""Colours of a screen -> the inks by which a printing condition shows them, as its profile says.

What is grey and dark enough to be text or a rule is printed in black alone, at the tone that looks alike: a letter of
four inks has coloured edges as soon as one of them is a tenth of a millimetre off. So there is no rich black either,
black ink with others below it.
"""

from __future__ import annotations

import io
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from PIL import Image, ImageCms

Ink = tuple[float, float, float, float]
"""Cyan, magenta, yellow and black, each from 0 to 1."""

LARGEST_PROFILE = 4_000_000
"""In bytes; those of printing machines have up to 3 million."""

_RELATIVE = ImageCms.Intent.RELATIVE_COLORIMETRIC
_KEEP_DARK = ImageCms.Flags.BLACKPOINTCOMPENSATION
_SRGB = ImageCms.createProfile("sRGB")
_LAB = ImageCms.createProfile("LAB")
# How far a colour may be from grey, in units of CIELAB, and still be printed in black alone; lighter ones are tints of
# areas, where a hint of colour is seen and edges are not.
_GREY = 8.0
_LIGHTEST = 84.0
_SOLID = 0.93
"""What would be printed nearly black is printed black: a screen of dots frays the edges of letters."""


class BadProfile(Exception):  # noqa: N818 - as BadPicture: it says what is wrong with a file
    """Why a file is no profile that inks can be told by; its text says so."""


@dataclass(frozen=True)
class Inks:
    """A printing condition."""

    profile: bytes
    _known: dict[tuple[float, float, float], Ink] = field(default_factory=dict)

    def of(self, red: float, green: float, blue: float) -> Ink:
        """Return the inks of a colour of sRGB, each channel from 0 to 1."""
        key = (red, green, blue)
        if key not in self._known:
            self._known[key] = self._of(key)
        return self._known[key]

    def of_lab(self, lightness: float, a: float, b: float) -> Ink:
        """Return the inks of a colour of CIELAB, as near as a screen shows it."""
        pixel = Image.new("LAB", (1, 1), (round(lightness * 2.55), round(a) + 128, round(b) + 128))
        found = ImageCms.applyTransform(pixel, _to_screen())
        assert found is not None  # it is not changed in place
        red, green, blue = (value / 255 for value in _pixel(found))
        return self.of(red, green, blue)

    def _of(self, colour: tuple[float, float, float]) -> Ink:
        lightness, a, b = _lab_of(colour)
        if a * a + b * b <= _GREY**2 and lightness < _LIGHTEST:
            return (0.0, 0.0, 0.0, self.black_of(lightness))
        return self._separated(colour)

    def _separated(self, colour: tuple[float, float, float]) -> Ink:
        """Return the inks of a colour by the profile, whole per cents of each."""
        pixel = Image.new("RGB", (1, 1), _bytes(colour))
        found = ImageCms.applyTransform(pixel, self._to_inks)
        assert found is not None  # it is not changed in place
        cyan, magenta, yellow, black = (round(value / 255, 2) for value in _pixel(found))
        return (cyan, magenta, yellow, black)

    def grey_of(self, red: float, green: float, blue: float) -> float:
        """Return how much black shows a colour of sRGB without other inks."""
        return self.black_of(_lab_of((red, green, blue))[0])

    def black_of(self, lightness: float) -> float:
        """Return how much black looks as light as a lightness of CIELAB, from 0 to 100; paper is 100."""
        # Ever darker: the first tone that is no lighter.
        at = bisect_left(self._tones, -lightness)
        share = min(at, len(self._tones) - 1) / (len(self._tones) - 1)
        return 1.0 if share > _SOLID else round(share, 2)

    def lightness_of(self, ink: Ink) -> float:
        """Return how light inks look, from 0 to 100 as of paper."""
        pixel = Image.frombytes("CMYK", (1, 1), bytes(round(255 * value) for value in ink))
        found = ImageCms.applyTransform(pixel, self._to_lab)
        assert found is not None  # it is not changed in place
        return _pixel(found)[0] / 2.55

    def in_black(self, image: Image.Image) -> Image.Image:
        """Return an image as one of black ink alone, `L` with 255 for none."""
        lightness = ImageCms.applyTransform(image.convert("RGB"), _to_lab_of_screen())
        assert lightness is not None  # it is not changed in place
        tones = [255 - round(255 * self.black_of(value / 2.55)) for value in range(256)]
        return lightness.getchannel(0).point(tones)

    @cached_property
    def _tones(self) -> tuple[float, ...]:
        """How dark each per cent of black looks, as the negative of its lightness."""
        found = (-self.lightness_of((0.0, 0.0, 0.0, share / 100)) for share in range(101))
        tones: list[float] = []
        for tone in found:
            tones.append(max(tone, tones[-1]) if tones else -100.0)
        return tuple(tones)

    @cached_property
    def _opened(self) -> ImageCms.ImageCmsProfile:
        return ImageCms.ImageCmsProfile(io.BytesIO(self.profile))

    @cached_property
    def _to_inks(self) -> ImageCms.ImageCmsTransform:
        return ImageCms.buildTransform(_SRGB, self._opened, "RGB", "CMYK", _RELATIVE, _KEEP_DARK)

    @cached_property
    def _to_lab(self) -> ImageCms.ImageCmsTransform:
        return ImageCms.buildTransform(self._opened, _LAB, "CMYK", "LAB", _RELATIVE)


def name_of_profile(content: bytes) -> str:
    """Return what a profile of a printing condition is called. Raises BadProfile for anything else."""
    if len(content) > LARGEST_PROFILE:
        raise BadProfile(f"is larger than {LARGEST_PROFILE // 10**6} MB")
    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(content)).profile
    except (ImageCms.PyCMSError, OSError, ValueError) as error:
        raise BadProfile("is no ICC profile") from error
    kind, colours = profile.device_class.strip(), profile.xcolor_space.strip()
    if (kind, colours) != ("prtr", "CMYK"):
        raise BadProfile(f"is an ICC profile of another kind ({kind}, {colours}): printing machines have prtr, CMYK")
    try:
        Inks(content).of(0.5, 0.2, 0.1)
    except ImageCms.PyCMSError as error:
        raise BadProfile("has no tables from colours to inks") from error
    return (profile.profile_description or "").strip()


@lru_cache(maxsize=4)
def inks_of(profile: bytes) -> Inks:
    """Return the printing condition of a profile, made once in each process."""
    return Inks(profile)


@lru_cache(maxsize=1)
def _to_lab_of_screen() -> ImageCms.ImageCmsTransform:
    return ImageCms.buildTransform(_SRGB, _LAB, "RGB", "LAB", _RELATIVE)


@lru_cache(maxsize=1)
def _to_screen() -> ImageCms.ImageCmsTransform:
    return ImageCms.buildTransform(_LAB, _SRGB, "LAB", "RGB", _RELATIVE)


def _lab_of(colour: tuple[float, float, float]) -> tuple[float, float, float]:
    found = ImageCms.applyTransform(Image.new("RGB", (1, 1), _bytes(colour)), _to_lab_of_screen())
    assert found is not None  # it is not changed in place
    lightness, a, b = _pixel(found)
    return lightness / 2.55, a - 128.0, b - 128.0


def _pixel(image: Image.Image) -> tuple[int, ...]:
    value = image.getpixel((0, 0))
    assert isinstance(value, tuple)  # it has several channels
    return tuple(map(int, value))


def _bytes(colour: tuple[float, float, float]) -> tuple[int, int, int]:
    red, green, blue = (min(255, max(0, round(255 * value))) for value in colour)
    return red, green, blue
