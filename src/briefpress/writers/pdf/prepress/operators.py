"""One content stream -> the same with its colours as inks, and black text printed over what is below it.

Text in black alone overprints (ISO 32000-1, 11.7.4): where a letter stands on a tint, the tint goes on below it, and no
white edge is seen when the inks do not meet exactly. Nothing else does: areas of black would show what they cover.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

import pikepdf

OVER, APART = "/BriefPressOver", "/BriefPressApart"
"""Names of the two states in the resources of a stream."""

Colour = tuple[float, ...]
"""Channels of RGB, of grey or of inks; one, three or four."""
Instruction = pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage
Mix = Callable[[Colour], Colour]
"""From three channels of RGB to four inks or one tone of grey, 1 for white."""

_BLACK = {4: (0.0, 0.0, 0.0, 1.0), 1: (0.0,)}
_FILL = {4: "k", 1: "g"}
_STROKE = {4: "K", 1: "G"}
_LAB = ("/lab-d50", "/lab-d65")


@dataclass(slots=True)
class _State:
    """What `q` keeps and `Q` brings back."""

    fill: Colour = (0.0,)
    space: str = ""
    """The name of the colour space of what is filled, where one has been set."""
    is_over: bool = False


@dataclass(slots=True)
class Separation:
    """The state of reading one stream. Not frozen: it follows what is drawn."""

    mix: Mix
    of_lab: Mix
    """From lightness and the two axes of CIELAB."""
    overprints: bool
    state: _State = field(default_factory=_State)
    kept: list[_State] = field(default_factory=list)
    is_in_text: bool = False
    has_switched: bool = False
    """Whether the states of overprinting are used."""

    def separated(self, stream: pikepdf.Object | pikepdf.Page) -> bytes:
        """Return the content of a stream with its colours mixed."""
        instructions = pikepdf.parse_content_stream(stream)
        return pikepdf.unparse_content_stream(list(self._followed(instructions)))

    def _followed(self, instructions: Iterable[Instruction]) -> Iterator[Instruction]:
        for instruction in instructions:
            operator, operands = str(instruction.operator), instruction.operands
            match operator:
                case "q":
                    self.kept.append(_State(self.state.fill, self.state.space, self.state.is_over))
                case "Q" if self.kept:
                    self.state = self.kept.pop()
                case "BT" | "ET":
                    self.is_in_text = operator == "BT"
            mixed = self._mixed(operator, operands)
            yield instruction if mixed is None else mixed
            yield from self._switched()

    def _mixed(self, operator: str, operands: Iterable[object]) -> Instruction | None:
        """Return what stands for an operator that sets a colour; None for all others."""
        if operator in ("rg", "RG"):
            colour = self.mix(_numbers(operands))
        elif operator in ("g", "G", "k", "K"):
            colour = _numbers(operands)
        elif operator in ("cs", "CS"):
            self.state.space = str(next(iter(operands)))
            return None
        elif operator in ("sc", "SC", "scn", "SCN") and self.state.space in _LAB:
            colour = self.of_lab(_numbers(operands))
        else:
            if operator == "scn":
                self.state.fill = ()
            return None
        is_fill = operator.islower()
        if is_fill:
            self.state.fill = colour
        names = _FILL if is_fill else _STROKE
        return pikepdf.ContentStreamInstruction(_decimals(colour), pikepdf.Operator(names[len(colour)]))

    def _switched(self) -> Iterator[Instruction]:
        """Yield what turns overprinting on for black text, and off after it."""
        is_over = self.overprints and self.is_in_text and self.state.fill in _BLACK.values()
        if is_over != self.state.is_over:
            self.state.is_over, self.has_switched = is_over, True
            name = pikepdf.Name(OVER if is_over else APART)
            yield pikepdf.ContentStreamInstruction([name], pikepdf.Operator("gs"))


def _numbers(operands: Iterable[object]) -> Colour:
    return tuple(float(str(one)) for one in operands)


def _decimals(colour: Colour) -> list[float]:
    return [round(value, 4) for value in colour]
