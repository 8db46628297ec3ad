"""What is told of how soon a preview follows says what was reached of what was wanted."""

from __future__ import annotations

from tests.benchmarks.preview import Edit, Followed, verdict

PAGES = Followed("pages of glance", [Edit(0.4, 0.3), Edit(0.5, 0.5), Edit(0.6, 0.3)], 1.0, 1.3)
WEB = Followed("web edition of glance", [Edit(0.2, 0.1)], 0.3)


def test_medians_are_told_with_their_ratios_to_a_bare_layout() -> None:
    assert "pages of glance 0.50 s 0.60 s 1.0 s 1.33 1.3" == " ".join(str(PAGES).split())


def test_a_web_edition_has_no_ratio_to_keep() -> None:
    assert "3 of 3 targets are met" == verdict([Followed("pages of glance", [Edit(0.3, 0.3)], 1.0, 1.3), WEB])


def test_says_what_was_missed() -> None:
    assert "2 of 3 targets are met; not: pages of glance 1.33 of a bare layout, not 1.3" == verdict([PAGES, WEB])
