"""Outline -> draft: what `brief.yaml` is to say, the pictures beside it, and what an author is told. Writes no file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefpress.incoming.importing.blocks import BlockWriter
from briefpress.incoming.importing.citations import with_citations
from briefpress.incoming.importing.figures import Figures
from briefpress.incoming.importing.front import Front, front_of, word_count
from briefpress.incoming.importing.front_matter import first_page, front_matter, to_do
from briefpress.incoming.importing.glossary import glossary
from briefpress.incoming.importing.heads import with_heads
from briefpress.incoming.importing.language import language_of
from briefpress.incoming.importing.lists import first_sentence, led, no_look, plain, with_notes_in_brackets
from briefpress.incoming.importing.outline import (
    OBJECT,
    Block,
    Box,
    Outline,
    Paragraph,
    Piece,
    Run,
    Table,
    merged,
    sliced,
    stripped,
)
from briefpress.incoming.importing.references import References, references_of, split_references
from briefpress.incoming.importing.remarks import Remarks
from briefpress.incoming.importing.sections import Division, Subdivision, divisions
from briefpress.incoming.importing.vocabulary import INTRODUCTION, NUMBERED, part_called
from briefpress.incoming.importing.wording import wording
from briefpress.yaml_file import YamlValue

_LONGEST_STANDFIRST = 110
_MOST_MESSAGES = 8


@dataclass(frozen=True, slots=True)
class Draft:
    """A first brief."""

    value: dict[str, YamlValue]
    """What `brief.yaml` says; under the key `#` of a mapping, a comment."""
    pictures: dict[str, bytes]
    remarks: Remarks


@dataclass(slots=True)
class _Text:
    """What the divisions of a document become."""

    sections: list[YamlValue]
    messages: list[YamlValue]
    colophon: list[YamlValue]
    standfirst: Paragraph | None


def draft_of(outline: Outline, languages: tuple[str, ...], today: str) -> Draft:
    """Return the draft of a document. `languages` are those that the project can set; `today` as ISO 8601 writes it."""
    remarks = Remarks(list(outline.left_out))
    language = _language(outline, languages, remarks)
    blocks = tuple(_without_contents(with_heads(outline.blocks), remarks))
    front = front_of(outline, blocks)
    rest, entries = split_references(front.rest)
    references = references_of(entries, remarks)
    rest = tuple(with_citations(block, references, remarks) for block in rest)
    for one in front.pictures:
        remarks.leave_out("a picture above the title: a logo stands in the theme (`logo:`)", one.place)
    figures = Figures(remarks)
    text = _text(divisions(rest), front, language, BlockWriter(remarks, figures), remarks)
    text.colophon[:0] = first_page(front, remarks)
    head = front_matter(outline, front, text.standfirst, remarks)
    head |= {"date": head["date"] or today, "language": language, "languages": [language]}
    return Draft(head | _body(text, references, remarks), figures.files, remarks)


def _language(outline: Outline, languages: tuple[str, ...], remarks: Remarks) -> str:
    """Return the language of the draft: the document's where the project can set it."""
    words = " ".join(one.words for one in outline.blocks if isinstance(one, Paragraph))
    found = language_of(words, outline.properties.language, languages)
    if found in languages:
        return found
    remarks.ask(
        f'the text seems to be in "{found}", which this project cannot set yet: briefpress new language {found}, then '
        f"write {found} in `language` and `languages`"
    )
    return "en" if "en" in languages else languages[0]


def _without_contents(blocks: Sequence[Block], remarks: Remarks) -> Iterator[Block]:
    """Yield blocks without a table of contents: the press makes its own."""
    inside: list[Paragraph] = []
    is_open = False
    for block in blocks:
        is_head = isinstance(block, Paragraph) and bool(block.level)
        if is_head or not isinstance(block, Paragraph):
            is_open = False
        if isinstance(block, Paragraph) and (is_open or block.role == "contents" or _heads_contents(block)):
            is_open = is_open or _heads_contents(block)
            inside.append(block)
        else:
            yield block
    if inside:
        words = " ".join(one.words for one in inside)
        remarks.leave_out("the table of contents, which the press makes anew", inside[0].place, words)


def _heads_contents(paragraph: Paragraph) -> bool:
    return part_called(paragraph.words) == "contents" and bool(paragraph.level)


# ---------------------------------------------------------------- the text


def _text(given: Sequence[Division], front: Front, language: str, writer: BlockWriter, remarks: Remarks) -> _Text:
    text = _Text([], [], [], front.standfirst)
    aside = ""
    for division in given:
        if division.kind == "messages" and not text.messages and not _has_tables(division):
            text.messages = [_message(one, remarks) for one in _paragraphs(division)]
        elif division.kind == "end":
            text.colophon.append(_small_print(division))
        elif division.kind == "notes" and not any(map(_is_filled, division.blocks)):
            continue
        elif not any(map(_is_filled, division.blocks)) and len(division.parts) == 1:
            # A head with nothing below it, such as that of a part that holds chapters, goes beside the next.
            aside = _title(division.head)
        else:
            section = _section(division, text, language, writer, remarks)
            if section:
                text.sections.append({**_first({"title": section["title"]}, aside), **section})
                aside = ""
    if aside:
        text.colophon.append({"lead": f"{aside}.", "text": to_do("what stands below this head?")})
    return text


def _first(title: dict[str, YamlValue], aside: str) -> dict[str, YamlValue]:
    return {**title, "aside": aside} if aside else title


