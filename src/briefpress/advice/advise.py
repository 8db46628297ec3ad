"""Briefs and audiences -> findings, each once for all audiences, as loud as one of them wants it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefpress.advice.checks import CHECKS, Advice, Reader
from briefpress.advice.text import texts_of
from briefpress.content.library import Library
from briefpress.diagnostics import Diagnostic, Severity
from briefpress.editions.audience import Audience
from briefpress.translation.catalog import Catalog
from briefpress.yaml_file import YamlFile

_SHOWN = 5
"""How many findings of a kind are told for one language; of the rest, how many there are."""


@dataclass(frozen=True, slots=True)
class AdvisedAudience:
    """An audience, and the file that says what it is like."""

    name: str
    audience: Audience
    yaml: YamlFile


def advise(
    library: Library, catalogs: Mapping[str, Catalog], audiences: tuple[AdvisedAudience, ...], *, is_whole: bool = False
) -> Iterator[Diagnostic]:
    """Yield advice on what audiences read of a brief, in its own language and in those of `catalogs`.

    All of it when it shall be whole; else so much of each kind as a person would read.
    """
    for language in (library.brief.language, *catalogs):
        readers = tuple(_reader(library, catalogs.get(language), language, one) for one in audiences)
        for word in CHECKS:
            yield from _told(word, readers, language, None if is_whole else _SHOWN)


def makes_errors(audience: Audience) -> bool:
    """Say whether a build has to ask for advice: something is an error for this audience."""
    return "error" in audience.checks.values()


def _reader(library: Library, catalog: Catalog | None, language: str, audience: AdvisedAudience) -> Reader:
    texts = texts_of(library, catalog, audience.name, audience.audience)
    place = audience.yaml.place(("reading_ease",))
    return Reader(library, language, audience.name, audience.audience, texts, place)


def _told(word: str, readers: tuple[Reader, ...], language: str, most: int | None) -> Iterator[Diagnostic]:
    found: dict[Advice, list[Reader]] = {}
    for reader in readers:
        if _level(word, reader.audience) != "off":
            for advice in dict.fromkeys(CHECKS[word](reader)):
                found.setdefault(advice, []).append(reader)
    for number, (advice, told) in enumerate(list(found.items())[:most], 1):
        more = f" and {len(found) - number} more like it" if number == most and len(found) > number else ""
        names = ", ".join(reader.name for reader in told)
        is_error = any(_level(word, reader.audience) == "error" for reader in told)
        severity = Severity.ERROR if is_error else Severity.WARNING
        yield Diagnostic(
            f"advice.{word}", f"{advice.message} ({names}; {language}){more}", advice.place, advice.hint, severity
        )


def _level(word: str, audience: Audience) -> str:
    return next((level for name, level in audience.checks.items() if name == word), "warning")
