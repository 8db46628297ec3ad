"""Printed editions -> Manifest: the only room that writes files. It must not know how they were made.

What holds after a kill at any moment, in the order in which it is made to hold:

1. every new file is written beside its place and flushed (`atomic`), so a full disk is found while nothing has changed;
2. `.unfinished` notes the entries, old and new, of the files about to change;
3. the manifest is rewritten without them: from here on it says less than the truth, never more;
4. the files are put in their places, those no longer made are removed;
5. the new manifest takes its place and `.unfinished` goes.

Whoever reads the manifest next adds the entries of `.unfinished` that the files bear out. Writing each edition into a
folder of its own and switching a link was refused: people open these files by their names, on Windows as well.
"""
