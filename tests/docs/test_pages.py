"""README and docs are true: links lead somewhere, commands are there, excerpts are what they say they are."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import textwrap
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from briefpress.cli.commands import briefpress
from briefpress.content.check import check_brief
from briefpress.content.load import load_brief
from briefpress.diagnostics import BriefPressError, Diagnostic, Severity
from briefpress.editions.audience import read_audience
from briefpress.yaml_file import parse_yaml
from tests.conftest import CASES
from tests.docs.pages import PAGES, ROOT, code_in_text, fences, links, text_of
from tests.lengths import LENGTHS
from tests.spreadsheet.workbooks import cells, workbook

PROGRAM = ".venv/bin/briefpress"
WITHOUT_A_CHECKOUT = {"briefpress build", "briefpress"}
"""What is typed after `pip install`, and said to be."""


def test_a_newcomer_reads_the_readme_to_its_end() -> None:
    readme = text_of("README.md")

    assert len(readme) <= 9_000
    assert "src/briefpress/" not in readme


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    lost = [link for link in links(page) if not link.startswith("https://") and not leads(page, link)]

    assert [] == lost


def leads(page: str, link: str) -> bool:
    file, _, heading = link.partition("#")
    target = (ROOT / page).parent / file if file else ROOT / page
    return target.exists() and (not heading or heading in headings(target))


def headings(page: Path) -> set[str]:
    """Return the names by which the code host links to headings."""
    found = re.findall(r"(?m)^#+ (.+)$", page.read_text("utf-8"))
    return {re.sub(r"[^\w -]", "", one.lower()).replace(" ", "-") for one in found}


def test_every_page_is_linked_to() -> None:
    found = {((ROOT / page).parent / link.partition("#")[0]).resolve() for page in PAGES for link in links(page)}

    assert [] == [page for page in PAGES if page != "README.md" and (ROOT / page).resolve() not in found]


@pytest.mark.parametrize("page", PAGES)
def test_commands_in_the_text_can_be_typed(page: str) -> None:
    for typed in code_in_text(page):
        program, *words = shlex.split(typed) if typed.startswith((PROGRAM, "briefpress")) else [""]
        if program == PROGRAM and "COMMAND" not in words:
            understood(words)
        assert program != "briefpress" or typed in WITHOUT_A_CHECKOUT, f"{typed}: command not found"


def understood(words: list[str]) -> None:
    """Let Click read words, without doing what they say; it raises UsageError for what it does not know."""
    command: click.Command = briefpress
    while isinstance(command, click.Group) and words:
        assert words[0] in command.commands, words
        command = command.commands[words.pop(0)]
    if not isinstance(command, click.Group):
        command.make_context(str(command.name), words)


def test_words_of_make_are_there() -> None:
    listed = subprocess.run(["make", "help"], cwd=ROOT, check=True, capture_output=True, encoding="utf-8").stdout
    words = {line.split()[0] for line in listed.splitlines() if line.startswith("  ")}
    makefile = (ROOT / "Makefile").read_text("utf-8")

    for page in PAGES:
        for typed in (*code_in_text(page), *(line for block in fences(page, "sh") for line in block.splitlines())):
            if typed.startswith("make "):
                word, *variables = shlex.split(re.sub(r"\s+#\s.*", "", typed))[1:]
                assert word in words, f"{page}: {typed}"
                names = [variable.partition("=")[0] for variable in variables]
                assert [] == [name for name in names if not re.search(rf"\b{name}\b", makefile)], typed


def test_the_readme_names_the_words_for_every_day() -> None:
    named = re.findall(r"(?m)^\| `make (\w+)` \|", text_of("README.md"))

    assert {"brief", "check", "new", "translate"} <= set(named)


# ---- excerpts


@pytest.fixture
def excerpts() -> list[dict[str, Any]]:
    """The excerpts of a brief in the walk-through, and then that of the README."""
    texts = [*fences("docs/write-a-brief.md", "yaml"), *fences("README.md", "yaml")]
    found = [yaml.safe_load(textwrap.dedent(text)) for text in texts]
    assert 7 == len(found)
    return [
        {"sections": [{"id": "more", "title": "More", "blocks": one}]} if isinstance(one, list) else one
        for one in found
    ]


def test_excerpts_of_a_brief_are_of_a_brief(excerpts: list[dict[str, Any]], tmp_path: Path) -> None:
    sample = yaml.safe_load((ROOT / "templates/scaffold/brief.yaml").read_text("utf-8"))
    sources = sample["sources"] | excerpts[0]["sources"]
    shutil.copy(CASES / "pictures" / "taken" / "no-jfif.jpg", tmp_path / "pump.jpg")
    (tmp_path / "nights.csv").write_text("District,2023,2024\nDocks,41,48\nRidge,2.9,\n", "utf-8")
    numbers = cells("B", 2, ("District", "2023", "2024"), ("Docks", "41", "48"))
    (tmp_path / "nights.xlsx").write_bytes(workbook(numbers))

    for excerpt in excerpts:
        # They are about another thing than the sample, whose sections are no part of them.
        whole = sample | excerpt | {"sources": sources} | {"version": "1.0", "date": "2026-01"}
        (tmp_path / "brief.yaml").write_text(yaml.safe_dump(whole, allow_unicode=True, sort_keys=False), "utf-8")

        assert [] == mistakes(tmp_path)


def mistakes(folder: Path) -> list[Diagnostic]:
    try:
        found = tuple(check_brief(load_brief(folder, folder, LENGTHS)))
    except BriefPressError as error:
        found = error.diagnostics
    return [one for one in found if one.severity is Severity.ERROR]


def test_the_example_of_an_audience_is_one() -> None:
    (example,) = (text for text in fences("docs/make-an-audience.md", "yaml") if "sentence_words" in text)

    audience = read_audience(parse_yaml(example.encode(), "audience.yaml"), LENGTHS)

    assert 24 == audience.sentence_words
