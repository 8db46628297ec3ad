"""Several reviewers of one translation: what they say is merged, written once, and stands in the next edition."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.incoming.review.conftest import send
from tests.incoming.review.round_trip import round_trip
from tests.shipped.conftest import BRIEF, copy_project

pytestmark = pytest.mark.slow


def test_reviewers_words_are_merged_and_sent_out_in_the_next_edition(tmp_path: Path) -> None:
    found = round_trip(send(copy_project(tmp_path), BRIEF, "glance", "zh-Hans"), list)

    assert () == found.faults
    assert found.reviewers > 5
    assert found.texts > 8
