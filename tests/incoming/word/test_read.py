"""What a Word file says: runs, fields, notes, tables, comments and tracked changes as a reader sees them."""

from __future__ import annotations

import pytest

from briefpress.incoming.word import (
    NoteMark,
    Paragraph,
    Revision,
    Run,
    Table,
    WordDocument,
    open_package,
    read_word,
)
from briefpress.incoming.word.revisions import Accepts, accept_all
from tests.incoming.word.word_files import paragraph, run, word_file

ANN = 'w:id="1" w:author="Ann" w:date="2026-11-20T10:00:00Z"'


def read(body: str, accepts: Accepts = accept_all, links: dict[str, str] | None = None, **parts: str) -> WordDocument:
    """Return what a file with a body says."""
    return read_word(open_package(word_file(body, links, **parts)), accepts)


def texts(document: WordDocument) -> list[str]:
    """Return the texts of a document's paragraphs."""
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def refuse(_revision: Revision) -> bool:
    """Let no tracked change hold."""
    return False


TRACKED = {
    "insertion": f"<w:p>{run('a')}<w:ins {ANN}>{run('b')}</w:ins></w:p>",
    "deletion": f"<w:p>{run('a')}<w:del {ANN}><w:r><w:delText>b</w:delText></w:r></w:del></w:p>",
    "move": f"<w:p><w:moveFrom {ANN}>{run('b')}</w:moveFrom>{run('a')}<w:moveTo {ANN}>{run('b')}</w:moveTo></w:p>",
    "paragraph's end": f"<w:p><w:pPr><w:rPr><w:del {ANN}/></w:rPr></w:pPr>{run('a')}</w:p><w:p>{run('b')}</w:p>",
}


@pytest.mark.parametrize(
    ("kind", "after", "before"),
    [
        ("insertion", ["ab"], ["a"]),
        ("deletion", ["a"], ["ab"]),
        ("move", ["ab"], ["ba"]),
        ("paragraph's end", ["ab"], ["a", "b"]),
    ],
)
def test_reads_tracked_changes_as_made_or_as_refused(kind: str, after: list[str], before: list[str]) -> None:
    assert after == texts(read(TRACKED[kind]))
    assert before == texts(read(TRACKED[kind], refuse))


def test_says_who_changed_what_and_when() -> None:
    (block,) = read(TRACKED["insertion"]).blocks

    assert isinstance(block, Paragraph)
    assert (Revision("insertion", "Ann", "2026-11-20T10:00:00Z", "b"),) == block.revisions


def test_a_paragraph_that_was_deleted_whole_takes_its_name_along() -> None:
    gone = f'<w:p w14:paraId="0A"><w:pPr><w:rPr><w:del {ANN}/></w:rPr></w:pPr>'
    gone += f"<w:del {ANN}><w:r><w:delText>a</w:delText></w:r></w:del></w:p>"

    (block,) = read(gone + paragraph("b", extra='w14:paraId="0b"')).blocks

    assert isinstance(block, Paragraph)
    assert ("b", ("0B",)) == (block.text, block.ids)


def test_a_change_of_formatting_can_be_refused() -> None:
    changed = f"<w:p>{run('a', f'<w:b/><w:rPrChange {ANN}><w:rPr/></w:rPrChange>')}</w:p>"

    (with_it,), (without,) = read(changed).blocks, read(changed, refuse).blocks

    assert isinstance(with_it, Paragraph)
    assert isinstance(without, Paragraph)
    assert (Run("a", bold=True),) == with_it.inlines
    assert (Run("a"),) == without.inlines


def field(instruction: str, result: str) -> str:
    """Return a field in runs."""
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{one}"/></w:r>' for one in ("begin", "separate", "end"))
    return f"{begin}<w:r><w:instrText>{instruction}</w:instrText></w:r>{separate}{result}{end}"


def test_tells_the_results_of_fields_from_text_and_reads_links_of_all_kinds() -> None:
    body = "".join(
        (
            "<w:p>",
            field("PAGE", run("7")),
            f'<w:hyperlink r:id="rId9" w:anchor="x">{run("one")}</w:hyperlink>',
            field(' HYPERLINK "https://example.org" \\l "y" ', run("two")),
            field('HYPERLINK \\l "z"', field("PAGEREF z", run("3"))),
            f'<w:fldSimple w:instr="SEQ Table">{run("1")}</w:fldSimple></w:p>',
        )
    )

    (block,) = read(body, links={"rId9": "https://example.net"}).blocks

    assert isinstance(block, Paragraph)
    assert (
        Run("7", field="PAGE"),
        Run("one", link="https://example.net#x"),
        Run("two", link="https://example.org#y"),
        Run("3", link="#z", field="PAGEREF z"),
        Run("1", field="SEQ Table"),
    ) == block.inlines


