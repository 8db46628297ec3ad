"""Citations, entries and their order follow a style, in the language of the edition; a bad style is a finding."""

from __future__ import annotations

import pytest
from tests.conftest import CASES

from briefpress.bibliography.style import Styled
from briefpress.bibliography.style_file import read_style
from briefpress.content.source import Source
from briefpress.diagnostics import BriefPressError

STYLES = CASES / "citation-styles"
NAMESPACE = 'xmlns="http://purl.org/net/xbiblio/csl"'
CALLING = '<text macro="{}"/>'


def style(inside: str, called: str = "m", attributes: str = "") -> str:
    """Return a style whose layouts call a macro."""
    layout = f"<layout>{CALLING.format(called)}</layout>"
    layouts = f"<citation>{layout}</citation><bibliography>{layout}</bibliography>"
    return f"<style {NAMESPACE} {attributes}>{inside}{layouts}</style>"


MACROS = "".join(f'<macro name="m{n}">{CALLING.format(f"m{n + 1}") * 9}</macro>' for n in range(20))


def source(**variables: object) -> Source:
    given = {name.replace("_", "-"): value for name, value in variables.items()}
    return Source.model_validate({"type": "book"} | given, by_alias=True, by_name=False, context=())


LIND = [{"family": "Lind", "given": "Anna"}]
ABE = [{"family": "Abe", "given": "Jun"}]
SOURCES = {
    "shade": source(author=LIND, title="Shade", issued="2019"),
    "heat": source(author=LIND, title="Heat & <b>", issued="2019", DOI="10.1000/182"),
    "trees": source(author=[*ABE, *LIND, {"literal": "WHO"}], title="*Homo* in trees", issued="2020"),
}


def styled(name: str, language: str = "en", sources: dict[str, Source] = SOURCES) -> Styled:
    return Styled(read_style((STYLES / f"{name}.csl").read_bytes(), f"{name}.csl"), sources, language)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "(Abe et al. 2020; Lind 2019a, p. 3)"),
        ("fr", "(Abe et al. 2020; Lind 2019a, p. 3)"),
        ("ru", "(Abe и др. 2020; Lind 2019a, с. 3)"),
        ("zh-Hans", "(Abe 等 2020; Lind 2019a, 页 3)"),
    ],
)
def test_cites_by_author_and_date_as_the_language_does(language: str, expected: str) -> None:
    made = styled("author-date", language).citation([("shade", "p. 3"), ("trees", "")])

    assert (expected, False) == (made.text.replace("\u00a0", " "), made.is_raised)


def test_lists_by_author_and_tells_works_of_one_year_apart() -> None:
    made = styled("author-date")

    assert ("trees", "shade", "heat") == made.order
    assert [
        "Abe, J., Lind, A., and WHO (2020). <em><em>Homo</em> in trees</em>.",
        "Lind, A. (2019a). <em>Shade</em>.",
        "Lind, A. (2019b). <em>Heat &amp; &lt;b&gt;</em>. https://doi.org/10.1000/182.",
    ] == [made.entry(name) for name in made.order]


def test_numbers_works_as_they_are_cited_and_keeps_a_place_that_the_style_drops() -> None:
    made = styled("numeric")

    assert ("shade", "heat", "trees") == made.order
    assert ["[1, ¶3]", "[3]", "[1, art. 4, 2]"] == [
        made.citation(parts).text for parts in ([("shade", "¶3")], [("trees", "")], [("shade", "art. 4"), ("heat", "")])
    ]
    assert "[2] A. Lind, “Heat &amp; &lt;b&gt;”, 2019, doi: 10.1000/182." == made.entry("heat")


def test_names_that_are_typed_as_one_text_stay_one() -> None:
    made = styled("author-date", sources={"plan": source(author="The Ministry of Health", title="Plan", issued="2020")})

    assert "(The Ministry of Health 2020)" == made.citation([("plan", "")]).text
    assert "The Ministry of Health (2020). <em>Plan</em>." == made.entry("plan")


def test_figures_may_stand_above_the_line() -> None:
    made = styled("raised").citation([("trees", ""), ("shade", "")])

    assert ("1,3", True) == (made.text, made.is_raised)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no well-formed XML"),
        ("<style", "no well-formed XML"),
        ("<style/>", "its root is not"),
        (f"<style {NAMESPACE}/>", "the style has no <citation>"),
        (f"<style {NAMESPACE}><citation><layout/></citation></style>", "the style has no <bibliography>"),
        (f'<!DOCTYPE s [<!ENTITY a "b">]><style {NAMESPACE}>&a;</style>', "no document type"),
        (f'<!DOCTYPE s SYSTEM "file:///etc/passwd"><style {NAMESPACE}/>', "no document type"),
        (f"<style {NAMESPACE}>{'<group>' * 100}", "more than 60 deep"),
        (
            f'<style {NAMESPACE}><info><link rel="independent-parent" href="http://x/styles/apa"/></info></style>',
            'only names another one, "apa"',
        ),
        (style('<macro name="m"/>', attributes='class="note"'), "into notes"),
        (style(""), 'no macro is named "m"'),
        (style('<macro name="m"><text macro="m"/></macro>'), "calls itself"),
        (style(f'{MACROS}<macro name="m20"/>', "m0"), "more than 2,000,000 steps"),
        (" " * 1_000_001, "larger than 1 MB"),
    ],
)
def test_a_file_that_is_no_style_is_refused_with_its_place(text: str, message: str) -> None:
    with pytest.raises(BriefPressError, match=message) as caught:
        read_style(text.encode(), "x.csl")

    place = caught.value.diagnostics[0].place
    assert place
    assert "x.csl" == place.file


def test_what_the_library_stumbles_over_is_a_finding_about_the_style() -> None:
    text = (STYLES / "numeric.csl").read_text("utf-8").replace('form="text"', 'form="odd"')
    made = Styled(read_style(text.encode(), "x.csl"), SOURCES, "en")

    with pytest.raises(BriefPressError, match="cannot be followed"):
        made.entry("shade")


def test_a_language_without_locale_is_a_finding() -> None:
    with pytest.raises(BriefPressError, match="no locale of CSL"):
        assert styled("numeric", "sw").order
