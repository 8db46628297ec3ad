"""What a listener hears of a PDF against what the page says -> faults, each of a kind.

The rules: words as they are written (WTPDF 1.0, 8.2.4); one element for one of the page, in a type that says what it is
(ISO 14289-1, 7.1 and 7.2; Matterhorn Protocol, 01 and 14); lists with Lbl and numbering (7.6; ISO 32000-1, table 347);
tables whose cells have the heads of the page (7.5; ISO 32000-1, table 349); links that say where they lead (7.18.5);
notes there and back (7.9); pictures with Alt, on the page (7.3); languages (7.2; Matterhorn Protocol, 11); what
abbreviations are short for (ISO 32000-1, 14.9.5; WCAG 2.2, PDF8).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from pikepdf import Dictionary, Name
from tests.heard.listening import SILENT, Around, Heard, Word, attributes_of, kids_of
from tests.heard.reading import BACK, LABEL, PAGE, Page

# Element of the page -> what its words are heard in.
_HEARD_AS: dict[str, tuple[str, ...]] = {
    **{f"h{level}": (f"H{level}",) for level in range(1, 5)},
    "p": ("P", "LBody", "TD", "TH", "Note", "FENote"),
    "li": ("LI", "TOCI"),
    "ul": ("L", "TOC"),
    "ol": ("L", "TOC"),
    "a": ("Link",),
    "td": ("TD",),
    "th": ("TH",),
    "tr": ("TR",),
    "table": ("Table",),
    "caption": ("Caption",),
    "figcaption": ("Caption",),
    "em": ("Em", "Span"),
    "strong": ("Strong", "Span"),
}
# Letters of a word that is not another one backwards.
_TELLING = 3


class Fault(NamedTuple):
    kind: str
    example: str = ""


def faults_of(heard: Heard, page: Page) -> list[Fault]:
    """Return everything that is heard otherwise than it is written."""
    words = [_with_label(word) for word in heard.words]
    words = [word for word in words if word.text]
    pairs, faults = _aligned(words, page.words)
    return [
        *faults,
        *_backwards(words, page),
        *_languages(heard, page, words, pairs),
        *_structure(page, words, pairs),
        *_tables(heard, page, words, pairs),
        *_links(heard, page),
        *_lists(heard),
        *_notes(heard),
        *_pictures(heard),
        *_abbreviations(heard, page, words, pairs),
        *(Fault("text in no element", text) for text in heard.orphans),
        *([Fault("text neither tagged nor an artifact", heard.unmarked)] if heard.unmarked else []),
    ]


def _with_label(word: Word) -> Word:
    """Return a word, and for the number of a list's item the sign for it."""
    if not (word.nearest("Lbl") and word.nearest("LI", "TOCI")):
        return word
    number = re.sub(r"\W", "", word.text)
    return word._replace(text=f"§{number}" if number else "")


# ---- words

Pairs = list[tuple[int, int]]
"""Places of a word among those heard and among those of the page."""


def _aligned(heard: list[Word], written: list[Word]) -> tuple[Pairs, list[Fault]]:
    pairs: Pairs = []
    faults: list[Fault] = []
    texts = [word.text for word in heard], [word.text for word in written]
    for kind, *spans in SequenceMatcher(None, *texts, autojunk=False).get_opcodes():
        first, after, start, stop = spans
        if kind == "equal":
            pairs += zip(range(first, after), range(start, stop), strict=True)
            continue
        fault = _fault(heard[first:after], written[start:stop])
        faults += [fault] if fault else []
        pairs += zip(range(first, after), range(start, stop), strict=False)
    return pairs, faults


