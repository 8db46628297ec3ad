"""Manifest -> the shelf: pages that show all editions, feeds, a catalogue; and bundles to hand on.

The shelf says what has been built: which editions there are, and how large, is the manifest's to say; what they are
called is read from the content again, for the printed files are not taken apart. Pages are plain files with a search
that runs in the reader's browser, for a shelf has to work on any web server, and from a disk.

Refused: Pagefind and the like. They index pages word by word into files that a page fetches, which no page opened from
a disk may do, they need WebAssembly in the content security policy, and they know no Arabic articles. A shelf has some
hundreds of papers, whose titles, messages and sections are a few kilobytes: each page carries those of its language.
"""
