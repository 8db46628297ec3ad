"""What the first page says, and what the properties say where it does not."""

from __future__ import annotations

import pytest

from briefpress.incoming.importing.draft import draft_of
from briefpress.incoming.importing.outline import Item, Note, Outline, Properties, Run
from tests.incoming.importing.outlines import TEXT, drafted, line, listed

TITLE, HEAD = line("Shade in the city", bold=True, size=20), line("One", level=1)
SHORT = "Streets without trees are hotter. This says what to do."


def head_of(*lines: str, title: bool = True) -> dict[str, str]:
    start = (TITLE,) if title else ()
    value = drafted(
        *start, *(line(one) for one in lines), line("One", level=1), line(), line("Two", level=1), line()
    ).value
    return {
        key: str(value[key])
        for key in ("title", "series", "number", "date", "authors", "publisher", "contact", "standfirst")
    }


@pytest.mark.parametrize(
    ("words", "key", "expected"),
    [
        ("By Anna Lind and Bo Berg", "authors", "['Anna Lind', 'Bo Berg']"),
        ("Authors: Anna Lind, Bo Berg & Cy Tan", "authors", "['Anna Lind', 'Bo Berg', 'Cy Tan']"),
        ("Anna Lind, Bo Berg", "authors", "['Anna Lind', 'Bo Berg']"),
        ("12 March 2024", "date", "2024-03-12"),
        ("March 31, 2024", "date", "2024-03-31"),
        ("mars 2024", "date", "2024-03"),
        ("12 de marzo de 2024", "date", "2024-03-12"),
        ("март 2024", "date", "2024-03"),
        ("مارس ٢٠٢٤", "date", "2024-03"),
        ("2024年3月5日", "date", "2024-03-05"),
        ("2024", "date", "2024"),
        ("31 February 2024", "date", "2024-02"),
        ("Policy Brief No. 14", "series", "Policy Brief"),
        ("Policy Brief No. 14 | March 2024", "number", "14"),
        ("Policy Brief No. 14 | March 2024", "date", "2024-03"),
        ("Institute of Shade", "publisher", "Institute of Shade"),
        ("Institute of Shade, March 2024", "date", "2024-03"),
        ("desk@example.org", "contact", "desk@example.org"),
        (SHORT, "standfirst", SHORT),
    ],
)
def test_a_line_is_taken_for_what_it_says(words: str, key: str, expected: str) -> None:
    assert expected == head_of(words)[key]


def test_a_line_that_nobody_understands_is_kept_and_asked_about() -> None:
    draft = drafted(
        TITLE, line("For immediate release, March 2024 edition"), HEAD, line(), line("Two", level=1), line()
    )

    entry = listed(draft.value["colophon"])[0]
    assert "For immediate release, March 2024 edition" == entry["text"]
    assert "find a place for what stood on the first page, now in the colophon" in [
        what for what, _ in draft.remarks.to_do
    ]


def test_a_title_of_two_lines_is_one() -> None:
    draft = drafted(line("Shade in", bold=True, size=24), line("the city", bold=True, size=24), HEAD, line())

    assert "Shade in the city" == draft.value["title"]


def test_the_properties_say_what_the_page_does_not() -> None:
    said = Properties("A title", ("Anna Lind",), "2021-05-06T10:00:00Z", "fr", ("trees",), "Institute")

    value = drafted(HEAD, line(), line("Two", level=1), line(), properties=said).value

    assert ["A title", ["Anna Lind"], "2021-05-06", ["trees"], "Institute"] == [
        value[key] for key in ("title", "authors", "date", "keywords", "publisher")
    ]


@pytest.mark.parametrize("title", ["", "Microsoft Word - old.doc", "Document1", "untitled", "old.docx"])
def test_a_title_that_a_program_gave_is_none(title: str) -> None:
    draft = drafted(HEAD, line(), line("Two", level=1), line(), properties=Properties(title))

    assert "old" == draft.value["title"]
    assert "write a title: the document has none" in [what for what, _ in draft.remarks.to_do]


def test_a_summary_gives_the_standfirst_and_the_messages() -> None:
    bold = line((Run("Act now.", bold=True), Run(" It is late.")), item=Item())

    draft = drafted(
        TITLE, line("Summary", level=1), line(SHORT), bold, line("It pays. In money.", item=Item()), HEAD, line()
    )

    assert SHORT == draft.value["standfirst"]
    assert [
        {"lead": "Act now.", "text": "It is late."},
        {"lead": "It pays. In money.", "text": "(to do: one sentence that carries it)"},
    ] == draft.value["key_messages"]
    assert ["One"] == [one["title"] for one in listed(draft.value["sections"])]


def test_key_messages_are_the_first_sentence_and_the_rest() -> None:
    messages = (
        line("Key messages", level=1),
        line("Shade in streets saves lives. Heat kills more people than floods."),
    )

    assert [{"lead": "Shade in streets saves lives.", "text": "Heat kills more people than floods."}] == drafted(
        TITLE, *messages, HEAD, line()
    ).value["key_messages"]


def test_the_end_goes_to_the_small_print() -> None:
    draft = drafted(TITLE, HEAD, line(), line("About the author", level=1), line("Anna plants trees."))

    assert [{"lead": "About the author.", "text": "Anna plants trees."}] == draft.value["colophon"]


def test_notes_of_the_small_print_stand_in_brackets() -> None:
    words = line((Run("Anna plants"), Note((Run("Since 2010."),)), Run(" trees.")))

    draft = drafted(TITLE, HEAD, line(), line("About the author", level=1), words)

    assert [{"lead": "About the author.", "text": "Anna plants (Since 2010.) trees."}] == draft.value["colophon"]


def test_recommendations_are_shown_in_all_lengths_and_subsections_in_the_longest() -> None:
    blocks = (
        HEAD,
        line(),
        line("Inside", level=2),
        line(),
        line("Recommendations", level=1),
        line("Plant.", item=Item()),
    )

    first, last = listed(drafted(TITLE, *blocks).value["sections"])

    assert ["brief", "indepth"] == [first["from"], listed(first["sections"])[0]["from"]]
    assert "from" not in last


def test_the_language_is_that_of_the_words() -> None:
    french = (
        "Les villes qui plantent des arbres dans la rue sont plus fraîches que les autres, et ce pour le bien des gens."
    )

    value = drafted(TITLE, HEAD, line(french), properties=Properties(language="en-US")).value

    assert ["fr", ["fr"]] == [value["language"], value["languages"]]


def test_words_that_say_no_language_are_taken_for_english() -> None:
    outline = Outline("old.docx", Properties(), (TITLE, line("Water.")))

    assert "en" == draft_of(outline, ("ar", "en"), "2026-11-30").value["language"]


def test_the_day_of_the_import_stands_in_where_nothing_says_a_date() -> None:
    draft = drafted(TITLE, HEAD, line(TEXT))

    assert "2026-11-30" == draft.value["date"]
    assert "say the date: nothing in the document does" in [what for what, _ in draft.remarks.to_do]
