"""A brief in the reference documents of three institutions: theirs is theirs, the rest is ours, and all of it valid."""

from __future__ import annotations

import io
import posixpath
import random
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx.oxml.ns import qn
from lxml import etree
from openxml_audit import OpenXmlValidator
from PIL import Image
from tests.programs import Errors
from tests.writers.docx.institutions import club, commission, logo, ministry, word_parts, zipped
from tests.writers.docx.test_package import PAGES
from tests.writers.docx.word import CASE, Word, page, text_of, write

from briefpress.diagnostics import BriefPressError
from briefpress.writers.artifact import Asset

pytestmark = pytest.mark.slow

INSTITUTIONS = {"ministry": ministry, "commission": commission, "club": club}
NUMBERED = page(
    '<nav class="contents" id="contents"><h2>In this briefing</h2><ol><li><a href="#one">One</a></li>'
    '<li><a href="#two">Two</a></li><li><a href="#sources">Sources</a></li></ol></nav>'
    '<section id="one"><h2><span class="number">1</span> One</h2><p id="p.1">Text.</p></section>'
    '<section id="two"><h2><span class="number">2</span> Two</h2><p id="p.2">Text.</p></section>'
    '<section class="sources" id="sources"><h2>Sources</h2><ol><li id="s1">A book.</li></ol></section>'
)
FIGURE = '<figure class="picture"><figcaption>A map</figcaption><img src="map.png" alt="A map of routes"></figure>'


@pytest.fixture(scope="module")
def in_ministry() -> Word:
    return write(CASE, reference=ministry())


def frames(word: Word) -> dict[str, str]:
    """Return the text of each header and footer by kind and page."""
    relations = word.relations()
    found = {}
    for kind in ("header", "footer"):
        for one in word.find(f"//w:{kind}Reference"):
            name = relations[str(one.get(qn("r:id")))]
            found[f"{kind} {one.get(qn('w:type'))}"] = text_of(word.part(f"word/{name}"))
    return found


def style(word: Word, name: str) -> etree._Element:
    """Return a style by its name."""
    (found,) = [
        one
        for one in word.find("//w:style", "word/styles.xml")
        if str(one.find(qn("w:name")).get(qn("w:val"))).casefold() == name.casefold()  # type: ignore[union-attr]
    ]
    return found


def entries(word: Word) -> list[str]:
    """Return the rows of the contents list, tabs as bars."""
    rows = word.find("//w:sdtContent/w:p[w:hyperlink]")
    return ["|".join(text_of(run) for run in row.iter(qn("w:r")) if text_of(run)) for row in rows]


# ---- valid


@pytest.mark.parametrize("language", PAGES)
@pytest.mark.parametrize("institution", INSTITUTIONS)
def test_passes_open_xml_audit(institution: str, language: str, tmp_path: Path) -> None:
    file = tmp_path / "brief.docx"
    file.write_bytes(write(PAGES[language], reference=INSTITUTIONS[institution]()).content)

    assert [] == [(error.description, error.path) for error in OpenXmlValidator().validate(file).errors]


@pytest.mark.parametrize("language", PAGES)
@pytest.mark.parametrize("institution", INSTITUTIONS)
def test_passes_the_open_xml_sdk(institution: str, language: str, tmp_path: Path, open_xml_sdk: Errors) -> None:
    file = tmp_path / "brief.docx"
    file.write_bytes(write(PAGES[language], reference=INSTITUTIONS[institution]()).content)

    assert [] == open_xml_sdk(file)


@pytest.mark.parametrize("institution", INSTITUTIONS)
def test_the_same_document_gives_the_same_bytes(institution: str) -> None:
    reference = INSTITUTIONS[institution]()

    assert write(CASE, reference=reference).content == write(CASE, reference=reference).content


@pytest.mark.parametrize("institution", INSTITUTIONS)
def test_no_two_things_have_one_name_or_number(institution: str) -> None:
    word = write(CASE, reference=INSTITUTIONS[institution]())
    texts = [name for name in word.parts if name.startswith("word/") and name.endswith(".xml")]
    numbers = [
        number
        for name in texts
        for path in ("//w:bookmarkStart/@w:id", "//w:sdtPr/w:id/@w:val", "//wp:docPr/@id")
        for number in word.values(path, name)
    ]
    bookmarks = [name for part in texts for name in word.values("//w:bookmarkStart/@w:name", part)]
    ids = word.values("//w:style/@w:styleId", "word/styles.xml")
    names = [name.casefold() for name in word.values("//w:style/w:name/@w:val", "word/styles.xml")]
    lists = word.values("//w:num/@w:numId", "word/numbering.xml")
    definitions = word.values("//w:abstractNum/@w:abstractNumId", "word/numbering.xml")

    for found in (numbers, bookmarks, ids, names, lists, definitions):
        assert [] == [one for one, count in Counter(found).items() if count > 1]


