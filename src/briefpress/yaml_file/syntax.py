"""PyYAML's errors -> findings in words that an author understands."""

from __future__ import annotations

import re

import yaml

from briefpress.diagnostics import Diagnostic
from briefpress.yaml_file.curly import CURLY_HINT, opened_before
from briefpress.yaml_file.source import SourceText

# Built without libyaml, PyYAML has its Python parser only: slower, the same events.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_QUOTE_IT = "put the whole text in quotation marks, or begin it on the next line after >-"


def syntax_finding(error: yaml.MarkedYAMLError, source: SourceText) -> Diagnostic:
    """Return what is wrong, at the place where it can be mended rather than where the parser noticed."""
    mark = error.problem_mark or error.context_mark
    position = min(mark.index, len(source.text)) if mark else 0
    found = (
        _tab(source, position)
        or _curly_quoted(source, position)
        or _unclosed_quote(error, source)
        or _too_deep(error, source, position)
        or _after_quote(source, position)
        or _unclosed_bracket(error, source)
        or _unquoted(error, source, position)
    )
    return found or _other(error, source, position)


def _tab(source: SourceText, position: int) -> Diagnostic | None:
    index = source.line_of(position)
    line, first = source.line_at(index), source.line_starts[index]
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" not in indent or position - first > len(indent):
        return None
    start = first + indent.index("\t")
    return Diagnostic("yaml.tab", "a tab indents this line", source.place(start, start + 1), "indent with spaces")


def _curly_quoted(source: SourceText, position: int) -> Diagnostic | None:
    """Return a finding when the value that the parser stumbled in begins with the mark of a text processor."""
    index = source.line_of(position)
    first = source.line_starts[index]
    column = opened_before(source.line_at(index), position - first)
    if column is None:
        return None
    mark = source.text[first + column]
    message = f"the mark {mark} opens no text for YAML, which reads it as a letter"
    return Diagnostic("yaml.curly-quote", message, source.place(first + column, first + column + 1), CURLY_HINT)


def _unclosed_quote(error: yaml.MarkedYAMLError, source: SourceText) -> Diagnostic | None:
    if "quoted scalar" not in str(error.context) or "unexpected" not in str(error.problem) or not error.context_mark:
        return None
    start = error.context_mark.index
    message = "the quotation mark opened here is never closed"
    return Diagnostic("yaml.unclosed-quote", message, source.place(start, start + 1))


def _too_deep(error: yaml.MarkedYAMLError, source: SourceText, position: int) -> Diagnostic | None:
    if "maximum nesting depth" not in str(error.problem):
        return None
    return Diagnostic("yaml.too-deep", "this is nested too deep", source.place(position, position + 1))


def _after_quote(source: SourceText, position: int) -> Diagnostic | None:
    """Return a finding when the parser stumbled right after a closing quotation mark."""
    quoted = _last_quoted(source, position)
    if quoted is None or source.text[quoted[1] : position].strip(" "):
        return None
    start, end = quoted
    if source.line_of(start) < source.line_of(end):
        message = f"the quotation mark opened here is closed only in line {source.line_of(end) + 1}"
        return Diagnostic(
            "yaml.unclosed-quote", message, source.place(start, start + 1), "close it where the text ends"
        )
    mark = source.text[start]
    hint = "inside '...' write '' for one ', or use \"...\"" if mark == "'" else 'inside "..." write \\" for one "'
    return Diagnostic(
        "yaml.after-quote", "there is text after the closing quotation mark", source.place(end - 1, end), hint
    )


def _last_quoted(source: SourceText, position: int) -> tuple[int, int] | None:
    """Return start and end of the last quoted scalar before a position."""
    found = None
    try:
        for token in yaml.scan(source.text, Loader=LOADER):
            if token.start_mark.index >= position:
                break
            if isinstance(token, yaml.ScalarToken) and token.style in ("'", '"'):
                found = (token.start_mark.index, token.end_mark.index)
    except yaml.YAMLError:
        pass  # The text is known to be broken; what came before the break is all that is wanted.
    return found


def _unclosed_bracket(error: yaml.MarkedYAMLError, source: SourceText) -> Diagnostic | None:
    if "parsing a flow" not in str(error.context) or not error.context_mark:
        return None
    start = error.context_mark.index
    if source.text[start : start + 1] not in ("[", "{"):
        start = max(source.text.rfind("[", 0, start), source.text.rfind("{", 0, start))
    hint = f"close it, or, if this is text, {_QUOTE_IT}"
    if re.search(r"\s#", source.line_at(source.line_of(start))[start - source.line_starts[source.line_of(start)] :]):
        hint = "what follows # is a comment, and the bracket is closed in it: put that text in quotation marks"
    message = f'the "{source.text[start]}" opened here is not closed where it should be'
    return Diagnostic("yaml.unclosed-bracket", message, source.place(start, start + 1), hint)


def _unquoted(error: yaml.MarkedYAMLError, source: SourceText, position: int) -> Diagnostic | None:
    """Return a finding for text that YAML takes for a sign of its own."""
    context, problem = str(error.context), str(error.problem)
    if "mapping values are not allowed" in problem:
        message = "a colon and a space make a key, and no key can stand here"
        hint = "put the whole text in quotation marks, or check the indentation"
        return Diagnostic("yaml.unquoted", message, source.place(position, position + 1), hint)
    if "could not find expected ':'" in problem and error.context_mark:
        start = error.context_mark.index
        hint = "write key: text, or indent the line if it goes on with the text above"
        hint = _hint_of_comment(source, start) or hint
        return Diagnostic("yaml.syntax", "this line has no colon", source.place(start, position), hint)
    if ("alias" in context or "anchor" in context) and error.context_mark:
        position = error.context_mark.index
    elif "cannot start any token" not in problem:
        return None
    message = f'text cannot start with "{source.text[position : position + 1]}"'
    return Diagnostic("yaml.unquoted", message, source.place(position, position + 1), _QUOTE_IT)


def _hint_of_comment(source: SourceText, position: int) -> str:
    """Return a hint where the line above is a comment, which has ended a text that was to go on; mostly empty."""
    index = source.line_of(position)
    if index and source.line_at(index - 1).lstrip().startswith("#"):
        return "the line above begins with #, so it is a comment: put the whole text in quotation marks"
    return ""


def _other(error: yaml.MarkedYAMLError, source: SourceText, position: int) -> Diagnostic:
    problem, place = str(error.problem), source.place(position, position + 1)
    if "escape" in problem:
        hint = 'inside "..." write \\\\ for one backslash, or use single quotation marks'
        return Diagnostic("yaml.syntax", "a backslash here is followed by what it cannot escape", place, hint)
    if "expected" in problem or "not allowed" in problem:
        hint = _hint_of_comment(source, position) or "check the indentation, and that each key has a colon and a space"
        return Diagnostic("yaml.syntax", "this does not fit what stands above it", place, hint)
    return Diagnostic("yaml.syntax", f"this is not YAML: {problem}", place)
