"""A brief that can be made any number of times as long: sections, rows of a table, and sources."""

from __future__ import annotations

from pathlib import Path
from random import Random

import yaml

from briefpress.project import Project
from tests.stress.corpus import Writer

NAME = "grown"
SECTIONS, ROWS, SOURCES = 2, 6, 6
"""Of a brief that is not made longer; it has about two pages."""


def write_grown(root: Path, times: int) -> Project:
    """Write a project with a brief so many times as long. What it says is other text with every section."""
    folder = root / "content" / NAME
    folder.mkdir(parents=True)
    (folder / "brief.yaml").write_text(yaml.safe_dump(_brief(times), sort_keys=False), "utf-8")
    return Project(root)


def _brief(times: int) -> dict[str, object]:
    writer = Writer(Random(18))
    return {
        "title": "A brief that grows",
        "standfirst": writer.sentence(14),
        "series": "Water papers",
        "number": "WP-18",
        "version": "1.0",
        "date": "2026-11-30",
        "language": "en",
        "languages": ["en"],
        "audiences": ["policymakers"],
        "authors": ["A. Writer"],
        "publisher": "Example House",
        "contact": "desk@example.org",
        "licence": {"name": "CC BY 4.0", "URL": "https://creativecommons.org/licenses/by/4.0/"},
        "sources": {
            f"s{number}": {"type": "report", "title": writer.words(4), "issued": str(1900 + number % 120)}
            for number in range(SOURCES * times)
        },
        "key_messages": [writer.item("lead", 4, 14)],
        "sections": [
            *(_section(writer, number) for number in range(SECTIONS * times)),
            {"id": "rows", "title": "The rows", "blocks": [_table(writer, "rows.all", ROWS * times)]},
        ],
        "colophon": [{"lead": "Note", "text": writer.sentence(8)}],
    }


def _section(writer: Writer, number: int) -> dict[str, object]:
    name = f"part{number}"
    first = number * SOURCES // SECTIONS
    paragraphs = [
        {
            "id": f"{name}.text{place}",
            "type": "paragraph",
            "text": f"{writer.words(30)} [@s{first + place}]. {writer.words(24)} (see [](#{name}.table)).",
        }
        for place in range(SOURCES // SECTIONS)
    ]
    return {"id": name, "title": writer.words(4), "blocks": [*paragraphs, _table(writer, f"{name}.table", 3)]}


def _table(writer: Writer, name: str, rows: int) -> dict[str, object]:
    return {
        "id": name,
        "type": "table",
        "caption": writer.words(5),
        "columns": [{"title": "Name", "header": True}, {"title": "What it says"}],
        "rows": [{"cells": [writer.words(2), writer.sentence(9)]} for _ in range(rows)],
    }
