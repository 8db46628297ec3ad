"""Several reviewers of one translation: what they say is merged, written once, and stands in the next edition."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from tests.incoming.review.conftest import send
from tests.incoming.review.measure import by_libre_office
from tests.incoming.review.round_trip import Saving, round_trip
from tests.programs import LibreOffice
from tests.shipped.conftest import BRIEF, copy_project

pytestmark = pytest.mark.slow


def test_reviewers_words_are_merged_and_sent_out_in_the_next_edition(tmp_path: Path) -> None:
    assert_comes_home(tmp_path, "zh-Hans", list)


def test_so_they_are_from_files_that_libre_office_has_saved(tmp_path: Path, libre_office: LibreOffice) -> None:
    assert_comes_home(tmp_path, "ar", partial(by_libre_office, profile=libre_office.profile))


def assert_comes_home(folder: Path, language: str, save: Saving) -> None:
    found = round_trip(send(copy_project(folder), BRIEF, "glance", language), save)

    assert () == found.faults
    assert found.reviewers > 5
    assert found.texts > 8
