"""`logo:` of a theme's file -> the institution's picture for the masthead, read and known to be harmless."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefpress.assets.pictures.picture import MEDIA_TYPES, SIZE_LIMIT, SVG
from briefpress.assets.pictures.prepared import DOTS, prepare_drawing, prepare_raster
from briefpress.content.images import image_problems
from briefpress.diagnostics import BriefPressError, Diagnostic, raise_if_errors
from briefpress.files.opener import Opener, is_there
from briefpress.writers.artifact import Asset
from briefpress.yaml_file import YamlFile, YamlValue

KEYS = ("file", "alt", "height")
STEM = "theme-logo"
"""What the picture is called in pages, whatever its file is called: a brief may have a `logo.svg` of its own."""
_HEIGHT = "9mm"
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)(mm|pt)")
_MOST_MM = 30.0
_DOTS_HIGH = round(_MOST_MM / 25.4 * DOTS)
_ROOM = (4 * _DOTS_HIGH, _DOTS_HIGH)
"""Pixels across and down; a quarter of a wide page, and as high as a logo may be."""


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture, what it shows, and how high it stands."""

    assets: tuple[Asset, ...]
    """The picture; after an SVG the PNG of the same name, where there is one, for programs that show no SVG."""
    alternatives: tuple[tuple[str, str], ...]
    """By language; the first is for those that are not named."""
    height: str
    """As CSS writes it."""

    def alternative(self, language: str) -> str:
        return dict(self.alternatives).get(language, self.alternatives[0][1])


def read_logo(yaml: YamlFile, folder: Path, language: str, opener: Opener) -> Logo:
    """Return the logo of a theme's file that has one; `language` is that of an `alt` which is plain text.

    Raises BriefPressError with all that is wrong with it.
    """
    value = yaml.value.get("logo") if isinstance(yaml.value, dict) else None
    if not isinstance(value, dict):
        message = "a logo is a mapping: {file: logo.svg, alt: What it shows, height: 9mm}"
        raise BriefPressError([Diagnostic("theme.bad-logo", message, yaml.place(("logo",)))])
    raise_if_errors(_problems(yaml, value, folder, opener))
    path = folder / str(value["file"])
    fallback = path.with_suffix(".png")
    paths = [path, *([fallback] if MEDIA_TYPES[path.suffix.lower()] == SVG and is_there(fallback) else [])]
    assets = tuple(_asset(one, opener) for one in paths)
    alt = value["alt"]
    alternatives = alt.items() if isinstance(alt, dict) else ((language, alt),)
    return Logo(assets, tuple((tag, str(text)) for tag, text in alternatives), str(value.get("height", _HEIGHT)))


def _asset(path: Path, opener: Opener) -> Asset:
    """Return a file's picture as all formats show it; what is wrong with it has been told."""
    suffix, content = path.suffix.lower(), opener.read(path, SIZE_LIMIT)
    made = prepare_drawing(content) if MEDIA_TYPES[suffix] == SVG else prepare_raster(content, _ROOM)
    return Asset(STEM + suffix, made.media_type, made.content)


def _problems(yaml: YamlFile, value: dict[str, YamlValue], folder: Path, opener: Opener) -> Iterator[Diagnostic]:
    yield from _file_problems(yaml, value.get("file"), folder, opener)
    alt = value.get("alt")
    texts = list(alt.values()) if isinstance(alt, dict) else [alt]
    if not texts or not all(isinstance(text, str) and text.strip() for text in texts):
        hint = "alt: Ministry of Works, or by language: {en: Ministry of Works, fr: Ministère des travaux publics}"
        message = "a logo has no alternative text for those who do not see it"
        yield Diagnostic("theme.bad-logo", message, yaml.place(("logo", "alt")), hint)
    match = _LENGTH.fullmatch(str(value.get("height", _HEIGHT)))
    if not match or not 3 <= float(match[1]) * (1 if match[2] == "mm" else 25.4 / 72) <= _MOST_MM:
        message = f'"{value.get("height")}" is no height of a logo, 3mm to {_MOST_MM:g}mm'
        yield Diagnostic("theme.bad-logo", message, yaml.place(("logo", "height")))


def _file_problems(yaml: YamlFile, name: YamlValue, folder: Path, opener: Opener) -> Iterator[Diagnostic]:
    place = yaml.place(("logo", "file"))
    if not isinstance(name, str) or Path(name).suffix.lower() not in MEDIA_TYPES:
        hint = "export it as SVG, PNG or JPEG; renaming it does not convert it"
        yield Diagnostic("theme.bad-logo", f'"{name}" is no SVG, PNG, JPEG, WebP or AVIF file', place, hint)
        return
    path = folder / name
    if ".." in Path(name).parts or Path(name).is_absolute():
        yield Diagnostic("theme.bad-logo", f'"{name}" leads out of the folder of the theme', place)
    elif not is_there(path):
        hint = f"put it beside {yaml.name}"
        yield Diagnostic("theme.no-logo", f'there is no file "{name}" beside the theme', place, hint)
    else:
        # The PNG beside an SVG stands for it in programs that show none.
        fallback = path.with_suffix(".png")
        is_drawing = MEDIA_TYPES[path.suffix.lower()] == SVG
        for one in (path, *([fallback] if is_drawing and is_there(fallback) else [])):
            for problem in image_problems(one, opener):
                if problem.is_error:
                    yield Diagnostic("theme.bad-logo", f'"{one.name}" {problem.message}', place, problem.hint)
