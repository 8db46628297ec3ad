"""What changed is made again, and nothing else."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import AS_IT_COMES, CASES, KEY

from briefpress.cli import main
from briefpress.editions.request import Request
from briefpress.pipeline.outcome import Outcome, Plan
from briefpress.pipeline.pipeline import build
from briefpress.project import Project, package_templates
from briefpress.report.progress import SilentProgress

pytestmark = pytest.mark.slow

REQUEST = Request(audiences=("policymakers",), languages=("en", "fr"), formats=("html",))
DEEP = '      - {id: deep, type: paragraph, from: indepth, text: "Only in depth [@plan2017]."}\n'
PO = "translations/fr.po"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The root of a project that has been built in two languages and three lengths."""
    root = tmp_path_factory.mktemp("incremental")
    folder = root / "content" / "water"
    shutil.copytree(CASES / "translated" / "water", folder)
    brief = folder / "brief.yaml"
    text = brief.read_text("utf-8").replace("languages: [en, fr, es, ru, ar, zh-Hans]", "languages: [en, fr]")
    brief.write_text(text.replace("      - id: texts\n", DEEP + "      - id: texts\n"), "utf-8")
    po = folder / PO
    entry = '\nmsgctxt "deep.text"\nmsgid "Only in depth [@plan2017]."\nmsgstr "Seulement en détail [@plan2017]."\n'
    po.write_text(po.read_text("utf-8") + entry, "utf-8")
    outcome = made(root)
    assert ((), 6) == (outcome.diagnostics, len(outcome.entries))
    return root


def made(root: Path) -> Outcome:
    return build(REQUEST, Project(root), Plan(root / "build", 1, key=KEY, settings=AS_IT_COMES), SilentProgress())


def changed(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def nothing(_: Path) -> None: ...


def touched(content: Path) -> None:
    os.utime(content / "brief.yaml")


def deep_text(content: Path) -> None:
    # Its translation is looked at again, and found good.
    changed(content / "brief.yaml", "Only in depth", "Solely in depth")
    changed(content / PO, "Only in depth", "Solely in depth")


def french_text(content: Path) -> None:
    changed(content / PO, "De l’eau pour la ville", "L’eau de la ville")


def french_deep_text(content: Path) -> None:
    changed(content / PO, "Seulement en détail", "Uniquement en détail")


def everywhere(content: Path) -> None:
    changed(content / "brief.yaml", "number: EX-2026-01", "number: EX-2026-02")


def part(name: str) -> Callable[[Path], None]:
    def change(content: Path) -> None:
        own = content.parents[1] / "templates" / "parts" / f"{name}.html"
        own.parent.mkdir(parents=True)
        text = (package_templates() / "parts" / f"{name}.html").read_text("utf-8")
        own.write_text("{# ours #}\n" + text.replace("<p id=", '<p lang="en" id='), "utf-8")

    return change


ALL = {f"{language}/{length}" for language in ("en", "fr") for length in ("glance", "brief", "indepth")}


@pytest.mark.parametrize(
    ("change", "remade"),
    [
        (nothing, set()),
        (touched, set()),
        (deep_text, {"en/indepth"}),
        (french_text, {"fr/glance", "fr/brief", "fr/indepth"}),
        (french_deep_text, {"fr/indepth"}),
        (everywhere, ALL),
        (part("quotation"), set()),
        (part("paragraph"), ALL),
    ],
    ids=["nothing", "touched", "deep", "french", "french-deep", "everywhere", "unused-part", "used-part"],
)
def test_only_what_prints_it(change: Callable[[Path], None], remade: set[str], built: Path, tmp_path: Path) -> None:
    root = tmp_path / "copy"
    shutil.copytree(built, root)
    # The same place counts: findings name it.
    change(root / "content" / "water")

    outcome = made(root)

    editions = {f"{entry.language}/{entry.length}" for entry in outcome.entries}
    kept = {f"{edition.language}/{edition.length}" for edition in outcome.kept}
    assert (ALL, remade) == (editions, editions - kept)


def test_a_build_with_nothing_to_do_imports_no_engine(built: Path, tmp_path: Path) -> None:
    root = tmp_path / "copy"
    shutil.copytree(built, root)
    typed = ("build", "--quiet", "--audience", "policymakers", "--format", "html", "--project", str(root))
    assert 0 == main(typed)
    program = (
        "import sys\nfrom briefpress.cli import main\n"
        f"assert 0 == main({typed!r})\n"
        "heavy = {'weasyprint', 'docx', 'pydantic', 'jinja2', 'lxml', 'babel'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )

    subprocess.run([sys.executable, "-c", program], check=True)
