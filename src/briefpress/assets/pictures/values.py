"""Values, declarations and style sheets of a drawing -> what in them is not known to draw, read as CSS is read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import tinycss2
from tinycss2 import ast

from briefpress.assets.pictures.vocabulary import FUNCTIONS, is_property

SELECTOR_STEPS = 3
"""How many elements a selector may go through: each multiplies what a program has to look at."""
_DEPTH = 8
# tinycss2 gives whole numbers to Python, which refuses those of more than 4,300 digits.
_LONG_NUMBER = re.compile(r"[0-9]{100}")
# The most frequent values with brackets, told from others without a parser.
_TRANSFORMS = re.compile(r"\s*(?:(?:matrix|translate|rotate|scale|skewX|skewY)\([-+0-9.eE,\s]*\)[\s,]*)*")
# Declarations without brackets, quotation marks, escapes and comments hold nothing but words and numbers.
_PLAIN_STYLE = re.compile(r"[-+#.,%:;!\w\s]*")
_SELECTOR_MARKS = frozenset({"*", ".", ",", ">"})


def is_plain(value: str) -> bool:
    """Say whether a value or style is so simple that it need not be parsed."""
    return bool(_PLAIN_STYLE.fullmatch(value) or _TRANSFORMS.fullmatch(value))


# Drawings say the same of many elements.
@lru_cache(maxsize=4096)
def value_problems(value: str) -> tuple[str, ...]:
    """Return what a value of an attribute or property holds that is not known to draw."""
    if _LONG_NUMBER.search(value):
        return ("a number without end",)
    if is_plain(value):
        return ()
    return tuple(_token_problems(tinycss2.parse_component_value_list(value, skip_comments=True)))


@lru_cache(maxsize=4096)
def references(value: str) -> tuple[str, ...]:
    """Return the ids that a value refers to as `url(#id)`; the value has no problems."""
    if is_plain(value):
        return ()
    tokens = _walk(tinycss2.parse_component_value_list(value, skip_comments=True))
    addresses = (_address(token) for token, _ in tokens)
    return tuple(address[1:] for address in addresses if address)


@lru_cache(maxsize=4096)
def declarations(style: str) -> tuple[tuple[str, str], ...]:
    """Return name, in small letters, and value of each declaration of a `style`; what is broken is left out."""
    if _PLAIN_STYLE.fullmatch(style):
        return tuple(_plain_declarations(style))
    found = tinycss2.parse_blocks_contents(style, skip_comments=True, skip_whitespace=True)
    return tuple((one.lower_name, tinycss2.serialize(one.value).strip()) for one in found if one.type == "declaration")


def _plain_declarations(style: str) -> Iterator[tuple[str, str]]:
    for written in style.split(";"):
        name, colon, value = written.partition(":")
        if colon or name.strip():
            yield name.strip().lower(), value.strip()


@lru_cache(maxsize=4096)
def style_problems(style: str) -> tuple[str, ...]:
    """Return what a `style` attribute, or what stands in a rule's braces, holds that is not known to draw."""
    if _LONG_NUMBER.search(style):
        return ("a number without end",)
    if _PLAIN_STYLE.fullmatch(style):
        names = (name for name, _ in _plain_declarations(style))
        return tuple(f'the property "{name[:40]}"' for name in names if not is_property(name))
    return tuple(_block_problems(tinycss2.parse_component_value_list(style, skip_comments=True)))


def sheet_problems(sheet: str) -> Iterator[str]:
    """Yield what a style sheet holds that is not known to draw."""
    if _LONG_NUMBER.search(sheet):
        yield "a number without end"
        return
    for rule in tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True):
        match rule:
            case ast.QualifiedRule():
                yield from _selector_problems(rule.prelude)
                yield from _block_problems(rule.content)
            case ast.AtRule():
                yield f"the rule @{rule.at_keyword[:40]} in its style sheet"
            case _:
                yield "a style sheet that cannot be read"


