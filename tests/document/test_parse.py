"""HTML text becomes the tree that every format is written from."""

from __future__ import annotations

import pytest

from briefpress.diagnostics import BriefPressError
from briefpress.document import tree
from briefpress.document.parse import parse
from briefpress.document.serialise import serialise


def page(body: str) -> str:
    return f'<!DOCTYPE html><html lang="en" dir="ltr"><head><title>T</title></head><body>{body}</body></html>'


def refusals(body: str) -> list[str]:
    with pytest.raises(BriefPressError) as caught:
        parse(page(body))
    return [diagnostic.code for diagnostic in caught.value.diagnostics]


def test_reads_what_the_page_says_of_itself() -> None:
    html = (
        '<html lang="ar" dir="rtl" data-length="glance"><head><title> A \n B </title><meta name="author" content="X">'
    )

    document = parse(html)

    assert ("ar", "rtl", "A B") == (document.language, document.direction, document.title)
    assert "X" == document.meta("author")
    assert "glance" == document.attributes.get("data-length")


def test_collapses_white_space_across_inline_borders() -> None:
    html = page("<p>\n  one <b> two </b> three\n</p>")

    (paragraph,) = parse(html).children

    assert "one two three" == tree.text_of(paragraph)


def test_keeps_no_break_spaces() -> None:
    html = page("<p>15\u202f% \u00a0x</p>")

    (paragraph,) = parse(html).children

    assert "15\u202f% \u00a0x" == tree.text_of(paragraph)


def test_tells_row_headers_from_column_headers() -> None:
    html = page(
        '<table><thead><tr><th scope="col">a</th></tr></thead><tbody><tr><th scope="row">b</th></tr></tbody></table>'
    )

    (table,) = parse(html).children

    assert isinstance(table, tree.Table)
    assert tree.Scope.COLUMN is table.head[0].cells[0].scope
    assert tree.Scope.ROW is table.body[0].cells[0].scope


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("<video></video>", "document.unknown-element"),
        ("<p>a<video></video></p>", "document.unknown-element"),
        ("<ul><p>a</p></ul>", "document.unknown-element"),
        ("<table><tbody><tr><th>a</th></tr></tbody></table>", "document.header-scope"),
        ('<p style="color:red">a</p>', "document.unknown-attribute"),
        ('<p onclick="x()">a</p>', "document.unknown-attribute"),
        ('<table><tbody><tr><td colspan="x">a</td></tr></tbody></table>', "document.unknown-attribute"),
        ("<section>loose words</section>", "document.stray-text"),
    ],
)
def test_refuses_what_not_every_format_can_print(body: str, code: str) -> None:
    assert [code] == refusals(body)


def test_finds_every_refusal_of_a_page_and_the_block_it_is_in() -> None:
    body = '<section id="why"><video></video><audio></audio></section>'

    with pytest.raises(BriefPressError) as caught:
        parse(page(body))

    messages = [diagnostic.message for diagnostic in caught.value.diagnostics]
    assert 2 == len(messages)
    assert all('in the block "why"' in message for message in messages)


@pytest.mark.parametrize(
    "body",
    [
        "<p>R&amp;D &lt;b&gt; #x 50% {{ x }} © 漢字 א</p>",
        '<main><section id="a" class="b c"><h2>H</h2><p lang="fr">x<br>y</p></section></main>',
        '<ol class="points"><li id="p"><strong>L</strong> t</li><li><p>one</p><p>two</p></li></ol>',
        '<figure><figcaption>c</figcaption><img src="a.png" alt="x &quot;y&quot;"></figure>',
        '<p>a <a class="cite" id="c" href="#s">[1,\u00a0¶3]</a>.</p>',
        (
            '<table id="t"><caption>c</caption><thead><tr><th scope="col" colspan="2">a</th></tr></thead>'
            '<tbody><tr class="x"><th scope="row">b</th><td><p>c</p></td></tr></tbody></table>'
        ),
    ],
)
def test_what_is_written_back_reads_the_same(body: str) -> None:
    document = parse(page(body))

    assert document == parse(serialise(document))
