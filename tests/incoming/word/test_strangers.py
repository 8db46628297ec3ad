"""Files that somebody made to do harm, or by mistake: each is refused with what to do."""

from __future__ import annotations

import pytest

from briefpress.diagnostics import BriefPressError
from briefpress.incoming.word import open_package, read_word
from tests.incoming.word.word_files import paragraph, word_file, zipped

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
ENTITIES = '<!DOCTYPE w [<!ENTITY a "aaaa">]><w/>'


def with_document(text: str) -> bytes:
    """Return a Word file whose text is some XML."""
    return zipped({"word/document.xml": text})


REFUSED = {
    "no zip": (b"Hello", "word.not-word"),
    "half a zip": (word_file(paragraph("a"))[:200], "word.damaged"),
    "no text": (zipped({"a.txt": "a"}), "word.not-word"),
    "old": (OLE + bytes(100), "word.old"),
    "encrypted": (OLE + "EncryptedPackage".encode("utf-16-le"), "word.encrypted"),
    "entities": (with_document(ENTITIES), "word.damaged"),
    "broken XML": (with_document("<w:document"), "word.damaged"),
    "nothing but spaces": (with_document(" " * 5_000_000), "word.too-large"),
    "nested": (word_file(f"<w:p>{'<w:smartTag>' * 5000}{'</w:smartTag>' * 5000}</w:p>"), "word.damaged"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refuses_with_what_to_do(name: str) -> None:
    content, code = REFUSED[name]

    with pytest.raises(BriefPressError) as caught:
        read_word(open_package(content))

    (finding,) = caught.value.diagnostics
    assert code == finding.code
    assert finding.hint


def test_follows_no_path_out_of_the_file() -> None:
    package = open_package(word_file(paragraph("a"), links={"rId1": "file:///etc/passwd"}))

    assert "file:///etc/passwd" not in package.parts
    assert () == package.related(package.main, "hyperlink")
