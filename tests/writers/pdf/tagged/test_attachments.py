"""An archive keeps a paper with what it was made from: each file comes out as it went in."""

from __future__ import annotations

import io

import pikepdf

from briefpress.document.parse import parse
from briefpress.theme.theme import Theme
from briefpress.writers.artifact import Asset
from briefpress.writers.pdf.layout import lay_out
from briefpress.writers.pdf.tagged.attachments import attachments_of
from briefpress.writers.pdf.write import write_pdf

CHART = (
    '<figure id="trees"><figcaption>Trees</figcaption><table class="chart bar" aria-label="Trees in two years."'
    ' data-scale="0 2 4 6" data-scale-shown="0|2|4|6"><caption>Data</caption>'
    '<thead><tr><td></td><th scope="col">Oaks, beeches</th></tr></thead><tbody>'
    '<tr><th scope="row">2015</th><td data-value="3.5">3,5</td></tr><tr><th scope="row">2016</th><td></td></tr>'
    "</tbody></table></figure>"
)
SOURCE = Asset("brief.yaml", "application/yaml", b"title: \xd0\xa7\r\n\r\n# as typed\n")


def test_the_brief_and_the_numbers_of_its_charts_come_along() -> None:
    document = parse(f'<html lang="en" dir="ltr"><head><title>T</title></head><body><main>{CHART}</main></body></html>')
    attached = attachments_of([SOURCE], document, "2026-11-01")

    content = write_pdf(lay_out(parse(TEXT), Theme(()), (), ()), "a-3a", attached).content

    with pikepdf.open(io.BytesIO(content)) as pdf:
        files = {name: pdf.attachments[name] for name in sorted(pdf.attachments)}
        assert {"brief.yaml": SOURCE.content, "trees.csv": b',"Oaks, beeches"\r\n2015,3.5\r\n2016,\r\n'} == {
            name: one.get_file().read_bytes() for name, one in files.items()
        }
        assert ["/Source", "/Data"] == [str(one.obj.AFRelationship) for one in files.values()]
        assert ["application/yaml", "text/csv"] == [one.get_file().mime_type for one in files.values()]
        assert 2 == len(pdf.Root.AF)


TEXT = '<html lang="en" dir="ltr"><head><title>T</title></head><body><main><h1>T</h1><p>Text.</p></main></body></html>'
