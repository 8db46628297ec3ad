"""Reviewers' files + a project -> the review: certain changes merged, questions to a person, comments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from briefpress.composing.composer import Composer
from briefpress.content.library import Library
from briefpress.content.load import load_brief
from briefpress.content.messages import Message, iter_messages
from briefpress.diagnostics import BriefPressError, Diagnostic, Place, Severity, did_you_mean
from briefpress.incoming.review.change import Change, Question, Remark, Reviewer
from briefpress.incoming.review.compare import Compared, compare
from briefpress.incoming.review.merge import merged
from briefpress.incoming.review.older import Earlier, earlier_page
from briefpress.incoming.review.page import Page, page_of
from briefpress.incoming.review.receipt import Receipt, read_receipt
from briefpress.incoming.word.model import Revision, WordDocument
from briefpress.incoming.word.package import open_package
from briefpress.incoming.word.read import read_word
from briefpress.project import Project
from briefpress.translation.catalog import Catalog, load_catalog


@dataclass(frozen=True, slots=True)
class Asked:
    """What of the files is taken."""

    authors: tuple[str, ...] = ()
    """Whose changes; empty: everybody's."""
    since: str = ""
    """From which day, as 2026-11-20; empty: all."""
    reject_formatting: bool = False
    """Whether bold and italics stay as they are."""

    def accepts(self, revision: Revision) -> bool:
        """Say whether a tracked change counts."""
        if revision.kind == "formatting" and self.reject_formatting:
            return False
        return self.has(revision.author, revision.date)

    def has(self, author: str, date: str) -> bool:
        """Say whether somebody's change of some day counts."""
        by = not self.authors or author.casefold() in {name.casefold() for name in self.authors}
        return by and (not self.since or date[:10] >= self.since)


@dataclass(frozen=True, slots=True)
class Review:
    """What some files of one brief in one language come to."""

    library: Library
    language: str
    changes: tuple[Change, ...]
    """One for each wording, those of all reviewers merged."""
    questions: tuple[Question, ...]
    remarks: tuple[Remark, ...]
    messages: Mapping[str, Message]
    wordings: Mapping[str, str]
    """What each wording says now, by its context."""
    places: Mapping[str, Place] = field(default_factory=dict)
    catalog: Catalog | None = None
    findings: tuple[Diagnostic, ...] = ()

    @property
    def is_source(self) -> bool:
        """Whether the language is the brief's own."""
        return self.catalog is None


def review(files: Sequence[tuple[str, bytes]], project: Project, generator: str, asked: Asked) -> tuple[Review, ...]:
    """Return what reviewers' files come to, for each brief and language that they are of.

    Raises BriefPressError for files that cannot be read or compared, with what to do.
    """
    composer = Composer(project, generator, allow_stale=True)
    opened = [_opened(name, content, asked) for name, content in files]
    groups: dict[tuple[str, str], list[_Opened]] = {}
    for one in opened:
        groups.setdefault((one.receipt.brief, one.receipt.language), []).append(one)
    return tuple(_Reviewing(composer, project, generator, asked, group).review() for group in groups.values())


@dataclass(frozen=True, slots=True)
class _Opened:
    """A reviewer's file, read."""

    name: str
    receipt: Receipt
    document: WordDocument


def _opened(name: str, content: bytes, asked: Asked) -> _Opened:
    try:
        package = open_package(content)
        return _Opened(name, read_receipt(package), read_word(package, asked.accepts))
    except BriefPressError as error:
        raise BriefPressError(_placed(one, name) for one in error.diagnostics) from error


def _placed(finding: Diagnostic, name: str) -> Diagnostic:
    """Return a finding about a file as a whole with the file's name before it."""
    return finding if finding.place else replace(finding, message=f"the file {finding.message}", place=Place(name))


@dataclass(frozen=True, slots=True)
class _Sent:
    """An edition that was sent out."""

    page: Page
    """As the brief makes it now."""
    is_same: bool
    """Whether that is how it was sent."""
    earlier: Earlier | None
    """As it was then, where git has it."""

    @property
    def base(self) -> Page:
        """The page that files are compared with."""
        return self.earlier.page if self.earlier else self.page


