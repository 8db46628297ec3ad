"""Files that people hand in -> what they say. Nothing in here trusts what it reads.

- `word` reads a Word file: package, paragraphs with their runs, tables, notes, comments, tracked changes. It knows no
  brief.
- `importing` makes a first brief of an old document, in whichever of four formats it is.
- `review` finds what reviewers changed in a Word file that BriefPress made, and brings it to the wordings it came from.
"""
