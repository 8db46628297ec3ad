"""The film of the README: a sentence is written into a brief, the page follows, the gauge moves.

`pytest tests/preview/test_film.py --approve` makes it anew, in docs/pictures; without, that it is there is looked at.
"""

from __future__ import annotations

import io
import shutil
from html import escape
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page
from tests.preview.conftest import looks, opened, running, wait_for_change

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
FILM = ROOT / "docs" / "pictures" / "preview.webp"
MOST_BYTES = 1_000_000
BRIEF = "green-belt-and-road"
SENTENCE = "      glance: Goals for 2025 have fallen due [@plan2017].\n"
WRITTEN = (
    " Nobody has said since",
    " Nobody has said since which of them were met, by whom, at what cost, and who pays for the rest",
    (
        " Nobody has said since which of them were met, by whom, at what cost, and who pays for the rest, be it "
        "ministries, banks, companies or the people who live along the roads, railways, ports "
        "and power lines that were built"
    ),
)
"""One after the other, at the end of a key message."""
EDITOR = """<!DOCTYPE html><html lang="en"><meta charset="utf-8"><style>
body {{ margin: 0; padding: 14px; background: #1d2422; color: #d7dedb; font: 13px/1.55 ui-monospace, monospace; }}
p {{ margin: 0 0 10px; color: #8fa39b; }} pre {{ margin: 0; white-space: pre-wrap; }}
mark {{ background: #0b6b4f; color: #fff; }}
</style><p>brief.yaml</p><pre>{text}</pre>"""
MOST_PATIENCE = 300_000
"""Milliseconds: a film is made seldom, and may be on a machine that is busy."""
WIDTHS, HEIGHT = (340, 900), 620


def test_the_film_is_there(approve: bool, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    if approve:
        _make(request.getfixturevalue("chromium"), tmp_path)

    with Image.open(FILM) as film:
        assert ("WEBP", True) == (film.format, getattr(film, "n_frames", 1) > len(WRITTEN))
    assert FILM.stat().st_size < MOST_BYTES


def _make(chromium: Browser, root: Path) -> None:
    for name in ("content", "templates"):
        shutil.copytree(ROOT / name, root / name)
    frames: list[tuple[Image.Image, int]] = []
    with running(root, "en/glance/policymakers") as preview:
        brief = root / "content" / BRIEF / "brief.yaml"
        text = brief.read_text("utf-8")
        editor = chromium.new_page(viewport={"width": WIDTHS[0], "height": HEIGHT})
        with opened(chromium, preview.address, viewport={"width": WIDTHS[1], "height": HEIGHT}) as page:
            page.set_default_timeout(MOST_PATIENCE)
            page.locator("#verdict", has_text="A build would").wait_for()
            frames.append((_frame(editor, page, text, ""), 1500))
            for written in WRITTEN:
                frames.append((_frame(editor, page, text, written), 900))
                before = looks(page)
                end = SENTENCE.rstrip("\n").rstrip(".")
                brief.write_text(text.replace(SENTENCE, f"{end}.{written}.\n", 1), "utf-8")
                wait_for_change(page, before)
                page.locator("#verdict", has_text="A build would").wait_for()
                frames.append((_frame(editor, page, text, written), 1400))
        editor.close()
    pictures, times = [one for one, _ in frames], [time for _, time in frames]
    pictures[0].save(FILM, save_all=True, append_images=pictures[1:], duration=times, loop=0, quality=60, method=6)


def _frame(editor: Page, page: Page, text: str, written: str) -> Image.Image:
    """Return what is seen: the file on the left, the preview on the right."""
    before, _, after = text.partition(SENTENCE)
    lines = "\n".join(before.splitlines()[-9:])
    sentence = f"{escape(SENTENCE.rstrip())}<mark>{escape(written)}{'.' if written else ''}</mark>"
    rest = escape("\n".join(after.splitlines()[:9]))
    editor.set_content(EDITOR.format(text=f"{escape(lines)}\n{sentence}\n{rest}"))
    left, right = (Image.open(io.BytesIO(one.screenshot())).convert("RGB") for one in (editor, page))
    whole = Image.new("RGB", (sum(WIDTHS), HEIGHT))
    whole.paste(left, (0, 0))
    whole.paste(right, (WIDTHS[0], 0))
    return whole
