"""A Word file -> what would bar readers who do not see it: the rules of Word's own checker, and some that it lacks."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from docx.oxml.ns import nsmap, qn
from lxml import etree

Problems = Iterator[str]
_DRAWING = "http://schemas.microsoft.com/office/drawing/2017/decorative"
_ADDRESS = re.compile(r"(https?://|www\.|mailto:)\S+", re.IGNORECASE)
# In the languages of the shipped brief: words that say nothing of where a link leads.
_EMPTY_WORDS = {
    *("here", "click here", "link", "this page", "more", "read more", "ici", "cliquez ici", "lien", "aquí", "enlace"),
    *("haga clic aquí", "здесь", "ссылка", "点击此处", "这里", "链接", "هنا", "انقر هنا", "رابط"),
}


@dataclass(frozen=True)
class Opened:
    """A Word file, opened."""

    path: Path

    @cached_property
    def parts(self) -> dict[str, bytes]:
        with zipfile.ZipFile(self.path) as package:
            return {name: package.read(name) for name in package.namelist()}

    @cached_property
    def document(self) -> etree._Element:
        return self.part("word/document.xml")

    @cached_property
    def styles(self) -> etree._Element:
        return self.part("word/styles.xml")

    def part(self, name: str) -> etree._Element:
        return etree.fromstring(self.parts[name])

    def texts(self) -> Iterator[tuple[str, etree._Element]]:
        """Yield every part that holds text, by name."""
        for name in self.parts:
            if re.fullmatch(r"word/(document|footnotes|header\d+|footer\d+)\.xml", name):
                yield name, self.part(name)


def find(root: etree._Element, path: str) -> list[etree._Element]:
    found = root.xpath(path, namespaces=nsmap)
    assert isinstance(found, list)
    return [one for one in found if isinstance(one, etree._Element)]


def text_of(element: etree._Element) -> str:
    return "".join(one.text or "" for one in element.iter(qn("w:t")))


def problems(path: Path) -> list[str]:
    """Return what is wrong with a file, by rule."""
    opened = Opened(path)
    return [f"{rule.__name__}: {problem}" for rule in RULES for problem in rule(opened)]


# ---- rules


def title_is_set_and_shown(opened: Opened) -> Problems:
    titles = [one.text for one in opened.part("docProps/core.xml") if str(one.tag).endswith("}title")]
    shown = [text_of(one) for one in find(opened.document, "//w:p[w:pPr/w:pStyle/@w:val='Title']")]
    if not titles or not titles[0] or shown != titles:
        yield f"properties say {titles}, the text says {shown}"


def language_is_set(opened: Opened) -> Problems:
    if not find(opened.styles, "//w:docDefaults//w:lang[@w:val][@w:eastAsia][@w:bidi]"):
        yield "the styles name no language for each script"
    if not [one for one in opened.part("docProps/core.xml") if str(one.tag).endswith("}language") and one.text]:
        yield "the properties name no language"


def heads_leave_no_level_out(opened: Opened) -> Problems:
    levels = {
        str(style.get(qn("w:styleId"))): int(str(level.get(qn("w:val"))))
        for style in find(opened.styles, "//w:style")
        for level in style.iter(qn("w:outlineLvl"))
    }
    before = -1
    for paragraph in find(opened.document, "//w:body//w:p"):
        level = levels.get(_style(paragraph))
        if level is None:
            continue
        if level > before + 1:
            yield f"level {level + 1} follows level {before + 1} at {text_of(paragraph)!r}"
        before = level


def pictures_have_words(opened: Opened) -> Problems:
    for name, root in opened.texts():
        for picture in find(root, "//wp:docPr"):
            is_decorative = any(one.get("val") == "1" for one in picture.iter(f"{{{_DRAWING}}}decorative"))
            if not is_decorative and not (picture.get("descr") or "").strip():
                yield f"{name} has a picture without words: {picture.get('name')}"


def nothing_floats(opened: Opened) -> Problems:
    for name, root in opened.texts():
        for tag in ("wp:anchor", "w:pict", "w:txbxContent", "w:framePr", "w:object"):
            if find(root, f"//{tag}"):
                yield f"{name} has a {tag}: readers meet it out of order, or never"


def tables_have_header_rows(opened: Opened) -> Problems:
    for table in find(opened.document, "//w:body//w:tbl"):
        first = find(table, "./w:tr")[0]
        look = find(table, "./w:tblPr/w:tblLook")
        if not find(first, "./w:trPr/w:tblHeader"):
            yield f"no header row: {text_of(first)!r}"
        if not look or look[0].get(qn("w:firstRow")) != "1":
            yield f"its look has no header row: {text_of(first)!r}"
        if not find(table, "./w:tblPr/w:tblCaption"):
            yield f"no title: {text_of(first)!r}"


def tables_are_simple(opened: Opened) -> Problems:
    for name, root in opened.texts():
        for tag in ("w:gridSpan", "w:vMerge", "w:hMerge", "w:tbl//w:tbl"):
            if find(root, f"//{tag}"):
                yield f"{name} has a {tag}"
        for table in find(root, "//w:tbl"):
            counts = {len(find(row, "./w:tc")) for row in find(table, "./w:tr")} | {len(find(table, "./w:tblGrid/*"))}
            if len(counts) > 1:
                yield f"{name} has a table whose rows have {sorted(counts)} cells"


def links_say_where_they_lead(opened: Opened) -> Problems:
    for name, root in opened.texts():
        relations = _relations(opened, name)
        for link in find(root, "//w:hyperlink"):
            words = text_of(link).strip()
            target = relations.get(str(link.get(qn("r:id"))), "")
            if not words or words.casefold().strip(" .:»") in _EMPTY_WORDS:
                yield f"{name}: a link says {words!r}"
            # A printed address is one without the parts that only machines need.
            if _ADDRESS.fullmatch(words) and words == target:
                yield f"{name}: a bare address: {words!r}"


def no_paragraph_is_a_space(opened: Opened) -> Problems:
    rules = {str(style.get(qn("w:styleId"))) for style in find(opened.styles, "//w:style[w:pPr/w:pBdr]")}
    for paragraph in find(opened.document, "//w:body//w:p[not(ancestor::w:tc)]"):
        is_rule = _style(paragraph) in rules
        if not text_of(paragraph).strip() and not is_rule and not find(paragraph, ".//w:drawing"):
            yield f"an empty paragraph of style {_style(paragraph)!r}"
    for name, root in opened.texts():
        for paragraph in find(root, "//w:p"):
            if re.search(r" {3,}|\u3000{2,}", text_of(paragraph)):
                yield f"{name}: spaces as layout in {text_of(paragraph)[:60]!r}"
            if find(paragraph, ".//w:br[not(@w:type)][following::w:r[1]/w:br[not(@w:type)]]"):
                yield f"{name}: line breaks as space in {text_of(paragraph)[:60]!r}"


def pages_are_numbered_by_fields(opened: Opened) -> Problems:
    fields = {
        str(one.text).split()[0]
        for name, root in opened.texts()
        if "foot" in name
        for one in find(root, "//w:instrText")
    }
    if fields and not {"PAGE", "NUMPAGES"} <= fields:
        yield f"the footers have only {sorted(fields)}"


RULES: tuple[Callable[[Opened], Problems], ...] = (
    title_is_set_and_shown,
    language_is_set,
    heads_leave_no_level_out,
    pictures_have_words,
    nothing_floats,
    tables_have_header_rows,
    tables_are_simple,
    links_say_where_they_lead,
    no_paragraph_is_a_space,
    pages_are_numbered_by_fields,
)


def _style(paragraph: etree._Element) -> str:
    return "".join(str(one.get(qn("w:val"))) for one in find(paragraph, "./w:pPr/w:pStyle"))


def _relations(opened: Opened, name: str) -> dict[str, str]:
    part = f"word/_rels/{name.removeprefix('word/')}.rels"
    return {str(one.get("Id")): str(one.get("Target")) for one in opened.part(part)} if part in opened.parts else {}
