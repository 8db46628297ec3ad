"""A wording's Markdown + what was changed on the page -> the Markdown that says what the page says now.

What stays keeps its own marks. The new text is read by the parser of briefs, and must show what the reviewer's page
shows, letter by letter and look by look: else there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from briefpress.incoming.review.source_text import Atom, atoms_of
from briefpress.incoming.review.tokens import Token, cited_as, flattened

Citations = Mapping[tuple[str, str], frozenset[str]]
"""The Markdown of citations by where they lead and what they show."""
_STANDS_FOR = {"citation": "\x01", "note": "\x02", "reference": "\x03"}
_UNWRITABLE = {
    "note": "a note was added: write it as ^[its words] where it belongs",
    "picture": "a picture was added, or is in another place",
    "field": "a number that is computed cannot stand in a text",
    "reference": "a cross-reference was added, or is in another place",
}
_ADDRESS = re.compile(r"(?:https?://|mailto:)\S+")


@dataclass(frozen=True, slots=True)
class Edit:
    """Words of a wording, by their places among its words on the page, and what stands there instead."""

    first: int
    last: int
    """Not part of it."""
    new: tuple[Token, ...]


class CannotWriteError(Exception):
    """Why a change has to be made by a person."""


def rewritten(markdown: str, words: Sequence[Token], edits: Sequence[Edit], citations: Citations) -> str:
    """Return the Markdown of a wording after edits; `words` are its words on the page.

    Raises CannotWriteError with the reason where that cannot be told for certain.
    """
    rewriting = _Rewriting.of(markdown, words, citations)
    pieces = [rewriting.piece(edit) for edit in edits]
    wanted = _shown(rewriting.all_atoms(pieces))
    for way in (_in_place(pieces, at_end=True), _in_place(pieces, at_end=False)):
        made = _without_double_spaces(_applied(markdown, way), markdown)
        if _shows(made, wanted):
            return made
    made = _without_double_spaces(_written_anew(rewriting.all_atoms(pieces)), markdown)
    if _shows(made, wanted):
        return made
    raise CannotWriteError("what stands there now cannot be written in the Markdown of a brief")


def difference(before: Sequence[Token], after: Sequence[Token]) -> list[tuple[int, int, int, int]]:
    """Return what differs between two lists of words: places in the first, and in the second."""
    keys = [one.key for one in before], [one.key for one in after]
    if keys[0] == keys[1]:
        return []
    codes = SequenceMatcher(None, *keys, autojunk=False).get_opcodes()
    return [(one, two, three, four) for kind, one, two, three, four in codes if kind != "equal"]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the Markdown and what takes its place."""

    first: int
    last: int
    """Of the letters that go."""
    start: int
    end: int
    """Of their Markdown."""
    after: int
    """Where the letter after begins in the Markdown."""
    new: tuple[Atom, ...]


