"""Files of strangers: what is none of the four formats, is damaged, or tries something, is refused with what to do."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from briefpress.diagnostics import BriefPressError
from briefpress.files.zip_parts import ZipBounds
from briefpress.incoming.importing import archive, reading
from briefpress.incoming.importing.beside import Beside
from briefpress.incoming.importing.outline import Outline, Paragraph, Picture
from briefpress.incoming.importing.reading import read_document
from tests.files.faulty_zips import encrypted, with_twin
from tests.incoming.importing.odt_files import odt_file
from tests.incoming.importing.told import Line, picture


def read(content: bytes, name: str) -> Outline:
    return read_document(content, name, Beside())


def refused(content: bytes, name: str) -> str:
    with pytest.raises(BriefPressError) as raised:
        read(content, name)
    (finding,) = raised.value.diagnostics
    assert finding.place
    assert name == finding.place.file
    assert finding.hint
    return f"{finding.code}: {finding.message}"


def packed(**parts: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        for name, part in parts.items():
            file.writestr(name.replace("_", "."), part)
    return made.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        (b"%PDF-1.7", "old.pdf", "the file is a PDF"),
        (bytes.fromhex("d0cf11e0a1b11ae1"), "old.doc", "Word 97-2003"),
        (b"{\\rtf1 x}", "old.docx", "Rich Text Format"),
        (b"words", "old.pages", "in no format"),
        (b"PK\x03\x04 and no more", "old.docx", "does not unpack"),
        (b"a\xffb", "old.md", "byte 0xFF is not UTF-8"),
        (b"<p>a\xffb", "old.html", "byte 0xFF is not UTF-8"),
        (packed(styles_xml="<a/>"), "old.odt", "lacks its part content.xml"),
        (packed(content_xml="<a>"), "old.odt", "content.xml of the file cannot be read"),
        (packed(content_xml='<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "old.odt", "content.xml of the file cannot"),
        (packed(content_xml="<a/>") + b"x", "old.odt", ""),
    ],
)  # fmt: skip
def test_says_what_is_wrong_and_what_to_do(content: bytes, name: str, message: str) -> None:
    if message:
        assert message in refused(content, name)
    else:
        # What follows the end of a zip is no harm.
        assert () == read(content, name).blocks


def test_no_size_that_a_file_declares_is_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "_BOUNDS", ZipBounds(parts=10, unpacked=1_000))

    assert "unpacks to more than" in refused(packed(content_xml="<a>" + "x" * 2_000 + "</a>"), "old.odt")


def test_a_file_of_many_parts_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "_BOUNDS", ZipBounds(parts=2, unpacked=1_000))

    assert "has 3 parts" in refused(packed(content_xml="<a/>", styles_xml="<a/>"), "old.odt")


def test_an_archive_that_hides_something_is_refused() -> None:
    good = packed(content_xml="<a/>")

    assert "two of its parts have one name" in refused(with_twin(good, "content.xml"), "old.odt")
    assert "is protected by a password" in refused(encrypted(good), "old.odt")


def test_a_part_that_holds_nothing_but_repetition_is_refused() -> None:
    made = io.BytesIO(packed(mimetype2="x"))
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as file:
        file.writestr("content.xml", "<a>" + "x" * 3_000_000 + "</a>")

    said = refused(made.getvalue(), "old.odt")

    assert 'its part "content.xml" unpacks to more than 150 times its size' in said


def test_a_large_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "SIZE_LIMIT", 10)

    assert "is larger than" in refused(b"x" * 11, "old.md")


def test_a_web_page_beyond_the_bounds_is_refused() -> None:
    assert "stand in each other" in refused(b"<div>" * 200, "old.html").replace("\n", " ")


def test_a_picture_is_read_from_the_folder_of_the_text_alone(tmp_path: Path) -> None:
    folder = tmp_path / "old"
    folder.mkdir()
    (folder / "one.png").write_bytes(picture())
    (tmp_path / "secret.png").write_bytes(picture(50, 50))
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    names = (
        "one.png",
        "../secret.png",
        "link.png",
        str(tmp_path / "secret.png"),
        "https://example.org/a.png",
        "none.png",
    )
    text = "\n\n".join(f"![]({name})" for name in names)

    outline = read_document(text.encode(), "old.md", Beside(folder))

    found = [piece for one in outline.blocks if isinstance(one, Paragraph) for piece in one.pieces]
    assert [True, False, False, False, False, False] == [
        isinstance(one, Picture) and bool(one.content) for one in found
    ]


def test_an_odt_is_known_by_its_content() -> None:
    outline = read(odt_file([Line("title", "A title")], has_styles=True), "old.docx")

    assert ["A title"] == [one.words for one in outline.blocks if isinstance(one, Paragraph)]
