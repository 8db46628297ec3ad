"""XLIFF as tools write it: versions, tags, segments; and files that would keep what reads them busy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefpress.content.library import Library
from briefpress.diagnostics import BriefPressError
from briefpress.translation.commands import export_file, import_file, update_files
from briefpress.translation.xliff_codes import Code, Piece, Span, pieces_like, pieces_of
from briefpress.translation.xliff_read import read_xliff

Edit = Callable[[str, str], Library]
TWO = "{urn:oasis:names:tc:xliff:document:2.0}"


def unit_2(inner: str, data: str = "") -> bytes:
    """Return a file of XLIFF 2 with one unit."""
    original = f"<originalData>{data}</originalData>" if data else ""
    return (
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="fr-FR">'
        '<file id="f1" original="water/brief.yaml">'
        f'<unit id="u1" name="a.1.text">{original}{inner}</unit></file></xliff>'
    ).encode()


def unit_1(inner: str, language: str = "fr-FR") -> bytes:
    """Return a file of XLIFF 1.2 with one unit."""
    return (
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">'
        f'<file original="water/brief.yaml" source-language="en" target-language="{language}"><body>'
        f'<trans-unit id="a.1.text">{inner}</trans-unit></body></file></xliff>'
    ).encode()


def translation_of(content: bytes) -> str:
    (unit,) = read_xliff(content, "a.xliff").units
    return unit.translation


def text_of(pieces: tuple[Piece, ...]) -> str:
    """Return pieces put together."""
    made = []
    for piece in pieces:
        match piece:
            case str():
                made.append(piece)
            case Code(text=text):
                made.append(text)
            case Span(opening=opening, closing=closing, children=children):
                made.append(opening + text_of(children) + closing)
    return "".join(made)


@given(st.text(alphabet="ab \\[]()^*@{}=;,lang#x", max_size=60))
def test_pieces_put_together_are_the_text(text: str) -> None:
    pieces = pieces_of(text)

    assert text == text_of(pieces)
    assert text == text_of(pieces_like(text, pieces))


def test_marks_are_codes() -> None:
    pieces = pieces_of("See *it* [@a, ¶3] in [the plan](https://example.org).^[A **note**.] [](#t) \\*5\\* [x]")

    assert [
        *("See ", Span("*", "*", ("it",), "1"), " ", Code("[@a, ¶3]", "2"), " in "),
        *(Span("[", "](https://example.org)", ("the plan",), "3"), "."),
        Span("^[", "]", ("A ", Span("**", "**", ("note",), "5"), "."), "4"),
        *(" ", Code("[](#t)", "6"), " \\*5\\* [x]"),
    ] == list(pieces)


def test_a_translation_has_the_numbers_of_its_text() -> None:
    source = pieces_of("A *plan* [@a] and [@b].")

    pieces = pieces_like("[@b] et un *plan* [@a], [@a]", source)

    assert [("[@b]", "3"), ("[@a]", "2"), ("[@a]", "4")] == [
        (piece.text, piece.id) for piece in pieces if isinstance(piece, Code)
    ]


@pytest.mark.parametrize("version", ["xliff-2.0", "xliff-2.1"])
@pytest.mark.parametrize("tag", ["fr", "ar"])
def test_what_comes_back_unchanged_changes_nothing(version: str, tag: str, edited: Edit, tmp_path: Path) -> None:
    library = edited("Plans can be dated.", "Plans have dates.")
    ((_, expected),) = update_files(library, [tag])
    path, content = export_file(library, tag, version, tmp_path)
    path.write_bytes(content)

    (_, received), warnings = import_file(library, tag, path)

    assert (expected, ()) == (received, warnings)
    assert f'version="{version.removeprefix("xliff-")}"'.encode() in content


def test_citations_and_marks_are_tags(water: Library, tmp_path: Path) -> None:
    _, content = export_file(water, "fr", "xliff-2.0", tmp_path)

    unit = next(one for one in ET.fromstring(content).iter(f"{TWO}unit") if one.get("name") == "why.plan.text")

    target = unit.find(f"{TWO}segment/{TWO}target")
    assert target is not None
    assert "[@plan2017, ¶3]" in [tag.get("equiv") for tag in target.iter(f"{TWO}ph")]
    assert "".join(target.itertext()).startswith("Le Plan pour l’eau de 2017")
    assert "[@" not in "".join(target.itertext())
    assert {"xlf:i"} == {tag.get("subType") for tag in target.iter(f"{TWO}pc") if tag.get("type") == "fmt"}


def test_citations_are_placeholders_in_the_older_version_too(water: Library, tmp_path: Path) -> None:
    _, content = export_file(water, "fr", "xliff", tmp_path)

    assert '<ph id="1" ctype="x-citation">[@law2015]</ph>' in content.decode()


PLAN = '<source>The <pc id="1" dataRefStart="d1" dataRefEnd="d1">plan</pc> <ph id="2" dataRef="d2"/>.</source>'
DATA = '<data id="d1">*</data><data id="d2">[@law]</data>'


@pytest.mark.parametrize(
    "target",
    [
        # as it was exported; Okapi and OmegaT split a pair; memoQ and Trados may drop what stands beside the tags
        'Le <pc id="1" dataRefStart="d1" dataRefEnd="d1">plan</pc> <ph id="2" dataRef="d2"/>.',
        'Le <sc id="1" dataRef="d1"/>plan<ec startRef="1" dataRef="d1"/> <ph id="2" dataRef="d2"/>.',
        'Le <pc id="1">plan</pc> <ph id="2"/>.',
        'Le <sc id="1"/>plan<ec startRef="1"/> <ph id="2" equiv="[@law]"/>.',
        'Le <mrk id="m1" type="term"><pc id="1">plan</pc></mrk> <sm id="m2"/><ph id="2"/><em startRef="m2"/>.',
    ],
)
def test_tags_of_version_2_are_marks(target: str) -> None:
    content = unit_2(f'<segment state="final">{PLAN}<target>{target}</target></segment>', DATA)

    (unit,) = read_xliff(content, "a.xliff").units

    assert ("a.1.text", "The *plan* [@law].", "Le *plan* [@law].") == (unit.context, unit.text, unit.translation)
    assert not unit.is_fuzzy


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ('The plan <ph id="1">[@law]</ph>.', 'Le plan <ph id="1">[@law]</ph>.'),
        ('The plan <ph id="1">[@law]</ph>.', 'Le plan <x id="1"/>.'),
        ('The plan <ph id="1">[@law]</ph>.', 'Le plan <ph id="1"/>.'),
        ('The plan <x id="1" equiv-text="[@law]"/>.', 'Le plan <x id="1"/>.'),
        ('<bpt id="1">*</bpt>The plan<ept id="1">*</ept>', '<bpt id="1"/>Le plan<ept id="1"/>'),
        ('<g id="1" ctype="italic">The plan</g>', '<g id="1" ctype="italic">Le plan</g>'),
        ('<g id="7" ctype="bold">The plan</g>', '<g id="7">Le plan</g>'),
    ],
)
def test_tags_of_version_1_are_marks(source: str, target: str) -> None:
    content = unit_1(f"<source>{source}</source><target>{target}</target>")

    (unit,) = read_xliff(content, "a.xliff").units

    assert unit.text.replace("The", "Le") == unit.translation
    assert set("[*") & set(unit.translation)


ONE = "<segment><source>A.</source><target>Un.</target></segment>"
OTHER = "<segment><source>B.</source><target>Deux.</target></segment>"


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (f"{ONE}\n{OTHER}", "Un. Deux."),
        (f"{ONE}<ignorable><source> </source></ignorable>{OTHER}", "Un. Deux."),
        (ONE.replace("Un.", "\n   Un.\n  "), "Un."),
    ],
)
def test_segments_of_version_2_are_one_text(inner: str, expected: str) -> None:
    assert expected == translation_of(unit_2(inner))


@pytest.mark.parametrize(
    ("target", "language", "expected"),
    [
        ('\n  <mrk mtype="seg" mid="1">Un.</mrk>\n  <mrk mtype="seg" mid="2">Deux.</mrk>\n ', "fr", "Un. Deux."),
        ('<mrk mtype="seg" mid="1">Un.</mrk><mrk mtype="seg" mid="2">Deux.</mrk>', "fr", "Un. Deux."),
        ('<mrk mtype="seg" mid="1">一。</mrk>\n <mrk mtype="seg" mid="2">二。</mrk>', "zh-CN", "一。二。"),
        ("\n    Un\n    deux\n  ", "fr", "Un deux"),
        ("\n    一\n    二\n  ", "zh-Hans", "一二"),
        ("Cafe\u0301\u00a0", "fr", "Café\u00a0"),
    ],
)
def test_white_space_around_segments_is_the_tools(target: str, language: str, expected: str) -> None:
    content = unit_1(f"<source>One. Two.</source><target>{target}</target>", language)

    assert expected == translation_of(content)


def test_a_unit_with_a_segment_that_is_not_translated_is_in_doubt() -> None:
    done = '<segment state="translated"><source>A.</source><target>Un.</target></segment>'
    (unit,) = read_xliff(unit_2(f"{done}<segment><source>B.</source></segment>"), "a.xliff").units

    assert unit.is_fuzzy


def test_what_a_tool_keeps_for_itself_is_passed_over() -> None:
    match = "<source>B</source><target>Autre</target>"
    inner = (
        f'<m:matches xmlns:m="urn:oasis:names:tc:xliff:matches:2.0"><m:match ref="#u1">{match}</m:match></m:matches>'
        "<notes><note>Not this</note></notes><segment><source>A</source><target>Un</target></segment>"
    )

    assert "Un" == translation_of(unit_2(inner))


def problems_of(content: bytes) -> list[tuple[str, str]]:
    with pytest.raises(BriefPressError) as raised:
        read_xliff(content, "a.xliff")
    return [(one.code, one.message) for one in raised.value.diagnostics]


@pytest.mark.parametrize("tag", ['<ph id="9"/>', '<pc id="9" dataRefStart="d9">x</pc>', '<ec startRef="9"/>'])
def test_a_tag_that_the_source_has_not_is_named(tag: str) -> None:
    found = problems_of(unit_2(f"<segment><source>A</source><target>Un {tag}</target></segment>"))

    assert {"translation.bad-xliff"} == {code for code, _ in found}
    assert 'id="9"> stands for nothing that the source has' in found[0][1]


def test_a_few_tags_cannot_stand_for_gigabytes() -> None:
    many = '<ph id="1" dataRef="d1"/>' * 5_000
    segments = f"<segment><source>A</source><target>{many}</target></segment>" * 20
    content = unit_2(segments, f'<data id="d1">{"x" * 15_000}</data>')

    assert [("translation.bad-xliff", "this text has more than 20,000 characters")] == problems_of(content)


def test_white_space_without_end_is_read() -> None:
    blanks = " " * 10_000 + "\n" + " " * 9_000

    assert "a b" == translation_of(unit_1(f"<source>a b</source><target>a{blanks}b</target>"))


@pytest.mark.parametrize("version", ["1.2", "2.0"])
def test_no_version_may_declare_a_document_type(version: str) -> None:
    space = f'xmlns="urn:oasis:names:tc:xliff:document:{version}"'
    content = f'<!DOCTYPE x [<!ENTITY a "b">]><xliff {space}><file original="&a;"/></xliff>'.encode()

    assert ["translation.xliff-doctype"] == [code for code, _ in problems_of(content)]
