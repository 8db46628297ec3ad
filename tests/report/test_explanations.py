"""Every finding can be explained."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import briefpress
from briefpress.report.explanations import EXPLANATIONS

TABLES = ("codes.py", "explanations.py", "templates_explained.py")
FINDINGS = ("Diagnostic", "Flaw", "PageEnd", "Break")
SOURCES = sorted(Path(briefpress.__file__).parent.rglob("*.py"))


def written_codes() -> Iterator[str]:
    """Yield a pattern for each code in the source: what is filled in at run time matches anything."""
    for source in SOURCES:
        tree = ast.parse(source.read_text("utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in FINDINGS:
                named = [word.value for word in node.keywords if word.arg == "code"]
                yield from patterns_in((named or node.args)[0], tree)


def patterns_in(code: ast.expr, tree: ast.Module) -> Iterator[str]:
    match code:
        case ast.Constant(value=str(text)):
            yield re.escape(text)
        case ast.JoinedStr(values=parts):
            yield "".join(re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[a-z-]+" for part in parts)
        case _:
            # A name or a call: its value is one of the codes written somewhere in the same file.
            rooms = {known.split(".")[0] for known in EXPLANATIONS}
            yield from (re.escape(text) for text in strings_in(tree) if is_code(text, rooms))


def strings_in(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def is_code(text: str, rooms: set[str]) -> bool:
    return bool(re.fullmatch(r"[a-z]+\.[a-z]+(-[a-z0-9]+)*", text)) and text.split(".")[0] in rooms


def test_every_code_in_the_source_is_explained() -> None:
    codes = set(written_codes())

    unexplained = sorted(code for code in codes if not any(re.fullmatch(code, known) for known in EXPLANATIONS))

    assert [] == unexplained
    assert len(codes) > 50


def test_no_explanation_is_of_a_code_that_is_gone() -> None:
    codes = set(written_codes())

    # A code may also reach its finding through a function or a table.
    named = {
        text for source in SOURCES if source.name not in TABLES for text in strings_in(ast.parse(source.read_text()))
    }
    gone = [code for code in EXPLANATIONS if code not in named and not any(re.fullmatch(one, code) for one in codes)]

    assert [] == gone


def test_explanations_are_sentences() -> None:
    odd = [
        code
        for code, text in EXPLANATIONS.items()
        if not text.endswith(".") or (text[0].islower() and "." not in text.split()[0])
    ]

    assert [] == odd
