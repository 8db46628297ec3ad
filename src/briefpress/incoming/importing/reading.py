"""The bytes of a document -> its outline, whichever of four formats it is in. What it is, its content says."""

from __future__ import annotations

from pathlib import PurePath

from briefpress.diagnostics import BriefPressError, Diagnostic, Place
from briefpress.incoming.importing.beside import Beside
from briefpress.incoming.importing.outline import Outline

SIZE_LIMIT = 50_000_000
"""In bytes: a long paper with its photographs."""
_SAVE_AS = "open it in the program that wrote it, and save it as Word Document (.docx) or OpenDocument Text (.odt)"
_TEXTS = (".md", ".markdown", ".txt")
_PAGES = (".html", ".htm", ".xhtml")
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def read_document(content: bytes, name: str, beside: Beside) -> Outline:
    """Return what a document says; pictures that a text names are looked for in `beside`.

    Raises BriefPressError for one that is too large, damaged or of another kind.
    """
    if len(content) > SIZE_LIMIT:
        hint = "make its pictures smaller, or save the part that is needed as a file of its own"
        raise _unreadable(name, f"the file is larger than {SIZE_LIMIT / 1e6:g} MB", hint)
    ending = PurePath(name).suffix.lower()
    if content.startswith(b"PK"):
        return _packed(content, name)
    if content.startswith(_OLE):
        raise _unreadable(
            name, "the file is a document of Word 97-2003 (.doc), or is protected by a password", _SAVE_AS
        )
    if content.startswith(b"%PDF"):
        raise _unreadable(
            name, "the file is a PDF, which knows lines and no paragraphs", f"find what it was made from; or {_SAVE_AS}"
        )
    if content.startswith(b"{\\rtf"):
        raise _unreadable(name, "the file is in Rich Text Format", _SAVE_AS)
    if ending in _PAGES:
        from briefpress.incoming.importing.html_file import read_html

        return read_html(content, name, beside)
    if ending in _TEXTS:
        from briefpress.incoming.importing.markdown_file import read_markdown

        return read_markdown(content, name, beside)
    message = "the file is in no format that is read here"
    raise _unreadable(name, message, "a draft is made of .docx, .odt, .md or .html")


def _packed(content: bytes, name: str) -> Outline:
    from briefpress.incoming.importing.odt_file import is_odt, read_odt

    if is_odt(content):
        return read_odt(content, name)
    from briefpress.incoming.importing.docx_file import read_docx

    return read_docx(content, name)


def _unreadable(name: str, message: str, hint: str) -> BriefPressError:
    return BriefPressError([Diagnostic("import.unreadable", message, Place(name), hint)])
