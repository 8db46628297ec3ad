"""Job -> Result: the second half of the road, which needs nothing but the job and can run anywhere.

A job is a picklable value and its result is bytes; whoever runs it (this process, a pool, a cluster) sees no file,
no brief and no template.
"""

from __future__ import annotations

import platform
import re
import time
import traceback
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from briefpress.assets.fonts.installed import faces_of
from briefpress.diagnostics import BriefPressError, Diagnostic, Severity, block_of, raise_if_errors
from briefpress.document import tree
from briefpress.document.check import check_document, check_pictures
from briefpress.document.order import in_order
from briefpress.press.artifacts import printed_edition
from briefpress.press.draft import marked, too_long
from briefpress.press.estimate.estimate import Estimate
from briefpress.press.fit import fit
from briefpress.press.job import Job, Note, Refusal, Result, installed_families
from briefpress.press.measure import TIGHTEST, Fit, Measure, Setting
from briefpress.press.stopwatch import Stopwatch
from briefpress.press.trials import Trials
from briefpress.writers.pdf.engine.warm import Warmth
from briefpress.writers.pdf.fonts import check_fonts
from briefpress.writers.pdf.layout import Pages
from briefpress.writers.pdf.proof import losses, proof
from briefpress.writers.pdf.text_widths import text_widths
from briefpress.writers.pdf.wide_tables import wide_tables

_PACKAGE = Path(__file__).parents[1]
_TOLD = 300
"""Characters of an exception's words."""
_TAG = re.compile(r"<[^<>]*>")


def run(job: Job) -> Result:
    """Return what became of a job; what is wrong with its document is part of the result."""
    watch = Stopwatch()
    start = time.perf_counter()
    try:
        result = print_edition(job, watch)
    except BriefPressError as error:
        result = Result(job.edition, None, error.diagnostics, 0)
    except MemoryError:
        raise  # whoever gave the job knows what that means
    except Exception as error:  # noqa: BLE001 - what it is printed from is anybody's, and costs this edition only
        result = Result(job.edition, None, (_failure(job, error),), 0)
    return replace(result, seconds=time.perf_counter() - start, stages=tuple(watch.stages.items()))


def _failure(job: Job, error: Exception) -> Diagnostic:
    """Return a finding for what nobody expected: it says whether the mistake is ours."""
    told = f"{type(error).__name__}: {error}".strip().partition("\n")[0][:_TOLD]
    frames = traceback.extract_tb(error.__traceback__)
    if frames and _PACKAGE in Path(frames[-1].filename).parents:
        hint = "this is our mistake, not yours; please report it with the template, look and pictures of this edition"
    else:
        hint = "take away, one by one, what is unusual: style sheets, templates, pictures, the reference document"
    return Diagnostic("press.failed", f"{job.edition} was not made: {told}", hint=hint)


def print_edition(job: Job, watch: Stopwatch) -> Result:
    """Return an edition's artifacts, or why it cannot keep its promise.

    Raises BriefPressError when its document breaks a rule.
    """
    trials = Trials(job, watch)
    document = trials.document(job.cuts)
    with watch.stage("check"):
        pictures = check_pictures(document, {asset.name for asset in job.assets})
        fonts = tuple(check_fonts(document, job.theme, job.fonts))
        raise_if_errors((*_other_faces(job), *check_document(document), *pictures, *(() if job.draft else fonts)))
    found = _as_it_comes(trials) if job.is_large_print else _fitted(job, trials)
    pages = trials.laid_out(found.setting)
    trials.keep_only(found.setting)
    measures = tuple(sorted(found.measures.items()))
    refusal = None if found.fits else _refusal(job, found, pages)
    if refusal and (refusal.may_cut_more or not job.draft):
        return Result(job.edition, None, (), 0, refusal, measures, setting=found.setting)
    document = in_order(trials.document(found.setting.cuts), pages.order)
    with watch.stage("proof"):
        # Where pages end is nobody's promise when they come as they are.
        look = losses if job.is_large_print else proof
        findings = (*trials.told, *check_document(document), *look(pages, job.theme))
    if job.draft:
        findings = (*fonts, *findings)
        over = too_long(refusal, job.budget.pages, pages.page_of) if refusal else ()
        document = marked(document, job.draft.word, (*over, *job.draft.notes, *_notes(findings)))
        pages = trials.set_in_type(document, found.setting)
    else:
        raise_if_errors(findings)
    close = trials.close[found.setting]
    printed = printed_edition(job, found, document, pages, watch, close)
    of_artifacts = (finding for artifact in printed.artifacts for finding in artifact.findings)
    findings = (*findings, *dict.fromkeys(of_artifacts))
    return Result(job.edition, printed, findings, 0, refusal, measures, setting=found.setting)