@pytest.mark.parametrize("institution", INSTITUTIONS)
def test_all_that_is_referred_to_is_there(institution: str) -> None:
    word = write(CASE, reference=INSTITUTIONS[institution]())
    texts = [name for name in word.parts if name.startswith("word/") and name.endswith(".xml")]
    defined = set(word.values("//w:style/@w:styleId", "word/styles.xml"))
    used = {
        one
        for part in texts
        for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link")
        for one in word.values(f"//w:{tag}/@w:val", part)
    }
    lists = {one for part in texts for one in word.values("//w:numPr/w:numId/@w:val", part)}
    targets = {
        f"word/{found.get('Target')}"
        for name in word.parts
        if name.startswith("word/_rels/")
        for found in word.part(name)
        if found.get("TargetMode") != "External"
    }

    assert set() == used - defined
    assert set() == lists - set(word.values("//w:num/@w:numId", "word/numbering.xml")) - {"0"}
    assert set() == {posixpath.normpath(target.replace("word//", "")) for target in targets} - set(word.parts)


# ---- theirs


def test_the_letterhead_is_theirs_with_its_logo(in_ministry: Word) -> None:
    assert {
        "header first": "Ministry of Rivers and Forests",
        "header default": "Ministry of Rivers and Forests, continued",
        "footer first": "1 Water Street, Riverton",
        "footer default": "Ministry internal style 4.2",
    } == frames(in_ministry)
    assert logo() in [part for name, part in in_ministry.parts.items() if name.startswith("word/media/")]


def test_paper_and_margins_are_theirs_in_every_section(in_ministry: Word) -> None:
    sizes = {(one.get(qn("w:w")), one.get(qn("w:h"))) for one in in_ministry.find("//w:pgSz")}
    margins = {
        tuple(one.get(qn(f"w:{side}")) for side in ("left", "right", "top")) for one in in_ministry.find("//w:pgMar")
    }

    assert {("12240", "15840")} == sizes
    assert {("1800", "1080", "2160")} == margins


def test_the_page_is_that_of_the_last_section_that_begins_one() -> None:
    sections = (
        '<w:headerReference w:type="first" r:id="rId8"/>{}<w:titlePg/>',
        '<w:headerReference w:type="default" r:id="rId9"/><w:type w:val="nextPage"/>{}',
        '<w:type w:val="continuous"/>{}<w:cols w:num="2"/>',
    )
    size = '<w:pgSz w:w="10000" w:h="12000"/>'
    margins = '<w:pgMar w:top="1000" w:right="1000" w:bottom="1000" w:left="1000" w:header="500" w:footer="500"/>'
    first, second, last = (section.format(size + margins) for section in sections)
    namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    header = f"<w:hdr {namespace}><w:p><w:r><w:t>{{}}</w:t></w:r></w:p></w:hdr>"
    others = {f"header{n}.xml": ("header", f"rId{n}", header.format(f"Header {n}")) for n in (8, 9)}
    parts = word_parts(section=last, others=others)
    before = "".join(f"<w:p><w:pPr><w:sectPr>{one}</w:sectPr></w:pPr></w:p>" for one in (first, second))
    text = parts["word/document.xml"].replace(b"<w:body>", f"<w:body>{before}".encode())

    word = write(CASE, reference=zipped(parts | {"word/document.xml": text}))

    assert {"10000"} == set(word.values("//w:pgSz/@w:w"))
    assert ("Header 8", "Header 9") == (frames(word)["header first"], frames(word)["header default"])
    assert {"8000"} == set(word.values("//w:tbl/w:tblPr/w:tblW/@w:w"))


def test_tables_are_as_wide_as_their_text(in_ministry: Word) -> None:
    assert {str(12240 - 1800 - 1080)} == set(in_ministry.values("//w:tbl/w:tblPr/w:tblW/@w:w"))


def test_pictures_are_as_wide_as_their_text_and_beside_their_logo() -> None:
    image = io.BytesIO()
    Image.new("RGB", (3000, 600)).save(image, "PNG")
    word = write(page(FIGURE), assets=(Asset("map.png", "image/png", image.getvalue()),), reference=ministry())

    assert [str((12240 - 1800 - 1080) * 635)] == word.values("//w:body//wp:extent/@cx")
    assert {logo(), image.getvalue()} == {part for name, part in word.parts.items() if "/media/" in name}


