"""A page of few elements -> the same as plain text, for mail programs and for a README. One page, two forms."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_BLOCKS = frozenset({"p", "h1", "h2", "h3", "li", "div"})
_HIDDEN = frozenset({"head", "style", "title"})
_RULES = {"h1": "=", "h2": "-"}


class _Reader(HTMLParser):
    """Collects lines; headings are underlined, items have a dash, and an address follows the words that lead to it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.text = ""
        self.hidden = 0
        self.address = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag in _HIDDEN:
            self.hidden += 1
        elif tag in _BLOCKS:
            self.text = "- " if tag == "li" else ""
        elif tag == "br":
            self.text += "\n"
        elif tag == "a":
            self.address = dict(attributes).get("href") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag in _HIDDEN:
            self.hidden -= 1
        elif tag == "a":
            is_shown = self.address.removeprefix("mailto:") in self.text
            self.text += "" if is_shown or self.address.startswith("#") else f" <{self.address}>"
        elif tag in _BLOCKS:
            self._close(tag)
        elif tag in ("ul", "ol"):
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.text += re.sub(r"\s*\n\s*|[ \t]+", " ", data)

    def _close(self, tag: str) -> None:
        text = self.text.strip()
        self.text = ""
        if not text:
            return
        self.lines.append(text)
        if tag in _RULES:
            self.lines.append(_RULES[tag] * len(text))
        if tag != "li":
            self.lines.append("")


def plain_text(page: str) -> str:
    """Return the text of a page; paragraphs stay on one line, for whoever shows them to break."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return re.sub(r"\n{3,}", "\n\n", "\n".join(reader.lines)).strip() + "\n"
