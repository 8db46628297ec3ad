"""A PDF in the colours of a screen -> the same in inks: four of them, or black alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pikepdf

from briefpress.assets.pictures.inks import inks_of
from briefpress.writers.pdf.prepress.operators import APART, OVER, Colour, Mix, Separation
from briefpress.writers.pdf.prepress.printing import Printing
from briefpress.writers.pdf.prepress.resources import Drawn, drawn
from briefpress.writers.pdf.screen_profile import screen_profile

_GREY, _CMYK, _RGB = "/DeviceGray", "/DeviceCMYK", "/DeviceRGB"
# Of the light that a colour sends out, as masks reckon it (ISO 32000-1, 11.5.3).
_LIGHT = (0.3, 0.59, 0.11)
_MOST_LAB = 100


def separate(pdf: pikepdf.Pdf, printing: Printing, *, is_grey: bool) -> None:
    """Change all colours that a file draws with to inks. Pictures in colour keep theirs, and say what they mean."""
    mixes = _Grey(printing) if is_grey else _Colours(printing)
    found = drawn(pdf)
    for page in pdf.pages:
        _change(pdf, page.obj, page.obj.get("/Resources"), mixes.separation())
    for stream, resources in found.streams:
        _change(pdf, stream, resources, mixes.separation())
        # In grey as well: what is mixed as grey becomes a colour of four inks on the sheet, and what is set in grey
        # among inks stays black (ISO 32000-1, 11.4.7 and 10.3.3).
        _set_group(stream, _CMYK)
    for mask in found.masks:
        _change(pdf, mask, mask.get("/Resources"), Separation(_light, _light_of_lab, overprints=False))
        _set_group(mask, _GREY)
    for shading in found.shadings:
        if shading.get("/ColorSpace") == _RGB:
            shading.ColorSpace = pikepdf.Name(mixes.space)
            _mix_function(shading.Function, mixes.of)
    for picture in found.pictures:
        # A screen softens a picture whose pixels are seen; a printing machine has its own way.
        if "/Interpolate" in picture:
            del picture["/Interpolate"]
    _change_pictures(pdf, found, mixes)


@dataclass(frozen=True, slots=True)
class _Colours:
    """Four inks: those that the look names, else what the profile says."""

    printing: Printing
    space = _CMYK

    def separation(self) -> Separation:
        return Separation(self.of, self.of_lab, overprints=True)

    def of(self, colour: Colour) -> Colour:
        red, green, blue = colour
        named = dict(self.printing.inks).get((round(255 * red), round(255 * green), round(255 * blue)))
        return named or inks_of(self.printing.profile.content).of(red, green, blue)

    def of_lab(self, colour: Colour) -> Colour:
        return inks_of(self.printing.profile.content).of_lab(*colour)


@dataclass(frozen=True, slots=True)
class _Grey:
    """Black alone; 0 is black as in all that PDF calls grey."""

    printing: Printing
    space = _GREY

    def separation(self) -> Separation:
        return Separation(self.of, self.of_lab, overprints=False)

    def of(self, colour: Colour) -> Colour:
        red, green, blue = colour
        return (1 - inks_of(self.printing.profile.content).grey_of(red, green, blue),)

    def of_lab(self, colour: Colour) -> Colour:
        return (1 - inks_of(self.printing.profile.content).black_of(colour[0]),)


def _light(colour: Colour) -> Colour:
    return (sum(share * value for share, value in zip(_LIGHT, colour, strict=True)),)


def _light_of_lab(colour: Colour) -> Colour:
    return (colour[0] / _MOST_LAB,)


def _change(pdf: pikepdf.Pdf, stream: pikepdf.Object, resources: pikepdf.Object | None, separation: Separation) -> None:
    """Write a page or a form anew."""
    content = separation.separated(pikepdf.Page(stream) if stream.get("/Type") == "/Page" else stream)
    if stream.get("/Type") == "/Page":
        stream.Contents = pdf.make_stream(content)
    else:
        stream.write(content)
    if separation.has_switched and resources is not None:
        _add_states(resources)


def _add_states(resources: pikepdf.Object) -> None:
    """Name the states of overprinting: where no black is set, an ink of 0 leaves what is below (OPM 1)."""
    states = resources.get("/ExtGState")
    if states is None:
        states = resources["/ExtGState"] = pikepdf.Dictionary()
    states[OVER] = pikepdf.Dictionary(Type=pikepdf.Name.ExtGState, OP=True, op=True, OPM=1)
    states[APART] = pikepdf.Dictionary(Type=pikepdf.Name.ExtGState, OP=False, op=False, OPM=0)


def _set_group(form: pikepdf.Object, space: str) -> None:
    """Let what shines through be mixed in inks."""
    group = form.get("/Group")
    if group is not None and "/CS" in group:
        group.CS = pikepdf.Name(space)


def _mix_function(function: pikepdf.Object, mix: Mix) -> None:
    """Mix the colours between which a shading goes: of one step, or of several (ISO 32000-1, 7.10.3 and 7.10.4)."""
    if function.FunctionType == 3:
        for one in _all(function.Functions):
            _mix_function(one, mix)
        return
    for end in ("/C0", "/C1"):
        function[end] = pikepdf.Array([round(value, 4) for value in mix(tuple(map(float, _all(function[end]))))])


def _all(array: pikepdf.Object) -> list[pikepdf.Object]:
    return list(array)


def _change_pictures(pdf: pikepdf.Pdf, found: Drawn, mixes: _Colours | _Grey) -> None:
    if isinstance(mixes, _Grey):
        _to_grey(found.pictures, mixes)
        return
    in_colour = [one for one in found.pictures if one.get("/ColorSpace") == _RGB]
    if in_colour:
        profile = pdf.make_stream(screen_profile(), N=3)
        for picture in in_colour:
            picture.ColorSpace = pikepdf.Array([pikepdf.Name.ICCBased, profile])


def _to_grey(pictures: Iterable[pikepdf.Stream], mixes: _Grey) -> None:
    """Write pictures in black ink; what had been packed with losses is packed anew without."""
    for picture in pictures:
        image = pikepdf.PdfImage(picture).as_pil_image()
        picture.write(inks_of(mixes.printing.profile.content).in_black(image).tobytes())
        picture.ColorSpace, picture.BitsPerComponent = pikepdf.Name(_GREY), 8
        for key in ("/DecodeParms", "/Decode"):
            if key in picture:
                del picture[key]
