from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefpress.content.inline import inline_problems, parse_inline, plain_text
from briefpress.incoming.importing.outline import Cite, Note, Run
from briefpress.incoming.importing.wording import leads_somewhere, wording


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        ((Run("Plain & <b> {{ x }} 50 %"),), r"Plain & \<b> {{ x }} 50 %"),
        ((Run("a "), Run("bold", bold=True), Run(" "), Run("both", bold=True, italic=True)), "a **bold** ***both***"),
        ((Run("5 * 3 [1] snake_case _x_"),), r"5 \* 3 \[1\] snake_case \_x\_"),
        ((Run("spaces ", bold=True), Run("outside"),), "**spaces** outside"),
        ((Run("See https://example.org/a_b*c now"),), "See https://example.org/a_b*c now"),
        ((Run("words", address="https://example.org/x(y) z"),), "[words](https://example.org/x%28y%29%20z)"),
        ((Run("https://example.org/", address="https://example.org/"),), "<https://example.org/>"),
        ((Run("desk@example.org", address="mailto:desk@example.org"),), "<desk@example.org>"),
        ((Run("here", address="file:///etc/passwd"),), "here"),
        ((Run("Look!"), Run("there", address="https://example.org/")), r"Look\![there](https://example.org/)"),
        ((Run("text"), Note((Run("an "), Run("aside]", italic=True))), Run(".")), r"text^[an *aside\]*]."),
        ((Run("text "), Cite((("lind2019", "p. 3"), ("who", "")))), "text [@lind2019, p. 3; @who]"),
        # Markdown knows no emphasis inside of such words: it goes, and the words stay.
        ((Run("重要。", bold=True), Run("这是")), "重要。这是"),
        ((Run("two\nlines\u00ad\u200b"),), "two lines"),
        ((Run("[@nobody]"),), r"\[@nobody\]"),
        ((Run("^[no note"),), r"^\[no note"),
    ],
)  # fmt: skip
def test_says_what_the_pieces_say(pieces: tuple[Run], expected: str) -> None:
    assert expected == wording(pieces)


@given(
    st.lists(
        st.builds(Run, st.text("ab *_[]^<>!\\`@#()：。中文é1", max_size=12), st.booleans(), st.booleans()), max_size=6
    )
)
def test_prints_the_words_and_nothing_else(runs: list[Run]) -> None:
    made = wording(runs)

    assert not inline_problems(made)
    assert "".join("".join(one.text for one in runs).split()) == "".join(plain_text(parse_inline(made)).split())


@pytest.mark.parametrize("address", ["https://example.org", "http://a.b/c", "mailto:a@b.c"])
def test_links_lead_to_the_web_or_to_a_letter_box(address: str) -> None:
    assert leads_somewhere(address)


@pytest.mark.parametrize("address", ["", "#top", "images/a.png", "javascript:alert(1)", "file:///x", "https://"])
def test_links_lead_nowhere_else(address: str) -> None:
    assert not leads_somewhere(address)
