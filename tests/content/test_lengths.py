"""A length is a name with a place in the order."""

from __future__ import annotations

import copy
import json
import pickle
from pathlib import Path

import pytest
from tests.conftest import CASES, written
from tests.lengths import LENGTHS

from briefpress.content.check import check_brief
from briefpress.content.lengths import SHORTEST, Lengths, length_named, lengths_of
from briefpress.content.load import load_brief
from briefpress.content.messages import iter_messages
from briefpress.content.schema import brief_schema
from briefpress.content.walk import shown_ids
from briefpress.content.words import Copy
from briefpress.diagnostics import BriefPressError

WITH_MEMO = lengths_of(("glance", "memo", "brief", "indepth"))
MEMO = WITH_MEMO[1]


def test_is_told_by_its_name_and_ordered_by_its_place() -> None:
    assert ["glance", "memo", "brief", "indepth"] == sorted(WITH_MEMO, key=lambda length: length.rank)
    assert SHORTEST.rank == WITH_MEMO[0].rank
    assert length_named("memo", WITH_MEMO) == "memo"
    assert length_named("memmo", WITH_MEMO) is None
    assert '["memo"]' == json.dumps([MEMO])


@pytest.mark.parametrize("again", [copy.deepcopy, lambda length: pickle.loads(pickle.dumps(length))])
def test_keeps_its_place_wherever_it_is_sent(again: object) -> None:
    assert callable(again)
    assert (MEMO, MEMO.rank) == (again(MEMO), again(MEMO).rank)


@pytest.mark.parametrize(
    ("wordings", "expected"),
    [
        ({"glance": "short", "brief": "long"}, "short"),
        ({"brief": "long", "memo": "own", "glance": "short"}, "own"),
        ({"brief": "long"}, "long"),
        ("for all", "for all"),
    ],
)
def test_an_added_length_has_the_wording_of_the_length_before(wordings: object, expected: str) -> None:
    assert expected == Copy.of(wordings, WITH_MEMO).at(MEMO).text


def brief_with_memo(tmp_path: Path, lengths: Lengths, written_length: str = "memo") -> Path:
    """Return the folder of a brief that names a memo in `from` and in a wording."""
    text = (CASES / "valid" / "brief.yaml").read_text("utf-8")
    text = text.replace("from: brief", f"from: {written_length}", 1)
    text = text.replace("title: ", f"title: {{{written_length}: Told in a memo, {lengths[0]}: ", 1)
    line = next(line for line in text.splitlines() if line.startswith("title: "))
    (tmp_path / "brief.yaml").write_text(text.replace(line, line + "}", 1), "utf-8")
    return tmp_path


def test_a_brief_names_the_lengths_of_its_project(tmp_path: Path) -> None:
    folder = brief_with_memo(tmp_path, WITH_MEMO)

    library = load_brief(folder, folder, WITH_MEMO)

    assert () == tuple(check_brief(library))
    glance, memo, brief, _ = (shown_ids(library.brief, length, "policymakers") for length in WITH_MEMO)
    assert glance < memo <= brief
    assert "title@memo" in [message.context for message in iter_messages(library.brief)]


def test_a_length_that_the_project_has_not_is_a_finding_with_its_place(tmp_path: Path) -> None:
    folder = brief_with_memo(tmp_path, WITH_MEMO, "memmo")

    with pytest.raises(BriefPressError) as caught:
        load_brief(folder, folder, WITH_MEMO)

    told = [written(finding) for finding in caught.value.diagnostics]
    assert 2 == len(told)
    assert all(line.startswith("error[content.unknown-length] brief.yaml:") for line in told)
    assert all('"memmo" is no length\n  hint: did you mean "memo"?' in line for line in told)


def test_editors_are_told_the_lengths_of_the_project() -> None:
    schema = json.dumps(brief_schema(WITH_MEMO))

    assert '"enum": ["glance", "memo", "brief", "indepth"]' in schema
    assert '"memo": {"type": "string"}' in schema
    assert '"memo"' not in json.dumps(brief_schema(LENGTHS))
