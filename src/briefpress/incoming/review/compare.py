"""The page as it was sent + a reviewer's file -> changes at their wordings, questions to a person, comments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from briefpress.incoming.review.authors import reviewer_of, untracked, who_deleted
from briefpress.incoming.review.beside import frames_asked, has_lost_chart_texts
from briefpress.incoming.review.change import Change, Question, Remark, Reviewer
from briefpress.incoming.review.fragment import fragment_of
from briefpress.incoming.review.marks import COMPUTED, SEVERAL
from briefpress.incoming.review.match import Matching, family, longest_increasing, matched, share_within, words_of
from briefpress.incoming.review.page import Page, PageParagraph, located
from briefpress.incoming.review.remarks import remarks_of
from briefpress.incoming.review.rewrite import CannotWriteError, Edit, difference, rewritten
from briefpress.incoming.review.tokens import Token, flattened, plain_tokens
from briefpress.incoming.word.model import WordDocument

_RETYPED = 0.4
"""Less of a paragraph that is still there than this was typed anew."""
_LONG_ENOUGH = 3
"""Characters that say that one text holds another."""
_NUMBERED = "0123456789."
_STRUCTURE = "structure belongs to the brief and shows in all of its editions"


@dataclass(frozen=True, slots=True)
class Compared:
    """What a file holds against the page."""

    changes: tuple[Change, ...]
    questions: tuple[Question, ...]
    remarks: tuple[Remark, ...]
    is_other: bool
    """Whether so much is missing that the file is of something else."""
    dropped: tuple[str, ...] = ()
    """The wordings that a program has dropped, so that nobody can see whether they were changed."""


def compare(page: Page, document: WordDocument, sources: Sequence[str], *, with_looks: bool = True) -> Compared:
    """Return what a reviewer's file changes. `sources` may be cited; `with_looks` is whether emphasis counts."""
    theirs = located(document, sources)
    comparison = _Comparison(page, document, theirs, matched(page.paragraphs, theirs), with_looks=with_looks)
    return comparison.result()


