"""The fixed words of the page: what is missing or cannot be read is found."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import opener_at

from briefpress.diagnostics import BriefPressError
from briefpress.translation.labels import read_labels, unasked_labels

HEADER = 'msgid ""\nmsgstr "Language: pt\\n"\n\n'


def labels_folder(tmp_path: Path, content: bytes) -> Path:
    (tmp_path / "labels").mkdir()
    (tmp_path / "labels" / "pt.po").write_bytes(content)
    return tmp_path


def test_what_is_fuzzy_or_obsolete_is_no_translation(tmp_path: Path) -> None:
    content = HEADER + '#, fuzzy\nmsgid "Key"\nmsgstr "Chave"\n\nmsgid "Page"\nmsgstr "Página"\n\n#~ msgid "Old"\n'
    labels = read_labels(
        "pt", [labels_folder(tmp_path, (content + '#~ msgstr "Velho"\n').encode())], opener_at(tmp_path, "templates")
    )

    assert {"Page": "Página"} == labels.words
    with pytest.raises(BriefPressError) as raised:
        labels.gettext("Key")
    assert ["labels.missing"] == [one.code for one in raised.value.diagnostics]


def test_all_that_is_missing_is_told_at_once(tmp_path: Path) -> None:
    content = (HEADER + 'msgid "Page"\nmsgstr "Página"\n').encode()
    folder = labels_folder(tmp_path, content)
    labels = read_labels("pt", [folder], opener_at(tmp_path, "templates"), lambda: ("Page", "Sources", "Key"))

    with pytest.raises(BriefPressError) as raised:
        labels.gettext("Sources")

    (finding,) = raised.value.diagnostics
    assert '2 labels have no translation into pt: "Key", "Sources"' == finding.message
    assert "write each in templates/labels/pt.po" in finding.hint


def test_a_file_that_is_not_there_is_not_named_as_if_it_were(tmp_path: Path) -> None:
    with pytest.raises(BriefPressError) as raised:
        read_labels("pt", [tmp_path], opener_at(tmp_path, "templates")).gettext("Key")

    assert ["briefpress new language pt makes templates/labels/pt.po with all of them, to be translated"] == [
        one.hint for one in raised.value.diagnostics
    ]


def test_the_language_of_the_templates_lacks_no_label(tmp_path: Path) -> None:
    assert "Page" == read_labels("en", [tmp_path], opener_at(tmp_path)).gettext("Page")


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
        read_labels("pt", [labels_folder(tmp_path, content)], opener_at(tmp_path, "templates"))

    assert [("labels.unreadable", place)] == [(one.code, str(one.place)) for one in raised.value.diagnostics]


def test_a_label_that_nothing_prints_is_said_with_the_one_that_may_be_meant(tmp_path: Path) -> None:
    content = HEADER + 'msgid "Page"\nmsgstr "Página"\n\nmsgid "Key mesages"\nmsgstr "Mensagens"\n\n#~ msgid "Old"\n'
    folder = labels_folder(tmp_path, (content + '#~ msgstr "Velho"\n').encode())

    (finding,) = unasked_labels(
        folder / "labels" / "pt.po", opener_at(folder / "labels"), {"Page", "Key messages"}, "label: Old"
    )

    assert ("labels.unknown", "pt.po:7:1") == (finding.code, str(finding.place))
    assert 'did you mean "Key messages"?' == finding.hint
