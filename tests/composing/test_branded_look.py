"""A _brand.yml in the shapes that institutions publish -> a look that builds."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pikepdf
import pytest
from tests.assets.fonts.made import font
from tests.conftest import CASES, written

from briefpress.cli import main
from briefpress.composing.branded_look import BrandedLook, branded_look
from briefpress.composing.template_library import TemplateLibrary
from briefpress.diagnostics import BriefPressError
from briefpress.project import Project

BRANDS = CASES / "brands"
NAMES = ("institute", "ministry")


def brand(name: str, root: Path) -> Path:
    """Return a brand's file in a folder of its own, with the fonts that it names."""
    shutil.copytree(BRANDS / name, root / name)
    if name == "institute":
        (root / name / "house.ttf").write_bytes(font("House Serif"))
        (root / name / "house-bold.ttf").write_bytes(font("House Serif", 700))
    return root / name / "_brand.yml"


def look(path: Path) -> BrandedLook:
    return branded_look(path, TemplateLibrary(Project(path.parent)))


def told(path: Path, text: str) -> str:
    """Return what is said against a brand."""
    path.write_text(text, "utf-8")
    with pytest.raises(BriefPressError) as raised:
        look(path)
    return "".join(map(written, raised.value.diagnostics)).replace(f"{path.parent.as_posix()}/", "")


@pytest.mark.parametrize("name", NAMES)
def test_a_brand_is_a_look(name: str, tmp_path: Path, approve: bool) -> None:
    found = look(brand(name, tmp_path))

    expected = BRANDS / name / "expected.txt"
    text = "\n".join((*sorted(found.files), *found.notes, "", found.files["theme.yaml"].decode()))
    if approve:
        expected.write_text(text, "utf-8")
    assert expected.read_text("utf-8") == text


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "fill", "family"), [("institute", "007b7b", "House-Serif"), ("ministry", "1d4f91", "Inter")]
)
def test_a_look_that_came_from_a_brand_builds(name: str, fill: str, family: str, tmp_path: Path) -> None:
    root = tmp_path / "project"
    at = ["--project", str(root)]
    assert 0 == main(["new", "brief", "water", *at])
    assert 0 == main(["new", "theme", name, "--from-brand", str(brand(name, tmp_path)), *at])

    assert 0 == main(["build", "--theme", name, "--length", "glance", "--format", "pdf", "--jobs", "1", *at])

    (pdf,) = (root / "build" / "water").rglob("*.pdf")
    assert fill in set(_fills(pdf.read_bytes()))
    with pikepdf.open(pdf) as opened:
        fonts = [
            str(one["/BaseFont"])
            for one in opened.objects
            if isinstance(one, pikepdf.Dictionary) and "/BaseFont" in one
        ]
    assert any(family in one for one in fonts)


def _fills(pdf: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [
            "".join(f"{round(float(str(part)) * 255):02x}" for part in one.operands)
            for one in pikepdf.parse_content_stream(opened.pages[0])
            if str(one.operator) in ("rg", "sc", "scn") and len(one.operands) == 3
        ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- blue", "error[brand.bad-shape] _brand.yml:1:1-6 a brand is a mapping"),
        ("color: blue", "error[brand.bad-shape] _brand.yml:1:8-11 `color` is a mapping"),
        (
            "color: {palette: {blue: '#00f'}, primary: bleu}",
            'error[brand.bad-colour] _brand.yml:1:43-46 "bleu" is no colour\n  hint: did you mean "blue"?',
        ),
        ("color: {primary: '#1d4f9180'}", 'error[brand.bad-colour] _brand.yml:1:18-28 "#1d4f9180" is no colour'),
        ("color: {palette: {a: b, b: a}, primary: a}", 'error[brand.bad-colour] _brand.yml:1:41 "a" is no colour'),
        ("meta: {name: X}\nlogo: gone.svg", 'error[brand.no-file] _brand.yml:2:7-14 there is no file "gone.svg"'),
        ("meta: {name: X}\nlogo: ../gone.svg", 'error[brand.no-file] _brand.yml:2:7-17 there is no file "../gone.svg"'),
        ("color: {primary: ", "error[yaml"),
    ],
)
def test_what_is_wrong_with_a_brand_is_told_at_its_place(text: str, expected: str, tmp_path: Path) -> None:
    assert told(tmp_path / "_brand.yml", text).startswith(expected)


def test_links_out_of_the_brands_folder_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    (tmp_path / "brand").mkdir()
    (tmp_path / "brand" / "logo.svg").symlink_to(tmp_path / "secret.svg")

    assert "brand.no-file" in told(tmp_path / "brand" / "_brand.yml", "meta: {name: X}\nlogo: logo.svg")


@pytest.mark.parametrize(
    ("logo", "note"),
    [
        ("https://example.org/logo.svg", "the logo is on the web: put https://example.org/logo.svg beside theme.yaml"),
        ("logo.eps", "the logo logo.eps is not taken: it is no SVG, PNG or JPEG file"),
    ],
)
def test_a_logo_that_cannot_be_taken_is_told(logo: str, note: str, tmp_path: Path) -> None:
    path = tmp_path / "_brand.yml"
    path.write_text(f"meta: {{name: House}}\nlogo: {logo}\n", "utf-8")

    found = look(path)

    assert ["theme.yaml"] == list(found.files)
    assert found.notes[0].startswith(note)


def test_a_look_is_started_from_one_thing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["new", "theme", "x", "--from", "y", "--from-brand", "_brand.yml", "--project", str(tmp_path)]

    assert 2 == main(words)
    assert "take --from or --from-brand away" in capsys.readouterr().err
