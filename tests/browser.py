"""The system's Chromium, driven by Playwright: one for all tests of a process. Nothing it shows reaches the network."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.security.browser import CHROMIUM

ROOT = Path(__file__).parents[1]
expect.set_options(timeout=60_000)  # milliseconds: a machine may have more to do than to show pages
_VALIDATORS = ROOT / ".ci/validators/node_modules"
_AXE = _VALIDATORS / "axe-core/axe.min.js"
_HTML_VALIDATE = _VALIDATORS / "html-validate/dist/esm/index.js"
# Rules of taste are off: what is asked is whether pages are HTML.
_VALIDATE = """
import { readFileSync } from "node:fs";
const { HtmlValidate } = await import(process.argv[1]);
const rules = { "no-trailing-whitespace": "off", "long-title": "off", "doctype-style": "off" };
// HTML lets an id be any word; those of briefs have dots.
rules["valid-id"] = ["error", { relaxed: true }];
const validate = new HtmlValidate({ root: true, extends: ["html-validate:recommended"], rules });
const found = [];
for (const page of JSON.parse(readFileSync(process.argv[2]))) {
  const report = await validate.validateFile(page);
  for (const { filePath, messages } of report.results) {
    found.push(...messages.map((one) => `${filePath}:${one.line} ${one.ruleId}: ${one.message}`));
  }
}
console.log(JSON.stringify(found));
"""


@contextmanager
def started_browser() -> Iterator[Browser]:
    """Yield the browser, for a fixture of a session."""
    if not CHROMIUM:
        pytest.skip("there is no Chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


def axe_violations(page: Page) -> list[str]:
    """Return what axe says against a page as it is shown, each with the elements that it is said of."""
    # By the debugger, which a content security policy does not bind.
    page.evaluate(_AXE.read_text("utf-8"))
    found = page.evaluate("async () => (await axe.run()).violations")
    return [f"{one['id']}: {[node['html'][:200] for node in one['nodes'][:3]]}" for one in found]


def html_errors(pages: list[Path], folder: Path) -> list[str]:
    """Return what html-validate says against pages; `folder` is for the list of them."""
    listed = folder / "pages.json"
    listed.write_text(json.dumps([str(page) for page in pages]))
    # Its program asks for a newer Node than many systems have; its library does not.
    words = ("node", "--input-type=module", "--eval", _VALIDATE, str(_HTML_VALIDATE), str(listed))
    printed = subprocess.run(words, capture_output=True, check=True, encoding="utf-8", timeout=300).stdout
    found: list[str] = json.loads(printed)
    return found
