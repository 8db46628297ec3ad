"""Design tokens -> Theme: one look, for one paper, length, audience and language. Knows no template and no writer."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor
from pathlib import Path
from types import MappingProxyType

from briefpress.diagnostics import BriefPressError, Diagnostic, Place, did_you_mean, raise_if_errors
from briefpress.files.opener import is_there
from briefpress.theme.contrast import APART, LEAST, NEIGHBOURS, PAIRS, contrast, legible
from briefpress.theme.dark import PREFIX, derived
from briefpress.theme.tokens import POINTS, is_token, kind_of, variable_in
from briefpress.yaml_file import KeyPath, YamlFile, YamlValue

_LENGTH = re.compile(r"(-?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+))(pt|mm|cm|in|px)")
_MEASURED = re.compile(r"([0-9]+(?:\.[0-9]+)?|\.[0-9]+)(pt|mm|cm|in|px|)")
_NAME = re.compile(r"[A-Za-z0-9_-]{1,80}")
# How many tokens lead to a value at most, each by naming the next.
_LONGEST_WAY = 8
_SHOWN = 80
# Width and height that margins leave to the text, in points.
_LEAST_TEXT = (40 * POINTS["mm"], 40 * POINTS["mm"])
# Neither the paper nor what is measured by words changes with density.
_FIXED = frozenset({"page-width", "page-height", "space-term"})
# Which floor a token has; a size that is not here has that of the text.
_FLOORS = {
    "size-key": "floor-key",
    "size-table": "floor-table",
    "size-source": "floor-source",
    "size-small": "floor-small",
    "size-label": "floor-small",
    "size-mark": "floor-mark",
    "leading-text": "floor-leading",
    "page-side": "floor-side",
}
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
# Tokens that others are reckoned from before a style sheet is made of them.
_RECKONED = ("tight-", "loose-", "floor-", "script-")
_FAMILY = re.compile(r'"([^"]+)"')
# What only printing machines are told: no style sheet knows it, and no page looks otherwise for it.
_FOR_PRINT = ("print-", "cmyk-")


@dataclass(frozen=True, slots=True)
class Theme:
    """Every token of one look, by its flat name (`size-text`), as the style sheet sees it."""

    tokens: tuple[tuple[str, str], ...]
    """Sorted by name, each name once."""

    @property
    def by_name(self) -> Mapping[str, str]:
        return MappingProxyType(dict(self.tokens))

    def get(self, name: str) -> str:
        """Return a token's value, `var(--other)` resolved. Raises KeyError when there is no such token."""
        place = bisect_left(self.tokens, (name,))
        if self.tokens[place : place + 1] == () or self.tokens[place][0] != name:
            raise KeyError(name)
        value = self.tokens[place][1]
        named = variable_in(value)
        return self.get(named) if named else value

    def points(self, name: str) -> float:
        """Return a length in points."""
        value = self.get(name)
        match = _LENGTH.fullmatch(value)
        return float(match[1]) * POINTS[match[2]] if match else float(value)

    def number(self, name: str) -> float:
        """Return a plain number: leading, weight, scale."""
        return float(self.get(name))

    def colour(self, name: str) -> str:
        """Return six upper-case hexadecimal digits, or the empty string for `transparent`."""
        value = self.get(name)
        return value[1:].upper() if _COLOUR.fullmatch(value) else ""

    def families(self, name: str) -> tuple[str, ...]:
        """Return font families, the preferred one first."""
        return tuple(_FAMILY.findall(self.get(name)))

    @property
    def all_families(self) -> tuple[str, ...]:
        """Every family that the look names, each once."""
        names = (name for name, _ in self.tokens if name.startswith("font-"))
        return tuple(dict.fromkeys(family for name in names for family in self.families(name)))

    def at(self, density: float) -> Theme:
        """Return the look at a density from -1 (loosest) to 1 (tightest); 0 is this one.

        Sizes, leading, gaps and margins move together, each by its `tight-*` or `loose-*` share; a size never falls
        below its floor.
        """
        if not density:
            return self
        tokens = self.by_name
        return Theme(tuple((name, _at(tokens, name, value, density)) for name, value in self.tokens))

    def in_steps(self, step: float, up: float = 0.5) -> Theme:
        """Return the look for what knows only sizes that are multiples of a step, in points.

        A size is raised where less than the share `up` of a step lacks to the next one, and where it would else fall
        below its floor.
        """
        sizes = (name for name, _ in self.tokens if name.startswith("size-"))
        return self.with_tokens({name: f"{number_text(self._in_steps(name, step, up))}pt" for name in sizes})

    def _in_steps(self, name: str, step: float, up: float) -> float:
        size, least = self.points(name), _floor(self.by_name, name, "pt")
        nearest = floor(size / step + up) * step
        return ceil(size / step) * step if nearest < least <= size else nearest

    def with_tokens(self, tokens: Mapping[str, str]) -> Theme:
        """Return the look with other values for some tokens."""
        return Theme(tuple(sorted({**self.by_name, **tokens}.items())))

    def with_families(self, names: Mapping[str, str]) -> Theme:
        """Return the look with other names for some font families."""
        renamed = {
            name: _FAMILY.sub(lambda match: f'"{names.get(match[1], match[1])}"', value)
            for name, value in self.tokens
            if name.startswith("font-")
        }
        return self.with_tokens(renamed) if names else self

    def css(self) -> str:
        """Return the tokens as custom properties of the root element."""
        shown = ((name, value) for name, value in self.tokens if not name.startswith(_FOR_PRINT))
        return ":root{" + "".join(f"--{name}:{value};" for name, value in shown) + "}"


