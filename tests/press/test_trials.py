"""A layout goes on from another where it can, is kept while it serves, and is the same as one made by itself."""

from __future__ import annotations

import pytest
from tests.lengths import BRIEF
from tests.writers.pdf.engine.test_measures import WORDS
from tests.writers.pdf.engine.test_resumed import STYLE, markup

from briefpress.editions.edition import Edition
from briefpress.press.job import Job
from briefpress.press.measure import Budget, Setting
from briefpress.press.stopwatch import Stopwatch
from briefpress.press.trials import Trials
from briefpress.theme.theme import Theme
from briefpress.writers.pdf.write import write_pdf

pytestmark = pytest.mark.slow

GLOSSARY = '<section id="g"><h2>G</h2><ul class="abbreviations"><li><b>ABC</b> Another Big Company</li></ul></section>'
PLAIN = Setting(0, 0)
PUSHED = Setting(0, 0, ("s2",))
PUSHED_LATE = Setting(0, 0, ("s3",))
PUSHED_TWICE = Setting(0, 0, ("s2", "s3"))
ALL_PUSHED = Setting(0, 0, ("s1", "s2", "s3"))
OTHER = Setting(0, 1)


def trials(pages: int = 99, language: str = "en") -> Trials:
    """Return the trials of a text whose third section begins on its second page or later."""
    html = markup(language).replace("<p>", "<p>ABC. ").replace("</main>", f"{GLOSSARY}</main>")
    edition = Edition("water", language, BRIEF, "public")
    job = Job(edition, (html,), Theme(()), STYLE, "", (), (), Budget(pages, 0.7), ("pdf",))
    return Trials(job, Stopwatch())


@pytest.mark.parametrize("language", WORDS)
def test_a_layout_goes_on_from_another_whatever_is_marked_in_it(language: str) -> None:
    begun, fresh = trials(language=language), trials(language=language)
    plain = begun.laid_out(PLAIN)
    pushed = begun.laid_out(PUSHED)

    assert 1 < plain.page_of["s2"]
    assert pushed.set_pages == pushed.count - plain.page_of["s2"] + 1
    assert write_pdf(fresh.laid_out(PUSHED)).content == write_pdf(pushed).content


def test_a_layout_goes_on_from_the_one_that_it_shares_most_pages_with() -> None:
    tried = trials()
    for setting in (PLAIN, PUSHED, PUSHED_LATE):
        tried.laid_out(setting)

    twice = tried.laid_out(PUSHED_TWICE)

    assert twice.set_pages == twice.count - tried.pages[PUSHED].page_of["s3"] + 1


def test_layouts_that_are_too_long_are_let_go_when_another_is_made() -> None:
    tried = trials(pages=1)
    first = tried.laid_out(PLAIN)
    tried.laid_out(OTHER)

    assert [OTHER] == list(tried.pages)
    assert first.used == tried.laid_out(PLAIN).used


def test_one_that_is_too_long_stays_where_one_like_it_fits() -> None:
    tried = trials()
    plain, pushed = tried.laid_out(PLAIN), tried.laid_out(ALL_PUSHED)
    assert plain.count < pushed.count

    tried = trials(pages=plain.count)
    for setting in (PLAIN, ALL_PUSHED, OTHER):
        tried.laid_out(setting)

    assert [PLAIN, ALL_PUSHED, OTHER] == list(tried.pages)


def test_all_but_the_one_that_is_printed_are_let_go() -> None:
    tried = trials()
    for setting in (PLAIN, PUSHED, OTHER):
        tried.laid_out(setting)

    tried.keep_only(PUSHED)

    assert [PUSHED] == list(tried.pages)
    assert write_pdf(trials().laid_out(PUSHED)).content == write_pdf(tried.laid_out(PUSHED)).content
