"""Pages as they are drawn -> files for printing machines and for meetings: PDF/X-4, in colour or grey, imposed or not.

    printing    what a printer asks for: profile, bleed, marks, sheet; and the names of the formats
    separate    colours of a screen -> inks, in everything that a file draws
    resources   what a file draws: its content streams, shadings, groups and pictures
    operators   one content stream, its colours as inks and its black text overprinting
    boxes       trim, bleed and media box of each page, and the marks by which it is cut
    order       which page stands where on which sheet, by number
    sheets      pages on sheets
    standard    what ISO 15930-7 asks of the file itself
    write       all of it in order

Looked at: pdfimpose imposes well, and is under the GPL with MuPDF (AGPL) below it; Ghostscript converts to CMYK, but
turns black text into four inks or all of a page to grey, writes no PDF/X-4, and would have to be installed wherever
briefs are made. So pages are put on sheets and colours changed by pikepdf, which is here for it; and Ghostscript looks
at the result in the tests, as a printer does.
"""
