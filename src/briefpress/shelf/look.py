"""Theme -> the style sheet of the shelf's pages: its tokens by day and in the dark, and the look."""

from __future__ import annotations

from briefpress.theme.dark import PREFIX, light_name
from briefpress.theme.theme import Theme


def style_of(theme: Theme, sheet: str) -> str:
    """Return the tokens of a look, those of the dark in their places on a dark screen, and a style sheet."""
    names = (name for name, _ in theme.tokens if name.startswith(PREFIX))
    dark = "".join(f"--{light_name(name)}:var(--{name});" for name in names)
    screen = f"@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}"
    return f"{theme.css()}\n:root{{--paper:#fff}}\n{screen}\n{sheet}"
