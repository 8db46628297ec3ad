"""Files named `lengths.yaml` -> the lengths that a project has, in their order, and what each of them promises.

The package's file comes first and the project's own over it, key by key: a length that is there takes the keys that are
said anew, and one that is not there yet is added. A file that replaced the package's whole was refused: whoever wants a
memo would repeat three lengths, and miss what a later version says of them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from briefpress.content.described import Described
from briefpress.content.lengths import Length, lengths_of
from briefpress.diagnostics import BriefPressError, Diagnostic, Place, did_you_mean, raise_if_errors
from briefpress.yaml_file import YamlFile, YamlValue

PAGES = "pages"
"""The layout of page.css alone."""

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST = 32
NAME_OF_LENGTH = f"small letters, digits and single hyphens, such as memo; at most {_LONGEST} characters"
"""What it is made of."""
# Without them there is no length; everything else has a usual value.
_NEEDED = ("product", "pages")


class Promise(Described):
    """One length's promise to its reader."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    product: Annotated[str, Field(min_length=1)]
    """What this length is called in the masthead; translated by the labels."""
    pages: Annotated[int, Field(ge=1, le=200)]
    """Never more than this."""
    after: str = ""
    """The length that it comes after in the order; left out, it comes where its pages place it."""
    before: str = ""
    """The length that it comes before."""
    fill: Annotated[float, Field(ge=0, le=1)] = 0.5
    """How much of the last page should at least be filled."""
    words: Annotated[int, Field(ge=1)] | None = None
    """About how many words an English edition has, everything counted."""
    legend: bool = True
    """Whether the marks of status are explained on the first page."""
    contents: bool = False
    """Whether there is a list of contents, with page numbers."""
    numbers: bool = False
    """Whether sections are numbered."""
    timeline: Literal["years", "ladder"] = "years"
    """A column for each year, or a row for each event."""
    colophon: Literal["full", "short"] = "full"
    """The small print: with headings, how to cite and whom to ask; or its text and the licence alone."""
    qr: bool = True
    """Whether the address where the brief is online stands at the end as a QR code too."""
    layout: str = PAGES
    """`pages`: with running heads and page numbers; else the style sheet of this name in `layouts`, over page.css."""
    same_content: bool = True
    """Whether what is cut to make one language fit is cut in every language."""


def is_name_of_length(name: str) -> bool:
    """Say whether a length can have a name: it stands in the names of files and folders."""
    return bool(_NAME.fullmatch(name)) and len(name) <= _LONGEST


def read_promises(
    files: Sequence[YamlFile], typed: Sequence[YamlFile] = (), layouts: Collection[str] = (PAGES,)
) -> Mapping[Length, Promise]:
    """Return the promise of each length, the shortest first. Raises BriefPressError with every finding.

    `files` are the package's own and after it those of the project, `typed` is what was typed over them.
    """
    entries = _entries((*files, *typed))
    raise_if_errors(problem for entry in entries.values() for problem in _problems(entry, entries))
    promises: dict[str, Promise] = {}
    problems: list[Diagnostic] = []
    for name, entry in entries.items():
        try:
            promises[name] = Promise.model_validate(entry.value)
        except ValidationError as error:
            problems.extend(_finding(entry, detail) for detail in error.errors())
        else:
            problems.extend(_no_layout(entry, promises[name].layout, layouts))
    raise_if_errors(problems)
    return {length: promises[length] for length in lengths_of(_in_order(promises, entries, tuple(_values(files[0]))))}


@dataclass(frozen=True, slots=True)
class _Entry:
    """What files say of one length."""

    name: str
    value: Mapping[str, YamlValue]
    files: tuple[YamlFile, ...]
    """Those that say something of it, the most general first."""

    def place(self, key: str = "", *, of_key: bool = False) -> Place:
        """Return where a key is written, or the length itself where nobody has written the key."""
        path = (self.name, key) if key else (self.name,)
        file = next((file for file in reversed(self.files) if path in file.written), self.files[-1])
        return file.place(path, of_key=of_key or path not in file.written)

    @property
    def is_whole(self) -> bool:
        """Whether all is said without which there is no length."""
        return all(key in self.value for key in _NEEDED)

    @property
    def anchor(self) -> str:
        """The length that this one is placed by; empty when it is none's."""
        return str(self.value.get("after") or self.value.get("before") or "")


def _entries(files: Sequence[YamlFile]) -> dict[str, _Entry]:
    """Return what is said of each length, in the order of their first mention.

    Raises BriefPressError for what is no mapping.
    """
    raise_if_errors(problem for file in files for problem in _misshapen(file))
    found: dict[str, _Entry] = {}
    for file in files:
        for name, value in _values(file).items():
            before = found.get(name, _Entry(name, {}, ()))
            found[name] = _Entry(name, {**before.value, **value}, (*before.files, file))
    return found