def test_styles_meet_by_name_whatever_their_ids_are(in_ministry: Word) -> None:
    head = style(in_ministry, "heading 1")

    assert "berschrift1" == head.get(qn("w:styleId"))
    assert ["7A003C"] == [one.get(qn("w:val")) for one in head.iter(qn("w:color"))]
    assert ["Why it matters", "Steps"] == in_ministry.paragraphs("berschrift1")[:2]
    assert [] == in_ministry.paragraphs("Heading1")


def test_missing_styles_are_ours_on_a_base_of_their_own_with_the_letters_of_their_normal(in_ministry: Word) -> None:
    message, base = style(in_ministry, "Key Message"), style(in_ministry, "Brief Base")

    assert "BriefBase" == message.find(qn("w:basedOn")).get(qn("w:val"))  # type: ignore[union-attr]
    assert "Standard" == base.find(qn("w:basedOn")).get(qn("w:val"))  # type: ignore[union-attr]
    assert [] == [*message.iter(qn("w:rFonts")), *base.iter(qn("w:rFonts"), qn("w:sz"))]
    assert 2 == len(in_ministry.paragraphs("KeyMessage"))


def test_a_style_of_ours_gives_way_to_one_of_another_kind_with_its_name() -> None:
    word = write(CASE, reference=commission())
    found = [
        one for one in word.find("//w:style", "word/styles.xml") if str(one.get(qn("w:styleId"))).startswith("Source")
    ]
    kinds = {str(one.get(qn("w:styleId"))): one.get(qn("w:type")) for one in found}

    assert {"Source": "character", "Source2": "paragraph"}.items() <= kinds.items()
    assert word.paragraphs("Source2")


def test_their_theme_is_kept_and_its_strong_colour_taken(in_ministry: Word) -> None:
    theme = in_ministry.parts["word/theme/theme1.xml"]

    assert b'val="7A003C"' in theme
    assert b"DejaVu Serif" in theme
    label = style(in_ministry, "Caption Label")
    assert [("7A003C", "accent1")] == [
        (one.get(qn("w:val")), one.get(qn("w:themeColor"))) for one in label.iter(qn("w:color"))
    ]


def test_their_text_and_properties_are_left_out(in_ministry: Word) -> None:
    assert not any(b"nobody wants to keep" in part for part in in_ministry.parts.values())
    core = {str(one.tag).split("}")[1]: one.text for one in in_ministry.part("docProps/core.xml")}
    assert ("A. Writer", "Documents on record") == (core["creator"], core["title"])
    assert not [name for name in in_ministry.parts if "thumbnail" in name]
    # The one custom part is our receipt.
    assert ["customXml/item1.xml"] == [name for name in in_ministry.parts if name.startswith("customXml/item1.")]
    assert b"briefpress" in in_ministry.parts["customXml/item1.xml"].lower()


# ---- lists and numbers


def test_their_lists_stay_and_ours_come_after_them(in_ministry: Word) -> None:
    (bullets,) = in_ministry.find("//w:style[w:name/@w:val='List Bullet']//w:numId", "word/styles.xml")
    own = style(in_ministry, "Key Message").find(f".//{qn('w:numId')}")

    assert "77" != bullets.get(qn("w:val"))
    assert own is not None
    assert 77 < int(str(own.get(qn("w:val"))))


def test_a_list_that_begins_again_is_theirs(in_ministry: Word) -> None:
    again = in_ministry.find("//w:num[w:lvlOverride/w:startOverride]", "word/numbering.xml")
    theirs = in_ministry.find("//w:style[w:name/@w:val='List Number']//w:numId", "word/styles.xml")
    numbers = {str(one.get(qn("w:numId"))): one for one in in_ministry.find("//w:num", "word/numbering.xml")}
    definition = numbers[str(theirs[0].get(qn("w:val")))].find(qn("w:abstractNumId"))

    assert again
    assert definition is not None
    assert definition.get(qn("w:val")) in [
        one.find(qn("w:abstractNumId")).get(qn("w:val"))  # type: ignore[union-attr]
        for one in again
    ]


def test_contents_have_the_numbers_that_their_heads_have() -> None:
    assert ["I.|One", "II.|Two", "Sources"] == entries(write(NUMBERED, "indepth", {}, reference=ministry()))


def test_contents_have_no_numbers_where_their_heads_have_none() -> None:
    word = write(NUMBERED, "indepth", {}, reference=commission())

    assert ["One", "Two", "Sources"] == entries(word)
    assert (["One"], ["Two"]) == (word.paragraphs("Heading1NewPage"), word.paragraphs("1"))


