"""What a proofreader marks is found on pages that the engine laid out."""

from __future__ import annotations

import pytest

from briefpress.diagnostics import Severity
from briefpress.document import tree
from briefpress.document.parse import parse
from briefpress.theme.theme import Theme
from briefpress.writers.artifact import Asset
from briefpress.writers.pdf.layout import lay_out
from briefpress.writers.pdf.proof import proof

# Ten lines to a page, ten words of four letters to a line.
STYLE = (
    "@page { size: 90mm 70mm; margin: 10mm } body, p, h1, h2, table { margin: 0; font: 10pt/5mm Inter; hyphens: none }"
    "p { orphans: 1; widows: 1 } h2 { break-after: auto } td, th { padding: 0; vertical-align: top }"
)


def found(body: str, language: str = "en", direction: str = "ltr") -> list[tuple[str, str]]:
    """Return code and message of each finding about a page."""
    html = (
        f'<!doctype html><html lang="{language}" dir="{direction}"><head><meta charset="utf-8"><title>T</title></head>'
        f"<body><main>{body}</main></body></html>"
    )
    pages = lay_out(parse(html), Theme(()), (STYLE,), ())
    return [(finding.code, finding.message) for finding in proof(pages, Theme(()))]


def test_a_good_page_has_no_marks() -> None:
    assert [] == found('<h1>One</h1><p id="a">words</p><h2>Two</h2><p id="b">words</p>')


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl")])
def test_a_word_wider_than_its_line(language: str, direction: str) -> None:
    ((code, message),) = found(f'<h1>One</h1><p id="a">{"w" * 60}</p>', language, direction)

    assert "layout.overflow" == code
    assert message.startswith('something in "a" on page 1 runs ')


def test_a_picture_higher_than_its_page() -> None:
    asset = Asset("tower.svg", "image/svg+xml", b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 9"/>')
    figure = tree.Group(tree.Role.FIGURE, (tree.Image("tower.svg", "a tower"),), tree.Attributes(id="a"))
    document = tree.Document("en", "ltr", "T", (), (figure,))

    findings = tuple(proof(lay_out(document, Theme(()), (STYLE + "img { width: 20mm }",), (asset,)), Theme(())))

    expected = ("layout.overflow", 'something in "a" on page 1 runs beyond the foot of the page')
    assert [expected] == [(finding.code, finding.message) for finding in findings]


def test_only_what_loses_something_stops_the_edition() -> None:
    head = '<!doctype html><html lang="en" dir="ltr"><head><meta charset="utf-8"><title>T</title></head>'
    html = f"{head}<body><main><h1>A</h1><p>{'w' * 60}</p></main></body></html>"

    (finding,) = proof(lay_out(parse(html), Theme(()), (STYLE,), ()), Theme(()))

    assert Severity.ERROR is finding.severity


def test_a_link_to_what_is_on_no_page() -> None:
    document = tree.Document(
        "en",
        "ltr",
        "T",
        (),
        (
            tree.Paragraph((tree.Link("#gone", (tree.Text("there"),)),)),
            tree.Paragraph((tree.Text("hidden"),), tree.Attributes(id="gone", classes=("hidden",))),
        ),
    )

    findings = tuple(proof(lay_out(document, Theme(()), (STYLE + ".hidden { display: none }",), ()), Theme(())))

    assert ["layout.lost-link"] == [finding.code for finding in findings]
