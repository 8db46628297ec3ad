"""Briefs and audiences -> findings, each once, as loud as the audience wants it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from briefpress.advice.checks import CHECKS, Advice, Reader
from briefpress.advice.text import texts_of
from briefpress.content.library import Library
from briefpress.diagnostics import Diagnostic, Severity
from briefpress.editions.audience import Audience
from briefpress.translation.catalog import Catalog
from briefpress.yaml_file import YamlFile

_SHOWN = 5
"""How many findings of a kind are told for one audience and language; of the rest, how many there are."""


def advise(
    library: Library, catalogs: Mapping[str, Catalog], name: str, audience: Audience, yaml: YamlFile
) -> Iterator[Diagnostic]:
    """Yield advice on what an audience reads of a brief, in its own language and in those of `catalogs`."""
    for language in (library.brief.language, *catalogs):
        texts = texts_of(library, catalogs.get(language), name, audience)
        reader = Reader(library, language, name, audience, texts, yaml.place(("reading_ease",)))
        levels = {str(word): level for word, level in audience.checks.items()}
        for word, check in CHECKS.items():
            level = levels.get(word, "warning")
            if level != "off":
                found = iter(dict.fromkeys(check(reader)))
                yield from _told(found, word, reader, Severity.ERROR if level == "error" else Severity.WARNING)


def makes_errors(audience: Audience) -> bool:
    """Say whether a build has to ask for advice: something is an error for this audience."""
    return "error" in audience.checks.values()


def _told(found: Iterator[Advice], word: str, reader: Reader, severity: Severity) -> Iterator[Diagnostic]:
    shown = list(islice(found, _SHOWN))
    rest = sum(1 for _ in found)
    for number, advice in enumerate(shown, 1):
        more = f" and {rest} more like it" if rest and number == _SHOWN else ""
        message = f"{advice.message} ({reader.name}, {reader.language}){more}"
        yield Diagnostic(f"advice.{word}", message, advice.place, advice.hint, severity)
