"""The nouns of a brief as its author writes them. Frozen; an unknown key is refused; nothing here reads a file.

Every block, row and item has an `id`: the author's, or the one that `load` gives it from its place
(`why.2` is the second block of section `why`). Ids are unique in a brief and are what translations,
findings and the manifest speak of.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, TypeAdapter, WithJsonSchema

from briefpress.content.words import Copy, Length, PartialDate, Status, Voice, category_of, number_of

Id = Annotated[str, Field(pattern=r"^[a-z0-9]([a-z0-9_.-]*[a-z0-9])?$")]
"""As Name, and as long as it needs to be: a given id carries those of all that it stands in."""
Name = Annotated[str, Field(pattern=r"^[a-z0-9]([a-z0-9_.-]*[a-z0-9])?$", max_length=64)]
LanguageTag = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$")]


class Model(BaseModel):
    """Frozen, and closed to keys that it does not know."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", strict=True, populate_by_name=True, use_attribute_docstrings=True
    )


class Shown(Model):
    """Something that an edition may or may not show."""

    id: Id = ""
    from_: Annotated[Length, Field(alias="from", strict=False)] = Length.GLANCE
    """The shortest length that shows it."""
    for_: Annotated[tuple[Name, ...], Field(alias="for", strict=False)] = ()
    """The audiences that see it; empty: all."""
    keep: Annotated[int, Field(ge=1, le=5)] = 1
    """1: never cut to make an edition fit; 5: cut first."""


OptionalStatus = Annotated[Status | None, Field(strict=False)]


# ---- blocks


class Paragraph(Shown):
    """A paragraph of text."""

    type: Literal["paragraph"]
    text: Copy
    status: OptionalStatus = None


class Point(Shown):
    """One item of a list."""

    lead: Copy | None = None
    """Set in bold before the text."""
    text: Copy


class Points(Shown):
    """A list."""

    type: Literal["points"]
    items: Annotated[tuple[Point, ...], Field(min_length=1, strict=False)]
    ordered: bool = False


class Measure(Shown):
    """A policy instrument."""

    date: PartialDate | None = None
    name: Copy
    issuer: Copy
    does: Copy
    status: OptionalStatus = None
    """Where some rows have none, those that have one are the exceptions: their marks stand beside their words."""


class Measures(Shown):
    """Policy instruments, as a table."""

    type: Literal["measures"]
    caption: Copy
    note: Copy | None = None
    rows: Annotated[tuple[Measure, ...], Field(min_length=1, strict=False)]


class Event(Shown):
    """Something that happened, on a timeline."""

    date: PartialDate
    label: Copy
    """A few words, for the timeline that has a column for each year."""
    text: Copy
    """A sentence, for the timeline that has a row for each event."""
    inside: bool = True
    """Whether the main lane (what the brief is about) holds it, or the lane beside it."""
    remark: Copy | None = None
    """What the ladder says in its last column."""


class Timeline(Shown):
    """Events in two lanes, as a figure: a column for each year, or a row for each event."""

    type: Literal["timeline"]
    caption: Copy
    note: Copy | None = None
    inside: Copy
    """Name of the main lane."""
    outside: Copy
    """Name of the other lane."""
    question: Copy
    """Head of the ladder's last column."""
    until: int | None = None
    """The last year that the main lane covers; later years are shaded."""
    events: Annotated[tuple[Event, ...], Field(min_length=1, strict=False)]


class Actor(Shown):
    """A body or person with a part in the matter."""

    layer: Copy
    name: Copy
    role: Copy
    status: Annotated[Status, Field(strict=False)]


class Actors(Shown):
    """Who does what, as a table."""

    type: Literal["actors"]
    caption: Copy
    note: Copy | None = None
    rows: Annotated[tuple[Actor, ...], Field(min_length=1, strict=False)]


class Claim(Shown):
    """Something that a source says, and what the record shows of it."""

    claim: Copy
    where: Copy
    """Where the source says it: `1` for its first paragraph."""
    status: Annotated[Status, Field(strict=False)]
    record: Copy
    """What can be found out about it."""


