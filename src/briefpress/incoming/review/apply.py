"""A review -> the bytes of `brief.yaml` or of a PO file with its changes and comments; nothing else in them moves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefpress.content.catalogue import BRIEF_FILE
from briefpress.diagnostics import BriefPressError
from briefpress.incoming.review.change import Change, Remark
from briefpress.incoming.review.pull import Review
from briefpress.translation.po_patch import commented_po, reworded_po
from briefpress.translation.po_read import SIZE_LIMIT, po_name, po_path
from briefpress.yaml_file import KeyPath, YamlFile, commented, parse_yaml, reworded
from briefpress.yaml_file.patch import value_at

_LARGEST = 10_000_000
"""In bytes, of a brief: no more than what is read of one."""


@dataclass(frozen=True, slots=True)
class Written:
    """A file as it is to be, and what could not be written into it."""

    path: Path
    name: str
    content: bytes
    is_changed: bool
    refused: tuple[tuple[Change, str], ...]
    """Changes, and why each has to be made by hand."""


def target_of(review: Review) -> tuple[Path, int]:
    """Return the file that holds a review's wordings, and how large it may be in bytes."""
    if review.is_source:
        return review.library.folder / BRIEF_FILE, _LARGEST
    return po_path(review.library, review.language), SIZE_LIMIT


def written(review: Review, content: bytes, changes: Sequence[Change], remarks: Sequence[Remark] = ()) -> Written:
    """Return the file that holds a review's wordings with some of its changes, and with comments.

    `content` is what the file holds now.
    """
    library, language = review.library, review.language
    path, _ = target_of(review)
    name = library.yaml.name if review.is_source else po_name(library, language)
    texts = {change.context: _as_there(change.markdown, review.wordings[change.context]) for change in changes}
    made, refused = _with_all(review, content, name, texts)
    if remarks:
        made = _with_remarks(review, made, name, remarks)
    told = tuple((change, refused[change.context]) for change in changes if change.context in refused)
    return Written(path, name, made, made != content, told)


def _with_all(review: Review, content: bytes, name: str, texts: Mapping[str, str]) -> tuple[bytes, Mapping[str, str]]:
    """Return a file with new texts, and why some of them are not in it: each that can be written is."""
    if not texts:
        return content, {}
    try:
        return _with_texts(review, content, name, texts), {}
    except BriefPressError:
        refused: dict[str, str] = {}
        for context, text in texts.items():
            try:
                content = _with_texts(review, content, name, {context: text})
            except BriefPressError as error:
                refused[context] = error.diagnostics[0].message
        return content, refused


def _with_texts(review: Review, content: bytes, name: str, texts: Mapping[str, str]) -> bytes:
    if not review.is_source:
        return reworded_po(content, review.library, review.language, name, texts)
    file = parse_yaml(content, name)
    paths = {context: _path(file, review.messages[context].key_path) for context in texts}
    return reworded(content, file, {paths[context]: text for context, text in texts.items()})


def _with_remarks(review: Review, content: bytes, name: str, remarks: Sequence[Remark]) -> bytes:
    lines: dict[str, list[str]] = {}
    for remark in remarks:
        if remark.contexts and remark.contexts[0] in review.messages:
            lines.setdefault(remark.contexts[0], []).extend(remark_lines(remark))
    if not lines:
        return content
    if not review.is_source:
        return commented_po(content, review.library, review.language, name, lines)
    file = parse_yaml(content, name)
    paths = {_path(file, review.messages[context].key_path): said for context, said in lines.items()}
    return commented(content, file, paths)


def remark_lines(remark: Remark) -> list[str]:
    """Return a comment and its answers as lines of text, each with who said it and when."""
    lines = []
    for one in (remark.comment, *remark.answers):
        done = " (resolved)" if one.is_resolved else ""
        who = f"{one.author}, {one.date[:10]}{done}" if one.date else f"{one.author}{done}"
        lines.append(f"REVIEW {who}: {' '.join(one.text.split())}")
    return lines


def _path(file: YamlFile, path: KeyPath) -> KeyPath:
    """Return where a wording is written: one for a length stands below it, or is all that the key has."""
    return path if path in file.written or isinstance(value_at(file.value, path), str) else path[:-1]


def _as_there(markdown: str, now: str) -> str:
    """Return a text with the white space at its end that the old one has: the line end of a block."""
    return markdown.rstrip() + now[len(now.rstrip()) :]
