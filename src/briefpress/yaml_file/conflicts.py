"""A file's text -> the conflicts that a merge of two versions has left in it, as git writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefpress.diagnostics import Diagnostic
from briefpress.yaml_file.source import SourceText

# git merge, "How conflicts are presented": seven signs at the start of a line, then the name of a version.
_STARTS, _ENDS = re.compile(r"<{7}(?: |$)"), re.compile(r">{7}(?: |$)")


def conflicts_of_merge(source: SourceText, code: str) -> Iterator[Diagnostic]:
    """Yield a finding for each conflict, at the line where it begins; at its end where only that is left."""
    lines = [source.line_at(index) for index in range(len(source.line_starts))]
    end = -1
    for index, line in enumerate(lines):
        if _STARTS.match(line):
            end = next((later for later in range(max(end, index), len(lines)) if _ENDS.match(lines[later])), len(lines))
            yield _finding(source, index, code, f" up to line {end + 1}" if end < len(lines) else "")
        elif _ENDS.match(line) and index > end:
            yield _finding(source, index, code, "")


def _finding(source: SourceText, index: int, code: str, extent: str) -> Diagnostic:
    start = source.line_starts[index]
    message = f"two versions of the file were merged, and both stand here{extent}"
    hint = "keep the lines of one of them, and delete the lines that begin with <<<<<<<, |||||||, ======= or >>>>>>>"
    return Diagnostic(code, message, source.place(start, start + len(source.line_at(index))), hint)