def test_contents_have_our_numbers_where_heads_are_ours() -> None:
    assert ["1|One", "2|Two", "Sources"] == entries(write(NUMBERED, "indepth", {}, reference=club()))


def test_the_head_of_the_contents_list_is_not_numbered() -> None:
    word = write(NUMBERED, "indepth", {}, reference=ministry())

    numbers = [one.get(qn("w:val")) for one in style(word, "TOC Heading").iter(qn("w:numId"))]

    assert ["0"] == numbers


def test_page_numbers_of_the_contents_stand_at_their_margin() -> None:
    word = write(NUMBERED, "indepth", {"one": 2}, reference=commission())

    (stop,) = word.values("//w:style[w:name/@w:val='toc 1']//w:tab[@w:val='right']/@w:pos", "word/styles.xml")

    assert str(11906 - 2 * 1440) == stop


# ---- what frames the text


def test_the_masthead_opens_the_text_where_the_header_is_theirs(in_ministry: Word) -> None:
    first = in_ministry.find("//w:body/*")[0]

    assert qn("w:tbl") == first.tag
    assert "Policy brief" in text_of(first)


def test_a_control_in_the_letterhead_takes_the_words_it_asks_for() -> None:
    word = write(CASE, reference=commission())

    assert frames(word)["header default"].endswith("EX-2026-01 · version 1.0")
    assert qn("w:p") == word.find("//w:body/*")[0].tag
    assert not any(b"showingPlcHdr" in part for part in word.parts.values())


def test_our_own_frames_stand_where_they_have_none() -> None:
    word = write(CASE, reference=club())

    assert ["header first", "header default", "footer first", "footer default"] == list(frames(word))
    assert "Policy brief Example Papers" in frames(word)["header first"].replace("brief", "brief ").replace("  ", " ")


def test_our_footer_stands_below_their_header() -> None:
    assert ["header default", "footer default"] == list(frames(write(CASE, reference=commission())))


def test_a_letterhead_keeps_its_direction_and_the_text_has_its_own() -> None:
    english = write(CASE, reference=commission())
    (letterhead,) = [name for name in english.parts if name.startswith("word/header")]

    assert english.find("//w:pPr/w:bidi[not(@w:val)]", letterhead)
    assert [] == english.find("//w:style//w:bidi", "word/styles.xml")
    assert [] == english.find("//w:sectPr/w:bidi")
    (border,) = english.find("//w:style[w:name/@w:val='Heading 1']//w:pBdr/*", "word/styles.xml")
    assert qn("w:left") == border.tag

    arabic = write(PAGES["ar"], reference=ministry())
    assert arabic.find("//w:style[@w:default='1']//w:bidi", "word/styles.xml")
    assert arabic.find("//w:sectPr/w:bidi")


def test_the_language_is_that_of_the_text() -> None:
    word = write(CASE, reference=commission())

    (languages,) = word.find("//w:lang", "word/styles.xml")

    assert "en-GB" == languages.get(qn("w:val"))


# ---- anything that may come


def mutations(content: bytes, count: int) -> Iterator[bytes]:
    """Yield a reference document with a few attributes or elements of its XML changed at random, always the same."""
    chance = random.Random(20261125)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    names = [name for name in parts if name.startswith("word/") and name.endswith(".xml") and "customXml" not in name]
    for _ in range(count):
        name = chance.choice(names)
        root = etree.fromstring(parts[name])
        elements = [one for one in root.iter() if isinstance(one.tag, str)]
        for _ in range(6):
            one = chance.choice(elements)
            parent = one.getparent()
            if one.attrib and chance.random() < 0.7:
                one.set(chance.choice(sorted(map(str, one.attrib))), chance.choice(["", "-1", "x", "9" * 30, "²", "0"]))
            elif parent is not None:
                parent.remove(one)
        yield zipped(parts | {name: etree.tostring(root)})


@pytest.mark.parametrize("institution", ["ministry", "commission"])
def test_whatever_is_odd_about_it_is_adopted_or_refused(institution: str) -> None:
    for content in mutations(INSTITUTIONS[institution](), 12):
        assert {"reference"} >= rooms_of_findings(content)


def rooms_of_findings(reference: bytes) -> set[str]:
    """Return the rooms of what speaks against a reference document; none when it is adopted."""
    try:
        write(CASE, reference=reference)
    except BriefPressError as error:
        return {finding.code.split(".")[0] for finding in error.diagnostics}
    return set()
