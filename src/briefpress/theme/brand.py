"""`_brand.yml` -> the colours, families and logo of an institution, as it publishes them for all its tools (brand.yml).

What a brand says of screens only, such as sizes in rem, is not read. Names of colours are followed to their values.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefpress.assets.css.colour import hex_of
from briefpress.diagnostics import BriefPressError, Diagnostic, did_you_mean, raise_if_errors
from briefpress.yaml_file import KeyPath, YamlFile, YamlValue

COLOURS = ("foreground", "background", "primary", "secondary", "tertiary", "success", "info", "warning", "danger")
_SIZES = ("large", "medium", "small")
# How many names lead to a colour at most, each by naming the next.
_LONGEST_WAY = 8


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture, from the brand's folder or from elsewhere."""

    path: str
    alternative: str
    """Empty where the brand says none."""
    key_path: KeyPath


@dataclass(frozen=True, slots=True)
class Brand:
    """What an institution looks like."""

    name: str
    colours: Mapping[str, str]
    """By the names of COLOURS, those that it has, as six hexadecimal digits."""
    base: str
    """The family of text; empty where it says none."""
    headings: str
    fonts: tuple[tuple[str, KeyPath], ...]
    """Paths of font files, and where they are named."""
    logo: Logo | None


def read_brand(yaml: YamlFile) -> Brand:
    """Return a brand. Raises BriefPressError with all that is wrong with what is read of it."""
    if not isinstance(yaml.value, dict):
        message, hint = "a brand is a mapping: keys such as color, typography and logo", "see brand.yml, its structure"
        raise BriefPressError([Diagnostic("brand.bad-shape", message, yaml.place(()), hint)])
    raise_if_errors(_shapes(yaml))
    colours, problems = _colours(yaml)
    raise_if_errors(problems)
    typography = _mapping(yaml.value, "typography")
    base = _family(typography.get("base"))
    return Brand(
        name=_name(yaml.value),
        colours=colours,
        base=base,
        headings=_family(typography.get("headings")) or base,
        fonts=tuple(_files(typography)),
        logo=_logo(yaml.value),
    )


def _shapes(yaml: YamlFile) -> Iterator[Diagnostic]:
    """Yield what is no mapping where a brand has one."""
    value = yaml.value if isinstance(yaml.value, dict) else {}
    for path in (("meta",), ("color",), ("color", "palette"), ("typography",)):
        found = _at(value, path)
        if found is not None and not isinstance(found, dict):
            message = f"`{'.'.join(path)}` is a mapping: keys with their values"
            yield Diagnostic("brand.bad-shape", message, yaml.place(path))


def _at(value: YamlValue, path: tuple[str, ...]) -> YamlValue:
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _mapping(value: YamlValue, key: str) -> dict[str, YamlValue]:
    found = _at(value, (key,))
    return {str(name): one for name, one in found.items()} if isinstance(found, dict) else {}


def _name(value: YamlValue) -> str:
    name = _at(value, ("meta", "name"))
    if isinstance(name, dict):
        name = name.get("full") or name.get("short")
    return str(name or "").strip()


def _colours(yaml: YamlFile) -> tuple[Mapping[str, str], tuple[Diagnostic, ...]]:
    """Return the colours of a brand by their roles, and what is wrong with them."""
    color = _mapping(yaml.value, "color")
    palette = _mapping(color, "palette")
    # A palette may name a colour as a role is named, `primary`; it is then that role's.
    known = palette | {role: color[role] for role in COLOURS if role in color}
    found, problems = {}, []
    for role in (role for role in COLOURS if role in known):
        named = _followed(role, known)
        if hex_of(named):
            found[role] = hex_of(named)
        else:
            path = ("color", role) if role in color else ("color", "palette", role)
            hint = did_you_mean(named, sorted(known)) or 'such as "#0b4a50", a name of CSS, or one of `palette`'
            problems.append(Diagnostic("brand.bad-colour", f'"{named}" is no colour', yaml.place(path), hint))
    return found, tuple(problems)


def _followed(role: str, known: Mapping[str, YamlValue]) -> str:
    """Return the value that names lead to, that for light pages where there are two."""
    value, seen = _light(known[role]), [role]
    while value in known and value not in seen and len(seen) < _LONGEST_WAY:
        seen.append(value)
        value = _light(known[value])
    return value


def _light(value: YamlValue) -> str:
    return str(value.get("light") or "") if isinstance(value, dict) else str(value or "")


def _family(value: YamlValue) -> str:
    family = value.get("family") if isinstance(value, dict) else value
    return family.strip() if isinstance(family, str) else ""


def _files(typography: Mapping[str, YamlValue]) -> Iterator[tuple[str, KeyPath]]:
    """Yield the files of fonts that a brand brings along."""
    fonts = typography.get("fonts")
    for number, font in enumerate(fonts if isinstance(fonts, list) else ()):
        files = font.get("files") if isinstance(font, dict) and font.get("source") == "file" else None
        for place, file in enumerate(files if isinstance(files, list) else ()):
            path = file.get("path") if isinstance(file, dict) else file
            if isinstance(path, str):
                yield path, ("typography", "fonts", number, "files", place)


def _logo(value: YamlValue) -> Logo | None:
    """Return the largest logo that a brand names, by itself or among its images."""
    logo = _at(value, ("logo",))
    if not isinstance(logo, dict) or "path" in logo:
        return _picture(logo, ("logo",))
    images = _mapping(logo, "images")
    for size in _SIZES:
        named = logo.get(size)
        if isinstance(named, dict) and "light" in named:
            named = named["light"]
        picture = _picture(images.get(named, named) if isinstance(named, str) else named, ("logo", size))
        if picture:
            return picture
    return None


def _picture(value: YamlValue, path: KeyPath) -> Logo | None:
    if isinstance(value, str):
        return Logo(value, "", path)
    if isinstance(value, dict) and isinstance(value.get("path"), str):
        return Logo(str(value["path"]), str(value.get("alt") or ""), path)
    return None
