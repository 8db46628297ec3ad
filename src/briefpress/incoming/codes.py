"""Why each finding about a file that somebody hands in is a finding, and how to mend it."""

from __future__ import annotations

from collections.abc import Mapping

EXPLANATIONS: Mapping[str, str] = {
    "word.damaged": (
        "A Word file is a zip file with XML in it. This one does not unpack, a part of it cannot be read, or it holds "
        "what no program writes. Word and LibreOffice repair most such files: open it there and save it anew."
    ),
    "word.encrypted": "A file with a password can only be read by who knows it. Save a copy without one.",
    "word.not-word": (
        "Only Word documents (.docx) are read, by what is in them and not by their names. Open the file in Word, "
        "LibreOffice or Google Docs and save or download it as .docx."
    ),
    "word.old": "The format of Word 97-2003 (.doc) is not read. Every newer Word, and LibreOffice, saves it as .docx.",
    "word.too-large": (
        "Files from other people are read within bounds, so that none can fill the memory: 50 MB, 200 MB unpacked, and "
        "no part that unpacks to more than 150 times its size. Mostly pictures are what is large; they are not read."
    ),
}
