"""The options that several commands share, each said once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TypeVar

import click

from briefpress.editions.request import Request

IMPOSED = ("booklet", "two-up", "cut-stack")
"""As `prepress.printing` has them: a build that finds nothing to do does not import it."""


@dataclass(frozen=True, slots=True)
class Printed:
    """How a build was asked to print."""

    is_press: bool
    is_grey: bool
    form: str
    sheet: str
    is_large: bool

    @property
    def formats(self) -> tuple[str, ...]:
        """Names of the formats asked for: at most one; `printing.PrintFormat` gives the same."""
        form = self.form or ("press" if self.is_press or self.is_grey else "")
        words = ("large-print" if self.is_large else "", form, "grey" if self.is_grey else "")
        name = "-".join(filter(None, words))
        return (f"{name}.pdf",) if name else ()


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


def with_print(command: Command) -> Callable[..., int]:
    """Add what asks for files to be printed, all in one `printed`: a print format by its words, or None."""

    @wraps(command)
    def printed(
        is_print: bool, grey: bool, impose: str | None, sheet: str | None, large_print: bool, **others: object
    ) -> int:
        return command(printed=Printed(is_print, grey, impose or "", sheet or "", large_print), **others)

    asked: Callable[..., int] = printed
    help_ = "Letters of 18 pt and pages as they come, for readers who ask for it."
    asked = click.option("--large-print", is_flag=True, help=help_)(asked)
    help_ = "Sheets of --impose: a4, a3, letter or tabloid; else as theme.yaml says."
    asked = click.option("--sheet", metavar="S", help=help_)(asked)
    help_ = "Two pages on each side of a sheet: booklet, two-up or cut-stack."
    asked = click.option("--impose", metavar="I", type=click.Choice(IMPOSED), help=help_)(asked)
    asked = click.option("--grey", is_flag=True, help="Print in black ink alone.")(asked)
    help_ = "PDF/X-4 for a print shop, with bleed and crop marks, into build/print."
    return click.option("--print", "is_print", is_flag=True, help=help_)(asked)


with_build_folder = click.option(
    "--out", type=PATH, metavar="DIR", help="Folder for the files; else build/ in the project."
)
with_paper = click.option("--paper", default="", metavar="P", help="Paper: a4, letter or a5; else as theme.yaml says.")
with_pdf = click.option(
    "--pdf", default="", metavar="S", help="Standards of PDFs: ua-1+a-2a, a-3a or ua-2+a-4; else as theme.yaml says."
)
with_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON document and nothing else.")
with_quiet = click.option("--quiet", is_flag=True, help="Print findings only.")
