"""Chart + Theme -> a drawing: sizes, steps and marks that PDF, HTML and Word agree on, and the SVG of the first two.

Everything is computed from the numbers, the tokens and estimated widths of letters, so that the same chart is the same
bytes in every process. A plotting library was refused: it brings its own fonts, its own idea of a locale and some
thirty megabytes, and draws text as paths that nobody can search, read aloud or edit.
"""
