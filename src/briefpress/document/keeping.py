"""Inlines -> inlines that a line does not tear apart: citations and the words before them, titles, quotations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import zip_longest

from briefpress.document import tree
from briefpress.document.spacing import JOINER, TIE

_KEPT = tree.Attributes(classes=("keep",))
# What a citation hangs on: a line begins with none of these.
_HANGING = frozenset({"cite", "back"})
_SPACES = " \u00a0\u202f" + JOINER

# More than a line of a title holds, in ems of about half the size of Latin letters, two of which are one Han.
_LONGEST_TITLE = 60
_LONGEST_CLAUSE = 32
# The last line of a title, a heading or a standfirst has more letters than the first, if the second are not too many.
_SHORTEST_TAIL = 12
_LONGEST_TAIL = 20


def attached(children: tuple[tree.Node, ...]) -> Iterator[tree.Node]:
    """Yield nodes, the space before a citation or a way back made a tie: it never stands alone on a line."""
    for child, following in zip_longest(children, children[1:]):
        if isinstance(child, tree.Text) and _hangs(following) and child.value:
            value = child.value.rstrip(_SPACES)
            tie = TIE if _is_spaced(child.value) else JOINER
            yield replace(child, value=value + tie)
        else:
            yield child


def _hangs(node: tree.Node | None) -> bool:
    return isinstance(node, tree.Link) and bool(_HANGING & set(node.attributes.classes))


def _is_spaced(value: str) -> bool:
    """Say whether a space stands at the end of a text; a tie that this module has put there counts."""
    return value[-1] in " \u00a0\u202f"


# A Russian ordinal with its ending, a name or a code with its number, and a span of numbers: 13-й, COVID-19, 2018–2020.
_NUMBER = re.compile(r"(?<![\w–-])(?:\d+-[а-яё]{1,3}|[A-ZА-ЯЁ]{2,}(?:-\d+)+|\d+–\d+)(?![\w–-])")
_WHOLE = tree.Attributes(classes=("whole",))


def with_whole_numbers(document: tree.Document) -> tree.Document:
    """Return a document in which no line ends within a number: for lines so short that they would end there.

    No character is added, since codes are copied. Links stay as they are: no element may break one (PDF/UA-1 7.18.5).
    """
    return tree.with_children(document, _whole_numbers)


def _whole_numbers(children: tuple[tree.Node, ...]) -> Iterator[tree.Node]:
    for child in children:
        if isinstance(child, tree.Text):
            yield from _numbers_apart(child.value) if _NUMBER.search(child.value) else (child,)
        elif isinstance(child, tree.Link) or "whole" in tree.attributes_of(child).classes:
            yield child
        else:
            yield tree.with_children(child, _whole_numbers)


def _numbers_apart(text: str) -> Iterator[tree.Inline]:
    """Yield a text with each number in an element of its own."""
    end = 0
    for match in _NUMBER.finditer(text):
        if match.start() > end:
            yield tree.Text(text[end : match.start()])
        yield tree.Styled(tree.Mark.SPAN, (tree.Text(match[0]),), _WHOLE)
        end = match.end()
    if end < len(text):
        yield tree.Text(text[end:])


def one_mark_for_titles(children: tuple[tree.Node, ...]) -> tuple[tree.Node, ...]:
    """Return nodes without italics in quotation marks or around them: a Russian title has one mark of the two."""
    made: list[tree.Node] = []
    for place, child in enumerate(children):
        if not isinstance(child, tree.Styled) or child.mark not in (tree.Mark.EMPHASIS, tree.Mark.TITLE):
            made.append(child)
            continue
        shown = tree.text_of(child)
        before = tree.text_of(children[place - 1]) if place else ""
        after = tree.text_of(children[place + 1]) if place + 1 < len(children) else ""
        is_quoted = (shown.startswith("«") and shown.endswith("»")) or (before.endswith("«") and after.startswith("»"))
        made += child.children if is_quoted else (child,)
    return _joined(made)


def _joined(nodes: Iterable[tree.Node]) -> tuple[tree.Node, ...]:
    """Return nodes with neighbouring texts made one."""
    made: list[tree.Node] = []
    for node in nodes:
        if made and isinstance(node, tree.Text) and isinstance(made[-1], tree.Text):
            made[-1] = tree.Text(made[-1].value + node.value)
        else:
            made.append(node)
    return tuple(made)


def in_sense(children: tuple[tree.Node, ...]) -> tuple[tree.Node, ...]:
    """Return a title's nodes, broken at their sense: what follows the colon is kept together, and so is its last part.

    What does not fit a line is broken like any text.
    """
    if _is_parted(children):
        return children
    for place, child in enumerate(children):
        for colon in ("：", ": "):
            if isinstance(child, tree.Text) and colon in child.value:
                return _parted(children, place, child.value.index(colon) + len(colon), _LONGEST_TITLE)
    return with_last_words_tied(children)


def balanced_quotation(children: tuple[tree.Node, ...]) -> Iterator[tree.Node]:
    """Yield the paragraphs of a quotation; the last line of each has more than one short word."""
    for child in children:
        if isinstance(child, tree.Paragraph):
            yield tree.with_children(child, _balanced)
        else:
            yield child


def _balanced(children: tuple[tree.Node, ...]) -> tuple[tree.Node, ...]:
    if _is_parted(children):
        return children
    found = _last_clause(children, ("，",))
    return _parted(children, *found, _LONGEST_CLAUSE) if found else with_last_words_tied(children)


def _last_clause(children: tuple[tree.Node, ...], commas: tuple[str, ...]) -> tuple[int, int] | None:
    """Return in which node the last clause begins, and where in its text."""
    for place, child in reversed(tuple(enumerate(children))):
        value = child.value if isinstance(child, tree.Text) else ""
        ends = [value.rindex(comma) + len(comma) for comma in commas if comma in value]
        if ends:
            return place, max(ends)
    return None


def _parted(children: tuple[tree.Node, ...], place: int, cut: int, longest: int) -> tuple[tree.Node, ...]:
    """Return nodes with all from a place in the text of one of them on kept together, if it is not too long."""
    text = children[place]
    assert isinstance(text, tree.Text)  # whoever calls has found its place in a text
    before, after = text.value[:cut], text.value[cut:]
    kept = ((tree.Text(after),) if after else ()) + children[place + 1 :]
    length = sum(_width(tree.text_of(node)) for node in kept)
    if not 0 < length <= longest:
        return children
    clause = _last_clause(kept, ("，", "، ", ", "))
    kept = _parted(kept, *clause, _LONGEST_CLAUSE) if clause else with_last_words_tied(kept)
    # A heading and a paragraph hold inlines.
    return (*children[:place], tree.Text(before), tree.Styled(tree.Mark.SPAN, kept, _KEPT))  # type: ignore[arg-type]


def _is_parted(children: tuple[tree.Node, ...]) -> bool:
    return any(_KEPT.classes[0] in tree.attributes_of(child).classes for child in children)


def _width(text: str) -> int:
    return sum(2 if "\u2e80" <= character <= "\uff65" else 1 for character in text)


def with_last_words_tied(children: tuple[tree.Node, ...]) -> tuple[tree.Node, ...]:
    """Return nodes with the last words tied: one short word would be a line of its own."""
    if not children or not isinstance(children[-1], tree.Text):
        return children
    text = children[-1].value
    words = text.split(" ")
    count = _tied_count(words)
    if count < 2 or count == len(words):
        return children
    return (*children[:-1], tree.Text(" ".join([*words[:-count], TIE.join(words[-count:])])))


def _tied_count(words: list[str]) -> int:
    """Return how many words at the end of a text make a last line."""
    for count in range(1, len(words) + 1):
        length = len(" ".join(words[-count:]))
        if length > _LONGEST_TAIL:
            return count - 1
        if length >= _SHORTEST_TAIL:
            return count
    return len(words)
