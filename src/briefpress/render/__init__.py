"""Selection -> HTML text: the only room that knows Jinja2.

Templates come from people who do not write Python and are treated as a stranger's: sandboxed, strict about what is
undefined, escaped unless they print what this room made.
"""
