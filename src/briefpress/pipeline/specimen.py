"""Theme of a project -> a Word file with its styles and letterhead, to be edited there and adopted again."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

from briefpress import GENERATOR
from briefpress.composing.composer import Composer
from briefpress.content.lengths import Lengths
from briefpress.diagnostics import Diagnostic, did_you_mean, raise_if_errors
from briefpress.document.parse import parse
from briefpress.editions.edition import Edition
from briefpress.project import Project
from briefpress.publish.atomic import write_named

# A document of the words that a letterhead has, and of no text.
_LETTERHEAD = """<!DOCTYPE html><html lang="{language}" dir="{direction}"><head><title>Title</title></head><body>
<header class="masthead"><p class="product">{product}</p>
<div class="series"><p>Series</p><p class="audience">Audience</p></div>
<div class="meta"><p class="issue">Number · version</p><p>Date · language</p></div></header><main></main>
</body></html>"""


def write_reference(
    project: Project, out: Path, language: str, audience: str, length: str, paper: str, look: str
) -> None:
    """Write the reference document of a language, and of an audience or a look if one is named, for a length.

    Raises BriefPressError when one of them does not exist, or the file is there already.
    """
    from briefpress.writers.docx.specimen import write_specimen

    composer = Composer(project, GENERATOR, paper=paper, look=look)
    lengths = composer.templates.lengths
    raise_if_errors(_problems(project, out, audience, length, lengths))
    printed_at = next(one for one in lengths if one == length)
    direction = composer.templates.language(language).direction
    theme = composer.appearance.theme(Edition("", language, printed_at, audience))
    # The tab is as wide as its words here, and stays so: no length has longer ones.
    product = max((promise.product for promise in composer.templates.promises.values()), key=len)
    document = parse(_LETTERHEAD.format(language=language, direction=direction, product=escape(product)))
    has_numbers = composer.templates.promises[printed_at].numbers
    write_named(out, write_specimen(document, theme, has_numbers).content)


def _problems(project: Project, out: Path, audience: str, length: str, lengths: Lengths) -> Iterator[Diagnostic]:
    folders = [root / "audiences" for root in project.template_roots]
    audiences = sorted({path.name for folder in folders if folder.is_dir() for path in folder.iterdir()})
    if audience and audience not in audiences:
        hint = did_you_mean(audience, audiences)
        yield Diagnostic("edition.unknown-audience", f'there is no audience "{audience}"', hint=hint)
    if length not in lengths:
        hint = did_you_mean(length, lengths)
        yield Diagnostic("edition.unknown-length", f'there is no length "{length}"', hint=hint)
    if out.exists() or out.is_symlink():
        message = f"{out.as_posix()} is there already"
        yield Diagnostic("reference.name-taken", message, hint="choose another name, or edit what is there")
