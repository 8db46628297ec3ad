"""An old document (Word, OpenDocument, Markdown, HTML) -> a first brief: `brief.yaml` and its pictures.

Readers of four formats make one noun, an `Outline`; whoever finds the structure knows no format. Structure is found
and not asked for: of the Word files that offices have, every second one has no style of a heading, and its heads are
short bold lines. mammoth, pandoc and markitdown were tried and find no structure in those; what they do find they give
without the place that it came from, and nothing that is left out may be left out in silence.
"""
