"""Full texts of licences that fonts and briefs are handed on under: who gets a copy has to get these with it.

They stand as their owners published them (SIL, the Apache Software Foundation, Creative Commons), under the names that
SPDX gives them. A licence that is not among them is told in its own words and by its address.
"""

from __future__ import annotations

import re
from importlib.resources import files

_NAMED = (
    ("OFL-1.1", re.compile(r"SIL Open Font License|scripts\.sil\.org/OFL|openfontlicense\.org", re.IGNORECASE)),
    ("Apache-2.0", re.compile(r"Apache License, Version 2\.0|apache\.org/licenses/LICENSE-2\.0", re.IGNORECASE)),
    ("CC-BY-4.0", re.compile(r"creativecommons\.org/licenses/by/4\.0", re.IGNORECASE)),
)


def licence_named(words: str) -> str:
    """Return the name of the licence that words or an address tell of; empty for one that is not here."""
    return next((name for name, known in _NAMED if known.search(words)), "")


def text_of(name: str) -> bytes:
    """Return the full text of a licence."""
    return (files("briefpress.assets.licences") / f"{name}.txt").read_bytes()
