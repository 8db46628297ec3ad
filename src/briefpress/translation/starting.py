"""A language's tag -> what is known of it, and the words of the page for whoever translates them first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import polib
from babel import Locale, UnknownLocaleError

from briefpress.files.opener import Opener, is_there
from briefpress.translation.labels import read_po

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class LanguageFacts:
    """What the CLDR knows of a language."""

    name: str
    """In English."""
    locale: str
    """As `languages/<tag>.yaml` has it: `pt_BR`."""
    direction: str
    """`ltr` or `rtl`."""


def facts_of(tag: str) -> LanguageFacts | None:
    """Return what is known of the language of a BCP 47 tag, or None when nothing is."""
    if not _TAG.fullmatch(tag):
        return None
    try:
        locale = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return None
    return LanguageFacts(
        locale.english_name or tag, str(locale), "rtl" if locale.character_order == "right-to-left" else "ltr"
    )


def blank_labels(tag: str, language: str, folders: Iterable[Path], opener: Opener) -> bytes:
    """Return a PO file with the fixed words of the page, not translated yet.

    Above each stands, for whoever translates, what it is in another language; words of a later folder come last.
    """
    file = polib.POFile(wrapwidth=0)
    file.header = "The fixed words of the page. Write the translation of each msgid as its msgstr."
    file.metadata = {"Language": tag, "MIME-Version": "1.0", "Content-Type": "text/plain; charset=UTF-8"}
    file.metadata |= {"Content-Transfer-Encoding": "8bit"}
    known: dict[str, str] = {}
    for folder in folders:
        path = folder / f"{language}.po"
        if is_there(path):
            known |= {entry.msgid: entry.msgstr for entry in read_po(path, opener) if not entry.obsolete}
    for msgid, other in known.items():
        file.append(polib.POEntry(msgid=msgid, comment=f"{language}: {other}"))
    return f"{file}\n".encode()
