"""What a build tells while it goes, where there is no terminal."""

from __future__ import annotations

from io import StringIO

from rich.console import Console
from tests.lengths import LENGTHS

from briefpress.editions.edition import Edition
from briefpress.report.progress import BuildProgress


def test_editions_that_are_not_printed_are_explained() -> None:
    out = StringIO()
    editions = [Edition("water", tag, LENGTHS[0], "public") for tag in ("fr", "es")]

    BuildProgress(Console(file=out)).cuts_agree(editions)

    assert out.getvalue().startswith(
        "2 editions more are laid out, and not printed, in fr, es: what is cut from glance "
    )
    assert "has to agree in all languages" in out.getvalue()