def _values(file: YamlFile) -> Mapping[str, Mapping[str, YamlValue]]:
    value = file.value if isinstance(file.value, dict) else {}
    return {name: below for name, below in value.items() if isinstance(below, dict)}


def _misshapen(file: YamlFile) -> Iterator[Diagnostic]:
    if not isinstance(file.value, dict):
        yield Diagnostic("lengths.bad-value", "must be a mapping: lengths with their keys", file.place(()))
        return
    for name, value in file.value.items():
        if not isinstance(value, dict):
            message = f'"{name}" must be a mapping: keys with their values'
            yield Diagnostic("lengths.bad-value", message, file.place((name,)))


def _problems(entry: _Entry, entries: Mapping[str, _Entry]) -> Iterator[Diagnostic]:
    """Yield what is wrong with the name of a length, and with its place in the order."""
    hint = did_you_mean(entry.name, [name for name, other in entries.items() if other.is_whole])
    if not is_name_of_length(entry.name):
        message = f'"{entry.name}" cannot be the name of a length'
        yield Diagnostic("lengths.bad-name", message, entry.place(of_key=True), NAME_OF_LENGTH)
    elif _is_misspelt(entry, hint):
        yield Diagnostic("lengths.unknown-length", f'no length is named "{entry.name}"', entry.place(of_key=True), hint)
    if entry.value.get("after") and entry.value.get("before"):
        message = f'{entry.name} stands "after" one length and "before" another'
        yield Diagnostic("lengths.bad-order", message, entry.place("before", of_key=True), "keep one of the two")
    for key in ("after", "before"):
        named = entry.value.get(key)
        if isinstance(named, str) and named not in entries:
            others = [name for name in entries if name != entry.name]
            place, hint = entry.place(key), did_you_mean(named, others)
            yield Diagnostic("lengths.unknown-length", f'no length is named "{named}"', place, hint)


def _is_misspelt(entry: _Entry, hint: str) -> bool:
    """Say whether one that is there was meant: whoever adds a length says what it is called and how long it is."""
    is_begun = any(key in entry.value for key in _NEEDED)
    return not entry.is_whole and (not is_begun or hint.startswith("did you mean"))


def _finding(entry: _Entry, detail: ErrorDetails) -> Diagnostic:
    key = str(detail["loc"][0])
    place = entry.place(key, of_key=detail["type"] == "extra_forbidden")
    if detail["type"] == "extra_forbidden":
        hint = did_you_mean(key, sorted(Promise.model_fields))
        return Diagnostic("lengths.unknown-key", f'unknown key "{key}"', place, hint)
    if detail["type"] == "missing":
        hint = f"a length has at least {' and '.join(_NEEDED)}"
        return Diagnostic("lengths.missing-key", f'{entry.name} has no "{key}"', place, hint)
    return Diagnostic("lengths.bad-value", f"{entry.name} {key}: {detail['msg'].lower()}".strip(), place)


def _no_layout(entry: _Entry, layout: str, layouts: Collection[str]) -> Iterator[Diagnostic]:
    if layout not in layouts:
        message = f'no layout is named "{layout}": there is no layouts/{layout}.css'
        hint = did_you_mean(layout, sorted(layouts))
        yield Diagnostic("lengths.unknown-layout", message, entry.place("layout"), hint)


def _in_order(promises: Mapping[str, Promise], entries: Mapping[str, _Entry], known: Sequence[str]) -> tuple[str, ...]:
    """Return the names of lengths, shortest first. Raises BriefPressError for those that stand after each other.

    Those that are known stay in their order; others come by their pages, after those that have as many; those that name
    another come beside it, in the order in which they are written.
    """
    free = [name for name in promises if not entries[name].anchor]
    placed = [name for name in free if name in known]
    for name in free:
        if name not in known:
            longer = (at for at, other in enumerate(placed) if promises[other].pages > promises[name].pages)
            placed.insert(next(longer, len(placed)), name)
    waiting = [name for name in promises if entries[name].anchor]
    while ready := next((name for name in waiting if entries[name].anchor in placed), None):
        waiting.remove(ready)
        placed.insert(_place_beside(placed, promises[ready], promises), ready)
    if waiting:
        raise BriefPressError(_circle(entries[name]) for name in waiting)
    return tuple(placed)


def _place_beside(placed: Sequence[str], promise: Promise, promises: Mapping[str, Promise]) -> int:
    if promise.before:
        return placed.index(promise.before)
    at = placed.index(promise.after) + 1
    while at < len(placed) and promises[placed[at]].after == promise.after:
        at += 1
    return at


def _circle(entry: _Entry) -> Diagnostic:
    key = "after" if entry.value.get("after") else "before"
    message = f'{entry.name} stands {key} "{entry.anchor}", which is itself placed by it'
    return Diagnostic("lengths.bad-order", message, entry.place(key), "leave one of them out: pages decide then")
