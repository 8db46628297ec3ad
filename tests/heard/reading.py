"""The HTML edition as it is to be heard: words in order, each with its language and the elements around it.

What the two formats do not share is a sign: a list's number (`§1`), which style sheets write, the number of a page
(`§page`), and a link back that names one (`§back`).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import lxml.html
from tests.heard.listening import Around, Letter, Word, words_of

PAGE, BACK, LABEL = "§page", "§back", "label"
_BLOCKS = frozenset(
    {"p", "h1", "h2", "h3", "h4", "li", "td", "th", "caption", "figcaption", "div", "section", "ul", "ol", "table"}
    | {"tr", "figure", "header", "footer", "blockquote", "aside", "nav", "br"}
)
_LEFT_OUT = frozenset({"head", "style", "script", "details", "title"})


class Page:
    """A page and its words."""

    def __init__(self, path: Path) -> None:
        self.root = lxml.html.parse(str(path), parser=lxml.html.HTMLParser(encoding="utf-8")).getroot()
        self.language = str(self.root.get("lang"))
        self.elements: list[Any] = []
        self.letters: list[Letter] = []
        self._walk(self.root, self.language, ())
        self.words: list[Word] = list(words_of(self.letters))

    def _say(self, text: str, language: str, path: tuple[Around, ...]) -> None:
        self.letters += [Letter(letter, language, path) for letter in text]

    def _walk(self, element: Any, language: str, path: tuple[Around, ...]) -> None:
        if not isinstance(element.tag, str) or element.tag in _LEFT_OUT or _is_around(element):
            return
        language = element.get("lang", language)
        path = (*path, Around(element.tag, len(self.elements)))
        self.elements.append(element)
        space = " " if element.tag in _BLOCKS else ""
        self._say(space, language, path)
        if element.tag == "li" and (label := _label(element)):
            self._say(f"§{label} ", language, (*path, Around(LABEL, 0)))
        if (instead := _instead(element)) is not None:
            self._say(instead, language, path)
        else:
            self._say(element.text or "", language, path)
            for kid in element:
                self._walk(kid, language, path)
                self._say(kid.tail or "", language, path)
        if element.tag == "a" and _is_in_contents(element):
            self._say(f" {PAGE} ", language, path)
        self._say(space, language, path)


def _is_around(element: Any) -> bool:
    """Say whether a screen has an element around an edition, or a second time for a narrow column."""
    classes = (element.get("class") or "").split()
    return "screen" in classes or {"drawing", "narrow"} <= set(classes)


def _instead(element: Any) -> str | None:
    """Return what is said instead of an element and all in it; None when it is read itself."""
    if element.tag == "img":
        return f" {element.get('alt')} "
    if element.tag == "svg":
        return f" {element.get('aria-label')} "
    if element.get("role") == "doc-backlink":
        return f" {BACK} " if "page" in element.get("class").split() else element.get("aria-label")
    return None


def _label(item: Any) -> str | None:
    """Return the number or letter of a list's item; None where it has none that says something."""
    if item.getparent().tag != "ol":
        return None
    return item.get("data-letter") or str(1 + sum(1 for _ in item.itersiblings("li", preceding=True)))


def _is_in_contents(element: Any) -> bool:
    return any(around.get("role") == "doc-toc" for around in element.iterancestors("nav"))
