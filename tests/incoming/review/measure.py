"""Every kind of edit on editions of the shipped brief, as it is and after other programs have saved the file.

    .venv/bin/python -P .ci/module.py tests.incoming.review.measure [WORD...]

prints the table of docs/review.md. Words name programs, lengths and languages, all where there are none; `round trips`
has several reviewers' files of each edition merged, written, pulled again and sent anew instead; `not edited` compares
the Word files in `build` as they are. All of it takes some hours on two processors, so that no test does all of it:
`test_kinds` does one edition, `test_round_trip` another.
"""

from __future__ import annotations

import io
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import docx

from briefpress.diagnostics import BriefPressError
from briefpress.incoming.review import pull
from briefpress.incoming.review.pull import Asked, review
from briefpress.project import Project
from briefpress.translation.catalog import load_catalog
from tests.incoming.review.conftest import GENERATOR, Sent, send
from tests.incoming.review.judging import GOOD, verdict
from tests.incoming.review.kinds import Kind
from tests.incoming.review.round_trip import Saving, round_trip
from tests.programs import LibreOffice
from tests.shipped.conftest import BRIEF, REPOSITORY, copy_project

LENGTHS = ("glance", "brief", "indepth")
LANGUAGES = ("en", "ar", "zh-Hans", "ru")
AT_ONCE = 30
"""Files that LibreOffice converts before it is started anew."""


@dataclass(frozen=True, slots=True)
class Case:
    """One edited file."""

    kind: Kind
    tracked: bool
    content: bytes


def cases_of(sent: Sent) -> Iterator[Case]:
    """Yield every kind of edit, plain and tracked, and the file as it was sent."""
    yield Case(Kind("nothing", lambda _editor: None, {}), tracked=False, content=sent.content)
    for kind in sent.kinds.all():
        for tracked in (False, True):
            yield Case(kind, tracked, sent.edited(kind.edit, tracked=tracked))


def edits(length: str, language: str, save: Saving) -> str:
    """Return how often each verdict came, and print what is not as it should be."""
    sent = send(Project(REPOSITORY), BRIEF, length, language)
    cases = list(cases_of(sent))
    counts: Counter[str] = Counter()
    make_once(sent)
    for case, content in zip(cases, save([case.content for case in cases]), strict=True):
        try:
            came = verdict(sent.pulled(content), case.kind)
        except BriefPressError as error:
            came = f"refused file: {error}"
        counts[came] += 1
        if came not in GOOD:
            say(f"    {case.kind.name}, {'tracked' if case.tracked else 'plain'}: {came}")
    return ", ".join(f"{count} {name}" for name, count in sorted(counts.items()))


def make_once(sent: Sent) -> None:
    """Have the brief, its translation and the page made once, not anew for each file."""
    language, library = sent.page.receipt.language, sent.library
    catalog = None if language == library.brief.language else load_catalog(library, language)
    vars(pull).update(page_of=lambda *_: sent.page, load_brief=lambda *_: library, load_catalog=lambda *_: catalog)


def round_trips(length: str, language: str, save: Saving) -> str:
    """Return what became of the files of several reviewers, and print what is not as it should be."""
    with tempfile.TemporaryDirectory() as folder:
        found = round_trip(send(copy_project(Path(folder)), BRIEF, length, language), save)
    for fault in found.faults:
        say(f"    {fault}")
    return f"{found.reviewers} reviewers, {found.texts} texts, {len(found.faults)} faults"


def not_edited(save: Saving) -> None:
    """Print what is found in each Word file of `build` as a program saves it."""
    paths = sorted(Project(REPOSITORY).build.glob(f"**/{BRIEF}.*.docx"))
    for path, content in zip(paths, save([path.read_bytes() for path in paths]), strict=True):
        (found,) = review([(path.name, content)], Project(REPOSITORY), GENERATOR, Asked())
        codes = ", ".join(finding.code for finding in found.findings)
        say(f"{path.name} | {len(found.changes)} changes, {len(found.questions)} questions | {codes}")


def as_it_is(files: Sequence[bytes]) -> list[bytes]:
    """Return files that no program has saved again."""
    return list(files)


def by_python_docx(files: Sequence[bytes]) -> list[bytes]:
    """Return files as python-docx saves them."""
    saved = []
    for content in files:
        made = io.BytesIO()
        docx.Document(io.BytesIO(content)).save(made)
        saved.append(made.getvalue())
    return saved


def by_libre_office(files: Sequence[bytes], profile: Path | None = None) -> list[bytes]:
    """Return files as LibreOffice saves them, with a profile that it has or with a new one."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, f"{number:03}.docx") for number in range(len(files))]
        for path, content in zip(paths, files, strict=True):
            path.write_bytes(content)
        made = Path(folder, "made")
        for first in range(0, len(paths), AT_ONCE):
            at_once = paths[first : first + AT_ONCE]
            LibreOffice(profile or Path(folder, "profile")).convert(at_once, "docx:MS Word 2007 XML", made)
        return [(made / path.name).read_bytes() for path in paths]


PROGRAMS: dict[str, Saving] = {
    "as sent": as_it_is,
    "saved by LibreOffice": by_libre_office,
    "saved by python-docx": by_python_docx,
}


def main(words: Sequence[str]) -> None:
    """Print a line for each edition and program that words name."""
    for program in named(words, tuple(PROGRAMS)):
        if "not edited" in words:
            not_edited(PROGRAMS[program])
            continue
        measure = round_trips if "round trips" in words else edits
        for length in named(words, LENGTHS):
            for language in named(words, LANGUAGES):
                say(f"{program} | {length} | {language} | {measure(length, language, PROGRAMS[program])}")


def named(words: Sequence[str], known: Sequence[str]) -> Sequence[str]:
    """Return which of the known names are among words; all where none is."""
    return [name for name in known if name in words] or known


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
