"""Folders of templates -> the user's own reference document for Word, read and known to be one that can be adopted.

The file is `reference.docx`; a length or a language may have its own: `reference.indepth.docx`, `reference.ar.docx`,
`reference.glance.ar.docx`. The folder of an audience comes before the templates of all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from briefpress.diagnostics import BriefPressError, Diagnostic, Place, did_you_mean, raise_if_errors
from briefpress.files.opener import Opener, is_there
from briefpress.writers.artifact import Asset

STEM = "reference"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EXTENSIONS = (".docx", ".dotx")
_MOST_BYTES = 20_000_000
"""Whoever adopts it says that it is too large."""


def find_reference(folders: Iterable[Path], length: str, language: str) -> Path | None:
    """Return the most special reference document for a length and a language; None when there is none."""
    middles = (f".{length}.{language}", f".{language}", f".{length}", "")
    names = [f"{STEM}{middle}{extension}" for middle in middles for extension in _EXTENSIONS]
    paths = (folder / name for folder in folders for name in names)
    return next((path for path in paths if is_there(path)), None)


def read_reference(path: Path, opener: Opener) -> Asset:
    """Return a reference document. Raises BriefPressError with all that speaks against adopting it."""
    # Only who has such a document needs what opens it.
    from briefpress.writers.docx.reference import open_reference

    name = opener.name_of(path)
    try:
        content = opener.read(path, _MOST_BYTES)
    except OSError as error:
        message = f"{name} cannot be read: {(error.strerror or str(error)).lower()}"
        raise BriefPressError([Diagnostic("reference.unreadable", message, Place(name))]) from error
    asset = Asset(name, MEDIA_TYPE, content)
    open_reference(asset)
    return asset


def tell_references(assets: Iterable[Asset | None]) -> Iterator[Diagnostic]:
    """Yield what is adopted of each reference document, and what is not. They are known to be adoptable."""
    for asset in {one.name: one for one in assets if one is not None}.values():
        from briefpress.writers.docx.reference import tell_reference

        yield from tell_reference(asset)


def check_names(folder: Path, lengths: Collection[str], languages: Collection[str], name: str) -> None:
    """Raise BriefPressError for files of a folder that are named as a reference document is, and that nobody takes.

    `name` is how a person would type the folder's path.
    """
    raise_if_errors(_strangers(folder, lengths, languages, name))


def _strangers(folder: Path, lengths: Collection[str], languages: Collection[str], name: str) -> Iterator[Diagnostic]:
    sizes = [f".{length}" for length in lengths]
    tags = [f".{language}" for language in languages]
    middles = ("", *sizes, *tags, *(size + tag for size in sizes for tag in tags))
    known = {f"{STEM}{middle}{extension}" for middle in middles for extension in _EXTENSIONS}
    for path in sorted(folder.glob(f"{STEM}.*")):
        if path.name not in known:
            hint = "save it in Word as Word Document (.docx)"
            if path.suffix.lower() in _EXTENSIONS:
                hint = did_you_mean(path.name, sorted(known))
            message = f"{name}/{path.name} is taken by no edition"
            yield Diagnostic("reference.unknown-name", message, Place(f"{name}/{path.name}"), hint)
