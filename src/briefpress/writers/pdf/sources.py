"""Markup and style sheets -> what the engine reads in them, each read once for all the layouts of an edition.

Only the tokens differ from one layout to the next; the page and its style sheet are the same, and cost a seventh of the
time of a layout.
"""

from __future__ import annotations

import copy
import re
from base64 import b64decode
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

import weasyprint
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from briefpress.diagnostics import BriefPressError, Diagnostic
from briefpress.writers.artifact import Asset
from briefpress.writers.pdf.engine.replaced import IS_KNOWN

_ASSET_SCHEME = "asset:"
# Drawings may hold such pictures, which have been decoded before (`pictures`); pages and styles hold none.
_EMBEDDED = re.compile(r"data:(image/(?:png|jpeg));base64,")

# Rules that bring nothing in: a sheet with another, which may name a font or a file, is read for each layout.
_FOREIGN_RULE = re.compile(r"@(?!page\b|media\b|(?:top|bottom|left|right)-)")
# The engine's own notes, made by `float: footnote` and `position: note()`.
_ASKS_FOR_NOTES = re.compile(r"footnote|note\(", re.IGNORECASE)
_OF_NOTES = frozenset({"footnote-call", "footnote-marker", "note-call", "note-marker", "note-callback"})


def page_of(markup: str, styles: Sequence[str], assets: tuple[Asset, ...]) -> weasyprint.HTML:
    """Return a page for `render`; `styles` are all the sheets that it will be rendered with."""
    has_notes = not IS_KNOWN or any(_ASKS_FOR_NOTES.search(style) for style in styles)
    return _page_of(markup, assets, has_notes)


def sheet_of(style: str, fonts: FontConfiguration, assets: tuple[Asset, ...]) -> weasyprint.CSS:
    if _FOREIGN_RULE.search(style):
        return weasyprint.CSS(string=style, font_config=fonts, base_url=_ASSET_SCHEME, url_fetcher=_Assets(assets))
    return _sheet_of(style)


@cache
def installed_fonts() -> FontConfiguration:
    """Return the fonts of this machine, for texts that know no others: to find them takes as long as some texts."""
    return FontConfiguration()


@lru_cache(maxsize=2)
def _page_of(markup: str, assets: tuple[Asset, ...], has_notes: bool) -> weasyprint.HTML:
    kind = weasyprint.HTML if has_notes else _Noteless
    return kind(string=markup, base_url=_ASSET_SCHEME, url_fetcher=_Assets(assets))


@lru_cache(maxsize=8)
def _sheet_of(style: str) -> weasyprint.CSS:
    """Return a sheet that brings nothing in; what it draws is looked up by the page that it is for."""
    return weasyprint.CSS(string=style, base_url=_ASSET_SCHEME, url_fetcher=_Assets(()))


class _Noteless(weasyprint.HTML):  # type: ignore[misc] # the engine has no types
    """A page without the engine's notes, for which its own sheet has styles for each and every element."""

    def _ua_stylesheets(self, forms: bool = False) -> list[weasyprint.CSS]:
        return [_without_notes(sheet) for sheet in super()._ua_stylesheets(forms)]


@lru_cache(maxsize=2)
def _without_notes(sheet: weasyprint.CSS) -> weasyprint.CSS:
    """Return a sheet without what it says about notes."""
    slim = copy.copy(sheet)
    slim.matcher = copy.copy(sheet.matcher)
    slim.matcher.other_selectors = [entry for entry in sheet.matcher.other_selectors if entry[3] not in _OF_NOTES]
    return slim


class _Assets(URLFetcher):  # type: ignore[misc] # the engine has no types
    """Finds the brief's own pictures, those that stand in a drawing of its, and nothing else anywhere."""

    def __init__(self, assets: Iterable[Asset]) -> None:
        super().__init__(allowed_protocols=[], fail_on_errors=True)
        self.known = {asset.name: asset for asset in assets}

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:  # noqa: ARG002 - the engine names it
        if embedded := _EMBEDDED.match(url):
            return URLFetcherResponse(url, b64decode(url[embedded.end() :]), {"Content-Type": embedded[1]})
        asset = self.known.get(url.removeprefix(_ASSET_SCHEME))
        if asset is None:
            message = f"the page asks for {url}, and only the brief's own pictures are shown"
            raise BriefPressError([Diagnostic("document.no-picture", message)])
        return URLFetcherResponse(url, asset.content, {"Content-Type": asset.media_type})
