"""Every kind of edit on editions of the shipped brief, as it is and after other programs have saved the file.

`.venv/bin/python -m tests.incoming.review.measure` prints the table of docs/review.md. It takes an hour on two
processors, so that no test does all of it: `test_kinds` does one edition.
"""

from __future__ import annotations

import io
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import docx

from briefpress.diagnostics import BriefPressError
from briefpress.incoming.review import pull
from briefpress.project import Project
from tests.incoming.review.conftest import Sent, send
from tests.incoming.review.judging import GOOD, verdict
from tests.incoming.review.kinds import Kind
from tests.programs import LibreOffice

ROOT = Path(__file__).parents[3]
BRIEF = "green-belt-and-road"
LENGTHS = ("glance", "brief", "indepth")
LANGUAGES = ("en", "ar", "zh-Hans", "ru")

Saving = Callable[[Sequence[bytes]], list[bytes]]
"""What a program makes of files that it opens and saves."""


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


def measured(sent: Sent, save: Saving) -> Counter[str]:
    """Return how often each verdict came, and print what is not as it should be."""
    cases = list(cases_of(sent))
    counts: Counter[str] = Counter()
    # Made once, not anew for each file.
    vars(pull)["page_of"] = lambda *_: sent.page
    for case, content in zip(cases, save([case.content for case in cases]), strict=True):
        try:
            came = verdict(sent.pulled(content), case.kind.expected, asks=case.kind.asks)
        except BriefPressError as error:
            came = f"refused file: {error}"
        counts[came] += 1
        if came not in GOOD:
            say(f"    {case.kind.name}, {'tracked' if case.tracked else 'plain'}: {came}")
    return counts


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


def by_libre_office(files: Sequence[bytes]) -> list[bytes]:
    """Return files as LibreOffice saves them."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, f"{number:03}.docx") for number in range(len(files))]
        for path, content in zip(paths, files, strict=True):
            path.write_bytes(content)
        made = Path(folder, "made")
        LibreOffice(Path(folder, "profile")).convert(paths, "docx:MS Word 2007 XML", made)
        return [(made / path.name).read_bytes() for path in paths]


PROGRAMS: dict[str, Saving] = {
    "as sent": as_it_is,
    "saved by LibreOffice": by_libre_office,
    "saved by python-docx": by_python_docx,
}


def main(languages: Sequence[str], lengths: Sequence[str], programs: Sequence[str]) -> None:
    """Print a line for each edition and program."""
    for program in programs or PROGRAMS:
        for length in lengths or LENGTHS:
            for language in languages or LANGUAGES:
                counts = measured(send(Project(ROOT), BRIEF, length, language), PROGRAMS[program])
                told = ", ".join(f"{count} {name}" for name, count in sorted(counts.items()))
                say(f"{program} | {length} | {language} | {told}")


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    words = sys.argv[1:]
    main(
        [word for word in words if word in LANGUAGES],
        [word for word in words if word in LENGTHS],
        [word for word in words if word in PROGRAMS],
    )
