"""One brief, read: its nouns, and where in the file each of them is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from briefpress.content.brief import Brief
from briefpress.content.lengths import Lengths
from briefpress.diagnostics import Place
from briefpress.files.opener import Opener
from briefpress.yaml_file import KeyPath, YamlFile


@dataclass(frozen=True, slots=True)
class Library:
    """A brief and all that belongs to it."""

    name: str
    """Of its folder in `content/`."""
    folder: Path
    """Absolute."""
    brief: Brief
    lengths: Lengths
    """Those of the project: the brief may name each of them, and is printed at each."""
    yaml: YamlFile
    paths: Mapping[str, KeyPath]
    """Id -> where it is written."""
    opener: Opener
    """Who opens the files that belong to it."""

    def place(self, identifier: str, field: str = "") -> Place:
        """Return where something with an id, or one of its fields, is written; the file's start for an unknown id."""
        path = self.paths.get(identifier, ())
        return self.yaml.place((*path, field) if field else path)
