"""Papers -> pictures of their first pages. One that was drawn from the same PDF before is kept, not drawn again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefpress.assets.pdf_pages import MADE_WITH, page_thumbnail
from briefpress.assets.pictures.raster import quick_size
from briefpress.publish.atomic import below
from briefpress.publish.manifest import sha256_of
from briefpress.publish.side_files import Made, Record, is_as_recorded, made
from briefpress.shelf.addresses import first_page
from briefpress.shelf.papers import Paper, PaperFile, Shelf

WIDTH = 480
"""Pixels across: shown at half of it, sharp on a fine screen."""
_MOST_BYTES = 1024**3


@dataclass(frozen=True, slots=True)
class Sizes:
    """How large pictures are, so that a page does not move while they are fetched."""

    heights: Mapping[str, int]
    """By path."""
    width: int = WIDTH

    def height_of(self, paper: Paper) -> int:
        return self.heights[paper.first_page]


def first_pages(shelf: Shelf, build: Path, before: Record) -> Iterator[Made]:
    """Yield the picture of each paper that has a PDF."""
    known = {file.path: file for file in before.files}
    for paper in shelf.papers:
        pdf = paper.file("pdf")
        if pdf is None:
            continue
        path, made_from = first_page(paper.edition), _made_from(pdf)
        old = known.get(path)
        if old and old.made_from == made_from and is_as_recorded(build, old):
            yield Made(old, None)
        else:
            yield made(path, _drawn(build, pdf), made_from)


def sizes_of(pictures: tuple[Made, ...], build: Path) -> Sizes:
    """Return the sizes of pictures, those that are kept included."""
    return Sizes({one.file.path: _height(one, build) for one in pictures})


def _made_from(pdf: PaperFile) -> str:
    return sha256_of(f"{pdf.sha256} {WIDTH} {MADE_WITH}".encode())


def _drawn(build: Path, pdf: PaperFile) -> bytes:
    return page_thumbnail(below(build).read(build / pdf.path, _MOST_BYTES), 1, WIDTH)


def _height(picture: Made, build: Path) -> int:
    content = picture.content or below(build).read(build / picture.file.path, picture.file.bytes)
    return quick_size(content)[1]
