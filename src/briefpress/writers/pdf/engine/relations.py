"""What is within an element asked once: `:has()` looks through all of it.

`main:has(h2 > .number) > section > h2` asks of each heading whether there is a number anywhere in the text, and
cssselect2 0.10, which WeasyPrint 70 reads selectors with, goes through the whole text for each: what that costs grows
with the square of the text. While `relations_asked_once` is entered, selectors are read so that the answer stays with
the element that it was given of.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

from weasyprint.css import cssselect2

from briefpress.writers.pdf.engine.replaced import replaced


def relations_asked_once() -> AbstractContextManager[None]:
    """Read selectors so while this is entered."""
    # The engine says nothing of which cssselect2 it takes; another one may name it otherwise.
    known = hasattr(cssselect2.compiler, "_compile_node")
    return replaced(cssselect2.compiler, "_compile_node", _keeping) if known else nullcontext()


def _keeping(compile_node: Callable[[object], str]) -> Callable[[object], str]:
    def compile_and_keep(selector: object) -> str:
        asked = compile_node(selector)
        if not asked or not isinstance(selector, cssselect2.parser.RelationalSelector):
            return asked
        # A page does not change when it has been read; what is asked in the same words has the same answer.
        return f"(vars(el)[{asked!r}] if {asked!r} in vars(el) else vars(el).setdefault({asked!r}, {asked}))"

    return compile_and_keep
