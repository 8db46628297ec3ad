"""The small Markdown of texts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefpress.content.inline import (
    Citation,
    Cited,
    Emphasis,
    Foreign,
    Inline,
    Link,
    Note,
    Strong,
    TextRun,
    inline_problems,
    parse_inline,
    plain_text,
)


@pytest.mark.parametrize(
    "text",
    [
        "R&D <b> #x 50% {{ x }} © 漢字 א",
        "&copy; &#65; &nbsp;",
        "`code` and <this>",
        "# not a heading",
        "- not a list",
        "5 * 3, snake_case_name, a@b.c, [brackets], {lang=fr}",
        "a^2 and ~ and ~~ and \\n",
    ],
)
def test_what_is_no_markup_is_text(text: str) -> None:
    assert (TextRun(text),) == parse_inline(text)
    assert () == inline_problems(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*a*", Emphasis((TextRun("a"),))),
        ("**a _b_**", Strong((TextRun("a "), Emphasis((TextRun("b"),))))),
        ("[a](https://b.c/d?e=f&g=h)", Link("https://b.c/d?e=f&g=h", (TextRun("a"),))),
        ("[a](mailto:b@c.d)", Link("mailto:b@c.d", (TextRun("a"),))),
        ("[](#t.1)", Link("#t.1", ())),
        ("[@va2015]", Citation((Cited("va2015", ""),))),
        ("[@va2015, ¶3]", Citation((Cited("va2015", "¶3"),))),
        ("[@a; @b.c, ¶2–4 ; @d]", Citation((Cited("a", ""), Cited("b.c", "¶2–4"), Cited("d", "")))),
        ("^[a *b* [@c]]", Note((TextRun("a "), Emphasis((TextRun("b"),)), TextRun(" "), Citation((Cited("c", ""),))))),
        ("[愿景与行动]{lang=zh-Hans}", Foreign("zh-Hans", (TextRun("愿景与行动"),))),
        ('[mots]{lang="fr"}', Foreign("fr", (TextRun("mots"),))),
    ],
)
def test_reads(text: str, expected: Inline) -> None:
    assert (expected,) == parse_inline(text)
    assert () == inline_problems(text)


def test_a_backslash_makes_text_of_markup() -> None:
    assert (TextRun("[@a] *b* ^[c] ![d] **e"),) == parse_inline(r"\[@a] \*b\* ^\[c] !\[d] \*\*e")
    assert () == inline_problems(r"\[@a] \*b\* ^\[c] !\[d] \*\*e")


def test_line_breaks_are_spaces() -> None:
    assert (TextRun("a b c"),) == parse_inline("a \n  b\r\n\r\nc\n")


@pytest.mark.parametrize(
    ("text", "snippet"),
    [
        ("x [@] y", "[@]"),
        ("x [@a y", "[@a y"),
        ("x [@A] y", "[@A]"),
        ("x [@a b] y", "[@a b]"),
        ("x [@a;] y", "[@a;]"),
        ("x ^[y", "^["),
        ("x ^[] y", "^[]"),
        ("^[a ^[b]]", "^["),
        ("[a ^[b]](https://c.d)", "^["),
        ("[a [@b]](https://c.d)", "](https://c.d)"),
        ("[a](https://b", "](https://b"),
        ("[a]()", "]("),
        ("[](https://a.b)", "https://a.b"),
        ("[a](javascript:alert(1))", "javascript:alert(1)"),
        ("[a](data:text/html,x)", "data:text/html,x"),
        ("[a](www.b.c)", "www.b.c"),
        ("[a](//b.c)", "//b.c"),
        ("[a](https://b.c 'd')", "d"),
        ("![a](https://b.c)", "!["),
        ("[a]{lang=French}", "French"),
        ("[a]{lang}", "]{lang}"),
        ("**a", "**a"),
    ],
)
def test_finds_what_cannot_be_meant(text: str, snippet: str) -> None:
    assert [snippet] == [words for _, words in inline_problems(text)]


def test_never_links_to_what_could_run() -> None:
    assert (TextRun("a"),) == parse_inline("[a](javascript:alert)")


def test_plain_text_has_no_marks_citations_and_notes() -> None:
    text = "In 2015 [@va2015], *they* [planned](https://a.b)^[Not all.] [行动]{lang=zh-Hans} [@b]."

    assert "In 2015, they planned 行动." == plain_text(parse_inline(text))


@pytest.mark.parametrize(
    "piece", ["[", "*", "^[", "[@", "[a](", "*a **b ", "_a ", "[x]{lang=", "![](", "[^[*'", "[]{lang=fr}", "\\"]
)
def test_text_made_to_nest_is_read(piece: str) -> None:
    inlines = parse_inline(piece * 2000)

    assert len(repr(inlines)) > 0


@settings(derandomize=True, max_examples=300, deadline=None)
@given(st.text(alphabet="ab @[](){}^*_!\\;,¶1#:/=lang<&\n", max_size=60))
def test_whatever_is_typed_is_read_and_its_words_are_found(text: str) -> None:
    parse_inline(text)

    assert all(message and isinstance(snippet, str) for message, snippet in inline_problems(text))


@pytest.mark.parametrize(
    ("text", "quotes", "expected"),
    [
        ('say "yes" -- it\'s *"done"*...', "“”‘’", "say “yes” – it’s “done”…"),
        ("say \"yes 'no'\"", "«»„“", "say «yes „no“»"),
        ("3--5 and a---b", "“”‘’", "3–5 and a—b"),
        # What was escaped, or is in another language, stays as typed; so does all where a language says nothing.
        ('5\\" and [l"eau"]{lang=fr}', "“”‘’", '5" and l"eau"'),
        ('say "yes" -- it\'s...', "", 'say "yes" -- it\'s...'),
        ("(c) a list of cases", "“”‘’", "(c) a list of cases"),
    ],
)
def test_a_typewriter_s_marks_become_those_of_the_language(text: str, quotes: str, expected: str) -> None:
    assert expected == plain_text(parse_inline(text, quotes))


def test_an_address_and_a_citation_keep_their_marks() -> None:
    link, _, citation = parse_inline("[a](https://a.b/c--d'e) [@a, 'x'--3]", "“”‘’")

    assert Link("https://a.b/c--d'e", (TextRun("a"),)) == link
    assert Citation((Cited("a", "'x'--3"),)) == citation
