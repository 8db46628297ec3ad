"""The blocks of a brief as its author writes them, and what all its parts have in common. Frozen, like the brief.

Every block, row and item has an `id`: the author's, or the one that `load` gives it from its place
(`why.2` is the second block of section `why`). Ids are unique in a brief and are what translations,
findings and the manifest speak of.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, WithJsonSchema

from briefpress.content.shown import Category, Value, or_in_file
from briefpress.content.shown import Id as Id
from briefpress.content.shown import LanguageTag as LanguageTag
from briefpress.content.shown import Model as Model
from briefpress.content.shown import Name as Name
from briefpress.content.shown import Shown as Shown
from briefpress.content.table_block import Column as Column
from briefpress.content.table_block import MergedCell as MergedCell
from briefpress.content.table_block import Table as Table
from briefpress.content.table_block import TableRow as TableRow
from briefpress.content.words import Copy, PartialDate, Status

OptionalStatus = Annotated[Status | None, Field(strict=False)]


class Paragraph(Shown):
    """A paragraph of text."""

    type: Literal["paragraph"]
    text: Copy
    """Words with inline Markdown."""
    status: OptionalStatus = None
    """How far the statement can be relied on: a mark in the margin."""


class Point(Shown):
    """One item of a list."""

    lead: Copy | None = None
    """Set in bold before the text."""
    text: Copy
    """Words with inline Markdown."""


class Points(Shown):
    """A list."""

    type: Literal["points"]
    items: Annotated[tuple[Point, ...], Field(min_length=1, strict=False)]
    """At least one."""
    ordered: bool = False
    """Whether the items are numbered."""


class Measure(Shown):
    """A policy instrument."""

    date: PartialDate | None = None
    """When it was adopted."""
    name: Copy
    """What it is called, with a citation."""
    issuer: Copy
    """Who adopted it."""
    does: Copy
    """What it does, in a line."""
    status: OptionalStatus = None
    """How far the row can be relied on; where some rows say nothing, those that do are marked as the exceptions."""


class Measures(Shown):
    """Policy instruments, as a table."""

    type: Literal["measures"]
    caption: Copy
    """What the table shows."""
    note: Copy | None = None
    """Below the table, in small type."""
    rows: Annotated[tuple[Measure, ...], Field(min_length=1, strict=False)]
    """One instrument each."""


class Event(Shown):
    """Something that happened, on a timeline."""

    date: PartialDate
    """A year, a month or a day, or a span."""
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
    """What the timeline shows."""
    note: Copy | None = None
    """Below it, in small type."""
    inside: Copy
    """Name of the main lane."""
    outside: Copy
    """Name of the other lane."""
    question: Copy
    """Head of the ladder's last column."""
    until: int | None = None
    """The last year that the main lane covers; later years are shaded."""
    events: Annotated[tuple[Event, ...], Field(min_length=1, strict=False)]
    """In any order."""


class Actor(Shown):
    """A body or person with a part in the matter."""

    layer: Copy
    """The level or group that it belongs to; rows of one layer stand together."""
    name: Copy
    """What it is called."""
    role: Copy
    """What it does, with a citation."""
    status: Annotated[Status, Field(strict=False)]
    """How far the row can be relied on."""


class Actors(Shown):
    """Who does what, as a table."""

    type: Literal["actors"]
    caption: Copy
    """What the table shows."""
    note: Copy | None = None
    """Below the table, in small type."""
    rows: Annotated[tuple[Actor, ...], Field(min_length=1, strict=False)]
    """One body or person each."""


class Claim(Shown):
    """Something that a source says, and what the record shows of it."""

    claim: Copy
    """What the source says."""
    where: Copy
    """Where the source says it: `1` for its first paragraph."""
    status: Annotated[Status, Field(strict=False)]
    """How far the claim can be relied on."""
    record: Copy
    """What can be found out about it."""


class Claims(Shown):
    """What a source says and what can be checked, as a table."""

    type: Literal["claims"]
    caption: Copy
    """What the table shows."""
    note: Copy | None = None
    """Below the table, in small type."""
    rows: Annotated[tuple[Claim, ...], Field(min_length=1, strict=False)]
    """One claim each."""


class Quotation(Shown):
    """Someone's own words."""

    type: Literal["quotation"]
    text: Copy
    """The words, without quotation marks."""
    speaker: Copy
    """Who said or wrote them."""
    occasion: Copy
    """Where they were said or written."""
    date: PartialDate | None = None
    """When."""
    remark: Copy | None = None
    """Such as `official English text`, with the citation."""


class Callout(Shown):
    """A boxed aside."""

    type: Literal["callout"]
    title: Copy
    """What the box is about."""
    text: Copy | None = None
    """A paragraph, above the items."""
    items: Annotated[tuple[Point, ...], Field(strict=False)] = ()
    """A list, below the text."""


