"""Fonts are cut down without being read whole, and come out as those that were."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import weasyprint
from weasyprint.pdf import fonts, stream

from briefpress.writers.pdf.engine.kept_fonts import KeptFonts
from briefpress.writers.pdf.engine.unread_fonts import fonts_left_unread

TEXTS = [("中国绿色发展", "Noto Serif CJK SC"), ("Of green roads", "Inter"), ("طريق أخضر", "Noto Naskh Arabic")]
MEBIBYTE = 1024**2


def page_of(text: str, family: str) -> weasyprint.Document:
    return weasyprint.HTML(string=f'<p style="font-family: {family}">{text} <b>{text}</b><h1>{text}').render()


@pytest.mark.parametrize(("text", "family"), TEXTS)
def test_the_file_is_the_engines(text: str, family: str) -> None:
    page = page_of(text, family)

    with fonts_left_unread():
        ours = page.write_pdf()

    assert page.write_pdf() == ours


@pytest.mark.parametrize("options", [{"full_fonts": True}, {"full_fonts": True, "hinting": True}])
def test_a_font_that_is_not_cut_down_is_there_whole(options: dict[str, bool]) -> None:
    page = page_of("Of green roads", "Inter")

    with fonts_left_unread():
        ours = page.write_pdf(**options)

    assert page.write_pdf(**options) == ours


def test_no_font_is_read_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """When this fails, the engine reads none by itself, or the measure does not keep it from that."""
    page = page_of(*TEXTS[0])

    with read_bytes(monkeypatch) as theirs:
        page.write_pdf()
    with read_bytes(monkeypatch) as ours, fonts_left_unread():
        page.write_pdf()

    assert sum(theirs) > 20 * MEBIBYTE
    assert sum(ours) < 2 * MEBIBYTE


def test_fonts_that_are_kept_from_one_file_to_the_next_are_the_same() -> None:
    page, kept = page_of(*TEXTS[1]), KeptFonts()

    with fonts_left_unread(), kept.used():
        first = page.write_pdf()
        again = page.write_pdf()

    assert first == again == page.write_pdf()


def test_the_engine_is_as_before_afterwards() -> None:
    before = stream.Font

    with fonts_left_unread():
        assert stream.Font is not before
        page_of(*TEXTS[1]).write_pdf()

    assert (before, fonts.Font) == (stream.Font, stream.Font)


@contextmanager
def read_bytes(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """Yield a list of how many bytes of fonts are copied."""
    read: list[int] = []
    original = fonts.get_hb_object_data

    def counted(*arguments: object) -> bytes:
        content: bytes = original(*arguments)
        read.append(len(content))
        return content

    with monkeypatch.context() as changed:
        changed.setattr(fonts, "get_hb_object_data", counted)
        yield read
