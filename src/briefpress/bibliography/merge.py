"""A brief's file and the works of another one -> the bytes of the brief with what is new among its sources.

What an author has written is never changed: a work that is there stays as it is, and what its file says otherwise is
told. Only asked to, an import adds the variables that a source lacks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from briefpress.bibliography.entry import entry_of
from briefpress.bibliography.item import Item, Reading
from briefpress.bibliography.keys import key_of
from briefpress.diagnostics import Diagnostic
from briefpress.yaml_file import YamlFile, YamlValue, added, parse_yaml

_PATH = ("sources",)
Entry = Mapping[str, YamlValue]


@dataclass(slots=True)
class Merged:
    """What came of an import."""

    content: bytes
    added: list[str] = field(default_factory=list)
    """Keys of new sources."""
    completed: dict[str, list[str]] = field(default_factory=dict)
    """Keys of sources that have been completed -> the variables."""
    known: list[str] = field(default_factory=list)
    """Keys of sources that were there."""
    told: tuple[Diagnostic, ...] = ()


def merge(content: bytes, yaml: YamlFile, reading: Reading, *, complete: bool = False) -> Merged:
    """Return the bytes of a brief with the works of a reading among its sources.

    `yaml` is what `content` says. Raises BriefPressError when they cannot be added.
    """
    return _Merging(content, yaml, reading, complete=complete).merged()


class _Merging:
    def __init__(self, content: bytes, yaml: YamlFile, reading: Reading, *, complete: bool) -> None:
        self.yaml, self.reading, self.complete = yaml, reading, complete
        self.sources: dict[str, Entry] = dict(_sources(yaml))
        self.works = {work: key for key, entry in self.sources.items() for work in _works(entry)}
        self.result = Merged(content)
        self.new: dict[str, YamlValue] = {}

    def merged(self) -> Merged:
        for item in self.reading.items:
            self.take(item)
        if self.new:
            self.result.content = added(self.result.content, self.reread(), _PATH, self.new)
        self.result.told = self.reading.findings()
        return self.result

    def take(self, item: Item) -> None:
        entry = entry_of(item, self.reading)
        known = next((self.works[work] for work in _works(entry) if work in self.works), "")
        if known:
            self.meet(known, entry, item)
            return
        key = key_of(item, self.sources)
        if key != item.key and item.key.lower() in self.sources:
            message = f'"{item.key}" is another work here: this one is "{key}"'
            self.reading.tell("same-key", message, item.place, f"cite it as [@{key}]")
        self.sources[key] = entry
        self.works |= dict.fromkeys(_works(entry), key)
        self.new[key] = dict(entry)
        self.result.added.append(key)

    def meet(self, key: str, entry: Entry, item: Item) -> None:
        """Take a work that is there: add what it lacks if that was asked for, and tell what is said otherwise."""
        there = self.sources[key]
        if key in self.new:
            self.reading.tell("twice", f'this is the same work as "{key}": it is taken once', item.place)
            return
        if key not in self.result.known:
            self.result.known.append(key)
        lacking = {name: value for name, value in entry.items() if name not in there}
        if lacking and self.complete:
            path = (*_PATH, key)
            self.result.content = added(self.result.content, self.reread(), path, lacking)
            self.sources[key] = {**there, **lacking}
            self.result.completed.setdefault(key, []).extend(lacking)
        differing = [name for name in entry if name in there and not _is_same(there[name], entry[name])]
        if differing:
            names = ", ".join(differing)
            message = f'"{key}" is in the brief, with another {names}: what stands there stays'
            self.reading.tell("differs", message, item.place)

    def reread(self) -> YamlFile:
        return parse_yaml(self.result.content, self.yaml.name)


def _sources(yaml: YamlFile) -> Iterator[tuple[str, Entry]]:
    top = yaml.value if isinstance(yaml.value, dict) else {}
    sources = top.get("sources")
    for key, entry in sources.items() if isinstance(sources, dict) else ():
        yield key, entry if isinstance(entry, dict) else {}


def _works(entry: Entry) -> Iterator[str]:
    """Yield by what a work can be told from others: its DOI, and without one its title and year, or its address."""
    doi = re.sub(r"^(?:(?:https?://)?(?:dx\.)?doi\.org/|doi:\s*)", "", str(entry.get("DOI") or "").lower())
    if doi:
        yield f"doi:{doi}"
    title, year = _letters(entry.get("title")), _letters(entry.get("issued"))[:4]
    if title and not (doi and not year):
        yield f"title:{title}:{year}:{_letters(entry.get('container-title'))}:{_letters(entry.get('page'))}"


def _letters(value: YamlValue) -> str:
    """Return what a value says, whatever its capitals, marks and spaces; of several wordings, the last."""
    if isinstance(value, dict):
        value = value["date-parts"] if "date-parts" in value else next(reversed(value.values()), "")
    return re.sub(r"\W+", "", str(value or "")).lower()


def _is_same(one: YamlValue, other: YamlValue) -> bool:
    """Say whether two values say the same; several wordings, and names typed as a text, are an author's choice."""
    if isinstance(one, dict | list) or isinstance(other, dict | list):
        return type(one) is not type(other) or one == other
    return _letters(one) == _letters(other)
