"""A YAML file's bytes or path -> YamlFile."""

from __future__ import annotations

from pathlib import Path

from briefpress.diagnostics import BriefPressError, Diagnostic, Place
from briefpress.files.opener import Opener
from briefpress.yaml_file.file import YamlFile
from briefpress.yaml_file.nodes import compose
from briefpress.yaml_file.source import decode
from briefpress.yaml_file.values import evaluate

SIZE_LIMIT = 5_000_000
"""In bytes."""


def parse_yaml(content: bytes, name: str) -> YamlFile:
    """Return what a YAML file says. Raises BriefPressError with what is wrong with it."""
    if len(content) > SIZE_LIMIT:
        raise _too_large(name)
    source = decode(content, name)
    return evaluate(compose(source), source)


def read_yaml(path: Path, name: str, opener: Opener) -> YamlFile:
    """Return what a YAML file says. Raises BriefPressError when it cannot be read, or with what is wrong with it."""
    try:
        content = opener.read(path, SIZE_LIMIT)
    except FileNotFoundError as error:
        raise BriefPressError([Diagnostic("yaml.unreadable", "there is no such file", Place(name))]) from error
    except IsADirectoryError as error:
        raise BriefPressError([Diagnostic("yaml.unreadable", "this is a folder, not a file", Place(name))]) from error
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        raise BriefPressError([Diagnostic("yaml.unreadable", message, Place(name))]) from error
    return parse_yaml(content, name)


def _too_large(name: str) -> BriefPressError:
    message = f"the file is larger than {SIZE_LIMIT / 1e6:g} MB"
    return BriefPressError([Diagnostic("yaml.too-large", message, Place(name))])