class Crop(Model):
    """What is cut off a picture on each side, in per cent of its height or width."""

    top: Annotated[int, Field(ge=0, le=95)] = 0
    """Per cent of the height that goes at the top."""
    right: Annotated[int, Field(ge=0, le=95)] = 0
    """Per cent of the width that goes at the right."""
    bottom: Annotated[int, Field(ge=0, le=95)] = 0
    """Per cent of the height that goes at the bottom."""
    left: Annotated[int, Field(ge=0, le=95)] = 0
    """Per cent of the width that goes at the left."""

    @property
    def sides(self) -> tuple[int, int, int, int]:
        """Top, right, bottom and left."""
        return self.top, self.right, self.bottom, self.left


class Figure(Shown):
    """A picture with its caption."""

    type: Literal["figure"]
    image: Annotated[str, Field(min_length=1)]
    """A PNG, JPEG, WebP, AVIF or SVG file beside the brief."""
    alternative: Copy
    """What the picture says, for those who cannot see it."""
    caption: Copy
    """What the reader should see in it."""
    width: Literal["text", "half", "page"] | None = None
    """As wide as a line of text, half the page between the margins, or all of it; left out, as large as it is."""
    crop: Crop | None = None
    """What is not shown of a photograph; for a drawing, its `viewBox` says it."""
    note: Copy | None = None
    """Below the picture, in small type."""
    credit: Copy | None = None
    """Who made the picture and who owns it, such as `Photograph: Ana Prieto`; below it, in small type."""

    @property
    def picture(self) -> str:
        """What the picture is called on a page: the same file cropped otherwise is another picture."""
        if self.crop is None or not any(self.crop.sides):
            return self.image
        return f"{self.image}+crop-{'-'.join(map(str, self.crop.sides))}"


class Series(Shown):
    """Numbers that are told apart from others by a colour and a name."""

    name: Copy
    """What the numbers are of."""
    values: Annotated[tuple[Value, ...], Field(min_length=1, strict=False)]
    """One for each category, in their order; `null` where there is none."""


class Chart(Shown):
    """Numbers drawn to scale; in Word as a chart whose data can be edited."""

    model_config = or_in_file("categories", "series")

    type: Literal["chart"]
    kind: Literal["bar", "column", "line", "stacked"]
    """Bars lie and are best for names; columns stand and are best for years, and so do stacked ones."""
    alternative: Copy
    """What the chart shows, for those who cannot see it."""
    caption: Copy
    """What the reader should see in it."""
    unit: Copy | None = None
    """What the numbers count, such as `billion dollars` or `% of the population`."""
    axis: Copy | None = None
    """The title of the axis of numbers, which is then drawn; `unit` stands above the chart."""
    min: Value = None
    """Where the axis of numbers begins; of a line only, since a bar is as long as its number."""
    max: Value = None
    """Up to where the axis goes at least."""
    emphasis: Annotated[int, WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "integer"}]})] | None = None
    """The category whose bar or column is to be seen first, as `categories` has it; the others are pale."""
    from_file: Annotated[str, Field(min_length=1)] | None = None
    """A CSV or XLSX file beside the brief: categories in its first column, and a series with its name in each other."""
    sheet: str | None = None
    """Of an XLSX file; left out, the first."""
    range: str | None = None
    """Which cells of the file, such as `B2:F14`; left out, all that hold something."""
    categories: Annotated[tuple[Category, ...], Field(min_length=1, strict=False)]
    """What each number of a series is of: years, countries. The same for all series. Written here or in a file."""
    series: Annotated[tuple[Series, ...], Field(min_length=1, strict=False)]
    """Numbers of one kind each; each has as many as there are categories. Written here or in a file."""
    note: Copy | None = None
    """Such as `Source: ...`, with the citation."""
    status: OptionalStatus = None
    """How far the numbers can be relied on."""


class Recommendation(Shown):
    """What someone should do, and by when."""

    actor: Copy
    """Who should do it."""
    timing: Copy
    """By when."""
    text: Copy
    """What should be done."""


class Recommendations(Shown):
    """What should be done, and who should do it."""

    type: Literal["recommendations"]
    items: Annotated[tuple[Recommendation, ...], Field(min_length=1, strict=False)]
    """In the order of their weight."""


class Term(Shown):
    """A word or an abbreviation, and its meaning."""

    term: Copy
    """The word or abbreviation."""
    meaning: Copy
    """What it means."""


class Glossary(Shown):
    """Abbreviations or definitions."""

    type: Literal["glossary"]
    style: Literal["abbreviations", "definitions"] = "abbreviations"
    """Short terms in columns, or terms with sentences."""
    items: Annotated[tuple[Term, ...], Field(min_length=1, strict=False)]
    """In any order that helps the reader."""


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