def test_reads_what_stands_in_controls_and_text_boxes() -> None:
    box = f"<w:drawing><w:txbxContent>{paragraph('boxed')}</w:txbxContent></w:drawing>"
    body = f"<w:sdt><w:sdtContent>{paragraph('held')}</w:sdtContent></w:sdt><w:p><w:r>{box}</w:r></w:p>"

    held, anchor = read(body).blocks

    assert isinstance(held, Paragraph)
    assert isinstance(anchor, Paragraph)
    assert ("held", ["boxed"]) == (held.text, [one.text for one in anchor.boxes if isinstance(one, Paragraph)])


def test_reads_tables_with_spans_heads_and_tracked_rows() -> None:
    cell = f"<w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>{paragraph('a')}</w:tc>"
    below = f"<w:tc><w:tcPr><w:vMerge/></w:tcPr>{paragraph('b')}</w:tc>"
    row = f"<w:tr><w:trPr><w:del {ANN}/></w:trPr>{below}</w:tr>"
    body = f"<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>{cell}</w:tr>{row}</w:tbl>"

    (kept,), (whole,) = read(body).blocks, read(body, refuse).blocks

    assert isinstance(kept, Table)
    assert isinstance(whole, Table)
    assert [(True, 2)] == [(one.is_head, one.cells[0].span) for one in kept.rows]
    assert [False, True] == [one.cells[0].continues for one in whole.rows]


def test_reads_notes_and_what_styles_say() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="Base"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>'
        '<w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="Own"/><w:basedOn w:val="A"/></w:style>'
    )
    body = '<w:p><w:pPr><w:pStyle w:val="B"/></w:pPr><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'

    document = read(body, styles=styles, footnotes=f'<w:footnote w:id="2">{paragraph("aside")}</w:footnote>')

    (block,) = document.blocks
    (note,) = document.notes["footnote", "2"]
    assert isinstance(block, Paragraph)
    assert isinstance(note, Paragraph)
    assert ((NoteMark("footnote", "2"),), "aside") == (block.inlines, note.text)
    assert ("Own", True, 14, 1) == (block.style.name, block.style.bold, block.style.size_pt, block.outline_level)


def test_reads_comments_with_their_threads_and_what_they_are_about() -> None:
    body = (
        '<w:p><w:commentRangeStart w:id="5"/>' + run("this") + '<w:commentRangeEnd w:id="5"/>' + run("not") + "</w:p>"
    )
    one = paragraph("Is it?", extra='w14:paraId="01"')
    two = paragraph("It is.", extra='w14:paraId="02"')
    comments = (
        f'<w:comment {ANN.replace("1", "5", 1)}>{one}</w:comment><w:comment w:id="6" w:author="Bo">{two}</w:comment>'
    )
    extended = '<w15:commentEx w15:paraId="01" w15:done="1"/><w15:commentEx w15:paraId="02" w15:paraIdParent="01"/>'

    first, second = read(body, comments=comments, commentsExtended=extended).comments

    assert ("Ann", "Is it?", True, "this") == (first.author, first.text, first.is_resolved, first.quoted)
    assert ("Bo", "5", False) == (second.author, second.parent, second.is_resolved)


def test_comments_whose_paragraphs_have_no_numbers_answer_none() -> None:
    one, two = (f"<w:comment {ANN.replace('1', number, 1)}>{paragraph(number)}</w:comment>" for number in "56")

    comments = read(paragraph("x"), comments=one + two).comments

    assert [("5", ""), ("6", "")] == [(comment.text, comment.parent) for comment in comments]


def test_a_comment_answers_one_before_it() -> None:
    one, two = (
        f"<w:comment {ANN.replace('1', number, 1)}>{paragraph(number, extra=f'w14:paraId={number!r}')}</w:comment>"
        for number in "56"
    )
    in_a_circle = (
        '<w15:commentEx w15:paraId="5" w15:paraIdParent="6"/><w15:commentEx w15:paraId="6" w15:paraIdParent="5"/>'
    )

    comments = read(paragraph("x"), comments=one + two, commentsExtended=in_a_circle).comments

    assert [("5", ""), ("6", "5")] == [(comment.text, comment.parent) for comment in comments]


def test_bookmarks_cover_inlines_also_over_several_paragraphs() -> None:
    start, end = '<w:bookmarkStart w:id="3" w:name="_bp_x"/>', '<w:bookmarkEnd w:id="3"/>'

    first, second = read(f"<w:p>{run('a')}{start}{run('b')}</w:p><w:p>{run('c')}{end}{run('d')}</w:p>").blocks

    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert ({"_bp_x": (1, 2)}, {"_bp_x": (0, 1)}) == (first.bookmarks, second.bookmarks)


def test_a_property_that_a_program_has_filled_in_several_times_is_read_once() -> None:
    bound = '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a[1]"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'

    document = read(f"<w:p>{bound.format(run('Title.'))}{bound.format(run('.') + run('Title.'))}</w:p>")

    assert ["Title."] == texts(document)
