"""Text from users and files -> text that a terminal shows as it is written."""

from __future__ import annotations

import unicodedata

from rich.cells import cell_len

TAB = "    "
# Characters without a shape that reorder, hide or break what stands around them. Joiners (200C, 200D) are not among
# them: Persian, Indic scripts and emoji need them.
_INVISIBLE = frozenset(
    "\u061c\u200b\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
)


def visible(text: str) -> str:
    """Return text in which nothing commands the terminal or hides: control and bidi characters are spelled out."""
    return "".join(visible_character(character) for character in text)


def visible_character(character: str) -> str:
    """Return what a terminal shows for one character; may be longer than one."""
    if character == "\t":
        return TAB
    if character < " ":
        # Unicode's pictures of the control characters stand in their order.
        return chr(0x2400 + ord(character))
    if character in _INVISIBLE or unicodedata.category(character) in ("Cc", "Cs"):
        return f"<U+{ord(character):04X}>"
    return character


def cells(text: str) -> int:
    """Return how many columns a terminal needs for text."""
    return cell_len(text)


def size(bytes_count: int) -> str:
    """Return a file's size as a person reads it; units of 1000."""
    if bytes_count < 1000:
        return f"{bytes_count} B"
    if bytes_count < 999_500:
        return f"{bytes_count / 1000:.0f} kB"
    return f"{bytes_count / 1_000_000:.1f} MB"
