"""The fixed words of the page: what is missing or cannot be read is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefpress.diagnostics import BriefPressError
from briefpress.translation.labels import missing_labels, read_labels

HEADER = 'msgid ""\nmsgstr "Language: pt\\n"\n\n'


def labels_folder(tmp_path: Path, content: bytes) -> Path:
    (tmp_path / "labels").mkdir()
    (tmp_path / "labels" / "pt.po").write_bytes(content)
    return tmp_path


def test_what_is_fuzzy_or_obsolete_is_no_translation(tmp_path: Path) -> None:
    content = HEADER + '#, fuzzy\nmsgid "Key"\nmsgstr "Chave"\n\nmsgid "Page"\nmsgstr "Página"\n\n#~ msgid "Old"\n'
    labels = read_labels("pt", [labels_folder(tmp_path, (content + '#~ msgstr "Velho"\n').encode())])

    assert {"Page": "Página"} == labels.words
    assert ["Key"] == [one.message.split('"')[1] for one in missing_labels(labels, ["Page", "Key", "Key"])]


def test_the_language_of_the_templates_lacks_no_label(tmp_path: Path) -> None:
    assert () == missing_labels(read_labels("en", [tmp_path]), ["Page"])


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ((HEADER + 'msgid "Page\nmsgstr "Página"\n').encode(), "templates/labels/pt.po:4:1"),
        ((HEADER + 'msgid "Page"\nmsgid "Key"\n').encode(), "templates/labels/pt.po:5:1"),
        ((HEADER + 'msgid "Page"\nmsgstr "Página"\n').encode("latin-1"), "templates/labels/pt.po:5:10"),
    ],
)
def test_a_file_that_cannot_be_read_is_found_at_its_place(content: bytes, place: str, tmp_path: Path) -> None:
    with pytest.raises(BriefPressError) as raised:
        read_labels("pt", [labels_folder(tmp_path, content)])

    assert [("labels.unreadable", place)] == [(one.code, str(one.place)) for one in raised.value.diagnostics]