def _section(
    division: Division, text: _Text, language: str, writer: BlockWriter, remarks: Remarks
) -> dict[str, YamlValue]:
    """Return a section; nothing for a summary of which nothing is left once its parts are where they belong."""
    parts = list(division.parts)
    if division.kind == "summary":
        parts[0] = _taken_apart(parts[0], text, remarks)
    made: dict[str, YamlValue] = {"title": _title(division.head) or INTRODUCTION.get(language, INTRODUCTION["en"])}
    if division.kind != "recommendations":
        made["from"] = "brief"
    terms = glossary(division.blocks) if division.kind == "abbreviations" and len(parts) == 1 else None
    blocks: list[YamlValue] = [terms] if terms else writer.blocks(parts[0].blocks)
    subsections: list[YamlValue] = []
    for part in parts[1:]:
        inside = writer.blocks(part.blocks)
        if not inside:
            subsections_or_blocks = subsections[-1]["blocks"] if subsections else blocks  # type: ignore[index, call-overload]
            assert isinstance(subsections_or_blocks, list)  # it was made so
            subsections_or_blocks.append({"type": "paragraph", "text": wording(_bold(part.head))})
            continue
        subsections.append({"title": _title(part.head), "from": "indepth", "blocks": inside})
    if not blocks and not subsections:
        return {}
    return made | ({"blocks": blocks} if blocks else {}) | ({"sections": subsections} if subsections else {})


def _taken_apart(part: Subdivision, text: _Text, remarks: Remarks) -> Subdivision:
    """Return a summary without its first paragraph, if that can be the standfirst, and without a list of messages."""
    blocks = list(part.blocks)
    first = next((one for one in blocks if _is_filled(one)), None)
    is_plain = isinstance(first, Paragraph) and not first.item and not first.box and OBJECT not in first.text
    if text.standfirst is None and isinstance(first, Paragraph) and is_plain and _is_short(first):
        text.standfirst = first
        blocks.remove(first)
    items = [one for one in blocks if isinstance(one, Paragraph) and one.item]
    if (
        not text.messages
        and 2 <= len(items) <= _MOST_MESSAGES
        and all(one.item and not one.item.depth for one in items)
    ):
        text.messages = [_message(one, remarks) for one in items]
        blocks = [one for one in blocks if one not in items]
    return Subdivision(part.head, tuple(blocks))


def _is_short(paragraph: Paragraph) -> bool:
    return word_count(paragraph.words) <= _LONGEST_STANDFIRST and len(paragraph.words) <= 900


def _message(paragraph: Paragraph, remarks: Remarks) -> dict[str, YamlValue]:
    """Return a key message: what is bold, or the first sentence, leads."""
    lead, rest = led(paragraph.pieces)
    if not lead or not wording(rest):
        lead, rest = first_sentence(stripped(plain(paragraph.pieces)))
    text = wording(rest)
    if not text:
        remarks.ask("give the key message a sentence that carries it, in `text`", paragraph.place)
    return {"lead": wording(lead), "text": text or to_do("one sentence that carries it")}


def _small_print(division: Division) -> dict[str, YamlValue]:
    """Return what stands at the end of a document as an entry of the small print."""
    words = " ".join(wording(with_notes_in_brackets(one.pieces)) for one in _paragraphs(division))
    return {"lead": f"{_title(division.head).rstrip('.')}.", "text": words or to_do("what is to be said here")}


def _paragraphs(division: Division) -> Iterator[Paragraph]:
    """Yield all paragraphs with words, the heads and boxes of subdivisions among them."""
    for part in division.parts:
        for block in (*((part.head,) if part.head else ()), *part.blocks):
            inside = block.paragraphs if isinstance(block, Box) else (block,)
            yield from (one for one in inside if isinstance(one, Paragraph) and one.words)


def _has_tables(division: Division) -> bool:
    return any(isinstance(one, Table) for one in division.blocks) or not any(_paragraphs(division))


def _is_filled(block: Block) -> bool:
    return not isinstance(block, Paragraph) or bool(block.words) or OBJECT in block.text


def _title(head: Paragraph | None) -> str:
    """Return the title of a section: without a number, which the press gives, and without a look of its own."""
    if head is None:
        return ""
    pieces = stripped(merged(no_look(head.pieces)))
    text = "".join(one.text if isinstance(one, Run) else OBJECT for one in pieces)
    number = NUMBERED.match(text)
    if number and number.end() < len(text):
        pieces = sliced(pieces, number.end(), len(text))
    return wording(pieces).rstrip(" :：") or wording((Run(head.words),))


def _bold(head: Paragraph | None) -> tuple[Piece, ...]:
    return tuple(Run(one.text, bold=True) for one in (head.pieces if head else ()) if isinstance(one, Run))


def _body(text: _Text, references: References, remarks: Remarks) -> dict[str, YamlValue]:
    if not text.messages:
        remarks.ask("write the key messages: what a reader must keep who reads nothing else")
        text.messages.append({"lead": to_do("a key message"), "text": to_do("one sentence that carries it")})
    if not text.sections:
        remarks.ask("write the text: the document has none")
        blocks: list[YamlValue] = [{"type": "paragraph", "text": to_do("the text")}]
        text.sections.append({"title": to_do("title of the first section"), "blocks": blocks})
    if not text.colophon:
        remarks.ask("write the small print: whose views these are, what the brief is based on")
        text.colophon.append({"lead": to_do("about this paper"), "text": to_do("whose views these are")})
    return {
        "sources": {**references.entries},
        "key_messages": text.messages,
        "sections": text.sections,
        "colophon": text.colophon,
    }
