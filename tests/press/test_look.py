"""One layout that is looked at shows what a build prints, and where on its pages each block stands."""

from __future__ import annotations

from tests.conftest import one_pager

from briefpress.assets.pdf_pages import page_looks
from briefpress.editions.request import Request
from briefpress.pipeline.looking import AS_IT_IS, composed, composers
from briefpress.press.look import LookedAt, look
from briefpress.project import Project

REQUEST = Request(("tiny",), ("policymakers",), ("glance",), ("en",))


def looked_at(project: Project) -> LookedAt:
    return look(composed(composers(project, "", ""), REQUEST, AS_IT_IS).job, AS_IT_IS)


def test_its_pages_look_as_those_of_a_build(project: Project) -> None:
    printed = page_looks(one_pager(project)["pdf"].read_bytes())
    job = composed(composers(project, "", ""), REQUEST, AS_IT_IS).job
    seen = look(job, AS_IT_IS)

    if seen.measure.fill >= job.budget.fill:
        assert printed == seen.pages
    assert len(printed) == len(seen.pages)


def test_fonts_kept_from_earlier_looks_change_no_picture(project: Project) -> None:
    first = looked_at(project)
    brief = project.content / "tiny" / "brief.yaml"
    text = brief.read_text("utf-8")
    brief.write_text(text.replace("Documents on record", "Quick brown foxes & 2,345 jumps", 1), "utf-8")
    changed = looked_at(project)
    brief.write_text(text, "utf-8")

    again = looked_at(project)

    assert first.pages == again.pages
    assert first.pages != changed.pages


def test_says_where_blocks_stand(project: Project) -> None:
    seen = looked_at(project)

    region = next(one for one in seen.regions if one.name == "texts")
    assert 1 == region.page
    assert 0 < region.left < region.left + region.width < 1
    assert 0 < region.top < region.top + region.height < 1
