"""Document -> PDF, by WeasyPrint: `layout` sets the pages, `write` makes the bytes.

Laying out costs most of the time and writing the rest, so a copyfitter can lay out several times and write once.
Nothing is ever fetched: a document's pictures are the job's assets, and any other address is refused.
"""
