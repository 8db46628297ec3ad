"""A brief and a receipt -> the page that was sent, made again: what each letter of it comes from.

It is written once, with marks around each wording, and without the marks it is the page that was sent where it says
what the receipt says. Where it does not, because a mark has changed what stands beside it or the brief has moved on, it
is written without marks too, and the two are brought together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from briefpress.composing.composer import Composer
from briefpress.content.library import Library
from briefpress.document import tree
from briefpress.document.parse import parse
from briefpress.document.typography import typeset
from briefpress.editions.edition import Edition
from briefpress.incoming.review.marks import (
    COMPUTED,
    SEVERAL,
    Marker,
    Owned,
    owned_letters,
    owners_of,
    unmarked,
    unmarked_parts,
)
from briefpress.incoming.review.receipt import Receipt, read_receipt, with_texts_of
from briefpress.incoming.review.rewrite import Citations
from briefpress.incoming.review.source_text import atoms_of
from briefpress.incoming.review.tokens import Token, cited_as, tokens_of
from briefpress.incoming.word.model import Block, Paragraph, Picture, Table, WordDocument
from briefpress.incoming.word.package import Package, open_package
from briefpress.incoming.word.read import read_word
from briefpress.writers.artifact import Asset
from briefpress.writers.docx import write_docx

_EMPTY = b'<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'
Where = tuple[str | int, ...]
"""`("body",)`, or `("cell", table, row, column)` counted from 0."""


@dataclass(frozen=True)
class PageParagraph:
    """A paragraph of the page, or of a reviewer's file."""

    source: Paragraph
    where: Where
    tokens: tuple[Token, ...]
    owners: tuple[str, ...] = ()
    """The context of the wording that each token is of."""

    @cached_property
    def flat(self) -> str:
        """Its characters that count."""
        return "".join(one.flat for one in self.tokens)

    @property
    def text(self) -> str:
        """Its text as a reader sees it."""
        return "".join(one.text for one in self.tokens).strip()

    @cached_property
    def contexts(self) -> tuple[str, ...]:
        """The wordings that it shows, in their order."""
        return tuple(dict.fromkeys(one for one in self.owners if one not in (COMPUTED, SEVERAL)))

    def tokens_of(self, context: str) -> Iterator[Token]:
        """Yield the tokens that are of a wording."""
        return (token for token, owner in zip(self.tokens, self.owners, strict=True) if owner == context)

    @property
    def is_contents(self) -> bool:
        """Whether it is an entry of a contents list, which is made from heads."""
        return self.source.style.name.casefold().startswith("toc ")


@dataclass(frozen=True)
class Page:
    """An edition as it was sent."""

    paragraphs: tuple[PageParagraph, ...]
    document: WordDocument
    receipt: Receipt
    wordings: Mapping[str, str]
    """The Markdown of each wording that it shows, by its context."""
    alt_texts: Mapping[str, str]
    """The wording that each alternative text is, by the text."""

    @cached_property
    def citations(self) -> Citations:
        """The Markdown of each citation, by where it leads and what it shows."""
        known: dict[tuple[str, str], set[str]] = {}
        for token, markdown in self._cited():
            known.setdefault((token.data, cited_as(token.text)), set()).add(markdown)
        return {key: frozenset(values) for key, values in known.items()}

    def _cited(self) -> Iterator[tuple[Token, str]]:
        for paragraph in self.paragraphs:
            for context in paragraph.contexts:
                if "[@" in self.wordings[context]:
                    shown = [one for one in paragraph.tokens_of(context) if one.kind == "citation"]
                    atoms = atoms_of(self.wordings[context]) or ()
                    written = [atom.data for atom in atoms if atom.kind == "citation"]
                    if len(shown) == len(written):
                        yield from zip(shown, written, strict=True)


def page_of(composer: Composer, library: Library, receipt: Receipt) -> Page:
    """Return the page that a receipt is of, made again from what the brief says now."""
    return _Making(composer, library, receipt, edition_of(library, receipt)).page()


