"""WeasyPrint 70.0 as pages of ours need it: what it does slowly, wrongly or not at all, replaced while it works.

Each module is one measure on the engine, with the reason for it, and says what is not changed by it. With any other
version of the engine nothing is replaced (`replaced`), pages are set as it sets them, and the tests of each measure
tell whether it is needed any more.
"""
