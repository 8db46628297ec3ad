"""Document + Theme -> DOCX: our own walker over the tree, on python-docx's package and XML layers.

`base` makes the package's fixed parts from the theme's tokens (python-docx's own template asks for Word 2010's layout,
Japanese fonts and a stale thumbnail). `body` walks the blocks, `inline` the runs; `write` puts the parts together.

- **A user's own reference document** takes the place of `base`, of headers, footers and page: see `reference`.
- **Looks are named styles.** A run carries its style, language and direction, a paragraph its style and, where a list
  restarts, its number. Only three things no style can say stand in the text: the pole before an event, the fill of a
  later year, and the widths of cells.
- **Boxes are paragraphs** with borders and shading. A one-cell table would be read as a table, a text box is skipped
  by screen readers.
- **Identity.** Every paragraph and row has an id: the content's, or one made from the nearest that has one, as
  `identity` says. It has the bookmark `_bp_<id>`: Word allows 40 letters, digits and underscores, so every other
  character becomes an underscore, longer names are cut, and of names that would then be the same (Word does not tell
  `a` from `A`) the later ones in the document end in `_2`, `_3`. Lists and groups have it around their paragraphs, rows
  around what their cells hold, cells around each paragraph of theirs.
  A paragraph, row or note has `w14:paraId` as a second carrier, the first 31 bits of its id's SHA-256 (one more where
  two ids meet); lists and groups have none. What has no words has no identity: empty cells, rules, the masthead.
- **Receipt.** The custom XML part `urn:briefpress:receipt:1` names brief, edition, version and the hash of the tree,
  and for each block its id, its bookmark, its paragraph number if it has one, and the hash of its text as written: all
  `w:t` in the bookmark but results of fields, without white space, SHA-256, 16 digits. LibreOffice keeps the bookmarks
  but those of groups that begin right after a table, ends that of the paragraph that ends the first section a letter
  early, makes fields to fill in (`FILLIN`) of bound controls, and drops paragraph numbers and receipt; Word keeps all.
- **Contents lists and links back** hold page numbers from the PDF as the results of fields; nothing is updated on
  opening, because Word would ask the reader first.
"""

from briefpress.writers.docx.for_review import for_review as for_review
from briefpress.writers.docx.write import write_docx as write_docx
