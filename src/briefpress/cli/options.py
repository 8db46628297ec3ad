"""The options that several commands share, each said once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TypeVar

import click

from briefpress.editions.request import Request

Command = TypeVar("Command", bound=Callable[..., int])

PATH = click.Path(path_type=Path)


def with_project(command: Command) -> Command:
    """Add what every command has that looks into a project: `folder`."""
    help_ = "Folder of the project; else the nearest one upwards that has content/."
    command = click.option("--project", "folder", type=PATH, metavar="DIR", help=help_)(command)
    return _with_debug(command)


def _with_debug(command: Command) -> Command:
    """Add `--debug`, which `application` looks for itself: an error may come before options are read."""
    help_ = "Print the traceback of an internal error."
    return click.option("--debug", is_flag=True, expose_value=False, help=help_)(command)


def with_request(command: Command) -> Callable[..., int]:
    """Add what narrows the editions down, all in one `request`; an option left out means all."""

    @wraps(command)
    def requested(
        briefs: tuple[str, ...],
        audiences: tuple[str, ...],
        lengths: tuple[str, ...],
        languages: tuple[str, ...],
        **others: object,
    ) -> int:
        return command(request=Request(briefs, audiences, lengths, languages), **others)

    filtered: Callable[..., int] = requested
    for name, letter, help_ in (
        ("language", "T", "Only this language (a tag such as fr or zh-Hans); may be repeated."),
        ("length", "L", "Only this length, such as glance; may be repeated."),
        ("audience", "A", "Only this audience; may be repeated."),
    ):
        filtered = click.option(f"--{name}", f"{name}s", multiple=True, metavar=letter, help=help_)(filtered)
    return click.argument("briefs", nargs=-1, metavar="[BRIEF]...")(filtered)


def with_look(command: Command) -> Command:
    """Add what is changed about the look for once: `look` and `settings`."""
    help_ = "Look: a folder of templates/themes; else as each audience.yaml says."
    command = click.option("--theme", "look", default="", metavar="NAME", help=help_)(command)
    help_ = "Set a token or a key for this once, such as theme.color.accent=#0b6b4f; may be repeated."
    return click.option("--set", "settings", multiple=True, metavar="NAME=VALUE", help=help_)(command)


with_build_folder = click.option(
    "--out", type=PATH, metavar="DIR", help="Folder for the files; else build/ in the project."
)
with_paper = click.option("--paper", default="", metavar="P", help="Paper: a4, letter or a5; else as theme.yaml says.")
with_pdf = click.option(
    "--pdf", default="", metavar="S", help="Standards of PDFs: ua-1+a-2a, a-3a or ua-2+a-4; else as theme.yaml says."
)
with_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON document and nothing else.")
with_quiet = click.option("--quiet", is_flag=True, help="Print findings only.")
