"""A file is replaced whole or not at all."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from briefpress.diagnostics import BriefPressError
from briefpress.publish.atomic import below, finding_of, write_whole


def test_writes_a_file_and_the_folders_above_it(tmp_path: Path) -> None:
    target = tmp_path / "a" / "b.txt"

    write_whole(target, b"new", below(tmp_path))

    assert b"new" == target.read_bytes()
    assert [target] == list(target.parent.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="limits the size of files as POSIX does")
def test_a_disk_that_is_full_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    import resource
    import signal

    target = tmp_path / "b.txt"
    write_whole(target, b"old", below(tmp_path))
    before, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, hard))
    try:
        with pytest.raises(BriefPressError) as caught:
            write_whole(target, b"new" * 1000, below(tmp_path))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (before, hard))
        signal.signal(signal.SIGXFSZ, ignored)

    assert ["publish.disk-full"] == [finding.code for finding in caught.value.diagnostics]
    assert b"old" == target.read_bytes()
    assert [target] == list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.EACCES, "publish.not-allowed"),
        (errno.EROFS, "publish.not-allowed"),
        (errno.ENOSPC, "publish.disk-full"),
        (errno.EISDIR, "publish.folder-in-the-way"),
        (errno.ENOTDIR, "publish.file-in-the-way"),
        (errno.EIO, "publish.failed"),
    ],
)
def test_says_what_the_system_says(number: int, code: str) -> None:
    finding = finding_of(OSError(number, os.strerror(number)), Path("build/a.pdf"))

    assert code == finding.code
    assert f"cannot write build/a.pdf: {os.strerror(number).lower()}" == finding.message
