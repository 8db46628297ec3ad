"""What a screen has around an edition comes to its place; what leads to what was cut does not."""

from __future__ import annotations

import re

from briefpress.document.parse import parse
from briefpress.theme.theme import Theme
from briefpress.writers.html import write_html

AROUND = """<!doctype html><html lang="en" data-link="Link: %(title)s"><head><title>T</title>
<meta name="og:title" content="T"><meta name="dcterms.title" content="T &lt;/script&gt;">
</head><body>
<p class="skip"><a href="#_text">Skip</a></p>
<nav class="editions"><ul><li><a href="../fr/a.html" data-hreflang="fr">Français</a></li></ul></nav>
<main><nav class="outline"><ol><li><a href="#one">One</a></li><li><a href="#cut">Cut</a></li></ol></nav></main>
<aside class="web-address"><p><a class="canonical" href="https://a.example/en/a.html">a.example</a></p></aside>
</body></html>"""
BODY = """<header class="masthead"><p>M</p></header>
<main><h1>T</h1><section class="key-messages"><h2>Key</h2></section>
<section id="one"><h2>One</h2><p>Text</p></section></main>
<footer class="colophon"><p>C</p></footer>"""


def page(body: str = BODY, around: str = AROUND) -> str:
    document = parse(f'<!doctype html><html lang="en"><head><title>T</title></head><body>{body}</body></html>')
    return write_html(document, Theme(()), "", (), (), parse(around)).content.decode()


def test_everything_comes_to_its_place() -> None:
    body = page().partition("<body>")[2]
    classes = re.findall(r'<(?:p|nav|aside|header|footer|section) [^>]*?class="([\w -]+)"', body)

    assert [
        *("skip screen", "masthead", "editions screen", "key-messages", "outline screen", "anchor screen"),
        *("colophon", "web-address screen"),
    ] == classes


def test_a_list_leads_to_what_is_there() -> None:
    assert ["#_text", "#one", "#one"] == re.findall(r'href="(#\w+)"', page())


def test_a_head_has_an_address_with_a_name() -> None:
    assert '<p class="anchor screen"><a href="#one" aria-label="Link: One"></a></p>' in page()


def test_programs_are_told_of_other_editions_by_addresses() -> None:
    head = page().partition("</head>")[0]

    assert '<link rel="canonical" href="https://a.example/en/a.html">' in head
    assert '<link rel="alternate" hreflang="fr" href="https://a.example/fr/a.html" title="Français">' in head
    assert '<meta property="og:title" content="T">' in head
    assert 'name="og:' not in head


def test_metadata_cannot_end_their_element() -> None:
    written = page().partition('<script type="application/ld+json">')[2].partition("</script>")[0]

    assert '"name":"T \\u003c/script>"' in written
