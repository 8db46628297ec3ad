"""Document -> what its cross-references find by number: captions and heads, each with a bookmark for `REF` fields."""

from __future__ import annotations

from collections.abc import Iterator

from briefpress.document import tree
from briefpress.writers.docx.bookmarks import Reference, plain
from briefpress.writers.docx.contents import are_headings_numbered, is_number, number_of

# Word's own names have a number of this length.
_FIRST = 200000001


def references_of(document: tree.Document) -> dict[str, Reference]:
    """Return the references that links of the document ask for, by the ids that they lead to."""
    wanted = {(link.target.removeprefix("#"), plain(tree.text_of(link))) for link in _links(document)}
    asked = (found for found in _numbered(document) if (found[0], plain(found[1])) in wanted)
    return {
        identifier: Reference(f"_Ref{number}", words, is_heading)
        for number, (identifier, words, is_heading) in enumerate(asked, _FIRST)
    }


def _links(document: tree.Document) -> Iterator[tree.Link]:
    return (node for node in tree.walk(document) if isinstance(node, tree.Link) and node.target.startswith("#"))


def _numbered(document: tree.Document) -> Iterator[tuple[str, str, bool]]:
    """Yield id, number and whether it is a head's, of all that has both."""
    has_numbers = are_headings_numbered(document)
    for node in tree.walk(document):
        identifier = tree.attributes_of(node).id
        if not identifier:
            continue
        caption = caption_of(node)
        heading = _heading_of(node) if has_numbers else None
        if caption and any(map(is_number, caption.children)):
            yield identifier, next(tree.text_of(child) for child in caption.children if is_number(child)), False
        elif heading and number_of(heading):
            yield identifier, number_of(heading), True


def captions_of(document: tree.Document) -> dict[tree.Caption, str]:
    """Return the captions of tables and figures, with the ids of these."""
    found = ((caption_of(node), tree.attributes_of(node).id) for node in tree.walk(document))
    return {caption: identifier for caption, identifier in found if caption and identifier}


def caption_of(node: tree.Node) -> tree.Caption | None:
    """Return the caption of a table or a figure."""
    if isinstance(node, tree.Table):
        return node.caption
    if isinstance(node, tree.Group):
        return next((child for child in node.children if isinstance(child, tree.Caption)), None)
    return None


def _heading_of(node: tree.Node) -> tree.Heading | None:
    if not isinstance(node, tree.Group):
        return None
    return next((child for child in node.children if isinstance(child, tree.Heading)), None)
