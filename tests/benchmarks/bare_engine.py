"""The bare engine: Jinja2 fills a page, WeasyPrint makes the PDF; nothing is measured, fitted or checked.

.venv/bin/python -P .ci/module.py tests.benchmarks.bare_engine OUT PAGE.html...
"""

from __future__ import annotations

import sys
from pathlib import Path

import jinja2
import weasyprint
from markupsafe import Markup

_TEMPLATE = jinja2.Environment(autoescape=True).from_string("{{ page }}")


def main(out: str, *pages: str) -> None:
    for path in map(Path, pages):
        page = weasyprint.HTML(string=_TEMPLATE.render(page=Markup(path.read_text("utf-8"))), base_url=str(path))
        sheet = weasyprint.CSS(filename=path.with_suffix(".css"))
        page.write_pdf(Path(out, f"{path.stem}.pdf"), stylesheets=[sheet], pdf_variant="pdf/ua-1")


if __name__ == "__main__":
    main(*sys.argv[1:])
