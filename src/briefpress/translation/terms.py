"""A brief's table of terms -> Terms: official names in each language, and wordings that are never right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from briefpress.content.library import Library
from briefpress.diagnostics import BriefPressError, Diagnostic
from briefpress.files.opener import is_there
from briefpress.yaml_file import KeyPath, YamlFile, YamlValue, read_yaml

TERMS_FILE = "terms.yaml"
"""In a brief's folder; there need be none."""
WITHOUT_ENDINGS = frozenset({"zh", "ja", "ko", "th", "vi"})
"""Languages whose words have none."""
_WITHOUT_SPACES = frozenset({"zh", "ja", "th"})
TERMS_LIMIT = 1_000
_LONGEST = 200
_SHORT = 8
_NO_ENDING = re.compile(r"(?:^|\s)\*|\*[\w*]")
_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")


@dataclass(frozen=True, slots=True)
class Term:
    """A name that is fixed."""

    text: str
    """In the brief's language."""
    forms: Mapping[str, tuple[str, ...]]
    """Language -> wordings of which one is to stand in the translation; `*` stands for an ending."""
    forbidden: Mapping[str, tuple[str, ...]]
    """Language -> wordings that are never to stand there."""
    faults: tuple[str, ...]
    """Wordings of the brief's own language that speak about the mistake: what translates them may show it."""


Terms = tuple[Term, ...]


def read_terms(library: Library) -> Terms:
    """Return a brief's terms, those with the longest name first; empty when it has no table.

    Raises BriefPressError with all that is wrong with the table.
    """
    path = library.folder / TERMS_FILE
    if not is_there(path):
        return ()
    yaml = read_yaml(path, str(PurePosixPath(library.yaml.name).parent / TERMS_FILE), library.opener)
    source = library.brief.language
    problems = list(_problems(yaml, source))
    if problems:
        raise BriefPressError(problems)
    values = yaml.value if isinstance(yaml.value, list) else []
    terms = [_term(value, source) for value in values if isinstance(value, dict)]
    return tuple(sorted(terms, key=lambda term: -len(term.text)))


def names_in(terms: Terms, tag: str, source: str) -> tuple[str, ...]:
    """Return the short official names of a table in a language whose words have no spaces, longest first.

    In any other language a line breaks between words, and never in one. Keeping a long name whole would tear its
    line apart.
    """
    if tag.split("-")[0] not in _WITHOUT_SPACES:
        return ()
    found = {form for term in terms for form in ((term.text,) if tag == source else term.forms.get(tag, ()))}
    short = (name for name in found if "*" not in name and 1 < len(name) <= _SHORT)
    return tuple(sorted(short, key=lambda name: (-len(name), name)))


def _term(value: dict[str, YamlValue], source: str) -> Term:
    written = value.get("forbidden")
    forbidden = {tag: _wordings(forms) for tag, forms in written.items()} if isinstance(written, dict) else {}
    return Term(
        text=str(value[source]),
        forms={tag: _wordings(forms) for tag, forms in value.items() if tag not in (source, "forbidden")},
        forbidden=forbidden,
        faults=forbidden.get(source, ()),
    )


def _wordings(value: YamlValue) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),)


def _problems(yaml: YamlFile, source: str) -> Iterator[Diagnostic]:
    if not isinstance(yaml.value, list):
        yield Diagnostic("terms.bad-table", "a table of terms is a list of mappings", yaml.place(()))
        return
    if len(yaml.value) > TERMS_LIMIT:
        message = f"the table has more than {TERMS_LIMIT:,} terms; each is looked for in every message"
        yield Diagnostic("terms.bad-table", message, yaml.place((TERMS_LIMIT,)))
        return
    for position, value in enumerate(yaml.value):
        if not isinstance(value, dict):
            yield Diagnostic("terms.bad-table", "a term is a mapping of languages to wordings", yaml.place((position,)))
            continue
        if not isinstance(value.get(source), str) or not str(value[source]).strip():
            message = f'the term has no wording in the language of the brief, "{source}"'
            yield Diagnostic("terms.bad-table", message, yaml.place((position,)))
        forbidden = value.get("forbidden", {})
        yield from _bad_wordings({key: one for key, one in value.items() if key != "forbidden"}, (position,), yaml)
        if isinstance(forbidden, dict):
            yield from _bad_wordings(forbidden, (position, "forbidden"), yaml)
        else:
            message = '"forbidden" is a mapping of languages to wordings'
            yield Diagnostic("terms.bad-table", message, yaml.place((position, "forbidden")))


def _bad_wordings(value: Mapping[str, YamlValue], path: KeyPath, yaml: YamlFile) -> Iterator[Diagnostic]:
    for tag, wordings in value.items():
        if not _TAG.fullmatch(tag):
            message = f'"{tag}" is no language tag such as fr or zh-Hans'
            yield Diagnostic("terms.bad-table", message, yaml.place((*path, tag), of_key=True))
        listed = wordings if isinstance(wordings, list) else [wordings]
        if not listed or not all(isinstance(one, str) and one.strip() for one in listed):
            message = f'"{tag}" must be a wording, or a list of wordings'
            yield Diagnostic("terms.bad-table", message, yaml.place((*path, tag)))
        elif any(len(str(one)) > _LONGEST or str(one).strip("* ") == "" for one in listed):
            message = f"a wording has letters, and at most {_LONGEST} of them"
            yield Diagnostic("terms.bad-table", message, yaml.place((*path, tag)))
        elif any(_NO_ENDING.search(str(one)) for one in listed):
            message = "* stands for an ending: it follows what it ends, and no letter follows it"
            yield Diagnostic("terms.bad-table", message, yaml.place((*path, tag)))
