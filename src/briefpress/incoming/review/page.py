"""A brief and a receipt -> the page that was sent, made again: what each letter of it comes from.

It is written twice: as it is, and with marks around each wording. The marks are characters of private use, which no
text can hold; where they change what stands beside them, such as a quotation mark, the two are brought together again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from briefpress.composing.composer import Composer
from briefpress.content.library import Library
from briefpress.document import tree
from briefpress.document.parse import parse
from briefpress.document.typography import typeset
from briefpress.editions.edition import Edition
from briefpress.incoming.review.receipt import Receipt, read_receipt
from briefpress.incoming.review.tokens import Token, tokens_of
from briefpress.incoming.word.model import Block, Paragraph, Picture, Table, WordDocument
from briefpress.incoming.word.package import open_package
from briefpress.incoming.word.read import read_word
from briefpress.press.job import Job
from briefpress.writers.docx import write_docx

Where = tuple[str | int, ...]
"""`("body",)`, or `("cell", table, row, column)` counted from 0."""

_START, _END, _FIRST = "\ue000", "\ue001", 0xE100
_BASE = 0x1000
_MARK = re.compile(f"{_START}(.)(.)|{_END}", re.DOTALL)
SEVERAL = "?"
"""The owner of a word that is a part of two wordings."""
COMPUTED = ""
"""The owner of what no author has typed: labels, numbers, dates."""


@dataclass(frozen=True, slots=True)
class PageParagraph:
    """A paragraph of the page, or of a reviewer's file."""

    source: Paragraph
    where: Where
    tokens: tuple[Token, ...]
    owners: tuple[str, ...] = ()
    """The context of the wording that each token is of."""

    @property
    def flat(self) -> str:
        """Its characters that count."""
        return "".join(one.flat for one in self.tokens)

    @property
    def text(self) -> str:
        """Its text as a reader sees it."""
        return "".join(one.text for one in self.tokens).strip()

    @property
    def contexts(self) -> tuple[str, ...]:
        """The wordings that it shows, in their order."""
        return tuple(dict.fromkeys(one for one in self.owners if one not in (COMPUTED, SEVERAL)))

    @property
    def is_contents(self) -> bool:
        """Whether it is an entry of a contents list, which is made from heads."""
        return self.source.style.name.casefold().startswith("toc ")


@dataclass(frozen=True, slots=True)
class Page:
    """An edition as it was sent."""

    paragraphs: tuple[PageParagraph, ...]
    document: WordDocument
    receipt: Receipt
    wordings: Mapping[str, str]
    """The Markdown of each wording that it shows, by its context."""
    alt_texts: Mapping[str, str]
    """The wording that each alternative text is, by the text."""


def page_of(composer: Composer, library: Library, receipt: Receipt) -> Page:
    """Return the page that a receipt is of, made again from what the brief says now."""
    edition = edition_of(library, receipt)
    job = composer.whole(library, edition, ("docx",))
    content = word_file_of(job, job.versions[0])
    cut: frozenset[str] = frozenset()
    if missing := read_receipt(open_package(content)).ids - receipt.ids:
        cut = _cut(composer.cuttable(library, edition), missing, receipt.ids)
        content = word_file_of(job, composer.version(library, edition, cut))
    marker = _Marker()
    marked = read_word(open_package(word_file_of(job, composer.version(library, edition, cut, marker.marked))))
    package = open_package(content)
    document = read_word(package)
    paragraphs = _with_owners(located(document), located(marked), tuple(marker.numbers))
    order = {block.id: place for place, block in enumerate(receipt.blocks)}
    made = read_receipt(package)
    names = {block.bookmark: order[block.id] for block in made.blocks if block.id in order}
    return Page(
        tuple(_in_order(paragraphs, names)),
        document,
        made,
        marker.wordings,
        dict(_alt_texts(marked, tuple(marker.numbers))),
    )


def edition_of(library: Library, receipt: Receipt) -> Edition:
    """Return the edition that a receipt names. The lengths are those of the project that has it."""
    length = next(one for one in library.lengths if str(one) == receipt.length)
    return Edition(library.name, receipt.language, length, receipt.audience)


def located(document: WordDocument, sources: Sequence[str] = ()) -> tuple[PageParagraph, ...]:
    """Return the paragraphs of a file in their order, each with where it stands."""
    found = _paragraphs(document.blocks, ("body",), [0])
    return tuple(PageParagraph(one, where, tokens_of(one, document.notes, sources)) for one, where in found)


def _paragraphs(blocks: Sequence[Block], where: Where, tables: list[int]) -> Iterator[tuple[Paragraph, Where]]:
    for block in blocks:
        if isinstance(block, Table):
            number = tables[0]
            tables[0] += 1
            for row, cells in enumerate(block.rows):
                for column, cell in enumerate(cells.cells):
                    yield from _paragraphs(cell.blocks, ("cell", number, row, column), tables)
        else:
            yield block, where
            yield from _paragraphs(block.boxes, where, tables)


