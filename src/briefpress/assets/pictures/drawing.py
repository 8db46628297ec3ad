"""Bytes of an SVG file -> its elements, as a parser of XML reads them; all that is not known to draw is refused.

Reading ends where more has come than a drawing may hold: nothing is kept of what is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from briefpress.assets.pictures.exporting import (
    EMBED,
    ENTITIES,
    PLAIN,
    UTF_8,
    attribute_in_the_way,
    element_in_the_way,
    hint_for_styles,
    instruction_in_the_way,
)
from briefpress.assets.pictures.problem import BadPicture, Kind, Problem
from briefpress.assets.pictures.values import is_plain, sheet_problems, style_problems, value_problems
from briefpress.assets.pictures.vocabulary import EDITORS, ELEMENTS, SVG, XLINK, XML, is_attribute

ELEMENT_LIMIT = 50_000
DEPTH_LIMIT = 64
"""Elements in each other; programs that draw go down by recursion."""
_LONGEST = 20_000
"""Characters of an attribute that is no list of points."""
_LONGEST_PATH = 1_000_000
_LONGEST_PIECE = 100_000
"""Characters between two letters of a path: the engine cuts each point off the rest."""
_LONGEST_STYLES = 200_000
_COSTLY = 4
"""A style sheet is parsed more often than a style."""
_LARGEST_NUMBER = 1e9
_PATHS = frozenset({"d", "points"})
_TEXTUAL = ("data-", "aria-")
_PLAIN = frozenset({"id", "class", "lang", "role", "type", "requiredFeatures", "systemLanguage"})
_NUMBER = re.compile(r"[0-9]+\.?[0-9]*(?:[eE][-+]?[0-9]+)?|\.[0-9]+(?:[eE][-+]?[0-9]+)?")
_PIECE = re.compile("[a-df-zA-DF-Z]")
_EMBEDDED = re.compile(r"data:image/(?:png|jpeg|jpg|webp|avif)(?:;[-=.\w]{1,40})?;base64,")
_ENCODINGS = frozenset({"utf-8", "utf8", "us-ascii", "ascii"})
_CONTROLS = re.compile("[\ufffe\uffff]")
_SHOWN = 60
_MOST_PROBLEMS = 5


@dataclass(slots=True)
class Node:
    """An element of a drawing. Not frozen: what stands in it comes after it."""

    name: str
    attributes: dict[str, str]
    """Without namespace; `xlink:href` is `href`."""
    line: int
    children: list[Node] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.pieces)


def read_drawing(content: bytes) -> Node:
    """Return the root of a drawing. Raises BadPicture when it cannot be read, or is too much."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in content[:256]:
        raise BadPicture(Kind.UNREADABLE, "is in UTF-16 or UTF-32, not in UTF-8", UTF_8)
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadPicture(Kind.UNREADABLE, f"is not in UTF-8: byte 0x{content[error.start]:02X}", UTF_8) from error
    reader = _Reader()
    try:
        reader.parser.Parse(content, True)
    except expat.ExpatError as error:
        words = f"{expat.errors.messages.get(error.code, 'XML is broken')} in line {error.lineno}"
        raise BadPicture(Kind.UNREADABLE, f"is no well-formed drawing: {words}", PLAIN) from error
    assert reader.root is not None  # a document has a root, and `_start` has seen to it that it is <svg>
    return reader.root


class _Reader:
    """One reading of a drawing by expat."""

    def __init__(self) -> None:
        # No name of XML has a blank in it.
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.XmlDeclHandler = self._declaration
        self.parser.StartDoctypeDeclHandler = self._document_type
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.root: Node | None = None
        self._open: list[Node | None] = []
        self._count = 0

    def _declaration(self, version: str, encoding: str | None, standalone: int) -> None:  # noqa: ARG002 - expat's
        if encoding is not None and encoding.lower() not in _ENCODINGS:
            raise BadPicture(Kind.UNREADABLE, f"says that it is in {encoding[:_SHOWN]}, not in UTF-8", UTF_8)

    def _document_type(self, name: str, system: str | None, public: str | None, has_subset: int) -> None:  # noqa: ARG002
        # Without a part of its own, a document type only names a standard that nobody fetches.
        if has_subset:
            raise self._active("declares entities or elements of its own (<!DOCTYPE ... [...]>)", ENTITIES)

    def _instruction(self, target: str, content: str) -> None:  # noqa: ARG002 - expat's
        words, hint = instruction_in_the_way(target[:_SHOWN])
        raise self._active(f"holds {words}", hint)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > ELEMENT_LIMIT:
            raise BadPicture(Kind.LARGE, f"has more than {ELEMENT_LIMIT:,} elements", "draw it simpler")
        if len(self._open) >= DEPTH_LIMIT:
            raise BadPicture(Kind.LARGE, f"nests elements more than {DEPTH_LIMIT} deep", "ungroup what it draws")
        namespace, _, local = name.rpartition(" ")
        if self.root is None and (namespace, local) != (SVG, "svg"):
            message = f'is no drawing: its root is not <svg xmlns="{SVG}">'
            raise BadPicture(Kind.UNREADABLE, message, PLAIN)
        if namespace.startswith(EDITORS):
            self._open.append(None)
            return
        if namespace != SVG or local not in ELEMENTS:
            words, hint = element_in_the_way(local[:_SHOWN])
            raise self._active(f"holds {words}{_of(namespace)}", hint)
        node = Node(local, self._known(local, attributes), self.parser.CurrentLineNumber)
        parent = self._open[-1] if self._open else None
        if parent is not None:
            parent.children.append(node)
        elif self.root is None:
            self.root = node
        self._open.append(node)

    def _end(self, name: str) -> None:  # noqa: ARG002 - expat's
        self._open.pop()

    def _characters(self, text: str) -> None:
        if _CONTROLS.search(text):
            raise BadPicture(Kind.UNREADABLE, "holds characters that no text has (U+FFFE, U+FFFF)", PLAIN)
        if self._open and self._open[-1] is not None:
            self._open[-1].pieces.append(text)

    def _known(self, element: str, attributes: dict[str, str]) -> dict[str, str]:
        """Return an element's attributes that draw. Raises BadPicture for those that nobody knows."""
        known: dict[str, str] = {}
        for full, value in attributes.items():
            namespace, _, name = full.rpartition(" ")
            if namespace.startswith(EDITORS):
                continue
            is_ours = not namespace and is_attribute(element, name)
            is_linked = namespace == XLINK and (name != "href" or is_attribute(element, "href"))
            if not (is_ours or is_linked or (namespace == XML and name in ("space", "lang", "id"))):
                words, hint = attribute_in_the_way(name[:_SHOWN])
                raise self._active(f"has {words}{_of(namespace)} at <{element}>", hint)
            if not namespace or name == "href":
                known[name] = value
        return known

    def _active(self, message: str, hint: str) -> BadPicture:
        return BadPicture(Kind.ACTIVE, f"{message}, in line {self.parser.CurrentLineNumber}", hint)


