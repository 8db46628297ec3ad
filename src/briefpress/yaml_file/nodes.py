"""YAML text -> nodes: what is written, before anyone asks what it means."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import yaml

from briefpress.diagnostics import BriefPressError, Diagnostic
from briefpress.yaml_file.conflicts import conflicts_of_merge
from briefpress.yaml_file.source import SourceText
from briefpress.yaml_file.syntax import LOADER, syntax_finding

# Far beyond any brief, far below Python's limit of recursion.
DEPTH_LIMIT = 64


@dataclass(frozen=True, slots=True)
class Scalar:
    """Text, or what a plain word stands for."""

    start: int
    end: int
    text: str
    plain: bool
    """Neither quoted nor a block: may be a number, a truth value or nothing."""


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    start: int
    end: int
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values, in the order of the file; keys may be anything, and repeated."""

    start: int
    end: int
    entries: tuple[tuple[Node, Node], ...]


Node = Scalar | Sequence | Mapping


@dataclass(slots=True)
class _Open:
    """A collection whose end has not come yet."""

    event: yaml.CollectionStartEvent
    children: list[Node] = field(default_factory=list)

    def closed(self, end: int) -> Node:
        start, children = _span(self.event)[0], tuple(self.children)
        if isinstance(self.event, yaml.MappingStartEvent):
            return Mapping(start, end, tuple(zip(children[::2], children[1::2], strict=True)))
        return Sequence(start, end, children)


def compose(source: SourceText) -> Node:
    """Return the root node. Anchored nodes are shared.

    Raises BriefPressError for what is no YAML, and for tags, loops, depth and anything but exactly one document.
    """
    try:
        return _Composer(source).root(yaml.parse(source.text, Loader=LOADER))
    except yaml.MarkedYAMLError as error:
        conflicts = tuple(conflicts_of_merge(source, "yaml.conflict"))
        raise BriefPressError(conflicts or [syntax_finding(error, source)]) from error


class _Composer:
    """Collects events to nodes with a stack of its own, so that depth is ours to limit."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.opened: list[_Open] = []
        self.anchors: dict[str, Node] = {}
        self.roots: list[Node] = []

    def root(self, events: Iterable[yaml.Event]) -> Node:
        for event in events:
            match event:
                case yaml.ScalarEvent():  # three of four
                    self.refuse_tag(event)
                    self.add(Scalar(*_span(event), event.value, plain=not event.style), event.anchor)
                case yaml.DocumentStartEvent() if self.roots:
                    hint = 'remove the line "---" and what follows it'
                    raise self.mistake("yaml.several-documents", "the file holds more than one document", event, hint)
                case yaml.CollectionStartEvent():
                    self.open(event)
                case yaml.CollectionEndEvent():
                    last = self.opened.pop()
                    self.add(last.closed(_span(event)[1]), last.event.anchor)
                case yaml.AliasEvent():
                    self.add(self.meaning(event), None)
                case _:
                    pass  # the starts and ends of stream and document say nothing more
        if not self.roots or self.roots[0].start == self.roots[0].end:
            raise BriefPressError([Diagnostic("yaml.empty", "the file is empty", self.source.place(0, 0))])
        return self.roots[0]

    def open(self, event: yaml.CollectionStartEvent) -> None:
        self.refuse_tag(event)
        if len(self.opened) >= DEPTH_LIMIT:
            raise self.mistake("yaml.too-deep", f"this is nested more than {DEPTH_LIMIT} levels deep", event)
        self.opened.append(_Open(event))

    def add(self, node: Node, anchor: str | None) -> None:
        (self.opened[-1].children if self.opened else self.roots).append(node)
        if anchor is not None:
            self.anchors[anchor] = node

    def meaning(self, event: yaml.AliasEvent) -> Node:
        """Return what an alias stands for."""
        if any(opened.event.anchor == event.anchor for opened in self.opened):
            raise self.mistake(
                "yaml.recursive-alias", f'the alias "*{event.anchor}" stands inside what it repeats', event
            )
        if event.anchor not in self.anchors:
            hint = "text that starts with * must stand in quotation marks"
            raise self.mistake("yaml.unknown-alias", f'nothing is anchored as "&{event.anchor}"', event, hint)
        return self.anchors[event.anchor]

    def refuse_tag(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.tag is not None:
            shown = event.tag.replace("tag:yaml.org,2002:", "!!")
            hint = "remove it; text that starts with ! must stand in quotation marks"
            raise self.mistake("yaml.tag", f'the tag "{shown}" is not allowed', event, hint)

    def mistake(self, code: str, message: str, event: yaml.Event, hint: str = "") -> BriefPressError:
        return BriefPressError([Diagnostic(code, message, self.source.place(*_span(event)), hint)])


def _span(event: yaml.Event) -> tuple[int, int]:
    # Parsers set both; only events made by hand have none.
    assert event.start_mark
    assert event.end_mark
    return event.start_mark.index, event.end_mark.index
