"""Sources as reference managers keep them <-> the `sources:` of a brief: CSL-JSON, BibTeX, RIS. Writes no file.

Readers of our own were chosen after others were tried: bibtexparser 2.1 leaves what is joined with # unread, tells
lines and no columns, and brings a second library for accents; pybtex stops at the first mistake; rispy knows no lines.
What an author needs of all three formats is where that stands which was not understood, and that takes little more.
"""
