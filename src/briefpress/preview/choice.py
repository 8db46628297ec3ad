"""Words in an address -> the edition that somebody looks at; a project -> what there is to choose from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefpress.content.catalogue import find_briefs
from briefpress.content.load import load_brief
from briefpress.diagnostics import BriefPressError, Diagnostic, did_you_mean
from briefpress.editions.request import Request
from briefpress.pipeline.looking import Composers, composers
from briefpress.preview.spot import Spot
from briefpress.project import Project
from briefpress.theme.theme import paper_names

EDITION_WORDS = ("brief", "language", "length", "audience")
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Choice:
    """What one pane shows."""

    brief: str
    language: str
    length: str
    audience: str
    paper: str = ""
    """Empty: the theme's."""
    look: str = ""
    """Empty: the audience's own."""

    @classmethod
    def of(cls, words: Mapping[str, str]) -> Choice:
        """Return what the query of an address says. Raises BriefPressError for one without an edition."""
        missing = [name for name in EDITION_WORDS if not 0 < len(words.get(name, "")) <= _LONGEST]
        if missing:
            message = f"the address names no {missing[0]}"
            raise BriefPressError([Diagnostic("edition.not-one", message, hint="choose one in the bar")])
        return cls(
            words["brief"],
            words["language"],
            words["length"],
            words["audience"],
            words.get("paper", "")[:_LONGEST],
            words.get("look", "")[:_LONGEST],
        )

    @property
    def names(self) -> frozenset[str]:
        """The words by which somebody may name it."""
        stem = f"{self.brief}.{self.length}.{self.audience}.{self.language}"
        return frozenset((self.brief, self.language, self.length, self.audience, stem))

    def __str__(self) -> str:
        return f"{self.brief}, {self.language}/{self.length}/{self.audience}"

    @property
    def request(self) -> Request:
        return Request((self.brief,), (self.audience,), (self.length,), (self.language,), ("pdf",))


def first_choice(words: str, project: Project, spot: Spot | None, paper: str, look: str) -> Choice:
    """Return what a preview begins with: the first edition that has all the words, and that has a spot, if any.

    Nobody has to have written a brief without a mistake: what cannot be read is shown with what is wrong in it.
    Raises BriefPressError when no edition has the words.
    """
    begun = composers(project, paper, look)
    offered = offer(begun)
    editions = [
        Choice(brief.name, language, length, audience, paper, look)
        for brief in offered.briefs
        for language in brief.languages or ("",)
        for length in offered.lengths
        for audience in brief.audiences or ("",)
    ]
    if not editions:
        hint = "make one: briefpress new brief NAME"
        raise BriefPressError([Diagnostic("edition.no-brief", "the project has no brief", hint=hint)])
    asked = frozenset(word for word in words.split("/") if word)
    wanted = asked | ({spot.brief} if spot else set()) | ({spot.language} if spot and spot.language else set())
    found = next((one for one in editions if wanted <= one.names), None)
    if found:
        return found
    known = sorted({word for one in editions for word in one.names})
    unknown = [word for word in sorted(asked) if word not in known]
    hint = did_you_mean(unknown[0], known) if unknown else "briefpress list tells which editions there are"
    raise BriefPressError([Diagnostic("edition.not-one", f'no edition is named "{words}"', hint=hint)])


@dataclass(frozen=True, slots=True)
class OfferedBrief:
    """A brief in the bar."""

    name: str
    audiences: tuple[str, ...] = ()
    """Empty where it cannot be read."""
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """What there is to choose from."""

    briefs: tuple[OfferedBrief, ...]
    lengths: tuple[str, ...]
    papers: tuple[str, ...]
    looks: tuple[str, ...]


def offer(composers: Composers) -> Offer:
    """Return what a project has. Raises BriefPressError when its lengths or themes cannot be read."""
    templates = composers.looking.templates
    files = (templates.read(root / "theme.yaml") for root in templates.roots if (root / "theme.yaml").is_file())
    return Offer(
        briefs=tuple(_offered(name, composers) for name in find_briefs(templates.project.root)),
        lengths=tuple(map(str, templates.lengths)),
        papers=paper_names(files),
        looks=templates.project.look_names,
    )


def _offered(name: str, composers: Composers) -> OfferedBrief:
    templates = composers.looking.templates
    project = templates.project
    try:
        brief = load_brief(project.content / name, project.root, templates.lengths).brief
    except BriefPressError:
        return OfferedBrief(name)
    languages = dict.fromkeys((brief.language, *brief.languages))
    return OfferedBrief(name, tuple(brief.audiences), tuple(languages))