def _of(namespace: str) -> str:
    return "" if namespace in ("", SVG) else f' of "{namespace[:_SHOWN]}"'


def walk(root: Node) -> Iterator[Node]:
    """Yield a node and all in it, in the order in which they stand."""
    stack = [root]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(reversed(node.children))


def drawing_problems(root: Node) -> Iterator[Problem]:
    """Yield the first things that a drawing's values hold and that are not known to draw."""
    if _styles(root) > _LONGEST_STYLES:
        yield Problem(Kind.LARGE, "has more styles than a picture needs", "let fewer of its elements be styled")
        return
    found = 0
    for node in walk(root):
        for problem in _node_problems(node):
            yield Problem(problem.kind, f"{problem.message}, in line {node.line}", problem.hint)
            found += 1
            if found == _MOST_PROBLEMS:
                return


def _styles(root: Node) -> int:
    """Return how many characters of style there are to parse: each style sheet, and each other style once."""
    sheets = sum(len(node.text) for node in walk(root) if node.name == "style")
    others = {
        value
        for node in walk(root)
        for name, value in node.attributes.items()
        if name not in _PATHS and name not in _PLAIN and name != "href" and not is_plain(value)
    }
    return _COSTLY * sheets + sum(map(len, others))


def _node_problems(node: Node) -> Iterator[Problem]:
    for name, value in node.attributes.items():
        yield from _too_long(name, value)
        if name == "href":
            yield from _link_problems(node, value)
        elif name == "style":
            yield from map(_style_problem, style_problems(value))
        elif name not in _PATHS and name not in _PLAIN and not name.startswith(_TEXTUAL):
            yield from map(_style_problem, value_problems(value))
        if not name.startswith(_TEXTUAL) and name not in _PLAIN and name not in ("href", "style") and _is_vast(value):
            yield Problem(
                Kind.LARGE, f"has a number beyond {_LARGEST_NUMBER:g} ({name})", "draw it nearer to its origin"
            )
    if node.name == "style":
        yield from map(_style_problem, sheet_problems(node.text))
    if node.attributes.get("spreadMethod", "pad") not in ("pad", ""):
        yield Problem(Kind.LARGE, "repeats a gradient (spreadMethod)", "draw its stops out")


def _too_long(name: str, value: str) -> Iterator[Problem]:
    if name in _PATHS:
        is_long = len(value) > _LONGEST_PATH or any(len(piece) > _LONGEST_PIECE for piece in _PIECE.split(value))
    else:
        is_long = len(value) > _LONGEST and name != "href"
    if is_long:
        yield Problem(Kind.LARGE, f"has an attribute longer than a picture needs ({name})", "draw it simpler")


def _link_problems(node: Node, value: str) -> Iterator[Problem]:
    if value.startswith("#") or (node.name == "image" and _EMBEDDED.match(value)):
        return
    if value.startswith("data:"):
        kind = re.split("[;,]", value[5 : 5 + _SHOWN])[0]
        yield Problem(Kind.ACTIVE, f"shows something inside it that is neither PNG nor JPEG ({kind})", EMBED)
    else:
        hint = EMBED if node.name == "image" else PLAIN
        yield Problem(Kind.ACTIVE, f'links to something outside: "{value[:_SHOWN]}"', hint)


def _style_problem(message: str) -> Problem:
    return Problem(Kind.ACTIVE, f"holds {message}", hint_for_styles(message))


def _is_vast(value: str) -> bool:
    return any(not float(number) <= _LARGEST_NUMBER for number in _NUMBER.findall(value))
