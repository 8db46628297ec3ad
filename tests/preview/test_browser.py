"""A preview in Chromium: it follows its files, says what is wrong where it is, and lets nobody else in."""

from __future__ import annotations

import os
import re
import signal

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.preview.conftest import PATIENCE, Running, looks, opened, wait_for_all, wait_for_change, workers

pytestmark = pytest.mark.slow

expect.set_options(timeout=PATIENCE)

EARLIER = """      - id: more.before
        type: paragraph
        text: The spring was dry.
      - id: more.44
"""
"""A block, before another one."""


def test_draws_anew_only_the_pages_that_changed(page: Page, preview: Running) -> None:
    before = looks(page)
    first = page.locator(".page img").first.element_handle()

    preview.write("Pipe number 44 was laid", "Pipe number 44 was mended")
    wait_for_change(page, before)

    after = looks(page)
    assert before[:-1] == after[:-1]
    assert before[-1] != after[-1]
    # The very element that was there before: it cannot have flickered.
    assert page.evaluate("one => one.isConnected", first)


def test_stays_where_it_was_scrolled_to(page: Page, preview: Running) -> None:
    page.locator(".sheet").evaluate("one => one.scrollTo(0, 700)")

    before = looks(page)
    preview.write("along the old road", "along the new road")
    wait_for_change(page, before)

    expect(page.locator(".sheet")).to_have_js_property("scrollTop", 700)


def test_the_web_edition_follows_in_place(page: Page, preview: Running) -> None:
    page.get_by_label("Web edition").check()
    shown = page.frame_locator("iframe")
    expect(shown.get_by_text("Plans can be dated.")).to_be_visible()
    root = page.locator("iframe").element_handle().content_frame()
    assert root
    root.evaluate("document.scrollingElement.scrollTo(0, 300)")
    heading, pipe = (root.wait_for_selector(one) for one in ("h1", "[id='more.44']"))
    assert heading
    assert pipe

    preview.write("lead: Plans can be dated.", "lead: Plans were dated.")

    expect(shown.get_by_text("Plans were dated.")).to_be_visible()
    assert 300 == root.evaluate("document.scrollingElement.scrollTop")
    # A block that comes is put between those that stay.
    preview.write("lead: Plans were dated.", "lead: Plans can be dated.")
    preview.write("      - id: more.44\n", EARLIER)
    expect(shown.get_by_text("The spring was dry.")).to_be_visible()
    before = pipe.evaluate(
        "one => [one.previousElementSibling.id, one.previousElementSibling.previousElementSibling.id]"
    )
    assert ["more.before", "more.43"] == before
    assert all(one.evaluate("one => one.isConnected") for one in (heading, pipe))
    preview.write(EARLIER, "      - id: more.44\n")
    expect(shown.get_by_text("The spring was dry.")).to_have_count(0)
    page.wait_for_selector(".pane[aria-busy=false]")


def test_the_gauge_moves_as_one_writes(page: Page, preview: Running) -> None:
    room = page.locator(".gauge dd").nth(1)
    expect(room).to_contain_text("left")
    count = page.locator(".gauge dd").nth(3)
    before = int(re.findall(r"\d+", count.inner_text())[0])

    preview.write("Pipe number 7 was", "Pipe number 7 and six more of its kind were")

    expect(count).to_contain_text(str(before + 6))


def test_says_what_a_build_would_make(page: Page) -> None:
    expect(page.locator("#verdict")).to_have_text(re.compile(r"^A build would (not )?print"))
    expect(page.locator(".pane").first).to_have_attribute("aria-busy", "false")


def test_a_block_leads_to_where_it_is_written(page: Page, preview: Running) -> None:
    page.locator('.block[data-block="why.plan"]').first.click()

    line = 1 + preview.brief.read_text("utf-8").split("\n").index("      - id: why.plan")
    expect(page.locator("#chosen")).to_contain_text(f"content/water/brief.yaml:{line}")
    expect(page.locator("#chosen")).to_contain_text("templates/parts/paragraph.html")
    link = page.locator("#chosen a").first.get_attribute("href")
    assert f"vscode://file{preview.brief.resolve()}:{line}:" in str(link)


def test_a_finding_stands_at_its_block_and_leads_there(page: Page, preview: Running) -> None:
    preview.write("was laid in the spring, along the", "was laid in the spring [@plan2071], along the")

    found = page.locator("#findings .finding.error").first
    expect(found).to_contain_text('no source is named "plan2071"')
    found.get_by_role("button", name="Show more.1").click()
    expect(page.locator('.block[data-block="more.1"].chosen').first).to_be_visible()
    expect(page.locator('.block[data-block="more.1"]').first).to_have_attribute("data-severity", "error")
    preview.write(" [@plan2071]", "")
    expect(page.locator("#findings .finding.error")).to_have_count(0)


