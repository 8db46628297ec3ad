"""What was made, from what, with which hash: the nouns, and `manifest.json` read and printed."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefpress.content.lengths import Length
from briefpress.diagnostics import BriefPressError, Diagnostic, Place, Severity
from briefpress.editions.edition import Edition
from briefpress.publish.atomic import below

MANIFEST = "manifest.json"
UNFINISHED = ".unfinished"
"""A manifest of the entries that a build was about to change; there only while it does, or when it was killed."""

# A thousand editions take some 800 kB.
_MOST_BYTES = 100_000_000
# One step of a path that we made: nothing hidden, nothing that leads elsewhere.
_STEP = re.compile(r"[^./\\:\0][^/\\:\0]*")


_COUNTS = frozenset({"bytes", "pages", "budget", "layouts", "word_pages"})
_MOST = 1e9
_MEASURES = frozenset({"density", "fill", "least_fill", "standard", "text_pt", "leading_pt", "margin_mm"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One file: one format of one edition. The fields are those of the JSON, in its order."""

    brief: str
    audience: str
    length: str
    language: str
    format: str
    path: str
    """From the manifest's folder, with slashes."""
    sha256: str
    bytes: int
    pages: int
    budget: int
    """Pages promised."""
    density: float
    """-1 (loosest) to 1 (tightest); 0 is the standard setting."""
    fill: float
    """How much of the last page is filled, 0 to 1."""
    dropped: tuple[str, ...]
    """Ids of what was cut, in the order in which it went."""
    layouts: int
    key: str
    title: str
    least_fill: float = 0
    """How much of the last page the length promises to fill."""
    standard: float = 0
    """Pages at the standard setting with nothing cut, the last one as far as it is filled."""
    text_pt: float = 0
    """Size of the text; 0 in manifests of versions that did not tell it, as for what is left."""
    leading_pt: float = 0
    margin_mm: float = 0
    """Of the sides."""
    word_pages: int = 0
    """Of a Word file that has been laid out: its pages, in the fonts that make most; else 0, and not in the JSON."""

    @property
    def edition(self) -> Edition:
        """The edition that it is of. A manifest knows no order of lengths: the pages promised stand in for it."""
        return Edition(self.brief, self.language, Length(self.length, self.budget), self.audience)

    @property
    def stem(self) -> str:
        """File name without its extension."""
        return f"{self.brief}.{self.length}.{self.audience}.{self.language}"

    @property
    def is_ours(self) -> bool:
        """Whether the path is one that a build gives, and not one that somebody wrote into the manifest."""
        steps = (self.brief, self.language, f"{self.stem}.{self.format}")
        return self.path == "/".join(steps) and all(_STEP.fullmatch(step) for step in steps)


@dataclass(frozen=True, slots=True)
class Manifest:
    """Every file of one folder of builds."""

    generator: str
    entries: tuple[Entry, ...]
    """Sorted by path, each path once."""
    findings: tuple[Diagnostic, ...] = ()
    """Warnings about the manifest that was there before."""

    def to_bytes(self) -> bytes:
        """Return the JSON, without the findings."""
        editions = [entry_json(entry) for entry in self.entries]
        document = {"generator": self.generator, "editions": editions}
        return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def entry_json(entry: Entry) -> dict[str, object]:
    """Return an entry's values by name, without those that only some builds tell."""
    values = dataclasses.asdict(entry)
    return values if entry.word_pages else {name: values[name] for name in values if name != "word_pages"}


def make_manifest(generator: str, entries: Iterable[Entry], findings: Iterable[Diagnostic] = ()) -> Manifest:
    """Return the manifest of entries; of two for one path the later counts."""
    by_path = {entry.path: entry for entry in entries}
    return Manifest(generator, tuple(by_path[path] for path in sorted(by_path)), tuple(findings))


def read_manifest(build: Path) -> tuple[Entry, ...]:
    """Return the entries of a folder, sorted by path; none when it has no manifest or one that cannot be read."""
    return load_manifest(build).entries


def load_manifest(build: Path) -> Manifest:
    """Return a folder's manifest as the last build left it, even one that was killed.

    One that cannot be read, or names files outside its folder, is taken for empty, with a warning: builds go on.
    """
    before = _load(build, MANIFEST)
    unfinished = _load(build, UNFINISHED)
    known = {entry.path for entry in before.entries}
    recovered = (entry for entry in unfinished.entries if entry.path not in known and is_intact(build, entry))
    return make_manifest(before.generator, (*before.entries, *recovered), before.findings)


