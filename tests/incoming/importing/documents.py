"""Documents in the habits of offices: what each of them says, and its file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tests.incoming.importing.odt_files import odt_file
from tests.incoming.importing.page_files import google_page, markdown
from tests.incoming.importing.told import FOLDER, Line, lines
from tests.incoming.importing.word_files import Habit, word_file

_PROPERTIES = (
    "<dc:title>Shade for hot streets: what cities can plant and when</dc:title><dc:creator>Anna Lind</dc:creator>"
)


@dataclass(frozen=True)
class Document:
    """A document."""

    name: str
    language: str
    told: tuple[Line, ...]
    content: bytes
    has_styles: bool


def documents() -> Iterator[Document]:
    """Yield documents with heading styles, and at least as many without."""
    en, fr, ru, ar, zh, es = (lines(one) for one in ("en", "fr", "ru", "ar", "zh", "es"))
    yield _word("styles.docx", "en", en, Habit(properties=_PROPERTIES, contents=True), has_styles=True)
    yield _word("outline.docx", "fr", fr, Habit(heads="outline", title="large", boxes="table"), has_styles=True)
    yield _word("bold.docx", "en", en, Habit(heads="bold", title="large", lists="typed", cites="raised"))
    yield _word("numbers.docx", "es", es, Habit(heads="numbers", title="bold", boxes="table"))
    yield _word("notes.docx", "fr", _with_notes(fr, 60), Habit(heads="capitals", title="large", lists="typed"))
    yield _word("google.docx", "en", en, Habit(heads="large", title="large", boxes="table"))
    yield _word("arabic.docx", "ar", ar, Habit(heads="bold", title="large", right_to_left=True))
    yield Document("libre.odt", "fr", tuple(fr), odt_file(fr, has_styles=True, title=fr[0].text), has_styles=True)
    yield Document("plain.odt", "ru", tuple(ru), odt_file(ru, has_styles=False), has_styles=False)
    yield Document("google.html", "zh-Hans", tuple(zh), google_page(zh), has_styles=False)
    yield Document("text.md", "es", tuple(es), markdown(es), has_styles=True)
    # Written by LibreOffice 7.4, which opened those above and saved them in the other format.
    yield _kept("libreoffice-english.docx", "en", en)
    yield _kept("libreoffice-french.docx", "fr", fr, has_styles=True)
    yield _kept("libreoffice-notes.odt", "fr", _with_notes(fr, 60))
    yield _kept("libreoffice-arabic.odt", "ar", ar)


@cache
def sixty_pages() -> Document:
    """Return a long paper: some 25,000 words, 40 tables and pictures, 120 notes."""
    en = lines("en")
    front, rest = en[:5], en[5:]
    end = next(at for at, one in enumerate(rest) if one.text == "References")
    told = list(front)
    for number in range(1, 41):
        for one in rest[:end]:
            told.append(Line(one.kind, f"{one.text} in district {number}" if one.kind in ("h1", "h2") else one.text))
            if one.kind == "p":
                plain = re.sub(r"\{\d\}|\^\[.*?\]", "", one.text)
                told.append(Line("p", f"{plain} So it is in district {number}."))
    told += rest[end:]
    return _word("sixty.docx", "en", told, Habit(contents=True), has_styles=True)


def _word(name: str, language: str, told: list[Line], habit: Habit, *, has_styles: bool = False) -> Document:
    return Document(name, language, tuple(told), word_file(told, habit), has_styles)


def _kept(name: str, language: str, told: list[Line], *, has_styles: bool = False) -> Document:
    return Document(name, language, tuple(told), (FOLDER / name).read_bytes(), has_styles)


def _with_notes(told: list[Line], count: int) -> list[Line]:
    """Return a text that calls notes, shared out among its paragraphs."""
    texts = [at for at, one in enumerate(told) if one.kind == "p" and at > 4]
    made = list(told)
    for number in range(count):
        at = texts[number % len(texts)]
        note = f"^[Voir le rapport numéro {number + 1} de la ville, page {number + 10}.]"
        made[at] = Line("p", f"{made[at].text}{note}")
    return made
