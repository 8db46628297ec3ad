"""Why each finding about an imported document is a finding, and how to mend it."""

from __future__ import annotations

from collections.abc import Mapping

EXPLANATIONS: Mapping[str, str] = {
    "import.left-out": (
        "Something in the document has no place in a brief, or cannot be printed: tables of contents, running heads, "
        "comments, pictures in formats of one program. It is named with its place, here and at the head of the draft, "
        "so that you can take over by hand what a reader needs."
    ),
    "import.unreadable": (
        "A draft is made of Word documents (.docx), OpenDocument texts (.odt), Markdown and HTML. The file is of "
        "another kind, is damaged, protected by a password, or larger than a document can be."
    ),
    "import.unwritable": (
        "The draft was read back before it was written, and said something else than it should. Nothing was written. "
        "This is a mistake of BriefPress: report it with the document."
    ),
}
"""Code -> why it is a finding, and how to mend it."""
