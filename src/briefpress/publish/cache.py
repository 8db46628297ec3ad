"""Jobs done before -> their results, in the folder `.cache` of a folder of builds.

An entry is named by the hash of all that its result depends on, so it is never out of date: it is there or it is not.
Two builds may use the folder at once, since files are replaced whole and hold the same bytes for the same name. No
pickle: whoever can write to a folder of builds must not run code through it.

What is found here is published, and a folder of builds may have come with the project. So each file is sealed with a
key that only this user has (`own_folder`), over its name and its content: what is damaged, has another's seal or was
moved counts as missing. Refused: to keep the entries themselves outside the project, where `make clean` and `--out`
would not reach them.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Iterator
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from briefpress.diagnostics import BriefPressError, Severity
from briefpress.files.folder import Folder, entries
from briefpress.press.job import Job, Result, key_of, reference_key
from briefpress.publish.atomic import below, remove, write_whole
from briefpress.publish.manifest import sha256_of
from briefpress.writers.artifact import Artifact

FOLDER = ".cache"
LIMIT_BYTES = 512 * 1024 * 1024
"""What the folder may hold; beyond it, what has not been used for longest goes."""

_SEAL = 64
_NAME = re.compile(r"[0-9a-f]{64}(\.[0-9a-f]{64})?\.[a-z-]+(\.pdf)?")
# More than an edition with every picture that it may have.
_MOST_BYTES = 1024**3


@dataclass(frozen=True, slots=True)
class Cache:
    """Results of earlier builds."""

    build: Path
    made_with: str
    """`engines.fingerprint()`: other engines make other bytes."""
    key: bytes
    """What entries are sealed with; without one nothing is kept and nothing found."""

    @property
    def folder(self) -> Path:
        return self.build / FOLDER

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
        if not self.key or any(finding.severity is Severity.ERROR for finding in result.findings):
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
        for steps in entries(self.build, 3):
            if steps[0] == FOLDER and steps[2][:2] == steps[1] and _NAME.fullmatch(steps[2]):
                with suppress(OSError), self._holding(self.build.joinpath(*steps)) as (folder, name):
                    status = folder.status(name)
                    files.append((status.st_mtime, status.st_size, folder.path / name))
        total = sum(size for _, size, _ in files)
        for _, size, path in sorted(files):
            if total <= limit:
                return
            with suppress(BriefPressError):
                remove(path, below(self.build))
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
        if not self.key:
            return None
        try:
            stored = below(self.build).read(path, _MOST_BYTES)
            if not hmac.compare_digest(stored[:_SEAL], self._seal(path, stored[_SEAL:])):
                return None
            with self._holding(path) as (folder, name):
                folder.touch(name)
        except OSError:
            return None
        return stored[_SEAL:]

    def _write(self, path: Path, content: bytes) -> None:
        write_whole(path, self._seal(path, content) + content, below(self.build))

    def _seal(self, path: Path, content: bytes) -> bytes:
        return hmac.digest(self.key, path.name.encode() + b"\0" + content, "sha256").hex().encode()

    def _holding(self, path: Path) -> AbstractContextManager[tuple[Folder, str]]:
        return below(self.build).holding(path)


@lru_cache(maxsize=1)
def _adapter() -> TypeAdapter[Result]:
    return TypeAdapter(Result)