def _fault(heard: list[Word], written: list[Word]) -> Fault | None:
    says, reads = [word.text for word in heard], [word.text for word in written]
    example = f"{' '.join(reads)!r} heard {' '.join(says)!r}"
    if reads == [PAGE] and len(says) == 1 and says[0].isdigit():
        return None
    if reads == [BACK] and any(re.search(r"\d", word) for word in says) and _in_one_link(heard):
        return None
    if "".join(says) == "".join(reads):
        return Fault("words run together" if len(says) < len(reads) else "words torn apart", example)
    if re.sub("[-‐]", "", "".join(says)) == re.sub("[-‐]", "", "".join(reads)):
        return Fault("word torn by a line's end", example)
    if not says:
        return Fault("words not heard", example)
    return Fault("words heard otherwise" if reads else "words heard that are not written", example)


def _in_one_link(words: list[Word]) -> bool:
    return len({word.nearest("Link") for word in words}) == 1 and words[0].nearest("Link") is not None


def _backwards(heard: list[Word], page: Page) -> Iterator[Fault]:
    written = {_letters(word.text) for word in page.words}
    for word in heard:
        letters = _letters(word.text)
        if len(letters) > _TELLING and letters not in written and letters[::-1] in written:
            yield Fault("words backwards", word.text)


def _letters(word: str) -> str:
    return re.sub(r"\W", "", word)


def _languages(heard: Heard, page: Page, words: list[Word], pairs: Pairs) -> Iterator[Fault]:
    if page.language != str(heard.pdf.Root.get("/Lang", "")):
        yield Fault("document without its language")
    for said, read in pairs:
        word = words[said]
        if re.search(r"[^\W\d]", word.text) and word.language != page.words[read].language:
            yield Fault("word in the wrong language", f"{word.text}: {word.language}")


# ---- elements


def _structure(page: Page, words: list[Word], pairs: Pairs) -> Iterator[Fault]:
    """Yield elements of the page that are heard as something else, or as several."""
    for number, said in _words_by_element(page, words, pairs).items():
        element = page.elements[number]
        kinds = _HEARD_AS.get(element.tag)
        if kinds is None or (element.tag == "p" and element.find(".//p") is not None):
            continue
        around = _around(element, said, kinds)
        text = " ".join(word.text for word in said)[:60]
        if None in around:
            yield Fault(f"{element.tag} not heard as {kinds[0]}", text)
        elif len(around) > 1:
            yield Fault(f"{element.tag} heard as several", text)


def _around(element: Any, said: list[Word], kinds: tuple[str, ...]) -> set[Around | None]:
    """Return the elements of some types in which words are heard; of a list that holds another, what they share.

    So of what is a Span, which may hold one for each line.
    """
    if "Span" not in kinds and (element.tag not in ("ul", "ol", "li") or element.find(".//li") is None):
        return {word.nearest(*kinds) for word in said}
    shared = set.intersection(*({around for around in word.path if around.kind in kinds} for word in said))
    return {min(shared, key=lambda around: around.number)} if shared else {None}


def _words_by_element(page: Page, words: list[Word], pairs: Pairs) -> dict[int, list[Word]]:
    """Return the words that are heard of each element of the page; numbers of lists and pages are none."""
    found: dict[int, list[Word]] = defaultdict(list)
    for said, read in pairs:
        path = page.words[read].path
        if any(around.kind == LABEL for around in path) or page.words[read].text in (PAGE, BACK):
            continue
        for around in path:
            found[around.number].append(words[said])
    return found


def _lists(heard: Heard) -> Iterator[Fault]:
    for kind, element, _ in heard.elements:
        if kind != "L":
            continue
        numbering = str(attributes_of(element).get("/ListNumbering", ""))
        has_labels = any(str(part.S) == "/Lbl" for item in kids_of(element) for part in kids_of(item))
        if not numbering or has_labels != (numbering != "/None"):
            yield Fault("list without its numbering", numbering)


def _pictures(heard: Heard) -> Iterator[Fault]:
    for kind, element, _ in heard.elements:
        if kind != "Figure":
            continue
        if not str(element.get("/Alt", "")):
            yield Fault("picture without words")
        left, foot, right, top = (float(value) for value in attributes_of(element).get("/BBox", (0, 0, 0, 0)))
        x, y, width, height = (float(value) for value in element.Pg.MediaBox)
        if not (x - 1 <= left < right <= width + 1 and y - 1 <= foot < top <= height + 1):
            yield Fault("picture off the page", f"{left} {foot} {right} {top}")


