"""Word's own styles that no brief defines -> which of them Word shows (17.7.4.6): few, the rest when asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefpress.writers.docx.markup import Element, w

_COUNT = 376
"""How many styles Word 2016 and later know by name."""
_HIDDEN = 99


class Latent(NamedTuple):
    """How Word shows some of its styles: those whose names are the stem with each of the numbers."""

    stem: str
    priority: int = _HIDDEN
    is_quick: bool = False
    """Whether it stands in the gallery."""
    is_shown: bool = False
    numbers: range = range(0)


# In the order of Word's own list; those that it leaves out are as the defaults say. Numbered ones follow each other.
_LATENT = (
    Latent("Normal", 0, True, True),
    Latent("heading", 9, True, True, range(1, 4)),
    Latent("heading", 9, True, False, range(4, 10)),
    Latent("toc", 39, numbers=range(1, 10)),
    Latent("footnote text"),
    Latent("header"),
    Latent("footer"),
    Latent("caption", 35, True, True),
    Latent("footnote reference"),
    Latent("page number"),
    Latent("List Bullet", 20, True, True),
    Latent("List Number", 20, True, True),
    Latent("List Bullet", 20, numbers=range(2, 3)),
    Latent("List Number", 20, numbers=range(2, 3)),
    Latent("Title", 10, True, True),
    Latent("Default Paragraph Font", 1),
    Latent("Body Text", 20, True, True),
    Latent("List Continue", 20),
    Latent("Subtitle", 11, True, True),
    Latent("Hyperlink", 20),
    Latent("Strong", 22, True, True),
    Latent("Emphasis", 20, True, True),
    Latent("Table Grid", 39, False, True),
    Latent("Placeholder Text"),
    Latent("No Spacing", 1),
    Latent("List Paragraph", 34),
    Latent("Quote", 29, True, True),
    Latent("Intense Quote", 30),
    Latent("Subtle Emphasis", 19),
    Latent("Intense Emphasis", 21),
    Latent("Subtle Reference", 31),
    Latent("Intense Reference", 32),
    Latent("Book Title", 33),
    Latent("Bibliography", 37),
    Latent("TOC Heading", 39, True, False),
)


def latent_styles() -> Element:
    """Return the element. What is not named in it is hidden until it is used."""
    defaults = {
        "defLockedState": 0,
        "defUIPriority": _HIDDEN,
        "defSemiHidden": 1,
        "defUnhideWhenUsed": 1,
        "defQFormat": 0,
        "count": _COUNT,
    }
    return w("latentStyles", *(_exception(name, latent) for name, latent in _named()), **defaults)


def _named() -> Iterator[tuple[str, Latent]]:
    for latent in _LATENT:
        for name in [f"{latent.stem} {number}" for number in latent.numbers] or [latent.stem]:
            yield name, latent


def _exception(name: str, latent: Latent) -> Element:
    shown = {"semiHidden": 0, "unhideWhenUsed": 0} if latent.is_shown else {}
    quick = {"qFormat": 1} if latent.is_quick else {}
    return w("lsdException", name=name, **shown, uiPriority=latent.priority, **quick)
