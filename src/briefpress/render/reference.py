"""A source -> its entry in the list of sources, in the house style, and the address that it prints."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Protocol
from urllib.parse import quote, unquote

from markupsafe import Markup, escape

from briefpress.content.csl import ROLES, PersonName
from briefpress.content.source import Source
from briefpress.content.words import Copy, PartialDate
from briefpress.translation.labels import Labels

# Works whose titles stand in italics (CSL 1.0.2: they are not part of a container).
_STANDING = frozenset(
    {
        *("legislation", "report", "treaty", "article-journal", "bill", "book", "broadcast", "classic", "collection"),
        *("dataset", "document", "figure", "graphic", "hearing", "legal_case", "manuscript", "map", "motion_picture"),
        *("musical_score", "pamphlet", "patent", "performance", "periodical", "regulation", "software", "song"),
        *("standard", "thesis"),
    }
)
# What a reader has to know of a work and no title says, unless its `genre` does.
_KINDS = ("dataset", "interview", "personal_communication", "software", "thesis")
_MOST_NAMES = 3
_HAN = re.compile("[⺀-鿿豈-﫿가-힣]")
_DOI = re.compile(r"https?://(?:dx\.)?doi\.org/(10\..+)", re.IGNORECASE)
# In HTML, without the mark that ends a sentence.
_ADDRESS = re.compile(
    r"(?P<web>https?://[^\s<>\"]+?)(?=[.,;:)\]]*(?:[\s<]|$))|doi:\s?(?P<doi>10\.[^\s<>\"]+?)(?=[.,;)]*(?:[\s<]|$))"
)
# What stands in the path of an address as it is (RFC 3986, 3.3).
_PATH = "/:;()._-+,@!$*'~&="


class Words(Protocol):
    """Turns an author's words into markup."""

    labels: Labels

    def markup(self, copy: Copy | None) -> Markup: ...

    def long_date(self, when: PartialDate) -> str: ...


def reference_parts(printer: Words, source: Source) -> tuple[Markup, ...]:
    """Return what an entry says of a source, in its order: who, what, in what, where, when; those that it has."""
    return tuple(part for part in _parts(printer, source) if part)


def names_markup(printer: Words, names: Copy | tuple[PersonName, ...] | None) -> Markup:
    """Return names as they are typed, or a list of them as a sentence has it; of many, the first."""
    if names is None or isinstance(names, Copy):
        return printer.markup(names)
    shown = [_name(printer, name) for name in names]
    if len(shown) > _MOST_NAMES:
        return _filled(printer, "%(names)s et al.", names=shown[0])
    if len(shown) == 1:
        return shown[0]
    before = escape(printer.labels.gettext(", ")).join(shown[:-1])
    return _filled(printer, "%(names)s and %(name)s", names=before, name=shown[-1])


def address(source: Source) -> str:
    """Return where a source can be read: where its DOI leads to, else its own address; may be empty."""
    return f"https://doi.org/{quote(source.DOI, _PATH)}" if source.DOI else source.URL or ""


def shown_address(address: str) -> str:
    """Return an address as print shows it: without its scheme, and a DOI as one."""
    doi = _DOI.fullmatch(address)
    return f"doi:{unquote(doi[1])}" if doi else address.split("://", 1)[-1].rstrip("/")


def styled_entry(html: str, source: Source, words: Words) -> Markup:
    """Return an entry that a citation style has made: its addresses lead somewhere, a title is in its own language."""
    for copy in (source.title, source.container_title) if source.language else ():
        title = str(escape(Markup(words.markup(copy)).striptags()))
        if title:
            marked = rf'<span lang="{source.language}">\g<0></span>'
            html = re.sub(rf"(?<!\w){re.escape(title)}(?!\w)", marked, html, count=1, flags=re.IGNORECASE)
    return Markup(_ADDRESS.sub(_linked, html))


def _linked(match: re.Match[str]) -> str:
    target = match[0] if match["web"] else f"https://doi.org/{quote(Markup(match['doi']).unescape(), _PATH)}"
    return f'<a href="{escape(Markup(target).unescape())}">{match[0]}</a>'


