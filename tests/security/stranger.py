"""A project that came from a stranger, beside a folder that is none of its business."""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefpress.cli import main
from tests.conftest import AS_IT_COMES, CASES

SECRET = "the key to everything"
NARROW = (
    *("--language", "en", "--audience", "policymakers", "--length", "glance", "--format", "html"),
    *("--set", AS_IT_COMES[0]),
)


@dataclass(frozen=True)
class Stranger:
    """What was sent, and what is not to be touched."""

    root: Path
    outside: Path
    printed: pytest.CaptureFixture[str] | None

    @property
    def brief(self) -> Path:
        return self.root / "content" / "water"

    @property
    def build(self) -> Path:
        return self.root / "build"

    def link(self, path: Path, target: Path) -> None:
        """Put a link where something is, or nothing; what was there is what it leads to, where nothing is yet."""
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not target.exists():
            path.rename(target)
        elif path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
        path.symlink_to(target)

    def run(self, *words: str) -> tuple[int, list[tuple[str, str]]]:
        """Return exit code, and code and file of each finding."""
        assert self.printed  # or nobody would know what was told
        self.printed.readouterr()
        code = main([*words, "--project", str(self.root), *(["--json"] if words[0] in JSON else [])])
        printed = self.printed.readouterr()
        assert SECRET not in printed.out + printed.err
        if words[0] not in JSON:
            return code, [(line, "") for line in printed.err.splitlines()]
        found = json.loads(printed.out)["diagnostics"]
        return code, [(one["code"], one["file"] or one["message"]) for one in found]


JSON = ("check", "build", "verify", "merge", "list")


def stranger_at(folder: Path, printed: pytest.CaptureFixture[str] | None = None) -> Stranger:
    """Return a project with a brief and a French translation, and a folder beside it with files in it."""
    made = Stranger(folder / "project", folder / "outside", printed)
    shutil.copytree(CASES / "translated" / "water", made.brief)
    path = made.brief / "brief.yaml"
    path.write_text(path.read_text("utf-8").replace("[en, fr, es, ru, ar, zh-Hans]", "[en, fr]"), "utf-8")
    for name in ("secret.yaml", "other/secret.txt", "ab/" + "ab" * 32 + ".json"):
        (made.outside / name).parent.mkdir(parents=True, exist_ok=True)
        (made.outside / name).write_text(f"{SECRET}: [\n", "utf-8")
    return made


def fingerprint(folder: Path) -> dict[str, str]:
    """Return all that is in a folder, with hashes of files; links are not followed."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        if path.is_file() and not path.is_symlink()
        else ""
        for path in sorted(folder.rglob("*"))
    }
