"""Theme -> the look of large print: the same, for readers who need large letters."""

from __future__ import annotations

from briefpress.theme.theme import Theme, number_text

# Large print, in points: 18 for texts; what is less is not large print to those who ask for it (UKAAF, Creating clear
# print and large print documents, 2012).
_LARGE, _LEAST_LARGE = 18.0, 16.0
_LARGE_FLOORS = frozenset({"floor-text", "floor-key", "floor-table", "floor-source", "floor-small", "floor-mark"})
# Lines of large letters are short: no column beside them, and more between them.
_OPEN_LEADINGS = {"leading-text": 1.45, "leading-ui": 1.42}
_ROOMY = {
    "strip-width": "0mm",
    "page-top": "36mm",
    "page-bottom": "24mm",
    "space-para": "9pt",
    "space-block": "20pt",
    "space-section": "24pt",
    "space-cell": "2.2mm",
    "space-term": "34mm",
    "measure-standfirst": "500mm",
}


def in_large_print(theme: Theme) -> Theme:
    """Return the look for readers who need large letters: text of 18 pt, and nothing below 16 pt.

    What is larger than the text stays as much larger as it was. Scripts that are set larger stay so.
    """
    scale = theme.number("script-scale")
    text, least = _LARGE * scale, _LEAST_LARGE * scale
    ratio, added = text / theme.points("size-text"), text - theme.points("size-text")
    sizes = {
        name: f"{number_text(max(size * ratio, least) if size * ratio <= text else size + added)}pt"
        for name, _ in theme.tokens
        if name.startswith("size-") and (size := theme.points(name))
    }
    floors = {name: f"{number_text(least)}pt" for name, _ in theme.tokens if name in _LARGE_FLOORS}
    leadings = {name: number_text(max(theme.number(name), least)) for name, least in _OPEN_LEADINGS.items()}
    return theme.with_tokens({**sizes, **floors, **leadings, **_ROOMY})
