"""Letters that stand far apart are copied as the word that they are, and drawn as before."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2
import pytest

from briefpress.document.parse import parse
from briefpress.theme.theme import Theme
from briefpress.writers.pdf.layout import lay_out
from briefpress.writers.pdf.tagged.apart import text_string, told_together
from briefpress.writers.pdf.write import write_pdf

STYLE = "@page { size: 90mm 70mm; margin: 10mm } p { font: 12pt Noto Serif CJK SC; letter-spacing: .3em }"


def operators(numbers: str, letters: tuple[int, int] = (0x5E94, 0x5BF9)) -> list[bytes]:
    """Return what paints two letters, and moves the second of them."""
    first, second = letters
    return [b"BT", b"/F 10 Tf", f"[<{first:04x}>{numbers}<{second:04x}>] TJ".encode(), b"ET"]


def told(painted: list[bytes], said: str) -> list[bytes]:
    told_together(painted, 0, said, lambda _font, glyph: chr(glyph))
    return painted


@pytest.mark.parametrize("numbers", ["-120", "-60<>-60.5"])
def test_letters_that_stand_apart(numbers: str) -> None:
    start, font, shown, end = operators(numbers)

    mark = f"/Span <</ActualText {text_string('应对')}>> BDC".encode()
    assert [start, font, mark, shown, b"EMC", end] == told([start, font, shown, end], " 应对")


@pytest.mark.parametrize(
    ("painted", "said"),
    [
        (operators("-70"), "应对"),
        (operators("120"), "应对"),
        (operators("-300", (0x20, 0x41)), " A"),
        (operators("-300", (0x41, 0x20)), "A "),
        (operators("-300", (0x639, 0x631)), "عر"),
        (operators("-300"), ""),
        ([*operators("-300"), *operators("-300")], "应对应对"),
    ],
    ids=["close", "closer", "after a space", "before a space", "right to left", "a picture", "two texts"],
)
def test_what_is_left_as_it_is(painted: list[bytes], said: str) -> None:
    assert list(painted) == told(list(painted), said)


@pytest.mark.parametrize(("language", "text"), [("zh-Hans", "应对气候变化"), ("en", "NOTES")])
def test_a_text_that_is_spaced_is_copied_as_a_word_and_looks_the_same(language: str, text: str) -> None:
    page = f'<html lang="{language}" dir="ltr"><head><title>T</title></head><body><main><p>{text}</p></main></body>'
    pages = lay_out(parse(f"{page}</html>"), Theme(()), (STYLE,), ())

    content = write_pdf(pages).content

    with pypdfium2.PdfDocument(content) as document, pypdfium2.PdfDocument(without_marks(content)) as bare:
        assert text in text_of(document)
        assert text not in text_of(bare)  # else there is nothing to tell here
        assert bytes(document[0].render(scale=2).buffer) == bytes(bare[0].render(scale=2).buffer)


def text_of(document: pypdfium2.PdfDocument) -> str:
    return str(document[0].get_textpage().get_text_range())


def without_marks(content: bytes) -> bytes:
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for page in pdf.pages:
            items = pikepdf.parse_content_stream(page)
            kept = [item for item in items if str(item.operator) not in ("BDC", "BMC", "EMC")]
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))
        pdf.save(made)
    return made.getvalue()
