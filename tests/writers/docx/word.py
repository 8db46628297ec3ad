"""What the tests of Word files share: a theme from the shipped tokens, and a file opened again."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from docx.oxml.ns import nsmap, qn
from lxml import etree
from tests.conftest import opener_at

from briefpress.document.parse import parse
from briefpress.theme.theme import Theme, layers_of, make_theme
from briefpress.writers.artifact import Asset
from briefpress.writers.docx import write_docx
from briefpress.yaml_file import read_yaml

TEMPLATES = Path(__file__).parents[3] / "templates"
CASE = (Path(__file__).parent / "cases" / "brief.html").read_text("utf-8")
PAGES = {"cite-1": 1, "cite-4": 3, "why": 2, "steps": 3, "sources": 4}


def theme(length: str = "brief", language: str = "en") -> Theme:
    """Return the theme of the shipped templates."""
    base = read_yaml(TEMPLATES / "theme.yaml", "theme.yaml", opener_at(TEMPLATES))
    spoken = read_yaml(TEMPLATES / "languages" / f"{language}.yaml", f"{language}.yaml", opener_at(TEMPLATES))
    over = (*layers_of((base,), ("length", length)), *layers_of((spoken,), ("tokens",)))
    return make_theme(layers_of((base,), ("base",), ("papers", "a4")), over)


def page(body: str, language: str = "en", direction: str = "ltr") -> str:
    """Return a page with this main text."""
    return (
        f'<!DOCTYPE html><html lang="{language}" dir="{direction}" data-length="brief"><head><title>T</title></head>'
        f"<body><main>{body}</main></body></html>"
    )


def write(
    html: str = CASE,
    length: str = "brief",
    pages: Mapping[str, int] = PAGES,
    assets: tuple[Asset, ...] = (),
    reference: bytes = b"",
) -> Word:
    """Return the Word file of a page, in a reference document if there is one."""
    document = parse(html)
    theirs = Asset("reference.docx", "", reference) if reference else None
    return Word(write_docx(document, theme(length, document.language), pages, 4, assets, theirs).content)


@dataclass(frozen=True)
class Word:
    """A Word file, opened."""

    content: bytes

    @cached_property
    def parts(self) -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(self.content)) as package:
            return {name: package.read(name) for name in package.namelist()}

    def part(self, name: str) -> etree._Element:
        return etree.fromstring(self.parts[name])

    @cached_property
    def document(self) -> etree._Element:
        return self.part("word/document.xml")

    def find(self, path: str, part: str = "word/document.xml") -> list[etree._Element]:
        """Return elements by an XPath whose names have Word's usual prefixes."""
        return [found for found in self._select(path, part) if isinstance(found, etree._Element)]

    def values(self, path: str, part: str = "word/document.xml") -> list[str]:
        """Return attributes by an XPath."""
        return [str(found) for found in self._select(path, part)]

    def _select(self, path: str, part: str) -> list[object]:
        root = self.document if part == "word/document.xml" else self.part(part)
        found = root.xpath(path, namespaces=nsmap)
        assert isinstance(found, list)
        return [*found]

    def paragraphs(self, style: str) -> list[str]:
        """Return the texts of the paragraphs of a style, by its id."""
        return [text_of(found) for found in self.find(f"//w:p[w:pPr/w:pStyle/@w:val='{style}']")]

    def styles_of_runs(self, words: str) -> list[str]:
        """Return the character styles of the runs with this text."""
        runs = [found for found in self.find("//w:r") if text_of(found) == words]
        return [str(style.get(qn("w:val"))) for found in runs for style in found.iter(qn("w:rStyle"))]

    def names(self) -> list[str]:
        """Return the names of all bookmarks, in order."""
        return [str(found.get(qn("w:name"))) for found in self.find("//w:bookmarkStart")]

    def relations(self, part: str = "document") -> dict[str, str]:
        """Return the targets of a part's relationships by their ids."""
        root = self.part(f"word/_rels/{part}.xml.rels")
        return {str(found.get("Id")): str(found.get("Target")) for found in root}


def text_of(element: etree._Element) -> str:
    """Return what a reader sees of an element, white space collapsed."""
    pieces = []
    for found in element.iter(qn("w:t"), qn("w:tab"), qn("w:br")):
        # A tab stop has the same name as a tab.
        in_run = found.getparent() is not None and found.getparent().tag == qn("w:r")  # type: ignore[union-attr]
        pieces.append((found.text or "") if found.tag == qn("w:t") else " " if in_run else "")
    return " ".join(re.split(r"\s+", "".join(pieces))).strip()
