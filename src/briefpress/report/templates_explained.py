"""Code of a finding about templates, looks, labels and letterheads -> why it is one, and what to do."""

from __future__ import annotations

TEMPLATES = {
    # ---- templates
    "templates.missing": (
        "A file that every edition needs is neither in the project's templates/ nor among those that come "
        "with the press."
    ),
    "audience.no-label": "The masthead names the audience: audience.yaml gives the words as `label`.",
    "audience.unknown-key": "A key of audience.yaml is not known, so it would do nothing. The hint names the keys.",
    "audience.bad-value": (
        "What audience.yaml says here is not of the kind that is expected, such as a list of names, or a length."
    ),
    "audience.unknown-length": (
        "In audience.yaml, `from` and `products` name lengths: glance, brief and indepth, and those that the project "
        "adds in templates/lengths.yaml."
    ),
    "audience.unknown-name": (
        "An audience reads first, later or never what audience.yaml names: a kind of block, such as glossary, or "
        "the id "
        "of a part of a brief. This name is neither in any brief asked for, so it does nothing."
    ),
    "lengths.unknown-length": (
        "A length is one of glance, brief and indepth, or one that the project adds in templates/lengths.yaml, where "
        "its product and its pages are said. This name is neither, so what is said of it would do nothing."
    ),
    "lengths.bad-name": (
        "The name of a length stands in the names of files and folders: small letters, digits and single hyphens."
    ),
    "lengths.bad-order": "A length comes after another one or before it, and the other cannot be placed by it in turn.",
    "lengths.unknown-layout": (
        "The layout of a length is pages, one-page, or a style sheet that the project has in templates/layouts/."
    ),
    "lengths.unknown-key": "A key of lengths.yaml is not known, so it would do nothing.",
    "lengths.missing-key": "A length says what it is called and how many pages it has; all else has a usual value.",
    "lengths.bad-value": (
        "A promise in lengths.yaml is not of the kind that is expected there, such as a number of pages."
    ),
    "theme.unknown-token": (
        "Looks are changed by giving tokens other values. A name that the base theme does not have would "
        "change nothing."
    ),
    "theme.bad-logo": "A logo is an SVG, PNG, JPEG, WebP or AVIF file beside the theme.yaml that names it, harmless, "
    "with an alternative text and a height.",
    "theme.no-logo": "A theme names a logo, and no such file stands beside it.",
    "theme.alike-in-grey": "Briefs are printed and copied in grey. Colours of the same lightness are one grey there, "
    "and the series of a chart would be one area.",
    "theme.low-contrast": "Text has to stand out from its ground, at least 4.5:1 (WCAG 2.2, 1.4.3, AA), for readers "
    "with weak sight, on bad screens and on a grey copy.",
    "advice.sentence-length": "A sentence is longer than `sentence_words` in audience.yaml allows these readers. Other "
    "languages may have as many more words as they need; Chinese is counted in characters.",
    "advice.reading-ease": "The texts read less easily than `reading_ease` in audience.yaml asks, on Flesch's scale: "
    "30 is for specialists, 60 for everybody. Measured in English, French, Spanish and Russian.",
    "advice.jargon": "A word of the `jargon` list in audience.yaml stands outside quotation marks.",
    "advice.abbreviation": "An abbreviation is not in the glossary, nor written out with itself in brackets where it "
    "is first used, at the shortest length that shows it. `abbreviations` in audience.yaml lists those that these "
    "readers know.",
    "advice.word-budget": "A title, standfirst, heading, caption, key message or recommendation is longer than its "
    "budget; `budgets` in audience.yaml sets others.",
    "advice.slogan": "A slogan stands outside quotation marks, as if it were the brief's own word.",
    "advice.no-citation": "What is said to be documented, reported or official cites the source that says so.",
    "theme.unknown-look": "An audience, or --theme, names a look that is not there. A look is a folder "
    "templates/themes/<name>; `briefpress new theme NAME` makes one.",
    "setting.unknown": "--set takes NAME=VALUE, where a name begins with theme, lengths or audience: "
    "theme.<group>.<token>, theme.paper, lengths.<length>.<key>, audience.<key>. It holds for this once.",
    "theme.unknown-layer": (
        "A theme file holds tokens in layers: base, paper with a kind of paper, and length with the name of a "
        "length. "
        "What stands elsewhere would change nothing."
    ),
    "theme.bad-token": "PDF and Word are set from the same tokens, so each value has to be one that both understand.",
    "theme.unknown-pdf": (
        "`pdf` in theme.yaml says which standards PDFs keep: ua-1+a-2a (as without it), a-3a, with the brief and the "
        "numbers of its charts attached, or ua-2+a-4, which is PDF 2.0."
    ),
    "theme.unknown-paper": (
        "`paper` in theme.yaml is one word: the name of one of the `papers` in templates/theme.yaml, such as a4 or "
        "letter."
    ),
    "language.unknown": (
        "A language needs templates/languages/<tag>.yaml (fonts, direction) and templates/labels/<tag>.po "
        "(fixed words)."
    ),
    "language.bad-file": "The file of a language is a mapping: keys with their values.",
    "language.unknown-key": "A key in the file of a language is not known, so it would do nothing.",
    "language.bad-direction": "Text runs from left to right (ltr) or from right to left (rtl).",
    "language.bad-letters": "Recommendations are counted by letters, since sections have numbers.",
    "language.bad-quotes": "A language has two pairs of quotation marks: outer ones, and those within a quotation.",
    "language.unknown-locale": "Dates and numbers are written as CLDR says for a locale, such as en_GB or zh_Hans.",
    "labels.unreadable": "The fixed words of the page stand in a PO file, and this one cannot be read as PO.",
    "labels.unknown": "A file of labels translates words that no template prints: they were mistyped, or are gone.",
    "labels.placeholders": "A word such as %(number)s is put in when the label is printed; every translation has it.",
    "labels.missing": (
        "A fixed word of the page is not translated into the language of the edition. Languages are never mixed "
        "without a mark."
    ),
    # ---- reference: the user's own Word file
    "reference.unknown-name": (
        "A reference document is reference.docx in templates/ or in the folder of an audience; a length or a language "
        "may have its own: reference.indepth.docx, reference.ar.docx, reference.glance.ar.docx. A file of another name "
        "would do nothing."
    ),
    "reference.adopted": (
        "What a letterhead gives to Word editions: paper, headers and footers, styles that meet ours by name, numbers, "
        "fonts and one colour. Nothing is wrong."
    ),
    "reference.not-adopted": (
        "What stands in the letterhead and is otherwise in Word editions, with what stands for it: headers of other "
        "sections, a title that would not be seen, a colour on which nothing can be read, captions that would part "
        "from their tables, settings of the file."
    ),
    "reference.name-taken": "A file that has been edited in Word is never written over.",
    "reference.unreadable": "The system does not let this file be read.",
    "reference.too-large": "A letterhead is small. What is larger than this holds something that editions cannot need.",
    "reference.not-word": "Word documents (.docx) and templates (.dotx) can be adopted: zip files of a known form.",
    "reference.old-word": "Before 2007 Word wrote files of another kind. Word and LibreOffice save them as .docx.",
    "reference.encrypted": "A file that is protected by a password cannot be read, nor can what is written from it.",
    "reference.damaged": "The file does not unpack. Part of it may have been lost on its way here.",
    "reference.unpacks-too-far": (
        "The file says, or turns out, to be far larger unpacked than a letterhead is, as files are that are made to "
        "fill a computer's memory. It is not unpacked."
    ),
    "reference.no-document": "A Word file names its main document; this one does not, or the document is missing.",
    "reference.no-styles": "The styles are what a reference document is adopted for.",
    "reference.strict": (
        "Word can write a second kind of file, Strict Open XML, which few programs read. The usual kind holds the same."
    ),
    "reference.macros": "Every edition would carry the macros to its readers, whose systems would refuse or run them.",
    "reference.linked-template": (
        "Word would look for the attached template on the computer of every reader, or fetch it from an address. "
        "Styles and letterhead are in the file itself, so nothing is lost when it is detached."
    ),
    "reference.linked-file": (
        "Word would fetch the file from the computer of every reader, or from an address, which tells who reads. Only "
        "links that a reader clicks may lead outside."
    ),
    "reference.letterhead-object": (
        "Headers and footers can hold text, pictures and links. Charts, diagrams, controls and embedded files of other "
        "programs are not carried over."
    ),
    "reference.field": (
        "A field of Word can start a program, fetch a file or a picture, or ask the reader for something, whenever the "
        "document is opened or printed. Letterheads may hold fields that read the document itself: PAGE, NUMPAGES, "
        "SECTIONPAGES, STYLEREF, DOCPROPERTY, TITLE and other properties, REF, PAGEREF, TOC, SEQ, dates, and HYPERLINK "
        "to a bookmark."
    ),
    "reference.active-content": (
        "Every edition would carry this to its readers, whose Word would run or fetch it. A letterhead is text and "
        "pictures."
    ),
    "reference.bad-address": "Links of a letterhead lead to pages and mailboxes, not to programs, files or shares.",
    "reference.bad-picture": (
        "Pictures of a letterhead go into every edition as they are. This one is damaged, or holds what does more than "
        "draw."
    ),
    "reference.document-type": (
        "Open XML has no document types and no entities: they are a way to make a program read other files, or to fill "
        "its memory."
    ),
    "reference.bad-xml": "A part of the file is not well-formed XML, so what stands in it is not sure.",
    "reference.no-room": "Paper and margins are those of the reference document, and leave too little between them.",
    # ---- render
    "render.template-syntax": "A template is not written as Jinja2 asks for.",
    "render.no-template": "A template names another that is in none of the folders where templates are looked up.",
    "render.not-allowed": "Templates may come from anybody: they see what is meant for them, read templates and "
    "nothing else, and have to come to an end. docs/templates.md lists filters, functions and limits.",
    "render.unknown-block": "A template that extends another fills in the blocks that the other has. Text in a block "
    "of any other name is printed nowhere.",
    "templates.foreign-style": "A style sheet names a file or an address. Pages hold all that they show, so that they "
    "look the same everywhere, ask nobody for anything and tell nobody that they are read.",
    # ---- files
    "files.link": (
        "A project may come from anyone. A link in it that leads out of it would print, or write to, what is none of "
        "the project's; so nothing is opened by one. The folder of builds itself is no link either: name the folder "
        "that is meant with --out. Links that stay inside of the project are followed."
    ),
    "files.no-file": (
        "Only files are opened. A pipe would keep a build waiting, and a device may have no end. A folder may stand "
        "where a file is asked for."
    ),
    "files.too-large": "A file has more bytes than anybody needs for one of its kind: it is not read to its end.",
    "templates.link": "Templates may come from anyone. A link in their folder that leads elsewhere would print what is "
    "none of the project's, so none is followed.",
    "templates.unreadable": "A file of the templates is there and cannot be read.",
    "templates.unknown-file": "Nothing prints a file of this name. A template takes the place of another by having the "
    "same name in the same folder; a new part is printed when some template asks for it.",
    "render.template-error": "A template asks for something that the edition does not have, such as a misspelt name.",
    "render.template-failed": "A template could not be carried out with what it was given.",
    # ---- document: what the templates printed
    "document.no-language": "A screen reader needs the language to read a page with the right sounds.",
    "document.no-title": "The title is what a window, a list of files and a screen reader show first.",
    "document.heading-skips-level": "Readers who move by headings take a skipped level for a missing section.",
    "document.empty-heading": "A heading without words leads to nothing in the outline.",
    "document.no-alternative": (
        "Those who cannot see a picture or a chart read its alternative text: `alternative` in brief.yaml."
    ),
    "document.no-header-cells": (
        "A table needs header cells, so that a reader who hears one cell knows what it is about."
    ),
    "document.no-wide-page": (
        "A table with `wide: true` gets a page of its own that lies across. A length that promises one page has none "
        "to give: the table is set among the text, as close as it needs to be. Show it at longer lengths only (from:), "
        "or take `wide` away."
    ),
    "document.ragged-table": "Each row of a table has to have as many cells as there are columns.",
    "document.duplicate-id": "Links lead to ids; an id that stands twice leads to two places.",
    "document.broken-link": "A link leads to an id that the edition does not show, or has no address.",
    "document.empty-link": "A link without words cannot be read aloud or clicked.",
    "document.stray-text": (
        "Text has to stand in a paragraph, a heading, a list or a cell; elsewhere Word has no place for it."
    ),
    "document.unknown-element": "Templates may use only the elements that PDF, Word and HTML can all print.",
    "document.unknown-attribute": "Templates may use only the attributes that PDF, Word and HTML can all print.",
    "document.bad-chart": (
        "A chart is drawn from its table: the class says the kind, the head names the series, each row has a category "
        "and its numbers in data-value, and data-scale has the steps of the axis."
    ),
    "document.header-scope": 'A header cell says whether it heads a column or a row: scope="col" or scope="row".',
    "document.too-long": "A page has more text or tags than any brief: a template repeats something without end.",
    "document.control-character": (
        "A page holds a character that nobody sees and that no Word file can hold: a template writes it, as it is or "
        "as a reference such as &#x1;. Take it out."
    ),
    "document.bad-markup": "A tag, comment or character reference of a template is so long that reading it would "
    "take minutes.",
    "document.too-deep": "A template opens elements within elements without end; no page needs so many.",
    "document.bad-address": "A link of a page runs something or leads into the reader's own machine. Pages are handed "
    "to people who trust them: links lead to the web, to a letter box, or within the page.",
    "document.no-picture": "A page shows a picture that is none of the brief's: pictures stand beside brief.yaml.",
    "document.bad-picture": "A picture cannot be drawn, or not whole: its file was changed after the check, or it asks "
    "for something that print cannot do. Save it anew, simpler, or as a PNG of 300 dots for each inch.",
}
