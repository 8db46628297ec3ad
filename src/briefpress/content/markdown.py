"""The parser behind `inline`: markdown-it with all but five rules off, and four rules of our own.

Raw HTML, entities, code, images and headings are never parsed: an author's text is not code. Addresses are links as
they stand, bare or in angle brackets, and end where a sentence goes on.
"""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_core.replacements import replace_rare
from markdown_it.rules_core.smartquotes import smartquotes
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

# `[@va2015]`, `[@va2015, ¶3]`, `[@va2015; @plan2017, ¶2]`. A name ends in a letter or digit, as ids do.
_CITED = r"@([a-z0-9](?:[a-z0-9_.-]*[a-z0-9])?)\s*(?:,\s*([^\s;\[\]][^;\[\]]*))?"
CITED = re.compile(_CITED)
_CITATION = re.compile(rf"\[\s*{_CITED}(?:;\s*{_CITED})*\]")
# Where an address ends: at a space, a bracket that is not its own, a mark of another script, a letter of Chinese.
_WEB = re.compile(r"https?://[^\s<>\"\[\]{}|\\^`«»“”„‘’…،؛؟\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+")
_BRACKETED = re.compile(r"<(https?://[^\s<>\"]+|(?:mailto:)?[^\s<>\"@:]+@[^\s<>\"@:]+\.[^\s<>\"@:]+)>")
_AFTER_ADDRESS = ".,;:!?'*_~"
_LANGUAGE = re.compile(r"\{\s*lang\s*=\s*[\"']?([A-Za-z0-9-]+)[\"']?\s*\}")


def tokens_of(text: str, quotes: str = "") -> list[Token]:
    """Return the tokens of one line of text. What was escaped comes as `text_special`.

    With the four quotation marks of a language, outer ones first, typewriter's marks become typographic: straight
    quotes and apostrophes, `--`, `---` and `...`. What was escaped, or is in another language, stays as typed.
    """
    parser = _parser(quotes)
    tokens = parser.inline.parse(text, parser, {}, [])
    if quotes:
        _set_marks(tokens, text, parser)
    return tokens


class _Markdown(MarkdownIt):
    """Leaves addresses as typed: `inline` judges them, and says what is wrong."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802  # markdown-it's name for it
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802  # markdown-it's name for it
        return url


def _set_marks(tokens: list[Token], text: str, parser: MarkdownIt) -> None:
    """Change the text of tokens, as the library's own rules do for whole documents."""
    depth, hidden = 0, []
    for token in tokens:
        depth += token.nesting if token.type.startswith("foreign_") else 0
        if depth and token.type == "text":
            token.type = "foreign_text"
            hidden.append(token)
    # The library's third rule, which makes a sign of copyright of (c), would do so in lists of cases.
    replace_rare(tokens)
    smartquotes(StateCore(text, parser, {}, [Token("inline", "", 0, content=text, children=tokens)]))
    for token in hidden:
        token.type = "text"


@cache
def _parser(quotes: str) -> MarkdownIt:
    options = {"typographer": bool(quotes), "quotes": quotes}
    parser = _Markdown("zero", options).enable(["emphasis", "link", "escape"])
    parser.inline.ruler.before("link", "citation", _citation)
    parser.inline.ruler.before("link", "foreign", _foreign)
    parser.inline.ruler.before("link", "bracketed", _bracketed)
    parser.inline.ruler.before("link", "address", _address)
    parser.inline.ruler.push("note", _note)
    return parser


def _citation(state: StateInline, silent: bool) -> bool:
    """Read `[@source, locator; @source]`."""
    match = _CITATION.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        state.push("citation", "", 0).content = match[0]
    state.pos = match.end()
    return True


def _note(state: StateInline, silent: bool) -> bool:
    """Read `^[an aside]`."""
    if not state.src.startswith("^[", state.pos):
        return False
    end = state.md.helpers.parseLinkLabel(state, state.pos + 1)
    if end < 0:
        return False
    return _enclose(state, silent, "note", "", state.pos + 2, end, end + 1)


def _bracketed(state: StateInline, silent: bool) -> bool:
    """Read `<https://example.org>` or `<desk@example.org>`."""
    match = _BRACKETED.match(state.src, state.pos, state.posMax) if not state.linkLevel else None
    if not match:
        return False
    target = match[1] if "://" in match[1] else f"mailto:{match[1].removeprefix('mailto:')}"
    return _linked(state, silent, target, match[1], match.end())


def _address(state: StateInline, silent: bool) -> bool:
    """Read `https://example.org`: at its colon, since plain letters are read in one go."""
    if state.linkLevel or not state.src.startswith("://", state.pos):
        return False
    # What follows `](` is a link that went wrong: `inline` says so.
    scheme = re.search(r"(?<![A-Za-z0-9])(?<!\]\()https?$", state.src[max(0, state.pos - 8) : state.pos])
    if not scheme or (not silent and not state.pending.endswith(scheme[0])):
        return False
    match = _WEB.match(state.src, state.pos - len(scheme[0]), state.posMax)
    address = _without_end(match[0]) if match else ""
    if len(address) <= len(scheme[0]) + 3:
        return False
    if not silent:
        state.pending = state.pending[: -len(scheme[0])]
    return _linked(state, silent, address, address, state.pos - len(scheme[0]) + len(address))


def _without_end(address: str) -> str:
    """Return an address without what ends the sentence or the bracket that it stands in."""
    while address:
        closes = address[-1] == ")" and address.count(")") > address.count("(")
        if not closes and address[-1] not in _AFTER_ADDRESS:
            break
        address = address[:-1]
    return address


def _linked(state: StateInline, silent: bool, target: str, shown: str, after: int) -> bool:
    if not silent:
        state.push("link_open", "a", 1).attrs = {"href": target}
        # Not `text`: typographic marks are none of an address.
        state.push("text_special", "", 0).content = shown
        state.push("link_close", "a", -1)
    state.pos = after
    return True


def _foreign(state: StateInline, silent: bool) -> bool:
    """Read `[愿景与行动]{lang=zh-Hans}`."""
    if state.src[state.pos] != "[":
        return False
    end = state.md.helpers.parseLinkLabel(state, state.pos)
    match = _LANGUAGE.match(state.src, end + 1, state.posMax) if end >= 0 else None
    if not match:
        return False
    return _enclose(state, silent, "foreign", match[1], state.pos + 1, end, match.end())


def _enclose(state: StateInline, silent: bool, kind: str, info: str, start: int, end: int, after: int) -> bool:
    """Push an opening token, the tokens from `start` to `end`, and a closing token, as markdown-it's link rule does."""
    maximum = state.posMax
    if not silent:
        state.pos, state.posMax = start, end
        state.push(f"{kind}_open", "", 1).info = info
        state.md.inline.tokenize(state)
        state.push(f"{kind}_close", "", -1)
    state.pos, state.posMax = after, maximum
    return True
