"""Theme -> the style sheet of the shelf's pages: its tokens, those of the dark reckoned from them, and the look."""

from __future__ import annotations

from collections.abc import Iterator

from briefpress.theme.contrast import legible
from briefpress.theme.theme import Theme

_DARK = {"shelf-paper": "14191B", "color-tint": "1D2629", "color-signal-tint": "2A211A"}
# What text is set in, and the darkest and lightest of what it stands on.
_TEXTS = ("color-ink", "color-muted", "color-accent", "color-signal")
_INK = "E6EAEB"
_LINES = {"color-rule": "66757B", "color-hairline": "3A474C", "color-shade": "2B3539"}


def style_of(theme: Theme, sheet: str) -> str:
    """Return the tokens by day and by night, and a style sheet."""
    night = "".join(f"--{name}:#{value.lower()};" for name, value in _dark(theme))
    dark = f"@media (prefers-color-scheme:dark){{:root{{{night}}}}}"
    return f"{theme.css()}\n:root{{--shelf-paper:#ffffff}}\n{dark}\n{sheet}"


def _dark(theme: Theme) -> Iterator[tuple[str, str]]:
    """Yield tokens for the dark: text in the nearest colour that can be read there on every ground."""
    own = {name: theme.colour(name) for name, _ in theme.tokens if name.startswith("dark-")}
    if own:
        yield from ((_light_name(name), value) for name, value in own.items() if value)
        return
    yield from (_DARK | _LINES).items()
    lightest = _DARK["color-signal-tint"]
    for name in _TEXTS:
        yield name, _INK if name == "color-ink" else legible(theme.colour(name), lightest)


def _light_name(dark: str) -> str:
    """Return the token in whose place one of the dark comes."""
    name = dark.removeprefix("dark-")
    return "shelf-paper" if name == "paper" else name if name.startswith("masthead-") else f"color-{name}"
