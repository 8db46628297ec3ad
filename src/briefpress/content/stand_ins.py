"""Brief -> the same with something in the place of each source that it cites and does not have: drafts print it."""

from __future__ import annotations

from dataclasses import replace

from briefpress.content.brief import Source
from briefpress.content.check_texts import citations
from briefpress.content.library import Library


def with_stand_ins(library: Library) -> Library:
    """Return a brief in which every citation leads to a source, one that says so where there is none."""
    sources = library.brief.sources
    cited = {
        part.source: _stand_in(part.source)
        for wording, citation in citations(library)
        for part in citation.parts
        if part.source not in sources and wording.path[0] != "sources"
    }
    return replace(library, brief=library.brief.model_copy(update={"sources": {**sources, **cited}}))


def _stand_in(name: str) -> Source:
    return Source.model_validate({"type": "webpage", "title": f"No source is named “{name}”"})
