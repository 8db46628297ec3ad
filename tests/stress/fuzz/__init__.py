"""Files that nobody would write -> findings, and never a traceback, a hang or a gigabyte.

Each file that a project can hold is taken as it is shipped or stands in a case, and changed: cut, repeated, spliced
with another, sprinkled with what its kind is known to stumble over. What comes of it is read by its loader, looked at
by `check`, or printed by `build`. `campaign` counts; `test_fuzz` holds a few hundred with a fixed seed.
"""
