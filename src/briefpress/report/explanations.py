"""Code of a finding -> why it is one, and what to do. Text only; a test sees to it that no code is forgotten."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from briefpress.bibliography import codes as bibliography_codes
from briefpress.content import codes
from briefpress.incoming import codes as incoming_codes
from briefpress.incoming.importing import codes as importing_codes
from briefpress.report.shelf_explained import SHELF
from briefpress.report.templates_explained import TEMPLATES
from briefpress.translation import codes as translation_codes

_PRESS = {
    # ---- editions: what was asked for
    "edition.no-brief": "A brief is a folder in content/ that holds a file brief.yaml. The project has none yet.",
    "edition.unknown-brief": "A brief is named by its folder in content/. The name asked for is no such folder.",
    "edition.unknown-audience": "No brief asked for lists this audience under `audiences`.",
    "edition.unknown-length": (
        "A length is one of glance, brief and indepth, or one that the project adds in templates/lengths.yaml."
    ),
    "edition.unknown-language": (
        "No brief asked for lists this language under `languages`. Languages are written as BCP 47 tags: en, "
        "fr, zh-Hans."
    ),
    "edition.unknown-paper": "The papers are those of `papers` in templates/theme.yaml: a4, letter and a5.",
    "edition.unknown-format": "The formats are pdf, docx and html.",
    "edition.not-made": (
        "Only editions that stand in a folder of builds can be explained: its manifest tells how each was made to fit."
    ),
    # ---- project
    "project.none": "A project is a folder with a folder content/ in it. Commands look for one here and upwards.",
    "project.bad-name": (
        "The name of a brief becomes the name of its folder and begins the name of every file that is made from it. "
        "Small letters, digits and single hyphens read alike on every system and in every address."
    ),
    "project.no-source": "--from names what a new one starts from, and there is none of that name.",
    "project.name-taken": "A new brief never writes over something that is there.",
    "project.not-added": (
        "A length is added at the end of templates/lengths.yaml, and what would come of it cannot be read. Mostly the "
        "whole file stands in braces."
    ),
    "project.unknown-code": (
        "Only codes that stand in brackets at the head of a finding can be explained, and editions that have been made."
    ),
    # ---- fonts
    "fonts.missing-family": (
        "The theme names a font family that this machine has not. Another one would be taken without a word, with "
        "other widths and other page breaks, so nothing is printed."
    ),
    "fonts.missing-script": (
        "A token names a font for words of a language, and the font has not all letters of it. The letters that it "
        "lacks would be drawn by another, in the middle of words."
    ),
    "fonts.bad-file": (
        "A look brings its own fonts along as .ttf or .otf files in a folder `fonts` beside theme.yaml. They go into "
        "PDF, web pages and Word files, so their licences have to allow that."
    ),
    "fonts.embedded": (
        "With --embed-fonts Word files bring along the letters of the fonts that they are set in, so that they look as "
        "they should where these are not installed. Only the letters that the file shows, and those of an English "
        "keyboard, for whoever edits it."
    ),
    "fonts.not-embedded": (
        "A font says in itself whether it may stand in documents, and in which. One that may only be printed, or not "
        "be embedded at all, stays out; readers who have not installed it see another."
    ),
    "fonts.unused": "A font is brought along that no token names. Nothing would be set in it.",
    "fonts.missing-glyph": (
        "None of the theme's families can draw this word or sign. It would print as empty boxes, or in a face that "
        "nobody chose. The families of font.more in theme.yaml are asked for whatever the others lack: name one there."
    ),
    # ---- fit
    "fit.too-long": (
        "A length is a promise of pages. This edition does not keep it even at the tightest setting and with all cut "
        "that may be cut. Shorten the text, give a shorter wording for this length, show a block only at longer "
        "lengths (from:), or say that it may be cut (keep: 2 to 5). Its last good files stay; other editions are made."
    ),
    # ---- office: pages of Word files, counted by LibreOffice
    "office.none": (
        "With --word-pages LibreOffice lays Word files out, and counts their pages. It is neither on the path nor "
        "where macOS and Windows have it. Builds without --word-pages need it for nothing."
    ),
    "office.not-laid-out": "LibreOffice made no PDF of this Word file: it ended before, or took too long.",
    "office.too-long": (
        "Word breaks lines in other places than print does, and has other fonts where those of the look are not "
        "installed. Even at the tightest setting this file has more pages than its length promises. It is written "
        "nevertheless. The PDF keeps its promise."
    ),
    "office.no-stand-ins": (
        "Pages are counted twice, in the fonts of the look and in those of a reader who has not installed them. What "
        "Windows has may not be handed on: others with the same widths stand in for them, and have to be installed."
    ),
    # ---- layout: what a proofreader marks
    "layout.heading-at-foot": (
        "A heading belongs to the text below it, of which at least three lines stand on its page. Here a page break "
        "comes sooner. Shorten what stands before it, or make it a few words longer."
    ),
    "layout.wide-table": (
        "A table that is too wide is set closer, step by step: its words are hyphenated and its columns stand closer, "
        "its letters are as small as theme.yaml lets them be and its long words are broken, its heads run upwards, and "
        "the page is set as tight as it may be. A figure is never broken. Where all that is not enough, the finding "
        "names the column that takes most, its widest word and the millimetres that lack. A table with wide: true has "
        "a page of its own that lies across."
    ),
    "layout.lone-line": "One line of a paragraph stands alone on a page. Add or take away a few words before it.",
    "layout.alone-at-head": (
        "What is left of a section on its last page is two lines, or one entry of a list. Take away a few words before "
        "it, so that it goes back, or add some."
    ),
    "layout.torn-row": "A row of a table is so high that no page holds it whole. Shorten it, or make two rows of it.",
    "layout.lone-row": (
        "Where a table goes on on the next page, at least two rows stand on each side. The style sheet asks for it by "
        "break-after on its first row and its last but one: look whether yours does."
    ),
    "layout.not-continued": (
        "A table goes on on a page that does not say so. The words come with the number of its caption, as "
        "data-continued, and the style sheet puts them at the head of the page: look whether yours does."
    ),
    "layout.broken-block": (
        "A table of up to seven rows, a figure, a box, the key messages or up to five recommendations are read at a "
        "glance, and one page could hold them, but two have parts of them. Shorten what stands before, or let the "
        "style sheet say break-inside: avoid."
    ),
    "layout.torn-note": (
        "A note stands at the head of a page, and the table or figure that it belongs to on the page before. Shorten "
        "what stands before, or let the style sheet say break-before: avoid."
    ),
    "layout.torn-entry": (
        "An abbreviation is parted from its meaning, or a source broken, where a column ends. Let the style sheet keep "
        "entries whole: break-inside: avoid, and no flex."
    ),
    "layout.few-sources": (
        "The list of sources begins at the foot of a page with fewer than six. Shorten what stands before it by a few "
        "lines, or make it longer."
    ),
    "layout.short-page": (
        "A page that is not the last is less than 85 % full, or less than two thirds where a section begins on the "
        "next one, because what follows is not to be broken. Give the section more text around it, or move it: a table "
        "or figure changes places with paragraphs of its section, so that they fill the page."
    ),
    "layout.small-type": (
        "Each role of type has a size below which it cannot be read with ease: floor in theme.yaml. Something is set "
        "smaller by a style sheet. Take the size from a token, or from max() with the floor."
    ),
    "layout.overflow": (
        "A word, an address or a picture is wider or higher than the place it has, so part of it is lost or lies over "
        "something else. Shorten it, let it break, or give it more room in the style sheet."
    ),
    "layout.hidden-text": (
        "The page holds text that nobody sees: it stands outside what a picture or a style sheet lets be drawn, or "
        "shines through altogether. Who listens to the page, or copies from it, is told something else than who reads."
    ),
    "layout.lost-link": "A link in the printed pages leads to something that no page shows.",
    "edition.not-one": "An edition is named by as many of its words as tell it from all others: ru/indepth/public.",
    "edition.unknown-pdf": "PDFs keep ua-1+a-2a, a-3a (with what they were made from attached) or ua-2+a-4.",
    # ---- what is read aloud
    "tags.unmatched-text": (
        "What a line shows is not in the text of its block as the template wrote it, so its spaces and hyphens cannot "
        "be told. Mostly a style sheet shows other words (`content:`) in the place of an element's own."
    ),
    "tags.unsaid-link": (
        "A link stands in the margin of a page, or in something marked aria-hidden: nothing there is read aloud, and a "
        "link has to be. Let it stand in the text, or show its words without the link."
    ),
    "tags.no-alternative": (
        'A picture has to say in words what it shows; one that only adorns has alt="", or is a background of the style '
        "sheet."
    ),
    "tags.transparent": (
        "What is drawn through opacity, a mask or a blend goes into a drawing of its own, whose text belongs to no "
        "element of the PDF. Archives and screen readers both want it without."
    ),
    "tags.unknown": "Something is drawn that is of no element of the page: it is marked as decoration, not read aloud.",
    "tags.engine": (
        "PDFs are tagged through a few names of WeasyPrint, which are known for one version only. With another one its "
        "own tags are written: they pass as PDF/UA-1, and run words together."
    ),
    # ---- workers
    "press.failed": (
        "A library could not print what this edition is made from, and said so in its own words; other editions are "
        "made. Mostly a style sheet or a picture asks for what no page can be."
    ),
    "fit.endless": (
        "Pages follow pages as long as something is left to print. Where none has room for anything, that is for ever."
    ),
    "press.lost": (
        "A worker died over this edition, or took longer than --time-limit allows, and so would another. The others "
        "are made, and the last good files of this one stay."
    ),
    "workers.no-start": (
        "Pages are laid out in processes of their own, which are reached by a file in the folder for temporary files. "
        "Mostly the disk is full."
    ),
    "preview.not-installed": (
        "What answers a browser and watches files is an extra: a build needs neither. `make preview` installs it."
    ),
    "preview.port": "Another program listens there, perhaps another preview. Without --port each has one of its own.",
    "preview.no-editor": (
        "--editor is a link that an editor listens to, or a command that opens a file. The command that it names is "
        "not on this machine."
    ),
    "preview.no-spot": "--at shows the block at a line of a brief or of its translation, and this file is neither.",
    "preview.failed": "What the preview shows is kept; the next change of a file begins anew.",
    "pictures.no-pdf": "The pages of a PDF are drawn by PDFium, and it cannot read this one.",
    "executor.no-dask": "A cluster is reached through Dask's package distributed, which is installed when asked for.",
    "executor.no-answer": "A scheduler has to be running at the address, and this machine has to be able to reach it.",
    "executor.no-certificates": (
        "What is sent to a cluster is code and texts, and what comes back is believed. Over tls:// both sides show "
        "certificates of one authority; Dask finds them by its own configuration or environment (distributed.comm.tls)."
    ),
    "executor.no-workers": "A scheduler hands jobs to workers, and none has reported to it yet.",
    "executor.other-engines": (
        "Where versions differ, pages break in other places. So workers have the same code, libraries and fonts as "
        "the machine that hands out the work, or none of them works."
    ),
    "fonts.other-faces": (
        "The faces of a font family differ between the machine that handed out this edition and the one that was to "
        "make it."
    ),
    # ---- merge
    "merge.no-manifest": "Only folders that builds wrote to can be merged: each has a manifest.json.",
    "merge.changed-file": "A file has changed since its manifest was written, so nobody knows what it holds.",
    "merge.conflict": "Two folders have the same edition with different bytes, and only one of them can be right.",
    "merge.other-version": "Parts of one build have to be made by one version, or editions will not look alike.",
    # ---- publish
    "publish.not-allowed": (
        "The system does not let this file be written: it is protected, or open in another program."
    ),
    "publish.disk-full": (
        "There is no room for the file. Nothing has been changed: the files of the last build stand."
    ),
    "publish.folder-in-the-way": (
        "A folder has the name that a file is to have. It may be yours, so it is not removed."
    ),
    "publish.file-in-the-way": "A file stands where a folder is to be. It may be yours, so it is not removed.",
    "publish.no-own-folder": (
        "What a build keeps for the next one is sealed with a key that only you have, in your own folder for caches "
        "(on Linux $XDG_CACHE_HOME/briefpress, else ~/.cache/briefpress). Without such a folder everything is made "
        "anew, and as well: what lies in a folder of builds may have come with the project, and is not believed."
    ),
    "publish.failed": "The system does not let this file be written, for the reason that it gives.",
    "publish.other-kind": (
        "A draft is printed whatever is wrong with it; final editions have passed every check; files for print have "
        "crop marks, sheets or letters of their own. Each kind has a folder of its own, so that none is handed out by "
        "mistake: name another one with --out, or leave --out away."
    ),
    # ---- print
    "print.coarse-picture": (
        "Print shows what a screen hides: below 300 dots an inch edges are soft, below 150 they are steps. The picture "
        "is printed all the same."
    ),
    "print.small-pages": (
        "Two pages share a side of a sheet, so each becomes smaller unless the sheet is twice as large. On A3 two A4 "
        "pages keep their size, and on A4 two A5 pages: build --paper a5 lays the brief out for these."
    ),
    "print.no-profile": (
        "The token print.profile names a file that describes a printing machine and its paper (an ICC profile). It is "
        "looked for beside each theme.yaml, that of the audience first; `fogra39` comes along."
    ),
    "print.bad-profile": (
        "A profile of a printing condition tells which inks show a colour. Profiles of screens and cameras do not, and "
        "a damaged file tells nothing."
    ),
    "print.rich-black": (
        "Black with other inks below it is deeper on large areas. Letters and lines printed so have coloured edges as "
        "soon as one plate is a tenth of a millimetre off: black alone is crisp."
    ),
    "print.too-much-ink": (
        "Where four inks lie on each other thickly, sheets dry slowly and stick together. Print shops refuse more than "
        "300 per cent of all four on coated paper."
    ),
    "print.one-colour-two-inks": (
        "A page knows the colours of the screen, and each is printed with the inks that the look names for it. Two "
        "tokens of one colour cannot be told apart there."
    ),
    "publish.bad-manifest": (
        "The file manifest.json lists what builds have made in a folder. This one is damaged, or names files "
        "outside the folder. "
        "It has been replaced, and the files that it named count as yours: those no longer made are not removed."
    ),
    # ---- verify
    "publish.no-manifest": (
        "Whoever receives a folder of builds checks it against its manifest.json, which a build writes last. Without "
        "one nothing can be said of the files."
    ),
    "publish.damaged-manifest": (
        "The file manifest.json is not as a build writes it, so it cannot vouch for a file. Copy it again from where "
        "the folder comes from, or build again."
    ),
    "publish.missing-file": "The manifest lists this file, and it is not in its place.",
    "publish.changed-file": (
        "The file is not the one that was made: its size or its SHA-256 hash is another than the manifest says. It may "
        "have been edited, or damaged on its way."
    ),
    "publish.unreadable-file": "The manifest lists this file, and the system does not let it be read.",
    "publish.unknown-file": (
        "The file has the name and place of an edition, and the manifest does not list it: no build vouches for it."
    ),
    "publish.left-over": (
        "A build that was stopped leaves files whose names begin with a dot and end in .part. They are no editions."
    ),
    "publish.unfinished": (
        "A build puts its files in their places at the very end and notes in .unfinished which they are. The note is "
        "still there, so it was stopped at that moment: some of these files are of the build before, some of this one."
    ),
    "publish.build-running": "While a build puts its files in their places, no two looks at the folder need agree.",
    # ---- doctor: what a machine lacks
    "doctor.old-python": "BriefPress is written for newer versions of Python than this one.",
    "doctor.not-installed": (
        "What BriefPress asks of other packages stands in its own metadata, which are written when it is installed."
    ),
    "doctor.missing-package": "BriefPress is built on this package of Python, and it is not there.",
    "doctor.other-package": (
        "BriefPress asks for a version of this package that it has been tried with. With another one pages may break "
        "elsewhere, or nothing may work."
    ),
    "doctor.not-as-locked": (
        "A checkout has a lock that names the version of every package. With others the same brief may give other "
        "bytes."
    ),
    "doctor.no-library": (
        "WeasyPrint lays out pages with Pango, HarfBuzz and Fontconfig, which are libraries of the system: pip does "
        "not bring them. At least one of them cannot be loaded."
    ),
    "doctor.no-engine": "WeasyPrint, which lays out the pages, is not installed, or is damaged.",
    "doctor.old-pango": "WeasyPrint calls functions that older versions of Pango do not have.",
    "doctor.no-subset": (
        "A PDF carries only the glyphs that it shows. HarfBuzz picks them out of a font in a moment; without it Python "
        "does, which for Chinese fonts takes many times as long."
    ),
    "doctor.no-fontconfig": (
        "Fontconfig says which fonts are installed and what they have. The command fc-list, with which it is asked, is "
        "not there or fails."
    ),
    "doctor.missing-family": (
        "The theme names a font family that this machine has not. A build would print nothing rather than take another."
    ),
    "doctor.missing-glyph": (
        "Texts in this language have these characters, and none of the theme's font families can draw them. A build "
        "would refuse every edition that uses one."
    ),
    "doctor.borrowed-glyph": (
        "The families of the running text lack these characters, and another family of the theme has them. They will "
        "be drawn, in a face that may not match."
    ),
    "doctor.no-folder": "A build writes its files to this folder, and the system does not let it.",
    "doctor.little-room": (
        "A build writes every file anew before it replaces the old one, and keeps what it made in a cache of at most "
        "512 MB."
    ),
}

EXPLANATIONS: Mapping[str, str] = MappingProxyType(
    {
        **codes.EXPLANATIONS,
        **bibliography_codes.EXPLANATIONS,
        **translation_codes.EXPLANATIONS,
        **incoming_codes.EXPLANATIONS,
        **importing_codes.EXPLANATIONS,
        **TEMPLATES,
        **SHELF,
        **_PRESS,
    }
)
"""Every code that a finding can have."""
