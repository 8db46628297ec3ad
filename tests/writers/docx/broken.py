"""Recipes of broken reference documents: what `recipe.yaml` of a case says is done to a good one."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import yaml
from tests.writers.docx import institutions

_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def broken(case: Path) -> bytes:
    """Return the file of a case."""
    recipe = yaml.safe_load((case / "recipe.yaml").read_text("utf-8"))
    if "file" in recipe:
        return (case / str(recipe["file"])).read_bytes()
    if "bytes" in recipe:
        return str(recipe["bytes"]).encode()
    if "ole" in recipe:
        return _OLE + bytes(504) + str(recipe["ole"]).encode("utf-16-le")
    parts = _parts(recipe)
    content = _zipped(parts, [recipe["twice"]] if "twice" in recipe else [])
    for name, size in recipe.get("says", {}).items():
        content = _saying(content, name, size)
    if "encrypted" in recipe:
        content = _flagged(content, recipe["encrypted"])
    return content[: recipe.get("cut", len(content))]


def _parts(recipe: dict[str, dict[str, list[str]]]) -> dict[str, bytes]:
    made = getattr(institutions, str(recipe.get("base", "club")))()
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for name, content in recipe.get("add", {}).items():
        parts[name] = str(content).encode()
    for name, (kind, target, *mode) in recipe.get("relationships", {}).items():
        folder, _, file = name.rpartition("/")
        outside = f' TargetMode="{mode[0]}"' if mode else ""
        listed = f'<Relationship Id="rId77" Type="{_OFFICE}/{kind}" Target="{target}"{outside}/>'
        path = f"{folder}/_rels/{file}.rels"
        known = parts.get(path, f'<Relationships xmlns="{_RELATIONSHIPS}"></Relationships>'.encode())
        parts[path] = known.replace(b"</Relationships>", listed.encode() + b"</Relationships>")
    for name, (old, new) in recipe.get("replace", {}).items():
        assert old.encode() in parts[name]
        parts[name] = parts[name].replace(old.encode(), new.encode())
    if "utf16" in recipe:
        name = str(recipe["utf16"])
        parts[name] = parts[name].decode().replace("UTF-8", "UTF-16").encode("utf-16")
    parts |= {name: bytes(int(str(size))) for name, size in recipe.get("zeros", {}).items()}
    parts |= {f"word/media/image{number}.png": b"" for number in range(int(str(recipe.get("parts", 0))))}
    return {name: part for name, part in parts.items() if name not in recipe.get("drop", [])}


def _zipped(parts: dict[str, bytes], twice: list[str]) -> bytes:
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
        for name in twice:
            # Python warns of a name that is there; a capital makes it another name for Python and the same for Word.
            package.writestr(name.upper(), parts[name])
    return saved.getvalue()


def _entry(content: bytes, name: str) -> int:
    """Return where an entry of the central directory begins (APPNOTE 4.3.12)."""
    return content.rindex(b"PK\x01\x02", 0, content.rindex(name.encode()))


def _saying(content: bytes, name: str, size: int) -> bytes:
    place = _entry(content, name) + 24
    return content[:place] + struct.pack("<I", size) + content[place + 4 :]


def _flagged(content: bytes, name: str) -> bytes:
    place = _entry(content, name) + 8
    return content[:place] + struct.pack("<H", 1) + content[place + 2 :]
