"""What a drawing may hold: elements, attributes, properties and functions that draw, and nothing that does more.

SVG 2, with what the usual programs write beside it: Inkscape, Illustrator, Figma, matplotlib and R.
"""

from __future__ import annotations

from collections.abc import Mapping

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


SHAPES = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})
_TEXTS = frozenset({"text", "tspan", "textPath"})
_EFFECTS = _words(
    "feBlend feColorMatrix feComponentTransfer feComposite feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR",
    "feGaussianBlur feMerge feMergeNode feOffset",
)
_FRAMES = _words(
    "svg symbol g defs use a switch image clipPath mask marker filter",
)
_PAINTS = frozenset({"linearGradient", "radialGradient", "stop", "pattern"})
_WORDS = frozenset({"title", "desc", "metadata", "style"})
ELEMENTS = SHAPES | _TEXTS | _EFFECTS | _FRAMES | _PAINTS | _WORDS
"""Of the namespace of SVG."""

EDITORS = (
    "http://www.inkscape.org/namespaces/",
    "http://sodipodi.sourceforge.net/DTD/",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://creativecommons.org/ns#",
    "http://web.resource.org/cc/",
    "http://purl.org/dc/elements/1.1/",
    "http://ns.adobe.com/",
    "http://www.bohemiancoding.com/sketch/",
    "http://www.serif.com/",
    "http://www.figma.com/",
    "http://vectornator.io",
)
"""What namespaces begin with in which programs keep notes: no reader's program knows what to do with these."""

_EVERYWHERE = _words(
    "id class style lang role tabindex focusable transform transform-origin type version baseProfile",
    "systemLanguage requiredFeatures enable-background xlink space media viewbox",
)
_BOX = frozenset({"x", "y", "width", "height"})
_SEEN = frozenset({"viewBox", "preserveAspectRatio"})
_EFFECT = _BOX | _words(
    "in in2 result mode values stdDeviation dx dy operator k1 k2 k3 k4 slope intercept amplitude exponent offset",
    "tableValues edgeMode flood-color flood-opacity",
)
_GRADIENT = frozenset({"gradientUnits", "gradientTransform", "spreadMethod", "href"})
_TEXT = frozenset({"x", "y", "dx", "dy", "rotate", "textLength", "lengthAdjust"})
ATTRIBUTES: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(_EFFECTS, _EFFECT),
    "svg": _BOX | _SEEN | {"zoomAndPan", "contentScriptType", "contentStyleType"},
    "symbol": _BOX | _SEEN | {"refX", "refY"},
    "use": _BOX | {"href"},
    "a": frozenset({"href", "target"}),
    "image": _BOX | {"href", "preserveAspectRatio", "decoding"},
    "path": frozenset({"d", "pathLength"}),
    "rect": _BOX | {"rx", "ry", "pathLength"},
    "circle": frozenset({"cx", "cy", "r", "pathLength"}),
    "ellipse": frozenset({"cx", "cy", "rx", "ry", "pathLength"}),
    "line": frozenset({"x1", "y1", "x2", "y2", "pathLength"}),
    "polyline": frozenset({"points", "pathLength"}),
    "polygon": frozenset({"points", "pathLength"}),
    "text": _TEXT,
    "tspan": _TEXT,
    "textPath": _TEXT | {"href", "startOffset", "method", "spacing", "side"},
    "linearGradient": _GRADIENT | {"x1", "y1", "x2", "y2"},
    "radialGradient": _GRADIENT | {"cx", "cy", "r", "fx", "fy", "fr"},
    "stop": frozenset({"offset"}),
    "pattern": _BOX | _SEEN | {"patternUnits", "patternContentUnits", "patternTransform", "href"},
    "clipPath": frozenset({"clipPathUnits"}),
    "mask": _BOX | {"maskUnits", "maskContentUnits", "mask-type"},
    "marker": _SEEN | {"markerWidth", "markerHeight", "refX", "refY", "orient", "markerUnits"},
    "filter": _BOX | {"filterUnits", "primitiveUnits", "filterRes", "href"},
}
"""What elements may have beside properties and `_EVERYWHERE`."""
_NOTES = ("data-", "aria-")

PROPERTIES = _words(
    "alignment-baseline baseline-shift clip clip-path clip-rule color cursor direction display",
    "color-interpolation color-interpolation-filters color-profile color-rendering dominant-baseline fill filter",
    "flood-color flood-opacity font image-rendering isolation kerning line-height glyph-orientation-horizontal",
    "glyph-orientation-vertical letter-spacing lighting-color marker marker-start marker-mid marker-end mask",
    "mask-type mix-blend-mode opacity overflow paint-order pointer-events shape-rendering stop-color stop-opacity",
    "stroke text-anchor text-rendering text-decoration text-indent text-align text-transform unicode-bidi",
    "vector-effect visibility word-spacing white-space writing-mode solid-color solid-opacity enable-background",
    "text-orientation block-progression backface-visibility order transform-origin transform-box shape-padding",
    "shape-inside shape-subtract shape-margin inline-size margin user-select",
)
"""CSS properties, as attributes, in `style` and in style sheets."""
_FAMILIES = ("fill-", "stroke-", "font-", "text-decoration-", "-inkscape-", "-webkit-font-", "-moz-osx-")

TRANSFORMS = frozenset(
    ("matrix", "translate", "translatex", "translatey", "rotate", "scale", "scalex", "scaley", "skewx", "skewy", "skew")
)
FUNCTIONS = TRANSFORMS | {"rgb", "rgba", "hsl", "hsla", "url"}
"""In values, small letters."""


def is_property(name: str) -> bool:
    return name in PROPERTIES or name.startswith(_FAMILIES)


def is_attribute(element: str, name: str) -> bool:
    """Say whether an attribute without namespace may stand at an element of SVG."""
    return (
        name in ATTRIBUTES.get(element, frozenset())
        or name in _EVERYWHERE
        or is_property(name)
        or name.startswith(_NOTES)
    )