def is_intact(build: Path, entry: Entry) -> bool:
    """Say whether an entry's file is there with the bytes that the entry tells of."""
    try:
        size = size_of(build, entry)
        # A file of another size has another hash: it need not be read.
        return size == entry.bytes and sha256_of(below(build).read(build / entry.path, size)) == entry.sha256
    except (OSError, BriefPressError):
        return False


def size_of(build: Path, entry: Entry) -> int:
    """Return the size in bytes of an entry's file. Raises OSError, and BriefPressError for one behind a link."""
    with below(build).holding(build / entry.path) as (folder, name):
        return folder.status(name).st_size


def sha256_of(content: bytes) -> str:
    """Return the hash as the manifest spells it."""
    return hashlib.sha256(content).hexdigest()


def entry_of(value: object) -> Entry:
    """Return an entry as it was written; keys that a later version may add are passed over.

    By hand, not with Pydantic: a build that finds nothing to do reads a manifest and little else. Raises ValueError
    for anything that is no entry.
    """
    if not isinstance(value, dict):
        raise ValueError("should be an object")
    found: dict[str, Any] = {}
    for field in dataclasses.fields(Entry):
        if field.name in value:
            found[field.name] = _typed(field.name, value[field.name])
        elif field.default is dataclasses.MISSING:
            raise ValueError(f"{field.name}: field required")
    return Entry(**found)


def _typed(name: str, value: object) -> object:
    """Return a value as an entry holds it. Raises ValueError for one of another type."""
    if name in _COUNTS and isinstance(value, int) and not isinstance(value, bool):
        return value
    if name in _MEASURES and isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= _MOST:
        return float(value)
    if name == "dropped" and isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(value)
    if name not in _COUNTS | _MEASURES | {"dropped"} and isinstance(value, str):
        return value
    raise ValueError(f"{name}: not what it should be")


def check_values(value: object) -> None:
    """Raise ValueError for JSON that holds what no file of text can: half a pair of surrogates, or no number."""
    try:
        json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
    except UnicodeEncodeError as error:
        raise ValueError("it holds half a character (a surrogate)") from error
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error


def parse_manifest(build: Path, name: str = MANIFEST) -> Manifest:
    """Return a manifest as it stands in a folder.

    Raises OSError when the file cannot be read, BriefPressError when it is no file of the folder, and ValueError, with
    the reason, when it is no manifest of ours.
    """
    content = below(build).read(build / name, _MOST_BYTES)
    if len(content) > _MOST_BYTES:
        raise ValueError(f"it is larger than {_MOST_BYTES / 1e6:g} MB")
    try:
        value = json.loads(content)
    except json.JSONDecodeError as error:
        raise ValueError(f"invalid JSON at line {error.lineno} column {error.colno}: {error.msg}") from error
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
    check_values(value)
    if not isinstance(value, dict) or not isinstance(value.get("editions"), list):
        raise ValueError("it has no list of editions")
    if not isinstance(value.get("generator"), str):
        raise ValueError("generator: field required")
    entries = tuple(_entry_at(place, one) for place, one in enumerate(value["editions"]))
    for entry in entries:
        if not entry.is_ours:
            raise ValueError(f'it names "{entry.path}", which is no place that a build gives to a file')
    return Manifest(value["generator"], entries)


def _entry_at(place: int, value: object) -> Entry:
    try:
        return entry_of(value)
    except ValueError as error:
        raise ValueError(f"editions.{place}.{error}") from error


def _load(build: Path, name: str) -> Manifest:
    try:
        return parse_manifest(build, name)
    except (FileNotFoundError, NotADirectoryError):
        return Manifest("", ())
    except (OSError, ValueError):
        return Manifest("", (), tuple(_warning(build / name)))


def _warning(path: Path) -> Iterator[Diagnostic]:
    yield Diagnostic(
        code="publish.bad-manifest",
        message="cannot be read as a manifest: files that it named and that are no longer made stay where they are",
        place=Place(path.as_posix()),
        hint="a new one has been written; remove the files of editions that are gone by hand",
        severity=Severity.WARNING,
    )
