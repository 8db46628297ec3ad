"""What is given to readers tells nothing of the machine that made it, and holds nothing that acts."""

from __future__ import annotations

import datetime as dt
import io
import os
import platform
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree as ET

import pikepdf
import pytest

from briefpress.document import tree
from briefpress.writers.docx.workbook import workbook
from tests.security.stranger import stranger_at

pytestmark = pytest.mark.slow

TELLING = "telling-name-of-a-folder"
USER = "telling-name-of-a-user"
HOST = "telling-name-of-a-host"
# Seconds since 1970 of any day of these years, and this day in the forms that files have.
TIME = re.compile(rb"\b1[789]\d{8}\b|\b1[789]\d{17}\b")
NOW = dt.datetime.now(tz=dt.UTC)
TODAY = tuple(NOW.strftime(form).encode() for form in ("%Y-%m-%d", "%Y%m%d", "%d %b %Y", "%d/%m/%Y"))


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of everything in French and English, by somebody with telling names in a folder with one."""
    made = stranger_at(tmp_path_factory.mktemp(TELLING))
    named = dict.fromkeys(("USER", "LOGNAME", "USERNAME", "LNAME"), USER) | {"HOSTNAME": HOST, "HOST": HOST}
    caches = str(tmp_path_factory.mktemp(f"{TELLING}-caches"))
    environment = os.environ | named | {"XDG_CACHE_HOME": caches, "HOME": caches, "TZ": "Asia/Kathmandu"}
    command = [str(Path(sys.executable).with_name("briefpress")), "build", "--length", "brief", "--length", "glance"]
    subprocess.run(command, cwd=made.root, env=environment, check=True, capture_output=True)
    return made.build


def test_no_file_of_a_build_tells_of_the_machine(build: Path) -> None:
    secrets = [TELLING, USER, HOST, str(build.parent), sys.prefix, sys.base_prefix]
    # A short name of a host is a word as well.
    secrets += [name for name in (platform.node(), platform.release()) if len(name) > 7]
    forms = {secret: spellings(secret) for secret in secrets}

    found = {
        (path.relative_to(build).as_posix(), secret)
        for path in build.rglob("*")
        if path.is_file()
        for content in contents(path.read_bytes())
        for secret, spelled in forms.items()
        if any(form in content for form in spelled)
    }

    assert set() == found


def test_no_file_of_a_build_tells_when_it_was_made(build: Path) -> None:
    found = {
        (path.relative_to(build).as_posix(), match[0])
        for path in build.rglob("*")
        if path.is_file()
        for content in contents(path.read_bytes())
        for match in (TIME.search(content) or re.search(b"|".join(TODAY), content),)
        if match and is_text(content)
    }

    assert set() == found


def test_the_parts_of_a_word_file_have_no_date(build: Path) -> None:
    (path, *_) = build.rglob("*.docx")
    with zipfile.ZipFile(path) as archive:
        entries = archive.infolist()

    assert {(1980, 1, 1, 0, 0, 0)} == {entry.date_time for entry in entries}
    assert {(0, b"")} == {(entry.create_system, entry.extra) for entry in entries}


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0", "{=1}", "'=1"])
def test_no_cell_of_a_workbook_is_a_formula(start: str) -> None:
    number = tree.Number(Decimal(1), "1")
    series = (tree.Series(f"{start}s", (number, number)),)
    chart = tree.Chart(tree.ChartKind.BAR, "a", "t", (f"{start}a", "b"), series, (number, number))

    with zipfile.ZipFile(io.BytesIO(workbook(chart, is_right_to_left=False))) as archive:
        sheet = ET.fromstring(archive.read("xl/worksheets/sheet1.xml"))
        cells = [cell for cell in sheet.iter() if cell.tag.endswith("}c")]

    texts = {"".join(cell.itertext()): cell.get("t") for cell in cells if "".join(cell.itertext()).startswith(start)}
    assert {f"{start}a": "inlineStr", f"{start}s": "inlineStr"} == texts
    assert not [part for part in sheet.iter() if part.tag.endswith("}f")]


def spellings(secret: str) -> tuple[bytes, ...]:
    return (secret.encode(), secret.encode("utf-16-be"), secret.encode("utf-16-le"), secret.encode().hex().encode())


def is_text(content: bytes) -> bool:
    """Say whether digits in something are numbers: compressed pictures and fonts hold any bytes."""
    return content.isascii() or b"\x00" not in content[:2000]


def contents(content: bytes) -> Iterator[bytes]:
    """Yield what a file holds: itself, and what is packed in it, however deep."""
    start = content[64:] if content[:64].isalnum() else content
    if start.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(start)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield from contents(archive.read(name))
    elif start.startswith(b"%PDF"):
        yield start
        with pikepdf.open(io.BytesIO(start)) as pdf:
            for thing in pdf.objects:
                if isinstance(thing, pikepdf.Stream):
                    yield thing.read_bytes() if may_be_read(thing) else thing.read_raw_bytes()
                yield repr(thing).encode()
    else:
        yield start


def may_be_read(stream: pikepdf.Object) -> bool:
    try:
        stream.read_bytes()
    except pikepdf.PdfError:
        return False
    return True