def test_a_broken_brief_greys_the_last_good_page_with_the_mistake_above(page: Page, preview: Running) -> None:
    before = looks(page)

    preview.write("standfirst: {", "standfirst: [{")

    expect(page.locator(".pane.broken")).to_be_visible()
    expect(page.get_by_role("alert")).to_contain_text("content/water/brief.yaml:")
    assert before == looks(page)
    preview.write("standfirst: [{", "standfirst: {")
    expect(page.locator(".pane.broken")).to_have_count(0)
    expect(page.get_by_role("alert")).to_be_hidden()


def test_a_file_that_is_taken_away_and_comes_back(page: Page, preview: Running) -> None:
    text = preview.brief.read_bytes()

    preview.brief.unlink()

    expect(page.locator(".pane.broken")).to_be_visible()
    expect(page.get_by_role("alert")).to_contain_text(re.compile("no brief"))
    preview.brief.write_bytes(text)
    expect(page.locator(".pane.broken")).to_have_count(0)


def test_a_worker_that_is_killed_costs_one_look(page: Page, preview: Running) -> None:
    page.locator("#verdict", has_text="A build would").wait_for()

    for worker in workers(preview.process.pid):
        os.kill(worker, signal.SIGKILL)
    before = looks(page)
    preview.write("to the harbour", "to the old harbour")

    wait_for_change(page, before)
    expect(page.locator(".pane.broken")).to_have_count(0)


def test_the_bar_changes_the_edition_and_the_address(page: Page) -> None:
    page.get_by_label("Length").select_option("glance")

    expect(page.locator(".page")).to_have_count(1)
    assert "length=glance" in page.url
    page.get_by_label("Paper").select_option("a5")
    expect(page.locator(".page").first).to_have_attribute("style", re.compile("559"))


def test_two_editions_side_by_side_scroll_together(page: Page) -> None:
    page.set_viewport_size({"width": 1440, "height": 700})
    first, second = (page.locator(".sheet").nth(place) for place in (0, 1))
    first.evaluate("one => one.scrollTo(0, 900)")
    page.get_by_role("button", name="Side by side").click()
    # It begins where the one is that it is put beside.
    expect(second).not_to_have_js_property("scrollTop", 0)
    page.locator(".pane").nth(1).get_by_label("Language").select_option("fr")
    expect(page).to_have_url(re.compile(r"2\.language=fr"))
    wait_for_all(page)

    before = second.evaluate("one => one.scrollTop")
    first.evaluate("one => one.scrollTo(0, 300)")

    expect(second).not_to_have_js_property("scrollTop", before)
    # What nobody has translated is marked where it stands.
    expect(page.locator(".pane").nth(1).locator(".mark.untranslated").first).to_be_attached()


def test_an_edition_that_is_held_stays_as_it_was(page: Page, preview: Running) -> None:
    page.get_by_role("button", name="Side by side").click()
    second = page.locator(".pane").nth(1)
    wait_for_all(page)
    second.get_by_role("button", name="Hold").click()
    before = [one.get_attribute("data-look") for one in second.locator(".page img").all()]

    preview.write("from the mill", "from the big mill")
    first = page.locator(".pane").first
    gone = "".join(f':not([data-look="{look}"])' for look in before)
    first.locator(f"img[data-look]{gone}").first.wait_for()

    assert before == [one.get_attribute("data-look") for one in second.locator(".page img").all()]


def test_blocks_are_reached_with_the_keyboard(page: Page) -> None:
    page.locator(".block").first.focus()

    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    chosen = page.locator(".block.chosen").first
    expect(chosen).to_be_focused()
    expect(page.locator("#chosen-title")).to_have_text(str(chosen.get_attribute("data-block")))
    page.keyboard.press("Escape")
    expect(page.locator("#chosen")).to_be_hidden()


def test_a_line_of_the_file_leads_to_its_block(chromium: Browser, preview: Running) -> None:
    line = 2 + preview.brief.read_text("utf-8").split("\n").index("      - id: more.40")

    with opened(chromium, f"{preview.address}#at=content/water/brief.yaml:{line}") as page:
        expect(page.locator('.block[data-block="more.40"].chosen').first).to_be_in_viewport()
        expect(page.locator("#chosen-title")).to_have_text("more.40")


def test_a_line_leads_to_its_block_in_the_web_edition_too(chromium: Browser, preview: Running) -> None:
    line = 2 + preview.brief.read_text("utf-8").split("\n").index("      - id: more.40")
    choice = "brief=water&audience=policymakers&length=brief&language=en&view=web"

    with opened(chromium, f"{preview.address}?{choice}#at=content/water/brief.yaml:{line}") as page:
        expect(page.frame_locator("iframe").locator("[id='more.40']")).to_be_in_viewport()
        expect(page.locator("#chosen-title")).to_have_text("more.40")
