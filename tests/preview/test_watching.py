"""Folders are followed from when they are there, also those that are made while a preview runs."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from briefpress.preview.watching import changes, changes_here
from briefpress.project import Project

_PATIENCE = 60


def run_apart(work: Coroutine[None, None, None]) -> None:
    """Run something in a loop of its own, in a thread: browsers of other tests keep one in this."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, work).result()


async def told_of(path: Path, batches: AsyncIterator[frozenset[Path]]) -> frozenset[Path]:
    """Return the batch that tells of a path."""
    async with asyncio.timeout(_PATIENCE):
        return await anext(batch async for batch in batches if path in batch)


def test_templates_made_after_the_start_are_followed(project: Project) -> None:
    templates = project.root / "templates"
    brief = project.content / "tiny" / "brief.yaml"

    async def followed() -> None:
        stop = asyncio.Event()
        batches = changes(project, stop)
        first = asyncio.ensure_future(told_of(templates, batches))
        await asyncio.sleep(0)
        templates.mkdir()
        await first
        for path in (templates / "page.css", brief, templates / "parts"):
            next_batch = asyncio.ensure_future(told_of(path, batches))
            await asyncio.sleep(0)
            path.mkdir() if path.name == "parts" else path.write_text("p {}", "utf-8")
            await next_batch
        stop.set()
        assert [] == [batch async for batch in batches]

    run_apart(followed())


def test_a_folder_that_is_made_anew_is_followed(project: Project) -> None:
    templates, kept = project.root / "templates", project.root / "kept"
    templates.mkdir()

    async def followed() -> None:
        batches = changes(project, stop := asyncio.Event())
        changed = asyncio.ensure_future(told_of(templates, batches))
        await asyncio.sleep(0)
        templates.rename(kept)
        templates.mkdir()
        await changed
        written = asyncio.ensure_future(told_of(templates / "page.css", batches))
        await asyncio.sleep(0)
        (templates / "page.css").write_text("", "utf-8")
        await written
        stop.set()

    run_apart(followed())


def test_a_project_without_a_folder_is_followed_once_it_has_one(tmp_path: Path) -> None:
    project = Project(tmp_path)

    batches = changes_here(project)
    assert frozenset() == next(batches)
    project.content.mkdir()

    assert project.content in next(batches)
