"""HTML text -> Document: the one structure that PDF, Word and HTML are written from.

The vocabulary is a closed subset of HTML rather than a format of our own: templates stay ordinary, the tree can be
written back for the PDF engine, and what a template prints beyond it is a finding, not a surprise in Word.
"""