def laid_out_at(job: Job, setting: Setting, warmth: Warmth | None = None) -> tuple[tree.Document, Pages, Measure]:
    """Return the document of an edition, its pages at a setting that is not looked for, and how long it is there.

    `warmth` is what earlier layouts have left; the pages are the same with it.
    """
    trials = Trials(job, Stopwatch(), warmth)
    pages = trials.laid_out(setting)
    return trials.document(setting.cuts), pages, trials.measure(setting)


def _fitted(job: Job, trials: Trials) -> Fit:
    document = trials.document(job.cuts)
    widths = text_widths(job.theme, job.fonts, document.language)
    estimate = Estimate(document, job.theme, widths, job.budget)

    def guess(measures: Mapping[int, Measure]) -> int:
        with trials.watch.stage("estimate"):
            return estimate.step(measures)

    found = _roomier(fit(job.budget, trials.measure, _shares(job), dict(job.known), guess), trials)
    return replace(found, standard=_standard(job, found, estimate))


def _standard(job: Job, found: Fit, estimate: Estimate) -> float:
    """Return how many pages an edition takes at the standard setting, with the fewest cuts: laid out, or reckoned."""
    laid_out = found.measures.get(Setting(job.cuts, 0))
    plain = {one.step: measure for one, measure in found.measures.items() if one == Setting(job.cuts, one.step)}
    return laid_out.extent if laid_out else estimate.length(0, plain)


def _as_it_comes(trials: Trials) -> Fit:
    """Return the standard setting with nothing cut, whatever pages it takes."""
    setting = Setting(trials.job.cuts, 0)
    measure = trials.measure(setting)
    return Fit(setting, measure, {setting: measure}, fits=True, standard=measure.extent)


def _notes(findings: Iterable[Diagnostic]) -> Iterator[Note]:
    """Yield what is wrong with a document or its pages as notes of the blocks that are named."""
    wrong = (finding for finding in findings if finding.severity is Severity.ERROR)
    return (Note(block_of(finding.message), finding.message) for finding in wrong)


# Where a table is too wide at the setting that was found: margins are narrower and letters smaller at tighter ones.
_TIGHTER = (TIGHTEST // 2, TIGHTEST)


def _roomier(found: Fit, trials: Trials) -> Fit:
    """Return a fit at a tighter setting where only there all tables are as wide as the page, else the one found."""
    if not found.fits or not wide_tables(trials.laid_out(found.setting)):
        return found
    measures = dict(found.measures)
    tried = found.setting
    for step in (step for step in _TIGHTER if step > found.setting.step):
        tried = Setting(found.setting.cuts, step)
        measures[tried] = trials.measure(tried)
        is_within = measures[tried].pages <= found.measure.pages
        if is_within and not wide_tables(trials.laid_out(tried)):
            return replace(found, setting=tried, measure=measures[tried], measures=measures)
    # None helps: the finding is of the closest.
    return replace(found, setting=tried, measure=measures[tried], measures=measures)


def _other_faces(job: Job) -> Iterator[Diagnostic]:
    """Yield the families that are not the same here as where the job was made: pages would break elsewhere."""
    families = installed_families(job.theme, job.fonts)
    for family, there, here in zip(families, job.faces, faces_of(families), strict=True):
        if here != there:
            message = f'the font family "{family}" is another one on {platform.node()}'
            yield Diagnostic("fonts.other-faces", message, hint="install the same fonts on every machine")


def _shares(job: Job) -> Mapping[int, float]:
    """Return how long the text of each version is, in characters."""
    lengths = (len(_TAG.sub("", html)) for html in job.versions)
    return {job.cuts + place: float(max(length, 1)) for place, length in enumerate(lengths)}


def _refusal(job: Job, found: Fit, pages: Pages) -> Refusal:
    """Return why the tightest setting with most cuts is not tight enough."""
    lines = pages.lines_by_id()
    inside = sorted(lines, key=lambda identifier: (-lines[identifier], identifier))
    return Refusal(
        pages=pages.count,
        lines=pages.lines_after(job.budget.pages),
        extent=found.measure.extent,
        longest=tuple((identifier, lines[identifier]) for identifier in inside),
        cuts=job.most_cuts,
        may_cut_more=job.most_cuts < len(job.cuttable),
    )
