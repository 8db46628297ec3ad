"""Files of lengths, one over the other; which mistakes in them are findings is told by the cases of templates."""

from __future__ import annotations

import pytest
from tests.lengths import LENGTHS

from briefpress.composing.template_library import TemplateLibrary
from briefpress.diagnostics import BriefPressError
from briefpress.editions.promise import Promise, read_promises
from briefpress.project import Project, package_templates
from briefpress.yaml_file import parse_yaml

SHIPPED = """
glance: {product: At a glance, pages: 1, legend: false}
brief: {product: Policy brief, pages: 4}
indepth: {product: In-depth briefing, pages: 8, contents: true}
"""


def read(own: str) -> dict[str, Promise]:
    """Return the promises of a project whose own file says this."""
    files = [parse_yaml(text.encode(), "lengths.yaml") for text in (SHIPPED, own)]
    return {str(length): promise for length, promise in read_promises(files).items()}


def test_the_package_ships_the_lengths_that_tests_name() -> None:
    assert LENGTHS == TemplateLibrary(Project(package_templates().parent)).lengths


def test_a_length_that_is_there_takes_what_is_said_anew() -> None:
    promises = read("brief: {pages: 6}")

    assert ["glance", "brief", "indepth"] == list(promises)
    assert (6, "Policy brief") == (promises["brief"].pages, promises["brief"].product)


def test_a_length_that_is_added_needs_no_more_than_a_name_and_its_pages() -> None:
    memo = read("memo: {product: Memo, pages: 2}")["memo"]

    assert (True, False, "full", "pages") == (memo.legend, memo.contents, memo.colophon, memo.layout)


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ("memo: {product: Memo, pages: 2}", "glance memo brief indepth"),
        ("note: {product: Note, pages: 4}", "glance brief note indepth"),
        ("book: {product: Book, pages: 40}", "glance brief indepth book"),
        ("memo: {product: Memo, pages: 2, before: glance}", "memo glance brief indepth"),
        ("memo: {product: Memo, pages: 2, after: brief}", "glance brief memo indepth"),
        # Beside the same length they stand as they are written.
        (
            "{a: {product: A, pages: 2, after: brief}, b: {product: B, pages: 3, after: brief}}",
            "glance brief a b indepth",
        ),
        ("{a: {product: A, pages: 2, after: b}, b: {product: B, pages: 3}}", "glance b a brief indepth"),
        ("{a: {product: A, pages: 3}, b: {product: B, pages: 2}}", "glance b a brief indepth"),
        # What is there keeps its place, whatever its pages, until it is told another.
        ("brief: {pages: 10}", "glance brief indepth"),
        ("brief: {pages: 10, after: indepth}", "glance indepth brief"),
    ],
)
def test_the_order_is_told_by_pages_or_by_a_neighbour(own: str, expected: str) -> None:
    assert expected.split() == list(read(own))


def test_a_length_cannot_stand_beside_itself() -> None:
    with pytest.raises(BriefPressError, match='memo stands after "memo"'):
        read("memo: {product: Memo, pages: 2, after: memo}")
