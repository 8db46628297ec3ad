"""Elements that stand in each other without end are a finding, and no end of the program."""

from __future__ import annotations

import pytest

from briefpress.diagnostics import BriefPressError
from briefpress.document.parse import parse


def page(depth: int) -> str:
    return (
        f'<html lang="en"><head><title>T</title></head><body>{"<div>" * depth}<p>x</p>{"</div>" * depth}</body></html>'
    )


def test_too_deep() -> None:
    with pytest.raises(BriefPressError) as caught:
        parse(page(5000))

    assert ["document.too-deep"] == [finding.code for finding in caught.value.diagnostics]


def test_deep_enough() -> None:
    assert parse(page(20)).children
