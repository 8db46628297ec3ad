"""What the variables of a source can hold: CSL's types of works, names, dates, numbers. Reads no file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from briefpress.content.blocks import Model
from briefpress.content.words import Copy, PartialDate

SourceType = Literal[
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "bill",
    "book",
    "broadcast",
    "chapter",
    "classic",
    "collection",
    "dataset",
    "document",
    "entry",
    "entry-dictionary",
    "entry-encyclopedia",
    "event",
    "figure",
    "graphic",
    "hearing",
    "interview",
    "legal_case",
    "legislation",
    "manuscript",
    "map",
    "motion_picture",
    "musical_score",
    "pamphlet",
    "paper-conference",
    "patent",
    "performance",
    "periodical",
    "personal_communication",
    "post",
    "post-weblog",
    "regulation",
    "report",
    "review",
    "review-book",
    "software",
    "song",
    "speech",
    "standard",
    "thesis",
    "treaty",
    "webpage",
]
"""CSL 1.0.2, appendix III."""

NAMES_TAG, COPY_TAG = "[names]", "[copy]"
"""What Pydantic says between a key and what is below it where names can be a text or a list; findings leave it out."""
ROLES = (
    "author",
    "editor",
    "translator",
    "chair",
    "collection-editor",
    "compiler",
    "composer",
    "container-author",
    "contributor",
    "curator",
    "director",
    "editor-translator",
    "editorial-director",
    "executive-producer",
    "guest",
    "host",
    "illustrator",
    "interviewer",
    "narrator",
    "organizer",
    "original-author",
    "performer",
    "producer",
    "recipient",
    "reviewed-author",
    "script-writer",
    "series-creator",
)
DATES = ("issued", "accessed", "available-date", "event-date", "original-date", "submitted")


def _typed(value: object) -> object:
    """Return a number as the text that was meant: `volume: 13`."""
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


_TYPED_SCHEMA = WithJsonSchema({"anyOf": [{"type": "string", "minLength": 1}, {"type": "number"}]})
Typed = Annotated[str, BeforeValidator(_typed), Field(min_length=1), _TYPED_SCHEMA]
"""Text, or a number that stands for it."""


class PersonName(Model):
    """Who wrote or made a work: a person by family and given name, or a body by its `literal` name."""

    family: Annotated[str | None, Field(min_length=1)] = None
    """The family name."""
    given: Annotated[str | None, Field(min_length=1)] = None
    """Given names, or their initials."""
    literal: Copy | None = None
    """The name of a body, or of a person whose name has no parts."""
    suffix: Annotated[str | None, Field(min_length=1)] = None
    """Such as `Jr.` or `III`."""
    dropping_particle: Annotated[str | None, Field(alias="dropping-particle", min_length=1)] = None
    """A particle that goes when the given name goes, such as `d’` or `von`."""
    non_dropping_particle: Annotated[str | None, Field(alias="non-dropping-particle", min_length=1)] = None
    """A particle that stays with the family name, such as `van der`."""
    comma_suffix: Annotated[bool | None, Field(alias="comma-suffix")] = None
    """Whether a comma stands before the suffix."""
    static_ordering: Annotated[bool | None, Field(alias="static-ordering")] = None
    """Whether the family name always stands first, as in Chinese."""
    parse_names: Annotated[bool | None, Field(alias="parse-names")] = None
    """What reference managers write; it changes nothing here."""

    @model_validator(mode="before")
    @classmethod
    def _of(cls, value: object) -> object:
        return {"literal": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _is_named(self) -> PersonName:
        if not (self.family or self.literal or self.given):
            raise PydanticCustomError("nameless", "has neither `family` nor `literal`")
        return self

    @property
    def particles(self) -> str:
        """What stands between given and family name."""
        return " ".join(filter(None, (self.dropping_particle, self.non_dropping_particle)))


def _kind_of_names(value: object) -> str:
    return NAMES_TAG if isinstance(value, list | tuple) else COPY_TAG


Names = Annotated[
    Annotated[Copy, Tag(COPY_TAG)]
    | Annotated[tuple[PersonName, ...], Field(min_length=1, strict=False), Tag(NAMES_TAG)],
    Discriminator(_kind_of_names),
]
"""One text, printed as it is, or a list of names, which a style can turn and shorten."""


def _date(value: object) -> PartialDate:
    """Return a date as YAML or CSL-JSON write it: `2015-03`, or `{date-parts: [[2015, 3]]}`."""
    if not isinstance(value, Mapping):
        return PartialDate.of(value)
    points = value.get("date-parts")
    if points is None:
        return PartialDate.of(value.get("raw", value.get("literal")))
    if not isinstance(points, list) or not all(isinstance(point, list) for point in points):
        raise PydanticCustomError("date", "must have date-parts such as [[2015, 3, 28]]")
    return PartialDate.of("/".join("-".join(map(_date_part, point)) for point in points))


def _date_part(part: object) -> str:
    text = str(part)
    # Years have four figures, months and days two.
    return text.zfill(2) if len(text) < 3 else text.zfill(4)


_DATE_SCHEMA = {
    "anyOf": [
        {"type": "string", "pattern": r"^\d{4}(-\d\d(-\d\d)?)?(/\d{4}(-\d\d(-\d\d)?)?)?$"},
        {"type": "integer"},
        {
            "type": "object",
            "properties": {"date-parts": {"type": "array", "items": {"type": "array"}}},
            "required": ["date-parts"],
        },
    ]
}
SourceDate = Annotated[PartialDate, BeforeValidator(_date), WithJsonSchema(_DATE_SCHEMA)]

_DOI = re.compile(r"(?:(?:https?://)?(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)


def _doi(value: object) -> object:
    """Return a DOI alone: it is often copied as an address."""
    value = _typed(value)
    return _DOI.sub("", value, count=1) if isinstance(value, str) and _DOI.match(value) else value


Doi = Annotated[str, BeforeValidator(_doi), Field(pattern=r"^10\.\d{4,9}/[^\s<>\"]+$")]


MISTAKEN: Mapping[str, str] = {
    "authors": "author",
    "autor": "author",
    "book": "container-title",
    "booktitle": "container-title",
    "city": "publisher-place",
    "conference": "event-title",
    "date": "issued",
    "editors": "editor",
    "event": "event-title",
    "institution": "publisher",
    "journal": "container-title",
    "journaltitle": "container-title",
    "location": "publisher-place",
    "newspaper": "container-title",
    "organisation": "author",
    "organization": "author",
    "pages": "page",
    "paragraph": "paragraphs",
    "place": "publisher-place",
    "pp": "page",
    "published": "issued",
    "school": "publisher",
    "series": "collection-title",
    "university": "publisher",
    "address": "publisher-place",
    "link": "URL",
    "web": "URL",
    "website": "URL",
    "year": "issued",
}
"""What other programs, and people, call a variable -> its name in CSL."""
MISTAKEN_TYPES: Mapping[str, str] = {
    "act": "legislation",
    "blog": "post-weblog",
    "conference": "paper-conference",
    "data": "dataset",
    "film": "motion_picture",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "journal": "article-journal",
    "journal-article": "article-journal",
    "law": "legislation",
    "letter": "personal_communication",
    "magazine": "article-magazine",
    "mastersthesis": "thesis",
    "misc": "document",
    "news": "article-newspaper",
    "newspaper": "article-newspaper",
    "online": "webpage",
    "paper": "article-journal",
    "phdthesis": "thesis",
    "press-release": "webpage",
    "proceedings": "book",
    "statute": "legislation",
    "techreport": "report",
    "video": "motion_picture",
    "web": "webpage",
    "website": "webpage",
}
"""What other programs, and people, call a type of work -> its name in CSL."""
