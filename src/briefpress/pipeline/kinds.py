"""Kinds of builds: final editions, drafts, files for print and for review; each has a folder that tells its own."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from briefpress import GENERATOR
from briefpress.diagnostics import BriefPressError, Diagnostic
from briefpress.publish.manifest import load_manifest


class Kind(Enum):
    """What a build makes, as its findings call it; the name is what a manifest has in brackets."""

    FINAL = "final editions"
    DRAFT = "drafts"
    PRINT = "files for print"
    REVIEW = "files for review"

    @property
    def generator(self) -> str:
        """Who has made a folder of this kind, as its manifest says."""
        return GENERATOR if self is Kind.FINAL else f"{GENERATOR} ({self.name.lower()})"


def kind_of(generator: str) -> Kind:
    """Return what a manifest's generator makes, of whatever version."""
    return next((kind for kind in Kind if generator.endswith(f" ({kind.name.lower()})")), Kind.FINAL)


def raise_if_other_kind(build: Path, kind: Kind) -> None:
    """Raise BriefPressError where a folder holds what another kind of build has made."""
    before = load_manifest(build)
    there = kind_of(before.generator)
    if before.entries and there is not kind:
        message = f"{kind.value} cannot be written to {build.as_posix()}: it holds {there.value}"
        raise BriefPressError([Diagnostic("publish.other-kind", message, hint="name another folder with --out")])
