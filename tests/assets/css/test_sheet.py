"""Style sheets that somebody sends: what fetches, repeats without end or cannot be read is told at its place."""

from __future__ import annotations

import pytest
from tests.conftest import CASES

from briefpress.assets.css.sheet import LIMIT, sheet_faults
from briefpress.assets.css.values import text_faults
from briefpress.project import package_templates

FOLDER = CASES / "css"
REFUSED = sorted(path.name for path in (FOLDER / "refused").iterdir())
EXPECTED = FOLDER / "expected.txt"


def told(name: str) -> str:
    """Return what is said of a style sheet, a line for each fault; three say enough."""
    faults = list(sheet_faults((FOLDER / "refused" / name).read_text("utf-8")))
    return "".join(f"{name}:{fault.line}:{fault.column} {fault.message}\n" for fault in faults[:3])


def test_refuses_what_is_not_known_to_be_harmless(approve: bool) -> None:
    found = {name: told(name) for name in REFUSED}

    if approve:
        EXPECTED.write_text("".join(found.values()), "utf-8")
    assert EXPECTED.read_text("utf-8") == "".join(found.values())
    assert [] == [name for name, text in found.items() if not text]


@pytest.mark.parametrize("name", ["page.css", "screen.css"])
def test_takes_the_shipped_sheets(name: str) -> None:
    assert [] == list(sheet_faults((package_templates() / name).read_text("utf-8")))


@pytest.mark.parametrize(
    "sheet",
    [
        "@media screen and (min-width: 9rem) { main { grid-template-columns: repeat(auto-fill, 12rem) } }",
        "@page chapter:first { margin: 20mm 15mm; @bottom-center { content: counter(page) ' / ' counter(pages) } }",
        "p:not(.a, .b):nth-child(2n + 1) > b::before { content: '\\201c' attr(lang); width: calc((100% - 2em) / 3) }",
        ":root { --a: 1px; --b: var(--a) var(--a) } p { margin: var(--b); color: rgb(0 0 0 / 50%) }",
        "p { background: linear-gradient(to right, #fff, rgba(0, 0, 0, .5) 50%, transparent); z-index: 9999 }",
        "/* url(http://example.org) @import */ p { font: 700 1.2em/1.4 'A \"B\" (C)', serif }",
    ],
)
def test_takes_what_designers_write(sheet: str) -> None:
    assert [] == list(sheet_faults(sheet))


def test_tells_a_sheet_that_is_too_long_before_it_is_read() -> None:
    (fault,) = sheet_faults("p{}" * LIMIT)

    assert "is longer than 200,000 characters" == fault.message


@pytest.mark.parametrize(
    "value", ["url(http://example.org)", '"open', "/* comment */ 1", "a(b", "1e30px", "attr(x url)", "9" * 5000, "a)"]
)
def test_a_value_of_a_token_stands_by_itself(value: str) -> None:
    assert [] != list(text_faults(value))
