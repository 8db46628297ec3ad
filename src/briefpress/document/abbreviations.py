"""Document + its glossary -> the document with abbreviations marked where a section first has them: `<abbr title>`.

A listener is told what letters are short for (WCAG 2.2, 3.1.4; techniques H28 and PDF8), once in each section: readers
go to sections by their headings, and to hear the whole at each place would hide the letters that others see. The
characters stay as they are. Left alone are headings, which are repeated elsewhere, links and titles of works; and
letters that the text itself explains, in brackets. The glossary is that of the edition: where its part is written in
another way, nothing is marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from briefpress.document import tree

FOUND = "abbreviation"
"""Class of those that are marked here, and not by a template."""
_LIST = "abbreviations"
"""Class of a glossary's list: items of a term in bold, and its meaning."""
_BETWEEN_TERMS = re.compile(r"\s*[,،、]\s*")
_BETWEEN_MEANINGS = re.compile(r"\s*[;؛；]\s*")
_UNSEEN = str.maketrans({"\u2060": "", "\u00ad": "", "\u200b": "", "\u00a0": " ", "\u202f": " "})
# No letter or figure may touch an abbreviation, but a Chinese character, nor a hyphen or a stop.
_WORD = r"(?:[^\W\u3400-\u9fff])"
_OPENING, _CLOSING = "(（", ")）"
_INLINES = (tree.Text, tree.Styled, tree.Link, tree.LineBreak)
_LEFT_ALONE = frozenset({tree.Mark.TITLE, tree.Mark.ABBREVIATION})

Span = tuple[int, int]


def with_abbreviations(document: tree.Document) -> tree.Document:
    """Return the document with what its glossary explains marked in running text."""
    meanings = dict(_explained(document))
    if not meanings:
        return document
    longest_first = "|".join(re.escape(term) for term in sorted(meanings, key=len, reverse=True))
    pattern = re.compile(f"(?<!{_WORD})(?<![-.])(?:{longest_first})(?!{_WORD}|-)")
    marker = _Marker(meanings, pattern)
    return tree.with_children(document, lambda children: tuple(marker.apart(node) for node in children))


def _explained(document: tree.Document) -> Iterator[tuple[str, str]]:
    """Yield the abbreviations of a glossary and what each is short for; a term may be several of them."""
    for node in tree.walk(document):
        if isinstance(node, tree.List) and _LIST in node.attributes.classes:
            for item in node.items:
                yield from _meanings(item)


def _meanings(item: tree.Item) -> Iterator[tuple[str, str]]:
    term = next((node for node in item.children if isinstance(node, tree.Styled) and node.mark is tree.Mark.BOLD), None)
    if term is None:
        return
    name, whole = (" ".join(tree.text_of(node).translate(_UNSEEN).split()) for node in (term, item))
    meaning = whole.removeprefix(name).strip()
    names, meanings = _BETWEEN_TERMS.split(name), _BETWEEN_MEANINGS.split(meaning)
    if len(names) == 1:
        meanings = [meaning]
    if len(names) == len(meanings):
        yield from ((one, said) for one, said in zip(names, meanings, strict=True) if said and _is_abbreviation(one))


def _is_abbreviation(term: str) -> bool:
    """Say whether a term is one of capitals: a shorter name, as Chinese has them, is heard as it is."""
    return term == term.upper() and " " not in term and sum(letter.isupper() for letter in term) > 1


@dataclass(frozen=True, slots=True)
class _Marker:
    """Marks the abbreviations of one document."""

    meanings: Mapping[str, str]
    pattern: re.Pattern[str]

    def apart(self, node: tree.Node) -> tree.Node:
        """Return a node that readers come to by itself: a section, or what stands beside sections."""
        if isinstance(node, tree.Group) and node.role is tree.Role.MAIN:
            return tree.with_children(node, lambda children: map(self.apart, children))
        return self.node(node, set())

    def node(self, node: tree.Node, told: set[str]) -> tree.Node:
        """Return a node with its abbreviations marked; those that were `told` in its section are not any more."""
        if isinstance(node, tree.Heading) or (isinstance(node, tree.List) and _LIST in node.attributes.classes):
            return node
        if tree.attributes_of(node).language:
            return node
        if any(isinstance(child, _INLINES) for child in tree.children_of(node)):
            return self.line(node, told)
        return tree.with_children(node, lambda children: (self.node(child, told) for child in children))

    def line(self, node: tree.Node, told: set[str]) -> tree.Node:
        """Return a node whose children are inlines."""
        open_spans = tuple(_open(tree.children_of(node), 0))
        found = tuple(self.found("".join(map(tree.characters_of, tree.children_of(node))), open_spans, told))
        return tree.with_children(node, lambda children: self.wrapped(children, found, 0)) if found else node

    def found(self, text: str, open_spans: tuple[Span, ...], told: set[str]) -> Iterator[Span]:
        """Yield where abbreviations stand that are to be marked."""
        for match in self.pattern.finditer(text):
            start, end = match.span()
            is_open = any(first <= start and end <= last for first, last in open_spans)
            if match[0] in told or not is_open:
                continue
            told.add(match[0])
            if not _is_in_brackets(text, start, end) and not _is_explained(text[end:], self.meanings[match[0]]):
                yield start, end

    def wrapped(self, nodes: tuple[tree.Inline, ...], found: tuple[Span, ...], at: int) -> Iterator[tree.Inline]:
        """Yield inlines, the first of which begins at a place of their line, with what was found wrapped."""
        for node in nodes:
            end = at + len(tree.characters_of(node))
            inside = [(start - at, stop - at) for start, stop in found if at <= start and stop <= end]
            if inside and isinstance(node, tree.Text):
                yield from self.pieces(node.value, inside)
            elif inside and isinstance(node, tree.Styled):
                yield replace(node, children=tuple(self.wrapped(node.children, found, at)))
            else:
                yield node
            at = end

    def pieces(self, value: str, spans: list[Span]) -> Iterator[tree.Inline]:
        done = 0
        for start, stop in spans:
            if start > done:
                yield tree.Text(value[done:start])
            title = (("title", self.meanings[value[start:stop]]),)
            attributes = tree.Attributes(classes=(FOUND,), other=title)
            yield tree.Styled(tree.Mark.ABBREVIATION, (tree.Text(value[start:stop]),), attributes)
            done = stop
        if done < len(value):
            yield tree.Text(value[done:])


def _open(nodes: tuple[tree.Node, ...], at: int) -> Iterator[Span]:
    """Yield where the texts of a line stand in which an abbreviation may be marked."""
    for node in nodes:
        end = at + len(tree.characters_of(node))
        if isinstance(node, tree.Text):
            yield at, end
        elif isinstance(node, tree.Styled) and node.mark not in _LEFT_ALONE and not node.attributes.language:
            yield from _open(node.children, at)
        at = end


def _is_in_brackets(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start] in tuple(_OPENING) and text[end : end + 1] in tuple(_CLOSING)


def _is_explained(after: str, meaning: str) -> bool:
    after = after.translate(_UNSEEN).lstrip()
    return after[:1] in tuple(_OPENING) and after[1:].casefold().startswith(meaning.casefold())
