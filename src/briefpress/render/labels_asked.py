"""Templates -> the fixed words that they ask for, by which a file of labels is checked."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from jinja2 import TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from briefpress.files.opener import Opener

OF_THE_PRESS = frozenset(
    {
        *("Table", "Figure", "¶%(number)s", "¶%(numbers)s", ", ", "; ", ".", "For everyone", "Papers"),
        *("“%(words)s”", "“%(words)s.”", "cited on p. %(page)s", "Draft"),
        *("%(names)s and %(name)s", "%(names)s et al.", "%(names)s (ed.)", "%(names)s (eds)"),
        *("translated by %(names)s", "interview by %(names)s", "ed. %(number)s", "version %(number)s"),
        *("dataset", "interview", "personal communication", "software", "thesis"),
    }
)
"""What is printed by itself: numbers of captions, citations and ways back, quotations, ends of sentences, what the
list of sources says of a work, the audience of a new brief, the mark of a draft, the name of a shelf."""


def labels_asked(folders: Iterable[Path], opener: Opener) -> frozenset[str]:
    """Return the messages of every template in folders; a template that is no template asks for none."""
    environment = ImmutableSandboxedEnvironment(extensions=["jinja2.ext.i18n"], autoescape=True)
    found = set(OF_THE_PRESS)
    for path in sorted({path for folder in folders for path in folder.glob("**/*.html")}):
        try:
            # Of the i18n extension, which has no types.
            calls = environment.extract_translations(opener.text(path))  # type: ignore[attr-defined]
        except (OSError, UnicodeError, TemplateError):
            continue
        # What has arguments comes as a tuple of its message and them; what is computed has no message.
        messages = (message[0] if isinstance(message, tuple) else message for _, _, message in calls)
        found |= {message for message in messages if message}
    return frozenset(found)
