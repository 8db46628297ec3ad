"""Papers of one brief -> one ZIP to hand on: files, words about them, hashes, licences, sources, a letter to send.

The same inputs give the same bytes: no clock is read, members stand in order, and what is packed already is stored.
"""
