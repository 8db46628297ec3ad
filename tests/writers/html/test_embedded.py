"""A page for the screen holds its pictures, wherever they stand, and names no page of paper."""

from __future__ import annotations

import base64
import re

import pytest

from briefpress.document.parse import parse
from briefpress.theme.theme import Theme
from briefpress.writers.artifact import Asset
from briefpress.writers.html import write_html

PICTURE = Asset("map.png", "image/png", b"its bytes")


@pytest.mark.parametrize(
    "around",
    [
        "<figure><figcaption>A map</figcaption>{}</figure>",
        '<header class="masthead"><p class="logo">{}</p></header>',
        "<ul><li>{}</li></ul>",
        '<table><tbody><tr><th scope="row">A map</th><td>{}</td></tr></tbody></table>',
    ],
)
def test_holds_a_picture(around: str) -> None:
    body = around.format('<img src="map.png" alt="A map">')
    document = parse(f'<!doctype html><html lang="en"><head><title>T</title></head><body>{body}</body></html>')

    page = write_html(document, Theme(()), "", (PICTURE,)).content.decode()

    assert [f"data:image/png;base64,{base64.b64encode(b'its bytes').decode()}"] == re.findall(r'src="(.*?)"', page)


def test_an_address_is_marked_where_a_line_may_end_and_other_words_are_not() -> None:
    links = '<a href="https://a.example/b/c.html">a.example/b/c.html</a> <a href="https://a.example/d">yes/no</a>'
    page = parse(f'<!doctype html><html lang="en"><head><title>T</title></head><body><p>{links}</p></body></html>')

    shown = write_html(page, Theme(()), "", ()).content.decode()

    assert '<span class="step">a.example/</span><span class="step">b/</span>c.html</a>' in shown
    assert ">yes/no</a>" in shown


def test_a_way_back_is_one_arrow() -> None:
    back = '<a class="back page" href="#cite-1" data-after="">cited on p.</a>'
    body = f'<p>A <a class="cite" id="cite-1" href="#s">[1]</a></p><ol><li id="s">Source {back}</li></ol>'
    document = parse(f'<!doctype html><html lang="en"><head><title>T</title></head><body>{body}</body></html>')

    page = write_html(document, Theme(()), "", ()).content.decode()

    assert ["↑"] == re.findall(r'class="back page".*?>(.*?)</a>', page)
