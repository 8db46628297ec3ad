"""Why each finding about a file of sources is a finding, and how to mend it."""

from __future__ import annotations

from collections.abc import Mapping

EXPLANATIONS: Mapping[str, str] = {
    "citation-style.bad-file": (
        "A citation style is a `.csl` file of version 1.0 with a layout for citations in the text and for the list. "
        "Styles for notes, and files that only name another style, are none for a brief. Files are read within bounds: "
        "no document type, no entities, no macros without end."
    ),
    "citation-style.bad-name": (
        "`citation_style` names a file whose name ends in .csl, in the same folder, or `house` for the style that "
        "BriefPress has by itself."
    ),
    "citation-style.failed": (
        "The style is well-formed, and what follows styles stumbles over it. Often an element stands where CSL has "
        "none, or an attribute has a value that CSL does not know. Validate it, or take another style."
    ),
    "citation-style.no-file": (
        "`citation_style` names a file that is not there, or cannot be read. Styles are free to download from "
        "https://www.zotero.org/styles: put the file beside the brief, or beside the theme."
    ),
    "citation-style.no-locale": (
        "Styles take words such as “edited by” from the locales of CSL, and there is none in this language."
    ),
    "sources.differs": (
        "The work is in the brief, and the imported file says something else of it. What an author has written stays: "
        "compare the two, and correct the brief by hand where the file is right."
    ),
    "sources.left-out": (
        "A value cannot stand in a source: a date that is none, an address with spaces, names that are not named. The "
        "work is taken without it. Mend it where it came from and import again, or write it in the brief."
    ),
    "sources.passed-over": (
        "Reference managers keep abstracts, keywords and attachments, which no list of sources prints. They are not "
        "taken into the brief."
    ),
    "sources.same-key": (
        "The file calls a work by a key that the brief has given to another one. It is taken by a key of its own; "
        "cite it by that."
    ),
    "sources.twice": (
        "Two entries of the file are the same work: they have the same DOI, or title, year and pages. It is taken once."
    ),
    "sources.unknown-command": (
        "A command of TeX stands in a field, and what it prints is not known here. What stands in its braces is kept. "
        "Look at the text in the brief."
    ),
    "sources.unknown-field": (
        "The file says something that has no place in a source. If a reader needs it, write it in the `note` of the "
        "source."
    ),
    "sources.unknown-format": (
        "Sources are exported as CSL-JSON, BibTeX or RIS. Say which with --format, or give the file a name that ends "
        "in .json, .bib or .ris."
    ),
    "sources.unknown-type": (
        "The kind of work is none that is known here. It is taken for a document; write its `type` in the brief, one "
        "of those of CSL."
    ),
    "sources.unreadable": (
        "The file is in no format that is read here, or is broken so that nothing of it can be read. Reference "
        "managers export CSL JSON, BibTeX and RIS, all in UTF-8."
    ),
    "sources.which-brief": ("The project has several briefs, and sources belong to one of them. Name it with --brief."),
}
"""Code -> why it is a finding, and how to mend it."""