@dataclass(slots=True)
class _Comparison:
    page: Page
    document: WordDocument
    theirs: Sequence[PageParagraph]
    matching: Matching
    with_looks: bool = True
    questions: list[Question] = field(default_factory=list)
    edits: dict[str, list[Change]] = field(default_factory=dict)
    kept: set[str] = field(default_factory=set)
    """Wordings that some place shows unchanged."""
    dropped: list[str] = field(default_factory=list)

    @property
    def ours(self) -> Sequence[PageParagraph]:
        return self.page.paragraphs

    def result(self) -> Compared:
        lost = set(self.matching.lost)
        for group in self.matching.groups:
            if len(group.ours) > 1 or len(group.theirs) > 1:
                self.parted(group.ours, group.theirs)
            else:
                self.pair(group.ours[0], group.theirs[0], lost)
        self.lost_ones(lost)
        self.added()
        self.moved()
        self.frames()
        return Compared(
            tuple(self.changes()),
            tuple(self.questions),
            tuple(remarks_of(self.document, self.ours, self.theirs, self.matching)),
            self.is_other(),
            tuple(self.dropped),
        )

    def is_other(self) -> bool:
        with_text = sum(1 for one in self.ours if one.flat)
        emptied = sum(
            1
            for group in self.matching.groups
            if self.ours[group.ours[0]].flat and not any(self.theirs[place].flat for place in group.theirs)
        )
        return len(self.matching.lost) + emptied > max(3, 0.5 * with_text)

    # ---- pairs of paragraphs

    def pair(self, our: int, their: int, lost: set[int]) -> None:
        one, other = self.ours[our], self.theirs[their]
        self.style(one, other)
        self.alt_texts(one, other)
        ops = [op for op in difference(one.tokens, other.tokens) if not self.is_nothing(one, other, op)]
        if not ops:
            self.kept.update(one.contexts)
            return
        if one.is_contents:
            self.contents_entry(one, other)
            return
        joined = next((place for place in lost if self.holds_more(one, other, self.ours[place])), None)
        if joined is not None:
            lost.discard(joined)
            before = f"{one.text} / {self.ours[joined].text}"
            contexts = (*one.contexts, *self.ours[joined].contexts)
            self.ask("joined", contexts, before, other.text, f"two paragraphs were made one: {_STRUCTURE}", other)
            return
        self.words(one, other, ops)

    def is_nothing(self, one: PageParagraph, other: PageParagraph, op: tuple[int, int, int, int]) -> bool:
        first, last, from_, to = op
        before, after = one.tokens[first:last], other.tokens[from_:to]
        if any(token.struck or token.kind == "picture" for token in after):
            return False
        if self.with_looks:
            return all(token.is_space for token in (*before, *after))
        flats = "".join(token.flat for token in before), "".join(token.flat for token in after)
        return flats[0] == flats[1]

    @staticmethod
    def holds_more(one: PageParagraph, other: PageParagraph, lost: PageParagraph) -> bool:
        """Say whether a paragraph holds the text of one that is missing, and did not before."""
        flat = lost.flat
        if len(flat) >= _LONG_ENOUGH and flat in other.flat and flat not in one.flat:
            return True
        words = words_of(lost)
        return len(words) > 2 and share_within(words, words_of(other)) > 0.8 > share_within(words, words_of(one)) + 0.3

    def style(self, one: PageParagraph, other: PageParagraph) -> None:
        before, after = one.source.style.name, other.source.style.name
        if before != after and one.flat and family(one) != family(other):
            why = "the kind and the look of a paragraph are the template's"
            self.ask("style", one.contexts, f"{before}: {one.text}", f"{after}: {other.text}", why, other)

    def alt_texts(self, one: PageParagraph, other: PageParagraph) -> None:
        before = [token.data for token in one.tokens if token.kind == "picture"]
        after = [token.data for token in other.tokens if token.kind == "picture"]
        for old, new in zip(before, after, strict=False):
            if " ".join(old.split()) == " ".join(new.split()):
                continue
            context = self.page.alt_texts.get(old)
            if context and not new and has_lost_chart_texts(self.document):
                self.dropped.append(context)
                continue
            if context is None or not new.strip():
                why = "this alternative text is made by BriefPress" if context is None else "the text was emptied"
                self.ask("computed", (context,) if context else (), old, new, why, other)
                continue
            self.whole(context, old, new, other)

    def whole(self, context: str, old: str, new: str, other: PageParagraph) -> None:
        """Take note of a text without looks, which is compared by itself."""
        before, after = (plain_tokens(text) for text in (old, new))
        edits = [Edit(first, last, after[from_:to]) for first, last, from_, to in difference(before, after)]
        self.rewrite(context, before, edits, new, other, untracked(other))

    def contents_entry(self, one: PageParagraph, other: PageParagraph) -> None:
        """Ask about an entry of the contents list that says what no head says."""
        words = _entry(other)
        is_same = words.lstrip(_NUMBERED) == _entry(one).lstrip(_NUMBERED)  # LibreOffice counts heads by itself
        if not is_same and not any(head.flat and head.flat in words for head in self.theirs if not head.is_contents):
            self.ask("computed", one.contexts, one.text, other.text, "the contents list is made from the heads", other)

    # ---- words within a paragraph

    def words(self, one: PageParagraph, other: PageParagraph, ops: Sequence[tuple[int, int, int, int]]) -> None:
        """Bring each difference to the wording that it is of."""
        touched = {one.owners[place] for op in ops for place in range(op[0], op[1]) if one.tokens[place].flat}
        same = _same(one, other)
        if len(touched) > 1 and same < _RETYPED * sum(1 for token in one.tokens if token.flat):
            why = "this paragraph is made of several texts and was typed anew: share it out among them"
            self.ask("several", one.contexts, one.text, other.text, why, other)
            return
        edits: dict[str, list[Edit]] = {}
        for op in ops:
            owner = self.owner(one, other, op)
            if owner:
                offset = _first_of(one, owner)
                first, last = (min(max(place - offset, 0), _count_of(one, owner)) for place in op[:2])
                edits.setdefault(owner, []).append(Edit(first, last, other.tokens[op[2] : op[3]]))
        for context in one.contexts:
            if context not in edits:
                self.kept.add(context)
        for context, found in edits.items():
            offset, count = _first_of(one, context), _count_of(one, context)
            words = one.tokens[offset : offset + count]
            after = _after(words, found)
            self.rewrite(context, words, found, after, other, reviewer_of(other, words, found))

    def owner(self, one: PageParagraph, other: PageParagraph, op: tuple[int, int, int, int]) -> str:
        """Return the wording that a difference is of, or ask and return nothing."""
        first, last, from_, to = op
        before, after = one.tokens[first:last], other.tokens[from_:to]
        shown = "".join(token.text for token in before), "".join(token.text for token in after)
        owners = list(dict.fromkeys(one.owners[place] for place in range(first, last) if one.tokens[place].flat))
        if not owners:
            owners = [self.beside(one, op, after)]
        if owners == [COMPUTED]:
            if "".join(token.flat for token in before) != "".join(token.flat for token in after) or self.with_looks:
                why = "this is made by BriefPress: a label, a number, a date, a status or a template's text"
                self.ask("computed", one.contexts, *shown, why, other)
            return ""
        if len(owners) > 1 or SEVERAL in owners:
            names = ", ".join(owner or "computed text" for owner in owners if owner != SEVERAL)
            self.ask(
                "several", one.contexts, *shown, f"one change over several texts: {names or 'a shared word'}", other
            )
            return ""
        return owners[0]

    def beside(self, one: PageParagraph, op: tuple[int, int, int, int], after: Sequence[Token]) -> str:
        """Return the wording to which words belong that were typed between two."""
        left = _nearest(one, range(op[0] - 1, -1, -1))
        right = _nearest(one, range(op[1], len(one.tokens)))
        owners = [one.owners[place] if place is not None else None for place in (left, right)]
        if owners[0] == owners[1]:
            return owners[0] or COMPUTED
        known = [owner for owner in owners if owner]
        if len(known) == 1:
            return known[0]
        if not known or left is None or right is None:
            return COMPUTED
        looks = [(one.tokens[place].bold, one.tokens[place].italic) for place in (left, right)]
        typed = next((token for token in after if token.flat), None)
        if looks[0] == looks[1] or typed is None:
            return SEVERAL
        return known[0] if (typed.bold, typed.italic) == looks[0] else known[1]

    def rewrite(
        self,
        context: str,
        words: Sequence[Token],
        edits: Sequence[Edit],
        after: str,
        other: PageParagraph,
        reviewer: Reviewer,
    ) -> None:
        """Take note of what a wording is to say, or ask."""
        markdown = self.page.wordings[context]
        before = "".join(token.text for token in words).strip()
        if not flattened(after):
            self.ask("deleted", (context,), before, "", "the whole text was deleted", other, reviewer)
            return
        try:
            made = rewritten(markdown, words, edits, self.page.citations)
        except CannotWriteError as error:
            kind = "citation" if "citation" in str(error) else "text"
            self.ask(kind, (context,), before, after.strip(), str(error), other, reviewer)
            return
        if made == markdown:
            why = "only its look was changed, which is the template's"
            self.ask("style", (context,), before, after.strip(), why, other, reviewer)
            return
        self.edits.setdefault(context, []).append(Change(context, made, before, after.strip(), reviewer))

    def changes(self) -> Iterator[Change]:
        """Yield one change for each wording; where two places that show it were changed otherwise, ask."""
        for context, found in self.edits.items():
            if len({change.markdown for change in found}) == 1:
                yield found[0]
                continue
            after = " / ".join(dict.fromkeys(change.after for change in found))
            why = "it is shown in several places, which were changed in different ways"
            self.questions.append(Question("conflict", (context,), found[0].before, after, why, found[0].reviewer))

    # ---- structure

    def parted(self, ours: Sequence[int], theirs: Sequence[int]) -> None:
        before = [self.ours[place] for place in ours]
        after = [self.theirs[place] for place in theirs]
        if "".join(one.flat for one in before) == "".join(one.flat for one in after) and len(ours) == len(theirs):
            return
        kind = "split" if len(theirs) > len(ours) else "joined"
        contexts = tuple(context for one in before for context in one.contexts)
        shown = " / ".join(one.text for one in before), " / ".join(one.text for one in after)
        how = "a paragraph was made two" if kind == "split" else "two paragraphs were made one"
        self.ask(kind, contexts, *shown, f"{how}: {_STRUCTURE}", after[0], fragment=fragment_of(after))

    def lost_ones(self, lost: set[int]) -> None:
        for place in sorted(lost):
            one = self.ours[place]
            if one.is_contents:
                continue
            what = (
                "a cell was emptied or its row deleted" if one.where[0] == "cell" else "a paragraph or item was deleted"
            )
            neighbour = self.theirs[0] if self.theirs else None
            reviewer = who_deleted(self.theirs, one)
            self.ask("deleted", one.contexts, one.text, "", f"{what}: {_STRUCTURE}", neighbour, reviewer)

    def added(self) -> None:
        before = sorted((group.theirs[-1], group.ours[-1]) for group in self.matching.groups)
        for place in self.matching.added:
            one = self.theirs[place]
            if one.is_contents:
                continue
            neighbours = [our for their, our in before if their < place]
            contexts = next((self.ours[our].contexts for our in reversed(neighbours) if self.ours[our].contexts), ())
            why = f"new text after this: {_STRUCTURE}"
            self.ask("added", contexts, "", one.text, why, one, fragment=fragment_of([one]))

    def moved(self) -> None:
        pairs = [(group.ours[0], group.theirs[0]) for group in self.matching.groups]
        stays = {our for our, _ in longest_increasing(pairs)}
        for our, their in sorted(pairs, key=lambda pair: pair[1]):
            one = self.ours[our]
            if our not in stays and one.flat and not one.is_contents:
                self.ask(
                    "moved", one.contexts, one.text, "", f"it stands in another place: {_STRUCTURE}", self.theirs[their]
                )

    def frames(self) -> None:
        """Ask about running heads and feet that say something else."""
        self.questions += frames_asked(self.page.document, self.document)

    def ask(
        self,
        kind: str,
        contexts: tuple[str, ...],
        before: str,
        after: str,
        why: str,
        other: PageParagraph | None,
        reviewer: Reviewer | None = None,
        fragment: str = "",
    ) -> None:
        who = reviewer or (untracked(other) if other else Reviewer())
        self.questions.append(Question(kind, contexts, before.strip(), after.strip(), why, who, fragment=fragment))


