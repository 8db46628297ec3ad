"""This machine -> what would stop a build here, and what to install. Lays out no page and changes nothing.

`probe` looks and `checks` judges: every check is a function of facts, so that each failure is tried out with values
and not with a broken machine. The engine is asked in a process of its own, since whoever calls a doctor may lack the
very libraries without which the engine cannot be loaded.
"""
