"""Briefs -> the picture of each in each language that programs show where a link to it is quoted (Open Graph).

It is a page of the look like all others, set by the engine and drawn; one that was drawn from the same before is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefpress.assets.fonts.file import FontFile
from briefpress.assets.pdf_pages import MADE_WITH, page_picture
from briefpress.composing.composer import Composer
from briefpress.content.library import Library
from briefpress.content.load import load_brief
from briefpress.document.parse import parse
from briefpress.document.typography import typeset
from briefpress.editions.edition import Edition
from briefpress.publish.manifest import sha256_of
from briefpress.publish.side_files import Made, Record, is_as_recorded, made
from briefpress.shelf.addresses import card
from briefpress.shelf.papers import Shelf
from briefpress.theme.theme import Theme
from briefpress.workers.engines import fingerprint
from briefpress.writers.artifact import Asset

WIDTH = 1200
"""Pixels across; 630 down, as those who show it ask for."""
# A title is set as large as it fits; one that fits at none of these is set at the last, where there is some room more.
_SCALES = (1.0, 0.88, 0.76, 0.64, 0.52, 0.4)


@dataclass(frozen=True, slots=True)
class _Card:
    """What a card is drawn from."""

    markup: str
    theme: Theme
    style: str
    assets: tuple[Asset, ...]
    fonts: tuple[FontFile, ...]

    @property
    def made_from(self) -> str:
        """The hash of all that decides about its bytes: engines and installed fonts too."""
        files = (*(one.content for one in self.assets), *(one.content for one in self.fonts))
        parts = (self.markup, self.theme.css(), self.style, *map(sha256_of, files), WIDTH, MADE_WITH, fingerprint())
        return sha256_of(repr(parts).encode())


def cards(composer: Composer, shelf: Shelf, build: Path, before: Record) -> Iterator[Made]:
    """Yield the picture of each brief in each of its languages. Raises BriefPressError for what cannot be set."""
    known = {file.path: file for file in before.files}
    for brief in shelf.briefs:
        library = load_brief(composer.project.content / brief.name, composer.project.root, composer.templates.lengths)
        for edition in (brief.foremost(tag).edition for tag in brief.languages):
            path, asked = card(edition), _card(composer, library, edition)
            old, made_from = known.get(path), asked.made_from
            if old and old.made_from == made_from and is_as_recorded(build, old):
                yield Made(old, None)
            else:
                yield made(path, _drawn(asked), made_from)


def _card(composer: Composer, library: Library, edition: Edition) -> _Card:
    appearance = composer.appearance
    logo, theme = appearance.logo(edition.audience), appearance.theme(edition)
    return _Card(
        markup=composer.renderer(edition).render_card(composer.selection(library, edition)),
        theme=theme.with_tokens({"logo-height": logo.height}) if logo else theme,
        style=appearance.style("shelf/card.css", edition),
        assets=logo.assets if logo else (),
        fonts=appearance.fonts_of(edition),
    )


def _drawn(asked: _Card) -> bytes:
    # The engine is heavy to import, and most cards are kept.
    from briefpress.writers.pdf.layout import Pages, lay_out
    from briefpress.writers.pdf.write import write_pdf

    document = typeset(parse(asked.markup))

    def set_at(scale: float) -> Pages:
        styles = (asked.style, f":root{{--card-scale:{scale}}}")
        return lay_out(document, asked.theme, styles, asked.assets, fonts=asked.fonts)

    fitting = (pages for pages in map(set_at, _SCALES) if pages.count == 1)
    pages = next(fitting, None) or set_at(_SCALES[-1])
    return page_picture(write_pdf(pages).content, 1, WIDTH)
