"""The first page of an outline -> title, standfirst, authors, date: as its styles say, else as its lines look."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from briefpress.incoming.importing.heads import body_size
from briefpress.incoming.importing.outline import Block, Outline, Paragraph, Picture, Piece, Run
from briefpress.incoming.importing.vocabulary import BY, EMAIL, ORGANISATION, SERIES, date_in, is_date, part_called

_SMALL = frozenset(["and", "et", "y", "и", "und", "de", "von", "van", "der", "del", "al"])
_MOST_LINES = 16
_MOST_WORDS_OF_A_NAME = 9
_LONG_WORDS, _LONG_LETTERS = 22, 150
_LONGEST_STANDFIRST = 110
_UNTITLED = re.compile(
    r"(?:microsoft word\s*-.*|untitled.*|document\d*|.*\.(?:docx?|odt|html?|md)|word document)", re.IGNORECASE
)
_PARTS = re.compile(r"[|·•]|\s[–—]\s(?=\D*\d{4}$)")
_AND = re.compile(r"\s*(?:[,;،、]|\band\b|&|\bet\b|\by\b|\bи\b|(?<=\s)و(?=[^\s\d])|\bund\b)\s*")


@dataclass(frozen=True, slots=True)
class Front:
    """What stands before the text."""

    title: tuple[Piece, ...] | str
    rest: tuple[Block, ...]
    """The blocks that are not taken for the front."""
    standfirst: Paragraph | None = None
    authors: tuple[str, ...] = ()
    date: str = ""
    series: str = ""
    number: str = ""
    contact: str = ""
    publisher: str = ""
    others: tuple[Paragraph, ...] = ()
    """Lines of the first page that nobody knows the meaning of."""
    are_authors_guessed: bool = False
    """Whether the authors are what a line of names seems to say."""
    pictures: tuple[Paragraph, ...] = ()
    """What holds pictures and nothing else above the title: logos, mostly."""
    is_title_found: bool = True
    """Whether the title stands in the text, or in the properties of the file."""


@dataclass(slots=True)
class _Taken:
    """What has been understood so far."""

    positions: set[int] = field(default_factory=set)
    standfirst: Paragraph | None = None
    authors: tuple[str, ...] = ()
    date: str = ""
    series: str = ""
    number: str = ""
    contact: str = ""
    publisher: str = ""
    are_guessed: bool = False
    others: list[Paragraph] = field(default_factory=list)


def front_of(outline: Outline, blocks: tuple[Block, ...]) -> Front:
    """Return the front of an outline, whose blocks have heads by now."""
    lines = [position for position, one in enumerate(blocks[:_MOST_LINES]) if isinstance(one, Paragraph) and one.words]
    at = _title_at(outline, blocks, lines)
    stem = PurePath(outline.name).stem.replace("-", " ").replace("_", " ")
    said = outline.properties.title if not _UNTITLED.fullmatch(outline.properties.title) else ""
    if at is None:
        return _levelled(Front(said or stem, blocks, authors=outline.properties.authors, is_title_found=bool(said)))
    titles = _title_lines(blocks, at)
    end = next((one for one in lines if one > titles[-1] and _ends_front(blocks, one)), None)
    last = end if end is not None else (lines[-1] + 1 if lines else at + 1)
    taken = _Taken(set(titles))
    for position in lines:
        block = blocks[position]
        if position < last and position not in taken.positions and isinstance(block, Paragraph):
            _take(block, position, taken, is_before=position < at)
    if taken.standfirst is None and end is not None:
        _take_standfirst(blocks, end, taken)
    title = tuple(piece for position in titles for piece in (*_pieces(blocks[position]), *_space(position, titles)))
    above = {position for position in range(at) if _is_picture(blocks[position])}
    rest = tuple(block for position, block in enumerate(blocks) if position not in taken.positions | above)
    found = Front(
        tuple(one for one in title if not isinstance(one, Picture)),
        rest,
        taken.standfirst,
        taken.authors,
        taken.date,
        taken.series,
        taken.number,
        taken.contact,
        taken.publisher,
        tuple(taken.others),
        taken.are_guessed,
        tuple(one for position in sorted(above) if isinstance(one := blocks[position], Paragraph)),
    )
    return _levelled(found)


def _is_picture(block: Block) -> bool:
    return isinstance(block, Paragraph) and not block.words and any(isinstance(one, Picture) for one in block.pieces)


def _levelled(front: Front) -> Front:
    """Return a front whose remaining blocks have heads of level 1 again where the title was the only one."""
    levels = {one.level for one in front.rest if isinstance(one, Paragraph) and one.level}
    if not levels:
        return front
    ranks = {level: rank for rank, level in enumerate(sorted(levels), 1)}
    rest = (
        replace(one, level=ranks[one.level]) if isinstance(one, Paragraph) and one.level else one for one in front.rest
    )
    return replace(front, rest=tuple(rest))


def _pieces(block: Block) -> tuple[Piece, ...]:
    return block.pieces if isinstance(block, Paragraph) else ()


def _space(position: int, titles: Sequence[int]) -> tuple[Piece, ...]:
    return (Run(" "),) if position != titles[-1] else ()


def _title_at(outline: Outline, blocks: tuple[Block, ...], lines: Sequence[int]) -> int | None:
    """Return where the title stands."""
    paragraphs = {position: one for position in lines if isinstance(one := blocks[position], Paragraph)}
    first_text = next((at for at, one in paragraphs.items() if _is_long(one) and not one.role), len(blocks))
    early = {at: one for at, one in paragraphs.items() if at < first_text and not part_called(one.words)}
    by_role = [at for at, one in paragraphs.items() if one.role == "title"]
    if by_role:
        return by_role[0]
    said = " ".join(outline.properties.title.split()).casefold()
    named = [at for at, one in early.items() if said and one.words.casefold() == said]
    if named:
        return named[0]
    early = {at: one for at, one in early.items() if not _is_other_line(one)}
    largest = max((one.size_pt for one in early.values()), default=0)
    large = [at for at, one in early.items() if one.size_pt == largest > body_size(blocks) + 1.4]
    if large:
        return large[0]
    heads = [at for at, one in early.items() if one.level == 1]
    all_heads = [one for one in blocks if isinstance(one, Paragraph) and one.level]
    firsts = sum(one.level == 1 for one in all_heads)
    if heads and (firsts == 1 or heads[0] == min(early)) and len(all_heads) > 1 and _is_alone(blocks, heads[0], firsts):
        return heads[0]
    bold = [at for at, one in early.items() if (one.is_bold or one.words.isupper()) and not one.item]
    return bold[0] if bold else next((at for at, one in early.items() if not one.level and not one.item), None)


def _is_alone(blocks: tuple[Block, ...], at: int, firsts: int) -> bool:
    """Say whether a head at the top stands over the whole text, and not over a first part like the others."""
    if firsts == 1:
        return True
    following = next((one for one in blocks[at + 1 :] if not isinstance(one, Paragraph) or one.words), None)
    return isinstance(following, Paragraph) and (bool(following.level) or not _is_long(following))


def _title_lines(blocks: tuple[Block, ...], at: int) -> tuple[int, ...]:
    """Return the lines of a title that goes over several paragraphs of one look."""
    first = blocks[at]
    found = [at]
    for position in range(at + 1, min(at + 3, len(blocks))):
        one = blocks[position]
        if not (isinstance(first, Paragraph) and isinstance(one, Paragraph)) or not one.words or _is_other_line(one):
            break
        same_style = one.role == first.role == "title"
        same_size = (
            one.size_pt == first.size_pt > body_size(blocks) + 3 and not one.role and one.is_bold == first.is_bold
        )
        if not (same_style or same_size) or part_called(one.words):
            break
        found.append(position)
    return tuple(found)


def _ends_front(blocks: tuple[Block, ...], at: int) -> bool:
    block = blocks[at]
    if not isinstance(block, Paragraph):
        return True
    if _is_other_line(block) or (block.level and _is_second_title(blocks, at)):
        return False
    return bool(block.level) or _is_long(block) or bool(part_called(block.words)) or bool(block.item)


def _is_second_title(blocks: tuple[Block, ...], at: int) -> bool:
    """Say whether what looks like a head is the only one of its level, and has no text below it."""
    level = getattr(blocks[at], "level", 0)
    following = next((one for one in blocks[at + 1 :] if not isinstance(one, Paragraph) or one.words), None)
    levels = [one.level for one in blocks if isinstance(one, Paragraph) and one.level]
    is_only = levels.count(level) == 1 and len(levels) > 1
    is_bare = isinstance(following, Paragraph) and (bool(following.level) or _is_line(following))
    return is_only and is_bare and not part_called(getattr(blocks[at], "words", ""))


def _is_line(paragraph: Paragraph) -> bool:
    """Say whether a paragraph is a line of a first page, and no text."""
    return _is_other_line(paragraph) or (not _is_long(paragraph) and paragraph.words[-1:] not in ".?!。؟:")


def _is_long(paragraph: Paragraph) -> bool:
    return word_count(paragraph.words) > _LONG_WORDS or len(paragraph.words) > _LONG_LETTERS


def word_count(text: str) -> int:
    """Return about how many words a text has, also where nothing stands between them: two signs of Chinese are one."""
    return len(text.split()) + sum("\u3400" <= one <= "\u9fff" for one in text) // 2


def _looks_like_names(words: str) -> bool:
    """Say whether a line may be names of persons: two to four words each, with capitals where there are any."""
    names = _names(words)
    has_capitals = all(
        word[0].isupper() or not word[0].islower() for word in words.replace(",", " ").split() if word not in _SMALL
    )
    are_short = all(2 <= len(name.split()) <= 4 or re.fullmatch("[\u3400-\u9fff]{2,4}", name) for name in names)
    return bool(names) and are_short and has_capitals and not re.search(r"[\d.:!?()]\B", words)


def _is_other_line(paragraph: Paragraph) -> bool:
    """Say whether a line of the first page says when, by whom or in which series."""
    words = paragraph.words
    series = SERIES.match(words)
    return bool(
        paragraph.role in ("author", "date", "subtitle")
        or is_date(words)
        or BY.match(words)
        or EMAIL.search(words)
        or (series and (series["number"] or len(words.split()) <= 3))
    )


def _take(line: Paragraph, position: int, taken: _Taken, *, is_before: bool) -> None:
    """Take a line of the first page for what it says."""
    words = line.words
    taken.positions.add(position)
    if line.role == "subtitle":
        _standfirst_or_other(line, taken)
        return
    parts = [part.strip() for whole in _PARTS.split(words) for part in _dated(whole) if part.strip(" ,")]
    understood = [_understand(part, line, taken) for part in parts]
    if any(understood):
        unknown = [part for part, is_known in zip(parts, understood, strict=True) if not is_known]
        if len(unknown) == 1 and not taken.series:
            taken.series = unknown.pop(0)
        if not unknown:
            return
    if not is_before and word_count(words) > 5 and words[-1:] in ".?!。؟":
        _standfirst_or_other(line, taken)
    elif not is_before and not taken.authors and _looks_like_names(words):
        taken.authors, taken.are_guessed = _names(words), True
    else:
        taken.others.append(line)


def _dated(text: str) -> tuple[str, str]:
    """Return a text without the date that it ends with, and the date: `Ministry of Heat, March 2024`."""
    commas = [match.start() for match in re.finditer("[,，،]", text)]
    at = next((one for one in commas if is_date(text[one + 1 :]) and not is_date(text)), None)
    return (text, "") if at is None else (text[:at], text[at + 1 :])


def _standfirst_or_other(line: Paragraph, taken: _Taken) -> None:
    if taken.standfirst is None:
        taken.standfirst = line
    else:
        taken.others.append(line)


def _understand(words: str, line: Paragraph, taken: _Taken) -> bool:
    """Say whether a part of a line says nothing else than when, by whom, in which series or where; keep it."""
    if is_date(words) and not taken.date:
        taken.date = date_in(words)
        return True
    if line.role == "author" or BY.match(words):
        names = _names(BY.sub("", words, count=1))
        taken.authors = (*taken.authors, *names)
        return bool(names)
    series = SERIES.match(words)
    if series and not taken.series and (series["number"] or word_count(words) <= 4):
        rest = words[series.end() :].strip(" ,.|–—-()")
        if not rest or is_date(rest):
            taken.series, taken.number = series["series"].strip(" ,–—-"), taken.number or (series["number"] or "")
            taken.date = taken.date or date_in(rest)
            return True
    email = EMAIL.search(words)
    if email:
        taken.contact = taken.contact or email[0]
        return email[0] == words
    if ORGANISATION.search(words) and not taken.publisher and word_count(words) <= _MOST_WORDS_OF_A_NAME:
        taken.publisher = words
        return True
    return False


def _names(words: str) -> tuple[str, ...]:
    parts = [part.strip(" .") for part in _AND.split(words)]
    return tuple(part for part in parts if part and not part.isdigit())


def _take_standfirst(blocks: tuple[Block, ...], end: int, taken: _Taken) -> None:
    """Take the paragraph before the first head for the standfirst, where it is the only one or set apart."""
    block = blocks[end]
    if not isinstance(block, Paragraph) or block.level or block.item or part_called(block.words) or block.box:
        return
    following = next((one for one in blocks[end + 1 :] if not isinstance(one, Paragraph) or one.words), None)
    is_only = isinstance(following, Paragraph) and bool(following.level or part_called(following.words))
    is_apart = block.is_italic or block.is_bold
    if (is_only or is_apart) and word_count(block.words) <= _LONGEST_STANDFIRST and len(block.words) < 800:
        taken.positions.add(end)
        taken.standfirst = block