@dataclass(frozen=True, slots=True)
class _Rewriting:
    markdown: str
    atoms: tuple[Atom, ...]
    spans: tuple[tuple[int, int], ...]
    """Of each word on the page, the letters of the Markdown that it shows."""
    words: tuple[Token, ...]
    look: tuple[bool, bool, str]
    """What the template makes bold, italic or a link, whatever the Markdown says."""
    citations: Citations

    @classmethod
    def of(cls, markdown: str, words: Sequence[Token], citations: Citations) -> _Rewriting:
        atoms = atoms_of(markdown)
        if atoms is None:
            raise CannotWriteError("the Markdown of this text is unusual")
        spans = tuple(_spans(atoms, words))
        return cls(markdown, atoms, spans, tuple(words), _look(atoms, words), citations)

    def piece(self, edit: Edit) -> _Piece:
        first = self.spans[edit.first][0] if edit.first < len(self.spans) else len(self.atoms)
        last = self.spans[edit.last - 1][1] if edit.last > edit.first else first
        if edit.last == edit.first and edit.first:
            first = last = self.spans[edit.first - 1][1]
        start = self.atoms[first].start if first < last else (self.atoms[first - 1].end if first else self._begin())
        end = self.atoms[last - 1].end if first < last else start
        after = self.atoms[last].start if last < len(self.atoms) else len(self.markdown.rstrip())
        return _Piece(first, last, start, end, max(after, end), tuple(self._new(edit)))

    def all_atoms(self, pieces: Sequence[_Piece]) -> list[Atom]:
        """Return the letters that the wording is to show, those that stay with the Markdown that they have."""
        made: list[Atom] = []
        position = 0
        for piece in sorted(pieces, key=lambda one: (one.first, one.last)):
            made += [*self.atoms[position : piece.first], *piece.new]
            position = piece.last
        return [*made, *self.atoms[position:]]

    def _begin(self) -> int:
        return self.atoms[0].start if self.atoms else 0

    def _new(self, edit: Edit) -> Iterator[Atom]:
        """Yield new letters; their Markdown is in `data` where they are no words."""
        old = [one for one in self.words[edit.first : edit.last] if one.kind == "note"]
        notes = [one for one in edit.new if one.kind == "note"]
        for token in edit.new:
            if token.struck:
                raise CannotWriteError("words are struck through by hand: delete them, or take the line away")
            if token.kind == "word":
                yield from self._letters(token)
            elif token.kind == "note" and len(old) == len(notes):
                yield Atom("", -1, -1, "note", data=self._note(old[notes.index(token)], token))
            else:
                yield Atom("", -1, -1, "citation", data=self._citation(token))

    def _letters(self, token: Token) -> Iterator[Atom]:
        bold, italic, link = self.look
        address = "" if token.link.startswith("#") or token.link == link else token.link
        if address and not _ADDRESS.fullmatch(address):
            raise CannotWriteError(f"a link to {address[:60]} cannot stand in a brief")
        for letter in token.text:
            yield Atom(letter, -1, -1, bold=token.bold and not bold, italic=token.italic and not italic, link=address)

    def _citation(self, token: Token) -> str:
        """Return the Markdown of a citation; what else is no word cannot be written."""
        if token.kind == "typed":
            return token.data
        if token.kind in _UNWRITABLE:
            raise CannotWriteError(_UNWRITABLE[token.kind])
        known = self.citations.get((token.data, cited_as(token.text)), frozenset())
        if len(known) != 1:
            raise CannotWriteError("the number of a citation was changed: it is computed; name the source as [@source]")
        return next(iter(known))

    def _note(self, old: Token, new: Token) -> str:
        place = self.words.index(old)
        atom = self.atoms[self.spans[place][0]]
        inner = atom.data[2:-1]
        edits = [Edit(first, last, new.inner[from_:to]) for first, last, from_, to in difference(old.inner, new.inner)]
        return f"^[{rewritten(inner, old.inner, edits, self.citations)}]"


