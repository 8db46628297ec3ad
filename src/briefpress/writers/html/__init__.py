"""Document -> one self-contained, responsive, accessible page: no file beside it, nothing fetched, readable as it is.

head      what stands before the text: policy, tokens by day and in the dark, styles, metadata
around    what a screen has around the text: the way to other editions, the list of sections, addresses
tables    captions that do not scroll away; cells that know their heads, for cards on a narrow screen
charts    each drawn twice, for a wide column and a narrow one; the page's style shows one
script    what is more comfortable with a script: notes and sources on tap, addresses to copy
"""

from __future__ import annotations

from dataclasses import replace

from briefpress.assets.fonts.file import FontFile
from briefpress.document import tree
from briefpress.document.keeping import with_whole_numbers
from briefpress.document.serialise import serialise
from briefpress.theme.theme import Theme
from briefpress.writers.artifact import Artifact, Asset
from briefpress.writers.html.around import placed
from briefpress.writers.html.charts import drawn_for_screen
from briefpress.writers.html.head import by_name, head_of, policy
from briefpress.writers.html.screen import on_screen
from briefpress.writers.html.script import SCRIPT
from briefpress.writers.html.tables import framed, rows_of_years


def write_html(
    document: tree.Document,
    theme: Theme,
    screen_style: str,
    assets: tuple[Asset, ...],
    fonts: tuple[FontFile, ...] = (),
    around: tree.Document | None = None,
) -> Artifact:
    """Return the page of a document, with its style sheet, its pictures and the project's own fonts inside it.

    `around` is what a screen has around it: see `around`.
    """
    page = placed(document, around) if around else document
    style = f"{screen_style}\n{rows_of_years(document)}"
    head = head_of(page, theme, style, fonts)
    shown = on_screen(framed(with_whole_numbers(replace(page, metadata=by_name(page.metadata)))), assets)

    def draw(chart: tree.Chart) -> str:
        return drawn_for_screen(chart, theme, is_right_to_left=document.direction == "rtl")

    script = f"<script>{SCRIPT}</script>\n"
    return Artifact("html", serialise(shown, head, draw, policy(has_fonts=bool(fonts)), script).encode())
