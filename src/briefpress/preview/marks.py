"""An edition that is looked at -> marks of a draft: what is not translated, not cited, too long, each at its block."""

from __future__ import annotations

from collections.abc import Iterator

from briefpress.pipeline.looking import Composed, owner_of
from briefpress.press.look import LookedAt
from briefpress.preview.state import Note, ShownRegion


def marks(shown: Composed) -> Iterator[Note]:
    """Yield the marks of an edition, those that say the same of one block once."""
    yield from dict.fromkeys((*_untranslated(shown), *_uncited(shown)))


def _untranslated(shown: Composed) -> Iterator[Note]:
    catalog = shown.composer.translation(shown.library, shown.edition)
    for finding in shown.composer.lacking(shown.library, shown.edition) if catalog else ():
        context = next((part for part in finding.message.split('"')[1::2] if part in shown.contexts), "")
        is_missing = finding.code == "translation.missing"
        text = "not translated" if is_missing else "the translation is of an earlier text"
        yield Note(owner_of(context, shown.library), "untranslated" if is_missing else "stale", text)


def _uncited(shown: Composed) -> Iterator[Note]:
    library, edition = shown.library, shown.edition
    if edition.language != library.brief.language:
        return
    advice = shown.composer.advice(library, (edition.audience,), (edition.language,), is_whole=True)
    places = {finding.place for finding in advice if finding.code == "advice.no-citation"}
    for name in library.paths if places else ():
        if library.place(name) in places:
            yield Note(name, "uncited", "cites no source")


def page_end(seen: LookedAt, regions: tuple[ShownRegion, ...], promised: int) -> ShownRegion | None:
    """Return where the first block stands that is beyond the promised pages; None where all fit."""
    return next((one for one in regions if one.page > promised), None) if len(seen.pages) > promised else None
