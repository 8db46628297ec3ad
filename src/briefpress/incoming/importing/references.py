"""The list of references of an outline -> sources by their names, and who can be cited by which number or name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefpress.bibliography.entry import entry_of
from briefpress.bibliography.item import EMPHASIS, Item, Reading
from briefpress.bibliography.keys import key_of
from briefpress.incoming.importing.outline import Block, Paragraph, Run, Table
from briefpress.incoming.importing.reference_entry import Reference, reference_of
from briefpress.incoming.importing.remarks import Remarks
from briefpress.incoming.importing.vocabulary import part_called
from briefpress.yaml_file import YamlValue

AS_TEXT = "to do: the whole entry stands in `title`; part it into author, title, publisher, issued"


@dataclass(frozen=True, slots=True)
class Cited:
    """A source that a text can cite."""

    key: str
    reference: Reference


@dataclass(frozen=True, slots=True)
class References:
    """The sources of a document."""

    entries: dict[str, YamlValue]
    cited: tuple[Cited, ...] = ()

    def numbered(self, number: int) -> str:
        """Return the name of the source with a number; empty for none."""
        return next((one.key for one in self.cited if one.reference.number == number), "")

    @property
    def has_numbers(self) -> bool:
        return bool(self.cited) and all(one.reference.number for one in self.cited)


def split_references(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Paragraph, ...]]:
    """Return the blocks without the list of references, and the entries of the list.

    The list is the last part that is called so, up to the next head of its level, and has an entry in each paragraph.
    """
    heads = [at for at, one in enumerate(blocks) if isinstance(one, Paragraph) and one.level]
    lists = [at for at in heads if part_called(getattr(blocks[at], "words", "")) == "references"]
    for at in reversed(lists):
        level = getattr(blocks[at], "level", 1)
        end = next((one for one in heads if one > at and getattr(blocks[one], "level", 0) <= level), len(blocks))
        inside = blocks[at + 1 : end]
        entries = [one for one in inside if isinstance(one, Paragraph) and one.words and not one.level]
        if entries and not any(isinstance(one, Table) for one in inside):
            kept = tuple(one for one in inside if one not in entries and (not isinstance(one, Paragraph) or one.words))
            return (*blocks[:at], *kept, *blocks[end:]), tuple(entries)
    return tuple(blocks), ()


def references_of(entries: Sequence[Paragraph], remarks: Remarks) -> References:
    """Return the sources that a list of references holds."""
    found: dict[str, YamlValue] = {}
    cited = []
    ordered = all(one.item and one.item.ordered for one in entries)
    for position, paragraph in enumerate(_joined(entries), 1):
        reference = reference_of(_text(paragraph), paragraph.place, position if ordered else None)
        key = _key(reference, found, position)
        reading = Reading("")
        entry: dict[str, YamlValue] = entry_of(reference.item, reading)
        for told in reading.told:
            remarks.ask(f"sources, {key}: {told.message}", paragraph.place)
        if not reference.is_parsed:
            entry = {"#": AS_TEXT, **entry}
            remarks.ask(f"sources, {key}: the entry could not be parted into author, title and date", paragraph.place)
        found[key] = entry
        cited.append(Cited(key, reference))
    return References(found, tuple(cited))


def _joined(entries: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Yield entries; a line with nothing but an address belongs to the one before it."""
    held: Paragraph | None = None
    for one in entries:
        if held and one.words.startswith(("http://", "https://", "doi:")) and " " not in one.words:
            held = held.of((*held.pieces, Run(" "), *one.pieces))
            continue
        if held:
            yield held
        held = one
    if held:
        yield held


def _text(paragraph: Paragraph) -> str:
    """Return the text of an entry, with signs around what is in italics, and addresses that its words lead to."""
    made = []
    for piece in paragraph.pieces:
        if isinstance(piece, Run):
            words = piece.text.replace("\n", " ")
            is_marked = piece.italic and not paragraph.is_italic and words.strip()
            made.append(f"{EMPHASIS[0]}{words}{EMPHASIS[1]}" if is_marked else words)
            is_hidden = (
                piece.address.startswith("http") and "http" not in paragraph.words and "doi" not in words.lower()
            )
            if is_hidden and piece is paragraph.pieces[-1]:
                made.append(f" {piece.address}")
    return "".join(made)


def _key(reference: Reference, taken: dict[str, YamlValue], position: int) -> str:
    """Return a name for a source: `lind2019`; `source-7` where nothing of it can be written in small letters."""
    named = Item("", reference.item.place, variables=dict(reference.item.variables))
    if not reference.is_parsed:
        first = reference.names[0] if reference.names else ""
        named.variables = {"title": "", "issued": reference.year[:4]}
        if first.isascii() and len(first.split()) <= 4:
            named.variables["author"] = [
                {"family": first.split()[0]} if "," in "".join(reference.names) else {"literal": first}
            ]
    key = key_of(named, taken)
    is_bare = key[:1].isdigit() or key.startswith("source")
    return f"source-{position}" if is_bare and f"source-{position}" not in taken else key
