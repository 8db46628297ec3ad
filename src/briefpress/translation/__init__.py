"""Languages: how each is set, the fixed words of the page, and the translations of briefs, all as gettext PO.

Parallel YAML files were refused: nothing in them shows that a translation is older than its source.
"""
