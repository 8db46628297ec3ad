"""A value of a property -> what in it is not known to be harmless, with the token at which it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import isfinite

import tinycss2
from tinycss2 import ast

from briefpress.assets.css.vocabulary import (
    COUNTED,
    FUNCTIONS,
    GRADIENTS,
    LARGEST_NUMBER,
    LARGEST_PERCENTAGE,
    LEAST_LENGTHS,
    LONGEST,
    MATHEMATICS,
    OTHER_UNITS,
    PIXELS,
    REFUSED_PROPERTIES,
    SHORTEST,
    VIEWPORT,
)

DEPTH = 12
"""Brackets in brackets; what reads CSS after us goes down by recursion."""
_STOPS = 32
_REPEATS = 100
_PRODUCTS = 2
_FACTOR = 100.0
_LONGEST_STRING = 500
_TOKENS = 400
# tinycss2 gives whole numbers to Python, which refuses those of more than 4,300 digits.
LONG_NUMBER = re.compile(r"[0-9]{100}")
_SHOWN = 60
_LEAST_PAPER, _MOST_PAPER, _MOST_MARGIN = 50 * PIXELS["mm"], 2000 * PIXELS["mm"], 100 * PIXELS["mm"]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and where."""

    message: str
    """After `a style sheet ...`."""
    line: int = 1
    column: int = 1


def text_faults(value: str, property_: str = "") -> Iterator[Fault]:
    """Yield what is wrong with a value that stands by itself: one of a design token."""
    if LONG_NUMBER.search(value):
        yield Fault("has a number without end")
        return
    tokens = tinycss2.parse_component_value_list(value)
    # What is left open would swallow what comes after the token in the sheet.
    if tinycss2.serialize(tokens) != value or any(isinstance(token, ast.Comment) for token in tokens):
        yield Fault("is not written as CSS wants it: a bracket, quotation mark or comment is left open")
        return
    yield from value_faults(property_, tokens)


def value_faults(property_: str, value: Sequence[ast.Node], *, is_of_page: bool = False) -> Iterator[Fault]:
    """Yield what is wrong with the value of a property, its name in small letters."""
    tokens = list(walk(value))
    if any(depth > DEPTH for _, depth in tokens):
        yield _at(value[0], f"nests brackets more than {DEPTH} deep")
        return
    if len(tokens) > _TOKENS:
        yield _at(value[0], f"has a value of more than {_TOKENS} words and marks")
    if property_ in REFUSED_PROPERTIES:
        yield _at(value[0], f"runs or fetches something: {property_}") if value else Fault(f"has {property_}")
    for token, _ in tokens:
        yield from _token_faults(property_, token)
    yield from _product_faults(property_, [token for token, _ in tokens])
    if is_of_page:
        yield from _page_faults(property_, [token for token, _ in tokens])


def walk(nodes: Iterable[ast.Node]) -> Iterator[tuple[ast.Node, int]]:
    """Yield tokens with those inside them in their order, and how deep each stands; none beyond the depth allowed."""
    stack = [(node, 0) for node in reversed(list(nodes))]
    while stack:
        node, depth = stack.pop()
        yield node, depth
        inside = getattr(node, "arguments", None) or getattr(node, "content", None)
        if isinstance(inside, list) and depth <= DEPTH:
            stack.extend((one, depth + 1) for one in reversed(inside))


def variables(value: Iterable[ast.Node]) -> Iterator[str]:
    """Yield the custom properties that a value asks for, once for each time."""
    for node, _ in walk(value):
        if isinstance(node, ast.FunctionBlock) and node.lower_name == "var":
            name = next((one for one in node.arguments if one.type == "ident"), None)
            if name is not None:
                yield str(name.value)


def _token_faults(property_: str, token: ast.Node) -> Iterator[Fault]:
    match token:
        case ast.URLToken():
            yield _at(token, f"brings something in: url({token.value[:_SHOWN]})")
        case ast.ParseError():
            yield _at(token, f"cannot be read here: {token.message}")
        case ast.CurlyBracketsBlock():
            yield _at(token, "has a block where a value should stand")
        case ast.StringToken() if len(token.value) > _LONGEST_STRING:
            yield _at(token, f"has a text of more than {_LONGEST_STRING} characters")
        case ast.FunctionBlock():
            yield from _function_faults(token)
        case ast.NumberToken() | ast.DimensionToken() | ast.PercentageToken():
            yield from _number_faults(property_, token)