def _abbreviations(heard: Heard, page: Page, words: list[Word], pairs: Pairs) -> Iterator[Fault]:
    """Yield abbreviations that are not told as the page tells them, and what is told of other words."""
    written = [element.get("title") for element in page.elements if element.tag == "abbr"]
    told = [str(element["/E"]) for _, element, _ in heard.elements if "/E" in element]
    if sorted(written) != sorted(told):
        yield Fault("abbreviations without what they are short for", f"{len(written)} written, {len(told)} told")
    meant = {number: str(element["/E"]) for number, (_, element, _) in enumerate(heard.elements) if "/E" in element}
    for number, said in _words_by_element(page, words, pairs).items():
        title = page.elements[number].get("title")
        found = {tuple(meant[around.number] for around in word.path if around.number in meant) for word in said}
        if page.elements[number].tag == "abbr" and found != {(title,)}:
            yield Fault("abbreviation told otherwise", f"{title}: {found}")


def _notes(heard: Heard) -> Iterator[Fault]:
    """Yield notes without an id, and notes without a link there or back."""
    notes = [element for kind, element, _ in heard.elements if kind in ("Note", "FENote")]
    for note in notes:
        name = str(note.get("/ID", ""))
        if not name:
            yield Fault("note without an id")
            continue
        targets = {str(link.get("/Dest", "")) for link in _annotations(heard)}
        if name not in targets or name.replace("note-", "noteref-") not in targets:
            yield Fault("note that cannot be gone to, or left", name)


# ---- links


def _annotations(heard: Heard) -> list[Any]:
    return [
        kid.Obj
        for kind, element, _ in heard.elements
        if kind == "Link"
        for kid in kids_of(element)
        if isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR
    ]


def _links(heard: Heard, page: Page) -> Iterator[Fault]:
    names = {element.get("id") for element in page.elements if element.get("id")}
    for link in _annotations(heard):
        told = str(link.get("/Contents", ""))
        if not re.search(r"\w", told) or told in names:
            yield Fault("link without a name, or named by an anchor", told)
    for kind, _, path in heard.elements:
        if kind == "Link" and any(around.kind == "Link" for around in path[:-1]):
            yield Fault("link in a link")
    in_elements = len(_annotations(heard))
    on_pages = sum(len(sheet.get("/Annots", ())) for sheet in heard.pdf.pages)
    if in_elements != on_pages:
        yield Fault("link that is in no element", f"{on_pages - in_elements}")
    references = sum(kind == "Reference" for kind, _, _ in heard.elements)
    wanted = sum(element.get("role") in ("doc-noteref", "doc-biblioref") for element in page.elements)
    if references < wanted:
        yield Fault("citation or mark of a note that is no Reference", f"{wanted - references}")


# ---- tables


def _tables(heard: Heard, page: Page, words: list[Word], pairs: Pairs) -> Iterator[Fault]:
    """Yield tables with other rows, and cells with other heads, than on the page."""
    text_of: dict[int, str] = defaultdict(str)
    for word in words:
        for around in word.path:
            text_of[around.number] += word.text
    by_element = _words_by_element(page, words, pairs)
    numbers = {element: number for number, element in enumerate(page.elements)}
    ids = {str(element["/ID"]): number for number, (_, element, _) in enumerate(heard.elements) if "/ID" in element}
    yield from (
        Fault("head cell without a scope")
        for kind, element, _ in heard.elements
        if kind == "TH" and "/Scope" not in attributes_of(element)
    )
    for table in (element for element in page.elements if element.tag == "table"):
        said = by_element.get(numbers[table], [])
        found = next((word.nearest("Table") for word in said if word.nearest("Table")), None)
        if found is None:
            yield Fault("table not heard as one")
            continue
        rows = [number for number, (kind, _, path) in enumerate(heard.elements) if kind == "TR" and found in path]
        written = table.findall("./thead/tr") + table.findall("./tbody/tr")
        if len(rows) != len(written):
            yield Fault("table with other rows", f"{len(rows)} for {len(written)}")
            continue
        yield from _cells(heard, rows, written, text_of, ids)


