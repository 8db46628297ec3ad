"""The shipped brief says what it was asked to say: rows of the fact sheet, by the parts of editions that say them."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from pydantic import TypeAdapter
from tests.conftest import opener_at
from tests.lengths import LENGTHS

from briefpress.content import inline
from briefpress.content.blocks import Claims, Series, Shown
from briefpress.content.brief import Brief
from briefpress.content.lengths import Length
from briefpress.content.load import load_brief
from briefpress.content.walk import iter_parts, iter_wordings
from briefpress.content.words import Status
from briefpress.editions.audience import Audience, omitted, read_audience
from briefpress.editions.edition import Edition
from briefpress.editions.promise import Promise
from briefpress.editions.select import select
from briefpress.yaml_file import read_yaml

ROOT = Path(__file__).parents[2]
NAME = "green-belt-and-road"
AUDIENCES = ("policymakers", "business", "public")
PROMISE = Promise(product="x", pages=1, fill=0.5, words=1, legend=False, contents=False, numbers=True, timeline="years")
Table = dict[str, dict[str, dict[str, dict[str, tuple[str, str]]]]]
"""Group -> row -> length -> audience -> part, and words that stand in it."""


@pytest.fixture(scope="module")
def brief() -> Brief:
    return load_brief(ROOT / "content" / NAME, ROOT, LENGTHS).brief


def audience(name: str) -> Audience:
    return read_audience(
        read_yaml(ROOT / "templates" / "audiences" / name / "audience.yaml", name, opener_at(ROOT)), LENGTHS
    )


def said(brief: Brief, length: Length, name: str) -> dict[str, str]:
    """Return what each part with an id says to one reader, without marks and citations."""
    cut = omitted(brief, length, name, audience(name))
    shown = select(brief, Edition(NAME, "en", length, name), PROMISE, cut=cut, audience=audience(name)).brief
    texts = {part.model.id: "" for part in iter_parts(shown) if isinstance(part.model, Shown)}
    for wording in iter_wordings(shown):
        if isinstance(wording.owner.model, Shown):
            texts[wording.owner.model.id] += f" {inline.plain_text(inline.parse_inline(wording.text))}"
    return texts


def asked(length: Length, name: str) -> list[tuple[str, str, str]]:
    """Return each row that an edition has to cover, the part that does, and words of it."""
    file = ROOT / "tests" / "cases" / "coverage" / f"{NAME}.yaml"
    table = TypeAdapter(Table).validate_python(read_yaml(file, file.name, opener_at(ROOT)).value)
    rows = [(f"{group}: {row}", where) for group, of_group in table.items() for row, where in of_group.items()]
    found = [(row, where[length]) for row, where in rows if length in where]
    return [(row, *(readers.get("all") or readers[name])) for row, readers in found]


@pytest.mark.parametrize(("length", "name"), list(product(LENGTHS, AUDIENCES)))
def test_each_edition_covers_what_it_was_asked_to(brief: Brief, length: Length, name: str) -> None:
    texts = said(brief, length, name)

    rows = asked(length, name)

    assert len(rows) >= 20
    assert [] == [f"{row}: {words!r} in {part}" for row, part, words in rows if words not in texts.get(part, "")]


@pytest.mark.parametrize(("length", "name"), list(product(LENGTHS, AUDIENCES)))
def test_what_is_left_out_of_the_article_stands_in_one_place(brief: Brief, length: Length, name: str) -> None:
    paths = {part.model.id: part.path for part in iter_parts(brief) if isinstance(part.model, Shown)}

    places = {paths[part][:4] for row, part, _ in asked(length, name) if row.startswith("left out")}

    assert 1 == len(places)


def test_the_chart_counts_the_register(brief: Brief) -> None:
    shown = {part.model.id: part.model for part in iter_parts(brief) if isinstance(part.model, Shown)}
    register, drawn = shown["claims.register"], shown["claims.chart.count"]
    assert isinstance(register, Claims)
    assert isinstance(drawn, Series)

    marks = [row.status for row in register.rows]

    assert [marks.count(status) for status in Status] == list(drawn.values)
    assert 9 == len(marks)
