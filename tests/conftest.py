"""What all tests share: `--approve`, marks, other people's programs, and projects made of case folders."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from briefpress.diagnostics import Diagnostic
from briefpress.editions.request import Request
from briefpress.files.opener import Opener, Root
from briefpress.pipeline.outcome import Plan
from briefpress.pipeline.pipeline import build
from briefpress.project import Project
from briefpress.publish.lock import exclusive_lock
from briefpress.report.progress import SilentProgress
from tests.programs import SDK, Errors, LibreOffice, has_libre_office, sdk_errors
from tests.warm_workers import Lend, lent, workers_to_lend

# The same code is judged alike in every run; what chance finds is sought by `make fuzz`.
settings.register_profile("repeatable", derandomize=True)
settings.load_profile("repeatable")

CASES = Path(__file__).parent / "cases"
# Fixtures that take long. Every test that asks for one, itself or by another, has a mark of the same name, and
# `make quick` goes without.
LONG = {"shipped", "libre_office", "open_xml_sdk"}
AS_IT_COMES = tuple(f"lengths.{length}.fill=0.1" for length in ("glance", "brief", "indepth"))
"""Settings of builds that are not about how full pages are: the first layout does, and no other is sought."""
KEY = b"the key of all tests"
"""What seals caches."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--approve", action="store_true", help="write what was found as what is expected")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        for name in LONG.intersection(getattr(item, "fixturenames", ())):
            item.add_marker(name)


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of a parallel run have in common; see `made_once`."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if own.name.startswith("popen-") else own


def made_once(folder: Path, make: Callable[[Path], None]) -> Path:
    """Return a folder that whoever comes first has made, while the other processes of a run wait."""
    folder.mkdir(exist_ok=True)
    with exclusive_lock(folder, lambda: None):
        done = folder / "done"
        if not done.exists():
            make(folder)
            done.touch()
    return folder


@pytest.fixture(scope="session")
def workers() -> Iterator[Lend]:
    """Workers for the builds of all tests that do without their own."""
    with workers_to_lend() as lend:
        yield lend


@pytest.fixture(scope="module")
def warm_workers(workers: Lend) -> Iterator[None]:
    """Let builds of a file of tests go on with the workers of earlier ones; for what asks for it first."""
    with lent(workers):
        yield


@pytest.fixture(scope="session")
def libre_office(tmp_path_factory: pytest.TempPathFactory) -> LibreOffice:
    if not has_libre_office():
        pytest.skip("LibreOffice is not installed")
    return LibreOffice(tmp_path_factory.mktemp("libreoffice"))


@pytest.fixture(scope="session")
def open_xml_sdk() -> Errors:
    """What Microsoft's Open XML SDK says against a file."""
    if not SDK.exists():
        pytest.skip("the Open XML SDK's validator is not installed: it is built for 64-bit Linux only")
    return sdk_errors


@pytest.fixture
def approve(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--approve"))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project of its own with one valid brief, `tiny`, and the default templates."""
    return tiny_project(tmp_path)


def tiny_project(root: Path) -> Project:
    """Return what the fixture `project` is, elsewhere."""
    folder = root / "content" / "tiny"
    folder.mkdir(parents=True)
    shutil.copy(CASES / "valid" / "brief.yaml", folder / "brief.yaml")
    return Project(root)


def opener_at(folder: Path, shown: str = "") -> Opener:
    """Return who opens the files of a folder, and names them from there, after what is shown before."""
    return Opener((Root(folder, shown),))


@pytest.fixture(autouse=True)
def own_caches(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the caches of whoever runs the tests out of it; the tests of one process share theirs."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "caches"))


def one_pager(project: Project, audience: str = "policymakers") -> dict[str, Path]:
    """Print the English one-pager of a project's brief for an audience; return its files by their format."""
    request = Request(languages=("en",), audiences=(audience,), lengths=("glance",))
    outcome = build(request, project, Plan(project.build, 1, settings=AS_IT_COMES), SilentProgress())
    assert () == outcome.diagnostics
    return {entry.format: project.build / entry.path for entry in outcome.entries}


def written(diagnostic: Diagnostic) -> str:
    """Return a finding on one line, its caret as a range of columns, and its hint on another."""
    place = diagnostic.place
    assert place
    where = f"{place}" if place.width == 1 else f"{place}-{place.column + place.width - 1}"
    hint = f"\n  hint: {diagnostic.hint}" if diagnostic.hint else ""
    return f"{diagnostic.severity}[{diagnostic.code}] {where} {diagnostic.message}{hint}\n"
