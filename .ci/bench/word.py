"""How long the Word file of an eight-page edition takes, beside its PDF: laid out once, and written.

    .venv/bin/python .ci/bench/word.py [REPETITIONS]

Both are timed in turn in one process, in seconds of the processor, so that other work on the machine counts little.
The Word writer needs the pages of the layout, but not the layout's time: the ratio is what Word adds to a PDF.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from briefpress import GENERATOR
from briefpress.composing.composer import Composer
from briefpress.content.load import load_brief
from briefpress.content.words import Length
from briefpress.document.parse import parse
from briefpress.document.typography import typeset
from briefpress.editions.edition import Edition
from briefpress.project import Project
from briefpress.writers.docx import write_docx
from briefpress.writers.pdf.layout import lay_out
from briefpress.writers.pdf.write import write_pdf

TARGET = 0.1
BRIEF = "green-belt-and-road"


def main(arguments: list[str]) -> int:
    project = Project(Path(__file__).parents[2])
    library = load_brief(project.content / BRIEF, project.root)
    edition = Edition(BRIEF, "en", Length("indepth"), "policymakers")
    job = Composer(project, GENERATOR).job(library, edition, ("pdf", "docx"))
    document = typeset(parse(job.html))
    # About as tight as the edition is printed.
    theme = job.theme.at(0.5)
    style = theme.css()
    pages = lay_out(document, (style, job.page_style), job.assets)
    prints, words = [], []
    for _ in range(int(arguments[0]) if arguments else 3):
        prints.append(_seconds(lambda: write_pdf(lay_out(document, (style, job.page_style), job.assets))))
        words.append(_seconds(lambda: write_docx(document, theme, pages.page_of, pages.count, job.assets)))
    ratio = statistics.median(words) / statistics.median(prints)
    print(f"{pages.count} pages: PDF {statistics.median(prints):.2f} s, Word {statistics.median(words):.3f} s")
    print(f"ratio {ratio:.3f}, wanted: less than {TARGET}")
    return 0 if ratio < TARGET else 1


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
