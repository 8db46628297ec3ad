"""Image -> an inline drawing with its alternative text, and the media parts it needs (20.4.2.8)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part

from briefpress.assets.pictures.picture import picture_size
from briefpress.assets.pictures.problem import BadPicture
from briefpress.diagnostics import BriefPressError, Diagnostic
from briefpress.document import tree
from briefpress.writers.artifact import Asset
from briefpress.writers.docx.look import Look
from briefpress.writers.docx.markup import Element, element, related, run, w

_EMU = 12700
"""Units of a drawing in a point."""
_PIXEL = 0.75
"""Points in a CSS pixel."""
_TALLEST = 90 * 72 / 25.4
_TALLEST_SHARE = 0.6
"""Of the page's height, for a picture whose width the brief says; so has page.css."""
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_SVG_NAMESPACE = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_EXTENSIONS = {"image/png": "png", "image/jpeg": "jpg", "image/svg+xml": "svg"}
# One transparent pixel, for a program that shows no SVG when the brief has no PNG of the same name.
_PIXEL_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c020000000b4944415478da6360600000000300012b094d84"
    "0000000049454e44ae426082"
)


@dataclass(frozen=True, slots=True)
class Room:
    """Where a picture stands, in points."""

    width: float
    height: float = _TALLEST
    is_filled: bool = False
    """Whether a picture grows to the first edge that it meets; else it is no larger than it is."""


def picture_room(classes: Iterable[str], look: Look) -> Room | None:
    """Return the room of a figure whose width the brief says; None where it does not."""
    full = look.text_width
    widths = {"width-text": full - look.strip, "width-half": full / 2, "width-page": full}
    width = next((widths[name] for name in classes if name in widths), None)
    return None if width is None else Room(width, look.theme.points("page-height") * _TALLEST_SHARE, is_filled=True)


class Pictures:
    """Puts the pictures of a part into the package, each once."""

    def __init__(self, part: Part, assets: tuple[Asset, ...]) -> None:
        self._part = part
        self._assets = {asset.name: asset for asset in assets}
        self._related: dict[str, str] = {}

    def drawing(self, image: tree.Image, room: Room, number: int) -> Element:
        """Return the run with a picture in its room. `number` tells it from all others.

        Raises BriefPressError when the picture is missing or cannot be read.
        """
        asset = self._assets.get(image.source)
        if asset is None:
            raise _problem("document.no-picture", f'there is no picture "{image.source}"')
        is_svg = asset.media_type == "image/svg+xml"
        across, down = _size(asset)
        scale = min(room.width / across, room.height / down, *(() if room.is_filled else (1.0,)))
        size = (round(across * scale * _EMU), round(down * scale * _EMU))
        blip = self._svg_blip(asset) if is_svg else related(element("a:blip"), "embed", self._relate(asset))
        return run(None, w("drawing", _inline(image, blip, size, number)))

    def _svg_blip(self, asset: Asset) -> Element:
        """Return the PNG that stands for an SVG, with the SVG beside it for programs that show one."""
        stem = str(PurePosixPath(asset.name).with_suffix(".png"))
        beside = self._assets.get(f"{asset.name}+png") or self._assets.get(stem)
        png = beside or Asset(stem, "image/png", _PIXEL_PNG)
        svg = element("a:ext")
        svg.set("uri", _SVG_EXTENSION)
        inner = svg.makeelement(f"{{{_SVG_NAMESPACE}}}svgBlip", nsmap={"asvg": _SVG_NAMESPACE})
        svg.append(related(inner, "embed", self._relate(asset)))
        return related(element("a:blip", element("a:extLst", svg)), "embed", self._relate(png))

    def _relate(self, asset: Asset) -> str:
        if asset.name not in self._related:
            name = self._part.package.next_partname(f"/word/media/image%d.{_EXTENSIONS[asset.media_type]}")
            part = Part(name, asset.media_type, asset.content, self._part.package)
            self._related[asset.name] = self._part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
        return self._related[asset.name]


def width_of(drawing: Element) -> float:
    """Return how wide a picture's run is, in points."""
    extent = next(node for node in drawing.iter() if str(node.tag).endswith("}extent"))
    return int(str(extent.get("cx"))) / _EMU


def _inline(image: tree.Image, blip: Element, size: tuple[int, int], number: int) -> Element:
    across, down = size
    name = f"Picture {number}"
    picture = element(
        "pic:pic",
        element(
            "pic:nvPicPr",
            element("pic:cNvPr", id=number, name=name, descr=image.alternative),
            element("pic:cNvPicPr"),
        ),
        element("pic:blipFill", blip, element("a:stretch", element("a:fillRect"))),
        element(
            "pic:spPr",
            element("a:xfrm", element("a:off", x=0, y=0), element("a:ext", cx=across, cy=down)),
            element("a:prstGeom", element("a:avLst"), prst="rect"),
        ),
    )
    return element(
        "wp:inline",
        element("wp:extent", cx=across, cy=down),
        element("wp:docPr", id=number, name=name, descr=image.alternative),
        element("wp:cNvGraphicFramePr", element("a:graphicFrameLocks", noChangeAspect=1)),
        element("a:graphic", element("a:graphicData", picture, uri=_PICTURE)),
        distT=0,
        distB=0,
        distL=0,
        distR=0,
    )


def _size(asset: Asset) -> tuple[float, float]:
    """Return width and height in points. Raises BriefPressError for a picture that has none."""
    try:
        across, down = picture_size(asset.content, asset.media_type)
    except BadPicture as error:
        problem = error.problem
        raise _problem("document.bad-picture", f'the picture "{asset.name}" {problem.message}', problem.hint) from error
    return across * _PIXEL, down * _PIXEL


def _problem(code: str, message: str, hint: str = "") -> BriefPressError:
    return BriefPressError([Diagnostic(code, message, hint=hint)])