@dataclass(frozen=True, slots=True)
class _Making:
    """Makes a page again."""

    composer: Composer
    library: Library
    receipt: Receipt
    edition: Edition
    marker: Marker = field(default_factory=Marker)

    def page(self) -> Page:
        marked = self.marked(frozenset())
        cut = self.cut(marked)
        if cut:
            marked = self.marked(cut)
        plain = Package(unmarked_parts(marked.parts))
        made = with_texts_of(read_receipt(marked), plain, self.receipt)
        if made.texts != self.receipt.texts:
            version = self.composer.version(self.library, self.edition, cut)
            plain = open_package(word_file_of(self.composer, self.edition, version))
            made = with_texts_of(read_receipt(plain), plain, self.receipt)
        return self.joined(plain, made, read_word(marked))

    def marked(self, cut: frozenset[str]) -> Package:
        """Return the parts of the page with marks around its wordings."""
        version = self.composer.version(self.library, self.edition, cut, self.marker.marked)
        return open_package(word_file_of(self.composer, self.edition, version))

    def cut(self, whole: Package) -> frozenset[str]:
        """Return the blocks that were cut to make the edition fit."""
        missing = read_receipt(whole).ids - self.receipt.ids
        order = self.composer.cuttable(self.library, self.edition) if missing else ()
        return _cut(order, missing, self.receipt.ids)

    def joined(self, plain: Package, made: Receipt, marked: WordDocument) -> Page:
        """Return the page, with what its letters come from as the marks tell."""
        document, contexts = read_word(plain), tuple(self.marker.numbers)
        paragraphs = _with_owners(located(document), located(marked), contexts)
        order = {block.id: place for place, block in enumerate(self.receipt.blocks)}
        names = {block.bookmark: order[block.id] for block in made.blocks if block.id in order}
        alt_texts = dict(_alt_texts(marked, self.marker))
        return Page(tuple(_in_order(paragraphs, names)), document, made, self.marker.wordings, alt_texts)


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


def word_file_of(composer: Composer, edition: Edition, version: str) -> bytes:
    """Return the Word file of a page that nobody has laid out."""
    theme, reference = composer.theme(edition), composer.appearance.reference(edition)
    document = typeset(parse(version))
    # Nobody lays it out: numbers of pages stand where they did, and are compared with none.
    pages = dict.fromkeys(filter(None, (tree.attributes_of(node).id for node in tree.walk(document))), 1)
    return write_docx(document, theme, pages, 1, tuple(_stand_ins(document)), reference).content


def _stand_ins(document: tree.Document) -> Iterator[Asset]:
    """Yield something for each picture: of one, what is said is compared, and pictures take long to make."""
    for name in dict.fromkeys(node.source for node in tree.walk(document) if isinstance(node, tree.Image)):
        yield Asset(name, "image/svg+xml", _EMPTY)


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
    owned = [tuple(owned_letters(one.tokens, contexts)) for one in marked]
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
        letters: Owned = owned[found] if found is not None else ()
        yield replace(paragraph, owners=owners_of(paragraph.tokens, letters))


def _in_order(paragraphs: Iterator[PageParagraph], names: Mapping[str, int]) -> list[PageParagraph]:
    """Return paragraphs in the order of the blocks that were sent: tables may have floated to other places in print."""
    placed: list[tuple[int, PageParagraph]] = []
    last = -1
    for one in paragraphs:
        last = max((names[name] for name in one.source.bookmarks if name in names), default=last)
        placed.append((last, one))
    return [one for _, one in sorted(placed, key=lambda item: item[0])]


def _alt_texts(marked: WordDocument, marker: Marker) -> Iterator[tuple[str, str]]:
    for one, _ in _paragraphs(marked.blocks, ("body",), [0]):
        for picture in one.inlines:
            if isinstance(picture, Picture) and (context := marker.context_of(picture.alt_text)):
                yield unmarked(picture.alt_text), context
