"""A tagged PDF as assistive technology reads it: words in order, each with its language and the elements around it.

Independent of what wrote the file. The rules are those of the standards:

    order           that of the structure tree, pieces of content in the order of `K` (ISO 32000-1, 14.7.2 and 14.8.2.3)
    not said        what is marked as an artifact, and what belongs to no element (14.8.2.2; ISO 14289-1, 7.1)
    replaced        text by ActualText, pictures and signs by Alt, for an element and all in it (14.9.3, 14.9.4)
    language        the nearest Lang, else that of the document (14.9.2; Matterhorn Protocol, 11)
    words           end at a space in the text, and at the end of a block; a place on the page is no space (14.8.2.5)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name, String

BLOCKS = frozenset(
    {f"H{level}" for level in range(1, 7)}
    | {"P", "L", "LI", "Lbl", "LBody", "Table", "TR", "TD", "TH", "Caption", "Note", "FENote", "TOC", "TOCI"}
    | {"Figure", "Sect", "Div", "BlockQuote"}
)
# Characters that are seen by nobody and said by nobody.
SILENT = re.compile("[\u00ad\u200b\u200e\u200f\u2060\u2066-\u2069\ufeff]")
_HAN = re.compile("[\u2e80-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")


class Around(NamedTuple):
    """An element around a word: its type, by the role map, and its place in the order of all."""

    kind: str
    number: int


class Letter(NamedTuple):
    text: str
    language: str
    path: tuple[Around, ...]


class Word(NamedTuple):
    text: str
    language: str
    path: tuple[Around, ...]

    def nearest(self, *kinds: str) -> Around | None:
        """Return the innermost element of some types that the word stands in."""
        return next((around for around in reversed(self.path) if around.kind in kinds), None)


@dataclass
class Heard:
    """What is heard of a PDF."""

    pdf: pikepdf.Pdf
    words: list[Word] = field(default_factory=list)
    elements: list[tuple[str, Any, tuple[Around, ...]]] = field(default_factory=list)
    """Type, object and path of each, in order."""
    unmarked: str = ""
    """Text that is neither in an element nor an artifact."""
    orphans: list[str] = field(default_factory=list)
    """Text that is marked and belongs to no element."""


def heard_of(path: Path) -> Heard:
    """Return what is heard of a file."""
    listener = _Listener(pikepdf.open(path))
    listener.listen()
    return listener.heard


def words_of(letters: list[Letter]) -> Iterator[Word]:
    """Yield words; each Chinese character is one."""
    word: list[Letter] = []
    for letter in letters:
        if SILENT.match(letter.text):
            continue
        is_han = bool(_HAN.match(letter.text))
        if word and (letter.text.isspace() or is_han):
            yield _joined(word)
            word = []
        if is_han:
            yield Word(*letter)
        elif not letter.text.isspace():
            word.append(letter)
    if word:
        yield _joined(word)


def _joined(letters: list[Letter]) -> Word:
    return Word("".join(letter.text for letter in letters), letters[0].language, letters[0].path)


class _Listener:
    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.heard = Heard(pdf)
        self.said, self.heard.unmarked = said_on_pages(pdf)
        self.letters: list[Letter] = []
        self.told: set[tuple[Any, int]] = set()
        self.block: Around | None = None
        tree = pdf.Root.get("/StructTreeRoot", Dictionary())
        self.tree = tree
        self.roles = {str(key): str(value) for key, value in tree.get("/RoleMap", Dictionary()).items()}

    def listen(self) -> None:
        for kid in kids_of(self.tree):
            self.element(kid, str(self.heard.pdf.Root.get("/Lang", "")), None, ())
        self.heard.words = list(words_of(self.letters))
        self.heard.orphans = [text for key, text in self.said.items() if key not in self.told and text.strip()]

    def element(
        self, element: Any, language: str, page: Any, path: tuple[Around, ...], *, is_replaced: bool = False
    ) -> None:
        kind = str(element.S)
        kind = self.roles.get(kind, kind)[1:]
        language, page = str(element.get("/Lang", language)), element.get("/Pg", page)
        path = (*path, Around(kind, len(self.heard.elements)))
        self.heard.elements.append((kind, element, path))
        given = element.get("/ActualText", element.get("/Alt"))
        if given is not None and not is_replaced:
            self.say(str(given), language, path)
        is_replaced = is_replaced or given is not None
        for kid in kids_of(element):
            if isinstance(kid, Dictionary) and "/S" in kid:
                self.element(kid, language, page, path, is_replaced=is_replaced)
            elif key := _piece(kid, page):
                self.told.add(key)
                self.say("" if is_replaced else self.said.get(key, ""), language, path)

    def say(self, text: str, language: str, path: tuple[Around, ...]) -> None:
        block = next((around for around in reversed(path) if around.kind in BLOCKS), None)
        if block != self.block:
            self.letters.append(Letter(" ", language, path))
        self.block = block
        self.letters += [Letter(letter, language, path) for letter in text]


def kids_of(element: Any) -> list[Any]:
    kids = element.get("/K")
    return [] if kids is None else list(kids) if isinstance(kids, Array) else [kids]


def attributes_of(element: Any) -> dict[str, Any]:
    """Return the attributes of an element, of whatever owner."""
    found = element.get("/A", Array())
    owners = list(found) if isinstance(found, Array) else [found]
    return {str(key): value for owner in owners for key, value in owner.items()}


def _piece(kid: Any, page: Any) -> tuple[Any, int] | None:
    if isinstance(kid, int):
        return page.objgen, int(kid)
    if kid.get("/Type") == Name.MCR:
        return kid.get("/Pg", page).objgen, int(kid.MCID)
    return None


# ---- pages


def said_on_pages(pdf: pikepdf.Pdf) -> tuple[dict[tuple[Any, int], str], str]:
    """Return the text of each marked piece, by page and number, and the text that is not marked at all."""
    said: dict[tuple[Any, int], str] = {}
    unmarked: list[str] = []
    fonts: dict[Any, _Font] = {}
    for page in pdf.pages:
        content = _Content(page, fonts)
        for item in pikepdf.parse_content_stream(page):
            content.read(str(item.operator), list(item.operands))
        said.update(((page.obj.objgen, number), text) for number, text in content.said.items())
        unmarked.append(content.unmarked)
    return said, "".join(unmarked).strip()


class _Marked(NamedTuple):
    number: int | None
    is_replaced: bool
    is_artifact: bool


class _Content:
    """The content of one page, read operator by operator."""

    def __init__(self, page: Any, fonts: dict[Any, _Font]) -> None:
        self.resources, self.fonts = page.Resources.get("/Font", Dictionary()), fonts
        self.font: _Font | None = None
        self.stack: list[_Marked] = []
        self.said: dict[int, str] = {}
        self.unmarked = ""

    def read(self, operator: str, operands: list[Any]) -> None:
        if operator in ("BDC", "BMC"):
            self.begin(str(operands[0]), operands[1] if operator == "BDC" else Dictionary())
        elif operator == "EMC":
            self.stack.pop()
        elif operator == "Tf":
            font = self.resources[str(operands[0])]
            self.font = self.fonts.setdefault(font.objgen, _Font(font))
        elif operator in ("Tj", "TJ"):
            self.show(operands[0] if operator == "TJ" else operands)

    def begin(self, tag: str, properties: Any) -> None:
        replaced = properties.get("/ActualText")
        if replaced is not None and not any(mark.is_replaced for mark in self.stack):
            self.add(str(replaced))
        number = properties.get("/MCID")
        self.stack.append(_Marked(None if number is None else int(number), replaced is not None, tag == "/Artifact"))
        if number is not None:
            self.said.setdefault(int(number), "")

    def show(self, pieces: Any) -> None:
        assert self.font is not None  # text is shown in a font
        if not any(mark.is_replaced for mark in self.stack):
            self.add("".join(self.font.text(bytes(piece)) for piece in pieces if isinstance(piece, String)))

    def add(self, text: str) -> None:
        if any(mark.is_artifact for mark in self.stack):
            return
        number = next((mark.number for mark in reversed(self.stack) if mark.number is not None), None)
        if number is None:
            self.unmarked += text
        else:
            self.said[number] = self.said.get(number, "") + text


class _Font:
    """What the glyphs of a font say, by its ToUnicode map (ISO 32000-1, 9.10.3)."""

    def __init__(self, font: Any) -> None:
        text = font.ToUnicode.read_bytes().decode("latin-1")
        pairs = re.findall(r"(?m)^<([0-9a-fA-F]+)> <([0-9a-fA-F]*)>$", text)
        self.texts = {int(glyph, 16): bytes.fromhex(said).decode("utf-16-be") for glyph, said in pairs}

    def text(self, codes: bytes) -> str:
        glyphs = (int.from_bytes(codes[place : place + 2], "big") for place in range(0, len(codes), 2))
        return "".join(self.texts.get(glyph, "\ufffd") for glyph in glyphs)
