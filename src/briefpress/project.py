"""Where things are: the project's folders and, after them, those that the package carries. Reads no file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from briefpress.files.opener import Opener, Root

_PACKAGE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with `content/`, and perhaps `templates/` and `build/`."""

    root: Path

    @property
    def content(self) -> Path:
        return self.root / "content"

    @property
    def build(self) -> Path:
        return self.root / "build"

    @property
    def opener(self) -> Opener:
        """Who opens the project's files, and those of the package."""
        package = package_templates()
        return Opener((*map(Root, self._own), Root(package, package.name)))

    @property
    def writer(self) -> Opener:
        """Who opens the folders of the project that something is written to."""
        return Opener(tuple(map(Root, self._own)))

    @property
    def _own(self) -> tuple[Path, ...]:
        """The project's folder, as it was named and as it is."""
        return tuple(dict.fromkeys((self.root.absolute(), self.root.resolve())))

    @property
    def template_roots(self) -> tuple[Path, ...]:
        """Folders of templates, the project's own first; the package's last."""
        # The project may be named by a link; its templates are where it says, be that a link or not.
        own = self.root.resolve() / "templates"
        return tuple(dict.fromkeys(folder for folder in (own, package_templates()) if folder.is_dir()))

    def templates_for(self, audience: str, look: str = "", length: str = "") -> tuple[Path, ...]:
        """Return the folders where an edition's templates are looked up, the most special first.

        What one length has of its own stands in `lengths/<name>` of any of them, and comes before the rest of it.
        """
        special = tuple(folder / "audiences" / audience for folder in self.template_roots)
        folders = (*special, *self.looks(look), *self.template_roots)
        return tuple(one for folder in folders for one in (*_of_length(folder, length), folder))

    def looks(self, name: str) -> tuple[Path, ...]:
        """Return the folders of a look, `templates/themes/<name>`, those that are there; none for no name."""
        folders = (folder / "themes" / name for folder in self.template_roots if name)
        return tuple(folder for folder in folders if folder.is_dir())

    @property
    def look_names(self) -> tuple[str, ...]:
        """Return the names of all looks, in order."""
        folders = (folder / "themes" for folder in self.template_roots)
        return tuple(sorted({path.name for folder in folders for path in folder.glob("*") if path.is_dir()}))

    def name_of(self, path: Path) -> str:
        """Return a path as a person in the project would type it."""
        return self.opener.name_of(path.absolute())


def _of_length(folder: Path, length: str) -> tuple[Path, ...]:
    own = folder / "lengths" / length
    return (own,) if length and own.is_dir() else ()


@cache
def package_templates() -> Path:
    """Return the default templates: in the wheel beside the code, in a checkout at its top."""
    inside = _PACKAGE / "templates"
    return (inside if inside.is_dir() else _PACKAGE.parents[1] / "templates").resolve()


def find_project(start: Path) -> Project | None:
    """Return the nearest project at or above a folder, or None."""
    for folder in (start, *start.parents):
        if (folder / "content").is_dir():
            return Project(folder)
    return None
