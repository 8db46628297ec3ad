"""`review pull --interactive` at a terminal: what is accepted or edited is written, and only when all is chosen."""

from __future__ import annotations

import codecs
import os
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from tests.conftest import CASES
from tests.incoming.review.conftest import send
from tests.incoming.review.editor import Editor

from briefpress.cli.application import main
from briefpress.project import Project

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")

_QUESTION = "accept, edit, skip or quit (a, e, s, q): "
_PATIENCE = 120


class Terminal:
    """A program at a pseudo-terminal."""

    def __init__(self, folder: Path, *words: str) -> None:
        import pty  # which Windows lacks

        self.screen, other = pty.openpty()
        self.seen = ""
        # A read may end within a character.
        self.characters = codecs.getincrementaldecoder("utf-8")()
        command = (sys.executable, "-m", "briefpress", *words)
        self.program = subprocess.Popen(
            command, cwd=folder, stdin=other, stdout=other, stderr=other, start_new_session=True
        )
        os.close(other)

    def sees(self, text: str) -> str:
        """Wait until a text is shown, and return all that was shown up to it since the last one."""
        end = time.monotonic() + _PATIENCE
        while text not in self.seen:
            ready, _, _ = select.select([self.screen], [], [], end - time.monotonic())
            assert ready, self.seen
            self.seen += self.characters.decode(os.read(self.screen, 65536))
        before, _, self.seen = self.seen.partition(text)
        return before

    def types(self, text: str) -> None:
        os.write(self.screen, text.encode())

    def interrupts(self) -> None:
        """Press Ctrl-C until it is heard: Python does not look for it just when it begins to read a line."""
        for _ in range(_PATIENCE):
            self.program.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                self.program.wait(1)
                return

    def ends(self) -> int:
        """Return the exit code, once what is still said has been read."""
        end = time.monotonic() + _PATIENCE
        with suppress(OSError):  # Linux says so when the program has closed its side
            while select.select([self.screen], [], [], max(0.0, end - time.monotonic()))[0] and os.read(
                self.screen, 65536
            ):
                pass
        os.close(self.screen)
        return self.program.wait(_PATIENCE)


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project, and a file of its brief in which a reviewer has changed two texts and left a comment."""
    folder = tmp_path_factory.mktemp("reviewed")
    shutil.copytree(CASES / "translated" / "water", folder / "content" / "water")
    sent = send(Project(folder), "water", "indepth", "en")

    def edit(editor: Editor) -> None:
        for context, old, new in (("dated.lead", "Plans", "Schemes"), ("why.plan.text", "shows", "tells")):
            spot = sent.spot(context)
            editor.replace(spot.place, spot.at(old), spot.at(old) + len(old), new)
        editor.comment(sent.spot("dated.lead").place, "Is this so?")

    (folder / "ann.docx").write_bytes(sent.edited(edit))
    return folder


@pytest.fixture
def brief(reviewed: Path) -> Iterator[Path]:
    path = reviewed / "content" / "water" / "brief.yaml"
    before = path.read_bytes()
    yield path
    path.write_bytes(before)


def at_terminal(brief: Path) -> Terminal:
    return Terminal(brief.parents[2], "review", "pull", "ann.docx", "--interactive")


def test_what_is_edited_begins_with_what_is_there_and_is_asked_again_until_a_brief_can_have_it(brief: Path) -> None:
    terminal = at_terminal(brief)

    assert "Schemes can be dated." in terminal.sees(_QUESTION)
    terminal.types("\n")  # says nothing, and is asked again
    terminal.sees(_QUESTION)
    terminal.types("s\n")
    terminal.sees(_QUESTION)
    terminal.types("e\n")
    terminal.sees("Not all of it.]")
    terminal.types(" [@nobody]\n")
    terminal.sees("no source of the brief is named nobody")
    terminal.sees("Markdown: ")
    terminal.types("\x15Plans say *much*.\n")
    assert "1 text" in terminal.sees("Is this so?")

    assert 0 == terminal.ends()
    written = brief.read_text("utf-8")
    assert "Plans say *much*." in written
    assert "lead: Plans can be dated." in written


def test_who_quits_keeps_what_was_accepted(brief: Path) -> None:
    terminal = at_terminal(brief)

    for answer in "aq":
        terminal.sees(_QUESTION)
        terminal.types(f"{answer}\n")

    assert 0 == terminal.ends()
    written = brief.read_text("utf-8")
    assert "lead: Schemes can be dated." in written
    assert "shows what" in written


@pytest.mark.parametrize("how", ["Ctrl-C", "Ctrl-D"])
def test_who_interrupts_has_changed_nothing(brief: Path, how: str) -> None:
    before = brief.read_bytes()
    terminal = at_terminal(brief)

    terminal.sees(_QUESTION)
    terminal.types("a\n")
    terminal.sees(_QUESTION)
    if how == "Ctrl-C":
        terminal.interrupts()
    else:
        terminal.types("\x04")

    assert 130 == terminal.ends()
    assert before == brief.read_bytes()


@pytest.mark.parametrize(
    ("words", "said"), [((), "there is none here"), (("--json",), "--json tells a program: use one of them")]
)
def test_nobody_is_asked_where_nobody_is(
    reviewed: Path, words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(reviewed / "ann.docx")

    code = main(["review", "pull", file, "--interactive", "--project", str(reviewed), *words])

    assert 2 == code
    assert said in capsys.readouterr().err
