"""Drawn pages -> the pictures that have too few dots for print, with their page and size."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from briefpress.diagnostics import Diagnostic, Severity
from briefpress.writers.pdf.prepress.printing import MM

DOTS = 300
"""For each inch of print."""
# A picture is enlarged by less than anybody sees, and by what lengths are rounded to.
_LEAST = 0.98 * DOTS


def coarse_pictures(pdf: pikepdf.Pdf) -> Iterator[Diagnostic]:
    """Yield a warning for each picture that is printed with fewer dots than print shops ask for."""
    for number, page in enumerate(pdf.pages, 1):
        found = _drawn(page, page.obj.get("/Resources"), pikepdf.Matrix())
        for across, down, dots in sorted(set(found)):
            if dots < _LEAST:
                message = (
                    f"a picture of {across} by {down} mm on page {number} is printed with {dots} dots an inch, "
                    f"where {DOTS} are asked for"
                )
                hint = "take the picture with more pixels, or print it smaller (`width: half`)"
                yield Diagnostic("print.coarse-picture", message, hint=hint, severity=Severity.WARNING)


def _drawn(
    stream: pikepdf.Page | pikepdf.Object, resources: pikepdf.Object | None, matrix: pikepdf.Matrix
) -> Iterator[tuple[int, int, int]]:
    """Yield width and height in millimetres and dots an inch of each picture that a stream draws."""
    named = resources.get("/XObject") if resources is not None else None
    if named is None:
        return
    kept: list[pikepdf.Matrix] = []
    for instruction in pikepdf.parse_content_stream(stream, "q Q cm Do"):
        match str(instruction.operator):
            case "q":
                kept.append(matrix)
            case "Q" if kept:
                matrix = kept.pop()
            case "cm":
                matrix = pikepdf.Matrix(*map(float, instruction.operands)) @ matrix
            case "Do":
                one = named[str(instruction.operands[0])]
                if one.get("/Subtype") == "/Form":
                    own = pikepdf.Matrix(one.get("/Matrix", pikepdf.Array([1, 0, 0, 1, 0, 0])))
                    yield from _drawn(one, one.get("/Resources"), own @ matrix)
                elif one.get("/Subtype") == "/Image":
                    yield _measured(one, matrix)


def _measured(picture: pikepdf.Object, matrix: pikepdf.Matrix) -> tuple[int, int, int]:
    across, down = abs(complex(matrix.a, matrix.b)), abs(complex(matrix.c, matrix.d))
    dots = min(int(picture.Width) / max(across, 1e-6), int(picture.Height) / max(down, 1e-6)) * 72
    return round(across / MM), round(down / MM), round(dots)
