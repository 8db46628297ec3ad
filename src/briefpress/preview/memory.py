"""Results of jobs that were done since the preview began, in memory: other languages need not be laid out again."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from briefpress.diagnostics import Severity
from briefpress.press.job import Job, Measures, Result, key_of
from briefpress.publish.cache import Cache

# Of the newest. An edition's PDF has some hundred kilobytes.
_MOST = 48


@dataclass(frozen=True, slots=True)
class Memory(Cache):
    """A cache that nothing is written to and that no earlier build has filled."""

    results: dict[tuple[str, Measures, tuple[str, ...]], Result] = field(default_factory=dict)

    def result_of(self, job: Job) -> Result | None:
        return self.results.get(_name(job))

    def remembered(self, job: Job) -> Job:
        result = self.results.get(_name(replace(job, formats=())))
        return replace(job, remembered=result.measures) if result else job

    def keep(self, job: Job, result: Result) -> None:
        if any(finding.severity is Severity.ERROR for finding in result.findings):
            return
        self.results[_name(job)] = result
        while len(self.results) > _MOST:
            del self.results[next(iter(self.results))]


def _name(job: Job) -> tuple[str, Measures, tuple[str, ...]]:
    return (f"{job.edition} {key_of(job)}", job.known, job.formats)
