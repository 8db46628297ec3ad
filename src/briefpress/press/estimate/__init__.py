"""Document + look -> about how many pages it takes, before any layout: the first setting that is tried.

Each text is as wide as its letters are, in the fonts of the look (`writers.pdf.text_widths`); lines, rows and gaps are
added up as page.css has them, and page ends are guessed as the engine finds them. An estimate decides nothing but which
setting is laid out first: whatever fits has been laid out and counted. It knows the job alone, so that the same job is
fitted in the same way whatever was built before.

Refused: to remember how long editions were in earlier builds, since what a build makes would depend on which builds
there were; and to learn from the other languages of a brief, since an edition would depend on which are asked for.
"""
