"""`_brand.yml` of an institution -> the files of a look: theme.yaml, the logo, the fonts that come with the brand."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from briefpress.assets.fonts.file import FOLDER, read_font
from briefpress.assets.fonts.installed import coverage
from briefpress.assets.pictures.picture import MEDIA_TYPES
from briefpress.composing.template_library import TemplateLibrary
from briefpress.diagnostics import BriefPressError, Diagnostic
from briefpress.files.opener import Opener, Root, too_large
from briefpress.theme.brand import Brand, read_brand
from briefpress.theme.brand_look import look_of
from briefpress.yaml_file import KeyPath, YamlFile, read_yaml

_FONTS = (".ttf", ".otf")
_MOST_BYTES = 30_000_000
_ROLES = ("title", "head", "text", "ui", "numeral")
_FROM_ELSEWHERE = ("http://", "https://", "//")


@dataclass(frozen=True, slots=True)
class BrandedLook:
    """Files below the folder of a look, and what could not be taken as the brand has it."""

    files: Mapping[str, bytes]
    notes: tuple[str, ...]


def branded_look(path: Path, templates: TemplateLibrary) -> BrandedLook:
    """Return the look of a brand that somebody has named. Raises BriefPressError with all that is wrong with it.

    What it names lies in its folder: links lead nowhere else, and nothing is fetched.
    """
    folder = Path(os.path.realpath(path.parent))
    opener = Opener((Root(folder, path.parent.as_posix()),))
    yaml = read_yaml(folder / path.name, path.as_posix(), opener)
    brand = read_brand(yaml)
    logo, notes = _logo(brand, yaml, folder, opener)
    fonts, font_notes = _fonts(brand, yaml, folder, opener)
    brought = frozenset(_families(fonts, yaml))
    look = look_of(
        brand, next(iter(logo), ""), lambda one: one in brought or bool(coverage(one)), _fallbacks(templates)
    )
    files = {"theme.yaml": look.text.encode(), **logo, **{f"{FOLDER}/{name}": one for name, one in fonts.items()}}
    return BrandedLook(files, (*look.notes, *notes, *font_notes))


def _fallbacks(templates: TemplateLibrary) -> Mapping[str, str]:
    """Return the families of the look of all, by token."""
    value = templates.read(templates.path("theme.yaml", templates.roots[-1:])).value
    base = value.get("base") if isinstance(value, dict) else None
    font = base.get("font") if isinstance(base, dict) else None
    return {role: str(font[role]) for role in _ROLES if isinstance(font, dict) and role in font}


def _logo(brand: Brand, yaml: YamlFile, folder: Path, opener: Opener) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """Return the brand's logo under the name that it has in a look, and what is to be said about it."""
    logo = brand.logo
    if logo is None:
        return {}, ()
    suffix = PurePosixPath(logo.path).suffix.lower()
    if logo.path.startswith(_FROM_ELSEWHERE):
        return {}, (f"the logo is on the web: put {logo.path} beside theme.yaml, and name it under `logo`",)
    if suffix not in MEDIA_TYPES:
        return {}, (f"the logo {logo.path} is not taken: it is no SVG, PNG or JPEG file",)
    if not (logo.alternative or brand.name):
        return {}, (f"the logo {logo.path} is not taken: neither it nor the brand has a name to be read aloud",)
    return {f"logo{suffix}": _content(logo.path, yaml, logo.key_path, folder, opener)}, ()


def _fonts(brand: Brand, yaml: YamlFile, folder: Path, opener: Opener) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """Return the font files that can be embedded, by name, and what is to be said about the others."""
    usable = {path: at for path, at in brand.fonts if PurePosixPath(path).suffix.lower() in _FONTS}
    found = {PurePosixPath(path).name: _content(path, yaml, at, folder, opener) for path, at in usable.items()}
    return found, tuple(_font_notes(brand, usable))


def _families(fonts: Mapping[str, bytes], yaml: YamlFile) -> Iterator[str]:
    """Yield the families of fonts. Raises BriefPressError for one that cannot be read, or may not be embedded."""
    for name, content in fonts.items():
        try:
            yield read_font(name, content).family
        except ValueError as error:
            place = yaml.place(("typography", "fonts"))
            raise BriefPressError([Diagnostic("brand.bad-font", f"{name} {error}", place)]) from error


def _font_notes(brand: Brand, usable: Mapping[str, KeyPath]) -> Iterator[str]:
    for path, _ in brand.fonts:
        if path not in usable:
            yield f"the font {path} is not taken: printed pages take .ttf and .otf files"


def _content(name: str, yaml: YamlFile, at: KeyPath, folder: Path, opener: Opener) -> bytes:
    """Return a file that a brand names. Raises BriefPressError for one that is not in its folder."""
    try:
        content = opener.read(folder / name, _MOST_BYTES)
    except (OSError, BriefPressError) as error:
        hint = f"brands name files from their own folder, {yaml.name.rpartition('/')[0] or '.'}"
        raise BriefPressError(
            [Diagnostic("brand.no-file", f'there is no file "{name}"', yaml.place(at), hint)]
        ) from error
    if len(content) > _MOST_BYTES:
        raise BriefPressError([too_large(name, _MOST_BYTES)])
    return content
