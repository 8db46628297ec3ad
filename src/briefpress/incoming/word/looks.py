"""Properties of runs -> how their letters look (ECMA-376 part 1, 17.3.2), each set of properties read once."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefpress.incoming.word.model import Run
from briefpress.incoming.word.styles import Styles, size_pt
from briefpress.incoming.word.xml import Element, child, toggle, value


@dataclass(frozen=True, slots=True)
class Look:
    """How letters look."""

    run: Run
    """A run that has the look, and no letters."""
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class Looks:
    """The looks of a part's runs: it has thousands of runs, and a few dozen looks."""

    styles: Styles
    known: dict[tuple[tuple[object, ...], ...], Look] = field(default_factory=dict)

    def of(self, properties: Element | None) -> Look:
        """Return the look that properties give."""
        key = () if properties is None else tuple((one.tag, *one.items()) for one in properties)
        if key not in self.known:
            is_hidden = bool(toggle(properties, "w:vanish") or toggle(properties, "w:webHidden"))
            self.known[key] = Look(self._run(properties), is_hidden)
        return self.known[key]

    def _run(self, properties: Element | None) -> Run:
        style = self.styles.character(value(child(properties, "w:rStyle")))
        # Letters that go from right to left have properties of their own (17.3.2.1 to 3).
        complex_ = "Cs" if toggle(properties, "w:rtl") else ""
        bold, italic = toggle(properties, f"w:b{complex_}"), toggle(properties, f"w:i{complex_}")
        return Run(
            "",
            bold=(style.bold or None) if bold is None else bold,
            italic=(style.italic or None) if italic is None else italic,
            underlined=value(child(properties, "w:u")) not in ("", "none"),
            superscript=value(child(properties, "w:vertAlign")) == "superscript",
            struck=bool(toggle(properties, "w:strike") or toggle(properties, "w:dstrike")),
            size_pt=size_pt(properties, complex_),
            font=value(child(properties, "w:rFonts"), "w:ascii") or style.font,
            style=style.name,
        )
