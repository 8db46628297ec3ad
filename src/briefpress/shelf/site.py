"""`templates/shelf.yaml` and what was typed -> where a shelf stands on the web, and what it is called."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import quote

from briefpress.composing.template_library import TemplateLibrary
from briefpress.diagnostics import BriefPressError, Diagnostic, did_you_mean, raise_if_errors
from briefpress.files.opener import is_there
from briefpress.translation.labels import SOURCE_LANGUAGE
from briefpress.yaml_file import YamlFile

FILE = "shelf.yaml"
_KEYS = ("address", "title")
_ADDRESS = re.compile(r"https?://[^\s/?#\"<>\\]+(/[^\s?#\"<>\\]*)?")
_HINT = "address: https://papers.example.org/"


@dataclass(frozen=True, slots=True)
class Site:
    """A place on the web."""

    address: str = ""
    """With a slash at its end; empty when it is not known."""
    titles: tuple[tuple[str, str], ...] = ()
    """What the shelf is called, by language; the first is for those that are not named. None: what labels say."""

    def absolute(self, path: str) -> str:
        """Return the address of a file of the shelf; where none is known, the way there from the shelf's folder."""
        return self.address + quote(path)

    def title(self, language: str) -> str:
        """Return what the shelf is called in a language; empty where nobody has said."""
        titles = dict(self.titles)
        return titles.get(language, next(iter(titles.values()), ""))


def read_site(templates: TemplateLibrary, address: str = "") -> Site:
    """Return where the project's shelf stands; an address that was typed counts before the file's.

    Raises BriefPressError with all that is wrong with the file, or for what is no address.
    """
    path = next((root / FILE for root in templates.roots if is_there(root / FILE)), None)
    site = _site(templates.read(path)) if path else Site()
    if not address:
        return site
    if not _ADDRESS.fullmatch(address):
        message = f'"{address}" is no address of a folder on the web'
        raise BriefPressError([Diagnostic("shelf.bad-address", message, hint="such as https://papers.example.org/")])
    return replace(site, address=_as_folder(address))


def _site(yaml: YamlFile) -> Site:
    raise_if_errors(_problems(yaml))
    value = yaml.value if isinstance(yaml.value, dict) else {}
    title = value.get("title", {})
    titles = title.items() if isinstance(title, dict) else ((SOURCE_LANGUAGE, title),)
    address = str(value.get("address", ""))
    return Site(_as_folder(address) if address else "", tuple((tag, str(text)) for tag, text in titles))


def _problems(yaml: YamlFile) -> Iterator[Diagnostic]:
    if not isinstance(yaml.value, dict):
        yield Diagnostic("shelf.bad-file", "must be a mapping", yaml.place(()), _HINT)
        return
    for key in yaml.value:
        if key not in _KEYS:
            hint = did_you_mean(key, _KEYS)
            yield Diagnostic("shelf.unknown-key", f'unknown key "{key}"', yaml.place((key,), of_key=True), hint)
    address, title = yaml.value.get("address"), yaml.value.get("title")
    if address is not None and not (isinstance(address, str) and _ADDRESS.fullmatch(address)):
        message = "must be the address of a folder on the web"
        yield Diagnostic("shelf.bad-address", message, yaml.place(("address",)), _HINT)
    if title is not None and not _is_title(title):
        message = "must be text, or a mapping of languages to text"
        yield Diagnostic("shelf.bad-title", message, yaml.place(("title",)), "title: {en: Papers, fr: Publications}")


def _is_title(title: object) -> bool:
    texts = list(title.values()) if isinstance(title, Mapping) else [title]
    return bool(texts) and all(isinstance(text, str) and text.strip() for text in texts)


def _as_folder(address: str) -> str:
    return address.rstrip("/") + "/"
