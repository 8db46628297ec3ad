"""A build that promises nothing: the whole road of `briefpress build`, each edition laid out once.

.venv/bin/python -P .ci/module.py tests.benchmarks.unfitted PROJECT OUT JOBS FORMAT...
"""

from __future__ import annotations

from briefpress.workers.executors import preload_local_workers

if __name__ == "__main__":
    # As the command does: the engines are imported by others while this process imports the rest.
    preload_local_workers()

import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

from briefpress import GENERATOR
from briefpress.composing.composer import Composer
from briefpress.editions.request import Request
from briefpress.pipeline.pipeline import editions, libraries
from briefpress.press.measure import Budget
from briefpress.project import Project
from briefpress.publish.cache import Cache
from briefpress.publish.files import publish
from briefpress.report.progress import SilentProgress
from briefpress.workers.engines import fingerprint
from briefpress.workers.executors import local_executor
from briefpress.workers.workers import Workers

# Any number of pages, however full.
ANYTHING = Budget(1000, -1000.0)


def main(root: str, out: str, jobs: str, *formats: str) -> None:
    project = Project(Path(root))
    composer = Composer(project, GENERATOR)
    known = {library.name: library for library in libraries(Request(), project)}
    queue = [composer.job(known[edition.brief], edition, formats) for edition in editions(Request(), project)]
    queue.sort(key=lambda job: -len(job.versions[0]))
    workers = Workers(partial(local_executor, int(jobs), 300), Cache(Path(out), fingerprint(), b""), SilentProgress())
    try:
        results = workers.run([replace(job, budget=ANYTHING) for job in queue])
    finally:
        workers.close()
    printed = [result.printed for result in results.values() if result.printed]
    assert len(queue) == len(printed)  # nothing is refused that promises nothing
    publish(Path(out), printed, (), GENERATOR, lambda: None)


if __name__ == "__main__":
    main(*sys.argv[1:])
