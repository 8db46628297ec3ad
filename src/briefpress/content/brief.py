"""A brief as its author writes it. Frozen; an unknown key is refused; nothing here reads a file."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from briefpress.content.blocks import Block, LanguageTag, Model, Name, Shown
from briefpress.content.lengths import SHORTEST, Length
from briefpress.content.source import Source as Source
from briefpress.content.words import Copy, PartialDate


class Subsection(Shown):
    """A part of a section, with a title of its own."""

    title: Copy
    """What stands above it."""
    blocks: Annotated[tuple[Block, ...], Field(min_length=1, strict=False)]
    """What stands in it."""


class Heading(Model):
    """What stands over a section in the editions for one audience, instead of what stands there for all."""

    title: Copy
    """What stands above it for this audience."""


class Section(Shown):
    """A part of the brief, with its title."""

    title: Copy
    """What stands above it."""
    by_audience: Annotated[dict[Name, Heading], Field(default_factory=dict)]
    """The titles that some audiences read instead."""
    titled: Length = SHORTEST
    """The shortest length that prints the title; a single page may do without some."""
    aside: Copy | None = None
    """A remark beside the title, in small type."""
    blocks: Annotated[tuple[Block, ...], Field(strict=False)] = ()
    """What stands in it, before its subsections."""
    sections: Annotated[tuple[Subsection, ...], Field(strict=False)] = ()
    """Its subsections."""


class KeyMessage(Shown):
    """A sentence the reader must keep."""

    lead: Copy
    """The finding, in bold."""
    text: Copy
    """One sentence that carries it."""


class Licence(Model):
    """What readers may do with the brief."""

    name: Copy
    """What it is called, such as `CC BY 4.0`."""
    URL: Annotated[str, Field(pattern=r"^https?://\S+$")]
    """Where its text can be read."""


class ColophonEntry(Shown):
    """One entry of the small print at the end."""

    lead: Copy
    """What it is about, in bold."""
    text: Copy
    """The small print itself."""


class FrontMatter(Model):
    """What stands at the head of the editions for one audience, instead of what stands there for all."""

    title: Copy | None = None
    """In place of the title."""
    standfirst: Copy | None = None
    """In place of the standfirst."""
    series: Copy | None = None
    """In place of the series line."""


class Brief(Model):
    """A brief, in all its forms."""

    title: Copy
    """At most so long that it can be read at a glance."""
    standfirst: Copy
    """A few sentences below the title that say what is in it."""
    series: Copy
    """The series that it belongs to."""
    number: Annotated[str, Field(min_length=1)]
    """Its number in the series, such as `SP-2026-01`."""
    version: Annotated[str, Field(pattern=r"^\d+(\.\d+)*$")]
    """Such as `1.0`; in quotation marks."""
    date: PartialDate
    """When it is published."""
    language: LanguageTag
    """The language of this file, a tag of BCP 47 such as `en`."""
    languages: Annotated[tuple[LanguageTag, ...], Field(min_length=1, strict=False)]
    """Those that it is published in; each but its own has a file in `translations/`."""
    audiences: Annotated[tuple[Name, ...], Field(min_length=1, strict=False)]
    """For whom there are editions: folders of `templates/audiences`."""
    by_audience: dict[Name, FrontMatter] = Field(default={})
    """What some audiences read at the head of their editions, instead of the title, standfirst or series above."""
    authors: Annotated[tuple[Copy, ...], Field(min_length=1, strict=False)]
    """Persons or bodies."""
    publisher: Copy
    """Who publishes it."""
    contact: Annotated[str, Field(min_length=1)]
    """Where readers can write to."""
    press_contact: Copy | None = None
    """Whom journalists can ask: a name, a telephone number, an address."""
    licence: Licence
    """What readers may do with it."""
    online: Annotated[str | None, Field(pattern=r"^https?://\S+$")] = None
    """Where it can be found on the web: printed at its end, with a QR code."""
    links_checked: PartialDate | None = None
    """When all its links were last followed."""
    name_translators: bool = False
    """Whether a translation names who has translated and reviewed it, as the header of its file says."""
    keywords: Annotated[tuple[Copy, ...], Field(strict=False)] = ()
    """For the properties of its files."""
    sources: dict[Name, Source]
    """Works relied on, by the names that citations use."""
    citation_style: Annotated[str, Field(min_length=1)] | None = None
    """A `.csl` file beside `brief.yaml`, such as `apa.csl`; left out: as the theme says, else `house`."""
    key_messages: Annotated[tuple[KeyMessage, ...], Field(min_length=1, strict=False)]
    """What a reader must keep who reads nothing else."""
    sections: Annotated[tuple[Section, ...], Field(min_length=1, strict=False)]
    """The text."""
    colophon: Annotated[tuple[ColophonEntry, ...], Field(min_length=1, strict=False)]
    """The small print at the end."""
