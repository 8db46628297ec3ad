"""Paragraphs of a reviewer's file -> YAML that a person can put into a brief: a proposal, never written unasked."""

from __future__ import annotations

from collections.abc import Sequence

from briefpress.incoming.review.match import family
from briefpress.incoming.review.page import PageParagraph
from briefpress.incoming.review.rewrite import as_markdown
from briefpress.yaml_file.patch import scalar


def fragment_of(paragraphs: Sequence[PageParagraph]) -> str:
    """Return a block for each paragraph, in the form in which blocks of a section are listed."""
    lines = []
    for one in paragraphs:
        text = as_markdown(one.tokens)
        if not text:
            continue
        match family(one):
            case "point" | "key message":
                lines.append(f"- text: {scalar(text)}")
            case "cell":
                lines.append(f"- {scalar(text)}")
            case _:
                lines += ["- type: paragraph", f"  text: {scalar(text)}"]
    return "\n".join(lines)