def _function_faults(function: ast.FunctionBlock) -> Iterator[Fault]:
    name = function.lower_name
    inside = [one for one in function.arguments if one.type not in ("whitespace", "comment")]
    if name in ("url", "src", "image", "image-set", "-webkit-image-set", "cross-fade"):
        yield _at(function, f"brings something in: {name}()")
    elif name.startswith("repeating-"):
        yield _at(function, f"repeats without end: {name}()")
    elif name not in FUNCTIONS:
        yield _at(function, f"uses a function that is not known to be harmless: {name[:_SHOWN]}()")
    elif name == "attr" and (len(inside) != 1 or inside[0].type != "ident"):
        yield _at(function, "takes more than a text from an attribute: attr() has a name and nothing else here")
    elif name in GRADIENTS and sum(1 for one in inside if one == ",") > _STOPS:
        yield _at(function, f"has a gradient of more than {_STOPS} colours")
    elif name == "repeat" and not _is_counted(inside):
        yield _at(function, f"repeats more than {_REPEATS} times, or nobody knows how often: repeat()")


def _is_counted(inside: Sequence[ast.Node]) -> bool:
    """Say whether `repeat()` says how often, or as often as there is room."""
    first = inside[0] if inside else None
    if isinstance(first, ast.IdentToken):
        return str(first.lower_value) in ("auto-fill", "auto-fit")
    return isinstance(first, ast.NumberToken) and first.int_value is not None and 1 <= first.int_value <= _REPEATS


def _number_faults(property_: str, token: ast.Node) -> Iterator[Fault]:
    value, written = abs(float(token.value)), f"{token.representation[:20]}{getattr(token, 'unit', '')[:10]}"
    if not isfinite(value):
        yield _at(token, "has a number without end")
    elif isinstance(token, ast.PercentageToken):
        if value > LARGEST_PERCENTAGE:
            yield _at(token, f"has a share that no page has: {written}%")
    elif isinstance(token, ast.NumberToken):
        if value > COUNTED.get(property_, LARGEST_NUMBER):
            yield _at(token, f"has too large a number for {property_ or 'a token'}: {written}")
    else:
        yield from _length_faults(property_, token, value, written)


def _length_faults(property_: str, token: ast.DimensionToken, value: float, written: str) -> Iterator[Fault]:
    unit = token.lower_unit
    if unit in PIXELS:
        least = LEAST_LENGTHS.get(property_, SHORTEST)
        if not (value == 0 or least <= value * PIXELS[unit] <= LONGEST):
            yield _at(token, f"has a length that no page can keep: {written}")
    elif unit in VIEWPORT:
        if value > LARGEST_PERCENTAGE:
            yield _at(token, f"has a length that no page can keep: {written}")
    elif unit not in OTHER_UNITS:
        yield _at(token, f"has a unit that nobody knows: {written}")
    elif value > LARGEST_NUMBER:
        yield _at(token, f"has too large a number: {written}")


def _product_faults(property_: str, tokens: Sequence[ast.Node]) -> Iterator[Fault]:
    """Yield products so large, or in so many steps, that they have no bound."""
    if not any(isinstance(token, ast.FunctionBlock) and token.lower_name in MATHEMATICS for token in tokens):
        return
    marks = [token for token in tokens if isinstance(token, ast.LiteralToken) and token.value in ("*", "/")]
    if marks and property_.startswith("--"):
        yield _at(marks[0], "multiplies in a custom property: write the product where it is used")
    elif len(marks) > _PRODUCTS:
        yield _at(marks[0], f"multiplies more than {_PRODUCTS} times in one value")
    factors = [abs(token.value) for token in tokens if isinstance(token, ast.NumberToken)] if marks else []
    if any(not (factor == 0 or 1 / _FACTOR <= factor <= _FACTOR) for factor in factors):
        yield _at(marks[0], f"multiplies by a number beyond {_FACTOR:g}")


def _page_faults(property_: str, tokens: Sequence[ast.Node]) -> Iterator[Fault]:
    """Yield lengths by which no text fits on the page; tokens of the theme have bounds of their own."""
    for token in tokens:
        pixels = abs(token.value) * PIXELS.get(token.lower_unit, 0) if isinstance(token, ast.DimensionToken) else None
        if property_ == "size" and pixels is not None and not _LEAST_PAPER <= pixels <= _MOST_PAPER:
            yield _at(token, "has a paper that is none: sizes are from 50mm to 2000mm")
        elif property_.startswith(("margin", "padding")) and pixels is not None and pixels > _MOST_MARGIN:
            yield _at(token, "has a margin that leaves no room to the text: at most 100mm")


def _at(node: ast.Node, message: str) -> Fault:
    return Fault(message, node.source_line, node.source_column)
