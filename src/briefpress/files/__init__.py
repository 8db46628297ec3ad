"""Where people's files are opened: only here to be read, and through the same folders in `publish` to be written.

A project may come from a stranger, and a file in it may be a link to somewhere else, a pipe that nobody writes to or a
device without end. So a path is not looked at and then opened, which leaves time to change it in between: it is opened
step by step from a folder that is trusted, and no step may be a link (as `openat2` does with RESOLVE_BENEATH, which
Python has no word for). A link that stays inside is found out and opened where it leads. What is opened last is asked
whether it is a file. Windows has no such steps: paths are resolved and compared there.

Refused: `Path.resolve()` before each use, which is a look before the opening; and to allow no links at all, since
people share pictures and templates between briefs by them.
"""
