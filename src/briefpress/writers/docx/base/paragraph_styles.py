"""Tokens -> the paragraph styles."""

from __future__ import annotations

from collections.abc import Iterator

from briefpress.writers.docx.base.block_styles import BlockStyles
from briefpress.writers.docx.base.frame_styles import FrameStyles
from briefpress.writers.docx.base.paragraph_style import ParagraphStyle
from briefpress.writers.docx.base.text_styles import TextStyles
from briefpress.writers.docx.look import Look


def paragraph_styles(look: Look, has_numbered_headings: bool) -> Iterator[ParagraphStyle]:
    """Yield every paragraph style, each after the one it is based on."""
    text, block, frame = TextStyles(look), BlockStyles(look), FrameStyles(look)
    yield from text.text()
    yield from text.heads(has_numbered_headings)
    yield from block.boxes()
    yield from block.tables()
    yield from block.timelines()
    yield from frame.end_matter()
    yield from frame.contents()
    yield from frame.masthead()