def _at(tokens: Mapping[str, str], name: str, value: str, density: float) -> str:
    """Return the value of a token at a density that is not the standard one."""
    group = name.split("-", 1)[0]
    share = tokens.get(f"{'tight' if density > 0 else 'loose'}-{group}")
    match = _MEASURED.fullmatch(value)
    if share is None or match is None or name in _FIXED:
        return value
    moved = float(match[1]) * (1 + (float(share) - 1) * abs(density))
    return number_text(max(moved, min(_floor(tokens, name, match[2]), float(match[1])))) + match[2]


@dataclass(frozen=True, slots=True)
class Layer:
    """One file's share of the tokens of one look."""

    yaml: YamlFile
    path: KeyPath
    """Where in the file the layer's groups stand."""

    def flat(self) -> Iterator[tuple[str, KeyPath, YamlValue]]:
        """Yield flat name, key path and value of each token."""
        groups = _value_at(self.yaml.value, self.path)
        for group, names in groups.items() if isinstance(groups, dict) else ():
            for name, value in names.items() if isinstance(names, dict) else ():
                yield f"{group}-{name}", (*self.path, group, name), value


def places_of(layers: Iterable[Layer], group: str) -> Mapping[str, Place]:
    """Return where each token of a group was set, by its flat name: the place in the last layer that sets it."""
    last = {name: (layer, path) for layer in layers for name, path, _ in layer.flat() if name.startswith(f"{group}-")}
    return {name: layer.yaml.place(path) for name, (layer, path) in last.items()}


def make_theme(base: Iterable[Layer], over: Iterable[Layer]) -> Theme:
    """Return the theme of layers, a later one over an earlier one.

    The layers in `base` say which tokens there are. Raises BriefPressError with every unknown or malformed token.
    """
    tokens: dict[str, str] = {}
    places: dict[str, Place] = {}
    levels: dict[str, int] = {}
    problems: list[Diagnostic] = []
    for level, layer in enumerate(base):
        for name, path, value in layer.flat():
            problems.extend(_problems(layer, name, path, value))
            tokens[name], levels[name] = _written(value), level
            places[name] = layer.yaml.place(path)
            if not _NAME.fullmatch(name):
                problems.append(_bad_name(layer, name, path))
    for level, layer in enumerate(over, 1 + max(levels.values(), default=0)):
        for name, path, value in layer.flat():
            if name not in tokens:
                problems.append(_unknown(layer, name, path, tokens))
                continue
            problems.extend(_problems(layer, name, path, value))
            tokens[name], levels[name] = _written(value), level
            # What was said last stands last.
            places.pop(name, None)
            places[name] = layer.yaml.place(path)
    raise_if_errors(problems)
    raise_if_errors(_unresolved(tokens, places))
    tokens |= derived(tokens, levels)
    tokens = {name: _resolved(tokens, name) if name.startswith(_RECKONED) else value for name, value in tokens.items()}
    theme = Theme(tuple(sorted(_scaled(tokens).items())))
    raise_if_errors((*_weak(theme, places), *_alike(theme, places), *_cramped(theme, places)))
    return theme


