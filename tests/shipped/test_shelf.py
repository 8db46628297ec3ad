"""The shelf of the shipped brief in a browser: found by search in six languages, by keyboard alone, and valid."""

from __future__ import annotations

import json
import os
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image
from playwright.sync_api import Browser, Page, expect
from tests.browser import axe_violations, html_errors, started_browser
from tests.conftest import CASES
from tests.shipped.conftest import BRIEF, REPOSITORY

from briefpress.project import Project
from briefpress.publish.manifest import Entry
from briefpress.publish.verify import verify
from briefpress.shelf.shelve import shelve

ADDRESS = "https://papers.example.org/briefs"
LANGUAGES = ("ar", "zh-Hans", "en", "fr", "ru", "es")
"""In the order of the United Nations."""
# What a reader types, and a word of what is found: another case or number, no vowel signs, no article, no spaces.
SEARCHES = {
    "ar": ("اخضر حزام", "الأخضر"),
    "zh-Hans": ("一带一路的绿色", "绿色"),
    "en": ("COMPANIES ask", "what companies should ask"),
    "fr": ("REPONSE questions", "question"),
    "ru": ("зеленого пояса", "Пояс"),
    "es": ("que deben preguntar empresa", "empresa"),
}


@pytest.fixture(scope="module")
def shelf(shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of the whole build, with its shelf."""
    folder = tmp_path_factory.mktemp("shelf") / "build"
    ignored = shutil.ignore_patterns(".cache")
    shutil.copytree(shipped, folder, copy_function=os.link, ignore=ignored)
    assert () == shelve(Project(REPOSITORY), folder, ADDRESS).findings
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with started_browser() as browser:
        yield browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that may ask for nothing but files, and whose script may say nothing."""
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    assert [] == [address for address in asked if not address.startswith("file:")]
    assert [] == said
    page.close()


def focused(page: Page) -> str:
    """Return what a screen reader calls what has the focus."""
    text = page.evaluate("document.activeElement.textContent || document.activeElement.labels[0].textContent")
    return " ".join(str(text).split())


def test_every_edition_is_on_it_by_language_length_and_audience(shelf: Path, entries: tuple[Entry, ...]) -> None:
    catalogue = json.loads((shelf / "catalogue.json").read_text("utf-8"))

    (work,) = catalogue["hasPart"]
    files = {one["contentUrl"]: one for report in work["workExample"] for one in report["encoding"]}
    assert {f"{ADDRESS}/{entry.path}" for entry in entries} == set(files)
    assert {entry.sha256 for entry in entries} == {one["sha256"] for one in files.values()}
    order = [report["identifier"].removeprefix(f"{BRIEF}.").split(".") for report in work["workExample"]]
    assert 54 == len(order)
    assert [["glance", "policymakers", tag] for tag in LANGUAGES] == order[::9]
    assert ["glance", "brief", "indepth"] == [length for length, _, _ in order[0:9:3]]
    text = (shelf / BRIEF / "index.fr.html").read_text("utf-8")
    assert all(f"../{entry.path}" in text and entry.sha256 in text for entry in entries)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_paper_is_found_in_the_readers_language_with_the_keyboard_alone(
    language: str, page: Page, shelf: Path
) -> None:
    typed, found = SEARCHES[language]
    page.goto((shelf / f"index.{language}.html").as_uri())

    for _ in range(len(LANGUAGES) + 2):  # past the way to the content, and the languages
        page.keyboard.press("Tab")
    label = focused(page)
    page.keyboard.type(typed)
    page.keyboard.press("Tab")
    if page.evaluate("document.activeElement.id") == "query":  # some browsers stop at the cross in the field
        page.keyboard.press("Tab")
    title = focused(page)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{BRIEF}.*.{language}.html*")

    assert label
    assert found in title
    assert language == page.get_attribute("html", "lang")


def test_what_is_nowhere_is_said_to_be(page: Page, shelf: Path) -> None:
    page.goto((shelf / "index.html").as_uri())

    page.get_by_role("searchbox").fill("zeppelins")

    assert "Nothing was found" == page.get_by_role("status").text_content()
    assert 0 == page.locator("#results li").count()


@pytest.mark.parametrize("path", ["index.html", f"{BRIEF}/index.ar.html"])
def test_every_link_has_a_name_of_its_own_for_who_hears_the_page(path: str, page: Page, shelf: Path) -> None:
    page.goto((shelf / path).as_uri())
    links = page.evaluate("[...document.querySelectorAll('main a')].map((one) => [one.textContent.trim(), one.href])")

    names = [name for name, _ in links]
    assert len(names) > 20
    assert len({*map(tuple, links)}) == len({*names})


def test_a_section_is_found_at_its_place(page: Page, shelf: Path) -> None:
    page.goto((shelf / "index.html").as_uri())

    page.get_by_role("searchbox").fill("what the article leaves out")
    page.locator("#results a").last.click()

    expect(page.locator(":target")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("path", "width", "scheme"),
    [
        ("index.ar.html", 390, "dark"),
        ("index.html", 1280, "light"),
        (f"{BRIEF}/index.zh-Hans.html", 390, "light"),
        (f"{BRIEF}/index.html", 1280, "dark"),
    ],
)
def test_pages_can_be_read_by_anybody(path: str, width: int, scheme: str, browser: Browser, shelf: Path) -> None:
    with browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.goto((shelf / path).as_uri())
        if "/" not in path:
            page.get_by_role("searchbox").fill("2016")

        assert [] == axe_violations(page)
        assert width == page.evaluate("document.documentElement.scrollWidth")


def test_pages_are_html(shelf: Path, tmp_path: Path) -> None:
    pages = [shelf / "index.ar.html", shelf / "index.html", shelf / BRIEF / "index.zh-Hans.html"]

    assert [] == html_errors(pages, tmp_path)


def test_without_scripts_everything_can_be_reached(browser: Browser, shelf: Path) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto((shelf / "index.html").as_uri())

        assert not page.get_by_role("searchbox").is_visible()
        ways = [link.get_attribute("href") or "" for link in page.get_by_role("link").all()]
        pages = [way for way in ways if not way.startswith("#")]
        assert 30 < len(pages)
        assert [] == [way for way in pages if not (shelf / way).is_file()]


def test_the_card_that_web_editions_name_is_there(shelf: Path) -> None:
    named = re.compile(r'<meta property="og:image" content="https://briefpress\.example/gbr-2026-01/([^"]+)">')
    pages = sorted(shelf.glob(f"{BRIEF}/*/*.html"))
    found = {named.findall(page.read_text("utf-8"))[0] for page in pages}

    assert 54 == len(pages)
    assert {f"{tag}/{BRIEF}.card.{tag}.png" for tag in LANGUAGES} == found
    for path in found:
        with Image.open(shelf / BRIEF / path) as card:
            assert ("PNG", (1200, 630)) == (card.format, card.size), path


@pytest.mark.parametrize(("schema", "pattern", "count"), [("atom", "feed.*.xml", 6), ("sitemap", "sitemap.xml", 1)])
def test_feeds_and_the_site_map_are_valid(schema: str, pattern: str, count: int, shelf: Path) -> None:
    grammar = etree.RelaxNG(etree.parse(CASES / "shelf" / f"{schema}.rng"))
    files = list(shelf.glob(pattern))

    assert count == len(files)
    for file in files:
        grammar.assertValid(etree.parse(file))


def test_every_address_of_the_site_map_leads_to_a_file(shelf: Path) -> None:
    found = etree.parse(shelf / "sitemap.xml").findall(".//{*}loc")
    addresses = [str(one.text) for one in found]

    assert 2 * 54 + 12 == len(set(addresses)) == len(addresses)
    assert [] == [one for one in addresses if not (shelf / one.removeprefix(f"{ADDRESS}/")).is_file()]


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A time zone in which it is another day."""
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("elsewhere")
def test_made_again_elsewhere_it_has_the_same_bytes(shelf: Path, shipped: Path, tmp_path: Path) -> None:
    again = tmp_path / "build"
    shutil.copytree(shipped, again, copy_function=os.link, ignore=shutil.ignore_patterns(".cache"))

    shelve(Project(REPOSITORY), again, ADDRESS)

    made = [path.relative_to(again) for path in again.rglob("*") if path.is_file() and path.name != ".lock"]
    assert 54 * 4 + 14 + 6 + 2 <= len(made)
    assert [] == [path for path in made if (again / path).read_bytes() != (shelf / path).read_bytes()]
    assert () == verify(again).findings
