"""Why each finding about a YAML file or a brief is a finding, and how to mend it."""

from __future__ import annotations

from collections.abc import Mapping

EXPLANATIONS: Mapping[str, str] = {
    # ---- yaml: a file that cannot be read
    "yaml.after-quote": (
        "A text that starts with a quotation mark ends at the next one of the same kind, and nothing may follow it. "
        "Inside '...' write '' for an apostrophe, inside \"...\" write \\\" for a quotation mark, or use >- and "
        "no marks."
    ),
    "yaml.bad-key": (
        "A key stands before the colon and is text. Text that starts with { or [ is read as a mapping or a list: "
        "put it in quotation marks."
    ),
    "yaml.conflict": (
        "Git has merged two versions of the file and left both where they differ: the lines after <<<<<<< are of one, "
        "those after ======= of the other, up to >>>>>>>. Keep one of them and delete the marks."
    ),
    "yaml.control-character": (
        "The file holds a character that no editor shows and that breaks lines or programs. It mostly comes with text "
        "pasted from elsewhere. Delete it; a blank or a new line in its place is enough."
    ),
    "yaml.curly-quote": (
        "YAML knows straight quotation marks only, \" and '. The curly ones that text processors type are letters to "
        "it, so that a colon, a comma or a # within them means something to YAML. Write straight ones around the "
        "value; curly ones within them are printed."
    ),
    "yaml.duplicate-key": (
        "The same key is written twice in one mapping, and one of the two would silently be lost. Keep one, or put the "
        "second value where it belongs."
    ),
    "yaml.not-reworded": (
        "Reviewers' words go to the text that they are of, in the way in which it is written there. A number, a value "
        "that is not there, a text that other places repeat by an alias, and one that cannot hold the new words are "
        "left for a person to change."
    ),
    "yaml.not-added": (
        "Something was to be added to the file, and there is no place for it: what stands there is no mapping, or "
        "repeats another place of the file. The file has not been changed. Write out what is repeated, or add it by "
        "hand."
    ),
    "yaml.empty": "The file holds nothing, or only comments. Write its content, or delete the file.",
    "yaml.merge-key": (
        "The merge key << was dropped from YAML 1.2, and its order of precedence is hard to see. Write the keys "
        "out, or "
        "repeat a whole value with an anchor (&name) and an alias (*name)."
    ),
    "yaml.not-utf8": (
        "Every file of a project is UTF-8, so that all languages can stand in it. Open it in the encoding that it has "
        "and save it as UTF-8."
    ),
    "yaml.recursive-alias": (
        "An alias repeats the value that its anchor marks. Inside that very value it would go on for ever. Write out "
        "what was meant."
    ),
    "yaml.several-documents": (
        "A line of three hyphens starts a second document in the same file, and only one can be read. Remove the line; "
        "for a rule between sections there is no need of any sign."
    ),
    "yaml.syntax": (
        "The file is not YAML at this place. Mostly a line is indented differently from its neighbours, or a key lacks "
        "its colon or the space after it. The mistake may stand in the line above."
    ),
    "yaml.tab": (
        "YAML indents with spaces only: a tab is as wide as each editor makes it. Replace it by spaces; most editors "
        "can be told to type spaces for tabs."
    ),
    "yaml.tag": (
        "A tag (!name) can make a YAML reader build any object, so none is accepted. Remove it; a number that is to be "
        "text goes in quotation marks, and so does text that starts with an exclamation mark."
    ),
    "yaml.too-deep": (
        "Lists and mappings stand within each other far deeper than any brief, theme or table needs. Mostly a bracket "
        "or a hyphen was repeated by mistake."
    ),
    "yaml.too-large": (
        "The file is larger than a text that people write. Perhaps a picture or a data set was pasted into it: "
        "pictures "
        "are files beside the brief."
    ),
    "yaml.too-many-values": (
        "The file, with all that its aliases repeat, holds more values than can be meant. A few lines of aliases of "
        "aliases can stand for billions. Write out what is needed."
    ),
    "yaml.unclosed-bracket": (
        "A text that starts with [ or { is read as a list or a mapping and must be closed. If it is text, such as a "
        "citation at the start of a sentence, put it in quotation marks."
    ),
    "yaml.unclosed-quote": (
        "A quotation mark opens a text here and the one that should close it is missing, or comes lines later. "
        "Close it "
        "where the text ends. An apostrophe inside '...' closes it too: write it twice."
    ),
    "yaml.unknown-alias": (
        "A word that starts with * repeats the value marked with & and the same name, and there is none above it. Text "
        "that starts with an asterisk, such as an emphasis, goes in quotation marks."
    ),
    "yaml.unquoted": (
        "Some characters mean something to YAML: a colon with a space after it, and @ ` % * & ! | > [ { at the start. "
        "Put the whole text in quotation marks, or begin it on the next line after >-."
    ),
    "yaml.unreadable": (
        "The file is not there, is a folder, or may not be read by you. Check its name, its place and its permissions."
    ),
    # ---- content: the shape of a brief
    "content.bad-address": (
        "An address is printed and linked, so it has to be whole: it starts with http:// or https:// and holds no "
        "spaces, quotation marks or angle brackets."
    ),
    "content.bad-brief-name": (
        "A folder in content/ that holds a brief gives the brief its name, and the name begins that of every file "
        "which is made from it. It has to be one that every system takes, that nobody reads as an option, and that "
        "can be seen."
    ),
    "content.bad-date": (
        "Dates are written year first, as far as they are known: 2015, 2015-03 or 2015-03-28; a span as "
        "2017-04/2017-05. The day has to exist, and a span goes from the earlier to the later date."
    ),
    "content.bad-language": (
        "Languages are named by BCP 47 tags: two or three small letters, and where needed the script and the country: "
        "en, zh-Hans, pt-BR."
    ),
    "content.bad-name": (
        "Names and ids stand in addresses, file names and translations. They are made of small letters a-z, digits, "
        "dots, hyphens and underscores, and start and end with a letter or digit."
    ),
    "content.bad-value": "The value is not one that can stand here. The message says what is expected.",
    "content.bad-version": (
        "A version is numbers with dots between them. Write it in quotation marks: without them 1.10 is the number 1.1."
    ),
    "content.duplicate-id": (
        "Links, translations and findings speak of a part by its id, so each id is given once. Parts without an id of "
        "their own are counted: why.2 is the second block of the section why. Give one of the two another id."
    ),
    "content.comment-in-text": (
        "In YAML a # after a space begins a comment up to the end of the line, and what follows is not printed: of "
        "`title: We are # 1` remains We are. Put the whole text in quotation marks, or write a comment on a line of "
        "its own."
    ),
    "content.curly-quotes": (
        "YAML knows straight quotation marks only; the curly ones that text processors type are letters of the text, "
        "and are printed. Write straight ones in their place. If the marks belong to the text, put straight ones "
        "around them, which are not printed."
    ),
    "content.empty-text": (
        "The key is there and its text is missing; a blank would be printed. Write the text, or remove the key if it "
        "need not be there."
    ),
    "content.missing-key": "A key that every such part must have is missing. Add it; the schema says what it means.",
    "content.not-a-number": (
        "A chart is drawn from numbers: figures with a point before the decimals, a hyphen before a negative one, and "
        "no spaces, thousands signs or units. Each language then writes them in its own way. A number that is missing "
        "is written null."
    ),
    "content.not-text": (
        "Text is expected, and YAML reads this as a number, a truth value, a list or a mapping. Put it in quotation "
        "marks. Text that differs by length is a mapping of lengths to text: {glance: ..., brief: ...}."
    ),
    "content.nothing-in-it": (
        "A section, list or table with nothing in it would print as a lone heading. Fill it, or remove it."
    ),
    "content.out-of-range": "The number is too small or too large to make sense here. The message gives the bound.",
    "content.reserved-id": (
        "The printed page gives ids of its own to its notes, citations and sources: notes, sources, and all that start "
        "with note-, noteref-, cite- or source-. Two parts of a page cannot share one."
    ),
    "content.unknown-block": (
        "The type of a block says how it is printed, and there is no part for this one. The hint names the types."
    ),
    "content.unknown-key": (
        "Nothing reads this key, so what stands under it would silently be lost. Mostly it is misspelt, or stands one "
        "level too deep or too high."
    ),
    "content.unknown-length": (
        "The lengths are glance, brief and indepth, and those that the project adds in templates/lengths.yaml."
    ),
    "content.unknown-status": (
        "A statement is documented (checked on an official or independent page), reported (stated by the source only), "
        "official (a government's position) or view (an author's judgement)."
    ),
    "content.unknown-value": "Only a few words can stand here. The hint names them.",
    "content.wrong-type": (
        "Something else is expected here: a list (each element on a line that starts with a hyphen), a mapping (keys "
        "with values), a whole number, or true or false. Mostly a hyphen or a level of indentation is missing."
    ),
    # ---- content: the meaning of a brief
    "content.active-image": (
        "An SVG file can run scripts, fetch other files and hold pages of another kind, and none of that works or is "
        "safe in print. A drawing may hold what is known to draw, and links inside it. Save it again as a plain SVG, "
        "text and effects turned into paths and its pictures embedded as PNG or JPEG, or as PNG altogether."
    ),
    "content.bad-crop": (
        "`crop` says what is cut off a photograph at its top, right, bottom and left, in per cent, and something has "
        "to be left. What a drawing shows is said in its own file."
    ),
    "content.bad-image-name": (
        "A picture is a file in the brief's own folder, so that the folder can be moved and shared whole. Its name "
        "holds letters a-z, digits, dots, hyphens and underscores."
    ),
    "content.coarse-image": (
        "A photograph is printed so wide that its pixels are seen as squares, or that it is blurred. Take it in the "
        "size in which the camera made it, or let it be printed as small as it is."
    ),
    "content.citing-source": (
        "Sources are numbered by the citations in the text. A citation inside the list of sources would ask for a "
        "number while the numbers are given. Name the other source in words."
    ),
    "content.hidden-target": (
        "In some edition the reference is printed and what it refers to is not, so it would lead nowhere. Show both, "
        "hide both, or give the text a wording without the reference at that length."
    ),
    "content.incomplete-image": (
        "Blurs and shadows of a drawing are seen on a screen and in Word, and not in the PDF. Where they matter, "
        "export the drawing as a PNG."
    ),
    "content.invisible-character": (
        "The text holds a character that cannot be seen and that can turn the order of words, split a word or break "
        "the page. It mostly comes with pasted text. Delete it and type the words around it again."
    ),
    "content.language-not-listed": (
        "A brief appears in the language that it is written in. Add the language to the list of languages."
    ),
    "content.large-image": (
        "The picture is too large to be mailed or printed well, or takes longer to draw than a page may: it has too "
        "many elements, points or letters, counted as often as drawn. Save it simpler, at the size of a page."
    ),
    "content.long-timeline": (
        "One of the timelines has a column for each year from the first event to the last. Mostly a digit of a year is "
        "wrong; an event long before the others is better told in the text."
    ),
    "content.long-title": (
        "A title is read at a glance, in running heads and in lists of contents. Say the finding in fewer words and "
        "leave the rest to the standfirst."
    ),
    "content.markup": (
        "Text knows *emphasis*, **strong**, [links](https://address), [@source, ¶3], ^[notes] and "
        "[words]{lang=fr}. Something here looks like one of them and is not complete, so it would print as it "
        "stands. To print it on purpose, write a "
        "backslash before its first character: \\[@."
    ),
    "content.missing-image": (
        "The figure names a file that is not in the brief's folder. Put it there or correct the name."
    ),
    "content.never-shown": (
        "`from` and `for` hide this part in every edition: it needs a reader for whom, and a length at which, both it "
        "and all that it stands in are shown."
    ),
    "content.no-image": (
        "Figures are PNG, JPEG, WebP or AVIF images, or SVG drawings. Renaming a file does not convert it: save it "
        "again in one of these. Each image is turned upright, converted to sRGB and scaled to 300 dots for each inch "
        "of its printed size, for all formats alike."
    ),
    "content.no-key-message": (
        "Every edition starts with its key messages, and `from` and `for` hide all of them in this one. Let at least "
        "one be shown."
    ),
    "content.ragged-table": (
        "Each row of a table has one cell for each column, in the same order. Add the missing cell, or join the one "
        'that was split. An empty cell is written "" or null; one across two columns {text: ..., span: 2}.'
    ),
    "content.bad-merge": (
        "A merged cell goes across columns ({text: ..., span: 2}) or down over rows ({text: ..., rows: 2}), within its "
        "group, or among rows that stand in none. Rows below leave out what it covers. All rows that it goes down over "
        "are shown by the same editions, and none of them is cut alone: they say the same from: and for:, and no keep:."
    ),
    "content.comma-in-number": (
        "In a list, a comma parts two values, with a space after it or without: 1,200 is 1 and 200. Write 1200, which "
        "each language writes with its own sign, or put the text in quotation marks."
    ),
    "content.bad-group": (
        "A row of a table has cells, or it is the heading of a group and the rows of the group stand below it: "
        "{group: Asia, rows: [{cells: [...]}]}. A group holds rows, not groups."
    ),
    "content.missing-file": (
        "The table or chart names a file that is not in the brief's folder. Put it there or correct the name."
    ),
    "content.bad-file-name": (
        "A table or chart takes its numbers from a file in the brief's own folder, so that the folder can be moved and "
        "shared whole. Its name holds letters a-z, digits, spaces, dots, hyphens and underscores."
    ),
    "content.bad-file": (
        "Tables and charts are read from CSV files in UTF-8 (parted by commas, semicolons or tabs) and from XLSX "
        "workbooks. This one is another kind of file, or damaged. Open it in an office program and save it anew."
    ),
    "content.large-file": (
        "The file has more than a page can show, or unpacks to more than a table needs. Keep the sheet, the rows and "
        "the columns that are to be printed, or name them with `range`."
    ),
    "content.empty-file": (
        "A table needs a row of heads and a row below it; a chart needs a row with the names of its series, and a row "
        "for each category with its name first."
    ),
    "content.no-sheet": "The workbook has no sheet of this name, or the file has no sheets at all.",
    "content.bad-range": (
        "A range names two corners as office programs do, a column by letters and a row by its number: B2:F14."
    ),
    "content.bad-cell": (
        "A cell holds what cannot be printed as it is: the error of a formula, a formula whose result is not in the "
        "file (nothing is worked out here), or a date, which every reader writes in another way. Mend it in the office "
        "program."
    ),
    "content.two-places": (
        "The rows of a table, the categories and series of a chart, stand in the brief or in the file that `from_file` "
        "names. Keep them in one place, or nobody knows which is right."
    ),
    "content.bad-axis": (
        "An axis holds every number of its chart. Bars and columns are as long as their numbers, so that theirs begins "
        "at nothing, and bars have none: their numbers stand beside them. One bar or column can be told from others "
        "where all are of one series."
    ),
    "content.unknown-category": (
        "`emphasis` names one of the chart's categories, spelled as there. Correct it, or take it away."
    ),
    "content.ragged-chart": (
        "Each series of a chart has one number for each category, in the same order. Add what is missing; a number "
        "that nobody knows is written null, and the chart leaves a gap."
    ),
    "content.negative-stack": (
        "Stacked columns show parts of a whole, and a part cannot be less than nothing. Show the numbers side by side, "
        "as a chart of the kind column."
    ),
    "content.long-chart": (
        "So many categories or bars cannot be told apart, nor their names be read. Leave out what the reader does not "
        "need, sum up years or the smallest parts, or print a table."
    ),
    "content.many-series": (
        "More than six series cannot be told apart, least of all in grey. Draw those that carry the finding, sum up "
        "the others, or make two charts."
    ),
    "content.marks-in-chart": (
        "The names in a chart, its unit and its alternative text are drawn or read aloud as plain words: there is no "
        "place for a citation, a note or a link. Put it into the caption or the note of the chart."
    ),
    "content.repeated-name": "The same language or audience is named twice. Its editions are made once: remove one.",
    "content.too-long": (
        "One text is as long as a whole edition. Mostly a quotation mark is missing, or a file was pasted. Split it "
        "into paragraphs."
    ),
    "content.uncited-source": (
        "The list of sources shows those that the text cites. This one is never cited, so no reader sees it. Cite it "
        "where it supports a statement, or remove it."
    ),
    "content.unfit-status": (
        "The mark of a paragraph says whose word it is, and so does the `voice` of a source: `subject` is the text "
        "that the brief is about, `official` a government or a body that speaks of itself, `other` somebody else. "
        "What is reported and the author's view rest on the subject alone, an official position on it or on an "
        "official source, and what is documented on more than the subject. Give each claim a paragraph of its own, or "
        "leave the mark out where the words are yours."
    ),
    "content.unknown-audience": (
        "`for` and `by_audience`, of the brief or of a section, name audiences of the brief's own list. One that is "
        "misspelt would hide the part or the title from its readers."
    ),
    "content.unknown-paragraph": (
        "The source says how many paragraphs it has, and the citation names another one. A reader could not find the "
        "place. Correct one of the two."
    ),
    "content.unknown-source": (
        "A citation names a source of the brief's own list, under `sources`. Correct the name, or add the source."
    ),
    "content.unknown-target": (
        "A link that starts with # leads to a part of the brief by its id. Nothing has this id; parts without one of "
        "their own are counted: why.2 is the second block of the section why."
    ),
    "content.unnumbered-target": (
        "A reference without words shows the number of a section, table or figure, and this part has none. Write the "
        "words: [as the paragraph says](#id)."
    ),
    "content.unused-wording": (
        "The text has a wording for a length at which the part around it is not shown, so nobody will read it. Remove "
        "the wording, or change `from`."
    ),
    "content.wide-table": "The widths of a table's columns are per cent of the table, so they add up to 100 at most.",
}
"""Code -> why it is a finding, and how to mend it."""
