"""Printed editions -> the same with Word files that keep the promised pages, as LibreOffice lays them out.

Each comes with Word files that are set tighter, step by step. All that are not done are counted at once, in the fonts
of the look and in others with the metrics of what Windows has in their place; who has too many pages takes the next.
Here and not where editions are printed: a start of the program takes longer than all its pages.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from briefpress.assets.fonts.installed import faces_of
from briefpress.diagnostics import Diagnostic, Severity, counted
from briefpress.pipeline.libre_office import LibreOffice, pages_of, started
from briefpress.press.job import TIGHTER_WORD, Printed
from briefpress.writers.artifact import Artifact

WINDOWS_FONTS = Path(__file__).with_name("windows_fonts.conf")
"""Configures Fontconfig to find, in place of the look's fonts, others with the metrics of those that Windows has."""

_STEPS = ("docx", *TIGHTER_WORD)
# Those that `WINDOWS_FONTS` names.
_STAND_INS = ("Caladea", "Liberation Sans", "KacstOne")


def with_word_pages(printed: Sequence[Printed], program: str) -> tuple[list[Printed], tuple[Diagnostic, ...]]:
    """Return editions with the first of their Word files that keeps the promise, or the tightest, and its pages.

    And what there is to say of it.
    """
    lacking = _lacking()
    font_sets = (None, WINDOWS_FONTS) if sys.platform == "linux" and not lacking else (None,)
    with started(program) as office:
        chosen = _chosen(printed, office, font_sets)
    told = (finding for one in printed for finding in _told(one, chosen[one.edition.stem]))
    return [_with_word(one, chosen[one.edition.stem]) for one in printed], (*_without_stand_ins(lacking), *told)


def _chosen(printed: Sequence[Printed], office: LibreOffice, font_sets: Sequence[Path | None]) -> dict[str, Artifact]:
    """Return the Word file of each edition, by its stem."""
    chosen: dict[str, Artifact] = {}
    for step in _STEPS:
        words = {one.edition.stem: _word(one, step) for one in printed if not _is_done(one, chosen)}
        if not words:
            break
        files = {stem: word.content for stem, word in words.items()}
        pages = [pages_of(office, files, fonts) for fonts in font_sets]
        for stem, word in words.items():
            # What one of them cannot lay out is not known.
            count = 0 if any(stem not in found for found in pages) else max(found[stem] for found in pages)
            made_from = word.made_from if step == "docx" else f"{word.made_from} {step}".strip()
            chosen[stem] = replace(word, format="docx", pages=count, made_from=made_from)
    return chosen


def _is_done(one: Printed, chosen: dict[str, Artifact]) -> bool:
    """Say whether nothing is won by a tighter setting: the promise is kept, or the file cannot be laid out."""
    word = chosen.get(one.edition.stem)
    return word is not None and word.pages <= one.budget


def _word(one: Printed, step: str) -> Artifact:
    return next(artifact for artifact in one.artifacts if artifact.format == step)


def _with_word(one: Printed, word: Artifact) -> Printed:
    """Return an edition with a Word file in place of all that it came with."""
    others = (artifact for artifact in one.artifacts if artifact.format not in TIGHTER_WORD)
    return replace(one, artifacts=tuple(word if artifact.format == "docx" else artifact for artifact in others))


def _told(one: Printed, word: Artifact) -> Iterator[Diagnostic]:
    """Yield what keeps a Word file from its promise."""
    if not word.pages:
        message = (
            f"LibreOffice does not lay out the Word file of {one.edition.brief} {one.edition}: its pages are not known"
        )
        hint = "open it in Word and count them; look for what is unusual in the letterhead (reference.docx)"
        yield Diagnostic("office.not-laid-out", message, hint=hint, severity=Severity.WARNING)
    elif word.pages > one.budget:
        message = (
            f"the Word file of {one.edition.brief} {one.edition} has {counted(word.pages, 'page')} at the tightest "
            f"setting, {counted(one.budget, 'page')} promised"
        )
        hint = "shorten a text of this edition, or hand on its PDF, which keeps the promise"
        yield Diagnostic("office.too-long", message, hint=hint, severity=Severity.WARNING)


def _lacking() -> tuple[str, ...]:
    """Return the stand-ins that this machine has not."""
    return tuple(name for name, faces in zip(_STAND_INS, faces_of(_STAND_INS), strict=True) if not faces)


def _without_stand_ins(lacking: Iterable[str]) -> Iterator[Diagnostic]:
    if sys.platform == "linux" and (names := ", ".join(lacking)):
        message = (
            f"pages of Word files are counted in the fonts of the look only: {names} stand in for those of Windows"
        )
        hint = "install them: apt install fonts-crosextra-caladea fonts-liberation fonts-kacst"
        yield Diagnostic("office.no-stand-ins", message, hint=hint, severity=Severity.WARNING)
