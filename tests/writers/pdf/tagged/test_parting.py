"""The operators of a text are parted between glyphs, without a change to what is painted."""

from __future__ import annotations

import pytest

from briefpress.writers.pdf.tagged.parting import parted

LETTERS = {number: chr(number) for number in range(0x20, 0x7F)} | {0x200: "fi", 0x201: "\u2060"}


def glyphs(text: str) -> bytes:
    return b"<" + "".join(f"{ord(letter):04x}" for letter in text).encode() + b">"


def text_of(_font: bytes, glyph: int) -> str:
    return LETTERS.get(glyph, "")


def test_a_text_is_parted_where_its_parts_meet() -> None:
    arrays = b"[" + glyphs("of M") + b"-20" + glyphs("FA, ") + b"3] TJ"
    operators = [b"0 0 0 rg", b"BT", b"/F 10 Tf", b"1 0 0 1 5 5 Tm", arrays, b"ET"]

    made = parted(operators, ["of ", "MFA", ", "], text_of)

    assert made is not None
    assert ([b"0 0 0 rg", b"BT"], [b"ET"]) == (made.before, made.after)
    assert [
        [b"/F 10 Tf", b"1 0 0 1 5 5 Tm", b"[" + glyphs("of ") + b"] TJ"],
        [b"[" + glyphs("M") + b"-20" + glyphs("FA") + b"] TJ"],
        [b"[" + glyphs(", ") + b"3] TJ"],
    ] == made.parts


def test_a_space_that_is_drawn_at_the_end_belongs_to_the_last_part() -> None:
    operators = [b"BT", b"/F 10 Tf", b"[" + glyphs("of MFA") + b"] TJ", b"[" + glyphs(" ") + b"] TJ", b"ET"]

    made = parted(operators, ["of ", "MFA"], text_of)

    assert made is not None
    assert [b"[" + glyphs("MFA") + b"] TJ", b"[" + glyphs(" ") + b"] TJ"] == made.parts[-1]


def test_a_character_that_is_not_seen_is_not_counted() -> None:
    operators = [b"BT", b"/F 10 Tf", b"[<0201>" + glyphs("MFA, so") + b"] TJ", b"ET"]

    assert parted(operators, ["\u2060MFA", ", so"], text_of) is not None


@pytest.mark.parametrize(
    ("operators", "texts"),
    [
        ([b"BT", b"/F 1 Tf", b"[<0200>] TJ", b"ET"], ["f", "i"]),
        ([b"BT", b"/F 1 Tf", b"[" + glyphs("MFA so") + b"] TJ", b"ET"], ["MEP", " so"]),
        ([b"BT", b"/F 1 Tf", b"[" + glyphs("MFA") + b"] TJ", b"ET", b"0 0 5 5 re"], ["M", "FA"]),
        ([b"0 0 5 5 re"], ["M", "FA"]),
    ],
    ids=["a ligature", "another text", "a rule below it", "no text"],
)
def test_what_cannot_be_parted(operators: list[bytes], texts: list[str]) -> None:
    assert parted(operators, texts, text_of) is None
