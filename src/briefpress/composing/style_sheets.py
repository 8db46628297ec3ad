"""Style sheets of templates -> what in them would bring something in from elsewhere: a page shows what it holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import tinycss2
from tinycss2 import ast

from briefpress.diagnostics import Diagnostic, Place

_FETCHING = frozenset({"url", "src", "image", "image-set", "-webkit-image-set"})
_RULES = frozenset({"import", "font-face", "namespace"})


def foreign_rules(style: str, name: str) -> Iterator[Diagnostic]:
    """Yield findings for addresses and for rules that bring something in; `name` is how a person types the path.

    Syntax is that of CSS Syntax Module Level 3: what only looks like an address, in a comment or a text, is none.
    """
    lines = style.splitlines()
    # HTML ends a style sheet wherever it finds the end tag, also in a text or a comment.
    for number, line in enumerate(lines, 1):
        if "</" in line:
            column = line.index("</") + 1
            place = Place(name, number, column, 2, line)
            yield Diagnostic("templates.foreign-style", 'a style sheet holds no "</": HTML would end it there', place)
    for node in _walk(tinycss2.parse_stylesheet(style, skip_comments=True, skip_whitespace=True)):
        what = _foreign(node)
        if what:
            line = lines[node.source_line - 1] if node.source_line <= len(lines) else ""
            place = Place(name, node.source_line, node.source_column, 1, line)
            hint = "pictures stand in the brief, a logo and fonts in the theme"
            yield Diagnostic("templates.foreign-style", f"a style sheet brings nothing in: {what}", place, hint)


def _foreign(node: ast.Node) -> str:
    match node:
        case ast.AtRule(lower_at_keyword=keyword) if keyword in _RULES:
            return f"@{keyword}"
        case ast.URLToken(value=address):
            return f"url({address[:60]})"
        case ast.FunctionBlock(lower_name=name) if name in _FETCHING:
            return f"{name}()"
    return ""


def _walk(nodes: Iterable[ast.Node]) -> Iterator[ast.Node]:
    for node in nodes:
        yield node
        for inside in ("prelude", "content", "arguments"):
            yield from _walk(getattr(node, inside, None) or ())