def _parts(printer: Words, source: Source) -> Iterator[Markup]:
    who, is_author = _who(printer, source)
    yield who
    yield _title(printer, source)
    yield _kind(printer, source)
    if source.translator:
        yield _filled(printer, "translated by %(names)s", names=names_markup(printer, source.translator))
    if source.interviewer:
        yield _filled(printer, "interview by %(names)s", names=names_markup(printer, source.interviewer))
    if is_author and source.editor:
        yield _edited(printer, source)
    yield _container(printer, source)
    yield from _numbers(printer, source)
    yield escape((source.page or "").replace("-", "–"))
    for copy in (source.authority, source.publisher, source.publisher_place, source.archive, source.archive_collection):
        made = printer.markup(copy)
        # A body that publishes its own work is named once.
        yield made if made != who else Markup()
    yield escape(source.archive_location or "")
    yield escape(printer.long_date(source.issued)) if source.issued else printer.markup(source.status)
    if source.ISBN and not address(source):
        yield escape(f"ISBN {source.ISBN}")


def _who(printer: Words, source: Source) -> tuple[Markup, bool]:
    """Return who stands first, and whether that is the author: else the editors, else whoever had a part in it."""
    if source.author or not source.editor:
        others = (
            getattr(source, role.replace("-", "_")) for role in ROLES if role not in ("translator", "interviewer")
        )
        return names_markup(printer, source.author or next(filter(None, others), None)), True
    return _edited(printer, source), False


def _edited(printer: Words, source: Source) -> Markup:
    are_several = isinstance(source.editor, tuple) and len(source.editor) > 1
    label = "%(names)s (eds)" if are_several else "%(names)s (ed.)"
    return _filled(printer, label, names=names_markup(printer, source.editor))


def _title(printer: Words, source: Source) -> Markup:
    title = printer.markup(source.title)
    if not title:
        return title
    if source.type in _STANDING and not source.container_title:
        return _cited(title, source)
    return Markup('<span lang="{}">{}</span>').format(source.language, title) if source.language else title


def _cited(title: Markup, source: Source) -> Markup:
    """Return a title in italics, in its own language."""
    if source.language:
        return Markup('<cite lang="{}">{}</cite>').format(source.language, title)
    return Markup("<cite>{}</cite>").format(title)


def _kind(printer: Words, source: Source) -> Markup:
    if source.genre or source.type not in _KINDS:
        return printer.markup(source.genre)
    return escape(printer.labels.gettext(source.type.replace("_", " ")))


def _container(printer: Words, source: Source) -> Markup:
    container = _cited(printer.markup(source.container_title), source) if source.container_title else ""
    return Markup(" ").join(part for part in (container, _volume(source)) if part)


def _volume(source: Source) -> Markup:
    """Return `13(18)`: the volume of a journal, and the number within it."""
    issue = f"({source.issue})" if source.issue else ""
    return escape((source.volume or "") + issue)


def _numbers(printer: Words, source: Source) -> Iterator[Markup]:
    """Yield edition, version, number, series and event."""
    if source.edition:
        is_number = source.edition.isdigit()
        yield _filled(printer, "ed. %(number)s", number=source.edition) if is_number else escape(source.edition)
    if source.version:
        yield _filled(printer, "version %(number)s", number=source.version)
    yield escape(source.number or "")
    series = (printer.markup(source.collection_title), escape(source.collection_number or ""))
    yield Markup(" ").join(part for part in series if part)
    yield printer.markup(source.event_title)
    yield printer.markup(source.event_place if source.event_title else None)


def _name(printer: Words, name: PersonName) -> Markup:
    """Return a name in the order in which it is spoken."""
    if name.literal:
        return printer.markup(name.literal)
    family, given = name.family or "", name.given or ""
    if _HAN.search(family):
        return escape(family + given)
    order = (family, given) if name.static_ordering else (given, name.particles, family)
    return escape(" ".join(filter(None, (*order, name.suffix))))


def _filled(printer: Words, label: str, **words: str) -> Markup:
    return escape(printer.labels.gettext(label)) % words
