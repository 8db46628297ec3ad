"""Whatever a document says, and however odd it is: the draft loads, and `check` has nothing against it."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefpress.content.check import check_brief
from briefpress.content.load import load_brief
from briefpress.diagnostics import Place, Severity
from briefpress.incoming.importing.brief_file import brief_file
from briefpress.incoming.importing.draft import draft_of
from briefpress.incoming.importing.outline import (
    Box,
    Cell,
    Item,
    LeftOut,
    Note,
    Outline,
    Paragraph,
    Picture,
    Properties,
    Row,
    Run,
    Table,
)
from tests.incoming.importing.told import picture
from tests.lengths import LENGTHS

pytestmark = pytest.mark.slow

_PLACE = Place("old.docx", spot="paragraph 1")
_ODD = st.text(max_size=20)
_LINES = """

References
Key messages
Contents
Summary
About the authors
Notes
1. Background
Words that say something.
Table 1. What
Figure 2:
Source: us
• one
- two
[1] Lind, A. (2019). T.
[1]
(Lind, 2019)
Lind (2019)
2024-03
By Anna Lind
Policy Brief No. 3
a@b.org
https://a.b/c
[@x]
**
^[
](
{lang=fr}
— Somebody, somewhere
'
"x"
#
true
1.50
المراجع
参考文献
一、背景
""".splitlines()
_LIKELY = st.sampled_from([*_LINES, " ", "\n", "- ", "\u202e", "\ufffc", "x" * 130, "long words " * 30])
_RUNS = st.builds(
    Run,
    _LIKELY | _ODD,
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["", "https://a.b/c d", "#x", "mailto:a@b", "x"]),
)
_PICTURES = st.builds(Picture, st.just("a.png"), st.sampled_from([b"", b"GIF89a", picture(40, 30)]), _LIKELY)
_NOTES = st.builds(Note, st.lists(_RUNS, max_size=2).map(tuple))
_PARAGRAPHS = st.builds(
    Paragraph,
    st.lists(_RUNS | _NOTES | _PICTURES, max_size=3).map(tuple),
    st.just(_PLACE),
    st.sampled_from(["", "", "", "title", "subtitle", "author", "date", "quotation", "caption", "contents"]),
    st.sampled_from([0, 0, 0, 1, 2, 3, 9]),
    st.none() | st.builds(Item, st.integers(0, 2), st.booleans(), st.booleans()),
    st.sampled_from([0, 11, 14, 20]),
    st.sampled_from(["", "", "", "box"]),
)
_CELLS = st.builds(Cell, st.lists(_PARAGRAPHS, max_size=2).map(tuple), st.integers(1, 3), st.booleans())
_ROWS = st.builds(Row, st.lists(_CELLS, max_size=3).map(tuple), st.booleans())
_TABLES = st.builds(Table, st.lists(_ROWS, max_size=4).map(tuple), st.just(_PLACE), _LIKELY)
_BOXES = st.builds(Box, st.lists(_PARAGRAPHS, max_size=3).map(tuple), st.just(_PLACE))
_PROPERTIES = st.builds(
    Properties,
    _LIKELY | _ODD,
    st.lists(_LIKELY, max_size=2).map(tuple),
    st.sampled_from(["", "2024-03-12T10:00:00Z", "2024-13-40", "0000", "1850", "yesterday"]),
    st.sampled_from(["", "en-GB", "ar", "xx"]),
    st.lists(_LIKELY, max_size=2).map(tuple),
    _LIKELY,
)
_OUTLINES = st.builds(
    Outline,
    st.just("old.docx"),
    _PROPERTIES,
    st.lists(_PARAGRAPHS | _TABLES | _BOXES, max_size=14).map(tuple),
    st.lists(st.builds(LeftOut, _ODD, st.just(_PLACE), _ODD), max_size=2).map(tuple),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(_OUTLINES)
def test_the_draft_of_any_outline_has_no_error(outline: Outline) -> None:
    draft = draft_of(outline, ("ar", "en", "zh-Hans"), "2026-11-30")

    with tempfile.TemporaryDirectory() as root:
        folder = Path(root) / "content" / "old"
        folder.mkdir(parents=True)
        (folder / "brief.yaml").write_bytes(brief_file(draft, "old", "old.docx"))
        for name, content in draft.pictures.items():
            (folder / name).write_bytes(content)
        found = tuple(check_brief(load_brief(folder, Path(root), LENGTHS)))
    assert [] == [one for one in found if one.severity is Severity.ERROR]
