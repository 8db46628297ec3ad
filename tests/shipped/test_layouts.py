"""Editions are laid out seldom: the first setting is reckoned, and what ends badly is set anew from there on."""

from __future__ import annotations

from statistics import mean

import pytest
from tests.lengths import BRIEF, GLANCE, INDEPTH

from briefpress.content.lengths import Length
from briefpress.publish.manifest import Entry


@pytest.mark.slow
@pytest.mark.parametrize(("length", "most"), [(GLANCE, 1.3), (BRIEF, 1.6), (INDEPTH, 4)])
def test_layouts_an_edition_on_average(entries: tuple[Entry, ...], length: Length, most: float) -> None:
    assert mean(entry.layouts for entry in entries if entry.format == "pdf" and entry.length == str(length)) <= most
