"""All measures on the engine's layout, taken together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, nullcontext

from briefpress.writers.pdf.engine.columns import quick_columns
from briefpress.writers.pdf.engine.endless import pages_counted
from briefpress.writers.pdf.engine.floats import Floats, floating_blocks
from briefpress.writers.pdf.engine.garbage_collection import garbage_collection_paused
from briefpress.writers.pdf.engine.han import han_justified
from briefpress.writers.pdf.engine.kept_blocks import blocks_kept
from briefpress.writers.pdf.engine.lines import line_breaks_cached
from briefpress.writers.pdf.engine.normal_flow import quick_normal_flow
from briefpress.writers.pdf.engine.page_numbers import Shown, prompt_page_numbers
from briefpress.writers.pdf.engine.relations import relations_asked_once
from briefpress.writers.pdf.engine.relative_sizes import sizes_from_parent
from briefpress.writers.pdf.engine.shrinking import quick_shrinking
from briefpress.writers.pdf.engine.styles import quick_styles
from briefpress.writers.pdf.engine.text_styles import text_styles_cached
from briefpress.writers.pdf.engine.undrawn import undrawn_told
from briefpress.writers.pdf.engine.used_lengths import used_lengths_cached
from briefpress.writers.pdf.engine.variables import variables_read_once
from briefpress.writers.pdf.engine.warm import Warm
from briefpress.writers.pdf.engine.whole_blocks import whole_blocks_moved_alone


@contextmanager
def layout_measures(
    language: str,
    guess: Mapping[str, int],
    floats: Floats,
    warm: Warm | None = None,
    shown: Shown | None = None,
) -> Iterator[None]:
    """Replace what the engine does slowly, wrongly or not at all while this is entered, for one layout.

    `guess` and `shown` are as `prompt_page_numbers` wants them; `warm` is what earlier layouts have left. Raises
    BriefPressError when it is left, as `undrawn_told` does.
    """
    quicker = (
        garbage_collection_paused(),
        relations_asked_once(),
        quick_styles(),
        variables_read_once(warm.values if warm else None),
        quick_columns(),
        line_breaks_cached(warm.lines if warm else None),
        blocks_kept(),
        quick_normal_flow(),
        quick_shrinking(),
        used_lengths_cached(),
        text_styles_cached(),
        prompt_page_numbers(guess, shown),
    )
    better = (
        sizes_from_parent(),
        whole_blocks_moved_alone(),
        han_justified() if language.startswith("zh") else nullcontext(),
        floating_blocks(floats),
    )
    with ExitStack() as measures:
        for measure in (pages_counted(), *quicker, *better, undrawn_told()):
            measures.enter_context(measure)
        yield
