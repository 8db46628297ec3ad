"""Page + Opened -> which of their headers and footers stand on which pages of ours, and which on none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefpress.writers.docx.reference import letterhead
from briefpress.writers.docx.reference.opened import Opened
from briefpress.writers.docx.reference.page import Page

KINDS = ("header", "footer")


@dataclass(frozen=True, slots=True)
class Shown:
    """Parts by kind and page (`first`, `default`, `even`); those of a kind that shows nothing are not among them."""

    parts: Mapping[tuple[str, str], str]
    has_first_page: bool
    left: tuple[tuple[str, str], ...]
    """Kinds and parts of other sections that show something, and that no page of ours has."""


def shown_frames(opened: Opened, page: Page) -> Shown:
    """Return what stands where: on the first page what their first page shows, on the others what their text has.

    A logo that stands in no header of these is taken to the first page from the section that has it.
    """
    return _Chooser(opened, page).shown()


class _Chooser:
    def __init__(self, opened: Opened, page: Page) -> None:
        self._opened = opened
        self._page = page
        self._targets = {found.id: found.target for found in opened.relationships(opened.main)}

    def shown(self) -> Shown:
        parts = {key: self._target(relation) for key, relation in sorted(self._page.frames.items())}
        chosen = {key: name for key, name in parts.items() if name}
        opening = dict(self._opening())
        has_first = self._page.has_first_page or bool(opening)
        if opening:
            chosen = self._with_first(chosen, opening, self._page.has_first_page)
        pages = ("default", "first") if has_first else ("default",)
        if not any(self._has_picture(name) for (_, page), name in chosen.items() if page in pages):
            for kind, name in self._logo():
                chosen, has_first = self._with_first(chosen, {kind: name}, has_first), True
        visible = {key: name for key, name in chosen.items() if has_first or key[1] != "first"}
        kinds = {kind for (kind, _), name in visible.items() if self._is_shown(name)}
        made = {key: name for key, name in visible.items() if key[0] in kinds}
        left = ((kind, name) for kind, name in self._others() if name not in made.values() and self._is_shown(name))
        return Shown(made, has_first, tuple(dict.fromkeys(left)))

    def _with_first(
        self, chosen: Mapping[tuple[str, str], str], opening: Mapping[str, str], has_first: bool
    ) -> dict[tuple[str, str], str]:
        """Return the parts with others on the first page; a kind that has none there has what it had."""
        before = "first" if has_first else "default"
        first = {(kind, "first"): opening.get(kind) or chosen.get((kind, before), "") for kind in KINDS}
        rest = {key: name for key, name in chosen.items() if key[1] != "first"}
        return {**rest, **{key: name for key, name in first.items() if name}}

    def _opening(self) -> Iterator[tuple[str, str]]:
        """Yield what their first page shows, if it is no cover and not what the first page of their text shows."""
        found = {kind: name for kind, relation in self._page.opening.items() if (name := self._target(relation))}
        if any(self._is_cover(name) for name in found.values()):
            return
        page = "first" if self._page.has_first_page else "default"
        for kind, name in found.items():
            if self._is_shown(name) and name != self._target(self._page.frames.get((kind, page), "")):
                yield kind, name

    def _logo(self) -> Iterator[tuple[str, str]]:
        """Yield the first header with a picture and no words: those of an annex would be wrong on the first page."""
        for kind, name in self._others():
            if self._has_picture(name) and not letterhead.words_of(self._opened.xml(name)) and not self._is_cover(name):
                yield kind, name
                return

    def _others(self) -> Iterator[tuple[str, str]]:
        found = ((kind, self._target(relation)) for kind, relation in self._page.others)
        yield from ((kind, name) for kind, name in found if name)

    def _target(self, relation: str) -> str:
        name = self._targets.get(relation, "")
        return name if self._opened.has(name) else ""

    def _is_shown(self, name: str) -> bool:
        return not letterhead.is_empty(self._opened.xml(name))

    def _has_picture(self, name: str) -> bool:
        return letterhead.has_picture(self._opened.xml(name))

    def _is_cover(self, name: str) -> bool:
        return letterhead.is_cover(self._opened.xml(name), *self._page.paper)