class Claims(Shown):
    """What a source says and what can be checked, as a table."""

    type: Literal["claims"]
    caption: Copy
    note: Copy | None = None
    rows: Annotated[tuple[Claim, ...], Field(min_length=1, strict=False)]


class Quotation(Shown):
    """Someone's own words."""

    type: Literal["quotation"]
    text: Copy
    speaker: Copy
    occasion: Copy
    date: PartialDate | None = None
    remark: Copy | None = None
    """Such as `official English text`, with the citation."""


class Callout(Shown):
    """A boxed aside."""

    type: Literal["callout"]
    title: Copy
    text: Copy | None = None
    items: Annotated[tuple[Point, ...], Field(strict=False)] = ()


class Column(Model):
    """A column of a table."""

    title: Copy
    header: bool = False
    """Whether its cells head their rows."""
    align: Literal["start", "end"] = "start"
    width: Annotated[int, Field(ge=1, le=100)] | None = None
    """Per cent of the table."""


class TableRow(Shown):
    """A row of a table: one cell for each column."""

    cells: Annotated[tuple[Copy, ...], Field(min_length=1, strict=False)]


class Table(Shown):
    """A table of your own."""

    type: Literal["table"]
    caption: Copy
    note: Copy | None = None
    columns: Annotated[tuple[Column, ...], Field(min_length=1, strict=False)]
    rows: Annotated[tuple[TableRow, ...], Field(min_length=1, strict=False)]


class Figure(Shown):
    """A picture with its caption."""

    type: Literal["figure"]
    image: Annotated[str, Field(min_length=1)]
    """A PNG, JPEG or SVG file beside the brief."""
    alternative: Copy
    """What the picture says, for those who cannot see it."""
    caption: Copy
    note: Copy | None = None


Value = Annotated[
    Decimal | None, PlainValidator(number_of), WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "null"}]})
]
Category = Annotated[
    Copy | int,
    PlainValidator(category_of),
    WithJsonSchema({"anyOf": [TypeAdapter(Copy).json_schema(), {"type": "integer"}]}),
]


class Series(Shown):
    """Numbers that are told apart from others by a colour and a name."""

    name: Copy
    values: Annotated[tuple[Value, ...], Field(min_length=1, strict=False)]
    """One for each category, in their order; `null` where there is none."""


class Chart(Shown):
    """Numbers drawn to scale; in Word as a chart whose data can be edited."""

    type: Literal["chart"]
    kind: Literal["bar", "column", "line", "stacked"]
    """Bars lie and are best for names; columns stand and are best for years, and so do stacked ones."""
    alternative: Copy
    """What the chart shows, for those who cannot see it."""
    caption: Copy
    unit: Copy | None = None
    """What the numbers count, such as `billion dollars` or `% of the population`."""
    categories: Annotated[tuple[Category, ...], Field(min_length=1, strict=False)]
    """What each number of a series is of: years, countries. The same for all series."""
    series: Annotated[tuple[Series, ...], Field(min_length=1, strict=False)]
    note: Copy | None = None
    """Such as `Source: ...`, with the citation."""
    status: OptionalStatus = None


class Recommendation(Shown):
    """What someone should do, and by when."""

    actor: Copy
    timing: Copy
    text: Copy


class Recommendations(Shown):
    """What should be done, and who should do it."""

    type: Literal["recommendations"]
    items: Annotated[tuple[Recommendation, ...], Field(min_length=1, strict=False)]


class Term(Shown):
    """A word or an abbreviation, and its meaning."""

    term: Copy
    meaning: Copy


class Glossary(Shown):
    """Abbreviations or definitions."""

    type: Literal["glossary"]
    style: Literal["abbreviations", "definitions"] = "abbreviations"
    items: Annotated[tuple[Term, ...], Field(min_length=1, strict=False)]


Block = Annotated[
    Paragraph
    | Points
    | Measures
    | Timeline
    | Actors
    | Claims
    | Quotation
    | Callout
    | Table
    | Figure
    | Chart
    | Recommendations
    | Glossary,
    Field(discriminator="type"),
]


# ---- structure


class Subsection(Shown):
    """A part of a section, with a title of its own."""

    title: Copy
    blocks: Annotated[tuple[Block, ...], Field(min_length=1, strict=False)]


