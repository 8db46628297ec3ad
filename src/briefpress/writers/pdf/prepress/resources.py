"""A PDF -> all that it draws: content streams with their resources, groups, shadings and pictures, each once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a file draws. Sets of objects that are shared count once."""

    streams: tuple[tuple[pikepdf.Object, pikepdf.Object | None], ...]
    """Forms and tiles with their resources; pages are not among them."""
    masks: tuple[pikepdf.Object, ...]
    """Forms whose lightness says how much shines through."""
    shadings: tuple[pikepdf.Object, ...]
    pictures: tuple[pikepdf.Stream, ...]


def drawn(pdf: pikepdf.Pdf) -> Drawn:
    """Return what all pages of a file draw."""
    walk = _Walk()
    for page in pdf.pages:
        walk.resources(page.obj.get("/Resources"))
    is_mask = {mask.objgen for mask in walk.masks}
    streams = tuple(one for one in walk.streams if one[0].objgen not in is_mask)
    return Drawn(streams, tuple(walk.masks), tuple(walk.shadings), tuple(walk.pictures))


@dataclass(slots=True)
class _Walk:
    streams: list[tuple[pikepdf.Object, pikepdf.Object | None]] = field(default_factory=list)
    masks: list[pikepdf.Object] = field(default_factory=list)
    shadings: list[pikepdf.Object] = field(default_factory=list)
    pictures: list[pikepdf.Stream] = field(default_factory=list)
    seen: set[tuple[int, int]] = field(default_factory=set)

    def resources(self, resources: pikepdf.Object | None) -> None:
        if resources is None:
            return
        for state in _values(resources, "/ExtGState"):
            self.state(state)
        for pattern in _values(resources, "/Pattern"):
            if pattern.get("/PatternType") == 1:
                self.form(pattern)
            elif self.is_new(pattern):
                self.shadings.append(pattern.Shading)
        self.shadings.extend(shading for shading in _values(resources, "/Shading") if self.is_new(shading))
        for one in _values(resources, "/XObject"):
            if one.get("/Subtype") == "/Form":
                self.form(one)
            elif isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image" and self.is_new(one):
                self.pictures.append(one)

    def state(self, state: pikepdf.Object) -> None:
        mask = state.get("/SMask")
        if isinstance(mask, pikepdf.Dictionary):
            if mask.get("/S") == "/Luminosity" and mask.G.objgen not in {one.objgen for one in self.masks}:
                self.masks.append(mask.G)
            self.form(mask.G)

    def form(self, form: pikepdf.Object) -> None:
        if self.is_new(form):
            resources = form.get("/Resources")
            self.streams.append((form, resources))
            self.resources(resources)

    def is_new(self, one: pikepdf.Object) -> bool:
        """Say whether an object has not been seen; one that stands where it is used is always new."""
        if not one.is_indirect:
            return True
        is_new = one.objgen not in self.seen
        self.seen.add(one.objgen)
        return is_new


def _values(resources: pikepdf.Object, kind: str) -> Iterator[pikepdf.Object]:
    held = resources.get(kind)
    if isinstance(held, pikepdf.Dictionary):
        yield from (
            value for _, value in sorted(held.items()) if isinstance(value, pikepdf.Dictionary | pikepdf.Stream)
        )
