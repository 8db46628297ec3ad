"""Job -> its documents and their layouts at the settings that are tried, each made once and kept while it serves.

A layout is what most of an edition's time and memory goes into. One that differs from another from some page on goes
on from there; one that is too long is not gone on from, and let go.
"""

from __future__ import annotations

import gc
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from briefpress.diagnostics import Diagnostic
from briefpress.document import tree
from briefpress.document.abbreviations import with_abbreviations
from briefpress.document.close_tables import DEGREES, head_lengths, with_close_tables
from briefpress.document.folded_tables import wide_in_large_print, with_folded_tables
from briefpress.document.keeping import with_whole_numbers
from briefpress.document.parse import parse
from briefpress.document.typography import typeset
from briefpress.document.wide_pages import check_wide_pages, with_wide_pages
from briefpress.drawing.text_width import width_of
from briefpress.press.job import Job
from briefpress.press.measure import Measure, Setting, Start
from briefpress.press.stopwatch import Stopwatch
from briefpress.theme.theme import Theme
from briefpress.writers.pdf.engine.warm import Warmth
from briefpress.writers.pdf.layout import Pages, lay_out
from briefpress.writers.pdf.page_ends import SHORT_PAGE, bad_page_ends, section_starts, sources_start
from briefpress.writers.pdf.varied import Variant, varied
from briefpress.writers.pdf.wide_tables import WideTable, wide_tables


@dataclass(frozen=True, slots=True)
class Trials:
    """The documents of a job and their layouts, each made once."""

    job: Job
    watch: Stopwatch
    warmth: Warmth | None = None
    documents: dict[int, tree.Document] = field(default_factory=dict)
    pages: dict[Setting, Pages] = field(default_factory=dict)
    close: dict[Setting, Mapping[str, int]] = field(default_factory=dict)
    """How close the tables of a layout stand that would have been too wide."""
    told: list[Diagnostic] = field(default_factory=list)
    """What is to be said of documents as they were printed, before anything is done with them."""

    def document(self, cuts: int) -> tree.Document:
        """Return the document with so many cuts."""
        if cuts not in self.documents:
            with self.watch.stage("parse"):
                parsed = parse(self.job.versions[cuts - self.job.cuts])
                self.told.extend(one for one in check_wide_pages(parsed, self.job.budget.pages) if one not in self.told)
                document = typeset(with_wide_pages(parsed, self.job.budget.pages))
                self.documents[cuts] = with_whole_numbers(document) if self.job.is_large_print else document
        return self.documents[cuts]

    def laid_out(self, setting: Setting) -> Pages:
        if setting not in self.pages:
            made = self.set_in_type(self.document(setting.cuts), setting)
            self.let_go(self.useless())
            self.pages[setting] = made
        return self.pages[setting]

    def useless(self) -> Collection[Setting]:
        """Return the settings that nothing is gone on from: all with their text and density are too long."""
        fitting = {(one.cuts, one.step) for one, pages in self.pages.items() if pages.count <= self.job.budget.pages}
        return {one for one in self.pages if (one.cuts, one.step) not in fitting}

    def let_go(self, settings: Collection[Setting]) -> None:
        """Keep the layouts of some settings no longer; who asks for one of them has it made again."""
        for setting in settings:
            del self.pages[setting]
        if settings:
            # Boxes, and what they were set with, hold each other.
            gc.collect()

    def keep_only(self, setting: Setting) -> None:
        """Let all other layouts go: to write files takes as much memory as two of them."""
        self.let_go(self.pages.keys() - {setting})

    def set_in_type(self, document: tree.Document, setting: Setting) -> Pages:
        """Return the pages of a document at a setting; its cuts have been made."""
        is_own = document is self.documents.get(setting.cuts)
        document = with_abbreviations(document)
        theme = self.job.theme.at(setting.density)
        before = self.warmth.pages if self.warmth else {}
        guess = next((pages.page_of for pages in reversed(self.pages.values())), before)
        with self.watch.stage("lay out"):
            styles = (self.job.page_style, *_variant(setting).css())
            assets, fonts = self.job.assets, self.job.fonts
            self.close[setting] = {}
            if self.job.is_large_print:
                return self.folded(document, theme, styles)
            if is_own and (pages := self.varied(document.language, setting)):
                return pages
            pages = lay_out(document, theme, styles, assets, guess, fonts, self.warmth)
            # Each setting by itself: what was tried before must not decide how a table is set.
            while degrees := _closer(self.close[setting], wide_tables(pages)):
                self.close[setting] = degrees
                closer = with_close_tables(document, degrees)
                closest = (*styles, _turned(closer))
                pages = lay_out(closer, theme, closest, assets, pages.page_of, fonts, self.warmth)
            return pages

    def varied(self, language: str, setting: Setting) -> Pages | None:
        """Return the pages of a setting that differs from one that was laid out from some page on, or None."""
        begun = [one for one in self.pages if one.is_part_of(setting) and not self.close[one]]
        nearest = max(begun, key=lambda one: self.first_change(one, setting), default=None)
        if nearest is None:
            return None
        pages = varied(self.pages[nearest], language, _variant(nearest), _variant(setting))
        return None if pages is None or wide_tables(pages) else pages

    def first_change(self, begun: Setting, setting: Setting) -> tuple[int, int]:
        """Return the page on which a section begins that shall begin a new one, the last if only sources are opened."""
        pages = self.pages[begun]
        changed = (pages.page_of.get(name, 0) for name in set(setting.new_pages) - set(begun.new_pages))
        return min(changed, default=pages.count), begun.opened

    def folded(self, document: tree.Document, theme: Theme, styles: tuple[str, ...]) -> Pages:
        """Return the pages of a document in large print; a table that they are too narrow for is read downwards."""
        folded = wide_in_large_print(document)
        while True:
            shown = with_folded_tables(document, folded)
            pages = lay_out(shown, theme, styles, self.job.assets, fonts=self.job.fonts)
            wide = {table.identifier for table in wide_tables(pages)} - folded
            if not wide:
                return pages
            folded |= wide

    def measure(self, setting: Setting) -> Measure:
        """Lay a document out, unless that has been done before, and say how long it is."""
        remembered = dict(self.job.remembered)
        if setting in remembered:
            return remembered[setting]
        pages = self.laid_out(setting)
        ends = tuple(bad_page_ends(pages))
        weight, short = sum(end.weight for end in ends), tuple(end.page for end in ends if end.code == SHORT_PAGE)
        starts = tuple(Start(*where) for where in section_starts(pages))
        last, share = sources_start(pages), round(pages.set_pages / pages.count, 3)
        return Measure(pages.count, pages.last_fill, pages.last_gap, weight, short, starts, last, share)


def _closer(degrees: Mapping[str, int], wide: Sequence[WideTable]) -> Mapping[str, int]:
    """Return how close tables are to be set, those that are too wide closer than they were; empty when none can be."""
    more = {one.identifier: degrees.get(one.identifier, 0) + 1 for one in wide}
    more = {identifier: degree for identifier, degree in more.items() if degree <= len(DEGREES)}
    return {**degrees, **more} if more else {}


def _variant(setting: Setting) -> Variant:
    return Variant(setting.new_pages, setting.opened)


def _turned(document: tree.Document) -> str:
    """Return the style sheet that says how long the heads are that run upwards."""
    lengths = ((name, width_of(words, 1.0)) for name, words in head_lengths(document))
    return "".join(f'[id="{name}"]{{--head-length:{length:.2f}em}}' for name, length in lengths)
