"""What a reader gets from each format: its text, in reading order, as other programs read it."""

from __future__ import annotations

import ctypes
import re
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from html import unescape
from pathlib import Path
from typing import Any

import pikepdf
import polib
import pypdfium2
import pypdfium2.raw
from lxml import etree

from briefpress.document import tree
from briefpress.document.parse import parse

REPOSITORY = Path(__file__).parents[2]

_STYLE = re.compile(r"<(style|script)\b.*?</\1>|<meta http-equiv[^>]*>", re.DOTALL)
# What a screen has around an edition: ways to others, and a second drawing of each chart for a narrow column.
_AROUND = re.compile(
    r'<(nav|p|aside)\b[^>]* class="[^"]*\bscreen"[^>]*>.*?</\1>\n?|<(svg)\b[^>]* class="drawing narrow".*?</\2>',
    re.DOTALL,
)
_REGION = re.compile(r' tabindex="0"')
# A chart is a picture with an alternative, and its figures can be unfolded; `tests/drawing` reads both.
_DRAWING = re.compile(r'<svg\b[^>]* aria-label="([^"]*)".*?</svg>', re.DOTALL)
_UNFOLDED = re.compile(r"<details>.*?</details>", re.DOTALL)
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
# What layout adds: numerals, page numbers, marks, bullets, the hyphen at the end of a line.
_GENERATED = frozenset("0123456789[].■◧⬓□○•·–▪↑‐-页")
# White space, soft hyphens and invisible controls, which differ between programs.
_UNSEEN = re.compile(r"[\s\u00ad\u200b\u2060\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@lru_cache(maxsize=64)
def opened_page(path: Path) -> tree.Document:
    """Return the tree of an HTML file of ours, without its style sheets; a chart is a picture."""
    markup = edition_of_html(path)
    return parse(_DRAWING.sub(r'<img src="chart" alt="\1">', markup))


@lru_cache(maxsize=64)
def edition_of_html(path: Path) -> str:
    """Return the markup of the edition alone in a page."""
    markup = _STYLE.sub("", path.read_text("utf-8"))
    return _REGION.sub("", _UNFOLDED.sub("", _AROUND.sub("", markup)))


def ways_back(language: str) -> str:
    """Return the words, without white space, that stand in print where a page on a screen has an arrow."""
    label = "cited on p. %(page)s"
    if language != "en":
        file = polib.pofile(str(REPOSITORY / "templates" / "labels" / f"{language}.po"))
        label = next(entry.msgstr for entry in file if entry.msgid == label)
    return _UNSEEN.sub("", label.partition("%(page)s")[0])


def text_of_html(path: Path) -> str:
    """Return the text of a page without white space, and without the arrows that lead back from its sources."""
    document = opened_page(path)
    return _UNSEEN.sub("", "".join(_block_texts(tree.with_children(document, _without_numbers)))).replace("↑", "")


def text_of_pdf(path: Path) -> str:
    """Return the text in the order of the structure tree, which is what a screen reader follows."""
    words: dict[tuple[int, int], str] = {}
    for piece in pieces_of_pdf(path):
        words[piece.content] = words.get(piece.content, "") + piece.text
    with pikepdf.open(path) as pdf:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        contents = [*_marked_contents(pdf.Root.StructTreeRoot.K, pages, -1)]
    return _UNSEEN.sub("", "".join(words.get(content, "") for content in contents))


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one size."""

    content: tuple[int, int]
    """The page that it stands on, from 0, and the number of its content there."""
    text: str
    size: float
    """Of its letters, in points."""


@lru_cache(maxsize=64)
def pieces_of_pdf(path: Path) -> tuple[Piece, ...]:
    """Return the text of a file piece by piece, as the engine of Chrome reads it."""
    return tuple(_pieces(path))


def _pieces(path: Path) -> Iterator[Piece]:
    with pypdfium2.PdfDocument(path) as pdf:
        for number, page in enumerate(pdf):
            text_page = page.get_textpage()
            for text in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT]):
                content = number, pypdfium2.raw.FPDFPageObj_GetMarkedContentID(text)
                yield Piece(content, _words(text, text_page), _size(text))


def _size(text: Any) -> float:
    nominal = ctypes.c_float()
    pypdfium2.raw.FPDFTextObj_GetFontSize(text, nominal)
    # The page may be drawn in another unit than points.
    scale: float = text.get_matrix().get()[3]
    return nominal.value * abs(scale)


def _words(text: Any, text_page: Any) -> str:
    read = pypdfium2.raw.FPDFTextObj_GetText
    size = read(text, text_page, None, 0)
    buffer = ctypes.create_string_buffer(size)
    read(text, text_page, ctypes.cast(buffer, ctypes.POINTER(pypdfium2.raw.FPDF_WCHAR)), size)
    # It marks a hyphen at the end of a line.
    return buffer.raw.decode("utf-16-le").rstrip("\0").replace("\2", "-")


def _marked_contents(kids: Any, pages: dict[tuple[int, int], int], page: int) -> Iterator[tuple[int, int]]:
    """Yield page and number of each piece of content that elements hold (ISO 32000-1, 14.7.4), in order."""
    if isinstance(kids, int):
        yield page, kids
    elif isinstance(kids, pikepdf.Array):
        for kid in kids:
            yield from _marked_contents(kid, pages, page)
    elif "/MCID" in kids:
        yield pages[kids.Pg.objgen] if "/Pg" in kids else page, int(kids.MCID)
    elif "/K" in kids:
        yield from _marked_contents(kids.K, pages, pages[kids.Pg.objgen] if "/Pg" in kids else page)


def text_of_flat_document(path: Path) -> str:
    """Return the text of the body that LibreOffice made of a Word file, without headers and footers."""
    root = etree.parse(path, etree.XMLParser(huge_tree=True)).getroot()
    # A picture is neither its bytes nor the words for who does not see it, and a chart is a picture.
    for chart in list(root.iter("{*}object")):
        chart[:] = []
    for unread in list(root.iter(f"{_OFFICE}binary-data", "{*}desc", "{*}title")):
        unread.text = ""
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    assert body is not None
    pieces = (str(piece) for paragraph in body.iter(f"{_TEXT}p", f"{_TEXT}h") for piece in paragraph.itertext())
    # In Word, a dash at which no line breaks is a hyphen.
    return _UNSEEN.sub("", "".join(pieces)).replace("\u2011", "–")


def said_otherwise(page: Path, print_: Path) -> str:
    """Return where a PDF does not say what the page of the same edition says; empty where it does."""
    language = page.stem.rpartition(".")[2]
    if language == "ar":
        # The engine stores Arabic in the order of drawing; other programs turn it round, and part words at vowel marks.
        lost = set(arabic_words_of_html(page) - arabic_words_of_pdf(print_)) - words_with_marks(page)
        return f"not in print: {sorted(lost)}" if lost else ""
    drawn = (*letters_of_html(page), *drawn_words_of_html(page))
    added = (*heads_of_html(page), *drawn, ways_back(language))
    return first_difference(text_of_html(page), text_of_pdf(print_), added)


def arabic_words_of_html(path: Path) -> Counter[str]:
    """Return how often each Arabic word stands in a page, without vowel marks."""
    return _arabic_words(_page_text(path))


def arabic_words_of_pdf(path: Path) -> Counter[str]:
    """Return how often each Arabic word stands in a PDF, as poppler turns it round, without vowel marks."""
    return _arabic_words(subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout)


def words_with_marks(path: Path) -> set[str]:
    """Return the words of a page that are written with vowel marks, without them."""
    words = re.findall(r"[\u0621-\u0652]+", unicodedata.normalize("NFKC", _page_text(path)))
    return {re.sub(r"[\u064b-\u0652]", "", word) for word in words if re.search(r"[\u064b-\u0652]", word)}


def _page_text(path: Path) -> str:
    return " ".join(_block_texts(opened_page(path)))


def _arabic_words(text: str) -> Counter[str]:
    normal = unicodedata.normalize("NFKC", text)
    bare = "".join(character for character in normal if unicodedata.category(character) not in ("Mn", "Cf"))
    return Counter(re.findall(r"[\u0621-\u064a]{2,}", bare))


def heads_of_html(path: Path) -> tuple[str, ...]:
    """Return the text of each table's header row, which print repeats on every page that the table reaches."""
    document = opened_page(path)
    tables = (node for node in tree.walk(document) if isinstance(node, tree.Table))
    return tuple(_UNSEEN.sub("", "".join(tree.text_of(row) for row in table.head)) for table in tables)


def letters_of_html(path: Path) -> tuple[str, ...]:
    """Return the letters of recommendations, which style sheets print."""
    return tuple(re.findall(r'data-letter="([^"]+)"', edition_of_html(path)))


def drawn_words_of_html(path: Path) -> tuple[str, ...]:
    """Return what is written in charts, which print holds as text, and a screen as a picture."""
    texts = re.findall(r"<text\b[^>]*>([^<]*)</text>", edition_of_html(path))
    return tuple(_UNSEEN.sub("", unescape(text)) for text in texts if text.strip())


def first_difference(expected: str, found: str, added: tuple[str, ...] = ()) -> str:
    """Return where a text differs from what was expected, what layout adds left out; empty when it does not."""
    place = index = 0
    while index < len(found):
        again = max((words for words in added if found.startswith(words, index)), key=len, default="")
        # What follows may begin with the letter that the head begins with.
        if again and not expected.startswith(again, place):
            index += len(again)
        elif place < len(expected) and expected[place] == found[index]:
            place, index = place + 1, index + 1
        elif found[index] in _GENERATED:
            index += 1
        else:
            near = expected[max(0, place - 30) : place + 40]
            return f"expected …{near}… found …{found[max(0, index - 30) : index + 40]}…"
    return f"missing at the end: {expected[place:][:80]}" if place < len(expected) else ""


def _without_numbers(children: tuple[tree.Node, ...]) -> Iterator[tree.Node]:
    """Yield nodes without the numbers of sections: Word makes them itself."""
    for child in children:
        if isinstance(child, tree.Heading):
            kept = tuple(one for one in child.children if "number" not in tree.attributes_of(one).classes)
            yield replace(child, children=kept)
        else:
            yield tree.with_children(child, _without_numbers)


def _block_texts(node: tree.Document | tree.Node) -> Iterator[str]:
    for child in tree.children_of(node):
        holds_blocks = any(
            isinstance(inner, tree.Paragraph | tree.List | tree.Group) for inner in tree.children_of(child)
        )
        if isinstance(child, tree.Paragraph | tree.Heading | tree.Caption) or (
            isinstance(child, tree.Item | tree.Cell) and not holds_blocks
        ):
            yield tree.text_of(child)
        else:
            yield from _block_texts(child)
