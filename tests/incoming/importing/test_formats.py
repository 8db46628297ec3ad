"""What each of the four formats has of its own."""

from __future__ import annotations

import io
import zipfile

import pytest

from briefpress.diagnostics import BriefPressError
from briefpress.incoming.importing.beside import Beside
from briefpress.incoming.importing.outline import Block, Box, Note, Outline, Paragraph, Picture, Run, Table
from briefpress.incoming.importing.reading import read_document
from tests.incoming.importing.odt_files import odt_file
from tests.incoming.importing.told import Line
from tests.incoming.importing.word_files import Habit, WordFile


def read(content: bytes | str, name: str) -> Outline:
    return read_document(content.encode() if isinstance(content, str) else content, name, Beside())


def words(outline: Outline) -> list[str]:
    return [one.words for one in outline.blocks if isinstance(one, Paragraph) and one.words]


def only(blocks: tuple[Block, ...], kind: type[Block]) -> Block:
    (found,) = (one for one in blocks if isinstance(one, kind))
    return found


# ---------------------------------------------------------------- Word


def word(*paragraphs: str) -> bytes:
    made = WordFile(Habit())
    made.body += paragraphs
    return made.packed()


def test_tracked_changes_hold() -> None:
    change = 'w:id="1" w:author="Ana" w:date="2026-01-01T00:00:00Z"'
    kept = f"<w:ins {change}><w:r><w:t>new </w:t></w:r></w:ins><w:r><w:t>words</w:t></w:r>"
    gone = f"<w:del {change}><w:r><w:delText>old</w:delText></w:r></w:del>"

    assert ["new words"] == words(read(word(f"<w:p>{kept}{gone}</w:p>"), "old.docx"))


def test_a_text_box_stands_after_its_paragraph() -> None:
    box = "<w:pict><w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent></w:pict>"

    outline = read(word(f"<w:p><w:r><w:t>Text</w:t></w:r><w:r>{box}</w:r></w:p>"), "old.docx")

    found = only(outline.blocks, Box)
    assert isinstance(found, Box)
    assert ["In a box"] == [one.words for one in found.paragraphs]


def test_a_drawing_without_a_picture_is_one_without_content() -> None:
    drawing = '<w:drawing><wp:inline><wp:docPr id="1" name="Chart" descr="Rising"/></wp:inline></w:drawing>'

    outline = read(word(f"<w:p><w:r>{drawing}</w:r></w:p>"), "old.docx")

    assert (Picture("", b"", "Rising"),) == outline.blocks[0].pieces  # type: ignore[union-attr]


def test_letters_from_right_to_left_have_a_look_of_their_own() -> None:
    bold = "<w:r><w:rPr><w:bCs/><w:rtl/></w:rPr><w:t>عنوان</w:t></w:r>"
    plain = "<w:r><w:rPr><w:b/><w:rtl/></w:rPr><w:t>نص</w:t></w:r>"

    outline = read(word(f"<w:p>{bold}</w:p><w:p>{plain}</w:p>"), "old.docx")

    assert [True, False] == [one.is_bold for one in outline.blocks if isinstance(one, Paragraph)]


def test_a_damaged_word_file_is_named() -> None:
    with pytest.raises(BriefPressError) as raised:
        read(word("<w:p>"), "old.docx")

    (finding,) = raised.value.diagnostics
    assert 'the file is damaged: its part "word/document.xml" cannot be read' == finding.message
    assert "old.docx:1:1" == str(finding.place)


# ---------------------------------------------------------------- OpenDocument


def odt(body: str) -> bytes:
    """Return a text with something in the place of its one paragraph."""
    given, made = io.BytesIO(odt_file([Line("p", "here")], has_styles=True)), io.BytesIO()
    with zipfile.ZipFile(given) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "content.xml":
                part = part.replace(b'<text:p text:style-name="Standard">here</text:p>', body.encode())
            new.writestr(name, part)
    return made.getvalue()


def test_spaces_and_breaks_are_elements() -> None:
    outline = read(odt('<text:p>a<text:s text:c="2"/>b<text:tab/>c<text:line-break/>\n  d</text:p>'), "old.odt")

    assert ["a  b\tc\n d"] == [one.text for one in outline.blocks if isinstance(one, Paragraph)]


