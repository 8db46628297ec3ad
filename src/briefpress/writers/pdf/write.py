"""Pages -> PDF bytes: tagged, for readers and archives (PDF/UA-1 and PDF/A-2a), with bookmarks and metadata."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import partial
from typing import Protocol

import weasyprint
from weasyprint.pdf.stream import Stream

from briefpress.diagnostics import Diagnostic, Severity, raise_if_errors
from briefpress.writers.artifact import Artifact
from briefpress.writers.pdf.coarse_pictures import coarse_pictures
from briefpress.writers.pdf.engine.c_types import arrays_of_any_length
from briefpress.writers.pdf.engine.drawings import drawings_whole
from briefpress.writers.pdf.engine.garbage_collection import garbage_collection_paused
from briefpress.writers.pdf.engine.glyphs import texts_of_glyphs
from briefpress.writers.pdf.engine.kept_layouts import layouts_kept
from briefpress.writers.pdf.engine.labels import whole_words
from briefpress.writers.pdf.engine.packed_fonts import packed_fonts
from briefpress.writers.pdf.engine.replaced import IS_KNOWN
from briefpress.writers.pdf.engine.undrawn import undrawn_told
from briefpress.writers.pdf.engine.unread_fonts import fonts_left_unread
from briefpress.writers.pdf.engine.unseen_lines import unseen_lines_left_out
from briefpress.writers.pdf.layout import Pages
from briefpress.writers.pdf.placed import block_at
from briefpress.writers.pdf.prepress.printing import PrintFormat, Printing
from briefpress.writers.pdf.tagged.claims import CLAIMS, DEFAULT
from briefpress.writers.pdf.tagged.spoken import spoken
from briefpress.writers.pdf.tagged.write import Tagged, tagged_pdf
from briefpress.writers.pdf.visible import hidden_texts

Attachments = Sequence[weasyprint.Attachment]

_MEASURES = (
    *(whole_words, texts_of_glyphs, fonts_left_unread, packed_fonts, arrays_of_any_length),
    *(garbage_collection_paused, undrawn_told, drawings_whole, layouts_kept, unseen_lines_left_out),
)


def write_pdf(pages: Pages, claim: str = DEFAULT, attachments: Attachments = (), *, is_draft: bool = False) -> Artifact:
    """Return the PDF of a layout. The same document gives the same bytes in every process.

    Raises BriefPressError for text that cannot be seen, unless it is a draft, and for pictures that cannot be drawn.
    """
    if IS_KNOWN:
        made = tagged(pages, claim, attachments, is_draft=is_draft)
    else:
        made = _with_tags_of_the_engine(pages, is_draft=is_draft)
    return Artifact("pdf", made.content, findings=made.findings)


def tagged(pages: Pages, claim: str = DEFAULT, attachments: Attachments = (), *, is_draft: bool = False) -> Tagged:
    """Return the PDF of a layout with what is said of it; raises what `write_pdf` does."""
    look = _Look(pages)
    with measures():
        made = tagged_pdf(pages.engine, CLAIMS[claim], look, attachments)
    raise_if_errors(() if is_draft else look.findings)
    return made


def write_heard(pages: Pages) -> Artifact:
    """Return what a screen reader says of the PDF of a layout, as lines of text."""
    root = tagged(pages, is_draft=True).root
    assert root is not None  # `tagged` is what has one
    return Artifact("heard", "".join(f"{line}\n" for line in spoken(root)).encode())


def write_print(pages: Pages, format_: PrintFormat, printing: Printing) -> Artifact:
    """Return the PDF of a layout as printing machines take it; raises what `write_pdf` does.

    It is not tagged: nobody hears it.
    """
    # What readers get is made without the library that changes finished files.
    from briefpress.writers.pdf.prepress.standard import Described
    from briefpress.writers.pdf.prepress.write import for_print

    look = _Look(pages)
    with measures():
        content = pages.engine.write_pdf(finisher=look)
    raise_if_errors(look.findings)
    assert isinstance(content, bytes)  # WeasyPrint returns bytes when it is given no target
    metadata = pages.engine.metadata
    described = Described(
        title=metadata.title or "",
        authors=tuple(metadata.authors),
        description=metadata.description or "",
        created=metadata.created or "",
        generator=metadata.generator or "",
        producer=f"WeasyPrint {weasyprint.__version__}",
    )
    made = for_print(content, described, format_, printing, is_right_to_left=pages.is_right_to_left)
    return replace(made, findings=(*coarse_pictures(pages), *made.findings))


@contextmanager
def measures() -> Iterator[None]:
    """Replace what the engine does not do well while it writes."""
    with ExitStack() as measures:
        for measure in _MEASURES:
            measures.enter_context(measure())
        yield


def _with_tags_of_the_engine(pages: Pages, *, is_draft: bool) -> Tagged:
    look = _Look(pages, turns=pages.is_right_to_left)
    with measures():
        content = pages.engine.write_pdf(pdf_variant="pdf/ua-1", finisher=look)
    raise_if_errors(() if is_draft else look.findings)
    assert isinstance(content, bytes)  # WeasyPrint returns bytes when it is given no target
    message = (
        f"WeasyPrint {weasyprint.__version__} is not known here: its own tags are in this PDF, and read aloud badly"
    )
    hint = "install the version that BriefPress asks for"
    return Tagged(content, None, (Diagnostic("tags.engine", message, None, hint, Severity.WARNING),))


class _File(Protocol):
    """A PDF before it is written, as far as it is known here."""

    catalog: dict[str, dict[str, str]]
    objects: list[object]


class _Look:
    """Looks at a PDF that is drawn and not yet written."""

    def __init__(self, laid_out: Pages, *, turns: bool = False) -> None:
        self.laid_out = laid_out
        self.turns = turns
        self.findings: tuple[Diagnostic, ...] = ()

    def __call__(self, _document: weasyprint.Document, pdf: _File) -> None:
        if self.turns:
            # Pages are read from the right (ISO 32000-1, 12.2): a viewer then lays two of them side by side so.
            pdf.catalog["ViewerPreferences"]["Direction"] = "/R2L"
        # What draws a page has no type; groups and patterns have one.
        pages = [one for one in pdf.objects if isinstance(one, Stream) and "Type" not in one.extra]
        self.findings = tuple(hidden_texts(pages, partial(block_at, self.laid_out)))
