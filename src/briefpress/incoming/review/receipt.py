"""A Word file's package -> its receipt: which edition of which brief it is, and what its blocks said at first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import accumulate

from briefpress.incoming.word.package import Package
from briefpress.incoming.word.refusal import refusal
from briefpress.writers.docx.receipt import Bookmarked, bookmarked, hash_of

_RECEIPT = "{urn:briefpress:receipt:1}receipt"
_NOTES = ("footnotes", "endnotes")
_FROM_BRIEFPRESS = "take the file that BriefPress made, or what a reviewer made of it in Word or LibreOffice"


@dataclass(frozen=True, slots=True)
class SentBlock:
    """A block as it was when the file was made."""

    id: str
    bookmark: str
    paragraph: str
    """Its `w14:paraId`."""
    text: str
    """The hash of its text."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a file says about itself."""

    brief: str
    length: str
    audience: str
    language: str
    version: str
    source: str
    """The hash of the tree that it was written from."""
    blocks: tuple[SentBlock, ...]

    @property
    def ids(self) -> frozenset[str]:
        """The ids of the blocks that it shows."""
        return frozenset(block.id for block in self.blocks)

    @property
    def texts(self) -> Mapping[str, str]:
        """The hash of each block's text by its id."""
        return {block.id: block.text for block in self.blocks}


def read_receipt(package: Package) -> Receipt:
    """Return the receipt of a file. Raises BriefPressError for one that has none."""
    for name in sorted(package.parts):
        if not name.startswith("customXml/item") or "Props" in name or not name.endswith(".xml"):
            continue
        root = package.root(name)
        if root.tag == _RECEIPT:
            values = {key: str(value) for key, value in root.items()}
            blocks = tuple(
                SentBlock(*(str(one.get(key) or "") for key in ("id", "bookmark", "paragraph", "text"))) for one in root
            )
            brief, length, audience, language, version, source = (
                values.get(key, "") for key in ("brief", "length", "audience", "language", "version", "source")
            )
            return Receipt(brief, length, audience, language, version, source, blocks)
    raise _without_receipt(package)


def with_texts_of(made: Receipt, package: Package, sent: Receipt) -> Receipt:
    """Return a receipt with what its blocks say in other parts than those it came with, in the order of one sent.

    Tables may have floated to other places in print: what is around them says the same in another order.
    """
    parts = (package.main, *(name for kind in _NOTES for name in package.related(package.main, kind)))
    order = {block.id: place for place, block in enumerate(sent.blocks)}
    names = {block.bookmark: order[block.id] for block in made.blocks if block.id in order}
    texts: dict[str, str] = {}
    for part in parts:
        texts |= _texts_in_order(bookmarked(package.root(part)), names)
    return replace(made, blocks=tuple(replace(one, text=hash_of(texts[one.bookmark])) for one in made.blocks))


def _texts_in_order(part: Bookmarked, order: Mapping[str, int]) -> Mapping[str, str]:
    begins: dict[int, int] = {}
    for name in order.keys() & part.starts.keys():
        start = part.starts[name]
        begins[start] = max(begins.get(start, 0), order[name])
    orders = list(accumulate((begins.get(place) for place in range(len(part.pieces))), _last, initial=0))[1:]
    found: dict[str, str] = {}
    for name, start in part.starts.items():
        places = range(start, part.ends.get(name, start))
        found[name] = "".join(part.pieces[place] for place in sorted(places, key=orders.__getitem__))
    return found


def _last(before: int, here: int | None) -> int:
    return before if here is None else here


def _without_receipt(package: Package) -> Exception:
    ours = b'w:name="_bp_' in package.parts.get(package.main, b"")
    if ours:
        message = "has lost the receipt that says which edition it is: a program that is neither Word nor LibreOffice"
        message += " has written it"
        return refusal("review.no-receipt", message, "ask for it as it was saved by Word or LibreOffice")
    return refusal("review.not-ours", "was not made by BriefPress", _FROM_BRIEFPRESS)