@dataclass(slots=True)
class _Reviewing:
    """Reviews the files of one brief in one language."""

    composer: Composer
    project: Project
    generator: str
    asked: Asked
    files: Sequence[_Opened]
    findings: list[Diagnostic] = field(default_factory=list)
    sent: dict[Receipt, _Sent] = field(default_factory=dict)

    def review(self) -> Review:
        library = self.library()
        catalog = self.catalog(library)
        messages = {message.context: message for message in iter_messages(library.brief)}
        wordings = {
            context: catalog.translate(context, message.text) if catalog else message.text
            for context, message in messages.items()
        }
        changes: list[tuple[Change, str]] = []
        questions: list[Question] = []
        remarks: list[Remark] = []
        for file in self.files:
            compared, before = self.compared(library, file)
            changes += [(self.of_file(change, file), before.get(change.context, "")) for change in compared.changes]
            questions += [
                replace(one, reviewer=self.who(one.reviewer, file), file=file.name) for one in compared.questions
            ]
            remarks += [replace(one, file=file.name) for one in compared.remarks]
        certain, conflicts = self.merge([(one, base) for one, base in changes if self.counts(one.reviewer)], wordings)
        places = {context: _place(library, catalog, message) for context, message in messages.items()}
        questions = [one for one in questions if self.counts(one.reviewer)] + conflicts
        return Review(
            library,
            self.files[0].receipt.language,
            tuple(certain),
            tuple(replace(one, place=self.place_of(one.contexts, places)) for one in questions),
            tuple(replace(one, place=self.place_of(one.contexts, places)) for one in remarks),
            messages,
            wordings,
            places,
            catalog,
            tuple(self.findings),
        )

    def library(self) -> Library:
        file = self.files[0]
        name = file.receipt.brief
        folder = self.project.content / name
        known = sorted(path.parent.name for path in self.project.content.glob("*/brief.yaml"))
        if name not in known:
            message = f'the file is of the brief "{name}", which this project does not have'
            hint = did_you_mean(name, known) or "use --project DIR to name the project that it was made from"
            raise BriefPressError([Diagnostic("review.other-brief", message, Place(file.name), hint)])
        library = load_brief(folder, self.project.root, self.composer.templates.lengths)
        for one in self.files:
            self.check_edition(library, one)
        return library

    def check_edition(self, library: Library, file: _Opened) -> None:
        """Raise BriefPressError for an edition that the brief does not have any more."""
        receipt, brief = file.receipt, library.brief
        has = {
            "length": (receipt.length, [str(one) for one in library.lengths]),
            "audience": (receipt.audience, list(brief.audiences)),
            "language": (receipt.language, [*brief.languages, brief.language]),
        }
        for kind, (name, known) in has.items():
            if name not in known:
                message = f'the file is for the {kind} "{name}", which the brief does not have any more'
                raise BriefPressError(
                    [Diagnostic("review.no-edition", message, Place(file.name), did_you_mean(name, known))]
                )

    def catalog(self, library: Library) -> Catalog | None:
        language = self.files[0].receipt.language
        return None if language == library.brief.language else load_catalog(library, language)

    def compared(self, library: Library, file: _Opened) -> tuple[Compared, Mapping[str, str]]:
        """Return what a file changes, against the page as it was sent, and what the wordings of that page said."""
        sent = self.sent_with(library, file.receipt)
        sources = tuple(library.brief.sources)
        found = compare(sent.base, file.document, sources, with_looks=not self.asked.reject_formatting)
        if found.is_other:
            message = "most of the edition's paragraphs are not in the file: it is of another one, or was written anew"
            hint = "compare the two by hand"
            raise BriefPressError([Diagnostic("review.other-text", message, Place(file.name), hint)])
        if found.dropped:
            self.tell_dropped(file, found.dropped)
        if not sent.is_same:
            self.tell_moved(file, sent.earlier.commit if sent.earlier else "")
        if not sent.is_same and not sent.earlier:
            found = _only_of(found, sent.page, file)
        return found, sent.base.wordings

    def sent_with(self, library: Library, receipt: Receipt) -> _Sent:
        """Return the edition that was sent with a receipt, made again once however many have reviewed it."""
        if receipt not in self.sent:
            page = page_of(self.composer, library, receipt)
            is_same = page.receipt.texts == receipt.texts
            earlier = None if is_same else earlier_page(self.project, library, receipt, self.generator)
            self.sent[receipt] = _Sent(page, is_same, earlier)
        return self.sent[receipt]

    def tell_moved(self, file: _Opened, commit: str) -> None:
        if commit:
            message = f"the brief has changed since the file was made; it is compared with commit {commit[:10]}"
            hint, severity = "both sides' changes are kept, word by word", Severity.NOTE
        else:
            message = "the brief has changed since the file was made, and git does not have it as it was"
            hint = "what changed on both sides is asked, not applied; commit before a file is sent"
            severity = Severity.WARNING
        self.findings.append(Diagnostic("review.moved-on", message, Place(file.name), hint, severity))

    def tell_dropped(self, file: _Opened, contexts: Sequence[str]) -> None:
        names = ", ".join(f'"{context}"' for context in contexts)
        message = f"LibreOffice has dropped what is said of charts to those who cannot see them: {names}"
        hint = "whether a reviewer changed it can be seen in a file that Word has saved"
        self.findings.append(Diagnostic("review.dropped", message, Place(file.name), hint, Severity.NOTE))

    def of_file(self, change: Change, file: _Opened) -> Change:
        return replace(change, reviewer=self.who(change.reviewer, file), file=file.name)

    def who(self, reviewer: Reviewer, file: _Opened) -> Reviewer:
        """Return who made a change: for one that was not tracked, who last saved the file."""
        if reviewer.is_tracked:
            return reviewer
        values = file.document.properties
        if values.get("modified") == values.get("created"):
            return Reviewer()  # nobody has said so
        return Reviewer(values.get("lastModifiedBy", ""), values.get("modified", ""))

    def counts(self, reviewer: Reviewer) -> bool:
        return self.asked.has(reviewer.author, reviewer.date)

    def merge(
        self, changes: Sequence[tuple[Change, str]], wordings: Mapping[str, str]
    ) -> tuple[list[Change], list[Question]]:
        """Return the changes of all reviewers, with what the brief says now, and conflicts between them."""
        by_context: dict[str, list[tuple[Change, str]]] = {}
        for change, base in changes:
            by_context.setdefault(change.context, []).append((change, base))
        certain, conflicts = [], []
        for context, found in by_context.items():
            made = _merged(found, wordings.get(context))
            if made is None:
                conflicts += [_conflict(change, wordings.get(context)) for change, _ in found]
            elif made != wordings.get(context):
                certain.append(replace(found[0][0], markdown=made, after=" + ".join(_afters(found))))
        return certain, conflicts

    @staticmethod
    def place_of(contexts: tuple[str, ...], places: Mapping[str, Place]) -> Place | None:
        return next((places[context] for context in contexts if context in places), None)


