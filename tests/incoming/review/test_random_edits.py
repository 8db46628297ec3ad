"""Edits that nobody thought of: none goes to another text, none says what the reviewer did not, none is lost."""

from __future__ import annotations

import shutil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefpress.incoming.review.compare import compare
from briefpress.incoming.review.source_text import atoms_of
from briefpress.incoming.review.tokens import flattened
from briefpress.incoming.word import open_package, read_word
from briefpress.project import Project
from tests.conftest import CASES
from tests.incoming.review.conftest import Sent, send
from tests.incoming.review.editor import Editor
from tests.incoming.review.kinds import Spot, text_of

pytestmark = pytest.mark.slow

TYPED = st.text("ab Zé*_[]()\\^<>&`#-–.,:!\"'@{}1 愿كل\u00a0", max_size=14)


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Sent:
    root = tmp_path_factory.mktemp("random")
    shutil.copytree(CASES / "translated" / "water", root / "content" / "water")
    return send(Project(root), "water", "indepth", "en")


@pytest.fixture(scope="module")
def spots(sent: Sent) -> list[Spot]:
    """Wordings without notes and citations, in paragraphs that are all text."""
    editor = Editor(sent.content)
    plain = [spot for spot in sent.kinds.spots if not set("[]^{") & set(spot.markdown)]
    return [spot for spot in plain if editor.text(spot.place) == text_of(spot.paragraph)]


@settings(max_examples=100, deadline=None)
@given(st.integers(0), st.floats(0, 1), st.floats(0, 1), TYPED, st.booleans())
def test_whatever_is_typed_comes_home_or_is_asked(
    sent: Sent, spots: list[Spot], number: int, one: float, other: float, typed: str, tracked: bool
) -> None:
    spot = spots[number % len(spots)]
    text = text_of(spot.paragraph)
    first, last = sorted(spot.first + round(place * (spot.last - spot.first)) for place in (one, other))
    now = text[spot.first : first] + typed + text[last : spot.last]

    def edit(editor: Editor) -> None:
        if first < last:
            editor.replace(spot.place, first, last, typed)
        elif first and typed:
            editor.insert(spot.place, first, typed)

    document = read_word(open_package(sent.edited(edit, tracked=tracked)))
    found = compare(sent.page, document, tuple(sent.library.brief.sources))

    is_edit = first < last or (first and typed)
    if not is_edit or flattened(now) == flattened(spot.text):
        return
    assert {change.context for change in found.changes} <= {spot.context}
    for change in found.changes:
        shown = "".join(flattened(atom.text) for atom in atoms_of(change.markdown) or ())
        assert _alike(flattened(now)) == _alike(shown)
    assert found.changes or found.questions


def _alike(text: str) -> str:
    """Return a text without dashes and dots, of which several may be typed for one."""
    return "".join(letter for letter in text if letter not in "-–—.…")
