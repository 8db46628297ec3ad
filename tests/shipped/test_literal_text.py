"""What an author types prints as typed: in every format, nothing of it is ever code."""

from __future__ import annotations

import re

from tests.programs import LibreOffice
from tests.shipped.readers import text_of_flat_document, text_of_html, text_of_pdf

from briefpress.editions.request import Request
from briefpress.pipeline.outcome import Plan
from briefpress.pipeline.pipeline import build
from briefpress.project import Project
from briefpress.report.progress import SilentProgress

TYPED = "R&D <b> #x 50% {{ x }} {% y %} © 漢字 א &amp; ${z} \\n 'q'"
# Straight quotation marks are what a keyboard has; what prints are the marks of the language.
PRINTED = TYPED.replace("'q'", "‘q’")


def test_author_text_is_never_code(project: Project, libre_office: LibreOffice) -> None:
    path = project.content / "tiny" / "brief.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("Announced in 2015", f"{TYPED} Announced in 2015"), "utf-8")
    request = Request(languages=("en",), audiences=("policymakers",), lengths=("brief",))

    outcome = build(request, project, Plan(project.build, 1), SilentProgress())

    files = {entry.format: project.build / entry.path for entry in outcome.entries}
    expected = re.sub(r"\s", "", PRINTED)
    assert () == outcome.diagnostics
    assert expected in text_of_html(files["html"])
    assert expected in text_of_pdf(files["pdf"])
    libre_office.convert([files["docx"]], "fodt", project.root)
    assert expected in text_of_flat_document(project.root / f"{files['docx'].stem}.fodt")
