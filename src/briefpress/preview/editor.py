"""A place in a file -> that place in the editor of whoever looks: by a link of the editor's own, or by a command."""

from __future__ import annotations

import shlex
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from urllib.parse import quote

from briefpress.diagnostics import BriefPressError, Diagnostic, Place

DEFAULT = "vscode://file{file}:{line}:{column}"
"""Visual Studio Code listens to it, and every editor made of it to one like it."""


@dataclass(frozen=True, slots=True)
class Editor:
    """How places are opened: `words` is a link with `{file}`, `{line}`, `{column}` in it, or such a command."""

    words: str = DEFAULT

    @classmethod
    def of(cls, words: str) -> Editor:
        """Return the editor that somebody has typed. Raises BriefPressError for a command that is not there."""
        editor = cls(words or DEFAULT)
        if editor.is_link:
            return editor
        try:
            program = next(iter(shlex.split(words)), "")
        except ValueError:
            program = ""
        if not program or shutil.which(program) is None:
            hint = "such as --editor 'code -g {file}:{line}:{column}' or --editor 'idea://open?file={file}&line={line}'"
            raise BriefPressError([Diagnostic("preview.no-editor", f'no editor is started by "{words}"', hint=hint)])
        return editor

    @property
    def is_link(self) -> bool:
        return "://" in self.words

    def address(self, path: Path | None, place: Place) -> str:
        """Return the link that opens a place; empty where a command does, or where there is no file."""
        if path is None or not self.is_link:
            return ""
        return _filled(self.words, quote(path.as_posix()), place)

    def start(self, path: Path, place: Place) -> str:
        """Run the command that opens a place; return why it could not be, or nothing."""
        if self.is_link:
            return "the editor is opened by a link"
        words = shlex.split(self.words)
        if "{file}" not in self.words:
            words.append("{file}")
        try:
            # The words are those that were typed when the preview was started; only the place is new, and no shell
            # reads it.
            process = subprocess.Popen(  # noqa: S603 - as it was typed
                [_filled(word, path.as_posix(), place) for word in words],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        except OSError as error:
            return f"the editor cannot be started: {error.strerror}"
        # Somebody has to hear that it ended, whenever that is.
        Thread(target=process.wait, daemon=True).start()
        return ""


def _filled(words: str, file: str, place: Place) -> str:
    filled = words.replace("{line}", str(place.line)).replace("{column}", str(place.column))
    return filled.replace("{file}", file)
