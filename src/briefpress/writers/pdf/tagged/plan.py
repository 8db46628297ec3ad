"""Laid-out pages -> what every painted box is: the structure tree, and a mark for each box that shows something.

The tree follows the elements of the page, not the boxes. Nothing else here knows the engine's boxes.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from xml.etree.ElementTree import Element as PageElement

import weasyprint
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from briefpress.diagnostics import Diagnostic, Severity
from briefpress.writers.pdf.engine.page_boxes import frame_of, root_of
from briefpress.writers.pdf.tagged import roles, spaces
from briefpress.writers.pdf.tagged.elements import Elements
from briefpress.writers.pdf.tagged.expansions import Expansions
from briefpress.writers.pdf.tagged.headers import name_headers
from briefpress.writers.pdf.tagged.source import Source, alternative_of, is_hidden
from briefpress.writers.pdf.tagged.structure import Annotation, Artifact, Content, Element, Mark, Parts

PageLink = tuple[str, str, tuple[float, float, float, float], boxes.Box]
"""Kind, target, place and box of a link, as the engine has it."""

_DECORATION = Artifact("Layout")
_REPEATED = Artifact("Pagination")
# CSS pixels -> points.
_POINTS = 0.75
# Generated text that is the element's own, set differently.
_OWN_TEXT = frozenset({"first-letter", "first-line"})
# Generated text that says something: letters, numbers, quotation marks and brackets; a dot between words says nothing.
_SAYS = re.compile(r"[\w\"'()\[\]«»‹›“”‘’„‚「」『』]")
_UNSEEN = "".join(spaces.SILENT) + string.whitespace
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Plan:
    """What is said of pages, and what stands where."""

    root: Element
    marks: tuple[dict[int, Mark], ...]
    """By page, then by the identity of a box."""
    links: tuple[list[PageLink], ...]
    """By page: those that can be clicked."""
    bookmarked: tuple[PageElement, ...]
    """In the order of the bookmarks."""
    anchors: dict[str, PageElement]
    """By their ids."""
    elements: dict[PageElement, Element]
    findings: tuple[Diagnostic, ...]
    """What cannot be said."""


def plan_of(pages: list[weasyprint.Page]) -> Plan:
    """Return how pages are to be tagged."""
    reader = _Reader(Source(root_of(pages[0]).element), len(pages))
    for number, page in enumerate(pages):
        reader.read(page, number)
    reader.finish()
    return Plan(
        root=reader.elements.root,
        marks=tuple(reader.marks),
        links=tuple(reader.links),
        bookmarked=tuple(reader.bookmarked),
        anchors=reader.anchors,
        elements=reader.elements.made,
        findings=tuple(dict.fromkeys(reader.findings)),
    )


@dataclass(frozen=True, slots=True)
class _Around:
    """What a box stands in."""

    block: PageElement
    """The element whose lines are being read."""
    artifact: Artifact | None = None
    is_link: bool = False


@dataclass
class _Reader:
    """Reads pages one after the other."""

    source: Source
    count: int
    elements: Elements = field(init=False)
    expansions: Expansions = field(init=False)
    marks: list[dict[int, Mark]] = field(init=False)
    links: list[list[PageLink]] = field(init=False)
    bookmarked: list[PageElement] = field(default_factory=list)
    anchors: dict[str, PageElement] = field(default_factory=dict)
    findings: list[Diagnostic] = field(default_factory=list)
    lines: dict[PageElement, list[spaces.Piece]] = field(default_factory=dict)
    first_box: dict[PageElement, int] = field(default_factory=dict)
    """Of what may be repeated: the box, or the page, that comes first."""
    numbering: dict[PageElement, str] = field(default_factory=dict)
    last: tuple[Content, Element, PageElement] | None = None
    """The last piece of text, what holds it, and its block."""
    page: int = 0
    height: float = 0
    page_links: dict[int, PageLink] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.elements, self.expansions = Elements(self.source), Expansions(self.source)
        self.marks = [{} for _ in range(self.count)]
        self.links = [[] for _ in range(self.count)]

    def read(self, page: weasyprint.Page, number: int) -> None:
        self.page, self.height = number, page.height
        self.page_links = {id(link[3]): link for link in page.links}
        self._box(frame_of(page), _Around(self.source.root))

    def finish(self) -> None:
        """Do what takes all pages: spaces, notes after what they belong to, labels, headers."""
        for block, pieces in self.lines.items():
            if lost := spaces.restore(block, pieces):
                message = f'"{_short(lost.text)}" in "{self.source.identifier(block)}" is not in the text as it stands'
                self._find("tags.unmatched-text", f"{message}, and may be read aloud wrongly")
        for note in self.elements.notes:
            _place_after_its_block(note)
        _tidy(self.elements.root, self.numbering)
        name_headers(self.elements.root)
        self._refer()

    # ---- boxes

    def _box(self, box: boxes.Box, around: _Around) -> None:
        box = box._box if isinstance(box, AbsolutePlaceholder) else box  # noqa: SLF001 # the engine has no other way
        element = box.element
        artifact = around.artifact or self._artifact(box, element)
        if element is not None and artifact is None:
            self._note(box, element, around.block)
        is_link = self._link(box, element, artifact, around) or around.is_link
        inner = _Around(around.block, artifact, is_link)
        if isinstance(box, boxes.TextBox):
            self._text(box, inner)
        elif isinstance(box, boxes.ReplacedBox):
            self._picture(box, inner)
        else:
            self._children(box, inner)

    def _children(self, box: boxes.Box, around: _Around) -> None:
        of_lines = around if box.element is None else _Around(box.element, around.artifact, around.is_link)
        for child in box.children:
            self._box(child, of_lines if isinstance(child, boxes.LineBox) else around)

    def _artifact(self, box: boxes.Box, element: PageElement | None) -> Artifact | None:
        """Return what a box is when it, and all in it, is not said."""
        if isinstance(box, boxes.MarginBox):
            return Artifact("Pagination", "Footer" if "bottom" in box.at_keyword else "Header")
        if box.is_leader:
            self._leader()
            return _DECORATION
        if element is None:
            return None
        if is_hidden(element):
            return _DECORATION
        is_repeated = isinstance(box, boxes.TableRowGroupBox) and (box.is_header or box.is_footer)
        if is_repeated and self.first_box.setdefault(element, id(box)) != id(box):
            return _REPEATED
        is_fixed = box.style["position"] == "fixed"
        return _REPEATED if is_fixed and self.first_box.setdefault(element, self.page) != self.page else None

    def _leader(self) -> None:
        """Keep the words before dots apart from the number behind them."""
        if self.last and not self.last[0].said[-1:].isspace():
            self.last[0].lacks_space = True

    def _note(self, box: boxes.Box, element: PageElement, block: PageElement) -> None:
        """Note of a box what text does not tell: cells that are empty, lists, notes, places to go to."""
        if roles.TYPES.get(str(element.tag)) in roles.TABLE_PARTS:
            self.elements.of(element, block)
        if box.element_tag == "li" and box.style["list_style_type"] in roles.LIST_NUMBERING:
            self.numbering[self.source.parent(element)] = roles.LIST_NUMBERING[box.style["list_style_type"]]
        if box.element_tag.endswith("::footnote-call"):
            self.elements.call(element, block)
        identifier = element.get("id")
        if identifier and element.tag not in ("html", "body"):
            self.anchors.setdefault(identifier, element)
        if box.bookmark_label and box.style["bookmark_level"] != "none":
            self.bookmarked.append(element)

    def _link(self, box: boxes.Box, element: PageElement | None, artifact: Artifact | None, around: _Around) -> bool:
        """Say whether a box can be clicked; the engine also makes links of all boxes inside a link."""
        link = self.page_links.get(id(box))
        if link is None or element is None or around.is_link:
            return False
        if artifact:
            self._find(
                "tags.unsaid-link", f"a link to {link[1]} on page {self.page + 1} stands where nothing is read aloud"
            )
            return True
        self.elements.link(element, around.block).kids.append(Annotation(self.page, box))
        self.links[self.page].append(link)
        return True

    # ---- what is shown

    def _text(self, box: boxes.Box, around: _Around) -> None:
        if not box.text.strip():
            self.marks[self.page][id(box)] = None
            return
        if around.artifact or not box.text.strip(_UNSEEN):
            self.marks[self.page][id(box)] = around.artifact or _DECORATION
            return
        pseudo = box.element_tag.partition("::")[2]
        pseudo = "" if pseudo in _OWN_TEXT else pseudo
        if pseudo and not self.elements.is_label(box.element, pseudo) and not _SAYS.search(box.text):
            self.marks[self.page][id(box)] = _DECORATION
            return
        if pseudo:
            element = self.elements.generated(box.element, pseudo, around.block)
        else:
            element = self.elements.holding(box.element, around.block)
        held = tuple(self._pieces(box, pseudo, element))
        shown = tuple(content.said for content, _ in held)
        self.marks[self.page][id(box)] = held[0][0] if len(held) == 1 else Parts(held, shown)
        hyphen = box.style["hyphenate_character"]
        for content, holder in held:
            self._keep_apart(content, holder, around.block)
            self.lines.setdefault(around.block, []).append(spaces.Piece(content, box.element, content.said, hyphen))

    def _pieces(self, box: boxes.Box, pseudo: str, element: Element) -> Iterator[tuple[Content, Element]]:
        """Yield what a box shows, and what holds it: an abbreviation is a Span with what it is short for."""
        spell, text = _is_right_to_left(box), str(box.text)
        found = self.expansions.parts(text, box.element) if not pseudo else ((text, ""),)
        for part, meaning in found if len(found) == 1 or not spell else ((text, ""),):
            holder = element
            if meaning:
                holder = element.add("Span", box.element)
                holder.entries["E"] = meaning
            content = Content(self.page, part, pseudo, spell=spell)
            holder.kids.append(content)
            yield content, holder

    def _keep_apart(self, content: Content, element: Element, block: PageElement) -> None:
        """Put a space between two boxes of one paragraph that stand side by side, and before a sign with a name.

        A space in such a link goes with the sign that its name stands for.
        """
        if self.last and _paragraph(self.last[1]) is _paragraph(element):
            is_elsewhere = self.last[2] is not block
            self.last[0].lacks_space |= is_elsewhere or ("Alt" in element.entries and content.said[:1].isspace())
        self.last = content, element, block

    def _picture(self, box: boxes.Box, around: _Around) -> None:
        element = box.element
        alternative = alternative_of(element)
        if around.artifact or alternative == "":
            self.marks[self.page][id(box)] = around.artifact or _DECORATION
            return
        if alternative is None:
            where = self.source.identifier(element) or element.get("src", "a drawing")
            self._find("tags.no-alternative", f'the picture in "{where}" has no words for those who do not see it')
        parent = self.source.parent(element)
        is_inline = isinstance(box, boxes.InlineLevelBox) and parent.tag != "figure"
        holder = self.elements.holding if is_inline else self.elements.of
        figure = holder(parent, around.block).add("Figure", element)
        figure.entries["Alt"] = alternative or ""
        if language := self.source.own_language(element):
            figure.entries["Lang"] = language
        figure.attributes["Layout"] = {
            "BBox": _on_paper(box, self.height),
            "Placement": "/Inline" if is_inline else "/Block",
        }
        content = Content(self.page)
        figure.kids.append(content)
        self.marks[self.page][id(box)] = content

    # ---- at the end

    def _refer(self) -> None:
        """Let links name what they lead to (PDF 2.0, Ref), and notes what leads to them."""
        targets = {name: self.elements.made.get(element) for name, element in self.anchors.items()}
        for link in self.elements.root.walk():
            target = targets.get((link.source.get("href") or "").removeprefix("#")) if link.type == "Link" else None
            if target is None or link.parent is None or link.parent.type != "Reference":
                continue
            reference = link.parent
            around = reference.parent
            reference = around if around is not None and around.type == "TOCI" else reference
            reference.refers_to.append(target)
            if target.type == "Note":
                target.refers_to.append(reference)

    def _find(self, code: str, message: str) -> None:
        self.findings.append(Diagnostic(code, message, severity=Severity.WARNING))


def _is_right_to_left(box: boxes.Box) -> bool:
    has_letters = any("\u0590" <= letter <= "\u08ff" or "\ufb1d" <= letter <= "\ufefc" for letter in box.text)
    return has_letters or (box.style["direction"] == "rtl" and not box.text.isalnum())


def _paragraph(element: Element) -> Element:
    while element.type in roles.INLINE and element.parent is not None:
        element = element.parent
    return element


def _on_paper(box: boxes.Box, height: float) -> list[float]:
    """Return where a picture stands, in points from the foot of the page."""
    left, top = box.content_box_x(), height - box.content_box_y()
    return [round(value * _POINTS, 2) for value in (left, top - box.height, left + box.width, top)]


def _place_after_its_block(note: Element) -> None:
    """Put a footnote after the block that calls it, so that the sentence is not broken when it is read aloud."""
    around, after = note.parent, None
    assert around is not None  # a note is made with what calls it
    while around.parent is not None and not _holds_blocks(around):
        after, around = around, around.parent
    place = len(around.kids) if after is None else around.kids.index(after) + 1
    for kid in around.kids[place:]:
        if not isinstance(kid, Element) or kid.type != "Note":
            break
        place += 1
    note.parent = around
    around.kids.insert(place, note)


def _holds_blocks(element: Element) -> bool:
    is_grouping = element.type in roles.GROUPING - {"TOCI", "Table", "L", "TOC"}
    return is_grouping or element.type in roles.CELLS or element.type == "LBody"


def _tidy(element: Element, numbering: dict[PageElement, str]) -> None:
    """Take away what holds nothing, but cells; say how lists are numbered."""
    for kid in element.elements:
        _tidy(kid, numbering)
        if not kid.kids and kid.type not in roles.CELLS:
            element.kids.remove(kid)
    if element.type == "Table":
        # A table's foot is laid out before the end of its body.
        element.kids.sort(key=lambda kid: isinstance(kid, Element) and kid.type == "TFoot")
    if element.type == "L" and any(one.type == "Lbl" for one in chain(*(item.elements for item in element.elements))):
        element.attributes["List"]["ListNumbering"] = f"/{numbering.get(element.source, 'Disc')}"


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"
