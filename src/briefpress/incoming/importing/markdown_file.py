"""A text in Markdown (CommonMark, with tables, footnotes and front matter) -> an outline, each block with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from briefpress.diagnostics import BriefPressError, Place
from briefpress.incoming.importing.beside import Beside
from briefpress.incoming.importing.outline import (
    Block,
    Cell,
    Item,
    LeftOut,
    Note,
    Outline,
    Paragraph,
    Picture,
    Piece,
    Properties,
    Row,
    Run,
    Table,
    merged,
)
from briefpress.incoming.importing.text_file import text_of
from briefpress.yaml_file import YamlValue, parse_yaml

_FRONT = re.compile(r"\A---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_NOTE = re.compile(r"(?m)^\[\^([^\]\s]{1,60})\]:[ \t]*(.*(?:\n(?:[ \t]{2,}\S.*|[ \t]*(?=\n[ \t]{4}\S)))*)")
_CALL = re.compile(r"\[\^([^\]\s]{1,60})\]")
_TAG = re.compile(r"<[^<>]{0,500}>")
_SPACES = {"softbreak": " ", "hardbreak": "\n", "html_inline": "\n"}
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def read_markdown(content: bytes, name: str, beside: Beside) -> Outline:
    """Return what a text says. Raises BriefPressError for bytes that are no text."""
    text = text_of(content, name).replace("\r\n", "\n").replace("\r", "\n")
    properties = _properties(text, name)
    # What is not Markdown becomes blank lines, so that lines keep their numbers.
    text = _FRONT.sub(lambda match: "\n" * match[0].count("\n"), text)
    notes = {match[1]: match[2] for match in _NOTE.finditer(text)}
    text = _NOTE.sub(lambda match: "\n" * match[0].count("\n"), text)
    reader = _Reader(name, notes, beside)
    blocks = tuple(reader.blocks(reader.parser.parse(text)))
    for note in notes.keys() - reader.called:
        reader.left_out.append(LeftOut("a note that nothing calls", Place(name), notes[note]))
    return Outline(name, properties, blocks, tuple(reader.left_out))


class _Reader:
    """Reads tokens."""

    def __init__(self, name: str, notes: dict[str, str], beside: Beside) -> None:
        self.parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
        self._name, self._notes, self._beside = name, notes, beside
        self.called: set[str] = set()
        self.left_out: list[LeftOut] = []

    def blocks(self, tokens: Sequence[Token]) -> Iterator[Block]:
        """Yield the blocks of a text; what stands around an inline decides what it is."""
        open_: list[Token] = []
        fresh: set[int] = set()
        position = 0
        while position < len(tokens):
            token = tokens[position]
            if token.type == "table_open":
                end = next(at for at in range(position, len(tokens)) if tokens[at].type == "table_close")
                yield self._table(tokens[position:end], self._place(token))
                position = end
            elif token.nesting == 1:
                open_.append(token)
                if token.type == "list_item_open":
                    fresh.add(len(open_))
            elif token.nesting == -1:
                fresh.discard(len(open_))
                open_.pop()
            elif token.type == "inline":
                items = [at for at, one in enumerate(open_, 1) if one.type == "list_item_open"]
                is_first = bool(items) and items[-1] in fresh
                fresh.discard(items[-1] if items else 0)
                yield self._paragraph(token, open_, goes_on=bool(items) and not is_first)
            elif token.type in ("fence", "code_block"):
                yield Paragraph((Run(token.content.rstrip("\n")),), self._place(token))
            elif token.type == "html_block":
                yield from self._html(token)
            position += 1

    def _place(self, token: Token) -> Place:
        return Place(self._name, (token.map or [0])[0] + 1)

    def _paragraph(self, token: Token, open_: Sequence[Token], *, goes_on: bool) -> Paragraph:
        pieces = merged(tuple(self._pieces(token.children or ())))
        lists = [one for one in open_ if one.type in ("bullet_list_open", "ordered_list_open")]
        head = next((one for one in open_ if one.type == "heading_open"), None)
        role = "quotation" if any(one.type == "blockquote_open" for one in open_) else ""
        item = Item(len(lists) - 1, lists[-1].type == "ordered_list_open", goes_on) if lists else None
        return Paragraph(pieces, self._place(token), role, int(head.tag[1]) if head and not lists else 0, item)

    def _pieces(self, tokens: Sequence[Token], *, in_note: bool = False) -> Iterator[Piece]:
        look = Run("")
        depth = {"strong": 0, "em": 0}
        for token in tokens:
            name = token.type.removesuffix("_open").removesuffix("_close")
            if name in depth:
                depth[name] += token.nesting
                look = replace(look, bold=depth["strong"] > 0, italic=depth["em"] > 0)
            elif name == "link":
                target = str(token.attrs.get("href", "")) if token.nesting == 1 else ""
                look = replace(look, address="" if target.startswith("#") else target)
            elif token.type == "image":
                target = str(token.attrs.get("src", ""))
                yield Picture(target[:100], self._beside.read(target), " ".join(token.content.split()))
            elif token.type == "html_inline" and not _BREAK.fullmatch(token.content):
                look = replace(look, raised={"<sup>": True, "</sup>": False}.get(token.content.lower(), look.raised))
            else:
                yield from self._text(_SPACES.get(token.type, token.content), look, in_note)

    def _text(self, text: str, run: Run, in_note: bool) -> Iterator[Piece]:
        """Yield words, and the notes that are called among them."""
        position = 0
        for match in _CALL.finditer(text):
            note = self._notes.get(match[1])
            if note is None or in_note:
                continue
            self.called.add(match[1])
            yield replace(run, text=text[position : match.start()])
            inside = self.parser.parseInline(" ".join(note.split()))[0].children or []
            yield Note(merged(tuple(self._pieces(inside, in_note=True))))
            position = match.end()
        yield replace(run, text=text[position:])

    def _html(self, token: Token) -> Iterator[Block]:
        """Yield the words of a stretch of HTML; comments are none of the text."""
        text = re.sub(r"<!--.*?-->", "", token.content, flags=re.DOTALL)
        words = " ".join(_TAG.sub(" ", text).split())
        if words:
            yield Paragraph((Run(words),), self._place(token))

    def _table(self, tokens: Sequence[Token], place: Place) -> Table:
        rows: list[Row] = []
        cells: list[Cell] = []
        in_head = False
        for token in tokens:
            match token.type:
                case "thead_open" | "thead_close":
                    in_head = token.nesting == 1
                case "tr_open":
                    cells = []
                case "tr_close":
                    rows.append(Row(tuple(cells), in_head))
                case "inline":
                    cells.append(Cell((Paragraph(merged(tuple(self._pieces(token.children or ()))), place),)))
        return Table(tuple(rows), place)


def _properties(text: str, name: str) -> Properties:
    """Return what the front matter says; one that is no YAML says nothing."""
    match = _FRONT.match(text)
    try:
        value = parse_yaml(match[1].encode(), name).value if match else None
    except BriefPressError:
        value = None
    said = value if isinstance(value, dict) else {}
    return Properties(
        title=_words(said.get("title")),
        authors=tuple(_names(said.get("author", said.get("authors")))),
        date=_words(said.get("date")),
        language=_words(said.get("lang", said.get("language"))),
        keywords=tuple(_names(said.get("keywords", said.get("tags")))),
        publisher=_words(said.get("publisher", said.get("institute"))),
    )


def _words(value: YamlValue) -> str:
    return " ".join(str(value).split()) if isinstance(value, str | int) else ""


def _names(value: YamlValue) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        name = _words(one.get("name") if isinstance(one, dict) else one)
        if name:
            yield name
