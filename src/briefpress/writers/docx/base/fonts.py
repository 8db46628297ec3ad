"""Tokens -> fontTable.xml: the families in use, and what Word should take where one is not installed."""

from __future__ import annotations

from collections.abc import Iterable

from briefpress.writers.docx.look import Look, Role
from briefpress.writers.docx.markup import Element, root, w

SYMBOLS = "Inter"
"""Has the marks of all statuses and the square bullets in one size and weight, which Noto's symbols have not."""

# Family -> what Windows, and Office on other systems, bring in its place, and its kind (17.8.3.1, 17.8.3.9): those that
# every installation has, and whose widths pages were measured with.
_FALLBACKS = {
    "Noto Serif": ("Cambria", "roman"),
    "Inter": ("Arial", "swiss"),
    "Noto Sans": ("Arial", "swiss"),
    "Noto Naskh Arabic": ("Times New Roman", "roman"),
    "Noto Serif CJK SC": ("SimSun", "roman"),
    "Noto Sans CJK SC": ("Microsoft YaHei", "swiss"),
}


def font_part(look: Look) -> Element:
    """Return the part's root, families in alphabetical order."""
    faces = [look.faces(role) for role in Role]
    names = {name for face in faces for name in (face.western, face.east_asian, face.complex)}
    return root("fonts", *_fonts(sorted(names | {SYMBOLS})))


def _fonts(names: Iterable[str]) -> Iterable[Element]:
    for name in names:
        alternative, family = _FALLBACKS.get(name, ("", "auto"))
        yield w(
            "font",
            w("altName", val=alternative) if alternative else None,
            w("family", val=family),
            w("pitch", val="variable"),
            name=name,
        )
