"""`citation_style:` of a brief or of a theme's file -> the `.csl` file beside it, read and known to be harmless."""

from __future__ import annotations

from pathlib import Path

from briefpress.bibliography.style_file import SIZE_LIMIT, StyleFile, read_style
from briefpress.diagnostics import BriefPressError, Diagnostic, did_you_mean
from briefpress.files.opener import Opener, is_there
from briefpress.yaml_file import YamlFile

KEY = "citation_style"
HOUSE = "house"
"""The style of no file: what is printed where no other is named."""


def find_style(yaml: YamlFile, folder: Path, opener: Opener) -> StyleFile | None:
    """Return the style that a file names; None for that of the house. Raises BriefPressError for a bad one."""
    value = yaml.value.get(KEY) if isinstance(yaml.value, dict) else None
    if value is None or value == HOUSE:
        return None
    place = yaml.place((KEY,))
    if not isinstance(value, str) or not value.endswith(".csl") or Path(value).name != value or value.startswith("."):
        hint = "name a file beside this one, such as chicago-author-date.csl, or house"
        message = f'"{value}" is no citation style'
        raise BriefPressError([Diagnostic("citation-style.bad-name", message, place, hint)])
    path = folder / value
    if not is_there(path):
        near = did_you_mean(value, sorted(one.name for one in folder.glob("*.csl")))
        hint = near or f"put it beside {yaml.name}; https://www.zotero.org/styles has some ten thousand"
        raise BriefPressError([Diagnostic("citation-style.no-file", f'there is no file "{value}"', place, hint)])
    try:
        content = opener.read(path, SIZE_LIMIT)
    except OSError as error:
        message = f"{value} cannot be read: {(error.strerror or str(error)).lower()}"
        raise BriefPressError([Diagnostic("citation-style.no-file", message, place)]) from error
    return read_style(content, opener.name_of(path))