def test_a_comment_is_left_out_by_name() -> None:
    comment = "<office:annotation><dc:creator>Ana</dc:creator><text:p>Really?</text:p></office:annotation>"

    outline = read(odt(f"<text:p>Words{comment}</text:p>"), "old.odt")

    assert ["Words"] == words(outline)
    assert [("a comment by Ana", "Really?")] == [(one.what, one.words) for one in outline.left_out]


def test_what_was_deleted_is_none_of_the_text() -> None:
    deleted = (
        "<text:tracked-changes><text:changed-region><text:p>Old</text:p></text:changed-region></text:tracked-changes>"
    )

    assert ["New"] == words(read(odt(f"{deleted}<text:p>New</text:p>"), "old.odt"))


def test_cells_that_are_covered_are_counted_once() -> None:
    cell = "<table:table-cell{}><text:p>{}</text:p></table:table-cell>"
    wide = cell.format(' table:number-columns-spanned="2"', "wide") + "<table:covered-table-cell/>"
    rows = (wide, cell.format("", "a") + cell.format("", "b"))
    body = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)

    table = only(read(odt(f"<table:table>{body}</table:table>"), "old.odt").blocks, Table)

    assert isinstance(table, Table)
    assert [[2], [1, 1]] == [[one.span for one in row.cells] for row in table.rows]


def test_a_picture_and_its_caption_in_a_frame_are_two_blocks() -> None:
    image = '<draw:frame><draw:image xlink:href="Pictures/one.png"/></draw:frame>'
    frame = f"<draw:frame><draw:text-box><text:p>{image}Figure 1. A street</text:p></draw:text-box></draw:frame>"

    first, second = read(odt(f"<text:p>{frame}</text:p>"), "old.odt").blocks

    assert isinstance(first, Paragraph)
    assert isinstance(first.pieces[0], Picture)
    assert isinstance(second, Paragraph)
    assert ("caption", "Figure 1. A street") == (second.role, second.words)


# ---------------------------------------------------------------- web pages


@pytest.mark.parametrize(
    "page",
    [
        # Google Docs, Word, Pandoc.
        (
            '<p>Text<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup>.</p>'
            '<div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a> A note.</p></div>'
        ),
        (
            '<p>Text<a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a>.</p>'
            '<div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> A note.</p></div>'
        ),
        (
            '<p>Text<a href="#fn1" id="fnref1"><sup>1</sup></a>.</p>'
            '<section><ol><li id="fn1"><p>A note.<a href="#fnref1">↩︎</a></p></li></ol></section>'
        ),
    ],
)
def test_links_to_and_fro_are_notes(page: str) -> None:
    outline = read(page, "old.html")

    (paragraph,) = (one for one in outline.blocks if isinstance(one, Paragraph))
    assert "Text." == paragraph.words
    (note,) = (one for one in paragraph.pieces if isinstance(one, Note))
    assert "A note." == "".join(one.text for one in note.pieces if isinstance(one, Run)).strip()


def test_looks_of_classes_and_attributes_are_read() -> None:
    sheet = ".c1, p.c2 {font-weight:700; font-size:14pt} .c3{display:none} .c4{background-color:#eee}"
    lines = (
        "<p><span class='c1'>One</span></p>",
        "<p class='c2'>Two</p>",
        "<p><font size=5>Three</font></p>",
        "<p class='c3'>Four</p>",
        "<p class='c4'>Five</p>",
        "<p style='font-style:italic'>Six</p>",
        "<p><b>Seven</b></p>",
    )
    page = f"<style>/* x */ {sheet}</style>{''.join(lines)}"

    found = [one for one in read(page, "old.html").blocks if isinstance(one, Paragraph)]

    assert ["One", "Two", "Three", "Five", "Six", "Seven"] == [one.words for one in found]
    assert [True, True, False, False, False, True] == [one.is_bold for one in found]
    assert [14, 14, 18, 12, 12, 12] == [one.size_pt for one in found]
    assert ["", "", "", "box", "", ""] == [one.box for one in found]


