"""Web editions in Chromium, on a telephone, a tablet and a desk, by day and in the dark, and as it prints them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser import axe_violations, html_errors, started_browser
from tests.programs import read_qr
from tests.shipped.conftest import BRIEF

pytestmark = pytest.mark.slow
EDITIONS = ("en/indepth.policymakers", "ar/brief.business", "zh-Hans/glance.public")
"""One of each length, audience and direction; `tests/shipped/every_web_edition.py` looks at all."""
WIDTHS = (390, 820, 1440)
LONGEST_LINE = 75
LARGEST = 150_000
# Characters of each block's lines: a new one begins where the feet of letters are lower.
_LINES = """() => {
  const found = [];
  for (const block of document.querySelectorAll("main p, main li, figcaption, .colophon p")) {
    if (!block.offsetParent || block.closest("td, th, nav") || block.querySelector("p, ul, ol")) continue;
    const range = document.createRange(), walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    let foot = null, count = 0, most = 0;
    for (let node; (node = walker.nextNode());) {
      if (getComputedStyle(node.parentElement).position === "absolute") continue;
      for (let place = 0; place < node.length; place++) {
        range.setStart(node, place); range.setEnd(node, place + 1);
        const box = range.getBoundingClientRect();
        if (!box.width) continue;
        if (foot === null || Math.abs(box.bottom - foot) > box.height * 0.8) {
          most = Math.max(most, count); count = 0; foot = box.bottom;
        }
        count++;
      }
    }
    found.push([Math.max(most, count), block.textContent.slice(0, 50)]);
  }
  return found;
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with started_browser() as browser:
        yield browser


def file_of(shipped: Path, edition: str) -> Path:
    language, kind = edition.split("/")
    return shipped / BRIEF / language / f"{BRIEF}.{kind}.{language}.html"


@pytest.fixture(params=EDITIONS)
def file(request: pytest.FixtureRequest, shipped: Path) -> Path:
    return file_of(shipped, request.param)


def opened(
    browser: Browser, file: Path, width: int = 1440, scheme: str = "light", asked: list[str] | None = None
) -> Page:
    """Return a page as it is shown; addresses that it asks for are added to `asked`."""
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    if asked is not None:
        page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    return page


def until(page: Page, true: str) -> None:
    """Wait until an expression is true; `wait_for_function` evaluates texts, which the page's policy forbids."""
    for _ in range(600):
        if page.evaluate(true):
            return
        page.wait_for_timeout(100)
    raise AssertionError(true)


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (390, "dark"), (820, "light"), (1440, "dark")])
def test_anybody_can_read_it(browser: Browser, file: Path, width: int, scheme: str) -> None:
    page = opened(browser, file, width, scheme)

    assert [] == axe_violations(page)
    assert width == page.evaluate("document.documentElement.scrollWidth")
    page.close()


@pytest.mark.parametrize("width", [820, 1440])
def test_lines_are_no_longer_than_an_eye_follows(browser: Browser, file: Path, width: int) -> None:
    page = opened(browser, file, width)

    lines = page.evaluate(_LINES)
    page.close()
    assert len(lines) > 10
    assert [] == [line for line in lines if line[0] > LONGEST_LINE]


def test_it_asks_for_nothing(browser: Browser, file: Path) -> None:
    asked: list[str] = []
    page = opened(browser, file, asked=asked)
    page.evaluate("document.querySelector('.cite').click()")
    page.close()

    assert {"file", "data"} >= {urlsplit(address).scheme for address in asked}
    assert [file.as_uri()] == [address for address in asked if address.startswith("file:")]
    assert file.stat().st_size < LARGEST


def test_pages_are_html(shipped: Path, tmp_path: Path) -> None:
    assert [] == html_errors([file_of(shipped, edition) for edition in EDITIONS], tmp_path)


def test_a_source_is_shown_beside_its_citation(browser: Browser, shipped: Path) -> None:
    page = opened(browser, file_of(shipped, "en/indepth.policymakers"))
    cite = page.locator("main section p a.cite").first
    source = page.locator(cite.get_attribute("href") or "").inner_text()

    cite.click()

    shown = page.locator("#_shown")
    expect(shown).to_be_visible()
    assert source.removesuffix("↑").split() == shown.inner_text().removesuffix("×").split()
    assert [] == axe_violations(page)
    page.keyboard.press("Escape")
    expect(shown).to_be_hidden()
    page.close()


def test_without_a_script_everything_is_there(browser: Browser, shipped: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file_of(shipped, "en/brief.policymakers").as_uri())
    page.locator("main section p a.cite").first.click()

    expect(page).to_have_url(re.compile("#source-"))
    context.close()


def test_on_a_desk_the_contents_stay_in_sight(browser: Browser, shipped: Path) -> None:
    page = opened(browser, file_of(shipped, "en/brief.policymakers"))
    entry = page.locator("nav.outline a").nth(2)

    entry.click()
    until(page, "scrollY > 500")
    page.evaluate("document.documentElement.style.scrollBehavior = 'auto'; scrollBy(0, 1)")
    until(page, "document.querySelector('nav.outline [aria-current]') !== null")

    box = entry.bounding_box()
    assert box
    assert 0 < box["y"] < 900
    page.close()


