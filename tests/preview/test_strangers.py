"""A preview beside other pages and other programs: strangers get nothing, and what is missing does not end it."""

from __future__ import annotations

import http.server
import socket
import threading
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.preview.conftest import Running, let_nothing_be_written, looks, opened, running, wait_for_change, water

pytestmark = pytest.mark.slow

# What a page that knows the address all the same tries, one after the other; each says what it got.
ATTACK = """
async address => {
  const got = {};
  const tried = async (name, attempt) => { try { got[name] = await attempt(); } catch { got[name] = "nothing"; } };
  await tried("read", async () => (await fetch(address + "offer")).text());
  await tried("post", async () => {
    const body = JSON.stringify({file: "content/water/brief.yaml", line: 1});
    await fetch(address + "open", {method: "POST", mode: "no-cors", body});
    return "nothing";
  });
  await tried("listen", () => new Promise((seen) => {
    const source = new EventSource(address + "events?brief=water&language=en&length=brief&audience=public");
    source.onmessage = source.onopen = () => seen("events");
    source.onerror = () => { source.close(); seen("nothing"); };
  }));
  for (const [name, tag, path] of [["picture", "img", "icon.svg"], ["script", "script", "preview.js"]])
    await tried(name, () => new Promise((seen) => {
      const one = document.createElement(tag);
      one.onload = () => seen("loaded");
      one.onerror = () => seen("nothing");
      one.src = address + path;
      document.body.append(one);
    }));
  return got;
}
"""


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[str]:
    """The address of a page of somebody else, on this machine."""
    (tmp_path / "index.html").write_text("<!DOCTYPE html><title>Elsewhere</title><body>")

    class Handler(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *arguments: object) -> None:
            super().__init__(*arguments, directory=str(tmp_path))  # type: ignore[arg-type] # as the server calls it

        def log_message(self, *_: object) -> None: ...

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def test_a_page_from_elsewhere_gets_nothing(chromium: Browser, preview: Running, elsewhere: str) -> None:
    page = chromium.new_page()
    page.goto(elsewhere)

    got = page.evaluate(ATTACK, preview.address)

    page.close()
    assert set(got.values()) == {"nothing"}, got


def test_a_name_that_leads_here_gets_nothing(chromium: Browser, preview: Running) -> None:
    page = chromium.new_page()

    answer = page.goto(preview.address.replace("127.0.0.1", "rebound.example"))

    assert answer
    assert (403, "a preview is asked for by 127.0.0.1") == (answer.status, answer.text())
    page.close()


def test_it_listens_on_this_machine_alone(preview: Running) -> None:
    port = urlsplit(preview.address).port
    here = socket.gethostbyname(socket.gethostname())
    if here.startswith("127."):
        pytest.skip("this machine has no other address")

    with pytest.raises(OSError), socket.create_connection((here, port), timeout=2):  # noqa: PT011 - refused, anyhow
        pass


def test_each_answer_says_what_may_be_done_with_it(preview: Running) -> None:
    for path in ("", "preview.js", "offer", "nothing", "web/nothing", "picture/nothing"):
        headers = asked(preview, path)[2]
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe-eval" not in headers["content-security-policy"]
        assert "nosniff no-referrer same-origin" == " ".join(
            headers[name] for name in ("x-content-type-options", "referrer-policy", "cross-origin-resource-policy")
        )


def test_no_file_but_those_of_briefs_and_templates_is_opened(preview: Running) -> None:
    (preview.project / "secret.txt").write_text("secret")
    names = ("secret.txt", "../secret.txt", "/etc/passwd", "content/../secret.txt", "content/water", "")

    codes = {name: asked(preview, "open", f'{{"file": "{name}", "line": 1}}')[0] for name in names}

    assert dict.fromkeys(names, 404) == codes


@pytest.mark.parametrize("body", ["", "[]", "{", '{"file": 7}', '{"file": "' + "x" * 20_000 + '"}', "\xff\xfe"])
def test_what_is_no_request_is_answered_all_the_same(preview: Running, body: str) -> None:
    assert 404 == asked(preview, "at", body)[0]


def asked(preview: Running, path: str, body: str | None = None) -> tuple[int, bytes, dict[str, str]]:
    """Return status, content and headers of an answer."""
    address = urlsplit(preview.address)
    connection = HTTPConnection("127.0.0.1", address.port or 0, timeout=30)
    content = body.encode("latin-1") if body is not None else None
    connection.request("POST" if body is not None else "GET", address.path + path, content)
    answer = connection.getresponse()
    got = answer.status, answer.read(), {name.lower(): value for name, value in answer.getheaders()}
    connection.close()
    return got


def test_two_previews_at_once_follow_the_same_files(chromium: Browser, preview: Running, tmp_path: Path) -> None:
    with (
        running(preview.project, "en/glance/public", caches=tmp_path) as other,
        opened(chromium, preview.address) as first,
        opened(chromium, other.address) as second,
    ):
        before = looks(first), looks(second)

        preview.write("Plans can be dated.", "All plans can be dated.")

        wait_for_change(first, before[0])
        wait_for_change(second, before[1])


def test_it_runs_where_nothing_can_be_written(chromium: Browser, tmp_path: Path) -> None:
    project = water(tmp_path)
    with (
        running(project, "en/glance/policymakers") as preview,
        opened(chromium, preview.address) as page,
    ):
        let_nothing_be_written(preview)
        expect(page.locator("#verdict")).to_contain_text("A build would", timeout=120_000)
        before = looks(page)

        preview.write("Plans can be dated.", "Plans were dated.")

        wait_for_change(page, before)


def test_axe_finds_nothing(chromium: Browser, preview: Running) -> None:
    axe = Path(__file__).parents[2] / ".ci/validators/node_modules/axe-core/axe.min.js"
    if not axe.exists():
        pytest.skip("axe is not installed")
    with opened(chromium, preview.address, bypass_csp=True, reduced_motion="reduce") as page:
        page.add_script_tag(path=axe)
        page.locator('.block[data-block="why.plan"]').first.click()
        page.locator("#chosen li").first.wait_for()
        alone = judged(page)
        page.get_by_role("button", name="Side by side").click()
        page.locator(".pane").nth(1).locator("img[data-look]").first.wait_for()

        assert ([], []) == (alone, judged(page))


def judged(page: Page) -> list[object]:
    """Return what axe says against a page at three widths, light and dark, and where it is wider than its window."""
    found: list[object] = []
    for width in (390, 820, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            # The edition in its frame is judged where the web edition is.
            violations = page.evaluate("axe.run(document, {iframes: false})")["violations"]
            where = (width, scheme)
            found += [(where, one["id"], [node["target"] for node in one["nodes"]][:3]) for one in violations]
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            found.append((width, "wider than its window"))
    return found
