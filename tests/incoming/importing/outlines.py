"""Outlines for tests, without a file."""

from __future__ import annotations

from briefpress.diagnostics import Place
from briefpress.incoming.importing.draft import Draft, draft_of
from briefpress.incoming.importing.outline import (
    Block,
    Cell,
    Item,
    Outline,
    Paragraph,
    Piece,
    Properties,
    Row,
    Run,
    Table,
)
from briefpress.yaml_file import YamlValue

PLACE = Place("old.docx", spot="paragraph 1")
TEXT = (
    "Streets without trees are hotter by six degrees on a summer afternoon, and this paragraph goes on for as long as "
    "a paragraph of text does. It says what cities can do about that."
)


def line(
    text: str | tuple[Piece, ...] = TEXT,
    *,
    bold: bool = False,
    italic: bool = False,
    underlined: bool = False,
    size: float = 11,
    role: str = "",
    level: int = 0,
    item: Item | None = None,
    box: str = "",
) -> Paragraph:
    pieces = (Run(text, bold, italic, underlined=underlined),) if isinstance(text, str) else text
    return Paragraph(pieces, PLACE, role, level, item, size, box)


def table(*rows: tuple[str, ...], head: bool = False) -> Table:
    made = (Row(tuple(Cell((line(words),)) for words in row), head and number == 0) for number, row in enumerate(rows))
    return Table(tuple(made), PLACE)


def drafted(*blocks: Block, properties: Properties | None = None) -> Draft:
    outline = Outline("old.docx", properties or Properties(), blocks)
    return draft_of(outline, ("en", "fr"), "2026-11-30")


def shape(draft: Draft) -> list[str]:
    """Return the heads of a draft, and below each the kinds of its blocks."""
    found = []
    for section in listed(draft.value["sections"]):
        found.append(f"1 {section['title']}: {kinds(section)}")
        found += [f"2 {below['title']}: {kinds(below)}" for below in listed(section.get("sections", []))]
    return found


def kinds(section: dict[str, YamlValue]) -> str:
    return " ".join(str(one["type"]) for one in listed(section.get("blocks", [])))


def blocks(draft: Draft) -> list[dict[str, YamlValue]]:
    """Return the blocks of the first section."""
    return listed(listed(draft.value["sections"])[0]["blocks"])


def listed(value: YamlValue) -> list[dict[str, YamlValue]]:
    assert isinstance(value, list)
    return [one for one in value if isinstance(one, dict)]
