"""Jobs done before -> their results, in the folder `.cache` of a folder of builds.

An entry is named by the hash of all that its result depends on, so it is never out of date: it is there or it is not.
Two builds may use the folder at once, since files are replaced whole and hold the same bytes for the same name. A file
that is damaged counts as missing. No pickle: whoever can write to a folder of builds must not run code through it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from briefpress.diagnostics import BriefPressError, Severity
from briefpress.press.job import Job, Result, key_of, reference_key
from briefpress.publish.atomic import write_whole
from briefpress.publish.manifest import sha256_of
from briefpress.writers.artifact import Artifact

FOLDER = ".cache"
LIMIT_BYTES = 512 * 1024 * 1024
"""What the folder may hold; beyond it, what has not been used for longest goes."""

_HASH = 64


@dataclass(frozen=True, slots=True)
class Cache:
    """Results of earlier builds."""

    folder: Path
    made_with: str
    """`engines.fingerprint()`: other engines make other bytes."""

    def result_of(self, job: Job) -> Result | None:
        """Return what became of a job before, with all its formats; None when something has to be made."""
        result = self._read_result(job)
        if result is None or result.printed is None:
            return result
        artifacts = tuple(self._artifacts(job))
        if len(artifacts) < len(job.formats):
            return None
        return replace(result, printed=replace(result.printed, artifacts=artifacts))

    def remembered(self, job: Job) -> Job:
        """Return a job with the layouts of an earlier run of it, in whatever formats."""
        result = self._read_result(job)
        return replace(job, remembered=result.measures) if result else job

    def keep(self, job: Job, result: Result) -> None:
        """Keep a result, unless it tells of a mistake. What cannot be written is not kept: nobody misses it."""
        if any(finding.severity is Severity.ERROR for finding in result.findings):
            return
        key = self._key(job)
        with suppress(BriefPressError):
            for artifact in result.printed.artifacts if result.printed else ():
                self._write(self._path(key, artifact.format, artifact.made_from), artifact.content)
            bare = replace(result, printed=replace(result.printed, artifacts=())) if result.printed else result
            self._write(self._path(key, "json"), _adapter().dump_json(bare))

    def trim(self, limit: int = LIMIT_BYTES) -> None:
        """Remove what has not been used for longest, until the rest is within a number of bytes."""
        files = []
        for path in self.folder.glob("*/*"):
            with suppress(OSError):
                files.append((path.stat().st_mtime, path.stat().st_size, path))
        total = sum(size for _, size, _ in files)
        for _, size, path in sorted(files):
            if total <= limit:
                return
            with suppress(OSError):
                path.unlink()
                total -= size

    def _key(self, job: Job) -> str:
        parts = (key_of(job), repr(job.edition), str(job.known), self.made_with)
        return sha256_of("\0".join(parts).encode())

    def _path(self, key: str, extension: str, made_from: str = "") -> Path:
        between = f".{made_from}" if made_from else ""
        return self.folder / key[:2] / f"{key}{between}.{extension}"

    def _artifacts(self, job: Job) -> Iterator[Artifact]:
        key = self._key(job)
        for name in job.formats:
            made_from = reference_key(job, name)
            content = self._read(self._path(key, name, made_from))
            if content is not None:
                yield Artifact(name, content, made_from)

    def _read_result(self, job: Job) -> Result | None:
        content = self._read(self._path(self._key(job), "json"))
        try:
            # The length is the one that the job has.
            lengths = (job.edition.length,)
            return _adapter().validate_json(content, context=lengths) if content is not None else None
        except ValidationError:
            return None

    def _read(self, path: Path) -> bytes | None:
        """Return what was kept; None when there is nothing, or not what was kept."""
        try:
            stored = path.read_bytes()
            if stored[:_HASH] != _hash(stored[_HASH:]):
                return None
            os.utime(path)
        except OSError:
            return None
        return stored[_HASH:]

    def _write(self, path: Path, content: bytes) -> None:
        write_whole(path, _hash(content) + content)


@lru_cache(maxsize=1)
def _adapter() -> TypeAdapter[Result]:
    return TypeAdapter(Result)


def _hash(content: bytes) -> bytes:
    return sha256_of(content).encode()
