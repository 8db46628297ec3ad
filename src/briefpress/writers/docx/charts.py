"""Chart -> an inline drawing with its alternative text, and the parts of the package that it needs (20.4.2.8)."""

from __future__ import annotations

from typing import cast

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml.xmlchemy import BaseOxmlElement

from briefpress.document import tree
from briefpress.drawing.plan import plan_of, with_legend
from briefpress.writers.docx.chart_part import chart_space, external_data
from briefpress.writers.docx.look import Look
from briefpress.writers.docx.markup import Element, element, related, run, w
from briefpress.writers.docx.workbook import workbook

_EMU = 12700
"""Units of a drawing in a point."""
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"


class Charts:
    """Puts the charts of a document into its package: each a part of its own, with a workbook of its own."""

    def __init__(self, document: Part, look: Look) -> None:
        self._document = document
        self._look = look
        self._count = 0

    def drawing(self, chart: tree.Chart, number: int) -> Element:
        """Return the run with a chart. `number` tells it from all other drawings."""
        self._count += 1
        plan = with_legend(plan_of(chart, self._look.theme, self._look.text_width), chart)
        data = Part(
            PackURI(f"/word/embeddings/workbook{self._count}.xlsx"),
            CONTENT_TYPE.SML_SHEET,
            workbook(chart, self._look.is_right_to_left),
            self._document.package,
        )
        space = chart_space(chart, plan, self._look)
        name = PackURI(f"/word/charts/chart{self._count}.xml")
        part = XmlPart(name, CONTENT_TYPE.DML_CHART, cast(BaseOxmlElement, space), self._document.package)
        space.append(external_data(str(part.relate_to(data, RELATIONSHIP_TYPE.PACKAGE))))
        relationship = self._document.relate_to(part, RELATIONSHIP_TYPE.CHART)
        size = (round(plan.width * _EMU), round(plan.height * _EMU))
        return run(None, w("drawing", _inline(chart, relationship, size, number)))


def _inline(chart: tree.Chart, relationship: str, size: tuple[int, int], number: int) -> Element:
    across, down = size
    return element(
        "wp:inline",
        element("wp:extent", cx=across, cy=down),
        element("wp:docPr", id=number, name=f"Chart {number}", descr=chart.alternative),
        element("wp:cNvGraphicFramePr"),
        element("a:graphic", element("a:graphicData", related(element("c:chart"), "id", relationship), uri=_CHART)),
        distT=0,
        distB=0,
        distL=0,
        distR=0,
    )
