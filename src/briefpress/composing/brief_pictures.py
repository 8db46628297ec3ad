"""Pictures of a brief -> assets of its jobs: each prepared once for the room that it has on a paper."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefpress.assets.pictures.picture import MEDIA_TYPES, SIZE_LIMIT, SVG
from briefpress.assets.pictures.prepared import DOTS, prepare_drawing, prepare_raster
from briefpress.assets.pictures.problem import BadPicture
from briefpress.content.library import Library
from briefpress.content.pictures import ShownPicture, pictures_of
from briefpress.diagnostics import BriefPressError, Diagnostic
from briefpress.files.opener import is_there
from briefpress.theme.theme import Theme
from briefpress.writers.artifact import Asset

TALLEST_PT = 90 * 72 / 25.4
"""How high a picture is printed whose figure says no width; page.css has the same."""
TALLEST_SHARE = 0.6
"""Of the paper's height, for a picture whose figure says one; so has page.css."""
_TIGHTEST = 1.0

Room = tuple[int, int]
"""Pixels across and down."""


@dataclass(frozen=True, slots=True)
class BriefPictures:
    """The pictures of all briefs of a build. What is prepared is kept: editions of one paper print it alike."""

    known: dict[tuple[str, str, Room], tuple[Asset, ...]] = field(default_factory=dict)

    def assets(self, library: Library, theme: Theme) -> tuple[Asset, ...]:
        """Return the pictures of a brief, prepared for a look."""
        return tuple(asset for one in pictures_of(library) for asset in self._prepared(library, one, theme))

    def _prepared(self, library: Library, picture: ShownPicture, theme: Theme) -> tuple[Asset, ...]:
        key = (library.name, picture.name, _room(picture.widths, theme))
        if key not in self.known:
            try:
                self.known[key] = tuple(_assets(library, picture, key[2]))
            except BadPicture as error:
                # `check` has read it before; it has been changed since.
                message = f'the picture "{picture.name}" {error.problem.message}'
                raise BriefPressError([Diagnostic("document.bad-picture", message, hint=error.problem.hint)]) from error
        return self.known[key]


def _assets(library: Library, picture: ShownPicture, room: Room) -> list[Asset]:
    """Return a picture; after a drawing the PNG of the same name, where there is one, for what shows no drawing."""
    content = library.opener.read(picture.path, SIZE_LIMIT)
    if MEDIA_TYPES[picture.path.suffix.lower()] != SVG:
        made = prepare_raster(content, room, picture.crop)
        return [Asset(picture.name, made.media_type, made.content)]
    drawing = prepare_drawing(content)
    made_assets = [Asset(picture.name, SVG, drawing.content)]
    beside = picture.path.with_suffix(".png")
    if is_there(beside):
        image = prepare_raster(library.opener.read(beside, SIZE_LIMIT), room)
        made_assets.append(Asset(f"{picture.name}+png", image.media_type, image.content))
    return made_assets


def _room(widths: frozenset[str], theme: Theme) -> Room:
    """Return the pixels that a picture can fill in the widest setting of a look."""
    tight = theme.at(_TIGHTEST)
    full = tight.points("page-width") - 2 * tight.points("page-side")
    across = full / 2 if widths == {"half"} else full
    down = TALLEST_PT if widths == {""} else theme.points("page-height") * TALLEST_SHARE
    return round(across / 72 * DOTS), round(down / 72 * DOTS)