@dataclass(frozen=True, slots=True)
class _Marker:
    """Puts marks around wordings, and keeps what each says."""

    wordings: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)

    def marked(self, context: str, text: str) -> str:
        if not text.strip():
            return text
        self.wordings[context] = text
        number = self.numbers.setdefault(context, len(self.numbers))
        return f"{_START}{chr(_FIRST + number // _BASE)}{chr(_FIRST + number % _BASE)}{text}{_END}"


def word_file_of(job: Job, version: str) -> bytes:
    """Return the Word file of a page that nobody has laid out."""
    document = typeset(parse(version))
    # Nobody lays it out: numbers of pages stand where they did, and are compared with none.
    pages = dict.fromkeys(filter(None, (tree.attributes_of(node).id for node in tree.walk(document))), 1)
    return write_docx(document, job.theme, pages, 1, job.assets, job.reference, job.fonts).content


def _cut(cuttable: Sequence[str], missing: frozenset[str], sent: frozenset[str]) -> frozenset[str]:
    """Return the blocks that were cut to make the edition fit: the first in the order of cuts that are not there."""
    last = 0
    for place, identifier in enumerate(cuttable, 1):
        if identifier in sent:
            break
        if identifier in missing:
            last = place
    return frozenset(cuttable[:last])


def _with_owners(
    paragraphs: Sequence[PageParagraph], marked: Sequence[PageParagraph], contexts: Sequence[str]
) -> Iterator[PageParagraph]:
    """Yield paragraphs with the owners of their words, which the marks around them tell."""
    owned = [list(_owned(one.tokens, contexts)) for one in marked]
    flats = ["".join(letter for letter, _ in one) for one in owned]
    by_flat: dict[str, list[int]] = {}
    for place, flat in enumerate(flats):
        by_flat.setdefault(flat, []).append(place)
    is_paired = len(owned) == len(paragraphs)
    for place, paragraph in enumerate(paragraphs):
        flat = paragraph.flat
        found = place if is_paired and flats[place] == flat else next(iter(by_flat.get(flat, ())), None)
        if found is None and is_paired:
            found = place
        yield replace(paragraph, owners=_owners(paragraph, owned[found] if found is not None else []))


def _owned(tokens: Sequence[Token], contexts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each character that counts with the context of the innermost wording around it."""
    around: list[str] = []
    place = 0
    while place < len(tokens):
        text = tokens[place].text
        if text == _START:
            number = "".join(one.text for one in tokens[place + 1 : place + 3])
            place += 3
            around.append(contexts[_number(number)])
            continue
        if text == _END:
            if around:
                around.pop()
        else:
            for letter in tokens[place].flat:
                yield letter, (around[-1] if around else COMPUTED)
        place += 1


def _number(letters: str) -> int:
    high, low = (ord(letter) - _FIRST for letter in letters)
    return high * _BASE + low


def _owners(paragraph: PageParagraph, owned: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    letters = _letter_owners(paragraph.flat, owned)
    owners: list[str | None] = []
    place = 0
    for token in paragraph.tokens:
        here = letters[place : place + len(token.flat)]
        place += len(token.flat)
        owners.append(None if not here else here[0] if len(set(here)) == 1 else SEVERAL)
    return tuple(_spaces_owned(owners))


def _letter_owners(flat: str, owned: Sequence[tuple[str, str]]) -> list[str]:
    theirs = "".join(letter for letter, _ in owned)
    if theirs == flat:
        return [owner for _, owner in owned]
    owners = [COMPUTED] * len(flat)
    for block in SequenceMatcher(None, flat, theirs, autojunk=False).get_matching_blocks():
        for place in range(block.size):
            owners[block.a + place] = owned[block.b + place][1]
    # What the marks have changed beside them, between two letters of one wording, is of that wording.
    for place in range(1, len(owners) - 1):
        if owners[place] == COMPUTED and owners[place - 1] == owners[place + 1]:
            owners[place] = owners[place - 1]
    return owners


def _spaces_owned(owners: Sequence[str | None]) -> Iterator[str]:
    """Yield owners with those of spaces, which are of a wording where they stand between two words of it."""
    before = COMPUTED
    for place, owner in enumerate(owners):
        if owner is not None:
            before = owner
            yield owner
            continue
        after = next((one for one in owners[place:] if one is not None), COMPUTED)
        yield before if before == after else COMPUTED


def _in_order(paragraphs: Iterator[PageParagraph], names: Mapping[str, int]) -> list[PageParagraph]:
    """Return paragraphs in the order of the blocks that were sent: tables may have floated to other places in print."""
    placed: list[tuple[int, PageParagraph]] = []
    last = -1
    for one in paragraphs:
        last = max((names[name] for name in one.source.bookmarks if name in names), default=last)
        placed.append((last, one))
    return [one for _, one in sorted(placed, key=lambda item: item[0])]


def _alt_texts(marked: WordDocument, contexts: Sequence[str]) -> Iterator[tuple[str, str]]:
    for one, _ in _paragraphs(marked.blocks, ("body",), [0]):
        for picture in one.inlines:
            if isinstance(picture, Picture):
                found = _MARK.match(picture.alt_text)
                if found and found[1]:
                    yield _MARK.sub("", picture.alt_text), contexts[_number(found[1] + found[2])]
