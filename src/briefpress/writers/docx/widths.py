"""Table -> the widths of its columns: as the header says, as page.css has them by class, else by length of text."""

from __future__ import annotations

from briefpress.document import tree
from briefpress.drawing.text_width import width_of
from briefpress.writers.docx.look import twips

# Shares of the table's width by its class and the classes of its header cells.
_KNOWN = {
    "measures": {"date": 0.095, "what": 0.285, "who": 0.18, "status-cell": 0.145},
    "actors": {"layer": 0.11, "what": 0.36, "status-cell": 0.145},
    "claims": {"claim": 0.36, "para": 0.05, "status-cell": 0.19},
    "": {"date": 0.18, "basis": 0.185},
}
# Columns of one word: where a language's word is longer than the share allows, the column is as wide as the word.
_OF_ONE_WORD = {"status-cell": 20.0, "layer": 9.0}
"""Class -> points that stand in the cell beside the word: padding, and the mark of a status."""
_CHARACTER = 5.2
"""Points that a character of a table takes, on average, in bold."""
_LITTLE_ROOM = 0.75
"""Where the widest words of all columns take more of a table, its columns are as wide as these."""
_LETTER, _STRONG = 9.0, 1.08
"""Size of a table's letters in points, and how much wider strong ones are."""
_BETWEEN = 3.0
"""Points between two columns."""
_NARROWEST, _WIDEST = 6, 40
"""Characters between which the length of a column's text counts."""


def column_widths(table: tree.Table, are_equal: bool, width: float) -> tuple[int, ...]:
    """Return each column's width in twips. `width` is the table's, in points; the sum is exact."""
    shares = _equal(table) if are_equal else _shares(table, width)
    whole = twips(width)
    widths = [round(whole * share / sum(shares)) for share in shares]
    widths[-1] += whole - sum(widths)
    return tuple(widths)


def _equal(table: tree.Table) -> list[float]:
    return [1.0] * _count(table)


def _count(table: tree.Table) -> int:
    return max((sum(cell.columns for cell in row.cells) for row in (*table.head, *table.body)), default=1)


def _shares(table: tree.Table, width: float) -> list[float]:
    """Return the columns' shares; those that nobody fixes divide what is left by the length of their text."""
    fixed = _fixed(table, width)
    left = max(0.1, 1 - sum(share for share in fixed if share))
    lengths = [0.0 if share else length for share, length in zip(fixed, _lengths(table, width), strict=True)]
    free = sum(lengths) or 1.0
    return [share or left * length / free for share, length in zip(fixed, lengths, strict=True)]


def _fixed(table: tree.Table, width: float) -> list[float]:
    known = next((_KNOWN[name] for name in table.attributes.classes if name in _KNOWN), _KNOWN[""])
    shares = [0.0] * _count(table)
    if table.head and len(table.head[0].cells) == len(shares):
        for column, cell in enumerate(table.head[0].cells):
            percent = cell.attributes.get("data-width")
            named = next((known[name] for name in cell.attributes.classes if name in known), 0.0)
            beside = next((_OF_ONE_WORD[name] for name in cell.attributes.classes if name in _OF_ONE_WORD), None)
            if named and beside is not None:
                named = max(named, (_longest_word(table, column) * _CHARACTER + beside) / width)
            shares[column] = float(percent) / 100 if percent.isdigit() else named
    return shares


def _words(table: tree.Table) -> list[float]:
    """Return what the widest word of each column takes: a table that is too wide has no room to give away."""
    widest = [0.0] * _count(table)
    for column, cell in (*tree.placed_cells(table.head), *tree.placed_cells(table.body)):
        if cell.columns == 1 and column < len(widest) and "turned" not in cell.attributes.classes:
            letter = _LETTER * (_STRONG if cell.scope else 1)
            words = (width_of(word, letter) for word in tree.text_of(cell).split(" "))
            widest[column] = max(widest[column], 2 * _CHARACTER, *words)
    return [width + _BETWEEN for width in widest]


def _longest_word(table: tree.Table, column: int) -> int:
    """Return how many characters the longest word in a column has."""
    cells = (cell for place, cell in tree.placed_cells(table.body) if place == column)
    return max((len(word) for cell in cells for word in tree.text_of(cell).split()), default=0)


def _lengths(table: tree.Table, room: float) -> list[float]:
    """Return how much text each column has; where there is little room for words, how wide its widest one is."""
    words = _words(table)
    if "close" in table.attributes.classes or sum(words) > _LITTLE_ROOM * room:
        return words
    totals = [0.0] * _count(table)
    for column, cell in tree.placed_cells(table.body):
        if cell.columns == 1 and column < len(totals):
            totals[column] += len(tree.text_of(cell))
    rows = max(1, len(table.body))
    return [min(_WIDEST, max(_NARROWEST, total / rows)) for total in totals]
