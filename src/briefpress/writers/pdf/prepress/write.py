"""A PDF as the engine draws it -> the file for a printing machine. The same file gives the same bytes."""

from __future__ import annotations

import io

import pikepdf

from briefpress.diagnostics import Diagnostic
from briefpress.writers.artifact import Artifact
from briefpress.writers.pdf.prepress.boxes import set_boxes
from briefpress.writers.pdf.prepress.printing import PRESS, PrintFormat, Printing
from briefpress.writers.pdf.prepress.separate import separate
from briefpress.writers.pdf.prepress.sheets import impose
from briefpress.writers.pdf.prepress.standard import VERSION, Described, keep_standard


def for_print(
    content: bytes, described: Described, format_: PrintFormat, printing: Printing, *, is_right_to_left: bool
) -> Artifact:
    """Return an edition as PDF/X-4, with what is to be said of it."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        findings: tuple[Diagnostic, ...] = ()
        separate(pdf, printing, is_grey=format_.is_grey)
        if format_.form == PRESS:
            set_boxes(pdf, printing, is_grey=format_.is_grey)
        else:
            findings = impose(pdf, format_.form, printing, is_right_to_left=is_right_to_left)
        keep_standard(pdf, described, printing, is_duplex=format_.form != PRESS)
        made = io.BytesIO()
        pdf.save(
            made,
            force_version=VERSION,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            compress_streams=True,
        )
    return Artifact(format_.name, made.getvalue(), findings=findings)
