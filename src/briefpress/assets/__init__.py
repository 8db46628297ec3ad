"""Bytes that a page brings along -> what is in them, and what speaks against printing it.

Style sheets (`css`), font files (`fonts`), pictures (`pictures`) and profiles of printing machines (`profiles`): each
is read in one place, and distrusted there.
"""
