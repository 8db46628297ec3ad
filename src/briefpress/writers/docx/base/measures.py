"""Lengths that are no tokens, in points: page.css has the same ones, so that PDF and Word agree."""

from __future__ import annotations

from briefpress.writers.docx.look import MM

BOX_PADDING = 5 * MM
KEY_HANG = 8 * MM
"""How far the numeral of a key message, or of a recommendation without a strip, hangs."""
CALLOUT_HANG = 4.5 * MM
LIST_HANG = 5 * MM
REFERENCE_HANG = 8 * MM
LADDER_YEAR = 11 * MM
RAIL_PADDING = 4 * MM
CELL_GAP = 3 * MM
"""From the text of a cell to the next cell."""
YEAR_START, YEAR_END = 1.5 * MM, 0.5 * MM
"""From the edges of a year's column to its text."""
RUNNING_HEIGHT = 3.6 * MM
"""Of the running head, and of the space that stands for it over the masthead."""
