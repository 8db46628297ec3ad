"""Bytes of a picture -> what is wrong with it, and the picture as all formats show it.

Raster images are decoded, drawings parsed, each by one reader: what `check` has taken is what is printed.

Pictures come from anybody, and reach readers in files of ours. A drawing (SVG) can run programs, fetch files and draw
itself without end; it is let through only if all that it holds is known to draw and no more. Expressions over its bytes
were refused: XML and CSS can spell one thing in many ways.
"""
