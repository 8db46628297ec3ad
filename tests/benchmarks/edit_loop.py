"""How soon pages follow an edit in a process that is warm: one bare layout, a look of the preview, Typst.

    .venv/bin/python -P .ci/module.py tests.benchmarks.edit_loop PROJECT BRIEF LENGTH EDITS [bare]

No browser and no watching of files are in it, for any: Typst has none. A look ends when its pages are told apart and
one is a picture; Typst's when its PDF is made. Seconds are printed, one line an edit.
"""

from __future__ import annotations

import gc
import re
import sys
import time
from pathlib import Path

from briefpress.editions.request import Request
from briefpress.pipeline.looking import AS_IT_IS, Composed, composed, composers
from briefpress.press.look import look
from briefpress.press.press import laid_out_at
from briefpress.project import Project


def main(root: str, brief: str, length: str, edits: str, kind: str = "look") -> None:
    project = Project(Path(root))
    path = project.content / brief / "brief.yaml"
    request = Request((brief,), ("policymakers",), (length,), ("en",))
    both = composers(project, "", "")

    def read() -> Composed:
        return composed(both.with_content_anew((path,)), request, AS_IT_IS)

    def bare() -> None:
        job = read().job
        laid_out_at(job, AS_IT_IS)
        _timed(lambda: laid_out_at(job, AS_IT_IS))

    look(read().job, AS_IT_IS)
    gc.disable()
    for number in range(int(edits)):
        text = path.read_text("utf-8")
        path.write_text(re.sub(r"(?m)^title: .*(?:\n  .*)*$", f"title: Edit {number}", text, count=1), "utf-8")
        if kind == "bare":
            bare()
        else:
            _timed(lambda: look(read().job, AS_IT_IS))


def _timed(work: object) -> None:
    assert callable(work)
    # As workers of a preview do, which clear up when they have answered.
    gc.collect()
    started = time.perf_counter()
    work()
    print(time.perf_counter() - started, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
