"""The lengths that the package ships, as tests name them; `tests/editions/test_promise.py` compares them."""

from __future__ import annotations

from briefpress.content.lengths import lengths_of

LENGTHS = lengths_of(("glance", "brief", "indepth"))
GLANCE, BRIEF, INDEPTH = LENGTHS
