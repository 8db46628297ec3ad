"""What people do with Word templates: docxtpl fills one. Runs where docxtpl is installed, and knows nothing of ours.

python word_template.py OUT TEXT.json...
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import docx
import docxtpl  # type: ignore[import-not-found,unused-ignore] # only some have it

STYLES = ("Heading 1", "Heading 2", "Heading 3", "List Bullet", "Normal")


def main(out: str, *texts: str) -> None:
    template = Path(out, "template.docx")
    make_template(template)
    for path in map(Path, texts):
        document = docxtpl.DocxTemplate(template)
        document.render(json.loads(path.read_text("utf-8")), autoescape=True)
        document.save(Path(out, f"{path.stem}.docx"))
    template.unlink()


def make_template(path: Path) -> None:
    """Write a template with a paragraph for each style and a table of any size, for each block."""
    template = docx.Document()
    template.add_paragraph("{%p for block in blocks %}")
    for style in STYLES:
        template.add_paragraph(f'{{%p if block.style == "{style}" %}}')
        template.add_paragraph("{{ block.text }}", style=style)
        template.add_paragraph("{%p endif %}")
    template.add_paragraph("{%p if block.rows %}")
    table = template.add_table(rows=3, cols=3)
    table.style = "Table Grid"
    table.cell(0, 0).text = "{%tr for row in block.rows %}"
    for cell, text in zip(
        table.rows[1].cells, ("{%tc for cell in row %}", "{{ cell }}", "{%tc endfor %}"), strict=True
    ):
        cell.text = text
    table.cell(2, 0).text = "{%tr endfor %}"
    template.add_paragraph("{%p endif %}")
    template.add_paragraph("{%p endfor %}")
    template.save(str(path))


if __name__ == "__main__":
    main(*sys.argv[1:])
