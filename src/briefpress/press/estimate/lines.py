"""Text in a measure -> about how many lines it makes, and how high they are. Lengths in points."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import ceil
from typing import Protocol

from briefpress.document import tree
from briefpress.theme.theme import Theme

MM = 72 / 25.4

# Ems by which lines that are followed by another one are on average shorter than their measure: in sources, which have
# long addresses, and in titles more than elsewhere. Measured on the shipped brief in six languages.
_RAGGED = {"": 1.0, "key": 0.5, "source": 2.2, "title": 2.0}
_RAGGED_HAN = 0.4
_REGULAR = 400
_STRONG = frozenset({"title", "h2", "h3"})


class Widths(Protocol):
    """How wide texts are, in ems, in the families that a token of the look names."""

    def em(self, token: str, weight: int, text: str) -> float: ...


@dataclass(frozen=True, slots=True)
class Type:
    """How a text is set."""

    font: str
    """The token that names its families."""
    size: float
    leading: float
    weight: int = _REGULAR
    ragged: float = _RAGGED[""]
    """Ems by which its lines are shorter than their measure."""

    @property
    def line(self) -> float:
        return self.size * self.leading


@dataclass(frozen=True, slots=True)
class Look:
    """A look at one density, and the texts' widths in its fonts."""

    theme: Theme
    widths: Widths
    language: str
    is_one_page: bool
    """Whether it has the style sheet of a single page over it: recommendations in two columns, marks in the text."""
    texts: dict[int, str]
    """Texts of the document's nodes, by their identity: they are the same at each density."""
    words: dict[tuple[int, str], float]
    """Ems of the widest word of a node, by its identity and families."""
    lengths: dict[str, float] = field(default_factory=dict)

    def points(self, name: str) -> float:
        if name not in self.lengths:
            self.lengths[name] = self.theme.points(name)
        return self.lengths[name]

    def text(self, node: tree.Node) -> str:
        if id(node) not in self.texts:
            self.texts[id(node)] = tree.text_of(node)
        return self.texts[id(node)]

    def widest_word(self, node: tree.Node, type_: Type) -> float:
        """Return how wide the widest word of a node is."""
        key = id(node), type_.font
        if key not in self.words:
            words = self.text(node).split(" ")
            self.words[key] = max(self.widths.em(type_.font, type_.weight, word) for word in words)
        return self.words[key] * type_.size

    @property
    def width(self) -> float:
        """Of the text."""
        return self.points("page-width") - 2 * self.points("page-side")

    def type(self, font: str, size: str, leading: str, more: float = 0.0, lead: float = 0.0) -> Type:
        """Return a type by its tokens; `more` is what its size, and `lead` what its leading has over them."""
        of_size, of_leading = self.points(f"size-{size}") + more, self.points(f"leading-{leading}") + lead
        weight = int(self.points("weight-strong")) if size in _STRONG else _REGULAR
        is_han = self.language.startswith("zh") and size != "source"
        ragged = _RAGGED_HAN if is_han else _RAGGED.get(size, _RAGGED[""])
        return Type(f"font-{font}", of_size, of_leading, weight, ragged)

    def width_of(self, text: str, type_: Type) -> float:
        return self.widths.em(type_.font, type_.weight, text) * type_.size

    def line_count(self, text: str, type_: Type, measure: float) -> int:
        """Return about how many lines a text makes."""
        width = self.width_of(text, type_)
        if width <= measure:
            return 1 if text else 0
        ragged = type_.ragged * type_.size
        return max(2, ceil((width - ragged) / max(measure - ragged, type_.size)))

    def lines(self, text: str, type_: Type, measure: float) -> tuple[float, ...]:
        """Return the heights of a text's lines."""
        return (type_.line,) * self.line_count(text, type_, measure)

    def height(self, text: str, type_: Type, measure: float) -> float:
        return type_.line * self.line_count(text, type_, measure)
