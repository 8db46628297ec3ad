"""What the page says by its elements, Word says by its own means: heads, lists, tables, links, fields, notes."""

from __future__ import annotations

import itertools

import pytest
from docx.oxml.ns import qn
from tests.writers.docx.word import CASE, Word, page, text_of, write


@pytest.fixture(scope="module")
def word() -> Word:
    return write()


def numbering(word: Word, words: str) -> list[str]:
    """Return the lists that the paragraphs with this text name themselves."""
    found = [one for one in word.find("//w:p[w:pPr/w:numPr]") if text_of(one) == words]
    return [str(one.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}").get(qn("w:val"))) for one in found]  # type: ignore[union-attr]


def test_heads_are_heading_styles_with_a_level(word: Word) -> None:
    levels = {
        str(style.get(qn("w:styleId"))): str(level.get(qn("w:val")))
        for style in word.find("//w:style[w:pPr/w:outlineLvl]", "word/styles.xml")
        for level in style.iter(qn("w:outlineLvl"))
    }

    assert ["Why it matters", "Steps", "What to do Our inference"] == word.paragraphs("Heading1")
    assert ["A closer look"] == word.paragraphs("Heading2")
    assert ("0", "1", "0") == (levels["Heading1"], levels["Heading2"], levels["KeyMessagesTitle"])


def test_the_title_is_bound_to_the_properties(word: Word) -> None:
    (binding,) = word.find("//w:p[w:pPr/w:pStyle/@w:val='Title']//w:dataBinding")

    assert "title[1]" in str(binding.get(qn("w:xpath")))


def test_title_and_standfirst_are_bound_where_they_stand_and_nowhere_else() -> None:
    word = write(CASE.replace("What was promised.", "What was promised, and when."))
    shown = [
        (str(binding.get(qn("w:xpath"))).split(":")[-1], text_of(control))
        for part in ("document", "header1", "header2")
        for control in word.find("//w:sdt", f"word/{part}.xml")
        for binding in control.iter(qn("w:dataBinding"))
    ]

    assert [
        ("title[1]", "Documents on record"),
        ("subject[1]", "What was promised, and when."),
    ] == shown


def test_a_property_is_what_the_text_shows_to_the_last_space() -> None:
    shown = "Plans\u00a0: what is known"
    word = write(page(f"<h1>{shown}</h1>").replace("<title>T", "<title>Plans : what is known"))

    (title,) = word.find("//*[local-name()='title']", "docProps/core.xml")

    assert [shown, shown] == [title.text, "".join(one.text or "" for one in word.find("//w:sdt//w:t"))]


def test_key_messages_and_points_are_numbered_by_their_styles(word: Word) -> None:
    styled = {str(style.get(qn("w:styleId"))) for style in word.find("//w:style[w:pPr/w:numPr]", "word/styles.xml")}

    assert {"KeyMessage", "ListBullet", "ListNumber", "CalloutList", "RecommendationActor", "Source"} <= styled
    assert 2 == len(word.paragraphs("KeyMessage"))
    assert 2 == len(word.paragraphs("ListBullet"))


def test_a_second_ordered_list_begins_again(word: Word) -> None:
    assert [] == numbering(word, "Second")
    assert ["100"] == numbering(word, "First again")
    assert 1 == len(word.find("//w:num[@w:numId='100']//w:startOverride", "word/numbering.xml"))


def test_a_claim_has_its_status_before_a_tab(word: Word) -> None:
    (claim,) = word.paragraphs("Claim")

    assert claim.startswith("■ Documented Announced in 2015")
    assert ["StatusMark"] * 3 == word.styles_of_runs("■")


def test_a_claim_without_a_strip_has_its_status_in_the_line() -> None:
    word = write(length="glance")

    assert [] == word.paragraphs("Claim")
    assert word.paragraphs("BodyText")[0].startswith("■ Documented Announced")


def test_tables_repeat_their_header_rows_and_break_no_row(word: Word) -> None:
    rows = word.find("//w:body//w:tr")

    assert 4 == len(word.find("//w:body//w:tr[w:trPr/w:tblHeader]"))
    assert len(rows) == len(word.find("//w:body//w:tr[w:trPr/w:cantSplit]"))


def test_tables_say_what_they_show(word: Word) -> None:
    titles = word.values("//w:tblCaption/@w:val")
    texts = word.values("//w:tblDescription/@w:val")

    assert ["Table 1", "Figure 1", "Figure 2", "Table 2"] == titles
    assert ["The texts", "Two steps", "The same steps", "A free table"] == texts


def test_a_table_is_as_wide_as_the_text(word: Word) -> None:
    for table in word.find("//w:body//w:tbl"):
        width = table.find(f"{qn('w:tblPr')}/{qn('w:tblW')}")
        columns = [int(str(column.get(qn("w:w")))) for column in table.iter(qn("w:gridCol"))]
        assert width is not None
        assert int(str(width.get(qn("w:w")))) == sum(columns)


def test_a_width_that_an_author_gave_is_kept(word: Word) -> None:
    table = word.find("//w:tbl")[3]
    first, second = (int(str(one.get(qn("w:w")))) for one in table.iter(qn("w:gridCol")))

    assert 60 == round(100 * first / (first + second))


def test_a_year_stands_over_its_day_in_a_register_and_before_it_in_a_ladder(word: Word) -> None:
    lines = word.find("//w:tc//w:p[w:r/w:rPr/w:rStyle[@w:val='Strong' or @w:val='YearRepeated']]")
    separators = {
        text_of(line): [str(one.tag).split("}")[1] for one in line.iter(qn("w:br"), qn("w:tab"))] for line in lines
    }

    assert {"2015 28 Mar": ["tab"], "No date": [], "2015 Apr": ["tab"]} == separators
    assert 1 == len(word.find("//w:p[w:pPr/w:pStyle/@w:val='TableText']//w:br"))


def test_poles_and_later_years_are_drawn_in_cells(word: Word) -> None:
    assert 2 == len(word.find("//w:tcBorders/w:left[@w:val='dotted']"))
    assert 2 == len(word.find("//w:tcBorders/w:left[@w:val='single']"))
    assert ["2017"] == [text_of(cell) for cell in word.find("//w:tc[w:tcPr/w:shd]")]


def test_captions_count_tables_and_figures(word: Word) -> None:
    fields = [str(one.text).strip() for one in word.find("//w:instrText") if "SEQ" in str(one.text)]

    assert ["SEQ Table", "SEQ Figure", "SEQ Figure", "SEQ Table"] == [field.split(" \\")[0] for field in fields]
    assert "Table 1 The texts" == word.paragraphs("Caption")[0]


def test_citations_lead_to_sources_and_sources_back_to_their_page(word: Word) -> None:
    first = word.find("//w:hyperlink[@w:anchor='_bp_source_va2015']")
    back = word.find("//w:hyperlink[@w:anchor='_bp_cite_1']")

    assert ["[1, ¶3]", "[1]", "[1]"] == [text_of(link) for link in first]
    assert ["cited on p. 1."] == [text_of(link) for link in back]
    assert "PAGEREF _bp_cite_1 \\h" in text_of_instructions(word)


def test_without_pages_a_link_back_is_an_arrow() -> None:
    word = write(pages={})

    assert "PAGEREF" not in text_of_instructions(word)
    assert all(line.endswith("↑") for line in word.paragraphs("Source"))


def test_links_outside_are_relationships(word: Word) -> None:
    (link,) = [one for one in word.find("//w:hyperlink[@r:id]") if text_of(one) == "the page"]

    assert "https://example.org/a?b=1&c=2" == word.relations()[str(link.get(qn("r:id")))]


def test_a_note_is_a_footnote_with_links_of_its_own(word: Word) -> None:
    notes = word.find("//w:footnote[not(@w:type)]", "word/footnotes.xml")

    assert ["Not all of it; see there."] == [text_of(note) for note in notes]
    assert 1 == len(word.find("//w:footnoteReference[@w:id='1']"))
    assert ["https://example.org/note"] == list(word.relations("footnotes").values())
    assert "Notes" not in word.paragraphs("BackMatterHeading")


def test_recommendations_name_who_acts_and_when_at_the_other_edge(word: Word) -> None:
    assert ["Ministries Before signature", "Parliaments"] == word.paragraphs("RecommendationActor")
    assert 2 == len(word.paragraphs("RecommendationText"))


def test_legend_glossary_sources_and_colophon_stand_in_columns(word: Word) -> None:
    columns = [str(one.get(qn("w:num"))) for one in word.find("//w:sectPr/w:cols")]

    assert ["1", "2", "1", "2", "1", "2", "1", "2"] == columns


def test_the_colophon_has_its_two_columns_and_ends_the_document(word: Word) -> None:
    assert ["Disclaimer. An example."] == word.paragraphs("Colophon")[:1]
    assert ["Cite as. A. Writer, Documents on record."] == [
        text_of(one) for one in word.find("//w:p[.//w:br[@w:type='column']]")
    ]
    assert ["sectPr"] == [str(one.tag).split("}")[1] for one in word.find("//w:body/*[last()]")]


def test_only_the_first_section_names_headers_and_differs_on_its_first_page(word: Word) -> None:
    first, *others = word.find("//w:sectPr")

    assert 4 == len([one for one in first if str(one.tag).endswith("Reference")])
    assert [] == [one for section in others for one in section if str(one.tag).endswith(("Reference", "titlePg"))]


def test_every_element_with_an_id_has_a_bookmark(word: Word) -> None:
    names = set(word.names())

    for identifier in ("key.1", "why", "why.1", "why.3.2", "texts", "va", "steps.years", "e2", "act.1", "colophon.1"):
        assert f"_bp_{identifier.replace('.', '_')}" in names, identifier


def test_running_text_after_a_table_keeps_its_distance(word: Word) -> None:
    (after,) = [one for one in word.find("//w:p") if text_of(one) == "Text after a table."]

    (space,) = word.values("//w:style[@w:styleId='BodyTextAfterTable']//w:spacing/@w:before", "word/styles.xml")

    assert ["BodyTextAfterTable"] == [style.get(qn("w:val")) for style in after.iter(qn("w:pStyle"))]
    assert int(space) > 200


def test_no_paragraph_is_empty_but_a_rule_and_in_cells(word: Word) -> None:
    empty = [one for one in word.find("//w:body//w:p[not(ancestor::w:tc)]") if not text_of(one)]

    assert ["ColophonRule"] == [style.get(qn("w:val")) for one in empty for style in one.iter(qn("w:pStyle"))]


REFERRED = page(
    '<section id="a"><h2><span class="number">1</span> Alpha</h2><p>See <a href="#t">Table 1</a>, '
    '<a href="#f">Figure 1</a>, section <a href="#a">1</a> and <a href="#t">the table below</a>.</p>'
    '<table id="t"><caption><span class="number">Table 1</span> Texts</caption>'
    "<tbody><tr><td>x</td></tr></tbody></table>"
    '<figure class="timeline ladder" id="f"><figcaption><span class="number">Figure 1</span> Steps</figcaption>'
    "<table><tbody><tr><td>x</td></tr></tbody></table></figure></section>"
)


def test_a_cross_reference_is_a_field_that_finds_the_caption_or_the_head() -> None:
    word = write(REFERRED)

    table, figure, section = (
        str(one.text).split() for one in word.find("//w:instrText") if str(one.text).startswith(" REF")
    )

    assert ["Table 1", "Figure 1"] == [bookmarked(word, table[1]), bookmarked(word, figure[1])]
    assert ("Alpha", "\\r") == (bookmarked(word, section[1]), section[2])
    assert {"\\h"} == {field[-3] for field in (table, figure, section)}


def test_a_cross_reference_in_other_words_is_a_link() -> None:
    links = write(REFERRED).find("//w:hyperlink")

    assert [("_bp_t", "the table below")] == [(link.get(qn("w:anchor")), text_of(link)) for link in links]


def bookmarked(word: Word, name: str) -> str:
    """Return the text in a bookmark that begins and ends in one paragraph."""
    (start,) = word.find(f"//w:bookmarkStart[@w:name='{name}']")
    number = start.get(qn("w:id"))
    found = list(itertools.takewhile(lambda one: one.get(qn("w:id")) != number, start.itersiblings()))
    return "".join(one.text or "" for made in found for one in made.iter(qn("w:t")))


NUMBERED = page(
    '<nav class="contents"><h2>In this briefing</h2><ol><li><a href="#a">Alpha</a></li>'
    '<li><a href="#b">Beta</a></li><li><a href="#sources">Sources</a></li></ol></nav>'
    '<section id="a"><h2><span class="number">1</span> Alpha</h2></section>'
    '<section id="b"><h2><span class="number">2</span> Beta</h2></section>'
    '<section class="sources" id="sources"><h2>Sources</h2></section>'
)


def test_a_contents_list_is_a_field_with_its_entries_in_it() -> None:
    word = write(NUMBERED, pages={"a": 2, "b": 3, "sources": 8})

    assert ["1 Alpha 2", "2 Beta 3", "Sources 8"] == word.paragraphs("TOC1")
    assert ["Table of Contents"] == word.values("//w:docPartGallery/@w:val")
    assert 'TOC \\b _BriefPressBody \\o "1-1" \\h \\z \\u' in text_of_instructions(word)


def test_a_contents_list_without_pages_has_no_numbers() -> None:
    assert ["1 Alpha", "2 Beta", "Sources"] == write(NUMBERED, pages={}).paragraphs("TOC1")


def test_entries_lead_to_heads_and_the_first_begins_a_page() -> None:
    word = write(NUMBERED)

    marked = [text_of(one) for one in word.find("//w:p[w:bookmarkStart[starts-with(@w:name, '_Toc')]]")]

    assert ["Alpha", "Beta", "Sources"] == marked
    assert ["Alpha"] == word.paragraphs("Heading1NewPage")


def test_word_numbers_the_sections_that_are_numbered() -> None:
    word = write(NUMBERED)

    assert 1 == len(word.find("//w:style[@w:styleId='Heading1']/w:pPr/w:numPr", "word/styles.xml"))
    assert [] == numbering(word, "Beta")
    assert ["Sources"] == word.paragraphs("BackMatterHeading")


def test_a_number_that_word_would_not_count_is_text() -> None:
    word = write(page('<section><h2><span class="number">A</span> Alpha</h2></section>'))

    assert ["A Alpha"] == word.paragraphs("Heading1")


def test_a_cell_over_rows_is_continued_in_each() -> None:
    word = write(
        page(
            '<table><thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead>'
            '<tbody><tr><td rowspan="2">x</td><td>1</td></tr><tr><td>2</td></tr></tbody></table>'
        )
    )

    assert ["restart", None] == [one.get(qn("w:val")) for one in word.find("//w:vMerge")]
    assert [2, 2, 2] == [len(row.findall(qn("w:tc"))) for row in word.find("//w:tr")]


def test_rows_of_a_cell_stay_on_one_page() -> None:
    rows = '<tr><td rowspan="2">x</td><td>1</td></tr><tr><td>2</td></tr><tr><td>y</td><td>3</td></tr>'
    head = '<tr><th scope="col">a</th><th scope="col">b</th></tr>'
    word = write(page(f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>"))

    # The header keeps with the rows by its style.
    assert [0, 2, 0, 0] == [len(list(row.iter(qn("w:keepNext")))) for row in word.find("//w:tr")]


def test_lists_in_lists_go_down_a_level() -> None:
    word = write(page("<ul><li><p>Outer</p><ul><li>Inner</li></ul><p>Goes on</p></li></ul>"))

    found = [word.paragraphs(style) for style in ("ListBullet", "ListBullet2", "ListContinue")]

    assert [["Outer"], ["Inner"], ["Goes on"]] == found


def text_of_instructions(word: Word) -> str:
    return " ".join(str(one.text) for one in word.find("//w:instrText"))


def test_a_page_without_masthead_and_with_nothing_in_it_is_still_a_document() -> None:
    word = write(page(""))

    assert 1 == len(word.find("//w:body/w:p"))


def test_a_column_of_one_word_is_as_wide_as_the_word() -> None:
    row = '<tr><th scope="row">a</th><td><span class="status documented">{}</span></td></tr>'
    head = '<thead><tr><th scope="col" class="what">a</th><th scope="col" class="status-cell">b</th></tr></thead>'
    table = f'<table class="measures">{head}<tbody>{row}</tbody></table>'

    short, long = (
        int(str(write(page(table.format(status))).values("//w:tbl/w:tblGrid/w:gridCol/@w:w")[-1]))
        for status in ("Documented", "Подтвержденонеподтверждено")
    )

    assert short < long
