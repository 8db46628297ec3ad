"""Tokens -> the parts of a package that do not depend on its text: styles, numbering, settings, fonts, theme."""