def _weak(theme: Theme, places: Mapping[str, Place]) -> Iterator[Diagnostic]:
    """Yield pairs of colours of which one cannot be read on the other, at the place of the one that was set last."""
    order = list(places)
    for text, ground in PAIRS:
        if text not in places:
            continue
        sheet = "dark-paper" if text.startswith(PREFIX) else ""
        ink, own = theme.colour(text), theme.colour(ground) if ground in places else ""
        paper = own or (theme.colour(sheet) if sheet in places else "FFFFFF")
        if not ink or contrast(ink, paper) >= LEAST:
            continue
        last = max((name for name in (text, ground) if name in places), key=order.index)
        on = f"{ground} (#{paper.lower()})" if own else sheet or "paper"
        message = (
            f"{text} (#{ink.lower()}) cannot be read on {on}: contrast {contrast(ink, paper):.1f}, at least {LEAST}"
        )
        hint = f"the nearest that can: {text} #{legible(ink, paper).lower()}"
        yield Diagnostic("theme.low-contrast", message, places[last], hint)


def _alike(theme: Theme, places: Mapping[str, Place]) -> Iterator[Diagnostic]:
    """Yield fills of charts that cannot be told apart in grey, at the place of the one that was set last."""
    order = list(places)
    for one, other in NEIGHBOURS:
        if not {one, other} <= places.keys():
            continue
        first, second = theme.colour(one), theme.colour(other)
        if first and second and contrast(first, second) < APART:
            last = max((one, other), key=order.index)
            message = (
                f"{one} (#{first.lower()}) and {other} (#{second.lower()}) look alike in grey, and stand side by side "
                f"in charts: contrast {contrast(first, second):.1f}, at least {APART}"
            )
            yield Diagnostic("theme.alike-in-grey", message, places[last], "make one of them darker or lighter")


def layers_of(files: Iterable[YamlFile], *paths: KeyPath) -> tuple[Layer, ...]:
    """Return the layers at each path, for each path the files in order."""
    found = tuple(files)
    return tuple(Layer(yaml, path) for path in paths for yaml in found)


def unknown_layers(yaml: YamlFile, known: Mapping[str, Collection[str]]) -> Iterator[Diagnostic]:
    """Yield keys of a theme file that name no layer. `known` gives, for each key, the keys below it; empty: any."""
    for key, below in yaml.value.items() if isinstance(yaml.value, dict) else ():
        if key not in known:
            yield _no_layer(yaml, (key,), known)
        elif known[key] and isinstance(below, dict):
            yield from (_no_layer(yaml, (key, name), known[key]) for name in below if name not in known[key])


def theme_files(roots: Iterable[Path]) -> tuple[Path, ...]:
    """Return the theme files of template folders that have one, the most special last."""
    return tuple(folder / "theme.yaml" for folder in reversed(tuple(roots)) if is_there(folder / "theme.yaml"))


def paper_of(files: Sequence[YamlFile], papers: Iterable[YamlFile]) -> str:
    """Return the paper that theme files name as `paper`, the last one's; `papers` are the files that may define some.

    Raises BriefPressError for each name that is no paper's.
    """
    known = paper_names(papers)
    named = [(yaml, yaml.value["paper"]) for yaml in files if isinstance(yaml.value, dict) and "paper" in yaml.value]
    problems = [
        Diagnostic(
            "theme.unknown-paper",
            f'no paper is named "{name}"' if isinstance(name, str) else "`paper` is not the name of a paper",
            yaml.place(("paper",)),
            did_you_mean(str(name), known),
        )
        for yaml, name in named
        if name not in known
    ]
    if problems:
        raise BriefPressError(problems)
    return str(named[-1][1]) if named else known[0]


def paper_names(files: Iterable[YamlFile]) -> tuple[str, ...]:
    """Return the papers that theme files define, in their order."""
    groups = (_value_at(yaml.value, ("papers",)) for yaml in files)
    return tuple(dict.fromkeys(str(name) for group in groups if isinstance(group, dict) for name in group))


def _value_at(value: YamlValue, path: KeyPath) -> YamlValue:
    for key in path:
        value = value.get(key) if isinstance(value, dict) and isinstance(key, str) else None
    return value


def _written(value: YamlValue) -> str:
    return "" if value is None else str(value)


def _scaled(tokens: dict[str, str]) -> dict[str, str]:
    """Return tokens with every size multiplied by the script's scale, and nothing below its floor."""
    scale = float(tokens.get("script-scale", "1"))
    return {name: _bounded(tokens, name, value, scale) for name, value in tokens.items()}