def rules(sheet: str) -> Iterator[tuple[frozenset[str], tuple[tuple[str, str], ...]]]:
    """Yield each rule of a style sheet without problems: names of elements, classes and ids, and its declarations.

    The names are `*`, `rect`, `.name` and `#name` of which one at least is at an element that the rule is for.
    """
    for rule in tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True):
        body = tinycss2.serialize(rule.content)
        yield frozenset(_subjects(rule.prelude)), tuple(declarations(body))


def _block_problems(nodes: Sequence[ast.Node]) -> Iterator[str]:
    problems = tuple(_token_problems(nodes))
    if problems:
        yield from problems
        return
    for found in tinycss2.parse_blocks_contents(nodes, skip_comments=True, skip_whitespace=True):
        if found.type != "declaration":
            yield "a style that cannot be read"
        elif not is_property(found.lower_name):
            yield f'the property "{found.lower_name[:40]}"'


def _token_problems(nodes: Iterable[ast.Node]) -> Iterator[str]:
    for node, depth in _walk(nodes):
        if depth > _DEPTH:
            yield f"brackets nested more than {_DEPTH} deep"
            return
        match node:
            case ast.ParseError():
                yield "a value that cannot be read"
            case ast.URLToken() if not node.value.startswith("#"):
                yield f'a link to something outside: "{node.value[:60]}"'
            case ast.FunctionBlock(lower_name="url") if not _address(node):
                yield "a link to something outside"
            case ast.FunctionBlock() if node.lower_name not in FUNCTIONS:
                yield f"the function {node.lower_name[:40]}()"
            case ast.CurlyBracketsBlock() | ast.AtKeywordToken():
                yield "a style that cannot be read"


def _address(node: ast.Node) -> str:
    """Return the address within the drawing that a token refers to, `#id`; empty for any other token."""
    if isinstance(node, ast.URLToken):
        return str(node.value) if node.value.startswith("#") else ""
    if isinstance(node, ast.FunctionBlock) and node.lower_name == "url":
        inside = [one for one in node.arguments if one.type != "whitespace"]
        if len(inside) == 1 and inside[0].type == "string" and inside[0].value.startswith("#"):
            return str(inside[0].value)
    return ""


def _selector_problems(prelude: Sequence[ast.Node]) -> Iterator[str]:
    """Yield what a selector is more than lists of elements, classes and ids, a few steps long."""
    for node in prelude:
        is_mark = isinstance(node, ast.LiteralToken) and node.value in _SELECTOR_MARKS
        if not is_mark and not isinstance(node, ast.IdentToken | ast.HashToken | ast.WhitespaceToken):
            yield "a selector of another kind than element, .class and #id"
            return
    if any(len(steps) > SELECTOR_STEPS for steps in _selectors(prelude)):
        yield f"a selector of more than {SELECTOR_STEPS} steps"


def _selectors(prelude: Sequence[ast.Node]) -> Iterator[list[list[str]]]:
    """Yield each selector of a list, as its steps, each as its parts."""
    steps: list[list[str]] = [[]]
    mark = ""
    for node in prelude:
        match node:
            case ast.LiteralToken(value=","):
                yield [step for step in steps if step]
                steps = [[]]
            case ast.WhitespaceToken() | ast.LiteralToken(value=">"):
                steps.append([])
            case ast.LiteralToken(value="."):
                mark = "."
                continue
            case _:
                hash_ = "#" if isinstance(node, ast.HashToken) else mark
                steps[-1].append(hash_ + str(node.value))
        mark = ""
    yield [step for step in steps if step]


def _subjects(prelude: Sequence[ast.Node]) -> Iterator[str]:
    for steps in _selectors(prelude):
        if steps:
            yield steps[-1][-1]


def _walk(nodes: Iterable[ast.Node]) -> Iterator[tuple[ast.Node, int]]:
    """Yield tokens with those inside them and how deep they stand; nothing deeper than is of use."""
    stack = [(node, 0) for node in nodes]
    while stack:
        node, depth = stack.pop()
        yield node, depth
        inside = getattr(node, "arguments", None) or getattr(node, "content", None)
        if isinstance(inside, list) and depth <= _DEPTH:
            stack.extend((one, depth + 1) for one in inside)
