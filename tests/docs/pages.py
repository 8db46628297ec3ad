"""README and docs as a reader has them: their blocks of code, what is typed in them, what they link to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = ("README.md", "CONTRIBUTING.md", *sorted(str(one.relative_to(ROOT)) for one in ROOT.glob("docs/**/*.md")))

_FENCE = re.compile(r"(?ms)^```(?P<language>\w+)\n(?P<text>.*?)^```$")
_CODE = re.compile(r"(?<!`)`([^`\n]+(?:\n[^`\n]+)?)`(?!`)")
_LINK = re.compile(r"(?<!\\)\]\(([^)\s]+)\)")
_COMMENT = re.compile(r"\s+#\s.*$")


@dataclass(frozen=True, slots=True)
class Fence:
    """A block of code."""

    language: str
    text: str


def text_of(page: str) -> str:
    return (ROOT / page).read_text("utf-8")


def fences(page: str, language: str) -> tuple[str, ...]:
    """Return the blocks of code of a page in a language, from top to bottom."""
    return tuple(one["text"] for one in _FENCE.finditer(text_of(page)) if one["language"] == language)


def commands(typed: str) -> tuple[str, ...]:
    """Return the lines of a block of the shell, comments left out."""
    return tuple(line for line in (_COMMENT.sub("", line) for line in typed.splitlines()) if line)


def code_in_text(page: str) -> Iterator[str]:
    """Yield what stands between single backticks."""
    for span in _CODE.finditer(_FENCE.sub("", text_of(page))):
        yield " ".join(span[1].split())


def links(page: str) -> Iterator[str]:
    """Yield where links and pictures of a page lead to."""
    yield from (link[1] for link in _LINK.finditer(re.sub(_CODE, "", _FENCE.sub("", text_of(page)))))
