"""Whatever a page draws in colours of a screen is inks in the file, black text over all others, and nothing is RGB."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pytest
from PIL import Image
from tests.writers.pdf.prepress.made import PRINTING, for_printing, numbered

from briefpress.writers.pdf.prepress.printing import MM, PRESS, Printing

TEXT = "BT /F 9 Tf 10 10 Td (x) Tj ET"


def operators(content: str, *, is_grey: bool = False, printing: Printing = PRINTING) -> list[str]:
    """Return the operators of a page that sets colours and states, each with what it sets."""
    source = numbered(1, content=content)
    made = for_printing(source, PRESS, replace(printing, has_marks=False), is_grey=is_grey)
    with pikepdf.open(io.BytesIO(made.content)) as pdf:
        found = pikepdf.parse_content_stream(pdf.pages[0], "k K g G rg RG gs BT ET cs scn")
        return [" ".join([*(f"{one}" for one in each.operands), str(each.operator)]) for each in found]


def test_text_in_black_overprints_and_areas_do_not() -> None:
    found = operators(f"0.1 0.13 0.15 rg 0 0 50 50 re f {TEXT} 0.04 0.29 0.31 rg {TEXT}")

    assert ["0 0 0 1 k", "BT", "/BriefPressOver gs", "ET", "/BriefPressApart gs"] == found[:5]
    assert "BT" == found[6]
    assert "ET" == found[7]


def test_overprinting_ends_with_what_brought_it() -> None:
    found = operators(f"q BT 0 0 0 rg /F 9 Tf 10 10 Td (x) Tj Q BT ET 1 1 1 rg {TEXT}")

    over = found.index("/BriefPressOver gs")
    assert "/BriefPressApart gs" not in found[:over]
    assert "0 0 0 0 k" in found


def test_inks_that_the_look_names_are_taken_as_they_are() -> None:
    named = replace(PRINTING, inks=(((11, 74, 80), (0.9, 0.4, 0.5, 0.4)),))

    assert "0.9 0.4 0.5 0.4 k" in operators("0.0431 0.2902 0.3137 rg 0 0 9 9 re f", printing=named)


def test_grey_has_one_ink() -> None:
    found = operators(f"0.04 0.29 0.31 rg 0 0 9 9 re f 1 0 0 RG 0 0 m 9 9 l S {TEXT}", is_grey=True)

    assert {"g", "G", "BT", "ET"} == {one.split()[-1] for one in found}


def test_strokes_and_greys_are_inks_as_well() -> None:
    found = operators("0.3 0.3 0.3 RG 0 0 m 9 9 l S 0.5 g 0 0 9 9 re f")

    assert [4, 1] == [len(one.split()) - 1 for one in found[:2]]


def drawing_pdf(resources: pikepdf.Dictionary, content: bytes, pdf: pikepdf.Pdf) -> bytes:
    pdf.add_blank_page(page_size=(200, 200))
    page = pdf.pages[0].obj
    page.TrimBox, page.Resources, page.Contents = page.MediaBox, resources, pdf.make_stream(content)
    made = io.BytesIO()
    pdf.save(made)
    return made.getvalue()


@pytest.mark.parametrize(("is_grey", "channels", "space"), [(False, 4, "/DeviceCMYK"), (True, 1, "/DeviceGray")])
def test_shadings_and_what_shines_through_are_mixed_in_inks(is_grey: bool, channels: int, space: str) -> None:
    pdf = pikepdf.new()
    step = pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 0, 0], C1=[0, 0, 1], N=1)
    steps = pikepdf.Dictionary(FunctionType=3, Domain=[0, 1], Bounds=[], Encode=[0, 1], Functions=[step])
    shading = pikepdf.Dictionary(
        ShadingType=2, ColorSpace=pikepdf.Name.DeviceRGB, Coords=[0, 0, 9, 9], Function=steps, Domain=[0, 1]
    )
    group = pikepdf.Dictionary(S=pikepdf.Name.Transparency, CS=pikepdf.Name.DeviceRGB)
    form = pdf.make_stream(b"1 0 0 rg 0 0 9 9 re f", BBox=[0, 0, 9, 9], Group=group, Subtype=pikepdf.Name.Form)
    resources = pikepdf.Dictionary(Shading=pikepdf.Dictionary(S=shading), XObject=pikepdf.Dictionary(X=form))

    made = for_printing(drawing_pdf(resources, b"/S sh /X Do", pdf), PRESS, is_grey=is_grey)

    with pikepdf.open(io.BytesIO(made.content)) as printed:
        held = printed.pages[0].obj.Resources
        mixed = held.Shading.S.Function.Functions[0]
        assert (space, "/DeviceCMYK") == (str(held.Shading.S.ColorSpace), str(held.XObject.X.Group.CS))
        assert (channels, channels) == (len(mixed.C0), len(mixed.C1))
        drawn = [str(one.operator) for one in pikepdf.parse_content_stream(held.XObject.X)]
        assert ["g" if is_grey else "k", "re", "f"] == drawn


def with_picture(pixels: int) -> bytes:
    """Return a page with a red picture of an inch each way, of so many dots."""
    pdf = pikepdf.new()
    picture = pdf.make_stream(
        Image.new("RGB", (pixels, pixels), (200, 30, 30)).tobytes(),
        Subtype=pikepdf.Name.Image,
        ColorSpace=pikepdf.Name.DeviceRGB,
        Width=pixels,
        Height=pixels,
        BitsPerComponent=8,
    )
    resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=picture))
    return drawing_pdf(resources, b"q 72 0 0 72 10 10 cm /P Do Q", pdf)


def test_pictures_in_colour_say_what_their_colours_mean_and_grey_ones_are_in_black() -> None:
    coloured, grey = (for_printing(with_picture(300), PRESS, is_grey=is_grey).content for is_grey in (False, True))

    with pikepdf.open(io.BytesIO(coloured)) as one, pikepdf.open(io.BytesIO(grey)) as other:
        kept, changed = (pdf.pages[0].obj.Resources.XObject.P for pdf in (one, other))
        assert "/ICCBased" == str(kept.ColorSpace[0])
        assert "/DeviceGray" == str(changed.ColorSpace)
        assert 300 * 300 == len(changed.read_bytes())


def test_boxes_lie_in_each_other_by_bleed_and_marks() -> None:
    made = for_printing(numbered(1), PRESS, replace(PRINTING, bleed=5 * MM))

    with pikepdf.open(io.BytesIO(made.content)) as pdf:
        page = pdf.pages[0].obj
        edges = [round(-float(page[box][0]) / MM, 2) for box in ("/TrimBox", "/BleedBox", "/MediaBox", "/CropBox")]
        assert [0, 5, 11, 11] == edges
        across = [round(float(page[box][2]) / MM, 1) for box in ("/TrimBox", "/BleedBox", "/MediaBox")]
        assert [210, 215, 221] == across


def test_the_same_pages_give_the_same_bytes() -> None:
    source = numbered(3, content="1 0 0 rg 0 0 9 9 re f")

    assert for_printing(source, PRESS).content == for_printing(source, PRESS).content
