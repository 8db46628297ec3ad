"""A draft -> the bytes of its `brief.yaml`: what to do next and what was left out, as comments, then the brief."""

from __future__ import annotations

from collections.abc import Iterator

from briefpress.diagnostics import BriefPressError, Diagnostic, Place, counted
from briefpress.incoming.importing.draft import Draft
from briefpress.incoming.importing.remarks import left_out_line
from briefpress.yaml_file import fresh, parse_yaml, without_comments
from briefpress.yaml_file.fresh import folded

_WIDTH = 112
_LENGTHS = (
    "Lengths: `from:` says the shortest length that shows something, and this is a first proposal. Sections are shown "
    "from brief on, what stands below their subheads from indepth on; a glance has the key messages."
)
_NEXT = (
    "Read on: each place that is marked (to do: ...) wants words of yours; those below are all there are.",
    _LENGTHS,
    "Long texts: give a text a wording for each length, {glance: ..., brief: ...}, where a short one says less.",
    "Check and print: `briefpress check NAME`, then `briefpress build --draft NAME`; without --draft once it fits.",
)


def brief_file(draft: Draft, name: str, source: str) -> bytes:
    """Return the file. Raises BriefPressError when it would not read as it should, which must not happen."""
    head = "\n".join(_head(draft, name, source))
    made = f"{head}\n\n{fresh(draft.value)}".encode()
    if parse_yaml(made, source).value != without_comments(draft.value):
        message = "what would be written does not read as it should, so nothing was written"
        hint = "report the file: this should not happen"
        raise BriefPressError([Diagnostic("import.unwritable", message, Place(source), hint)])
    return made


def _head(draft: Draft, name: str, source: str) -> Iterator[str]:
    yield "# yaml-language-server: $schema=../brief.schema.json"
    yield "#"
    yield f"# A first draft, made of {_shown(source)}."
    yield "#"
    yield "# What to do next:"
    for number, step in enumerate(_NEXT, 1):
        yield from _point(f"{number}.", step.replace("NAME", name))
    if draft.remarks.to_do:
        yield "#"
        yield f"# {counted(len(draft.remarks.to_do), 'thing')} to do or to look at:"
        for what, place in draft.remarks.to_do:
            yield from _point("-", f"{what} ({_shown(str(place))})" if place else what)
    if draft.remarks.left_out:
        yield "#"
        yield "# Not in this draft:"
        for one in draft.remarks.left_out:
            yield from _point("-", f"{left_out_line(one).removeprefix('left out: ')} ({_shown(str(one.place))})")


def _point(mark: str, words: str) -> Iterator[str]:
    for number, line in enumerate(folded(_shown(words), _WIDTH)):
        yield f"# {mark if number == 0 else ' ' * len(mark)} {line}"


def _shown(words: str) -> str:
    """Return words of a stranger's document that a comment can hold."""
    return " ".join("".join(one if one.isprintable() else " " for one in words).split())
