"""A brief -> the files that it was made from, and no other that may lie beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from briefpress.assets.pictures.picture import SIZE_LIMIT
from briefpress.content.catalogue import BRIEF_FILE
from briefpress.content.library import Library
from briefpress.content.walk import iter_parts
from briefpress.files.opener import is_there
from briefpress.shelf.bundle.zip_file import Member
from briefpress.translation.terms import TERMS_FILE

FOLDER = "sources"
_FIELDS = ("image", "from_file", "citation_style")
"""Fields of parts that name a file beside the brief."""


def source_members(library: Library, languages: Iterable[str]) -> Iterator[Member]:
    """Yield the text, its translations into some languages, its terms, and the files that it names."""
    names = [BRIEF_FILE, TERMS_FILE, *(f"translations/{tag}.po" for tag in languages), *_named(library)]
    for name in dict.fromkeys(names):
        path = library.folder / name
        if ".." not in PurePosixPath(name).parts and is_there(path):
            yield Member(f"{FOLDER}/{name}", library.opener.read(path, SIZE_LIMIT))


def _named(library: Library) -> Iterator[str]:
    for part in iter_parts(library.brief):
        yield from (name for field in _FIELDS if isinstance(name := getattr(part.model, field, None), str))