def _bounded(tokens: Mapping[str, str], name: str, value: str, scale: float) -> str:
    match = _MEASURED.fullmatch(value)
    if match is None or name.startswith("floor-"):
        return value
    scaled = float(match[1]) * (scale if name.startswith("size-") else 1)
    bounded = max(scaled, _floor(tokens, name, match[2]))
    return value if bounded == float(match[1]) else number_text(bounded) + match[2]


def _floor(tokens: Mapping[str, str], name: str, unit: str) -> float:
    """Return the least value of a token in a unit: sizes, leading and side margins have one."""
    floor = _FLOORS.get(name, "floor-text" if name.startswith("size-") else "")
    match = _MEASURED.fullmatch(tokens.get(floor, ""))
    if not match:
        return 0.0
    return float(match[1]) if match[2] == unit else float(match[1]) * POINTS[match[2]] / POINTS[unit]


def number_text(value: float) -> str:
    """Return a number with three decimals at most: CSS values stay short."""
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _no_layer(yaml: YamlFile, path: KeyPath, known: Iterable[str]) -> Diagnostic:
    message, place = f'a theme has no layer "{path[-1]}"', yaml.place(path, of_key=True)
    return Diagnostic("theme.unknown-layer", message, place, did_you_mean(str(path[-1]), sorted(known)))


def _unknown(layer: Layer, name: str, path: KeyPath, known: Mapping[str, str]) -> Diagnostic:
    place = layer.yaml.place(path, of_key=True)
    return Diagnostic("theme.unknown-token", f'no token is named "{name}"', place, did_you_mean(name, sorted(known)))


def _problems(layer: Layer, name: str, path: KeyPath, value: YamlValue) -> Iterator[Diagnostic]:
    """Yield what is wrong with a token's value for its group."""
    written = _written(value)
    if not is_token(name, written):
        yield Diagnostic(
            "theme.bad-token", f'"{written[:_SHOWN]}" is not {kind_of(name).words}', layer.yaml.place(path)
        )


def _bad_name(layer: Layer, name: str, path: KeyPath) -> Diagnostic:
    message = f'"{name[:80]}" cannot name a token: letters, digits and hyphens do'
    return Diagnostic("theme.bad-token", message, layer.yaml.place(path, of_key=True))


def _resolved(tokens: Mapping[str, str], name: str) -> str:
    """Return the value that a token has in the end; none leads round to itself."""
    value = tokens[name]
    while (named := variable_in(value)) is not None:
        value = tokens[named]
    return value


def _cramped(theme: Theme, places: Mapping[str, Place]) -> Iterator[Diagnostic]:
    """Yield margins that leave no room to the text, at the place of the one that was set last."""
    order = list(places)
    ways = (("page-width", ("page-side", "page-side")), ("page-height", ("page-top", "page-bottom")))
    for (paper, margins), least in zip(ways, _LEAST_TEXT, strict=True):
        if not {paper, *margins} <= places.keys():
            continue
        if theme.points(paper) - sum(theme.points(margin) for margin in margins) < least:
            last = max((paper, *margins), key=order.index)
            message = f"{paper} and {' and '.join(dict.fromkeys(margins))} leave less than 40mm to the text"
            yield Diagnostic("theme.bad-token", message, places[last], "make the margins narrower")


def _unresolved(tokens: Mapping[str, str], places: Mapping[str, Place]) -> Iterator[Diagnostic]:
    """Yield tokens that name another which is not there, or lead round to themselves."""
    for name, value in tokens.items():
        named = variable_in(value)
        if named and named not in tokens:
            hint = did_you_mean(named, sorted(tokens))
            yield Diagnostic("theme.bad-token", f'no token is named "{named}"', places[name], hint)
        way = [name]
        while named and named in tokens and named not in way and len(way) <= _LONGEST_WAY:
            way.append(named)
            named = variable_in(tokens[named])
        if named == name:
            yield Diagnostic("theme.bad-token", f"{' → '.join((*way, name))}: this has no value", places[name])
        elif len(way) > _LONGEST_WAY:
            message = f"{' → '.join(way[:3])} → …: this leads to a value over more than {_LONGEST_WAY} others"
            yield Diagnostic("theme.bad-token", message, places[name])
        elif len(way) > 1 and named is None and not kind_of(name).has(tokens[way[-1]]):
            message = f'"{value}" is "{tokens[way[-1]]}", which is not {kind_of(name).words}'
            yield Diagnostic("theme.bad-token", message, places[name])