def _merged(found: Sequence[tuple[Change, str]], current: str | None) -> str | None:
    """Return a wording with all changes to it; None for a conflict, or when the wording is not there any more."""
    if current is None:
        return None
    bases = {base for _, base in found}
    base = bases.pop()
    if bases:
        return None
    versions = [change.markdown for change, _ in found]
    return merged(base, [*versions, *([current] if current != base else [])])


def _afters(found: Sequence[tuple[Change, str]]) -> Iterator[str]:
    yield from dict.fromkeys(change.after for change, _ in found)


def _conflict(change: Change, current: str | None) -> Question:
    if current is None:
        why = "the brief does not have this text any more"
    else:
        why = "it was changed in different ways, by two reviewers or by a reviewer and in the brief"
    return Question("conflict", (change.context,), change.before, change.after, why, change.reviewer, change.file)


def _only_of(found: Compared, page: Page, file: _Opened) -> Compared:
    """Return what a file changes when nobody knows how the page was: what the brief changed itself is left out.

    A block that was sent as it is now can be compared. One that has changed since is asked about where the reviewer
    has changed it too, and is no change of theirs where its text is the one that was sent.
    """
    sent, now = file.receipt.texts, page.receipt.texts
    moved = {identifier for identifier in {*sent, *now} if sent.get(identifier) != now.get(identifier)}
    names = {block.bookmark for block in (*page.receipt.blocks, *file.receipt.blocks) if block.id in moved}
    contexts = {
        context
        for paragraph in page.paragraphs
        if names & set(paragraph.source.bookmarks)
        for context in paragraph.contexts
    }
    sure = tuple(change for change in found.changes if change.context not in contexts)
    why = "the brief has changed here since the file was made, and git does not have it as it was"
    unsure = tuple(
        Question("conflict", (change.context,), change.before, change.after, why, change.reviewer)
        for change in found.changes
        if change.context in contexts
    )
    return replace(found, changes=sure, questions=(*found.questions, *unsure))


def _place(library: Library, catalog: Catalog | None, message: Message) -> Place:
    if catalog is None:
        return library.yaml.place(message.key_path)
    entry = catalog.entries[message.context]
    return catalog.file.place(entry) if entry.line else library.yaml.place(message.key_path)
