"""A page that a real browser shows opens no connection, not even where somebody has put in what would."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefpress.cli import main
from tests.security.browser import CHROMIUM, asked_for
from tests.security.stranger import NARROW, stranger_at

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="there is no Chromium")
AWAY = "http://elsewhere.example"
# No frame: Chromium connects to where one would be before it asks the policy, and no document of ours can hold one.
FETCHING = (
    f'<img src="{AWAY}/picture.png">',
    f'<img srcset="{AWAY}/pictures.png 2x">',
    f"<script src='{AWAY}/script.js'></script>",
    f"<script>fetch('{AWAY}/fetched'); new WebSocket('ws://elsewhere.example/socket')</script>",
    f"<img src=x onerror=\"this.src='{AWAY}/handler.png'\">",
    f'<link rel="stylesheet" href="{AWAY}/style.css">',
    f"<style>@import '{AWAY}/import.css'; @font-face {{font-family: F; src: url({AWAY}/font.woff2)}}</style>",
    f"<style>p {{font-family: F; background: url({AWAY}/ground.png)}}</style>",
    f'<object data="{AWAY}/object.svg"></object><embed src="{AWAY}/embed.pdf">',
    f'<video src="{AWAY}/video.mp4" autoplay></video><audio src="{AWAY}/audio.mp3" autoplay></audio>',
    f'<svg><image href="{AWAY}/drawn.png"/><use href="{AWAY}/used.svg#a"/></svg>',
    f"<base href='{AWAY}/'><img src='based.png'>",
    f"<form action='{AWAY}/form' id='f'><input name='a'></form><script>f.submit()</script>",
)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The web page of an edition."""
    made = stranger_at(tmp_path_factory.mktemp("browser"))
    assert 0 == main(["build", *NARROW, "--quiet", "--project", str(made.root)])
    return made.build / "water/en/water.glance.policymakers.en.html"


def test_the_policy_is_the_first_that_a_page_says(page: Path) -> None:
    head = page.read_text("utf-8").split("<head>")[1].lstrip()

    assert head.startswith('<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; ')


def test_a_page_asks_for_nothing(page: Path, tmp_path: Path) -> None:
    assert set() == asked_for(page, tmp_path)


def test_nor_does_one_that_somebody_has_put_something_in(page: Path, tmp_path: Path) -> None:
    changed = tmp_path / "changed.html"
    # Right behind the policy, and at the end.
    head, policy, rest = page.read_text("utf-8").partition("form-action 'none'\">")
    assert policy
    text = head + policy + "".join(FETCHING) + rest.replace("</main>", "".join(FETCHING) + "</main>")
    changed.write_text(text, "utf-8")

    assert set() == asked_for(changed, tmp_path)


def test_the_browser_would_ask_if_it_were_let(page: Path, tmp_path: Path) -> None:
    changed = tmp_path / "changed.html"
    text = page.read_text("utf-8").replace("Content-Security-Policy", "x")
    changed.write_text(text.replace("</main>", "".join(FETCHING[:3]) + "</main>"), "utf-8")

    assert {f"{AWAY}/picture.png", f"{AWAY}/script.js"} <= asked_for(changed, tmp_path)
