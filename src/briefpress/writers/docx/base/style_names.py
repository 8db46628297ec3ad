"""The named styles. A style that Word knows has Word's name for it; the others share the name of the CSS class."""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property


class Style(StrEnum):
    """A style, by its name in Word (17.7.4.9)."""

    NORMAL = "Normal"
    # running text
    BODY_TEXT = "Body Text"
    CLAIM = "Claim"
    BODY_TEXT_AFTER_TABLE = "Body Text After Table"
    CLAIM_AFTER_TABLE = "Claim After Table"
    LIST_BULLET_AFTER_TABLE = "List Bullet After Table"
    LIST_NUMBER_AFTER_TABLE = "List Number After Table"
    LIST_BULLET = "List Bullet"
    LIST_BULLET_2 = "List Bullet 2"
    LIST_NUMBER = "List Number"
    LIST_NUMBER_2 = "List Number 2"
    LIST_CONTINUE = "List Continue"
    QUOTE = "Quote"
    QUOTE_SOURCE = "Quote Source"
    FOOTNOTE_TEXT = "footnote text"
    # heads
    TITLE = "Title"
    STANDFIRST = "Subtitle"
    HEADING_1 = "heading 1"
    HEADING_1_NEW_PAGE = "Heading 1 New Page"
    HEADING_2 = "heading 2"
    HEADING_3 = "heading 3"
    BACK_MATTER_HEADING = "Back Matter Heading"
    # boxes
    KEY_MESSAGES_TITLE = "Key Messages Title"
    KEY_MESSAGE = "Key Message"
    LEGEND = "Legend"
    CALLOUT_TITLE = "Callout Title"
    CALLOUT = "Callout"
    CALLOUT_LIST = "Callout List"
    # tables and figures
    CAPTION = "caption"
    FIGURE = "Figure"
    UNIT = "Unit"
    CHART = "Chart"
    CHART_ALONE = "Chart Alone"
    NOTE = "Note"
    TABLE_TEXT = "Table Text"
    TABLE_TEXT_END = "Table Text End"
    TABLE_HEADER = "Table Header"
    TABLE_HEADER_END = "Table Header End"
    TABLE_ROW_HEADER = "Table Row Header"
    TABLE_GAP = "Table Gap"
    TIMELINE_YEAR = "Timeline Year"
    TIMELINE_YEAR_LATER = "Timeline Year Later"
    TIMELINE_LANE = "Timeline Lane"
    TIMELINE_EVENT = "Timeline Event"
    LADDER_DATE = "Ladder Date"
    LADDER_EVENT = "Ladder Event"
    LADDER_BASIS = "Ladder Basis"
    LADDER_HEADER = "Ladder Header"
    # end matter
    RECOMMENDATION_ACTOR = "Recommendation Actor"
    RECOMMENDATION_TEXT = "Recommendation Text"
    ABBREVIATION = "Abbreviation"
    DEFINITION = "Definition"
    DEFINITION_AFTER_TABLE = "Definition After Table"
    SOURCE = "Source"
    COLOPHON = "Colophon"
    COLOPHON_RULE = "Colophon Rule"
    COLOPHON_CODE = "Colophon Code"
    COLOPHON_RIGHTS = "Colophon Rights"
    SECTION_END = "Section End"
    # contents
    TOC_HEADING = "TOC Heading"
    TOC_1 = "toc 1"
    # masthead, running head and foot
    HEADER = "header"
    FOOTER = "footer"
    MASTHEAD_SPACE = "Masthead Space"
    MASTHEAD_GAP = "Masthead Gap"
    MASTHEAD_PRODUCT = "Masthead Product"
    MASTHEAD_SERIES = "Masthead Series"
    MASTHEAD_AUDIENCE = "Masthead Audience"
    MASTHEAD_ISSUE = "Masthead Issue"
    MASTHEAD_META = "Masthead Meta"
    MASTHEAD_LOGO = "Masthead Logo"
    MASTHEAD_DATE = "Masthead Date"
    # characters
    STRONG = "Strong"
    EMPHASIS = "Emphasis"
    STRONG_EMPHASIS = "Strong Emphasis"
    SOURCE_TITLE = "Source Title"
    SUPERSCRIPT = "Superscript"
    HYPERLINK = "Hyperlink"
    CITATION = "Citation"
    TABLE_CITATION = "Table Citation"
    CALLOUT_CITATION = "Callout Citation"
    BACK_LINK = "Back Link"
    FOOTNOTE_REFERENCE = "footnote reference"
    STATUS = "Status"
    STATUS_MARK = "Status Mark"
    CAPTION_LABEL = "Caption Label"
    HEADING_NUMBER = "Heading Number"
    HEADING_ASIDE = "Heading Aside"
    TIMING = "Timing"
    TERM = "Term"
    TIMELINE_DATE = "Timeline Date"
    YEAR_REPEATED = "Year Repeated"
    PAGE_NUMBER = "page number"
    RUNNING_PRODUCT = "Running Product"
    TOC_NUMBER = "Contents Number"
    # tables
    TABLE = "Brief Table"
    TIMELINE_YEARS = "Timeline Years"
    TIMELINE_LADDER = "Timeline Ladder"
    MASTHEAD = "Masthead"

    @cached_property
    def id(self) -> str:
        """The style's identifier: its name without spaces, as Word makes them."""
        words = (word.upper() if word == "toc" else word[0].upper() + word[1:] for word in self.value.split(" "))
        return "".join(words)

    @property
    def is_built_in(self) -> bool:
        """Whether Word knows the style by its name."""
        return self in _BUILT_IN


_BUILT_IN = frozenset(
    {
        Style.NORMAL,
        Style.BODY_TEXT,
        Style.LIST_BULLET,
        Style.LIST_BULLET_2,
        Style.LIST_NUMBER,
        Style.LIST_NUMBER_2,
        Style.LIST_CONTINUE,
        Style.QUOTE,
        Style.FOOTNOTE_TEXT,
        Style.TITLE,
        Style.STANDFIRST,
        Style.HEADING_1,
        Style.HEADING_2,
        Style.HEADING_3,
        Style.CAPTION,
        Style.TOC_HEADING,
        Style.TOC_1,
        Style.HEADER,
        Style.FOOTER,
        Style.STRONG,
        Style.EMPHASIS,
        Style.HYPERLINK,
        Style.FOOTNOTE_REFERENCE,
        Style.PAGE_NUMBER,
    }
)
