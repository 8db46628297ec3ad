"""HTML text -> elements, by the parser that WeasyPrint uses, in time that grows with the text and no faster.

Pages are made by templates that anyone may have written, and some texts keep the parser busy for minutes. Each bound
is far above what a page needs, and counted, so that a page is refused on every machine or on none.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Collection, Iterator
from typing import Any
from xml.etree.ElementTree import Element

from tinyhtml5.constants import Token
from tinyhtml5.inputstream import HTMLUnicodeInputStream, characters_until_regex
from tinyhtml5.parser import HTMLParser
from tinyhtml5.tokenizer import HTMLTokenizer

from briefpress.diagnostics import BriefPressError, Diagnostic

CHARACTERS = 2_000_000
"""Of one page. The shipped ones have 150,000 at most."""
TAGS = 20_000
"""Of one page. The shipped ones have 2,500 at most."""
ATTRIBUTES = 64
"""Of one tag: the parser compares each with all before it."""
STATES = 5_000
"""Of the tokenizer for one token, which is a tag, a comment or a run of text."""
DEPTH = 60
"""Of elements in each other: walking a tree recurses. The shipped pages are 14 deep."""

# What no XML can hold (XML 1.0, 2.2), and what is seen by nobody: Word files are XML, and so are titles in PDF.
_REFUSED = re.compile("[^\t\n\f\r -~\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TEXT = (Token.CHARACTERS, Token.SPACE_CHARACTERS)


def elements_of(html: str) -> Element:
    """Return the root element of a page, its elements in no namespace. Raises BriefPressError beyond a bound."""
    if len(html) > CHARACTERS:
        raise _refused("too-long", f"the page has {len(html):,} characters; at most {CHARACTERS:,} can be read")
    root: Element = _Parser(namespace_html_elements=False).parse(html)
    refused = next((match for text in _texts(root) if (match := _REFUSED.search(text))), None)
    if refused:
        before = refused.string[max(0, refused.start() - 20) : refused.start()]
        where = f', after "{before}"' if before.isprintable() and before else ""
        raise _refused("control-character", f"the page holds a control character (U+{ord(refused[0]):04X}){where}")
    return root


def _texts(root: Element) -> Iterator[str]:
    """Yield every text of a page and every value of an attribute."""
    for element in root.iter():
        yield from (text for text in (element.text, element.tail, *element.attrib.values()) if text)


class _Parser(HTMLParser):  # type: ignore[misc]  # the library has no types
    """Reads a page of text, not of bytes, with a tokenizer that counts."""

    def _parse(self, stream: str, **_: object) -> None:
        self.container, self.scripting = None, False
        self.tokenizer = _Tokenizer(stream, self)
        self.reset()
        self.main_loop()


class _Tokenizer(HTMLTokenizer):  # type: ignore[misc]
    """Yields the tokens of a page; runs of text are joined, since the tree copies a text for each addition to it."""

    def __init__(self, text: str, parser: _Parser) -> None:
        super().__init__("", parser=parser)
        self.stream = _Stream(text)
        self.token_queue: deque[dict[str, Any]] = deque()

    def __iter__(self) -> Iterator[dict[str, Any]]:
        run: list[str] = []
        tags = 0
        for token in self._tokens():
            if token["type"] == Token.CHARACTERS or (run and token["type"] in _TEXT):
                run.append(token["data"])
                continue
            if run:
                yield {"type": Token.CHARACTERS, "data": "".join(run)}
                run.clear()
            tags += token["type"] in (Token.START_TAG, Token.END_TAG, Token.EMPTY_TAG)
            if tags > TAGS:
                raise _refused("too-long", f"the page has more than {TAGS:,} tags")
            yield token
            if len(self.parser.tree.open_elements) > DEPTH:
                raise _refused("too-deep", f"elements stand in each other more than {DEPTH} deep")
        if run:
            yield {"type": Token.CHARACTERS, "data": "".join(run)}

    def _tokens(self) -> Iterator[dict[str, Any]]:
        states = 0
        try:
            while self.state():
                states += 1
                if states > STATES:
                    raise _refused("bad-markup", f"a tag or comment takes more than {STATES:,} steps to read")
                self.stream.errors.clear()
                while self.token_queue:
                    token = self.token_queue.popleft()
                    if token["type"] != Token.PARSE_ERROR:
                        states = 0
                        yield token
        except ValueError as error:  # int() of thousands of digits
            raise _refused("bad-markup", "a numeric character reference is far too long") from error

    def attribute_name_state(self) -> bool:
        if len(self.current_token["data"]) > ATTRIBUTES:
            name = str(self.current_token["name"])[:40]
            raise _refused("bad-markup", f"<{name}> carries more than {ATTRIBUTES} attributes")
        return bool(super().attribute_name_state())


class _Stream(HTMLUnicodeInputStream):  # type: ignore[misc]
    """The characters of a page. The library writes an expression for each run of them; kept, it takes half the time."""

    def chars_until(self, characters: Collection[str], opposite: bool = False) -> str:
        # Where the library looks for it. It keeps it under another key itself, and never finds it (tinyhtml5 2.1.0).
        if (characters, opposite) not in characters_until_regex:
            characters_until_regex[characters, opposite] = _runs_of(characters, opposite)
        return str(super().chars_until(characters, opposite))


def _runs_of(characters: Collection[str], opposite: bool) -> re.Pattern[str]:
    """Return what matches characters that are none of some; with `opposite`, those that are."""
    listed = "".join(map(re.escape, characters))
    return re.compile(f"[{listed}]+" if opposite else f"[^{listed}]+")


def _refused(code: str, message: str) -> BriefPressError:
    return BriefPressError([Diagnostic(f"document.{code}", message)])
