"""Images of any ordinary program are shown as they were meant: upright, in their colours, no larger than printed."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Sequence

import pytest
from PIL import Image
from tests.conftest import CASES

from briefpress.assets.pictures.picture import picture_problems
from briefpress.assets.pictures.prepared import Prepared, prepare_drawing, prepare_raster

TAKEN = CASES / "pictures" / "taken"
# Four fields: red and green above blue and white. Any turn, and any other colour, shows.
FIELDS = ((0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75))
COLOURS = ((224, 16, 16), (16, 192, 16), (16, 16, 224), (240, 240, 240))
# What the same numbers are in a larger space of colours (Adobe RGB): more vivid, and what sRGB has not is cut off.
WIDE = ((255, 7, 7), (0, 193, 0), (7, 7, 229), (240, 240, 240))
FOUR_FIELDS = (
    "broken-exif.jpg",
    "broken-profile.jpg",
    "cmyk-of-a-printer.jpg",
    "exif-3.png",
    "exif-5-mirrored.jpg",
    "exif-8.webp",
    "jpeg-that-is-a-webp.jpg",
    "multi-picture.jpg",
    "palette.png",
    "photo.avif",
    "photo.webp",
    "progressive.jfif",
)
SAVED = {"image/png": "PNG", "image/jpeg": "JPEG"}


def opened(made: Prepared) -> Image.Image:
    return Image.open(io.BytesIO(made.content), formats=[SAVED[made.media_type]])


def prepared(name: str) -> Image.Image:
    return opened(prepare_raster((TAKEN / name).read_bytes()))


def fields(image: Image.Image) -> list[tuple[int, ...]]:
    across, down = image.size
    places = ((int(across * x), int(down * y)) for x, y in FIELDS)
    return [tuple(image.convert("RGB").getpixel(place)) for place in places]  # type: ignore[arg-type] # of RGB


def is_near(found: Sequence[Sequence[int]], expected: Sequence[Sequence[int]]) -> bool:
    pairs = zip(sum(map(tuple, found), ()), sum(map(tuple, expected), ()), strict=True)
    return all(abs(one - other) <= 4 for one, other in pairs)


@pytest.mark.parametrize("name", sorted(path.name for path in TAKEN.iterdir()))
def test_takes_what_usual_programs_save(name: str) -> None:
    content = (TAKEN / name).read_bytes()

    made = prepare_raster(content)

    assert [] == list(picture_problems(content, "image/png"))
    assert opened(made).mode in ("L", "RGB", "RGBA")
    assert made == prepare_raster(content)


@pytest.mark.parametrize("name", FOUR_FIELDS)
def test_shows_what_was_taken_upright_and_in_its_colours(name: str) -> None:
    assert is_near(fields(prepared(name)), COLOURS)


@pytest.mark.parametrize("name", ["wide-gamut.jpg", "wide-gamut.png"])
def test_converts_to_srgb(name: str) -> None:
    assert is_near(fields(prepared(name)), WIDE)


def test_turns_a_phone_that_was_held_upright() -> None:
    assert (900, 500) == prepared("exif-6.jpg").size


@pytest.mark.parametrize("name", ["grey-16.png", "rgb-16.png", "rgba-16.png"])
def test_brings_sixteen_bits_to_eight(name: str) -> None:
    image = prepared(name).convert("L")

    found = [image.getpixel((across, 4)) for across in (0, 21, 42, 63)]

    assert [0, 85, 170, 255] == found


@pytest.mark.parametrize("name", ["alpha.avif", "alpha.webp", "grey-and-alpha.png", "palette-one-colour-clear.png"])
def test_keeps_what_shines_through(name: str) -> None:
    alpha = prepared(name).getchannel("A")

    clear, solid = alpha.getextrema()

    assert clear in range(16)
    assert solid in range(240, 256)


def test_keeps_nothing_of_a_file_but_its_pixels() -> None:
    exif = Image.Exif()
    exif[0x010F], exif[0x0132] = "A camera of mine", "2026:05:12 10:00:00"
    told = io.BytesIO()
    Image.new("RGB", (9, 9), "red").save(told, "JPEG", exif=exif.tobytes(), comment=b"taken at home", dpi=(72, 72))

    made = prepare_raster(told.getvalue())

    assert b"camera" in told.getvalue()
    assert b"home" in told.getvalue()
    assert not re.search(rb"camera|home|Exif|2026", made.content)


def photograph(across: int, down: int) -> bytes:
    made = io.BytesIO()
    noise = Image.effect_noise((across // 4, down // 4), 90).resize((across, down))
    Image.merge("RGB", (noise, noise, noise)).save(made, "JPEG", quality=95)
    return made.getvalue()


def test_is_no_larger_than_it_is_printed() -> None:
    content = photograph(3000, 2000)

    made = prepare_raster(content, (1000, 1000))

    assert (1000, 667) == opened(made).size
    assert len(made.content) * 4 < len(content)


def test_a_photograph_that_was_saved_as_png_is_a_jpeg() -> None:
    saved = io.BytesIO()
    Image.open(io.BytesIO(photograph(400, 300))).save(saved, "PNG")

    made = prepare_raster(saved.getvalue())

    assert "image/jpeg" == made.media_type
    assert "image/png" == prepare_raster((TAKEN / "palette.png").read_bytes()).media_type


def test_compresses_a_jpeg_no_second_time() -> None:
    content = photograph(300, 200)
    before, after = Image.open(io.BytesIO(content)), opened(prepare_raster(content))

    assert before.quantization == after.quantization  # type: ignore[attr-defined] # of JPEG


def test_crops_what_is_seen() -> None:
    content = (TAKEN / "exif-5-mirrored.jpg").read_bytes()

    image = opened(prepare_raster(content, crop=(50, 0, 0, 50)))

    assert (30, 20) == image.size
    assert is_near(fields(image), [COLOURS[3]] * 4)


def test_prepares_what_stands_in_a_drawing() -> None:
    inside = base64.b64encode((TAKEN / "exif-8.webp").read_bytes()).decode()
    # Programs break such addresses into lines.
    address = f"data:image/webp;base64,{inside[:40]}\n {inside[40:80]}&#10;{inside[80:]}"
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><image href="{address}"/></svg>'

    made = prepare_drawing(drawing.encode()).content.decode()

    assert [] == list(picture_problems(drawing.encode(), "image/svg+xml"))
    assert [] == list(picture_problems(made.encode(), "image/svg+xml"))
    (found,) = re.findall(r'href="data:image/png;base64,([^"]+)"', made)
    assert is_near(fields(Image.open(io.BytesIO(base64.b64decode(found)))), COLOURS)
