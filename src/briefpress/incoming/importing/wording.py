"""Pieces of a paragraph -> a wording: the small Markdown of a brief, in which nothing is a mark that was none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from briefpress.content import inline
from briefpress.incoming.importing.outline import Cite, Note, Piece, Run, clean, merged

_WEB = re.compile(r"https?://[^\s<>\"\[\]{}|\\^`«»“”„‘’…]+")
_MARKS = re.compile(r"[\\*\[\]]|(?<![^\W_])_|_(?![^\W_])|<(?=[A-Za-z])")
_LEADS = re.compile(r"(?:https?://[^\s/<>\"][^\s<>\"]*|mailto:[^\s<>\"@]+@[^\s<>\"@]+)")
_ENCODED = {" ": "%20", "(": "%28", ")": "%29", "\\": "%5C"}


def wording(pieces: Sequence[Piece]) -> str:
    """Return the wording that prints some pieces, on one line. Pictures are none of it.

    Marks of emphasis go where Markdown would not read them: inside of Chinese, beside some punctuation.
    """
    told = merged(tuple(replace(one, text=clean(one.text)) if isinstance(one, Run) else one for one in pieces))
    words = "".join("".join(one.text for one in told if isinstance(one, Run)).split())
    for writing in (_marked, _linked, _plain):
        made = _one_line("".join(writing(told)))
        if not inline.inline_problems(made) and "".join(inline.plain_text(inline.parse_inline(made)).split()) == words:
            return made
    return _one_line(_escaped("".join(one.text for one in told if isinstance(one, Run))))


def leads_somewhere(address: str) -> bool:
    """Say whether a link of a brief may have an address."""
    return bool(_LEADS.fullmatch(_address(address)))


def _one_line(text: str) -> str:
    # Not `split()` alone: a space that does not break is meant to stay.
    return re.sub(r"[ \t\n\r\f\v]+", " ", text).strip(" ")


def _marked(pieces: tuple[Piece, ...]) -> Iterator[str]:
    for piece in pieces:
        if isinstance(piece, Run):
            yield from _run(piece, "*" * (piece.italic + 2 * piece.bold))
        else:
            yield from _object(piece, _marked)


def _linked(pieces: tuple[Piece, ...]) -> Iterator[str]:
    for piece in pieces:
        yield from _run(piece, "") if isinstance(piece, Run) else _object(piece, _linked)


def _plain(pieces: tuple[Piece, ...]) -> Iterator[str]:
    for piece in pieces:
        yield _escaped(piece.text) if isinstance(piece, Run) else "".join(_object(piece, _plain))


def _object(piece: Piece, writing: Callable[[tuple[Piece, ...]], Iterator[str]]) -> Iterator[str]:
    match piece:
        case Note(pieces=pieces):
            # A note in a note, or a picture in one, has no place in a brief.
            inner = tuple(one for one in pieces if isinstance(one, Run | Cite))
            words = _one_line("".join(writing(tuple(_cleaned(one) for one in inner))))
            yield f"^[{words}]" if words else ""
        case Cite(parts=parts):
            yield "[" + "; ".join(f"@{name}, {where}" if where else f"@{name}" for name, where in parts) + "]"
        case _:
            yield ""


def _cleaned(piece: Piece) -> Piece:
    return replace(piece, text=clean(piece.text)) if isinstance(piece, Run) else piece


def _run(run: Run, mark: str) -> Iterator[str]:
    """Yield a run with its marks; white space at its ends stands outside of them."""
    inside = run.text.strip()
    if not inside:
        yield run.text
        return
    before, _, after = run.text.partition(inside)
    words = _escaped(inside)
    if run.address and leads_somewhere(run.address):
        words = _link(inside, words, _address(run.address))
    yield f"{before}{mark}{words}{mark}{after}"


def _link(words: str, escaped: str, address: str) -> str:
    if words in (address, address.removeprefix("mailto:")):
        return f"<{words}>"
    return f"[{escaped}]({address})"


def _address(address: str) -> str:
    """Return an address as a link writes it."""
    return "".join(_ENCODED.get(one, one) for one in address.strip())


def _escaped(text: str) -> str:
    """Return text in which nothing is a mark; addresses stay as they are."""
    made, position = [], 0
    for found in _WEB.finditer(text):
        made += [_MARKS.sub(lambda match: f"\\{match[0]}", text[position : found.start()]), found[0]]
        position = found.end()
    made.append(_MARKS.sub(lambda match: f"\\{match[0]}", text[position:]))
    # A picture of Markdown begins with an exclamation mark before a link.
    return re.sub(r"!$", r"\!", "".join(made))
