"""Old documents in the habits of offices come in whole: their words, their heads, and a draft without an error."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefpress.cli import main
from briefpress.content.check import check_brief
from briefpress.content.load import load_brief
from briefpress.diagnostics import Diagnostic, Severity
from briefpress.incoming.importing.beside import Beside
from briefpress.incoming.importing.brief_file import brief_file
from briefpress.incoming.importing.draft import Draft, draft_of
from briefpress.incoming.importing.reading import read_document
from briefpress.incoming.importing.remarks import left_out_line
from briefpress.incoming.importing.vocabulary import part_called
from briefpress.yaml_file import YamlValue, without_comments
from tests.incoming.importing.documents import Document, documents, sixty_pages
from tests.incoming.importing.told import bits, heads
from tests.lengths import LENGTHS

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh-Hans")
ALL = {one.name: one for one in documents()}
_WORD = re.compile(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+")
_CITED = re.compile(r"(?<![\w.+-])@([a-z0-9][a-z0-9._-]*[a-z0-9])")


def imported(document: Document) -> Draft:
    return draft_of(read_document(document.content, document.name, Beside()), LANGUAGES, "2026-11-30")


@pytest.fixture(scope="module")
def drafts() -> dict[str, Draft]:
    return {name: imported(document) for name, document in ALL.items()}


def test_half_of_the_documents_have_no_style_of_a_heading() -> None:
    without = [one.name for one in ALL.values() if not one.has_styles]

    assert len(ALL) >= 10
    assert 2 * len(without) >= len(ALL)


@pytest.mark.parametrize("name", ALL)
def test_nearly_all_words_are_in_the_draft_and_the_rest_is_named(name: str, drafts: dict[str, Draft]) -> None:
    draft, told = drafts[name], words_told(ALL[name])

    missing = told - words_of(draft)

    assert missing.total() <= 0.05 * told.total(), missing
    named = Counter(word for one in draft.remarks.left_out for word in words(one.words))
    # What the press says itself is no loss: the head of the list of sources, the name of a month, "by", "No.".
    assert (missing - named).total() <= 0.025 * told.total()


@pytest.mark.parametrize("name", ALL)
def test_nearly_all_heads_are_found(name: str, drafts: dict[str, Draft]) -> None:
    expected = [(level, text.casefold()) for level, text in heads(list(ALL[name].told)) if is_section(text)]

    found = [(level, text.casefold()) for level, text in heads_of(drafts[name])]

    assert len([one for one in expected if one in found]) >= 0.9 * len(expected), (expected, found)
    assert len([one for one in found if one not in expected]) <= 0.1 * len(found)


@pytest.mark.parametrize("name", ALL)
def test_the_draft_loads_and_check_has_no_error(name: str, drafts: dict[str, Draft], tmp_path: Path) -> None:
    assert [] == errors(drafts[name], name, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["libre.odt", "notes.docx"])
def test_all_editions_of_a_draft_pass_every_check(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither has sources, and one has notes in its small print: nothing leads nowhere."""
    (tmp_path / name).write_bytes(ALL[name].content)
    assert 0 == main(["import", str(tmp_path / name), "old", "--quiet", "--project", str(tmp_path)])

    code = main(["check", "--quiet", "--project", str(tmp_path)])

    assert 0 == code, capsys.readouterr().err


@pytest.mark.parametrize("name", ALL)
def test_the_first_page_is_understood(name: str, drafts: dict[str, Draft]) -> None:
    said = {one.kind: one.text for one in ALL[name].told[:4]}

    value = drafts[name].value

    assert said["title"] == value["title"]
    assert str(value["date"]).startswith("2024-03")
    assert ALL[name].language == value["language"]
    authors = value["authors"]
    assert isinstance(authors, list)
    assert all(str(one) in said["by"] for one in authors)
    assert not str(value["standfirst"]).startswith("(to do")


@pytest.mark.parametrize("name", [name for name, one in ALL.items() if any(line.kind == "ref" for line in one.told)])
def test_references_become_sources_that_the_text_cites(name: str, drafts: dict[str, Draft]) -> None:
    count = sum(line.kind == "ref" for line in ALL[name].told)

    sources = drafts[name].value["sources"]

    assert isinstance(sources, dict)
    assert count == len(sources)
    cited = {key for text in texts(drafts[name].value) for key in _CITED.findall(text)}
    assert set(sources) == cited


def test_sixty_notes_are_sixty_notes(drafts: dict[str, Draft]) -> None:
    said = " ".join(texts(drafts["notes.docx"].value))

    # Ten are called in what becomes the small print, which has no notes: they stand there in brackets.
    assert 51 == said.count("^[")
    assert {*map(str, range(1, 61))} == {*re.findall(r"Voir le rapport numéro (\d+) de la ville", said)}


def test_what_is_left_out_is_named_with_its_place(drafts: dict[str, Draft]) -> None:
    named = [f"{one.place}: {left_out_line(one)}" for one in drafts["styles.docx"].remarks.left_out]

    contents = '"Part 1 1 Part 2 2 Part 3 3 Part 4 4 Part 5 5"'
    assert [
        'styles.docx:head or foot of the page: left out: a running head or foot, "Institute of Shade"',
        f"styles.docx:paragraph 2: left out: the table of contents, which the press makes anew, {contents}",
    ] == named


@pytest.mark.slow
def test_sixty_pages_come_in_whole(tmp_path: Path) -> None:
    document = sixty_pages()

    draft = imported(document)

    told = words_told(document)
    assert told.total() > 25_000
    assert (told - words_of(draft)).total() < 20
    assert [] == errors(draft, document.name, tmp_path)


# ---------------------------------------------------------------- what is counted


def is_section(head: str) -> bool:
    """Say whether a head stays one: others have a place of their own in a brief."""
    return part_called(head) not in ("references", "end", "messages")


def heads_of(draft: Draft) -> Iterator[tuple[int, str]]:
    sections = draft.value["sections"]
    assert isinstance(sections, list)
    for section in sections:
        assert isinstance(section, dict)
        yield 1, str(section["title"])
        for below in section.get("sections") or ():  # type: ignore[union-attr]
            assert isinstance(below, dict)
            yield 2, str(below["title"])


def words_told(document: Document) -> Counter[str]:
    """Return the words that a document says, each as often as it says it; of Chinese, the signs."""
    said = (bit.text for line in document.told for bit in bits(line.text) if bit.kind != "cite")
    return Counter(word for text in said for word in words(text))


def words_of(draft: Draft) -> Counter[str]:
    """Return the words of a draft; a citation says the names and the year of its source."""
    found = list(texts(draft.value))
    sources = draft.value["sources"]
    assert isinstance(sources, dict)
    for key in [key for text in found for key in _CITED.findall(text)]:
        entry = sources.get(key)
        found += texts([entry.get("author"), entry.get("issued")]) if isinstance(entry, dict) else ()
    return Counter(word for text in found for word in words(text))


def words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def texts(value: YamlValue) -> Iterator[str]:
    match without_comments(value):
        case dict() as entries:
            for one in entries.values():
                yield from texts(one)
        case list() as entries:
            for one in entries:
                yield from texts(one)
        case None:
            pass
        case one:
            yield str(one)


def errors(draft: Draft, source: str, root: Path) -> list[Diagnostic]:
    folder = root / "content" / "old"
    folder.mkdir(parents=True)
    (folder / "brief.yaml").write_bytes(brief_file(draft, "old", source))
    for name, content in draft.pictures.items():
        (folder / name).write_bytes(content)
    return [one for one in check_brief(load_brief(folder, root, LENGTHS)) if one.severity is Severity.ERROR]
