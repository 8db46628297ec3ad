"""Request -> editions: which of the editions that exist the user asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from briefpress.content.brief import Brief
from briefpress.content.lengths import Lengths
from briefpress.diagnostics import Diagnostic, did_you_mean, raise_if_errors
from briefpress.editions.edition import Edition
from briefpress.editions.request import Request

Text = TypeVar("Text", bound=str)


def wanted_briefs(request: Request, existing: Sequence[str]) -> tuple[str, ...]:
    """Return the briefs asked for, in the order of their names.

    Raises BriefPressError with a finding for each that does not exist, or when the project has none at all.
    """
    if not existing:
        raise_if_errors(
            [Diagnostic("edition.no-brief", "the project has no brief", hint="make one: briefpress new brief NAME")]
        )
    raise_if_errors(_unknown("brief", request.briefs, existing))
    return tuple(name for name in sorted(existing) if not request.briefs or name in request.briefs)


def expand(request: Request, briefs: Mapping[str, Brief], lengths: Lengths) -> tuple[Edition, ...]:
    """Return the editions asked for, in their order; `lengths` are those that the project has.

    Raises BriefPressError for an audience, length or language that no brief of the request has.
    """
    audiences = {audience for brief in briefs.values() for audience in brief.audiences}
    languages = {language for brief in briefs.values() for language in brief.languages}
    raise_if_errors(
        [
            *_unknown("audience", request.audiences, sorted(audiences)),
            *_unknown("length", request.lengths, lengths),
            *_unknown("language", request.languages, sorted(languages)),
        ]
    )
    return tuple(sorted(_editions(request, briefs, lengths), key=lambda edition: edition.order))


def _editions(request: Request, briefs: Mapping[str, Brief], lengths: Lengths) -> Iterator[Edition]:
    for name, brief in briefs.items():
        for language in _asked(brief.languages, request.languages):
            for length in _asked(lengths, request.lengths):
                for audience in _asked(brief.audiences, request.audiences):
                    yield Edition(name, language, length, audience)


def _asked(existing: Iterable[Text], wanted: Collection[str]) -> tuple[Text, ...]:
    return tuple(name for name in existing if not wanted or name in wanted)


def _unknown(kind: str, wanted: Iterable[str], existing: Sequence[str]) -> Iterator[Diagnostic]:
    for name in wanted:
        if name not in existing:
            yield Diagnostic(
                f"edition.unknown-{kind}", f'there is no {kind} "{name}"', hint=did_you_mean(name, existing)
            )