def _cells(
    heard: Heard, rows: list[int], written: list[Any], text_of: dict[int, str], ids: dict[str, int]
) -> Iterator[Fault]:
    wanted = _heads_written(written)
    for place, (row, cells) in enumerate(zip(rows, written, strict=True)):
        numbers = _cells_of(heard, row)
        if len(numbers) != len(cells):
            yield Fault("row with other cells", f"{len(numbers)} for {len(cells)}")
            continue
        for number, cell in zip(numbers, cells, strict=True):
            named = [ids[str(name)] for name in attributes_of(heard.elements[number][1]).get("/Headers", ())]
            found = named or list(_heads_by_scope(heard, rows[: place + 1], number))
            heads = {text_of[head] for head in found if text_of[head]}
            if cell.tag == "td" and heads != wanted[cell]:
                yield Fault("cell with other heads", f"{wanted[cell]} heard {heads}")


def _heads_by_scope(heard: Heard, rows: list[int], cell: int) -> Iterator[int]:
    """Yield the head cells of a cell by their scope: those before it and above it (ISO 32000-2, 14.8.5.7)."""
    grid = _grid(heard, rows)
    line, column = next(place for place, number in grid.items() if number == cell)
    scope = {number: str(attributes_of(heard.elements[number][1]).get("/Scope")) for number in grid.values()}
    before = {grid.get((line, left)) for left in range(column)}
    above = {grid.get((up, column)) for up in range(line)}
    yield from (number for number in before if number is not None and scope[number] == "/Row")
    yield from (number for number in above if number is not None and scope[number] == "/Column")


def _grid(heard: Heard, rows: list[int]) -> dict[tuple[int, int], int]:
    """Return the cell that is heard at each row and column, spans counted."""
    grid: dict[tuple[int, int], int] = {}
    for line, row in enumerate(rows):
        column = 0
        for number in _cells_of(heard, row):
            while (line, column) in grid:
                column += 1
            attributes = attributes_of(heard.elements[number][1])
            height, width = int(attributes.get("/RowSpan", 1)), int(attributes.get("/ColSpan", 1))
            grid.update({(line + down, column + right): number for down in range(height) for right in range(width)})
    return grid


def _cells_of(heard: Heard, row: int) -> list[int]:
    return [
        number
        for number, (kind, _, path) in enumerate(heard.elements)
        if kind in ("TD", "TH") and path[-2].number == row
    ]


def _heads_written(rows: list[Any]) -> dict[Any, set[str]]:
    """Return the texts of the head cells of each cell of the page, spans counted (HTML, 4.9.12)."""
    grid: dict[tuple[int, int], Any] = {}
    placed: list[tuple[Any, int, int, int, int]] = []
    for line, row in enumerate(rows):
        column = 0
        for cell in row:
            while (line, column) in grid:
                column += 1
            height, width = int(cell.get("rowspan", 1)), int(cell.get("colspan", 1))
            grid.update({(line + down, column + right): cell for down in range(height) for right in range(width)})
            placed.append((cell, line, column, height, width))
    found: dict[Any, set[str]] = {}
    for cell, line, column, height, width in placed:
        over = {grid.get((up, across)) for up in range(line) for across in range(column, column + width)}
        before = {grid.get((down, left)) for down in range(line, line + height) for left in range(column)}
        heads = [head for head in over if head is not None and head.get("scope") == "col"]
        heads += [head for head in before if head is not None and head.get("scope") == "row"]
        found[cell] = {text for head in heads if (text := re.sub(r"\s", "", SILENT.sub("", head.text_content())))}
    return found
