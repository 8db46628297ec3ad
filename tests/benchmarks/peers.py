"""What people would use instead: other roads from the same text to PDF and Word, for whoever has them installed."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.workload import Page

JOBS = 2

Command = Sequence[str]
Step = Sequence[Sequence[Command]]
"""Chains of commands; two chains run side by side, the commands of one in order."""

_TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"
_PANDOC = "import pypandoc; print(pypandoc.get_pandoc_path())"
_FONTS = {"zh-Hans": "Noto Serif CJK SC", "ar": "Noto Naskh Arabic"}
# What they lead to has no name in Markdown.
_INNER_LINK = re.compile(r"\[((?:\\.|[^\]\\])*)\]\(#[^)]*\)")
_SHEET = """
@page { size: A4; margin: 20mm; @bottom-right { content: counter(page) "/" counter(pages) } }
html { font: 10pt/1.4 "Noto Serif", "Noto Serif CJK SC", "Noto Naskh Arabic"; hyphens: auto; max-width: none }
body { margin: 0; padding: 0; max-width: none }
table { border-collapse: collapse; width: 100% }
td, th { border-bottom: .5pt solid; padding: 1mm; text-align: start; vertical-align: top }
nav a::after { content: leader(".") target-counter(attr(href), page) }
"""


@dataclass(frozen=True, slots=True)
class Tools:
    """The programs of this machine."""

    python: str
    """An interpreter that may have typst, docxtpl and pypandoc."""

    def has(self, module: str) -> bool:
        return subprocess.run([self.python, "-c", f"import {module}"], check=False, capture_output=True).returncode == 0

    @property
    def pandoc(self) -> str:
        """Return pypandoc's own pandoc, which is newer than many a system's."""
        found = subprocess.run([self.python, "-c", _PANDOC], check=False, capture_output=True, text=True).stdout
        return found.strip() or shutil.which("pandoc") or ""

    @property
    def soffice(self) -> str:
        return shutil.which("soffice") or ""


@dataclass(frozen=True, slots=True)
class Peer:
    """Another road."""

    name: str
    missing: Callable[[Tools], str]
    """Return what is not installed, or the empty string."""
    steps: Callable[[Tools, Sequence[Page], Path], Sequence[Step]]


def prepare(tools: Tools, pages: Sequence[Page]) -> None:
    """Write the text of pages as Markdown, which is not part of what is measured."""
    if tools.pandoc:
        for page in pages:
            plain = "markdown-raw_html-native_divs-native_spans-link_attributes-bracketed_spans"
            _run([tools.pandoc, page.path("html"), "-t", plain, "-o", page.path("md")])
            text = Path(page.path("md")).read_text("utf-8")
            Path(page.path("md")).write_text(_INNER_LINK.sub(r"\1", text), "utf-8")
        (pages[0].folder / "plain.css").write_text(_SHEET, "utf-8")


def missing_for_loop(tools: Tools) -> str:
    """Return what is not installed of what makes an edit loop of Typst's, or the empty string."""
    return _missing(tools, "pandoc", "typst")


def prepare_typst(tools: Tools, page: Page) -> None:
    """Write the text of a page for Typst."""
    font = f"mainfont={_FONTS.get(page.language, 'Noto Serif')}"
    _run([tools.pandoc, page.path("md"), "-s", "-V", font, "-V", "papersize=a4", "-o", page.path("typ")])


def why_no_quarto(tools: Tools) -> str:
    """Return why Quarto is not measured; empty where it is."""
    return "" if QUARTO.missing(tools) == "" else "not installed: the package of that name fetches the program itself"


def travel(steps: Sequence[Step]) -> None:
    """Run the commands of a road. Raises SystemExit when one fails."""
    for step in steps:
        with ThreadPoolExecutor(JOBS) as executor:
            list(executor.map(_follow, step))


def _follow(chain: Sequence[Command]) -> None:
    for command in chain:
        _run(command)


def _run(command: Command) -> None:
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{command[0]} failed:\n{done.stderr}")


def _pandoc_word(tools: Tools, pages: Sequence[Page], out: Path) -> Step:
    return [
        [[tools.pandoc, page.path("md"), "--resource-path", str(page.folder), "-o", str(out / f"{page.stem}.docx")]]
        for page in pages
    ]


def _pandoc_typst(tools: Tools, pages: Sequence[Page], out: Path) -> Sequence[Step]:
    font = "mainfont=Noto Serif"
    pdf = [
        [
            [
                tools.pandoc,
                page.path("md"),
                "-s",
                "-V",
                f"mainfont={_FONTS[page.language]}" if page.language in _FONTS else font,
                "-V",
                "papersize=a4",
                "-o",
                page.path("typ"),
            ],
            [tools.python, "-c", _TYPST, page.path("typ"), str(out / f"{page.stem}.pdf")],
        ]
        for page in pages
    ]
    return pdf, _pandoc_word(tools, pages, out)


def _pandoc_engine(tools: Tools, pages: Sequence[Page], out: Path) -> Sequence[Step]:
    weasyprint = Path(sys.executable).with_name("weasyprint")
    pdf = [
        [
            [
                tools.pandoc,
                page.path("md"),
                "--resource-path",
                str(page.folder),
                f"--pdf-engine={weasyprint}",
                "--css",
                str(page.folder / "plain.css"),
                "-o",
                str(out / f"{page.stem}.pdf"),
            ]
        ]
        for page in pages
    ]
    return pdf, _pandoc_word(tools, pages, out)


def _word_template(tools: Tools, pages: Sequence[Page], out: Path) -> Sequence[Step]:
    script = str(Path(__file__).with_name("word_template.py"))
    fill = [tools.python, script, str(out), *(page.path("json") for page in pages)]
    profile = f"-env:UserInstallation={(out.parent / 'office').as_uri()}"
    # One instance for each profile: it converts them all, one after the other.
    files = [str(out / f"{page.stem}.docx") for page in pages]
    convert = [tools.soffice, "--headless", profile, "--convert-to", "pdf", "--outdir", str(out), *files]
    return [[fill]], [[convert]]


def _quarto(tools: Tools, pages: Sequence[Page], out: Path) -> Sequence[Step]:
    """Quarto prints through Typst, which it brings along."""
    quarto = shutil.which("quarto") or ""
    pdf: Step = [[[quarto, "render", page.path("md"), "--to", "typst", "--output-dir", str(out)]] for page in pages]
    return pdf, _pandoc_word(tools, pages, out)


def _missing(tools: Tools, *wanted: str) -> str:
    """Return which programs and modules are not there."""
    programs = {"pandoc": tools.pandoc, "soffice": tools.soffice, "quarto": shutil.which("quarto") or ""}
    return ", ".join(name for name in wanted if not (programs[name] if name in programs else tools.has(name)))


QUARTO = Peer("Quarto to Typst, and pandoc to Word", lambda tools: _missing(tools, "pandoc", "quarto"), _quarto)
PEERS = (
    Peer("pandoc to Typst, and to Word", lambda tools: _missing(tools, "pandoc", "typst"), _pandoc_typst),
    Peer("pandoc to WeasyPrint, and to Word", lambda tools: _missing(tools, "pandoc"), _pandoc_engine),
    Peer("docxtpl to Word to LibreOffice", lambda tools: _missing(tools, "docxtpl", "soffice"), _word_template),
)
