"""A work that a brief relies on, with the variables of CSL 1.0.2 (appendix IV). Reads no file.

Words that a translation may say otherwise (a title, a body, a place) are `Copy`; what is the same in every language
(volume, ISBN, the name of a person) is text as it is typed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from briefpress.content.blocks import LanguageTag, Model
from briefpress.content.csl import Doi, Names, SourceDate, SourceType, Typed
from briefpress.content.words import Copy, Voice


class Source(Model):
    """A work relied on, by the names of CSL 1.0.2, appendix IV; `voice` and `paragraphs` are our own."""

    voice: Annotated[Voice | None, Field(strict=False)] = None
    """Whose word it is; a paragraph marked `reported`, `view` or `official` cites only what can carry that mark."""
    type: SourceType
    """What kind of work it is."""
    author: Names | None = None
    """Who wrote it: one text, or a list of names with `family` and `given`, or `literal` for a body."""
    title: Copy | None = None
    """What it is called."""
    container_title: Annotated[Copy | None, Field(alias="container-title")] = None
    """The newspaper, journal or collection that it is in."""
    volume: Typed | None = None
    """The volume of a journal."""
    issue: Typed | None = None
    """The number within the volume."""
    page: Typed | None = None
    """The pages, such as `101-118`, or the number of an article in a journal that counts articles."""
    publisher: Copy | None = None
    """Who published it."""
    issued: SourceDate | None = None
    """When it was published."""
    note: Copy | None = None
    """What the reader should know of it, as a sentence."""
    DOI: Doi | None = None
    """Printed as `doi:10.1000/182`, and leads to doi.org; needs no `URL` beside it."""
    URL: Annotated[str | None, Field(pattern=r"^https?://[^\s<>\"]+$")] = None
    """Where it can be read."""
    accessed: SourceDate | None = None
    """When it was last read there."""
    paragraphs: Annotated[int, Field(ge=1)] | None = None
    """How many paragraphs it has, where citations name them; a citation beyond is a finding."""
    language: LanguageTag | None = None
    """The language that it is written in, such as `en`: its title is set by the rules of that language."""
    editor: Names | None = None
    """Who edited it, or the book that it is in."""
    translator: Names | None = None
    """Who translated it."""
    edition: Typed | None = None
    """Such as `2`, or `revised`."""
    number: Typed | None = None
    """Of a report, a standard, a law, a patent."""
    genre: Copy | None = None
    """What kind of thesis, report or recording it is, such as `PhD thesis`."""
    publisher_place: Annotated[Copy | None, Field(alias="publisher-place")] = None
    """Where it was published."""
    collection_title: Annotated[Copy | None, Field(alias="collection-title")] = None
    """The series that it belongs to."""
    collection_number: Annotated[Typed | None, Field(alias="collection-number")] = None
    """Its number in the series."""
    event_title: Annotated[Copy | None, Field(alias="event-title")] = None
    """The conference, hearing or lecture that it was given at."""
    event_place: Annotated[Copy | None, Field(alias="event-place")] = None
    """Where that took place."""
    event_date: Annotated[SourceDate | None, Field(alias="event-date")] = None
    """When that took place."""
    authority: Copy | None = None
    """The court, or the body that made a law."""
    jurisdiction: Copy | None = None
    """Where a law or a judgement applies."""
    section: Typed | None = None
    """The part of a newspaper or of a law."""
    archive: Copy | None = None
    """Who keeps it."""
    archive_location: Annotated[Typed | None, Field(alias="archive_location")] = None
    """Where it stands there."""
    archive_collection: Annotated[Copy | None, Field(alias="archive_collection")] = None
    """The collection that it belongs to there."""
    archive_place: Annotated[Copy | None, Field(alias="archive-place")] = None
    """Where the archive is."""
    medium: Copy | None = None
    """What it is on, such as `CD-ROM` or `audio`."""
    version: Typed | None = None
    """Of software or data."""
    status: Copy | None = None
    """Such as `in press`."""
    ISBN: Typed | None = None
    """Number of a book."""
    ISSN: Typed | None = None
    """Number of a journal."""
    PMID: Typed | None = None
    """Number in PubMed."""
    PMCID: Typed | None = None
    """Number in PubMed Central."""
    chapter_number: Annotated[Typed | None, Field(alias="chapter-number")] = None
    """Of a chapter."""
    number_of_pages: Annotated[Typed | None, Field(alias="number-of-pages")] = None
    """How many pages it has."""
    number_of_volumes: Annotated[Typed | None, Field(alias="number-of-volumes")] = None
    """How many volumes it has."""
    page_first: Annotated[Typed | None, Field(alias="page-first")] = None
    """The first page."""
    part_number: Annotated[Typed | None, Field(alias="part-number")] = None
    """Of a part."""
    part_title: Annotated[Copy | None, Field(alias="part-title")] = None
    """What a part is called."""
    printing_number: Annotated[Typed | None, Field(alias="printing-number")] = None
    """Which printing it is."""
    supplement_number: Annotated[Typed | None, Field(alias="supplement-number")] = None
    """Of a supplement."""
    title_short: Annotated[Typed | None, Field(alias="title-short")] = None
    """The title in short, for citation styles; not translated."""
    container_title_short: Annotated[Typed | None, Field(alias="container-title-short")] = None
    """The journal in short, for citation styles; not translated."""
    volume_title: Annotated[Copy | None, Field(alias="volume-title")] = None
    """What the volume is called."""
    original_title: Annotated[Typed | None, Field(alias="original-title")] = None
    """What it was called first, in its first language."""
    original_publisher: Annotated[Copy | None, Field(alias="original-publisher")] = None
    """Who published it first."""
    original_publisher_place: Annotated[Copy | None, Field(alias="original-publisher-place")] = None
    """Where it was published first."""
    original_date: Annotated[SourceDate | None, Field(alias="original-date")] = None
    """When it was published first."""
    submitted: SourceDate | None = None
    """When it was handed in."""
    available_date: Annotated[SourceDate | None, Field(alias="available-date")] = None
    """When it could be read first."""
    reviewed_title: Annotated[Copy | None, Field(alias="reviewed-title")] = None
    """What a review is about."""
    reviewed_genre: Annotated[Copy | None, Field(alias="reviewed-genre")] = None
    """What kind of work that is."""
    references: Copy | None = None
    """Related works, such as the history of a law."""
    dimensions: Typed | None = None
    """How long or large it is."""
    scale: Typed | None = None
    """Of a map."""
    division: Copy | None = None
    """Of a body."""
    source: Typed | None = None
    """The catalogue that its data came from; not printed in the house style."""
    call_number: Annotated[Typed | None, Field(alias="call-number")] = None
    """Where it stands in a library; not printed in the house style."""
    license: Typed | None = None
    """What may be done with it; not printed in the house style."""
    keyword: Typed | None = None
    """Not printed."""
    abstract: Typed | None = None
    """Not printed."""
    annote: Typed | None = None
    """Not printed."""
    chair: Names | None = None
    """Who chaired a session."""
    collection_editor: Annotated[Names | None, Field(alias="collection-editor")] = None
    """Who edits the series."""
    compiler: Names | None = None
    """Who compiled it."""
    composer: Names | None = None
    """Who composed it."""
    container_author: Annotated[Names | None, Field(alias="container-author")] = None
    """Who wrote the book that it is in."""
    contributor: Names | None = None
    """Who contributed to it."""
    curator: Names | None = None
    """Who curated it."""
    director: Names | None = None
    """Who directed it."""
    editor_translator: Annotated[Names | None, Field(alias="editor-translator")] = None
    """Who edited and translated it."""
    editorial_director: Annotated[Names | None, Field(alias="editorial-director")] = None
    """Who directed the edition."""
    executive_producer: Annotated[Names | None, Field(alias="executive-producer")] = None
    """Who was its executive producer."""
    guest: Names | None = None
    """Who was a guest."""
    host: Names | None = None
    """Who was its host."""
    illustrator: Names | None = None
    """Who illustrated it."""
    interviewer: Names | None = None
    """Who asked."""
    narrator: Names | None = None
    """Who narrates it."""
    organizer: Names | None = None
    """Who organized the event."""
    original_author: Annotated[Names | None, Field(alias="original-author")] = None
    """Who wrote what it rests on."""
    performer: Names | None = None
    """Who performs it."""
    producer: Names | None = None
    """Who produced it."""
    recipient: Names | None = None
    """Who a letter was written to."""
    reviewed_author: Annotated[Names | None, Field(alias="reviewed-author")] = None
    """Who wrote what a review is about."""
    script_writer: Annotated[Names | None, Field(alias="script-writer")] = None
    """Who wrote the script."""
    series_creator: Annotated[Names | None, Field(alias="series-creator")] = None
    """Who created the series."""

    def variables(self) -> Iterator[tuple[str, object]]:
        """Yield each variable that it has by its name in CSL, in the order of this class; not what is our own."""
        for name, field in type(self).model_fields.items():
            value = getattr(self, name)
            if value is not None and name not in ("voice", "paragraphs"):
                yield field.alias or name, value
