"""Bytes of a Word file -> its parts, as far as they can be had without harm. No size that it declares is trusted."""

from __future__ import annotations

from collections.abc import Mapping

from briefpress.diagnostics import BriefPressError, Diagnostic
from briefpress.files.zip_parts import MOST_RATIO, ZipBounds, ZipFault, zip_parts

LARGEST_FILE = 20_000_000
"""In bytes; whoever reads the file need not read more."""
_BOUNDS = ZipBounds(parts=1_000, unpacked=100_000_000)
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")

_SAVE_AS = "open it in Word and save it as Word Document (.docx)"


def unzipped(content: bytes) -> Mapping[str, bytes]:
    """Return the parts by their names, which begin with a slash. Raises BriefPressError with what is wrong."""
    if len(content) > LARGEST_FILE:
        raise refusal(
            "reference.too-large", f"is larger than {LARGEST_FILE // 1_000_000} MB", "make its pictures smaller"
        )
    if content.startswith(_OLE):
        raise _ole(content)
    return {f"/{name}": part for name, part in zip_parts(content, _BOUNDS, _refused).items()}


def refusal(code: str, message: str, hint: str) -> BriefPressError:
    """Return an error about the file as a whole; who knows its name adds the place."""
    return BriefPressError([Diagnostic(code, message, hint=hint)])


def _ole(content: bytes) -> BriefPressError:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return refusal("reference.encrypted", "is protected by a password", "save it in Word without a password")
    return refusal("reference.old-word", "is a document of Word 97-2003 (.doc)", _SAVE_AS)


def _refused(fault: ZipFault, detail: str) -> BriefPressError:
    match fault:
        case ZipFault.NO_ZIP:
            return refusal("reference.not-word", "is no Word document: it is not a zip file", _SAVE_AS)
        case ZipFault.DAMAGED:
            return refusal("reference.damaged", "is damaged: it does not unpack", _SAVE_AS)
        case ZipFault.PARTS:
            return _bomb(f"has {detail} parts; no letterhead has more than {_BOUNDS.parts}")
        case ZipFault.TWINS:
            return refusal("reference.damaged", "is damaged: two of its parts have one name", _SAVE_AS)
        case ZipFault.ENCRYPTED:
            return refusal("reference.encrypted", "is protected by a password", "save it in Word without a password")
        case ZipFault.UNPACKED:
            return _bomb(f"unpacks to more than {_BOUNDS.unpacked // 1_000_000} MB")
        case ZipFault.RATIO:
            return _bomb(f'unpacks "{detail}" to more than {MOST_RATIO} times its size')


def _bomb(message: str) -> BriefPressError:
    return refusal("reference.unpacks-too-far", message, "export a new one: briefpress docx-reference")
