"""The code of an address: what a telephone would read, in every format, and none where there is no address."""

from __future__ import annotations

import base64
import io
import re
import zipfile

import pikepdf
import pytest
import segno
from PIL import Image
from tests.conftest import AS_IT_COMES

from briefpress.composing.qr_code import qr_code
from briefpress.editions.request import Request
from briefpress.pipeline.outcome import Plan
from briefpress.pipeline.pipeline import build
from briefpress.project import Project
from briefpress.report.progress import SilentProgress

ADDRESS = "https://example.org/papers/7"


def modules_of(png: bytes) -> list[list[int]]:
    """Return the modules of a code as a camera sees them: 1 is dark; the white around it is checked and left out."""
    picture = Image.open(io.BytesIO(png)).convert("L")
    side = picture.width // 8
    seen = [[int(picture.getpixel((x * 8 + 4, y * 8 + 4)) < 128) for x in range(side)] for y in range(side)]  # type: ignore[operator]
    assert not any(any(row) for row in (*seen[:4], *seen[-4:]))
    assert not any(any((*row[:4], *row[-4:])) for row in seen)
    return [row[4:-4] for row in seen[4:-4]]


def test_the_picture_is_the_code_of_the_address() -> None:
    _, png = qr_code(ADDRESS)

    expected = [
        [int(bool(module)) for module in row] for row in segno.make_qr(ADDRESS, error="m", boost_error=False).matrix
    ]

    assert expected == modules_of(png.content)


def test_the_drawing_is_as_large_as_a_camera_needs() -> None:
    svg, _ = qr_code(ADDRESS)

    sizes = re.findall(r'(?:width|height)="([\d.]+)"', svg.content.decode())

    assert [57.0, 57.0] == [float(size) for size in sizes]


@pytest.mark.parametrize("online", [ADDRESS, ""])
def test_every_format_shows_it_where_there_is_an_address(online: str, project: Project) -> None:
    path = project.content / "tiny" / "brief.yaml"
    text = re.sub(r"(?m)^online: .*\n", "", path.read_text("utf-8"))
    path.write_text(text.replace("\nsources:", f"\nonline: {online}\nsources:" if online else "\nsources:", 1), "utf-8")
    request = Request(languages=("en",), audiences=("policymakers",), lengths=("brief",))

    outcome = build(request, project, Plan(project.build, 1, settings=AS_IT_COMES), SilentProgress())

    made = {entry.format: (project.build / entry.path).read_bytes() for entry in outcome.entries}
    svg, png = qr_code(ADDRESS)
    assert bool(online) == (base64.b64encode(svg.content) in made["html"])
    with zipfile.ZipFile(io.BytesIO(made["docx"])) as word:
        pictures = {word.read(name) for name in word.namelist() if "/media/" in name}
    assert bool(online) == ({svg.content, png.content} <= pictures)
    with pikepdf.open(io.BytesIO(made["pdf"])) as pdf:
        dictionaries = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary)]
        figures = [str(one.get("/Alt")) for one in dictionaries if one.get("/S") == "/Figure"]
    assert bool(online) == ("example.org/papers/7" in figures)
