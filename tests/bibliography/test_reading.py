"""What reference managers write is read; what is not understood is told, at its place."""

from __future__ import annotations

from contextlib import suppress

import pytest
from tests.conftest import CASES

from briefpress.bibliography.item import Item, Reading
from briefpress.bibliography.reading import read_works
from briefpress.diagnostics import BriefPressError

FILES = CASES / "bibliography"
LIND = {"family": "Lind", "given": "A."}


def read(text: str) -> Reading:
    return read_works(text.encode(), "x")


def only(text: str) -> Item:
    (item,) = read(text).items
    return item


def told(text: str) -> list[str]:
    return [f"{one.place.line if one.place else 0}: {one.message}" for one in read(text).findings()]


@pytest.mark.parametrize("name", ["zotero.json", "zotero.bib", "endnote.ris"])
def test_thirteen_works_are_the_same_from_each_program(name: str) -> None:
    items = read_works((FILES / name).read_bytes(), name).items

    assert 13 == len(items)
    assert {
        "author": [
            {"family": "Gasparrini", "given": "Antonio"},
            {"family": "Guo", "given": "Yuming"},
            {"family": "Hashizume", "given": "Masahiro"},
            {"family": "Lavigne", "given": "Eric"},
        ],
        "title": "Mortality risk attributable to high and low ambient temperature: a multicountry observational study",
        "container-title": "The Lancet",
        "volume": "386",
        "issue": "9991",
        "page": "369-375",
        "DOI": "10.1016/S0140-6736(14)62114-0",
        "issued": "2015-07",
        "language": "en",
    } == {key: value for key, value in items[1].variables.items() if key != "container-title-short"}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (r"{{\"O}l und {\'E}t{\'e}}", "Öl und Été"),
        (r"{S{\o}ren na{\"\i}ve \v{C}apek \c{c}}", "Søren naïve Čapek ç"),
        (r"{R\&D at 50\% --- ``so''}", "R&D at 50% — “so”"),
        (r'"Lancet" # " Planet"', "Lancet Planet"),
        (r"{CO$_{\textrm{2}}$, m$^2$ and $\alpha$}", "CO2, m² and α"),
        (r"{\emph{Homo} sapiens}", "\ue000Homo\ue001 sapiens"),
        (r"{{\em Homo} sapiens}", "\ue000Homo\ue001 sapiens"),
        ("{two\n   lines}", "two lines"),
    ],
)
def test_tex_becomes_characters(typed: str, expected: str) -> None:
    assert expected == only(f"@book{{a, title = {typed}}}").variables["title"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Lind, A.", [LIND]),
        ("Anna Maria Lind", [{"family": "Lind", "given": "Anna Maria"}]),
        ("Ludwig van Beethoven", [{"family": "Beethoven", "given": "Ludwig", "non-dropping-particle": "van"}]),
        ("Last, Jr., First", [{"family": "Last", "given": "First", "suffix": "Jr."}]),
        ("{Ministry of Health and Sport} and Lind, A.", [{"literal": "Ministry of Health and Sport"}, LIND]),
    ],
)
def test_names_of_bibtex_have_parts(typed: str, expected: list[dict[str, str]]) -> None:
    assert expected == only(f"@book{{a, author = {{{typed}}}}}").variables["author"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("year = 2019, month = mar", "2019-03"),
        ('year = 2019, month = "12~" # mar', "2019-03-12"),
        ("date = {2019-05-12}", "2019-05-12"),
        ("date = {2019-05/2019-06}", "2019-05/2019-06"),
        ("year = {2019}, month = 7", "2019-07"),
    ],
)
def test_dates_of_bibtex(fields: str, expected: str) -> None:
    assert expected == only(f"@book{{a, {fields}}}").variables["issued"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("PY  - 2019/05/12/", "2019-05-12"),
        ("PY  - 2019", "2019"),
        ("DA  - 12 May 2019", "2019-05-12"),
        ("Y1  - 2019/5//", "2019-05"),
    ],
)
def test_dates_of_ris(line: str, expected: str) -> None:
    assert expected == only(f"TY  - BOOK\n{line}\nER  - \n").variables["issued"]


