"""Where the files of a shelf stand, from the folder of builds: addresses that stay from build to build."""

from __future__ import annotations

from briefpress.editions.edition import Edition

START = "index.html"
"""The page that a web server shows for the folder: in the main language, and it names all others."""
SITE_MAP = "sitemap.xml"


def index_page(language: str) -> str:
    """Return the page of all briefs in a language."""
    return f"index.{language}.html"


def brief_page(brief: str, language: str) -> str:
    """Return a brief's page in a language."""
    return f"{brief}/index.{language}.html"


def start_of(brief: str) -> str:
    """Return the page that a web server shows for the folder of a brief."""
    return f"{brief}/{START}"


def feed(language: str) -> str:
    """Return the feed of a language."""
    return f"feed.{language}.xml"


def card(edition: Edition) -> str:
    """Return the picture of an edition's brief in its language, which is shown where a link is quoted."""
    return f"{edition.brief}/{edition.language}/{edition.card}"


def first_page(edition: Edition) -> str:
    """Return the picture of an edition's first page."""
    return f"{edition.brief}/{edition.language}/{edition.stem}.first-page.jpg"
