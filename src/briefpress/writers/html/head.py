"""What stands before the text of a page: what it may do, how it looks, and what programs are told of it."""

from __future__ import annotations

import base64
import json
import string
from collections.abc import Iterable, Iterator
from html import escape
from urllib.parse import urljoin

from briefpress.assets.fonts.file import FontFile
from briefpress.assets.fonts.subset import subset_font
from briefpress.document import tree
from briefpress.theme.dark import PREFIX, light_name
from briefpress.theme.theme import Theme
from briefpress.writers.html.script import HASH

_SCHEMA = (
    ("name", "dcterms.title"),
    ("description", "dcterms.description"),
    ("inLanguage", "dcterms.language"),
    ("datePublished", "dcterms.issued"),
    ("reportNumber", "dcterms.identifier"),
    ("version", "version"),
    ("license", "dcterms.license"),
    ("image", "og:image"),
)
"""Properties of schema.org/Report, and the metadata that they are."""


_OPEN_GRAPH = "og:"
"""What the names of Open Graph begin with, which stand in an attribute of their own."""


def by_name(metadata: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Return the metadata that stand under their names, as HTML has it."""
    return tuple((name, content) for name, content in metadata if not name.startswith(_OPEN_GRAPH))


def policy(*, has_fonts: bool) -> str:
    """Return what lets nothing in the page load, run or send anything but our script, whatever a template puts there.

    It holds for what comes after it only, so it comes first (Content Security Policy 3, 3.3).
    """
    sources = ["default-src 'none'", f"script-src '{HASH}'", "style-src 'unsafe-inline'", "img-src data:"]
    rules = "; ".join((*sources, *(["font-src data:"] * has_fonts), "base-uri 'none'", "form-action 'none'"))
    return f'<meta http-equiv="Content-Security-Policy" content="{rules}">'


def head_of(document: tree.Document, theme: Theme, style: str, fonts: tuple[FontFile, ...]) -> str:
    """Return the markup at the end of a page's head."""
    characters = frozenset(tree.text_of(document) + style + string.printable)
    faces = "".join(_face(font, characters) for font in fonts)
    return "\n".join(
        (
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="color-scheme" content="light dark">',
            *_relations(document),
            *_described(document),
            f"<style>\n{faces}{theme.css()}\n{_dark(theme)}\n{style}</style>",
        )
    )


def _dark(theme: Theme) -> str:
    """Return the tokens of a dark screen, each in the place of that of the day."""
    names = (name for name, _ in theme.tokens if name.startswith(PREFIX))
    tokens = "".join(f"--{light_name(name)}:var(--{name});" for name in names)
    return f":root{{--paper:#fff}}\n@media screen and (prefers-color-scheme:dark){{:root{{{tokens}}}}}"


def _face(font: FontFile, characters: frozenset[str]) -> str:
    """Return the rule of a font, cut down to the characters that the page may show."""
    data = base64.b64encode(subset_font(font, characters)).decode()
    weight = " ".join(str(weight) for weight in dict.fromkeys(font.weights))
    style = "italic" if font.is_italic else "normal"
    return (
        f'@font-face{{font-family:"{font.family}";font-weight:{weight};font-style:{style};'
        f'src:url(data:font/woff2;base64,{data}) format("woff2")}}\n'
    )


# ---- what programs are told


def _relations(document: tree.Document) -> Iterator[str]:
    """Yield the links of a page that programs follow: where it is online, and what other editions there are.

    They are those that readers see.
    """
    address, links = _address(document), list(_links(document))
    if address:
        yield f'<link rel="canonical" href="{escape(address)}">'
        yield f'<meta property="og:url" content="{escape(address)}">'
    if document.meta("dcterms.title"):
        yield '<link rel="schema.dcterms" href="http://purl.org/dc/terms/">'
    languages = dict.fromkeys(link.attributes.get("data-hreflang") for link in links)
    if address and any(languages):
        yield _alternate(address, "hreflang", document.language, document.title)
    for link in links:
        for attribute in ("hreflang", "type"):
            value = link.attributes.get(f"data-{attribute}")
            if value:
                yield _alternate(urljoin(address, link.target), attribute, value, tree.text_of(link))


def _alternate(address: str, attribute: str, value: str, title: str) -> str:
    return f'<link rel="alternate" {attribute}="{escape(value)}" href="{escape(address)}" title="{escape(title)}">'


def _links(document: tree.Document) -> Iterator[tree.Link]:
    return (node for node in tree.walk(document) if isinstance(node, tree.Link))


def _address(document: tree.Document) -> str:
    """Return where a page is online; empty where it does not say."""
    return next((link.target for link in _links(document) if "canonical" in link.attributes.classes), "")


def _described(document: tree.Document) -> Iterator[str]:
    """Yield what a page says of itself, for whoever quotes it, and as a report in the terms of schema.org."""
    for name, content in document.metadata:
        if name.startswith(_OPEN_GRAPH):
            yield f'<meta property="{escape(name)}" content="{escape(content)}">'
    facts = {name: document.meta(key) for name, key in _SCHEMA if document.meta(key)}
    if "name" not in facts:
        return
    report = {
        "@context": "https://schema.org",
        "@type": "Report",
        **facts,
        **_several(document, "author", "dcterms.creator", "Organization"),
        **_several(document, "publisher", "dcterms.publisher", "Organization"),
        **_several(document, "isPartOf", "dcterms.isPartOf", "CreativeWorkSeries"),
        "keywords": [content for name, content in document.metadata if name == "dcterms.subject"],
    }
    address = _address(document)
    if address:
        report |= {"url": address, "encoding": list(_files(document, address))}
    # No end of the element can stand in it, nor a comment.
    written = json.dumps(report, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    yield f'<script type="application/ld+json">{written}</script>'


def _several(document: tree.Document, key: str, name: str, kind: str) -> dict[str, list[dict[str, str]]]:
    found = [{"@type": kind, "name": content} for other, content in document.metadata if other == name]
    return {key: found} if found else {}


def _files(document: tree.Document, address: str) -> Iterable[dict[str, str]]:
    for link in _links(document):
        kind = link.attributes.get("data-type")
        if kind:
            yield {"@type": "MediaObject", "encodingFormat": kind, "contentUrl": urljoin(address, link.target)}
