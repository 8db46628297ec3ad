"""`pdf:` of a theme's file, or the word typed for it -> the standards that PDFs keep, and what comes along in them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from briefpress.content.library import Library
from briefpress.diagnostics import BriefPressError, Diagnostic, did_you_mean
from briefpress.editions.edition import Edition
from briefpress.files.opener import TEXT_LIMIT, is_there
from briefpress.writers.artifact import Asset
from briefpress.writers.pdf.tagged.claims import CLAIMS, DEFAULT
from briefpress.yaml_file import YamlFile

KEY = "pdf"


def standard_typed(name: str) -> str:
    """Return a name that was typed. Raises BriefPressError when no standard has it."""
    if name in CLAIMS:
        return name
    hint = did_you_mean(name, tuple(CLAIMS))
    raise BriefPressError([Diagnostic("edition.unknown-pdf", f'no standard of PDF is named "{name}"', hint=hint)])


def standard_of(yaml: YamlFile | None) -> str:
    """Return the standards that a theme's file names, else the default. Raises BriefPressError for a bad name."""
    value = yaml.value.get(KEY) if yaml and isinstance(yaml.value, dict) else None
    if yaml is None or value is None:
        return DEFAULT
    if value in CLAIMS:
        return str(value)
    message = f'no standard of PDF is named "{value}"'
    hint = did_you_mean(str(value), tuple(CLAIMS))
    raise BriefPressError([Diagnostic("theme.unknown-pdf", message, yaml.place((KEY,)), hint)])


def sources_of(library: Library, edition: Edition) -> Iterator[Asset]:
    """Yield the files from which an edition is made: the brief, and its translation where it is one."""
    names = ["brief.yaml"]
    if edition.language != library.brief.language:
        names.append(f"translations/{edition.language}.po")
    for name in names:
        path = library.folder / name
        if is_there(path):
            media_type = "application/yaml" if path.suffix == ".yaml" else "text/x-gettext-translation"
            yield Asset(Path(name).name, media_type, library.opener.read(path, TEXT_LIMIT))
