"""How long a translation is beside its text: pages are promised in every language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefpress.diagnostics import Severity
from briefpress.translation.checks.pair import Flaw, Pair
from briefpress.translation.comments import length_limit, room_taken

# A text as short as this, in the room that the language gives to a label, is never called too long.
_LEAST = 6
# What a source is called in the language is not ours to shorten.
_OFFICIAL = re.compile(r"sources\.[^.@]+\.title(?:@\w+)?")


def check_length(pair: Pair) -> Iterator[Flaw]:
    """Yield a warning for a translation that takes more room than the language needs."""
    if _OFFICIAL.fullmatch(pair.context):
        return
    count, limit = room_taken(pair.translation, pair.tag), length_limit(pair.text, pair.tag)
    # An abbreviation that is spelled out takes its room in one cell; a paragraph that is too long takes a page's.
    if count > max(limit, length_limit("", pair.tag) * _LEAST):
        message = f"the translation takes {count} characters, and should take up to {limit}"
        yield Flaw("translation.too-long", message, hint="say it in fewer words", severity=Severity.WARNING)
