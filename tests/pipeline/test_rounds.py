"""Languages that must say the same are cut alike, by the one that needs it most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.lengths import BRIEF

from briefpress.editions.edition import Edition
from briefpress.pipeline.rounds import Rounds, fit_alone, fit_together
from briefpress.press.job import Job, Measures, Printed, Refusal, Result
from briefpress.press.measure import Budget, Measure, Setting
from briefpress.theme.theme import Theme

IDS = ("a", "b", "c", "d")


def job(language: str, formats: tuple[str, ...] = ("pdf",)) -> Job:
    edition = Edition("water", language, BRIEF, "public")
    return Job(edition, ("",), Theme(()), "", "", (), (), Budget(4, 0.7), formats, IDS)


def with_cuts(job: Job, cuts: int, known: Measures, *, alone: bool = False) -> Job:
    versions = 1 if alone else len(IDS) - cuts + 1
    return replace(job, versions=("",) * versions, cuts=cuts, known=known)


def result_of(job: Job, needs: Mapping[str, int]) -> Result:
    """Return what the press would: languages need so many cuts; five cannot be had."""
    need = needs[job.edition.language]
    measures = ((Setting(0, 0), Measure(9, 0.5)),)
    cuts = max(need, job.cuts)
    if cuts > job.most_cuts:
        refusal = Refusal(5 + need, 9, 4.5 + need, (), job.most_cuts, job.most_cuts < len(IDS))
        return Result(job.edition, None, (), 0, refusal, measures)
    printed = Printed(job.edition, "", (), 4, 4, 0.9, 0, IDS[:cuts], 1, "")
    return Result(job.edition, printed, (), 0, None, measures)


def driven(rounds: Rounds, needs: Mapping[str, int]) -> tuple[dict[str, int | None], list[list[str]]]:
    """Return the cuts of each language, None where it was refused, and which languages each round made."""
    made = []
    jobs = next(rounds)
    while True:
        made.append([job.edition.language for job in jobs])
        try:
            jobs = rounds.send({job.edition: result_of(job, needs) for job in jobs})
        except StopIteration as end:
            results: Sequence[Result] = end.value
            return {one.edition.language: len(one.printed.dropped) if one.printed else None for one in results}, made


def together(needs: Mapping[str, int]) -> tuple[dict[str, int | None], list[list[str]]]:
    return driven(fit_together([job(language) for language in needs], with_cuts), needs)


def test_one_round_is_enough_where_nothing_is_cut() -> None:
    cuts, rounds = together({"en": 0, "ru": 0})

    assert ({"en": 0, "ru": 0}, [["en", "ru"]]) == (cuts, rounds)


def test_all_lack_what_the_one_that_needs_most_lacks() -> None:
    cuts, rounds = together({"en": 0, "fr": 1, "ru": 3})

    assert {"en": 3, "fr": 3, "ru": 3} == cuts
    assert [["en", "fr", "ru"], ["ru"], ["en", "fr"]] == rounds


def test_one_that_cannot_be_made_to_fit_decides_nothing() -> None:
    cuts, _ = together({"en": 0, "fr": 1, "ru": 5})

    assert {"en": 1, "fr": 1, "ru": None} == cuts


def test_what_is_far_too_long_is_tried_with_all_cut_before_anything_between() -> None:
    asked: list[tuple[int, bool]] = []

    def asking(job: Job, cuts: int, known: Measures, *, alone: bool = False) -> Job:
        asked.append((cuts, alone))
        return with_cuts(job, cuts, known, alone=alone)

    needs = {"ru": 5, "fr": 4}
    cuts = [driven(fit_alone(job(one), asking), needs)[0] for one in needs]

    assert [{"ru": None}, {"fr": 4}] == cuts
    assert [(4, True), (4, True), (0, False)] == asked


def test_alone_each_lacks_what_it_needs() -> None:
    needs = {"en": 0, "ru": 3}

    assert [{"en": 0}, {"ru": 3}] == [driven(fit_alone(job(one), with_cuts), needs)[0] for one in needs]


@given(st.dictionaries(st.sampled_from(["en", "fr", "es", "ru", "ar", "zh-Hans"]), st.integers(0, 5), min_size=1))
def test_those_made_lack_the_same_whatever_each_needs(needs: Mapping[str, int]) -> None:
    cuts, _ = together(needs)

    most = max((need for need in needs.values() if need <= len(IDS)), default=0)
    assert {language: most if need <= len(IDS) else None for language, need in needs.items()} == cuts


@given(st.permutations(["en", "fr", "ru"]))
def test_the_order_of_editions_changes_nothing(languages: Sequence[str]) -> None:
    needs = {"en": 1, "fr": 2, "ru": 2}

    cuts, _ = together({language: needs[language] for language in languages})

    assert {"en": 2, "fr": 2, "ru": 2} == cuts
