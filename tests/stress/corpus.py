"""Generated briefs of any size in six languages: real words in no sense, with everything that copy can hold.

Every English word has one fixed counterpart in each language, so a translation is as long, in that language's way,
as its source, and the same wording is always translated alike. Nothing is random: a seed decides all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import polib
import yaml

from briefpress.content.lengths import Length
from briefpress.content.load import load_brief
from briefpress.content.messages import iter_messages
from tests.lengths import LENGTHS

LANGUAGES = ("fr", "es", "ru", "ar", "zh-Hans")

# A word in English, French, Spanish, Russian, Arabic and Chinese on each line.
_VOCABULARY = Path(__file__).with_name("vocabulary.txt")
_ROWS = [line.split() for line in _VOCABULARY.read_text("utf-8").splitlines()]
_WORDS = [row[0] for row in _ROWS if row[0] != "see"]
_WORD = re.compile(r"[A-Za-z]+")
# Addresses, citations and marks of language are not translated.
_FIXED = re.compile(r"\]\([^)]*\)|\[@[^\]]*\]")


@dataclass(frozen=True, slots=True)
class Size:
    """How much one brief holds."""

    length: Length
    words: int
    seed: int


def write_brief(content: Path, name: str, size: Size) -> None:
    """Write a brief and its translations as a folder of `content/`."""
    folder = content / name
    (folder / "translations").mkdir(parents=True)
    (folder / "brief.yaml").write_text(yaml.safe_dump(_brief(size), allow_unicode=True, sort_keys=False), "utf-8")
    (folder / "figure.svg").write_text(_FIGURE, "utf-8")
    library = load_brief(folder, content.parent, LENGTHS)
    for language in LANGUAGES:
        catalog = polib.POFile(encoding="utf-8")
        catalog.metadata = {
            "Content-Type": "text/plain; charset=utf-8",
            "Language": language,
            "Project-Id-Version": f"{name} 1.0",
        }
        for message in iter_messages(library.brief):
            text = _translated(message.text, language)
            catalog.append(polib.POEntry(msgctxt=message.context, msgid=message.text, msgstr=text))
        catalog.save(str(folder / "translations" / f"{language}.po"))


def _translated(text: str, language: str) -> str:
    column = 1 + LANGUAGES.index(language)
    words = {row[0]: row[column].replace("_", " ") for row in _ROWS}
    pieces = []
    position = 0
    for fixed in (*_FIXED.finditer(text), None):
        plain = text[position : fixed.start() if fixed else len(text)]
        pieces.append(_WORD.sub(lambda match: _cased(words, match[0]), plain))
        if fixed:
            pieces.append(fixed[0])
            position = fixed.end()
    made = "".join(pieces)
    return _as_chinese(made) if language == "zh-Hans" else made


def _cased(words: dict[str, str], word: str) -> str:
    found = words.get(word.lower(), word)
    return found[:1].upper() + found[1:] if word[:1].isupper() else found


def _as_chinese(text: str) -> str:
    """Return Chinese words set as Chinese: no spaces, full-width signs."""
    joined = re.sub(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])", "", text)
    bracketed = re.sub(r" ?\((\u89c1) (\[\]\([^)]*\))\)", "\uff08\\1\\2\uff09", joined)
    return re.sub(r"\.(?= |$|\^|\])", "\u3002", bracketed).replace("\u3002 ", "\u3002")


def _brief(size: Size) -> dict[str, object]:
    writer = Writer(Random(size.seed))
    key_messages = [writer.item("lead", 4, 14) for _ in range(3)]
    used = 3 * 18 + 40
    sections = list(writer.sections(max(size.words - used, 60)))
    return {
        "title": writer.words(5),
        "standfirst": writer.sentence(14),
        "series": "Water papers",
        "number": "WP-1",
        "version": "1.0",
        "date": "2026-11-25",
        "language": "en",
        "languages": ["en", *LANGUAGES],
        "audiences": ["policymakers"],
        "authors": ["A. Writer"],
        "publisher": "Example House",
        "contact": "desk@example.org",
        "licence": {"name": "CC BY 4.0", "URL": "https://creativecommons.org/licenses/by/4.0/"},
        "sources": {
            f"s{n}": {"type": "report", "title": writer.words(4), "issued": str(2000 + n)} for n in writer.cited
        },
        "key_messages": key_messages,
        "sections": sections,
        "colophon": [{"lead": "Note", "text": writer.sentence(8)}],
    }


class Writer:
    """Writes blocks and remembers what they cite and number."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.cited: list[int] = []
        self.tables: list[str] = []

    def words(self, count: int) -> str:
        text = " ".join(self.random.choice(_WORDS) for _ in range(count))
        return text[:1].upper() + text[1:]

    def sentence(self, count: int) -> str:
        return self.words(count) + "."

    def item(self, name: str, first: int, second: int) -> dict[str, object]:
        return {name: self.sentence(first), "text": self.sentence(second)}

    def sections(self, words: int) -> Iterator[dict[str, object]]:
        number = 0
        while words > 0:
            number += 1
            share = min(words, self.random.randint(90, 260))
            words -= share
            yield {"id": f"part{number}", "title": self.words(4), "blocks": list(self.blocks(f"part{number}", share))}

    def blocks(self, section: str, words: int) -> Iterator[dict[str, object]]:
        """Yield blocks of about so many words together; two in five may be cut."""
        number = 0
        while words > 0:
            number += 1
            kinds = ("paragraph",) * 5 + ("points",) * 2 + ("table", "callout", "figure")
            kind = self.random.choice(kinds) if number > 1 else "paragraph"
            block, count = self.block(f"{section}.b{number}", kind)
            if number > 1 and self.random.random() < 0.4:
                block["keep"] = self.random.randint(2, 5)
            yield block
            words -= count

    def block(self, identifier: str, kind: str) -> tuple[dict[str, object], int]:
        """Return a block and how many words it has."""
        match kind:
            case "points":
                count = self.random.randint(2, 5)
                items = [{"text": self.sentence(11)} for _ in range(count)]
                return {"id": identifier, "type": kind, "items": items}, 11 * count
            case "table":
                self.tables.append(identifier)
                count = self.random.randint(2, 6)
                columns = [{"title": self.words(2), "header": True}, {"title": self.words(2)}]
                rows = [{"cells": [self.words(2), self.sentence(9)]} for _ in range(count)]
                table = {"type": kind, "caption": self.words(5), "columns": columns, "rows": rows}
                return {"id": identifier, **table}, 9 + 11 * count
            case "callout":
                blocks = {"title": self.words(3), "text": self.sentence(18)}
                return {"id": identifier, "type": kind, **blocks}, 21
            case "figure":
                figure = {"image": "figure.svg", "alternative": self.sentence(6), "caption": self.words(5)}
                return {"id": identifier, "type": kind, **figure}, 40
            case _:
                count = self.random.randint(25, 75)
                return {"id": identifier, "type": "paragraph", "text": self.text(count)}, count

    def text(self, count: int) -> str:
        """Return sentences with a citation, and now and then a note or a cross-reference."""
        source = len(self.cited) if len(self.cited) < 12 else self.random.choice(self.cited)
        if source == len(self.cited):
            self.cited.append(source)
        half = max(count // 2, 6)
        note = f"^[{self.sentence(9)}]" if self.random.random() < 0.25 else ""
        reference = (
            f" (see [](#{self.random.choice(self.tables)}))" if self.tables and self.random.random() < 0.3 else ""
        )
        return f"{self.words(half)} [@s{source}]. {self.words(count - half)}{reference}.{note}"


_FIGURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 40" width="160mm" height="40mm">'
    '<rect width="160" height="40" fill="#e9f1f0"/><path d="M0 30 L60 12 L110 22 L160 6" fill="none" '
    'stroke="#0b4a50" stroke-width="1"/></svg>'
)