class Heading(Model):
    """What stands over a section in the editions for one audience, instead of what stands there for all."""

    title: Copy


class Section(Shown):
    """A part of the brief, with its title."""

    title: Copy
    by_audience: dict[Name, Heading] = {}
    """The titles that some audiences read instead."""
    titled: Annotated[Length, Field(strict=False)] = Length.GLANCE
    """The shortest length that prints the title; a single page may do without some."""
    aside: Copy | None = None
    """A remark beside the title, in small type."""
    blocks: Annotated[tuple[Block, ...], Field(strict=False)] = ()
    sections: Annotated[tuple[Subsection, ...], Field(strict=False)] = ()


class KeyMessage(Shown):
    """A sentence the reader must keep."""

    lead: Copy
    """The finding, in bold."""
    text: Copy
    """One sentence that carries it."""


class Source(Model):
    """A work relied on. Names of variables as in CSL 1.0.2, appendix IV; `voice` and `paragraphs` are our own."""

    voice: Annotated[Voice | None, Field(strict=False)] = None
    """Whose word it is; a paragraph marked `reported`, `view` or `official` cites only what can carry that mark."""
    type: Literal[
        "article-newspaper",
        "article-journal",
        "webpage",
        "legislation",
        "report",
        "speech",
        "treaty",
    ]
    author: Copy | None = None
    title: Copy | None = None
    container_title: Annotated[Copy | None, Field(alias="container-title")] = None
    volume: Annotated[str | None, Field(min_length=1)] = None
    """Of a journal."""
    issue: Annotated[str | None, Field(min_length=1)] = None
    """The number within the volume."""
    page: Annotated[str | None, Field(min_length=1)] = None
    """The pages, such as `101-118`, or the number of an article in a journal that counts articles."""
    publisher: Copy | None = None
    issued: PartialDate | None = None
    note: Copy | None = None
    """What the reader should know of it, as a sentence."""
    DOI: Annotated[str | None, Field(pattern=r"^10\.\d{4,9}/[^\s<>\"]+$")] = None
    """Printed as an address of doi.org; needs no `URL` beside it."""
    URL: Annotated[str | None, Field(pattern=r"^https?://[^\s<>\"]+$")] = None
    accessed: PartialDate | None = None
    paragraphs: Annotated[int, Field(ge=1)] | None = None
    """How many paragraphs it has, where citations name them; a citation beyond is a finding."""


class Licence(Model):
    """What readers may do with the brief."""

    name: Copy
    URL: Annotated[str, Field(pattern=r"^https?://\S+$")]


class ColophonEntry(Shown):
    """One entry of the small print at the end."""

    lead: Copy
    text: Copy


class FrontMatter(Model):
    """What stands at the head of the editions for one audience, instead of what stands there for all."""

    title: Copy | None = None
    standfirst: Copy | None = None
    series: Copy | None = None


class Brief(Model):
    """A brief, in all its forms."""

    title: Copy
    standfirst: Copy
    series: Copy
    number: Annotated[str, Field(min_length=1)]
    version: Annotated[str, Field(pattern=r"^\d+(\.\d+)*$")]
    date: PartialDate
    language: LanguageTag
    languages: Annotated[tuple[LanguageTag, ...], Field(min_length=1, strict=False)]
    audiences: Annotated[tuple[Name, ...], Field(min_length=1, strict=False)]
    by_audience: dict[Name, FrontMatter] = {}
    """What some audiences read at the head of their editions, instead of the title, standfirst or series above."""
    authors: Annotated[tuple[Copy, ...], Field(min_length=1, strict=False)]
    publisher: Copy
    contact: Annotated[str, Field(min_length=1)]
    licence: Licence
    online: Annotated[str | None, Field(pattern=r"^https?://\S+$")] = None
    links_checked: PartialDate | None = None
    keywords: Annotated[tuple[Copy, ...], Field(strict=False)] = ()
    sources: dict[Name, Source]
    key_messages: Annotated[tuple[KeyMessage, ...], Field(min_length=1, strict=False)]
    sections: Annotated[tuple[Section, ...], Field(min_length=1, strict=False)]
    colophon: Annotated[tuple[ColophonEntry, ...], Field(min_length=1, strict=False)]
