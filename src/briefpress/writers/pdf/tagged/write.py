"""Pages and their plan -> the bytes of a tagged PDF that keeps the standards it claims."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import pydyf
import weasyprint

from briefpress.diagnostics import Diagnostic, Severity
from briefpress.writers.pdf.screen_profile import NAME, screen_profile
from briefpress.writers.pdf.tagged.claims import Claim
from briefpress.writers.pdf.tagged.destinations import write_destinations, write_page_labels
from briefpress.writers.pdf.tagged.marks import MarkedPage
from briefpress.writers.pdf.tagged.metadata import packet
from briefpress.writers.pdf.tagged.plan import Plan, plan_of
from briefpress.writers.pdf.tagged.structure import Content, Element
from briefpress.writers.pdf.tagged.tree_file import File, write_tree

Look = Callable[[weasyprint.Document, File], None]

_PRODUCER = f"WeasyPrint {weasyprint.__version__}"
# The engine would convert what shines through to the profile that it writes; colours are to be as they were.
_OURS = "ours"
_HELD_BY_SPANS = frozenset({"Span", "Em", "Strong"})


@dataclass(frozen=True, slots=True)
class Tagged:
    """A tagged PDF."""

    content: bytes
    root: Element | None
    """What is said of it; None where the engine's own tags are in it."""
    findings: tuple[Diagnostic, ...]


def tagged_pdf(
    engine: weasyprint.Document, claim: Claim, look: Look, attachments: Sequence[weasyprint.Attachment] = ()
) -> Tagged:
    """Return the PDF of laid-out pages. The same pages give the same bytes in every process.

    `look` is shown the file when it is drawn and not yet tagged.
    """
    plan = plan_of(engine.pages)
    pages = [
        MarkedPage(page, marks, links) for page, marks, links in zip(engine.pages, plan.marks, plan.links, strict=True)
    ]

    def finish(document: weasyprint.Document, file: File) -> None:
        look(document, file)
        _finish(file, plan, document, claim)

    content = engine.copy(pages).write_pdf(
        pdf_variant=claim.variant, output_intent=_OURS, finisher=finish, attachments=list(attachments)
    )
    assert isinstance(content, bytes)  # the engine returns bytes when it is given no target
    return Tagged(content, plan.root, (*plan.findings, *_unsaid(plan, pages)))


def _finish(file: File, plan: Plan, document: weasyprint.Document, claim: Claim) -> None:
    _spell_out(plan.root)
    count = len(document.pages)
    written = write_tree(file, plan.root, count, is_pdf_2=claim.is_pdf_2)
    write_destinations(file, plan, written, is_pdf_2=claim.is_pdf_2)
    write_page_labels(file)
    if "OutputIntents" not in file.catalog:
        _write_output_intent(file)
    for number, page in enumerate(_pages(file)):
        page["Tabs"], page["StructParents"] = "/S", number
    catalog = file.catalog
    catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
    # Pages that are read from the right are laid side by side so (ISO 32000-1, 12.2).
    turned = {"Direction": "/R2L"} if plan.root.source.get("dir") == "rtl" else {}
    catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true", **turned})
    if "AF" in catalog:
        # The engine names each file twice.
        catalog["AF"] = pydyf.Array(dict.fromkeys(catalog["AF"]))
    described = file.objects[int(catalog["Metadata"].split()[0])]
    described.stream, described.compress = [packet(document.metadata, _PRODUCER, claim)], False
    # The identifier is made of all that is written: that is packed once, not twice.
    file.objects = [_Packed(made) for made in file.objects]


def _write_output_intent(file: File) -> None:
    """Say for archives what colours without a profile mean: those of a screen (ISO 19005-2, 6.2.3)."""
    profile = pydyf.Stream([screen_profile()], pydyf.Dictionary({"N": 3}), compress=True)
    file.add_object(profile)
    name = pydyf.String(NAME)
    intent = {"Type": "/OutputIntent", "S": "/GTS_PDFA1", "OutputConditionIdentifier": name, "Info": name}
    file.catalog["OutputIntents"] = pydyf.Array([pydyf.Dictionary({**intent, "DestOutputProfile": profile.reference})])


class _Packed(pydyf.Object):  # type: ignore[misc] # pydyf has no types
    """An object as it is written."""

    def __init__(self, made: pydyf.Object) -> None:
        super().__init__()
        self.number, self.generation, self.free = made.number, made.generation, made.free
        self.is_compressible: bool = made.compressible
        self.written: bytes = b"" if made.free == "f" else made.data

    @property
    def data(self) -> bytes:
        return self.written

    @property
    def compressible(self) -> bool:
        return self.is_compressible


def _pages(file: File) -> Iterator[pydyf.Dictionary]:
    """Yield pages in order; a reference is three words of the list."""
    for number in file.pages["Kids"][::3]:
        yield file.objects[number]


def _spell_out(root: Element) -> None:
    """Say in words what the glyphs of a piece, read one after the other, do not (ISO 32000-1, 14.9.4).

    Each piece has a Span of its own, so that readers keep their place; on the structure element and not in the page,
    since programs that take text by its place there put letters from right to left in order themselves.
    """
    for element in list(root.walk()):
        for place, kid in enumerate(element.kids):
            if not isinstance(kid, Content) or not kid.spell or kid.mcid is None:
                continue
            holder = element
            if len(element.kids) > 1 or element.type not in _HELD_BY_SPANS or "E" in element.entries:
                holder = Element("Span", element.source, element, kids=[kid])
                element.kids[place] = holder
            holder.entries["ActualText"] = kid.said


def _unsaid(plan: Plan, pages: list[MarkedPage]) -> Iterator[Diagnostic]:
    """Yield what was painted where it could not be marked."""
    for element in plan.root.walk():
        for kid in element.kids:
            if isinstance(kid, Content) and kid.mcid is None:
                shown = " ".join(kid.said.split())[:40] or element.entries.get("Alt", "")
                message = f'"{shown}" on page {kid.page + 1} is drawn with transparency, and cannot be read aloud'
                hint = "take opacity and masks off what holds text; a colour can be made lighter instead"
                yield Diagnostic("tags.transparent", message, severity=Severity.WARNING, hint=hint)
    for number, page in enumerate(pages, 1):
        if page.unknown:
            message = f"something on page {number} is drawn and not read aloud"
            yield Diagnostic("tags.unknown", message, severity=Severity.WARNING)