def test_a_field_of_the_book_that_a_chapter_is_in_is_taken_over() -> None:
    text = "@book{b, title={Cities}, publisher={P}}\n@inbook{c, title={Shade}, crossref={b}}"

    chapter = read(text).items[1]

    assert ("Shade", "Cities", "P") == tuple(
        chapter.variables[name] for name in ("title", "container-title", "publisher")
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@book{a, title={x}, colour={red}}", ['1: "colour" of a is no field that is known here']),
        ("@book{a, title={x}, year={n.d.}}", ['1: "n.d." is no date: a is without one']),
        ("@zine{a, title={x}}", ['1: "@zine" is no type that is known here: taken for a document']),
        ("@book{a,\n title={\\foo{x}}}", ["2: \\foo in a is no command that is known here"]),
        (
            "@book{a,\n title={open\n\n@book{b, title={x}}",
            ["2: @book{a, cannot be read: what is opened here is never closed"],
        ),
        ("@book{a, abstract={x}, title={x}}", ["1: not taken, since no list of sources prints it: abstract (1)"]),
        ("TY  - ZINE\nTI  - x\nER  - \n", ['1: "ZINE" is no type that is known here: taken for a document']),
        ("TY  - BOOK\nZZ  - x\nER  - \n", ['2: "ZZ" is no tag that is known here']),
        ("TY  - BOOK\nPY  - soon\nER  - \n", ['2: "soon" is no date: it is left out']),
        ("stray\nTY  - BOOK\nTI  - x\nER  - \n", ["1: this line has no tag, and stands in no entry"]),
        ('[{"id": "a",\n"type": "book", "colour": "red"}]', ['1: "colour" is no variable of CSL (a)']),
        (
            '[{"id": "a", "type": "book", "issued": {"raw": "soon"}}]',
            ['1: "issued" is no date that can be read: soon (a)'],
        ),
        (
            '[{"id": "a", "type": "book", "author": [{"name": "A"}]}]',
            ['1: a name of "author" has parts that are not known here: name (a)'],
        ),
    ],
)
def test_what_is_not_understood_is_told(text: str, expected: list[str]) -> None:
    assert expected == told(text)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "neither CSL-JSON"),
        (b"hello", "neither CSL-JSON"),
        (b"<xml/>", "this is XML"),
        (b'[{"id": 1', "no JSON"),
        (b"[" * 100_000, "no JSON"),
        (b'[{"a": 1}]', "has a `type`"),
        (b"[1]", "no list of works"),
        (b"@book{a, title={Caf\xe9}}", "not UTF-8"),
        (b"@comment{x}", "holds no work"),
        (b" " * 10_000_001, "larger than 10 MB"),
    ],
)
def test_what_cannot_be_read_is_refused(content: bytes, message: str) -> None:
    with pytest.raises(BriefPressError, match=message):
        read_works(content, "x")


@pytest.mark.parametrize(
    "text",
    [
        "@book{a, t={" + "{" * 100_000 + "}",
        "@a{" * 10_000,
        "@a{b," + "c=d," * 20_000 + "}",
        '@a{b, t="a" # ' * 5_000,
        "@a{b, t={c" * 50_000,
        "@" * 200_000 + "\n@a{b}",
        "@a{b, t={" + "\\emph{" * 20_000 + "}" * 20_001 + "}",
        "TY  - BOOK\n" * 20_000,
        "TY  - BOOK\n" + "x\n" * 30_000,
    ],
)
def test_a_stranger_s_file_is_read_in_time_that_grows_with_it(text: str) -> None:
    with suppress(BriefPressError):
        reading = read(text)
        assert len(reading.items) + len(reading.told) > 0


def test_files_of_other_encodings_with_a_mark_are_read() -> None:
    text = "TY  - BOOK\r\nTI  - Été\r\nER  - \r\n"

    for encoding in ("utf-16", "utf-8-sig"):
        (item,) = read_works(text.encode(encoding), "x").items
        assert "Été" == item.variables["title"]
