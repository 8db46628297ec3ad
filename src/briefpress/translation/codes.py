"""Why each finding about a translation is a finding, and how to mend it."""

from __future__ import annotations

from collections.abc import Mapping

EXPLANATIONS: Mapping[str, str] = {
    # ---- a PO file that cannot be read
    "translation.missing-file": (
        "The brief lists a language under `languages` and has no file translations/<language>.po. "
        "`briefpress translate update` makes one."
    ),
    "translation.not-patched": (
        "Reviewers' words go to the one translation that they are of, and nothing else in the file is touched. That "
        "needs a file which has the message, and which reads afterwards as it should."
    ),
    "translation.unreadable": "The file is a folder, is too large, or may not be read by you.",
    "translation.not-utf8": (
        "Every file of a project is UTF-8, so that all languages can stand in it. Open it in the encoding that it has "
        "and save it as UTF-8."
    ),
    "translation.charset": (
        "The header of a PO file names its encoding, and translators' programs believe it. Every file here is UTF-8: "
        "write charset=UTF-8, and save it so."
    ),
    "translation.control-character": (
        "The file holds a character that no editor shows and that breaks lines or programs. It mostly comes with "
        "pasted text. Delete it and type the words around it again."
    ),
    "translation.syntax": (
        "The file is not PO at this place. Each message has a msgctxt, a msgid and a msgstr, in this order, each with "
        'a text in quotation marks; within the text a quotation mark is written \\" and a backslash \\\\.'
    ),
    "translation.conflict": (
        "Git has merged two versions of the file and left both where they differ: the lines after <<<<<<< are of one, "
        "those after ======= of the other, up to >>>>>>>. Keep one of them, or of each message the better one, and "
        "delete the marks; `briefpress translate update` then puts everything in order."
    ),
    "translation.plural": (
        "A brief has no text that depends on a number, so its PO files have no plural forms. The file is mostly that "
        "of another program."
    ),
    "translation.no-header": (
        "A PO file begins with an empty msgid whose msgstr tells its language and its brief. Without it nobody can "
        "know what the file translates. `briefpress translate update` writes it."
    ),
    "translation.bad-credit": (
        "Readers are told whether a machine has helped to translate, as the header of the file says: yes or no."
    ),
    "translation.other-language": (
        "The name of the file, or what was asked for, says one language, and its header another. Mostly a file was "
        "copied or sent for the wrong language. A region more or less (fr-FR, fr_FR, ar-SA, zh-CN for zh-Hans) is the "
        "same language; another script, or another region than the one that is asked for, is not."
    ),
    "translation.other-brief": (
        "The file says that it translates another brief. Its messages would not be found, or worse, some would."
    ),
    "translation.duplicate-message": (
        "A message is translated twice, and one of the two would silently be lost. Keep the better one."
    ),
    "translation.unknown-language": "A brief is translated into the languages that it lists under `languages`.",
    # ---- what is not translated, or not any more
    "translation.missing": (
        "An edition would show this text, and it has no translation. Languages are not mixed: translate it, or build "
        "with --allow-stale, which prints the text in the brief's own language and a notice on the first page."
    ),
    "translation.fuzzy": (
        "The translation is marked fuzzy: it was made for an earlier or a similar text. `#|` above it shows that text. "
        "Correct the translation and remove the word fuzzy, or build with --allow-stale, which prints a notice."
    ),
    # ---- a translation that does not say what its text says
    "translation.markup": (
        "Text knows *emphasis*, **strong**, [links](https://address), [@source, ¶3], ^[notes] and [words]{lang=fr}, "
        "in translations too. Something here looks like one of them and is not complete, so it would print as it "
        "stands."
    ),
    "translation.citation": (
        "A translation cites what its text cites, at the same place in the argument: neither less, nor more, nor "
        "another paragraph. Citations stay as they are; the press prints them as the language does."
    ),
    "translation.link": "A translation leads where its text leads. Translate the words of a link, keep its address.",
    "translation.note": "A translation has as many notes as its text: what is said in a note stays in one.",
    "translation.foreign": (
        "Words of a third language stand in both texts, and both say which language it is, so that they are set and "
        "read aloud as such. Only where the words are of the language of the translation does the mark go."
    ),
    "translation.number": (
        "The numbers of a text stand in its translation, as digits, and no year is added. Separators, 万 and 亿, and "
        "months written as numbers are allowed for."
    ),
    "translation.copied": (
        "The translation is the original, word for word, and it is a sentence: mostly a tool has filled it in and "
        "nobody has worked on it. Names, numbers and addresses may be the same in every language."
    ),
    "translation.too-long": (
        "The translation is longer than texts in this language mostly are, and the pages are promised. It may still "
        "fit."
    ),
    # ---- how a language is written
    "translation.quotes": (
        "Each language has its marks: « » and within “ ” in French and Spanish, « » and „ “ in Russian, « » in Arabic, "
        "“ ” and ‘ ’ in Chinese. Each that is opened is closed. Spaces beside them are set by the press."
    ),
    "translation.straight-quote": (
        "Straight marks are those of typewriters. Write the quotation marks of the language, and ’ as an apostrophe."
    ),
    "translation.punctuation": (
        "The sign belongs to another script or habit: Chinese ends its sentences with 。 and divides them with ，, "
        "Arabic with ، and ؛ and ؟, Spanish opens a question with ¿. A dash is no hyphen."
    ),
    "translation.space": (
        "A space at an end, or a second one, shows as a hole on the page. Chinese has none between its characters, "
        "nor beside Latin words, where the press sets the gap."
    ),
    "translation.bidi-control": (
        "Marks that turn the direction of the text cannot be seen and can make it read other than it is. The press "
        "isolates words of another direction by itself. Where that is not enough, isolates (U+2066 to U+2069) come in "
        "pairs."
    ),
    "translation.invisible-character": (
        "The translation holds a character that cannot be seen. It mostly comes with pasted text. Delete it and type "
        "the words around it again."
    ),
    # ---- terms
    "translation.term": (
        "terms.yaml has the official name for this. Write it so, or one of its other forms; if the sentence does well "
        "without it, the warning can stand."
    ),
    "translation.forbidden-term": (
        "terms.yaml says that this wording is wrong, such as a name that the body itself does not use. The hint has "
        "the right one."
    ),
    "terms.bad-table": (
        "terms.yaml is a list. Each term is a mapping of languages to a wording or a list of wordings, with one in the "
        "language of the brief; `forbidden` is such a mapping too."
    ),
    # ---- what comes back from a translator
    "translation.which-brief": (
        "A file that comes back says in its name of which brief it is. This one does not, and there are several."
    ),
    "translation.unknown-format": "XLIFF 1.2, 2.0 and 2.1 (.xliff, .xlf) and PO (.po) can be imported.",
    "translation.bad-xliff": (
        "The file is not XLIFF 1.2, 2.0 or 2.1 as it was exported: it is no sound XML, holds no brief or several, or "
        "has tags in its texts that stand for nothing in the source. Have the tool save the translated file, with the "
        "tags of the source."
    ),
    "translation.xliff-doctype": (
        "A document type can make a reader fetch files or unfold a few lines into gigabytes. XLIFF needs none, so "
        "a file that has one is not read."
    ),
    "translation.unknown-message": (
        "The id of the unit is no message of the brief. It was changed, or the brief does not say this any more. "
        "Export again, and bring what is new into the fresh file."
    ),
    "translation.absent-message": (
        "The file lacks messages that the brief has. It is of an older version, or units were deleted. "
        "Nothing is replaced by a part: leave untranslated units in the file."
    ),
    "translation.changed-text": (
        "The source text of a unit is not what the brief says. It was edited in the file, or the brief was changed "
        "after the export. Corrections of the text belong in brief.yaml."
    ),
}
"""Code -> why it is a finding, and how to mend it."""
