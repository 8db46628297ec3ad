"""Tokens `print` and `cmyk` of a look -> what a printing machine asks for, with the profile that they name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from briefpress.assets.pictures.inks import LARGEST_PROFILE, BadProfile, name_of_profile
from briefpress.assets.profiles import CONDITION, SHIPPED, shipped_profile
from briefpress.diagnostics import BriefPressError, Diagnostic, Place, raise_if_errors
from briefpress.files.opener import Opener, is_there
from briefpress.theme.theme import Theme
from briefpress.theme.tokens import CONVERTED
from briefpress.writers.artifact import Asset
from briefpress.writers.pdf.prepress.printing import Printing

Ink = tuple[float, float, float, float]
Channels = tuple[int, int, int]

_MEDIA_TYPE = "application/vnd.iccprofile"
_MOST_INK = 3.0
"""Sheets take so much of four inks before they stick together."""
# With so much black, other inks below it are seen only where they are off.
_BLACK = 0.9


def printing_of(theme: Theme, places: Mapping[str, Place], folders: Sequence[Path], opener: Opener) -> Printing:
    """Return what a look says of print. `places` has where its tokens are set; `folders` are those of templates.

    The most special of them comes first. Raises BriefPressError with all that is wrong.
    """
    inks = dict(_named_inks(theme))
    raise_if_errors((*_ink_problems(theme, inks, places), *_unlike(theme, inks, places)))
    name = theme.get("print-profile")
    profile, condition = _shipped() if name == SHIPPED else (_own(name, places, folders, opener), "")
    return Printing(
        profile=profile,
        condition=condition,
        bleed=theme.points("print-bleed"),
        has_marks=theme.get("print-marks") == "crop",
        thickness=theme.points("print-thickness"),
        sheet=theme.get("print-sheet"),
        inks=tuple(sorted((_channels(theme, colour), ink) for colour, ink in inks.items())),
        text_pt=round(theme.points("size-text"), 2),
    )


def _shipped() -> tuple[Asset, str]:
    content = shipped_profile()
    return Asset(name_of_profile(content), _MEDIA_TYPE, content), CONDITION


def _own(name: str, places: Mapping[str, Place], folders: Sequence[Path], opener: Opener) -> Asset:
    """Return a profile of the project, called as it calls itself. Raises BriefPressError for a bad one."""
    path = next((folder / name for folder in folders if is_there(folder / name)), None)
    place = places.get("print-profile")
    if path is None:
        hint = f"put it beside the theme.yaml that names it, or write `profile: {SHIPPED}`"
        raise BriefPressError([Diagnostic("print.no-profile", f"there is no profile {name}", place, hint)])
    content = opener.read(path, LARGEST_PROFILE)
    try:
        called = name_of_profile(content)
    except BadProfile as error:
        hint = "a print shop sends the right one, such as PSOcoated_v3.icc"
        message = f"the profile {opener.name_of(path)} {error}"
        raise BriefPressError([Diagnostic("print.bad-profile", message, place, hint)]) from error
    return Asset(called or path.stem, _MEDIA_TYPE, content)


def _named_inks(theme: Theme) -> Iterator[tuple[str, Ink]]:
    """Yield the colours of a look that are given as inks, by the name of the colour's token."""
    for token, _ in theme.tokens:
        if token.startswith("cmyk-") and theme.get(token) != CONVERTED:
            cyan, magenta, yellow, black = (int(share) / 100 for share in theme.get(token).split())
            yield f"color-{token.removeprefix('cmyk-')}", (cyan, magenta, yellow, black)


def _ink_problems(theme: Theme, inks: Mapping[str, Ink], places: Mapping[str, Place]) -> Iterator[Diagnostic]:
    for colour, ink in inks.items():
        token = f"cmyk-{colour.removeprefix('color-')}"
        if colour not in theme.by_name:
            hint = "its name is that of a colour of `color`"
            yield Diagnostic("theme.unknown-token", f"{token} is the ink of no colour", places.get(token), hint)
        elif ink[3] >= _BLACK and any(ink[:3]):
            message = f"{token} is a rich black: letters of several inks have coloured edges"
            yield Diagnostic("print.rich-black", message, places.get(token), "write 0 0 0 100")
        elif sum(ink) > _MOST_INK:
            message = f"{token} is {sum(ink):.0%} of ink: paper takes {_MOST_INK:.0%}"
            hint = "take away from the three colours and add black"
            yield Diagnostic("print.too-much-ink", message, places.get(token), hint)


def _unlike(theme: Theme, inks: Mapping[str, Ink], places: Mapping[str, Place]) -> Iterator[Diagnostic]:
    """Yield colours that a screen shows alike and that are to be printed otherwise: pages know only the former."""
    first: dict[Channels, str] = {}
    for colour, ink in inks.items():
        if colour not in theme.by_name:
            continue
        other = first.setdefault(_channels(theme, colour), colour)
        if inks[other] != ink:
            names = (f"cmyk-{one.removeprefix('color-')}" for one in (other, colour))
            message = f"{' and '.join(names)} differ, and the colours on the screen do not ({theme.get(colour)})"
            place = places.get(f"cmyk-{colour.removeprefix('color-')}")
            yield Diagnostic("print.one-colour-two-inks", message, place, "give both the same inks")


def _channels(theme: Theme, colour: str) -> Channels:
    digits = theme.colour(colour)
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)