def _spans(atoms: Sequence[Atom], words: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield which letters each word on the page shows; spaces those between, which may be none."""
    letters = [(place, letter) for place, atom in enumerate(atoms) for letter in _flat(atom)]
    if "".join(letter for _, letter in letters) != "".join(one.flat for one in words):
        raise CannotWriteError("the page shows this text otherwise than it is written")
    position = 0
    for word in words:
        before = letters[position - 1][0] + 1 if position else 0
        if not word.flat:
            after = letters[position][0] if position < len(letters) else len(atoms)
            yield before, after
            continue
        first, last = letters[position][0], letters[position + len(word.flat) - 1][0] + 1
        if first < before:
            raise CannotWriteError("a word of the page is written as a part of another")
        position += len(word.flat)
        yield first, last


def _flat(atom: Atom) -> str:
    return _STANDS_FOR[atom.kind] if atom.kind in _STANDS_FOR else flattened(atom.text)


def _look(atoms: Sequence[Atom], words: Sequence[Token]) -> tuple[bool, bool, str]:
    """Return the look that a template gives to all of a wording, and its author to nothing of it."""
    shown = [one for one in words if one.kind == "word" and one.flat]
    letters = [one for one in atoms if one.kind == "word" and _flat(one)]
    bold = bool(shown) and all(one.bold for one in shown) and not any(one.bold for one in letters)
    italic = bool(shown) and all(one.italic for one in shown) and not any(one.italic for one in letters)
    links = {one.link for one in shown}
    link = next(iter(links)) if len(links) == 1 and not any(one.link for one in letters) else ""
    return bold, italic, link


def _in_place(pieces: Sequence[_Piece], *, at_end: bool) -> list[tuple[int, int, str]]:
    """Return stretches of Markdown and what takes their places; what is inserted stands after or before marks."""
    ways = []
    for piece in pieces:
        is_insertion = piece.first == piece.last
        start = piece.after if is_insertion and not at_end else piece.start
        ways.append((start, start if is_insertion else piece.end, _written_anew(piece.new)))
    return ways


def _applied(markdown: str, ways: Sequence[tuple[int, int, str]]) -> str:
    pieces, position = [], 0
    for start, end, text in sorted(ways):
        pieces += [markdown[position:start], text]
        position = max(position, end)
    return "".join((*pieces, markdown[position:]))


def _without_double_spaces(made: str, before: str) -> str:
    """Return a text without spaces at its ends and without doubled ones, where the one before had none."""
    for pattern, single in ((r"^ +", ""), (r" +$", ""), (r"(?<=\S)  +(?=\S)", " "), (r" +(?=\n)", "")):
        if not re.search(pattern, before):
            made = re.sub(pattern, single, made)
    return made


def _shows(markdown: str, wanted: list[tuple[object, ...]]) -> bool:
    atoms = atoms_of(markdown)
    return atoms is not None and bool(atoms) and _shown(atoms) == wanted


def _shown(atoms: Sequence[Atom]) -> list[tuple[object, ...]]:
    """Return what a reader would see: letters with their looks, and where words end."""
    made: list[tuple[object, ...]] = []
    for atom in atoms:
        if atom.kind in _STANDS_FOR:
            made.append((atom.kind, _data(atom)))
        elif letters := flattened(atom.text):
            made += [(letter, atom.bold, atom.italic, atom.link) for letter in letters]
        elif atom.text.isspace() and made and made[-1] != (" ",):
            made.append((" ",))
    return made[:-1] if made and made[-1] == (" ",) else made


def _data(atom: Atom) -> str:
    return re.sub(r"\s+", " ", atom.data)


def _written_anew(atoms: Sequence[Atom]) -> str:
    """Return letters as Markdown, their looks in marks."""
    return "".join(_Writer().write(list(_with_looks_of_spaces(atoms))))


def _with_looks_of_spaces(atoms: Sequence[Atom]) -> Iterator[Atom]:
    """Yield letters; a space has a look only where both of its neighbours have it."""
    for place, atom in enumerate(atoms):
        if atom.kind != "word" or not atom.text.isspace():
            yield atom
            continue
        before = next((one for one in reversed(atoms[:place]) if not one.text.isspace()), None)
        after = next((one for one in atoms[place + 1 :] if not one.text.isspace()), None)
        if before is None or after is None:
            yield replace(atom, bold=False, italic=False, link="", data="")
            continue
        yield replace(
            atom,
            bold=before.bold and after.bold,
            italic=before.italic and after.italic,
            link=before.link if before.link == after.link else "",
            data=before.data if before.data == after.data and before.kind == after.kind == "word" else "",
        )


class _Writer:
    """Writes letters, and the marks between them."""

    def __init__(self) -> None:
        self._open: list[tuple[tuple[str, str], str]] = []
        """What is open, and how it ends."""

    def write(self, atoms: Sequence[Atom]) -> Iterator[str]:
        for place, atom in enumerate(atoms):
            # Citations, notes and references stand outside of all marks.
            yield from self._change(list(_marks(atom)) if atom.kind == "word" else [])
            yield _escaped(atoms, place)
        yield from self._change([])

    def _change(self, wanted: list[tuple[tuple[str, str], str, str]]) -> Iterator[str]:
        kept = 0
        while kept < min(len(self._open), len(wanted)) and self._open[kept][0] == wanted[kept][0]:
            kept += 1
        while len(self._open) > kept:
            yield self._open.pop()[1]
        for key, begin, end in wanted[kept:]:
            self._open.append((key, end))
            yield begin


def _marks(atom: Atom) -> Iterator[tuple[tuple[str, str], str, str]]:
    if atom.data:
        yield ("language", atom.data), "[", f"]{{lang={atom.data}}}"
    if atom.link:
        yield ("link", atom.link), "[", f"]({atom.link})"
    if atom.bold:
        yield ("bold", ""), "**", "**"
    if atom.italic:
        yield ("italic", ""), "*", "*"


def _escaped(atoms: Sequence[Atom], place: int) -> str:
    atom = atoms[place]
    if atom.kind != "word":
        return atom.data
    letter = atom.text
    if letter in "\\*[]":
        return f"\\{letter}"
    beside = [one.text for one in (*atoms[max(0, place - 1) : place], *atoms[place + 1 : place + 2])]
    if letter == "_" and not (len(beside) == 2 and all(one.isalnum() for one in beside)):
        return "\\_"
    return letter


def as_markdown(words: Sequence[Token]) -> str:
    """Return words of a page as Markdown, without what only a page has."""
    kinds = ("word", "typed")
    atoms = [atom for word in words if word.kind in kinds for atom in _letters(word)]
    return _written_anew(atoms).strip()


def _letters(word: Token) -> Iterator[Atom]:
    if word.kind == "typed":
        yield Atom("", -1, -1, "citation", data=word.data)
        return
    link = word.link if _ADDRESS.fullmatch(word.link) else ""
    for letter in word.text:
        yield Atom(letter, -1, -1, bold=word.bold, italic=word.italic, link=link)