def test_on_a_telephone_tables_are_cards_charts_are_narrow_and_years_a_ladder(browser: Browser, shipped: Path) -> None:
    page = opened(browser, file_of(shipped, "en/indepth.policymakers"), 390)
    cell = page.locator(".folding tbody tr:last-child td[data-head]").last
    brief = opened(browser, file_of(shipped, "en/brief.policymakers"), 390)
    years = brief.locator(".years thead th")

    assert "block" == page.evaluate("getComputedStyle(document.querySelector('.folding tr')).display")
    assert cell.evaluate("one => getComputedStyle(one, '::before').content.length > 3")
    assert cell.evaluate("one => parseFloat(getComputedStyle(one).paddingInlineStart) > 60")
    first, second = years.nth(1).bounding_box(), years.nth(2).bounding_box()
    assert first
    assert second
    assert first["x"] == second["x"]
    assert first["y"] < second["y"]
    page.close()
    brief.close()


def test_one_can_go_to_every_other_edition_and_to_its_files(shipped: Path) -> None:
    for file in sorted(shipped.glob(f"{BRIEF}/*/*.html")):
        text = file.read_text("utf-8")
        bar = text[text.index('<nav class="editions') : text.index("</nav>")]
        links = re.findall(r'href="([^"]+)"', bar)

        # Five languages, two lengths, two audiences, two files.
        assert 11 == len(links), file
        assert all((file.parent / link).is_file() for link in links), file


def test_programs_are_told_what_it_is_and_where(shipped: Path) -> None:
    text = file_of(shipped, "fr/brief.policymakers").read_text("utf-8")
    address = f"https://briefpress.example/gbr-2026-01/fr/{BRIEF}.brief.policymakers.fr.html"
    report = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)[0])
    languages = re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"', text)

    assert f'<link rel="canonical" href="{address}">' in text
    assert ("Report", "fr", address) == (report["@type"], report["inLanguage"], report["url"])
    assert {"en", "zh-Hans", "fr", "es", "ru", "ar"} == {tag for tag, _ in languages}
    assert urljoin(address, f"../ar/{BRIEF}.brief.policymakers.ar.html") in [link for _, link in languages]
    lengths = {("fr", urljoin(address, f"{BRIEF}.{length}.policymakers.fr.html")) for length in ("glance", "indepth")}
    assert lengths <= {*languages}
    assert '<meta name="citation_publication_date" content="2026/11">' in text
    assert '<meta property="og:title" content="' in text
    assert '<meta property="og:locale" content="fr_FR">' in text
    others = re.findall(r'<meta property="og:locale:alternate" content="([^"]+)">', text)
    assert {"en_GB", "zh_CN", "es_ES", "ru_RU", "ar_EG"} == {*others}
    assert f'<meta property="og:image" content="{urljoin(address, f"{BRIEF}.card.fr.png")}">' in text
    assert urljoin(address, f"{BRIEF}.card.fr.png") == report["image"]


SCHEMA = {
    "@context": "https://schema.org",
    "@type": "Report",
    "name": str,
    "description": str,
    "inLanguage": str,
    "datePublished": str,
    "reportNumber": str,
    "version": str,
    "license": str,
    "image": str,
    "url": str,
    "author": ({"@type": "Organization", "name": str},),
    "publisher": ({"@type": "Organization", "name": str},),
    "isPartOf": ({"@type": "CreativeWorkSeries", "name": str},),
    "keywords": (str,),
    "encoding": ({"@type": "MediaObject", "encodingFormat": str, "contentUrl": str},),
}
"""What schema.org/Report and what it inherits have of properties, and of what kind their values may be."""


def is_of(value: object, kind: object) -> bool:
    match kind:
        case dict():
            return (
                isinstance(value, dict) and value.keys() == kind.keys() and all(is_of(value[k], kind[k]) for k in kind)
            )
        case (one,):
            return isinstance(value, list) and bool(value) and all(is_of(each, one) for each in value)
        case type():
            return isinstance(value, kind) and bool(value)
        case _:
            return value == kind


def test_it_is_a_report_in_the_terms_of_schema_org(shipped: Path) -> None:
    for file in sorted(shipped.glob(f"{BRIEF}/*/*.html")):
        (written,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', file.read_text("utf-8"))

        assert is_of(json.loads(written), SCHEMA), file.name


@pytest.mark.parametrize(
    ("edition", "code", "leads"),
    [
        ("en/brief.policymakers", ".colophon .qr img", ""),
        ("zh-Hans/glance.public", ".web-address img", f"/zh-Hans/{BRIEF}.glance.public.zh-Hans.html"),
    ],
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_its_code_leads_to_where_it_is(
    edition: str, code: str, leads: str, scheme: str, browser: Browser, shipped: Path
) -> None:
    page = opened(browser, file_of(shipped, edition), scheme=scheme)
    # As large as a telephone sees it.
    page.evaluate(f"document.querySelector('{code}').style.cssText = 'width: 300px; height: 300px; padding: 20px'")

    assert f"https://briefpress.example/gbr-2026-01{leads}" == read_qr(page.locator(code).screenshot())
    page.close()


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_printed_it_is_a_paper(browser: Browser, shipped: Path, tmp_path: Path, paper: str) -> None:
    page = opened(browser, file_of(shipped, "en/brief.policymakers"), scheme="dark")
    page.pdf(path=tmp_path / "printed.pdf", format=paper, print_background=True)
    page.close()

    with pypdfium2.PdfDocument(tmp_path / "printed.pdf") as pdf:
        texts = [sheet.get_textpage().get_text_bounded() for sheet in pdf]
    assert len(texts) <= 5
    said = "".join("".join(texts).split())
    assert "Thispageontheweb:" in said
    assert "Skiptothetext" not in said
    # Words of the narrow years are whole, or parted by a hyphen.
    assert "Guidance" in said
