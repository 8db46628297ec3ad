"""Request -> editions: which of the editions that exist the user asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from briefpress.content.brief import Brief
from briefpress.content.words import Length
from briefpress.diagnostics import Diagnostic, did_you_mean, raise_if_errors
from briefpress.editions.edition import Edition
from briefpress.editions.request import Request


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


def expand(request: Request, briefs: Mapping[str, Brief]) -> tuple[Edition, ...]:
    """Return the editions asked for, in their order.

    Raises BriefPressError for an audience, length or language that no brief of the request has.
    """
    audiences = {audience for brief in briefs.values() for audience in brief.audiences}
    languages = {language for brief in briefs.values() for language in brief.languages}
    raise_if_errors(
        [
            *_unknown("audience", request.audiences, sorted(audiences)),
            *_unknown("length", request.lengths, [str(length) for length in Length]),
            *_unknown("language", request.languages, sorted(languages)),
        ]
    )
    return tuple(sorted(_editions(request, briefs), key=lambda edition: edition.order))


def _editions(request: Request, briefs: Mapping[str, Brief]) -> Iterator[Edition]:
    for name, brief in briefs.items():
        for language in _asked(brief.languages, request.languages):
            for length in _asked(tuple(Length), request.lengths):
                for audience in _asked(brief.audiences, request.audiences):
                    yield Edition(name, language, Length(length), audience)


def _asked(existing: Iterable[str], wanted: Collection[str]) -> tuple[str, ...]:
    return tuple(name for name in existing if not wanted or name in wanted)


def _unknown(kind: str, wanted: Iterable[str], existing: Sequence[str]) -> Iterator[Diagnostic]:
    for name in wanted:
        if name not in existing:
            yield Diagnostic(
                f"edition.unknown-{kind}", f'there is no {kind} "{name}"', hint=did_you_mean(name, existing)
            )
