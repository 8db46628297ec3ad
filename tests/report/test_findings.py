"""How findings look."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from briefpress.diagnostics import Diagnostic, Place, Severity
from briefpress.report.findings import show_findings, summary


def shown(*diagnostics: Diagnostic, width: int = 100) -> str:
    console = Console(file=io.StringIO(), width=width, force_terminal=False)
    show_findings(console, diagnostics)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def excerpt(line: str, column: int, width: int = 1, columns: int = 100) -> list[str]:
    """Return the line of the excerpt and the line of its caret."""
    place = Place("a.yaml", 41, column, width, line)
    return shown(Diagnostic("content.x", "wrong", place), width=columns).splitlines()[2:4]


def test_shows_what_where_and_what_to_do() -> None:
    place = Place("content/road/brief.yaml", 41, 30, 6, "  text: Announced in 2015 [@va2051].")
    finding = Diagnostic("content.unknown-source", 'no source is named "va2051"', place, 'did you mean "va2015"?')

    expected = """\
error[content.unknown-source]: no source is named "va2051"
  --> content/road/brief.yaml:41:30
   |  41 |   text: Announced in 2015 [@va2051].
   |                                    ^^^^^^
  hint: did you mean "va2015"?

1 error
"""
    assert expected == shown(finding)


def test_a_finding_without_place_and_hint_is_one_line() -> None:
    finding = Diagnostic("edition.no-brief", "the project has no brief", severity=Severity.WARNING)

    assert "warning[edition.no-brief]: the project has no brief\n\n1 warning\n" == shown(finding)


def test_nothing_is_shown_for_nothing() -> None:
    assert "" == shown()


def test_counts_by_severity() -> None:
    error = Diagnostic("a.b", "x")
    warning = Diagnostic("a.b", "x", severity=Severity.WARNING)

    assert "3 errors, 1 warning" == summary([warning, error, error, error])
    assert "no findings" == summary([])


def test_the_caret_stands_under_wide_characters() -> None:
    line, caret = excerpt("标题: 绿色丝绸之路", column=5, width=2)

    assert "   |  41 | 标题: 绿色丝绸之路" == line
    # Two wide characters, a colon and a space: six columns; two wide characters marked: four.
    assert "   |" + " " * 7 + " " * 6 + "^^^^" == caret


def test_the_caret_stands_after_tabs() -> None:
    line, caret = excerpt("\tkey: x", column=2, width=3)

    assert "   |  41 |     key: x" == line
    assert "   |" + " " * 7 + "    ^^^" == caret


def test_the_caret_may_stand_after_the_end_of_the_line() -> None:
    assert "   |" + " " * 7 + "    ^" == excerpt("key:", column=99, width=5)[1]


@pytest.mark.parametrize("column", [1, 30, 250, 400, 500])
@pytest.mark.parametrize("mark", ["x", "水"])
def test_a_long_line_is_cut_around_the_caret(column: int, mark: str) -> None:
    text = "a" * 249 + mark * 3 + "b" * 248

    line, caret = excerpt(text, column, width=3, columns=60)

    console = Console(width=200)
    assert console.measure(line).maximum <= 60
    start = len(caret) - len(caret.lstrip(" |"))
    marked = text[column - 1 : column + 2]
    before = line[:start] if mark == "x" or column < 250 else line.split(marked)[0]
    assert line[len(before) :].startswith(marked)


def test_users_text_commands_neither_terminal_nor_markup() -> None:
    place = Place("a\x1b[2J.yaml", 1, 1, 1, "[bold]x[/bold] \x1b]0;title\x07 \u202egnol :smile:")
    finding = Diagnostic("a.b", "no [red]source[/red]\nerror[fake]: \x9b", place, "[link]")

    text = shown(finding)

    assert not set("\x1b\x9b\u202e\x07") & set(text)
    assert "no [red]source[/red]\n        error[fake]: <U+009B>" in text
    assert "[bold]x[/bold] ␛]0;title␇ <U+202E>gnol :smile:" in text
    assert "  hint: [link]" in text


def test_colours_are_for_terminals(monkeypatch: pytest.MonkeyPatch) -> None:
    finding = Diagnostic("a.b", "x")
    monkeypatch.delenv("NO_COLOR", raising=False)
    coloured = on_terminal(finding)
    monkeypatch.setenv("NO_COLOR", "1")
    colourless = on_terminal(finding)

    assert "\x1b[1;31m" in coloured
    assert "31m" not in colourless
    assert "\x1b" not in shown(finding)


def on_terminal(finding: Diagnostic) -> str:
    file = io.StringIO()
    show_findings(Console(file=file, force_terminal=True, color_system="standard"), [finding])
    return file.getvalue()
