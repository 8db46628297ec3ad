"""What stands at the end of a brief: recommendations, glossary, sources, colophon. Here Word's columns come in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from briefpress.document import tree
from briefpress.writers.docx.base.numbering import RECOMMENDATIONS
from briefpress.writers.docx.base.style_names import Style
from briefpress.writers.docx.inline import RunContext, inside
from briefpress.writers.docx.look import GAP
from briefpress.writers.docx.markup import Element, run, w
from briefpress.writers.docx.paragraphs import Paragraphs, blocks_of, inlines_of

_WIDE_SHARE = 0.68
"""Of the colophon's first column, where the second holds only the rights."""


def _column_break() -> Element:
    return run(None, w("br", type="column"))


class EndMatter:
    """Writes the groups at the end of a document."""

    def __init__(
        self,
        paragraphs: Paragraphs,
        block: Callable[[tree.Block], None],
        drawing: Callable[[tree.Image], Element],
    ) -> None:
        """`block` writes what has no way of its own here; `drawing` makes the run with a picture."""
        self.drawing = drawing
        self.paragraphs = paragraphs
        self.block = block
        self.inlines = paragraphs.inlines
        self.flow = paragraphs.flow
        self.look = paragraphs.look

    def recommendations(self, group: tree.Group) -> None:
        """Write recommendations: beside the strip, or in two columns where the length has none."""
        for child in group.children:
            if isinstance(child, tree.Heading):
                self.paragraphs.heading(child, Style.HEADING_1, group.attributes.id)
            elif isinstance(child, tree.List):
                write = partial(self.recommendation, numbers=self.paragraphs.numbers(RECOMMENDATIONS))
                with self.flow.marked(child.attributes.id):
                    if self.look.has_narrow_recommendations:
                        self.in_columns(child, write)
                    else:
                        for item in child.items:
                            write(item)
            else:
                self.block(child)

    def recommendation(self, item: tree.Item, numbers: tuple[int, ...]) -> None:
        if not blocks_of(item):
            self.paragraphs.item(item, Style.RECOMMENDATION_ACTOR, numbers)
            return
        with self.flow.marked(item.attributes.id):
            for block in blocks_of(item):
                if isinstance(block, tree.Paragraph) and "who" in block.attributes.classes:
                    self._actor(block, numbers)
                elif isinstance(block, tree.Paragraph):
                    self.paragraphs.say(Style.RECOMMENDATION_TEXT, block.children, block.attributes)
                else:
                    self.block(block)

    def _actor(self, block: tree.Paragraph, numbers: tuple[int, ...]) -> None:
        """Write who acts, and when at the end edge."""
        context = self.inlines.context().within(block.attributes)
        content = [made for child in block.children for made in self._actor_part(child, context)]
        self.paragraphs.write(Style.RECOMMENDATION_ACTOR, content, block.attributes, numbers)

    def _actor_part(self, inline: tree.Inline, context: RunContext) -> list[Element]:
        classes = tree.attributes_of(inline).classes
        if not tree.text_of(inline):
            return []
        if "timing" in classes:
            return [self.inlines.tab(), *self.inlines.write(inside(inline), context.styled(Style.TIMING))]
        # The paragraph's style is the actor's.
        return self.inlines.write(inside(inline) if "actor" in classes else (inline,), context)

    def glossary(self, group: tree.Group) -> None:
        self._with_small_head(group, self.block)

    def abbreviations(self, block: tree.List) -> None:
        self.in_columns(
            block, lambda item: self.paragraphs.apart(Style.ABBREVIATION, inlines_of(item), item.attributes)
        )

    def sources(self, group: tree.Group) -> None:
        self._with_small_head(group, self._sources)

    def _sources(self, block: tree.Block) -> None:
        if not isinstance(block, tree.List):
            self.block(block)
            return
        with self.flow.marked(block.attributes.id):
            say = self.paragraphs.say
            # The list 0 is none (17.9.18): a citation style numbers its entries itself, or not at all.
            numbers = () if block.ordered else (0,)
            self.in_columns(block, lambda item: say(Style.SOURCE, inlines_of(item), item.attributes, numbers))

    def _with_small_head(self, group: tree.Group, write: Callable[[tree.Block], None]) -> None:
        for child in group.children:
            if isinstance(child, tree.Heading):
                self.paragraphs.heading(child, Style.BACK_MATTER_HEADING, group.attributes.id)
            else:
                write(child)

    def in_columns(self, block: tree.List, write: Callable[[tree.Item], None], columns: int = 2) -> None:
        """Write a list in columns of equal height, in a section of its own."""
        self.flow.end_section((self.look.text_width,))
        for item in block.items:
            write(item)
        width = (self.look.text_width - GAP * (columns - 1)) / columns
        self.flow.end_section((width,) * columns)

    def colophon(self, group: tree.Group) -> None:
        """Write the end: a rule over the full width, and two columns below it, each with the lines it has in print.

        The rule is a paragraph of its own: a border on the first line of each column stands at two heights in
        LibreOffice, and does not cover the gap between them.
        """
        if self.look.text_width < self.look.full_width:
            # The rule stands over the columns of a letterhead.
            self.flow.end_section((self.look.text_width,))
        self.flow.paragraph(Style.COLOPHON_RULE, ())
        self.flow.end_section((self.look.full_width,))
        for column, child in enumerate(group.children):
            for place, line in enumerate(child.children if isinstance(child, tree.Group) else (child,)):
                if isinstance(line, tree.Paragraph):
                    self._colophon_line(line, column, place)
                elif isinstance(line, tree.Image):
                    self.paragraphs.write(Style.COLOPHON_CODE, [self.drawing(line)], line.attributes)
                else:
                    self.block(line)
        classes = {name for child in group.children for name in tree.attributes_of(child).classes}
        rest = self.look.full_width - GAP
        # Programs differ on which of unequal columns is the first from the right.
        is_wide = "rights" in classes and not self.look.is_right_to_left
        first = rest * (_WIDE_SHARE if is_wide else 0.5)
        self.flow.end_section((first, rest - first))

    def _colophon_line(self, line: tree.Paragraph, column: int, place: int) -> None:
        style = Style.COLOPHON_RIGHTS if "rights" in line.attributes.classes else Style.COLOPHON
        context = self.inlines.context(Style.TABLE_CITATION).within(line.attributes)
        begins = [_column_break()] if column and not place else []
        rest = (made for child in line.children[1:] for made in self.inlines.inline(child, context))
        content = [*begins, *self.paragraphs.lead(line.children[:1], context), *rest]
        self.paragraphs.write(style, content, line.attributes)
