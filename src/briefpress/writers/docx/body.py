"""Document -> w:body: each kind of block by its class, in the order of the tree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import zip_longest

from briefpress.document import tree
from briefpress.document.wide_pages import WIDE
from briefpress.writers.docx.base.numbering import NUMBERS
from briefpress.writers.docx.base.style_names import Style
from briefpress.writers.docx.charts import Charts
from briefpress.writers.docx.contents import SCOPE, contents_element, contents_entries, is_number
from briefpress.writers.docx.end_matter import EndMatter
from briefpress.writers.docx.markup import Element, paragraph
from briefpress.writers.docx.paragraphs import Paragraphs, inlines_of
from briefpress.writers.docx.pictures import Pictures, Room, picture_room
from briefpress.writers.docx.sections import turned_width
from briefpress.writers.docx.tables import Kind, Label, table_element

_MOST_COLUMNS = 4
"""Of a legend."""


class Body:
    """Writes the blocks of one document."""

    def __init__(
        self,
        document: tree.Document,
        paragraphs: Paragraphs,
        pictures: Pictures,
        charts: Charts,
        pages: Mapping[str, int],
    ) -> None:
        self.document = document
        self.paragraphs = paragraphs
        self.pictures = pictures
        self.charts = charts
        self.pages = pages
        self.inlines = paragraphs.inlines
        self.flow = paragraphs.flow
        self.end_matter = EndMatter(paragraphs, self.block, self.drawing)
        self._entries = contents_entries(document)

    def write(self) -> Element:
        """Return the body."""
        self.blocks(self.document.children)
        return self.flow.body()

    # ---- blocks by their kind

    def blocks(self, blocks: Iterable[tree.Block]) -> None:
        for block in blocks:
            self.block(block)

    def block(self, block: tree.Block) -> None:
        match block:
            case tree.Paragraph():
                self.paragraphs.text(block)
            case tree.Heading():
                self.paragraphs.heading(block, Style.HEADING_1)
            case tree.List():
                with self.flow.marked(block.attributes.id):
                    self.list_block(block)
            case tree.Table():
                with self.flow.marked(block.attributes.id):
                    self.register(block)
            case tree.Caption():
                self.paragraphs.caption(block, "Figure")
            case tree.Image():
                self.image(block)
            case tree.Chart():
                self.chart(block, Style.CHART_ALONE)
            case tree.Group():
                with self.flow.marked(block.attributes.id):
                    self.group(block)

    def group(self, group: tree.Group) -> None:
        """Write a group by the first of its classes that has a way of its own, else by its role."""
        ways: dict[str, Callable[[tree.Group], None]] = {
            # It stands in the first page's header; notes stand at the foot of their pages.
            "masthead": _nothing,
            "notes": _nothing,
            "key-messages": self.key_messages,
            "contents": self.contents,
            "callout": self.callout,
            "quotation": self.quotation,
            "timeline": self.timeline,
            "chart": self.chart_figure,
            "picture": self.picture,
            WIDE: self.wide,
            "recommendations": self.end_matter.recommendations,
            "glossary": self.end_matter.glossary,
            "sources": self.end_matter.sources,
            "colophon": self.end_matter.colophon,
        }
        roles = {tree.Role.MAIN: self.main, tree.Role.ASIDE: self.callout, tree.Role.QUOTATION: self.quotation}
        found = (ways[name] for name in group.attributes.classes if name in ways)
        next(found, roles.get(group.role, self.section))(group)

    def main(self, group: tree.Group) -> None:
        """Write the main text. What follows a contents list is what it covers, and begins a new page."""
        place = next((place for place, block in enumerate(group.children, 1) if _is_contents(block)), 0)
        has_contents = bool(place and self._entries)
        self.blocks(group.children[:place])
        with self.flow.marked_as(SCOPE if has_contents else ""):
            if has_contents:
                self.paragraphs.start_page()
            self.blocks(group.children[place:])

    def section(self, group: tree.Group) -> None:
        for child in group.children:
            if isinstance(child, tree.Heading):
                self.paragraphs.heading(child, Style.HEADING_1, group.attributes.id)
            else:
                self.block(child)

    def list_block(self, block: tree.List) -> None:
        classes = block.attributes.classes
        if "legend" in classes:
            self.end_matter.in_columns(block, self.paragraphs.legend_item, min(len(block.items), _MOST_COLUMNS))
        elif "abbreviations" in classes:
            self.end_matter.abbreviations(block)
        elif "definitions" in classes:
            for item in block.items:
                self.paragraphs.say(Style.DEFINITION, inlines_of(item), item.attributes)
        else:
            self.paragraphs.points(block, self.paragraphs.numbers(NUMBERS) if block.ordered else ())

    # ---- boxes

    def key_messages(self, group: tree.Group) -> None:
        say = self.paragraphs.say
        for child in group.children:
            if isinstance(child, tree.Heading):
                say(Style.KEY_MESSAGES_TITLE, child.children, child.attributes)
            elif isinstance(child, tree.List):
                with self.flow.marked(child.attributes.id):
                    for item in child.items:
                        say(Style.KEY_MESSAGE, inlines_of(item), item.attributes, citation=Style.TABLE_CITATION)
            else:
                self.block(child)

    def callout(self, group: tree.Group) -> None:
        say, signal = self.paragraphs.say, Style.CALLOUT_CITATION
        for child in group.children:
            match child:
                case tree.Heading():
                    say(Style.CALLOUT_TITLE, child.children, child.attributes, citation=signal)
                case tree.Paragraph():
                    # Its box has the indents of a bullet's: a tab brings the first line to the others.
                    context = self.inlines.context(signal).within(child.attributes)
                    content = [self.inlines.tab(), *self.inlines.write(child.children, context)]
                    self.paragraphs.write(Style.CALLOUT, content, child.attributes)
                case tree.List():
                    with self.flow.marked(child.attributes.id):
                        for item in child.items:
                            say(Style.CALLOUT_LIST, inlines_of(item), item.attributes, citation=signal)
                case _:
                    self.block(child)

    def quotation(self, group: tree.Group) -> None:
        say = self.paragraphs.say
        for child in group.children:
            match child:
                case tree.Paragraph():
                    say(Style.QUOTE, child.children, child.attributes)
                case tree.Caption():
                    say(Style.QUOTE_SOURCE, child.children, child.attributes, citation=Style.TABLE_CITATION)
                case tree.Group():
                    with self.flow.marked(child.attributes.id):
                        self.quotation(child)
                case _:
                    self.block(child)

    # ---- tables, figures, contents

    def register(self, table: tree.Table, width: float | None = None) -> None:
        """Write a table as wide as the text, or so many points."""
        if table.caption:
            self.paragraphs.caption(table.caption, "Table")
        self.flow.table(table_element(table, Kind.REGISTER, _label(table.caption), self.inlines, width))

    def wide(self, group: tree.Group) -> None:
        """Write a table, and what belongs to it, on a page of its own that lies across."""
        with self.flow.lying_across():
            for child in group.children:
                if isinstance(child, tree.Table):
                    with self.flow.marked(child.attributes.id):
                        self.register(child, turned_width(self.paragraphs.look))
                else:
                    self.block(child)

    def timeline(self, group: tree.Group) -> None:
        kind = Kind.LADDER if "ladder" in group.attributes.classes else Kind.YEARS
        caption = next((child for child in group.children if isinstance(child, tree.Caption)), None)
        for child in group.children:
            if isinstance(child, tree.Table):
                with self.flow.marked(child.attributes.id):
                    self.flow.table(table_element(child, kind, _label(caption), self.inlines))
            else:
                self.block(child)

    def picture(self, group: tree.Group) -> None:
        """Write a figure with a picture, as wide as it says."""
        room = picture_room(group.attributes.classes, self.paragraphs.look)
        for child in group.children:
            if isinstance(child, tree.Image):
                self.image(child, room)
            else:
                self.block(child)

    def image(self, image: tree.Image, room: Room | None = None) -> None:
        self.paragraphs.write(Style.FIGURE, [self.drawing(image, room)], image.attributes)

    def drawing(self, image: tree.Image, room: Room | None = None) -> Element:
        """Return the run with a picture, not wider than the text, or filling a room."""
        number = self.inlines.marks.next_number()
        return self.pictures.drawing(image, room or Room(self.paragraphs.look.text_width), number)

    def chart_figure(self, group: tree.Group) -> None:
        """Write a figure with a chart, which keeps to its note; without one, to nothing: figures would be a chain."""
        for child, following in zip_longest(group.children, group.children[1:]):
            if isinstance(child, tree.Chart):
                self.chart(child, Style.CHART if following else Style.CHART_ALONE)
            else:
                self.block(child)

    def chart(self, chart: tree.Chart, style: Style) -> None:
        drawing = self.charts.drawing(chart, self.inlines.marks.next_number())
        self.paragraphs.write(style, [drawing], chart.attributes)

    def contents(self, group: tree.Group) -> None:
        if not self._entries:
            return
        heading = next((child for child in group.children if isinstance(child, tree.Heading)), None)
        made = None
        if heading:
            content = self.inlines.write(heading.children, self.inlines.context())
            made = paragraph(Style.TOC_HEADING.id, self.inlines.marks.around_id(heading.attributes.id, content))
        self.flow.block(contents_element(made, self._entries, self.inlines, self.pages))


def _nothing(_group: tree.Group) -> None:
    """Leave a group to another part."""


def _is_contents(block: tree.Block) -> bool:
    return isinstance(block, tree.Group) and "contents" in block.attributes.classes


def _label(caption: tree.Caption | None) -> Label:
    """Return a table's names: its number, and what it shows."""
    if caption is None:
        return Label("", "")
    numbers = [child for child in caption.children if is_number(child)]
    words = tree.text_of(tree.Caption(tuple(child for child in caption.children if not is_number(child))))
    return Label(tree.text_of(numbers[0]), words) if numbers else Label(words, "")
