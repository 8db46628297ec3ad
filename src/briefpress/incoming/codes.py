"""Why each finding about a file that somebody hands in is a finding, and how to mend it."""

from __future__ import annotations

from collections.abc import Mapping

EXPLANATIONS: Mapping[str, str] = {
    "review.asked": (
        "A reviewer's change cannot be brought to one text for certain: it goes over several texts, changes "
        "the number of a citation, or only a look that the template gives. Do by hand what it asks for."
    ),
    "review.changed": (
        "A reviewer's change of words within one text. `briefpress review pull --write` makes it there; nothing else "
        "in the file is touched."
    ),
    "review.comment": (
        "A comment, with the answers to it, at the text that it is about. With --write and --comments it is put above "
        "that text, as a comment of YAML or as a remark of the translator."
    ),
    "review.computed": (
        "Labels, numbers, dates, the contents list, running heads and lists of sources are made by BriefPress. To "
        "change one, change what it is made from: a date in the brief, a label in templates/labels."
    ),
    "review.conflict": (
        "Two reviewers, or a reviewer and whoever has gone on writing the brief, changed the same words in different "
        "ways, or nobody can tell any more. None of the versions is written: choose one by hand."
    ),
    "review.dropped": (
        "LibreOffice saves charts without the words that say to those who cannot see them what they show. Whether a "
        "reviewer changed these words, nobody can tell from such a file."
    ),
    "review.moved-on": (
        "The brief says other things than when the file was made. Where git has the brief as it was, the reviewer's "
        "changes are told from the author's, and both are kept."
    ),
    "review.no-edition": "The file is of a length, an audience or a language that the brief does not list any more.",
    "review.no-receipt": (
        "Word files of BriefPress carry a receipt, a part that no reader sees. Word and LibreOffice keep it. Some "
        "editors in a browser do not: without it nobody can tell which edition the file is."
    ),
    "review.not-ours": (
        "`review pull` compares a file with the edition that it was made from, so it needs a file that BriefPress "
        "made. `briefpress import` makes a brief of any other document."
    ),
    "review.other-brief": "The file is of a brief that the project does not have. It names the brief's folder.",
    "review.other-text": (
        "Most paragraphs of the edition are missing in the file, so that a comparison would be guesswork."
    ),
    "review.structure": (
        "Paragraphs, items and rows that were added, deleted, moved, split or joined change all editions of a brief, "
        "and only its author knows from which length on something shows, and for whom. A fragment of YAML is proposed."
    ),
    "review.unreadable": "The file that was named cannot be opened.",
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