def _entry(one: PageParagraph) -> str:
    """Return what an entry of the contents list says, without the number of its page."""
    return "".join(token.flat for token in one.tokens if not token.data.upper().startswith("PAGEREF"))


def _same(one: PageParagraph, other: PageParagraph) -> int:
    """Return how many words of a paragraph are still there."""
    ours, theirs = ([token for token in each.tokens if token.flat] for each in (one, other))
    changed = sum(last - first for first, last, _, _ in difference(ours, theirs))
    return len(ours) - changed


def _nearest(one: PageParagraph, places: range) -> int | None:
    return next((place for place in places if one.tokens[place].flat), None)


def _first_of(one: PageParagraph, context: str) -> int:
    return one.owners.index(context)


def _count_of(one: PageParagraph, context: str) -> int:
    last = len(one.owners) - one.owners[::-1].index(context)
    return last - one.owners.index(context)


def _after(words: Sequence[Token], edits: Sequence[Edit]) -> str:
    pieces: list[str] = []
    position = 0
    for edit in sorted(edits, key=lambda one: (one.first, one.last)):
        pieces += [token.text for token in words[position : edit.first]]
        pieces += [token.text for token in edit.new]
        position = max(position, edit.last)
    return "".join((*pieces, *(token.text for token in words[position:])))
