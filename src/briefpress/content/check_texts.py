"""What must hold for each wording by itself, and for what it cites and links to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from briefpress.content import inline
from briefpress.content.blocks import Shown
from briefpress.content.brief import FrontMatter, Section
from briefpress.content.lengths import Length
from briefpress.content.library import Library
from briefpress.content.walk import Wording, iter_parts, iter_wordings, shown_ids
from briefpress.diagnostics import Diagnostic, Place, Severity, did_you_mean
from briefpress.yaml_file import KeyPath

TEXT_LIMIT = 20_000
"""In characters: some six pages."""
TITLE_LIMIT = 12
"""In words."""

# Characters that cannot be seen and change what is: controls, zero-width space, line separators, byte order mark,
# and the directional embeddings and overrides that can make text read other than it is (Unicode TR 36, 2.5).
# Joiners and marks that scripts need (U+200C to U+200F) and isolates (U+2066 to U+2069) are text.
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028-\u202e\ufeff\ufffe\uffff]")
_PARAGRAPH = re.compile(r"(?<!¶)¶+\s*(\d+)(?:\s*[-–,]\s*(\d+))?")
_NUMBERED = frozenset({"measures", "actors", "claims", "table", "timeline", "figure", "chart"})


def check_texts(library: Library) -> Iterator[Diagnostic]:
    """Yield what is wrong with wordings; the markup of one that is too long is not looked at."""
    for wording in iter_wordings(library.brief):
        path = written_path(library, wording)
        if len(wording.text) > TEXT_LIMIT:
            message = f'"{wording.field}" has {len(wording.text):,} characters; a reader is given up to {TEXT_LIMIT:,}'
            yield Diagnostic("content.too-long", message, library.yaml.place(path), "split it")
            continue
        yield from _invisible(library, wording, path)
        if not wording.text.strip():
            place = library.yaml.place(path)
            yield Diagnostic("content.empty-text", f'"{wording.field}" is empty', place, "write its text")
        for message, snippet in inline.inline_problems(wording.text):
            yield Diagnostic("content.markup", message, library.yaml.place_within(path, snippet))
        if wording.field == "title" and wording.path[0] != "sources":
            yield from _title(library, wording, path)


def check_citations(library: Library) -> Iterator[Diagnostic]:
    """Yield citations of sources or paragraphs that are not there, and sources that nobody cites."""
    sources = library.brief.sources
    cited: set[str] = set()
    for wording, citation in citations(library):
        for part in citation.parts:
            place = _place_of(library, wording, rf"@{re.escape(part.source)}(?![a-z0-9_.-]*[a-z0-9])")
            if wording.path[0] == "sources":
                message = "a source cannot cite: the list of sources is no part of the text"
                yield Diagnostic("content.citing-source", message, place, "name the other source in words")
            elif part.source not in sources:
                hint = did_you_mean(part.source, sorted(sources))
                yield Diagnostic("content.unknown-source", f'no source is named "{part.source}"', place, hint)
            else:
                yield from _locator(library, wording, part)
            cited.add(part.source)
    for name in sources:
        if name not in cited:
            place = library.yaml.place(("sources", name), of_key=True)
            message = f'the source "{name}" is never cited'
            yield Diagnostic("content.uncited-source", message, place, "", Severity.WARNING)


def check_links(library: Library) -> Iterator[Diagnostic]:
    """Yield cross-references to what is not there, has no number to show, or is hidden where the reference is not."""
    shown = {
        (length, audience): shown_ids(library.brief, length, audience)
        for length, audience in product(library.lengths, library.brief.audiences)
    }
    numbered = _numbered(library)
    for wording in iter_wordings(library.brief):
        for piece in inline.walk(_inlines(wording)):
            if not isinstance(piece, inline.Link) or not piece.address.startswith("#"):
                continue
            target = piece.address[1:]
            place = _place_of(library, wording, re.escape(f"({piece.address})"))
            if target not in library.paths:
                hint = did_you_mean(target, sorted(library.paths))
                yield Diagnostic("content.unknown-target", f'nothing has the id "{target}"', place, hint)
                continue
            if not piece.children and target not in numbered:
                message = f'"{target}" has no number that the reference could show'
                yield Diagnostic("content.unnumbered-target", message, place, "write words: [words](#id)")
            for (length, audience), ids in shown.items():
                if target not in ids and _is_shown(wording, length, audience, ids):
                    message = f'"{target}" is not shown in {length} for {audience}, where this reference is'
                    yield Diagnostic("content.hidden-target", message, place, "change `from` or `for` of one of them")
                    break


def written_path(library: Library, wording: Wording) -> KeyPath:
    """Return where a wording is written: under its length, or alone."""
    by_length = (*wording.path, str(wording.length))
    return by_length if by_length in library.yaml.written else wording.path


def _inlines(wording: Wording) -> tuple[inline.Inline, ...]:
    return inline.parse_inline(wording.text) if len(wording.text) <= TEXT_LIMIT else ()


def citations(library: Library) -> Iterator[tuple[Wording, inline.Citation]]:
    """Yield every citation of a brief, with the wording that it stands in."""
    for wording in iter_wordings(library.brief):
        for piece in inline.walk(_inlines(wording)):
            if isinstance(piece, inline.Citation):
                yield wording, piece


def _place_of(library: Library, wording: Wording, pattern: str) -> Place:
    """Return the place of the first match in a wording."""
    match = re.search(pattern, wording.text)
    path = written_path(library, wording)
    if not match:
        return library.yaml.place(path)
    return library.yaml.place_within(path, match[0], wording.text.count(match[0], 0, match.start()))


def _invisible(library: Library, wording: Wording, path: KeyPath) -> Iterator[Diagnostic]:
    for character in dict.fromkeys(_INVISIBLE.findall(wording.text)):
        message = f'"{wording.field}" holds the invisible character U+{ord(character):04X}'
        place = library.yaml.place_within(path, character)
        yield Diagnostic("content.invisible-character", message, place, "delete it and type the words again")


def _title(library: Library, wording: Wording, path: KeyPath) -> Iterator[Diagnostic]:
    count = len(inline.plain_text(_inlines(wording)).split())
    if count > TITLE_LIMIT:
        message = f"this title has {count} words; one that is read has up to {TITLE_LIMIT}"
        yield Diagnostic("content.long-title", message, library.yaml.place(path), "", Severity.WARNING)


def _locator(library: Library, wording: Wording, part: inline.Cited) -> Iterator[Diagnostic]:
    last = library.brief.sources[part.source].paragraphs
    numbers = [int(number) for match in _PARAGRAPH.finditer(part.locator) for number in match.groups() if number]
    beyond = [number for number in numbers if last is not None and not 1 <= number <= last]
    if beyond:
        place = _place_of(library, wording, rf"(?<=@){re.escape(part.source)}\s*,\s*{re.escape(part.locator)}")
        message = f'"{part.source}" has paragraphs 1 to {last}, and no ¶{beyond[0]}'
        yield Diagnostic("content.unknown-paragraph", message, place)


def _numbered(library: Library) -> frozenset[str]:
    """Return the ids of what carries a number: sections, tables and figures."""
    models = [part.model for part in iter_parts(library.brief) if isinstance(part.model, Shown)]
    return frozenset(
        model.id for model in models if isinstance(model, Section) or getattr(model, "type", "") in _NUMBERED
    )


def _is_shown(wording: Wording, length: Length, audience: str, ids: frozenset[str]) -> bool:
    """Say whether an edition that shows these ids shows a wording; front matter has no id and is always shown."""
    owner = wording.owner.model
    is_for_others = isinstance(owner, FrontMatter) and wording.path[1] != audience
    return wording.is_used_at(length) and not is_for_others and (not isinstance(owner, Shown) or owner.id in ids)