def test_cells_that_reach_down_leave_a_cell_below() -> None:
    page = "<table><tr><td rowspan=2>a<td>b</tr><tr><td>c</tr><tr><td colspan=2>d</tr></table>"

    table = only(read(page, "old.html").blocks, Table)

    assert isinstance(table, Table)
    assert [["a", "b"], ["", "c"], ["d"]] == [
        [" ".join(one.words for one in cell.paragraphs) for cell in row.cells] for row in table.rows
    ]


def test_scripts_are_nothing_and_menus_are_left_out_by_name() -> None:
    page = "<nav>Home About</nav><script>alert(1)</script><style>p{}</style><p>Text &lt;b&gt;</p><!-- no -->"

    outline = read(page, "old.html")

    assert ["Text <b>"] == words(outline)
    assert [("a menu of the page", "Home About")] == [(one.what, one.words) for one in outline.left_out]


def test_a_page_says_its_encoding() -> None:
    page = '<meta charset="windows-1251"><p>Тень</p>'.encode("cp1251")

    assert ["Тень"] == words(read(page, "old.html"))


def test_text_in_no_paragraph_is_one() -> None:
    assert ["One two", "Three", "Four"] == words(read("One <b>two</b><div>Three<p>Four</p></div>", "old.html"))


# ---------------------------------------------------------------- Markdown


def test_blocks_have_their_lines() -> None:
    outline = read("---\ntitle: T\n---\n\n# One\n\ntwo\nlines\n\n[^1]: A note.\n\n- an item[^1]\n", "old.md")

    assert [("One", 5), ("two lines", 7), ("an item", 12)] == [
        (one.words, one.place.line) for one in outline.blocks if isinstance(one, Paragraph)
    ]
    assert "T" == outline.properties.title


def test_a_note_that_nothing_calls_is_left_out_by_name() -> None:
    outline = read("Text\n\n[^1]: A note.\n", "old.md")

    assert [("a note that nothing calls", "A note.")] == [(one.what, one.words) for one in outline.left_out]


def test_html_in_markdown_is_its_words() -> None:
    outline = read("A<br>b<sup>2</sup> <b>c</b>\n\n<div>\nd\n</div>\n\n<!-- no -->\n", "old.md")

    assert ["A b2 c", "d"] == words(outline)


def test_an_item_goes_on_in_its_second_paragraph() -> None:
    items = [
        one.item for one in read("- one\n\n  more\n\n- two\n  - three\n", "old.md").blocks if isinstance(one, Paragraph)
    ]

    assert [(0, False), (0, True), (0, False), (1, False)] == [(one.depth, one.goes_on) for one in items if one]


# ---------------------------------------------------------------- all


def open_text(text: str) -> bytes:
    """Return an OpenDocument text with one paragraph in a style that underlines."""
    spaces = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    )
    style = '<style:text-properties style:text-underline-style="solid"/>'
    content = (
        f"<office:document-content {spaces}><office:automatic-styles>"
        f'<style:style style:name="P1" style:family="paragraph">{style}</style:style></office:automatic-styles>'
        f'<office:body><office:text><text:p text:style-name="P1">{text}</text:p></office:text></office:body>'
        "</office:document-content>"
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("old.docx", word('<w:p><w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t>A head</w:t></w:r></w:p>')),
        ("old.odt", open_text("A head")),
        ("old.html", b"<p><u>A head</u></p>"),
        ("old.html", b'<p><span style="text-decoration:underline">A head</span></p>'),
    ],
)
def test_a_line_that_is_underlined_is_known_as_such(name: str, content: bytes) -> None:
    (found,) = (one for one in read(content, name).blocks if isinstance(one, Paragraph) and one.words)

    assert ("A head", True) == (found.words, found.is_underlined)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("old.docx", word('<w:p><w:r><w:rPr><w:u w:val="none"/></w:rPr><w:t>Text</w:t></w:r></w:p>')),
        ("old.html", b'<p><a href="https://example.org"><u>Text</u></a></p>'),
        ("old.html", b"<p><u>Te</u>xt</p>"),
    ],
)
def test_links_and_parts_of_lines_are_not(name: str, content: bytes) -> None:
    (found,) = (one for one in read(content, name).blocks if isinstance(one, Paragraph) and one.words)

    assert ("Text", False, 1) == (found.words, found.is_underlined, len(found.pieces))
