"""A page of the shelf, as templates make it -> the same page, which may run our search and nothing else.

Templates may come from a stranger. Whatever they put into a page, the content security policy comes first: it holds for
all that comes after it (Content Security Policy 3, 3.3), so no other script runs and nothing is loaded or sent.
"""

from __future__ import annotations

import base64
import hashlib
import re

from briefpress.diagnostics import BriefPressError, Diagnostic

# No handler of an event, and nothing else that comes before the policy.
_START = re.compile(r'\s*<!DOCTYPE html>\s*<html lang="[A-Za-z0-9-]+" dir="(?:ltr|rtl)">\s*<head>')


def with_policy(page: str, template: str, style: str, script: str) -> str:
    """Return a page that says first what it may do. Raises BriefPressError for one that begins with something else."""
    start = _START.match(page)
    if start:
        head = f'<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{_policy(style, script)}">'
        return f"{page[: start.end()]}\n{head}{page[start.end() :]}"
    message = f"the page that {template} makes begins with something else than <!DOCTYPE html>, <html> and <head>"
    hint = 'let it begin as ours does: {% extends "base/shelf/page.html" %}, or with the same first lines'
    raise BriefPressError([Diagnostic("shelf.bad-page", message, hint=hint)])


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; img-src 'self' file:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
