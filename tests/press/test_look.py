"""One layout that is looked at shows what a build prints, and where on its pages each block stands."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.conftest import one_pager

from briefpress.assets.pdf_pages import page_looks
from briefpress.composing.composer import Composer
from briefpress.content.library import Library
from briefpress.editions.edition import Edition
from briefpress.editions.request import Request
from briefpress.pipeline.looking import AS_IT_IS, composed, composers
from briefpress.press.look import InView, LookedAt, look, looks
from briefpress.press.measure import Setting
from briefpress.press.view import View
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


def test_the_page_in_view_comes_first_and_looks_the_same(project: Project) -> None:
    request = Request(("tiny",), ("policymakers",), ("brief",), ("en",))
    job = composed(composers(project, "", ""), request, AS_IT_IS).job

    first, last = looks(job, AS_IT_IS, View(page=9))
    known, _ = looks(job, AS_IT_IS, View(page=9, look=getattr(first, "look", "")))

    assert isinstance(first, InView)
    assert isinstance(last, LookedAt)
    assert (len(last.pages), last.pages[-1], last.sizes[-1]) == (first.page, first.look, first.size)
    assert first.picture.startswith(b"\x89PNG")
    assert replace(first, picture=b"") == known


def test_what_may_be_cut_is_found_out_when_it_is_asked_for(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    original = Composer.cuttable

    def cuttable(composer: Composer, library: Library, edition: Edition) -> tuple[str, ...]:
        asked.append(str(edition))
        return original(composer, library, edition)

    monkeypatch.setattr(Composer, "cuttable", cuttable)
    brief = project.content / "tiny" / "brief.yaml"
    text = brief.read_text("utf-8")
    more = "      - {id: more, type: paragraph, keep: 5, text: More of it.}\n      - id: texts\n"
    brief.write_text(text.replace("      - id: texts\n", more, 1), "utf-8")
    both = composers(project, "", "")
    whole = composed(both, REQUEST, AS_IT_IS)
    assert [] == asked
    order = whole.cuttable
    cut = composed(both, REQUEST, Setting(1, 0), order)

    assert 1 == len(asked)
    assert (("more",), 1) == (cut.job.cuttable, cut.job.cuts)
    assert composed(both, REQUEST, Setting(1, 0)).job.versions == cut.job.versions
    assert whole.job.versions != cut.job.versions


def test_says_where_blocks_stand(project: Project) -> None:
    seen = looked_at(project)

    region = next(one for one in seen.regions if one.name == "texts")
    assert 1 == region.page
    assert 0 < region.left < region.left + region.width < 1
    assert 0 < region.top < region.top + region.height < 1
