"""Every kind of edit on the shipped one-pager: nothing goes to a wrong place, and nothing is lost."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from briefpress.composing.composer import Composer
from briefpress.content.library import Library
from briefpress.incoming.review import pull
from briefpress.incoming.review.page import Page
from briefpress.incoming.review.receipt import Receipt
from tests.incoming.review.conftest import edited_by, send
from tests.incoming.review.judging import GOOD, verdict
from tests.shipped.conftest import BRIEF, copy_project

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("tracked", [False, True])
def test_each_kind_of_edit_on_a_one_pager_comes_home(
    tracked: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = send(copy_project(tmp_path), BRIEF, "glance", "ar")

    def same_page(_composer: Composer, _library: Library, _receipt: Receipt) -> Page:
        return sent.page

    monkeypatch.setattr(pull, "page_of", same_page)
    kinds = list(sent.kinds.all())

    verdicts = {kind.name: verdict(sent.pulled(edited_by(sent, kind, tracked=tracked)), kind) for kind in kinds}

    assert {} == {name: came for name, came in verdicts.items() if came not in GOOD}
    assert len(verdicts) > 30
    assert Counter(verdicts.values())["exact"] > 15
