"""Inlines + a style -> a paragraph in the flow: text, claims, heads, captions, items. Knows no group of blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefpress.document import tree
from briefpress.writers.docx.base.numbering import HEADINGS, Restart
from briefpress.writers.docx.base.style_names import Style
from briefpress.writers.docx.contents import Heads, are_headings_numbered, contents_entries, is_number, number_of
from briefpress.writers.docx.data_binding import Property, control, is_same, value_of
from briefpress.writers.docx.flow import Flow
from briefpress.writers.docx.inline import Inlines, RunContext, first_is, inside, without_first_space
from briefpress.writers.docx.markup import Element, run, w
from briefpress.writers.docx.references import captions_of

_FIRST_RESTART = 100
_CAPTION_NUMBER = re.compile(r"(?<!\d)\d+\Z")
_EN_SPACE = "\u2002"


class Paragraphs:
    """Writes the paragraphs of one document."""

    def __init__(self, document: tree.Document, inlines: Inlines, flow: Flow, heads: Heads) -> None:
        self.inlines = inlines
        self.flow = flow
        self.look = inlines.look
        self.restarts: list[Restart] = []
        self.bound = {shown: value_of(document, shown) for shown in Property}
        self._heads = heads
        self._has_lists = heads.are_numbered and are_headings_numbered(document)
        self._captioned = captions_of(document)
        self._listed = {entry.target: entry.bookmark for entry in contents_entries(document)}
        self._used_lists: set[int] = set()
        self._starts_page = False

    # ---- text

    def say(
        self,
        style: Style,
        inlines: tuple[tree.Inline, ...],
        attributes: tree.Attributes,
        numbers: Iterable[int] = (),
        citation: Style = Style.CITATION,
    ) -> None:
        """Write a paragraph of a style. `numbers` holds the list it is numbered by, if not its style's."""
        context = self.inlines.context(citation).within(attributes)
        self.write(style, self.inlines.write(without_first_space(inlines), context), attributes, numbers)

    def write(
        self, style: Style, content: Iterable[Element], attributes: tree.Attributes, numbers: Iterable[int] = ()
    ) -> None:
        """Write a paragraph from what it holds, the bookmark of its id around that."""
        marked = self.inlines.marks.around_id(attributes.id, content)
        made = self.flow.paragraph(style, marked, *(_list_number(number) for number in numbers))
        self.inlines.marks.stamp(made, attributes.id)

    def apart(self, style: Style, inlines: tuple[tree.Inline, ...], attributes: tree.Attributes) -> None:
        """Write a paragraph whose first run stands before a tab: a status, a term."""
        context = self.inlines.context().within(attributes)
        rest = self.inlines.write(without_first_space(inlines[1:]), context)
        self.write(style, [*self.lead(inlines[:1], context), self.inlines.tab(), *rest], attributes)

    def legend_item(self, item: tree.Item) -> None:
        """Write what a mark means, below the mark."""
        inlines, context = inlines_of(item), self.inlines.context().within(item.attributes)
        rest = self.inlines.write(without_first_space(inlines[1:]), context)
        content = [*self.lead(inlines[:1], context), run(None, w("br")), *rest]
        self.write(Style.LEGEND, content, item.attributes)

    def lead(self, inlines: tuple[tree.Inline, ...], context: RunContext) -> list[Element]:
        """Return what leads a paragraph; bold, it is a term."""
        if not first_is(inlines, tree.Mark.BOLD):
            return self.inlines.write(inlines, context)
        return self.inlines.write(inside(inlines[0]), context.styled(Style.TERM))

    def text(self, block: tree.Paragraph) -> None:
        """Write a paragraph of the text: a claim has its status in the strip, where there is a strip."""
        classes = block.attributes.classes
        if "standfirst" in classes:
            self._write_bound(Style.STANDFIRST, block, Property.SUBJECT)
        elif "note" in classes:
            self.say(Style.NOTE, block.children, block.attributes, citation=Style.TABLE_CITATION)
        elif "unit" in classes:
            self.say(Style.UNIT, block.children, block.attributes)
        elif self.look.strip and first_is(block.children, tree.Mark.SPAN, "status"):
            self.apart(Style.CLAIM, block.children, block.attributes)
        else:
            self.say(Style.BODY_TEXT, block.children, block.attributes)

    # ---- heads

    def start_page(self) -> None:
        """Let the next section begin a new page."""
        self._starts_page = True

    def heading(self, heading: tree.Heading, style: Style, section: str = "") -> None:
        """Write a head. `style` is for sections; lower heads have their own. `section` is the id of what it heads."""
        if heading.level == 1:
            self._write_bound(Style.TITLE, heading, Property.TITLE)
            return
        if heading.level > 2:
            style = Style.HEADING_2 if heading.level == 3 else Style.HEADING_3
        elif self._starts_page:
            style, self._starts_page = Style.HEADING_1_NEW_PAGE, False
        bookmark = self._listed.get(section) or self._listed.get(heading.attributes.id, "")
        context = self.inlines.context().within(heading.attributes)
        content = self._referred(heading, section, self.inlines.write(self._without_auto_number(heading), context))
        marked = self.inlines.marks.around(bookmark, content)
        self.write(style, marked, heading.attributes, self._heading_list(heading, style))

    def _without_auto_number(self, heading: tree.Heading) -> tuple[tree.Inline, ...]:
        if not self._heads.are_automatic:
            return heading.children
        return without_first_space(tuple(child for child in heading.children if not is_number(child)))

    def _heading_list(self, heading: tree.Heading, style: Style) -> tuple[int, ...]:
        """Return the list of a head that is numbered where its style is not, or the other way round (list 0)."""
        has_number = bool(number_of(heading))
        is_numbered_style = style in (Style.HEADING_1, Style.HEADING_1_NEW_PAGE)
        if not self._has_lists or heading.level != 2 or has_number == is_numbered_style:
            return ()
        return (HEADINGS if has_number else 0,)

    def _referred(self, heading: tree.Heading, section: str, content: list[Element]) -> list[Element]:
        """Return a head with the bookmark that cross-references to its number find."""
        marks = self.inlines.marks
        reference = marks.reference(section) or marks.reference(heading.attributes.id)
        return marks.around(reference.bookmark if reference else "", content)

    def _write_bound(self, style: Style, block: tree.Heading | tree.Paragraph, shown: Property) -> None:
        """Write what shows a property: bound to it, unless a part of it looks different, which no property can say."""
        context = self.inlines.context().within(block.attributes)
        is_plain = all(isinstance(child, tree.Text) for child in block.children)
        if is_plain and is_same(tree.text_of(block), self.bound[shown]):
            content = [control(shown, self.bound[shown], self.inlines, context)]
        else:
            content = self.inlines.write(block.children, context)
        self.write(style, content, block.attributes)

    # ---- captions

    def caption(self, caption: tree.Caption, sequence: str) -> None:
        """Write a caption, its number a field that counts the tables or the figures (17.16.5.56)."""
        context = self.inlines.context(Style.TABLE_CITATION).within(caption.attributes)
        numbers = [child for child in caption.children if is_number(child)]
        others = tuple(child for child in caption.children if not is_number(child))
        content = self.inlines.write(without_first_space(others), context)
        if numbers:
            lead = self._caption_number(tree.text_of(numbers[0]), sequence, context.styled(Style.CAPTION_LABEL))
            reference = self.inlines.marks.reference(self._captioned.get(caption, ""))
            lead = self.inlines.marks.around(reference.bookmark if reference else "", lead)
            content = [*lead, *self.inlines.text(_EN_SPACE, context), *content]
        self.write(Style.CAPTION, content, caption.attributes)

    def _caption_number(self, words: str, sequence: str, context: RunContext) -> list[Element]:
        match = _CAPTION_NUMBER.search(words)
        if not match:
            return list(self.inlines.text(words, context))
        field = self.inlines.field(f"SEQ {sequence} \\* ARABIC", match[0], context)
        return [*self.inlines.text(words[: match.start()], context), *field]

    # ---- items of lists

    def points(self, block: tree.List, numbers: tuple[int, ...], level: int = 0) -> None:
        """Write the items of a list, and of the lists in it. `numbers` is as in `say`."""
        plain, deep = (
            (Style.LIST_NUMBER, Style.LIST_NUMBER_2) if block.ordered else (Style.LIST_BULLET, Style.LIST_BULLET_2)
        )
        for item in block.items:
            self.item(item, deep if level else plain, numbers, level)

    def item(self, item: tree.Item, style: Style, numbers: tuple[int, ...], level: int = 0) -> None:
        """Write an item: its first paragraph has the number, those after it go on."""
        if not blocks_of(item):
            self.say(style, inlines_of(item), item.attributes, numbers)
            return
        with self.flow.marked(item.attributes.id):
            for place, block in enumerate(blocks_of(item)):
                if isinstance(block, tree.List):
                    self.points(block, (), level + 1)
                elif isinstance(block, tree.Paragraph) and place == 0:
                    self.say(style, block.children, block.attributes, numbers)
                elif isinstance(block, tree.Paragraph):
                    self.say(Style.LIST_CONTINUE, block.children, block.attributes)

    def numbers(self, of: int) -> tuple[int, ...]:
        """Return the list that an ordered list's paragraphs name: none for the first, a new one for each after it."""
        if of not in self._used_lists:
            self._used_lists.add(of)
            return ()
        self.restarts.append(Restart(_FIRST_RESTART + len(self.restarts), of))
        return (self.restarts[-1].number,)


def inlines_of(item: tree.Item) -> tuple[tree.Inline, ...]:
    """Return an item's inlines; of one that holds blocks, those of its paragraphs, one line each."""
    found: list[tree.Inline] = []
    for child in item.children:
        if isinstance(child, tree.Text | tree.Styled | tree.Link | tree.LineBreak | tree.Image):
            found.append(child)
        elif isinstance(child, tree.Paragraph):
            found += [tree.LineBreak(), *child.children] if found else child.children
    return tuple(found)


def blocks_of(item: tree.Item) -> tuple[tree.Block, ...]:
    """Return an item's blocks; none when it holds inlines."""
    kinds = tree.Paragraph | tree.Heading | tree.List | tree.Table | tree.Caption | tree.Group
    return tuple(child for child in item.children if isinstance(child, kinds))


def _list_number(number: int) -> Element:
    return w("numPr", w("ilvl", val=0), w("numId", val=number))
