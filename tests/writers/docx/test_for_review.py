"""A Word file for reviewers: changes are tracked, and nothing in its text is filled in anew."""

from __future__ import annotations

import io
import zipfile

from briefpress.writers.docx.for_review import for_review

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word_file(settings: str) -> bytes:
    """Return a package with a title that is bound to a property."""
    control = '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a"/><w:text/></w:sdtPr><w:sdtContent/></w:sdt>'
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{MAIN}"><w:body>{control}</w:body></w:document>')
        archive.writestr("word/settings.xml", f'<w:settings xmlns:w="{MAIN}">{settings}</w:settings>')
    return made.getvalue()


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode()


def test_tracks_changes_at_the_place_that_the_schema_has_for_it() -> None:
    made = for_review(word_file('<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'))

    assert '<w:zoom w:percent="100"/><w:trackRevisions/><w:defaultTabStop' in part(made, "word/settings.xml")
    assert "dataBinding" not in part(made, "word/document.xml")


def test_the_same_file_gives_the_same_bytes_and_twice_is_once() -> None:
    content = word_file('<w:zoom w:percent="100"/>')

    assert for_review(content) == for_review(content)
    assert for_review(content) == for_review(for_review(content))
