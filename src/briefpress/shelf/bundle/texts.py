"""Papers of a bundle -> its texts: a README and pictures in words, in each language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefpress.render.shelf_page import fill_shelf_page
from briefpress.shelf.bundle.plain_text import plain_text
from briefpress.shelf.bundle.zip_file import Member
from briefpress.shelf.papers import Paper
from briefpress.shelf.tongue import Tongue


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the README's list."""

    path: str
    language: str
    kind: str
    pages: int


@dataclass(frozen=True, slots=True)
class Held:
    """A file of a bundle, and the paper that it is of."""

    paper: Paper
    path: str
    """In the bundle."""
    content: bytes
    pages: int


def readme(
    tongue: Tongue, tongues: Sequence[Tongue], held: Sequence[Held], first: Paper, parts: dict[str, bool]
) -> Member:
    """Return the README of a language; `parts` says what else the bundle holds, such as `has_letter`."""
    names = {one.tag: one.name for one in tongues}
    items = [Item(one.path, names[one.paper.edition.language], tongue.named(one.paper), one.pages) for one in held]
    context = {"language": tongue, "first": first, "items": items, **parts}
    page = fill_shelf_page(tongue.renderer, "shelf/readme.html", context)
    return Member(f"README.{tongue.tag}.txt", plain_text(page).encode())


def letter_page(tongue: Tongue, paper: Paper) -> str:
    """Return the covering letter of a paper as a page."""
    return fill_shelf_page(tongue.renderer, "shelf/letter.html", {"language": tongue, "paper": paper})


def pictures_in_words(papers: Sequence[Paper]) -> Iterator[Member]:
    """Yield a text for each language whose papers show pictures: what each of them says, told once."""
    for tag in dict.fromkeys(paper.edition.language for paper in papers):
        pictures = dict.fromkeys(
            picture for paper in papers if paper.edition.language == tag for picture in paper.pictures
        )
        if pictures:
            told = "\n".join(f"{one.caption}\n{'-' * len(one.caption)}\n{one.alternative}\n" for one in pictures)
            yield Member(f"pictures/{tag}.txt", told.encode())
