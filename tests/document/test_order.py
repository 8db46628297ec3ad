"""Blocks stand where print has set them, in every format."""

from __future__ import annotations

from briefpress.document import tree
from briefpress.document.order import in_order


def paragraph(text: str) -> tree.Paragraph:
    return tree.Paragraph((tree.Text(text),))


def section(identifier: str, *children: tree.Block) -> tree.Group:
    return tree.Group(tree.Role.SECTION, children, tree.Attributes(id=identifier))


def document(*children: tree.Block) -> tree.Document:
    return tree.Document("en", "ltr", "T", (), children)


def test_takes_the_blocks_of_a_section_in_the_order_given() -> None:
    made = in_order(document(section("s", *map(paragraph, "abc"))), {"s": (0, 2, 1)})

    assert ["a", "c", "b"] == [tree.text_of(node) for node in tree.walk(made) if isinstance(node, tree.Paragraph)]


def test_reaches_sections_in_sections() -> None:
    inner = section("inner", paragraph("a"), paragraph("b"))

    made = in_order(document(section("outer", paragraph("x"), inner)), {"outer": (1, 0), "inner": (1, 0)})

    assert ["b", "a", "x"] == [tree.text_of(node) for node in tree.walk(made) if isinstance(node, tree.Paragraph)]


def test_leaves_alone_what_has_no_other_order() -> None:
    given = document(section("s", *map(paragraph, "abc")))

    assert given is in_order(given, {})
    assert given == in_order(given, {"other": (1, 0)})
