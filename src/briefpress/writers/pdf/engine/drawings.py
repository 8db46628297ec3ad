"""Drawings that the engine draws whole: what is masked is masked, and nothing of a drawing lasts after it.

WeasyPrint 70 sets the mask of a group after it has drawn the group, does not know how large a picture in a drawing is,
draws gradients so that some viewers show none, and leaves its graphics state as it was where it gives a drawing up: a
clip that stays open hides all text after it. With any other version the engine's own way is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import Any

from weasyprint import images, svg
from weasyprint.svg.bounding_box import BOUNDING_BOX_METHODS, bounding_box_rect, is_valid_bounding_box
from weasyprint.svg.utils import parse_url

from briefpress.writers.pdf.engine.replaced import IS_KNOWN, replaced, rewritten
from briefpress.writers.pdf.engine.undrawn import drawing_named

# SVG 2, 14.5: how far a mask reaches beyond the box of what it masks, when it does not say.
_REACH = {"x": "-10%", "y": "-10%", "width": "120%", "height": "120%"}
# A gradient is a tile as large as what it fills. Where tiles meet at its edges, poppler draws none of them at most
# sizes. Beyond its ends a gradient goes on, so that a larger tile is the same, and is right where it is turned.
_ENGINES_TILE = "    pattern = svg.stream.add_pattern("
_OUR_TILE = f"    bx1, by1, width, height = bx1 - 2 * width, by1 - 2 * height, 5 * width, 5 * height\n{_ENGINES_TILE}"
_Box = tuple[float, float, float, float]
_Draw = Callable[..., None]


@contextmanager
def drawings_whole() -> Iterator[None]:
    """Draw drawings so while this is entered."""
    with ExitStack() as measures:
        measures.enter_context(replaced(images.SVGImage, "draw", _closing))
        measures.enter_context(replaced(svg.SVG, "draw_node", _masking))
        measures.enter_context(replaced(svg, "draw_gradient", rewritten(_ENGINES_TILE, _OUR_TILE)))
        if IS_KNOWN:
            BOUNDING_BOX_METHODS["image"] = bounding_box_rect
            measures.callback(BOUNDING_BOX_METHODS.pop, "image")
        yield


def _closing(draw: _Draw) -> _Draw:
    """Return what draws a drawing and leaves what comes after it as it was: in which state, and in which place."""

    def closing(image: Any, stream: Any, width: float, height: float, style: object) -> None:
        depth, written = len(stream._ctm_stack), len(stream.stream)  # noqa: SLF001 - the engine counts them
        with drawing_named(image._base_url):  # noqa: SLF001 - and knows what it draws
            draw(image, stream, width, height, style)
        if stream.stream[written:].count(b"BT") > stream.stream[written:].count(b"ET"):
            stream.end_text()
        while len(stream._ctm_stack) > depth:  # noqa: SLF001
            stream.pop_state()

    return closing


def _masking(draw_node: _Draw) -> _Draw:
    """Return what draws a node within its mask, which is set before it."""

    def masking(drawing: Any, node: Any, font_size: float, fill_stroke: bool = True, context: Any = None) -> None:
        draw = partial(draw_node, fill_stroke=fill_stroke, context=context)
        mask = drawing.masks.get(parse_url(node.get("mask")).fragment) if fill_stroke else None
        if not mask:
            draw(drawing, node, font_size)
            return
        drawing.stream.push_state()
        # A mask is measured in the space of what it masks (CSS Masking 1, 7.2).
        drawing.transform(node, font_size)
        done = {name: node.attrib.pop(name) for name in ("mask", "transform") if name in node.attrib}
        try:
            _set_mask(drawing, node, mask, font_size)
            draw(drawing, node, font_size)
        finally:
            node.attrib.update(done)
        drawing.stream.pop_state()

    return masking


def _set_mask(drawing: Any, node: Any, mask: Any, font_size: float) -> None:
    """Let what follows on the stream of a drawing be seen through a mask only."""
    around = drawing.calculate_bounding_box(node, font_size)
    box: _Box = around if is_valid_bounding_box(around) else (0, 0, *_size(drawing))
    mode = "alpha" if mask.get("mask-type") == "alpha" else "luminosity"
    outer = drawing.stream
    drawing.stream = outer.set_alpha_state(*_region(drawing, mask, box, font_size), mode)
    element = mask._etree_node  # noqa: SLF001 - a mask is drawn as a group, as the engine does
    tag, element.tag = element.tag, "g"
    try:
        if mask.get("maskContentUnits") == "objectBoundingBox":
            drawing.stream.transform(a=box[2], d=box[3], e=box[0], f=box[1])
        drawing.draw_node(mask, font_size)
    finally:
        drawing.stream, element.tag = outer, tag


def _region(drawing: Any, mask: Any, box: _Box, font_size: float) -> _Box:
    """Return how far a mask reaches: x, y, width and height."""
    texts = [mask.get(name) or reach for name, reach in _REACH.items()]
    if mask.get("maskUnits") == "userSpaceOnUse":
        return (*drawing.point(texts[0], texts[1], font_size), *drawing.point(texts[2], texts[3], font_size))
    x, y, width, height = (svg.size(text, font_size, 1) for text in texts)
    return box[0] + x * box[2], box[1] + y * box[3], width * box[2], height * box[3]


def _size(drawing: Any) -> tuple[float, float]:
    return drawing.inner_width, drawing.inner_height
