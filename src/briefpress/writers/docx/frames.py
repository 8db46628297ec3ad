"""Headers and footers -> parts of the package: our own, and beside those of a letterhead (17.10)."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from docx.opc.part import XmlPart

from briefpress.document import tree
from briefpress.writers.artifact import Asset
from briefpress.writers.docx.base.style_names import Style
from briefpress.writers.docx.bookmarks import Marks
from briefpress.writers.docx.inline import Inlines
from briefpress.writers.docx.look import Look, twips
from briefpress.writers.docx.markup import Element, root, w
from briefpress.writers.docx.masthead import empty, masthead
from briefpress.writers.docx.package import Kind, Package, relate
from briefpress.writers.docx.pictures import Pictures
from briefpress.writers.docx.running import draft_mark, running_foot, running_head
from briefpress.writers.docx.sections import Reference, has_running_foot, turned_width

if TYPE_CHECKING:  # few projects have a letterhead
    from briefpress.writers.docx.reference import Letterhead

_KINDS = {"header": Kind.HEADER, "footer": Kind.FOOTER}


class Frames:
    """Adds headers and footers: the first page has its own."""

    def __init__(
        self,
        package: Package,
        document: tree.Document,
        look: Look,
        marks: Marks,
        page_count: int,
        assets: tuple[Asset, ...],
    ) -> None:
        self._package = package
        self._document = document
        self._look = look
        self._marks = marks
        self._page_count = page_count
        self._assets = assets
        self.made: list[XmlPart] = []
        """The parts added so far."""

    def references(self) -> tuple[Reference, ...]:
        """Return how the first section refers to ours."""
        return tuple(
            self._reference(self._own(kind, page), kind, page) for kind in _KINDS for page in ("first", "default")
        )

    def references_across(self, is_asked_for: bool) -> tuple[Reference, ...]:
        """Return how a section refers to ours whose pages lie across, if there is one: its words end farther out."""
        if not is_asked_for:
            return ()
        look = replace(self._look, widths=(turned_width(self._look),) * 2)
        return tuple(self._reference(self._own(kind, "default", look), kind, "default") for kind in _KINDS)

    def references_beside(self, letterhead: Letterhead) -> tuple[Reference, ...]:
        """Return how the first section refers to those of a letterhead, and to ours of the kind that it has not."""
        found: list[Reference] = []
        marked: list[XmlPart] = []
        for kind in _KINDS:
            own: dict[str, XmlPart] = {}
            for page in letterhead.pages:
                if letterhead.has(kind):
                    part = letterhead.frame(kind, page)
                    if kind == "header" and part is not None and part not in marked:
                        self._mark(part)
                        marked.append(part)
                else:
                    name = "first" if page == "first" else "other"
                    part = own[name] = own.get(name) or self._own(kind, page)
                if part is not None:
                    found.append(self._reference(part, kind, page))
        return tuple(found)

    def _own(self, kind: str, page: str, look: Look | None = None) -> XmlPart:
        """Add a header or footer of ours for a kind of page; where it has a look of its own, for that's width."""
        part = self._package.add(self._package.unused(kind), _KINDS[kind], root("hdr" if kind == "header" else "ftr"))
        inlines = Inlines(look or self._look, self._marks, {}, partial(relate, part))
        if kind == "footer":
            shown = running_foot(self._document, inlines, 1 if page == "first" else 2, self._page_count)
            part.element.append(shown if has_running_foot(self._look) else empty(Style.FOOTER))
        elif page == "first":
            part.element.extend(masthead(self._document, inlines, Pictures(part, self._assets)))
        else:
            part.element.append(running_head(self._document, inlines))
        if look is not None:
            _set_tab(part.element[-1], self._look.text_width, look.text_width)
        if kind == "header":
            self._mark(part)
        self.made.append(part)
        return part

    def _mark(self, part: XmlPart) -> None:
        """Call a header's pages a draft, where the document is one."""
        mark = draft_mark(self._document, Inlines(self._look, self._marks, {}, partial(relate, part)))
        if mark is not None:
            part.element.append(mark)

    def _reference(self, part: XmlPart, kind: str, page: str) -> Reference:
        return Reference(f"{kind}Reference", page, self._package.relationship(part, _KINDS[kind]))


def _set_tab(made: Element, before: float, after: float) -> None:
    """Let a paragraph's words end at another place than those of its style (17.3.1.38). Lengths are in points."""
    clear = w("tab", val="clear", pos=twips(before))
    made[0].append(w("tabs", clear, w("tab", val="right", pos=twips(after))))
