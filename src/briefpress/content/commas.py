"""Numbers typed with a comma -> what YAML and charts take them for, and how to write them."""

from __future__ import annotations

import re

from briefpress.diagnostics import Diagnostic
from briefpress.yaml_file import KeyPath, YamlFile

_DIGITS = re.compile(r"[-+]?\d+(\.\d+)?")


def parted_number(yaml: YamlFile, path: KeyPath) -> Diagnostic | None:
    """Return a finding for the first two values of a list that are typed as one number: `1,200`.

    YAML parts values at a comma with a space after it and without. Nobody who means two numbers leaves the space out
    in a list that then has too many values.
    """
    for first, second, place in yaml.parted_at_comma(path):
        if _DIGITS.fullmatch(first) and _DIGITS.fullmatch(second):
            typed = f"{first},{second}"
            plain = _without_comma(first, second)
            message = f"{typed} is two values of the list, {first} and {second}: a comma parts them"
            hint = f'write "{typed}" in quotation marks for text, or {plain} for a number'
            return Diagnostic("content.comma-in-number", message, place, hint)
    return None


def plain_number(typed: str) -> str:
    """Return a hint with a number as charts take it, for one that is typed with commas; empty for what is none."""
    first, _, second = typed.partition(",")
    if not _DIGITS.fullmatch(first) or not re.fullmatch(r"\d+(,\d{3})*(\.\d+)?", second):
        return ""
    return f"write {_without_comma(first, second.replace(',', ''))}"


def _without_comma(first: str, second: str) -> str:
    """Return a number whose comma parts thousands, or stands before its decimals."""
    is_thousands = re.fullmatch(r"(\d{3})+(\.\d+)?", second)
    return first + second if is_thousands else f"{first}.{second}"
