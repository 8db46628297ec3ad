"""The front of a document -> the head of a brief: what is said there and in the properties, and what is left to say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefpress.incoming.importing.front import Front
from briefpress.incoming.importing.lists import no_look, plain, with_notes_in_brackets
from briefpress.incoming.importing.outline import Outline, Paragraph, Run
from briefpress.incoming.importing.remarks import Remarks
from briefpress.incoming.importing.vocabulary import EMAIL, date_in
from briefpress.incoming.importing.wording import wording
from briefpress.yaml_file import YamlValue

_FIRST_PAGE = "to do: this stood on the first page: name publisher, authors or series above, and take it away here"


def front_matter(
    outline: Outline, front: Front, standfirst: Paragraph | None, remarks: Remarks
) -> dict[str, YamlValue]:
    """Return what stands at the head of a brief; `date` is empty where nothing says it."""
    said = outline.properties
    title = wording((Run(front.title),) if isinstance(front.title, str) else no_look(front.title))
    authors = [name for name in map(_words, front.authors or said.authors) if name]
    publisher, contact = said.publisher or front.publisher, front.contact or _contact(outline)
    date = front.date or date_in(said.date) or (said.date[:4] if re.match(r"[12]\d{3}", said.date) else "")
    _ask(front, standfirst, {"authors": authors, "publisher": publisher, "contact": contact, "date": date}, remarks)
    head: dict[str, YamlValue] = {
        "title": title or to_do("title"),
        "standfirst": wording(no_look(standfirst.pieces)) if standfirst else to_do("what is in the brief"),
        "series": _words(front.series) or to_do("series"),
        "number": front.number or "0",
        "version": "0.1",
        "date": date,
        "language": "",
        "languages": [],
        "audiences": ["policymakers"],
        "authors": [*(authors or [to_do("authors")])],
        "publisher": _words(publisher) or to_do("publisher"),
        "contact": contact or "editors@example.org",
        "licence": {
            "#": "to do: what readers may do with it",
            "name": to_do("licence"),
            "URL": "https://example.org/",
        },
    }
    keywords: list[YamlValue] = [_words(word) for word in said.keywords if _words(word)]
    return head | ({"keywords": keywords} if keywords else {})


def first_page(front: Front, remarks: Remarks) -> Iterator[YamlValue]:
    """Yield an entry of the small print with the lines of the first page that nobody understands."""
    words = [wording(with_notes_in_brackets(plain(one.pieces))) for one in front.others]
    if any(words):
        remarks.ask("find a place for what stood on the first page, now in the colophon", front.others[0].place)
        yield {"#": _FIRST_PAGE, "lead": to_do("from the first page"), "text": "; ".join(filter(None, words))}


def to_do(what: str) -> str:
    """Return what stands where an author has to write something."""
    return f"(to do: {what})"


def _ask(front: Front, standfirst: Paragraph | None, found: dict[str, object], remarks: Remarks) -> None:
    if not front.is_title_found:
        remarks.ask("write a title: the document has none")
    if standfirst is None:
        remarks.ask("write a standfirst: a few sentences below the title that say what is in the brief")
    for name, value in found.items():
        if not value:
            remarks.ask(f"say the {name}: nothing in the document does")
    if front.are_authors_guessed:
        remarks.ask("look at the authors: a line of the first page seems to name them")
    remarks.ask("say the licence" if front.series else "say the series, the number in it and the licence")


def _words(text: str) -> str:
    return wording((Run(text),))


def _contact(outline: Outline) -> str:
    """Return the first address for mail that the document names."""
    texts = (one.words for one in outline.blocks if isinstance(one, Paragraph))
    return next((found[0] for text in texts if (found := EMAIL.search(text))), "")
