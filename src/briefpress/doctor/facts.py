"""What is known of a machine: the nouns between `probe` and `checks`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from briefpress.assets.fonts.installed import Ranges
from briefpress.diagnostics import Diagnostic

Version = tuple[int, ...]


class System(StrEnum):
    """A way to install things, by its name as people write it."""

    DEBIAN = "Debian, Ubuntu"
    FEDORA = "Fedora"
    MACOS = "macOS"
    WINDOWS = "Windows"


@dataclass(frozen=True, slots=True)
class Machine:
    """What everything else runs on."""

    name: str
    """As it calls itself: `Debian GNU/Linux 12 (bookworm)`."""
    system: System | None
    """None when we do not know how to install things there."""
    python: Version


@dataclass(frozen=True, slots=True)
class Engine:
    """The PDF engine, loaded, with the libraries that it found."""

    weasyprint: str
    pango: Version
    harfbuzz: Version
    """Empty when it cannot be told; so is the next."""
    fontconfig: Version
    has_subset: bool
    """Whether HarfBuzz can cut fonts down to the glyphs in use."""


@dataclass(frozen=True, slots=True)
class BrokenEngine:
    """The PDF engine, not loaded."""

    reason: str
    lacks_library: bool
    """Whether a library of the system is what it lacks, and not a package of Python."""


@dataclass(frozen=True, slots=True)
class Package:
    """A package of Python that BriefPress needs, itself or through another."""

    name: str
    installed: str
    """Version; empty when it is not installed."""
    asked: tuple[str, ...] = ()
    """What BriefPress asks of it: `==70.0`, `>=2`."""
    locked: str = ""
    """Version in the lock of a checkout; empty when there is no lock, or none for it."""
    is_optional: bool = False
    """Whether some machines do without."""


@dataclass(frozen=True, slots=True)
class FontNeeds:
    """What one language asks of fonts."""

    language: str
    families: tuple[str, ...]
    """All that the theme names for it, at any length and for any audience; each once."""
    stacks: Mapping[str, tuple[str, ...]]
    """By role, `text` and `ui`: the families that its running text is set in, the preferred first."""
    characters: frozenset[str]
    """What its texts will have at the least."""
    brought: Mapping[str, Ranges] = field(default_factory=dict)
    """By family: what the project's own font files have a glyph for."""


@dataclass(frozen=True, slots=True)
class Folder:
    """Where builds go."""

    path: str
    obstacle: str
    """Why nothing can be written there; empty when it can."""
    free_bytes: int


@dataclass(frozen=True, slots=True)
class Facts:
    """All that was found."""

    machine: Machine
    engine: Engine | BrokenEngine
    packages: tuple[Package, ...]
    """Sorted by name; empty when BriefPress runs without having been installed."""
    fonts_count: int | None
    """How many fonts Fontconfig lists; None when it cannot be asked."""
    font_needs: tuple[FontNeeds, ...]
    glyphs: Mapping[str, Ranges]
    """By family; none for one that is not installed."""
    folder: Folder | None
    """None outside a project."""
    problems: tuple[Diagnostic, ...] = ()
    """Mistakes in templates that keep a language from being looked at."""
