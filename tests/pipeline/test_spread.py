"""However the work is spread, the bytes are the same."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from tests.conftest import KEY, tiny_project

from briefpress.diagnostics import BriefPressError
from briefpress.editions.edition import Edition
from briefpress.editions.request import Request
from briefpress.pipeline.outcome import Plan, Shard
from briefpress.pipeline.pipeline import build
from briefpress.project import Project
from briefpress.publish.merge import merge
from briefpress.report.progress import SilentProgress
from briefpress.workers import engines, executors
from briefpress.workers.executors import cluster_executor

pytestmark = pytest.mark.slow

REQUEST = Request(languages=("en",), audiences=("policymakers",))


def files_of(folder: Path) -> dict[str, bytes]:
    """Return what readers are given, and the manifest."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    shown = (path for path in paths if not any(step.startswith(".") for step in path.relative_to(folder).parts))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in shown}


@pytest.fixture(scope="module")
def local(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What this machine makes of the same project."""
    project = tiny_project(tmp_path_factory.mktemp("local"))
    build(REQUEST, project, Plan(project.build, 2), SilentProgress())
    return files_of(project.build)


def test_shards_merged_are_the_whole(project: Project, local: dict[str, bytes]) -> None:
    parts = [project.root / f"part{number}" for number in (1, 2)]
    for number, part in enumerate(parts, 1):
        build(REQUEST, project, Plan(part, 1, shard=Shard(number, 2)), SilentProgress())

    merge(parts, project.build)

    assert local == files_of(project.build)
    counts = [len(json.loads((part / "manifest.json").read_text("utf-8"))["editions"]) for part in parts]
    assert [6, 3] == counts


def test_the_number_of_workers_changes_nothing(project: Project, local: dict[str, bytes]) -> None:
    # There are two, the parts above have one.
    build(REQUEST, project, Plan(project.build, 4), SilentProgress())

    assert local == files_of(project.build)


class Interrupted(SilentProgress):
    """Stops a build when its first edition is made, as Ctrl-C does."""

    def edition_done(self, edition: Edition, pages: int, seconds: float, *, is_kept: bool) -> None:  # noqa: ARG002
        raise KeyboardInterrupt


def test_a_build_that_was_stopped_and_resumed_is_the_same(project: Project, local: dict[str, bytes]) -> None:
    with pytest.raises(KeyboardInterrupt):
        build(REQUEST, project, Plan(project.build, 1, key=KEY), Interrupted())

    outcome = build(REQUEST, project, Plan(project.build, 1, key=KEY), SilentProgress())

    assert local == files_of(project.build)
    assert 1 == len(outcome.kept)


def test_a_shard_of_nothing_is_an_empty_build(project: Project) -> None:
    outcome = build(REQUEST, project, Plan(project.build, 1, shard=Shard(4, 4)), SilentProgress())

    assert ((), ()) == (outcome.entries, outcome.diagnostics)


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Two workers on this machine, each a process of its own."""
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address="127.0.0.1:0", memory_limit=0
    ) as found:
        yield found


class WorkerKiller(SilentProgress):
    """Kills a worker of a cluster when the first edition is made."""

    def __init__(self, cluster: Any) -> None:
        self.cluster, self.killed = cluster, 0

    def edition_done(self, edition: Edition, pages: int, seconds: float, *, is_kept: bool) -> None:  # noqa: ARG002
        if not self.killed:
            self.killed = 1
            next(iter(self.cluster.workers.values())).process.process.kill()


def test_a_cluster_that_loses_a_worker_makes_the_same_bytes(
    project: Project, local: dict[str, bytes], cluster: Any
) -> None:
    address = cluster.scheduler_address.replace("tcp://", "dask://")
    killer = WorkerKiller(cluster)

    outcome = build(REQUEST, project, Plan(project.build, 2, executor=address), killer)

    assert ((), 1) == (outcome.diagnostics, killer.killed)
    assert local == files_of(project.build)


def test_a_cluster_that_shows_certificates_is_talked_to_over_tls(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    import dask

    certificate, key = certified(tmp_path)
    roles = {f"tls_{role}_cert": certificate for role in ("client", "scheduler", "worker")}
    keys = {f"tls_{role}_key": key for role in ("client", "scheduler", "worker")}
    security = distributed.Security(tls_ca_file=certificate, require_encryption=True, **roles, **keys)
    names = {"ca-file": certificate, "client.cert": certificate, "client.key": key}
    told = {f"distributed.comm.tls.{name}": file for name, file in names.items()}
    cluster = distributed.LocalCluster(
        n_workers=1, processes=False, protocol="tls://", security=security, dashboard_address=None
    )

    with cluster, dask.config.set(told):
        executor = cluster_executor(cluster.scheduler_address).executor
        assert (True, 8) == (cluster.scheduler_address.startswith("tls://"), executor.submit(pow, 2, 3).result())
        executor.shutdown()


def certified(folder: Path) -> tuple[str, str]:
    """Return the files of a certificate that signs itself, and of its key."""
    files = str(folder / "certificate.pem"), str(folder / "key.pem")
    words = ("-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=briefpress")
    subprocess.run(
        ["openssl", "req", "-x509", *words, "-out", files[0], "-keyout", files[1]], check=True, capture_output=True
    )
    return files


def test_without_certificates_nobody_is_believed_over_tls() -> None:
    pytest.importorskip("distributed")

    with pytest.raises(BriefPressError) as caught:
        cluster_executor("tls://127.0.0.1:9")

    assert ["executor.no-certificates"] == [finding.code for finding in caught.value.diagnostics]


def test_nobody_at_the_address_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr(executors, "PATIENCE", 1)

    with pytest.raises(BriefPressError) as caught:
        cluster_executor("dask://127.0.0.1:9")

    assert ["executor.no-answer"] == [finding.code for finding in caught.value.diagnostics]


def test_workers_with_other_engines_are_not_used(cluster: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    here = dict(engines.versions()) | {"weasyprint": "1.0"}
    # Asked here, of what is sent to workers by its name.
    monkeypatch.setattr("briefpress.workers.executors.engines", SimpleNamespace(versions=lambda: tuple(here.items())))
    distributed = pytest.importorskip("distributed")
    monkeypatch.setattr(distributed.Client, "run", lambda *_: {"tcp://worker": engines.versions()})

    with pytest.raises(BriefPressError) as caught:
        cluster_executor(cluster.scheduler_address.replace("tcp://", "dask://"))

    (finding,) = caught.value.diagnostics
    assert "executor.other-engines" == finding.code
    assert "the worker tcp://worker has weasyprint 70.0, this machine 1.0" == finding.message
