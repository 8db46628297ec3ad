"""CSS of others -> what in it is not known to be harmless: what fetches, what repeats without end, what none can read.

Read by a parser of CSS Syntax Module Level 3, since escapes can spell one thing in many ways, and compared with lists
of what is known: new functions of CSS fetch and repeat in new ways.
"""
