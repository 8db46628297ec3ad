"""Which briefs a project has."""

from __future__ import annotations

from pathlib import Path

BRIEF_FILE = "brief.yaml"


def find_briefs(project: Path) -> tuple[str, ...]:
    """Return the names of the folders in `content/` that hold a brief, sorted; empty when there is no `content/`."""
    return tuple(sorted(path.parent.name for path in (project / "content").glob(f"*/{BRIEF_FILE}")))
