"""Findings of the press, which knows no file -> the same with places: in a template, or in the brief."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefpress.content.library import Library
from briefpress.content.pictures import place_of_picture
from briefpress.diagnostics import IN_BLOCK, Diagnostic, Place, block_of, counted
from briefpress.editions.edition import Edition
from briefpress.press.job import Refusal
from briefpress.render.page import Renderer
from briefpress.translation.catalog import Catalog

# How many editions a finding names.
_NAMED = 3
# How many of the longest blocks a refusal names.
_LONGEST = 3

# What a finding about a page says -> the markup in a template that it may come from.
_MARKUP_OF_FINDINGS = (
    (re.compile(r"carry the attribute (\S+)"), " {}="),
    (re.compile(r"<([a-z0-9]+)>"), "<{}"),
    (re.compile(r"is of level (\d)"), "<h{}"),
    (re.compile(r"leads to nothing: (#\S+)"), 'href="{}"'),
    (re.compile(r"no address to follow: (\S+)"), 'href="{}"'),
    (re.compile(r"\(U\+0*([0-9A-F]+)\)"), "&#x{};"),
    (re.compile(r"page asks for (\S+),"), 'src="{}"'),
    (re.compile(r'^(\w+="[^"]+") is not'), "{}"),
    (re.compile(r'holds "([^"]+)"'), "{}"),
    (re.compile(r'of the table "([^"]+)"'), 'id="{}"'),
    (re.compile(r'of the table "([^"]+)"'), ">{}</caption>"),
)
_OF_ITS_EDITION = frozenset({"layout.wide-table"})
_ABOUT_WORDS = frozenset({"fonts.missing-glyph"})
_WORDS = re.compile(r'"([^"]+)"')
_CONTROL = re.compile(r"control character \(U\+([0-9A-F]+)\)")


def placed(finding: Diagnostic, library: Library, renderer: Renderer, translation: Catalog | None = None) -> Diagnostic:
    """Return a finding about a page with the place that made it: a template's markup, or a block of the brief.

    One about words stands where they are typed: in the brief, or in its translation.
    """
    if finding.place:
        return finding
    if finding.code in _ABOUT_WORDS and (place := _place_of_words(finding.message, library, translation)):
        return replace(finding, message=IN_BLOCK.sub("", finding.message).rstrip(), place=place)
    name = block_of(finding.message)
    if finding.code == "document.bad-picture" and name:
        place = place_of_picture(library, name)
        return replace(finding, place=place or library.place(""))
    places = map(renderer.find, _markup(finding, name if name not in library.paths else ""))
    return replace(finding, place=next((place for place in places if place), library.place(name)))


def of_editions(found: Iterable[tuple[Edition, Diagnostic]], asked: int) -> Iterator[Diagnostic]:
    """Yield each finding once, with the editions that it is of where it is not of all that were asked for.

    What does not fit in one language may in another: such a finding names its edition even where it is the only one.
    """
    editions: dict[Diagnostic, list[str]] = {}
    for edition, finding in found:
        editions.setdefault(finding, []).append(str(edition))
    for finding, names in editions.items():
        is_of_all = len(names) == asked and finding.code not in _OF_ITS_EDITION
        if is_of_all or any(name in finding.message for name in names):
            yield finding
        else:
            rest = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
            yield replace(finding, message=f"{finding.message} ({', '.join(names[:_NAMED])}{rest})")


def _place_of_words(message: str, library: Library, translation: Catalog | None) -> Place | None:
    """Return where the first words that a message quotes are typed: in the block that it names, else anywhere."""
    block, words = IN_BLOCK.search(message), _WORDS.search(message)
    if not words:
        return None
    places = (
        _places_in_translation(words[1], translation) if translation else _places_in_brief(words[1], block, library)
    )
    return next(places, None)


def _places_in_brief(words: str, block: re.Match[str] | None, library: Library) -> Iterator[Place]:
    paths = [library.paths[block[1]]] if block and block[1] in library.paths else []
    found = (library.yaml.find_within(path, words) for path in (*paths, ()))
    return (place for place in found if place)


def _places_in_translation(words: str, translation: Catalog) -> Iterator[Place]:
    entries = (entry for entry in translation.entries.values() if words in entry.translation)
    return (translation.file.place(entry, words) for entry in entries)


def _markup(finding: Diagnostic, name: str) -> Iterator[str]:
    """Yield the markup that a finding may come from, what says most first; `name` is of no block of the brief."""
    for pattern, markup in _MARKUP_OF_FINDINGS:
        if match := pattern.search(finding.message):
            yield markup.format(match[1])
    if match := _CONTROL.search(finding.message):
        yield chr(int(match[1], 16))
    if name:
        yield f'id="{name}"'


def refused(edition: Edition, refusal: Refusal, promised: int, library: Library) -> Diagnostic:
    """Return the finding that tells why an edition cannot keep its promise, and what to shorten."""
    lines = [item for item in refusal.longest if _is_block(library, item[0])][:_LONGEST]
    places = [f'"{name}" at {library.place(name)} ({counted(count, "line")})' for name, count in lines]
    cut = f" with {counted(refusal.cuts, 'block')} cut" if refusal.cuts else ""
    message = (
        f"{edition} takes {counted(refusal.pages, 'page')} at the tightest setting{cut}, "
        f"{counted(promised, 'page')} promised: {counted(refusal.lines, 'line')} too long, nothing is left to cut"
    )
    hint = (
        f"shorten the longest blocks that may not be cut: {'; '.join(places)}; "
        "or show one only at longer lengths (from:), or say that it may be cut (keep: 2 to 5)"
    )
    return Diagnostic("fit.too-long", message, library.place(lines[0][0] if lines else ""), hint)


def _is_block(library: Library, identifier: str) -> bool:
    """Say whether an id is of a block, not of a section or of something inside a block."""
    path = library.paths.get(identifier, ())
    return len(path) > 1 and path[-2] in ("blocks", "key_messages", "colophon")
