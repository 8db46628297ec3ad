"""The preview's answers: its page, the states of its panes as they change, pictures, editions, places."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Mount, Route

from briefpress.diagnostics import BriefPressError, Place
from briefpress.pipeline.looking import block_at
from briefpress.preview.choice import Choice, Offer
from briefpress.preview.desk import Desk
from briefpress.preview.editor import Editor
from briefpress.preview.guard import POLICY_OF_EDITIONS, Guard
from briefpress.preview.pane import Pane
from briefpress.preview.places import file_of, places_of

_PAGE = Path(__file__).parent / "page"
_KINDS = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_FILES = {path.name: path for path in _PAGE.iterdir() if path.suffix in _KINDS}
# Seconds after which a browser that hears nothing would ask whether anybody is there.
_SILENCE = 15
_MOST_BYTES = 10_000


@dataclass(slots=True)
class Preview:
    """One preview: its desk, and a pane for each edition that somebody looks at."""

    desk: Desk
    start: Choice
    editor: Editor
    panes: dict[Choice, Pane] = field(default_factory=dict)
    pointers: set[asyncio.Queue[dict[str, object] | None]] = field(default_factory=set)
    """Browsers that are told where somebody points to in an editor."""
    offered: Offer | None = None

    def app(self, token: str, port: int) -> Guard:
        routes = [
            Route("/", self.page),
            Route("/{name:str}.{kind:str}", self.file),
            Route("/events", self.events),
            Route("/offer", self.offer),
            Route("/picture/{look:str}", self.picture),
            Route("/web/{name:str}", self.web),
            Route("/pdf", self.pdf),
            Route("/places", self.places),
            Route("/view", self.view, methods=["POST"]),
            Route("/open", self.open, methods=["POST"]),
            Route("/at", self.point, methods=["POST"]),
        ]
        return Guard(Starlette(routes=[Mount(f"/{token}", routes=routes)]), token, port)

    def changed(self, paths: Iterable[Path]) -> None:
        """Let every pane that somebody looks at follow its files."""
        self.desk.forget(paths)
        for pane in self.panes.values():
            pane.changed.set()
            if pane.watchers:
                pane.start()

    def end(self) -> None:
        for pane in self.panes.values():
            pane.end()
        for queue in self.pointers:
            queue.put_nowait(None)
        self.desk.close()

    # ---- the page

    async def page(self, _request: Request) -> Response:
        return _file("preview.html")

    async def file(self, request: Request) -> Response:
        return _file(f"{request.path_params['name']}.{request.path_params['kind']}")

    async def offer(self, _request: Request) -> Response:
        """Answer what there is to choose from; the last that could be read, where it cannot be now."""
        try:
            self.offered = await asyncio.to_thread(self.desk.offer)
        except BriefPressError:
            if self.offered is None:
                return JSONResponse(
                    {"start": asdict(self.start), "briefs": [], "lengths": [], "papers": [], "looks": []}
                )
        assert self.offered is not None  # else something was answered before
        return JSONResponse({"start": asdict(self.start), **asdict(self.offered)})

    # ---- panes

    async def events(self, request: Request) -> Response:
        """Answer the states of a pane, as they come, and where somebody points to in an editor."""
        try:
            choice = Choice.of(request.query_params)
        except BriefPressError as error:
            return PlainTextResponse(str(error), 400)
        return StreamingResponse(self._stream(choice), media_type="text/event-stream")

    async def _stream(self, choice: Choice) -> AsyncIterator[str]:
        pane = self.panes.setdefault(choice, Pane.of(self.desk, choice))
        pointed: asyncio.Queue[dict[str, object] | None] = asyncio.Queue()
        self.pointers.add(pointed)
        states = pane.states()
        next_state = asyncio.ensure_future(anext(states, None))
        next_point = asyncio.ensure_future(pointed.get())
        try:
            while True:
                done, _ = await asyncio.wait({next_state, next_point}, timeout=_SILENCE, return_when="FIRST_COMPLETED")
                if next_state in done:
                    state = next_state.result()
                    if state is None:
                        return
                    yield _event("state", state.json)
                    next_state = asyncio.ensure_future(anext(states, None))
                if next_point in done:
                    point = next_point.result()
                    if point is None:
                        return
                    yield _event("point", point)
                    next_point = asyncio.ensure_future(pointed.get())
                if not done:
                    yield ": still here\n\n"
        finally:
            next_state.cancel()
            next_point.cancel()
            self.pointers.discard(pointed)
            await asyncio.gather(next_state, return_exceptions=True)
            await states.aclose()
            if not pane.watchers:
                self.panes.pop(choice, None)

    async def view(self, request: Request) -> Response:
        """Note which page of a pane stands in the middle of its window, and how wide: it is drawn first."""
        pane, asked = self._pane(request), await _asked(request)
        if pane:
            pane.page, pane.width = _number(asked.get("page")), _number(asked.get("width"))
        return PlainTextResponse("")

    async def picture(self, request: Request) -> Response:
        width = request.query_params.get("width", "")
        look = request.path_params["look"]
        made = await asyncio.to_thread(self.desk.pictures.picture, look, int(width) if width.isdecimal() else 1000)
        if made is None:
            return PlainTextResponse("this page is no longer shown", 404)
        # Named by what it looks like: it never changes.
        return Response(made, media_type="image/png", headers={"Cache-Control": "private, max-age=3600, immutable"})

    async def web(self, request: Request) -> Response:
        name = request.path_params["name"]
        found = next((pane.webs[name] for pane in self.panes.values() if name in pane.webs), None)
        if found is None:
            return PlainTextResponse("this edition is no longer shown", 404)
        headers = {"Content-Security-Policy": POLICY_OF_EDITIONS}
        return Response(found, media_type="text/html; charset=utf-8", headers=headers)

    async def pdf(self, request: Request) -> Response:
        """Answer the PDF as a build would make it, where it would make one."""
        pane = self._pane(request)
        if pane is None or pane.printed is None:
            return PlainTextResponse("a build makes no PDF of this edition as it is now", 404)
        name = f"{pane.choice.brief}.{pane.choice.length}.{pane.choice.audience}.{pane.choice.language}.pdf"
        headers = {"Content-Disposition": f"inline; filename*=UTF-8''{name}"}
        return Response(pane.printed, media_type="application/pdf", headers=headers)

    async def places(self, request: Request) -> Response:
        """Answer where a block is written."""
        pane = self._pane(request)
        if pane is None or pane.shown is None:
            return JSONResponse([])
        written = await asyncio.to_thread(places_of, pane.shown, request.query_params.get("block", ""))
        return JSONResponse(
            [
                {
                    "kind": one.kind,
                    "file": one.place.file,
                    "line": one.place.line,
                    "column": one.place.column,
                    "excerpt": one.place.excerpt,
                    "address": self.editor.address(self._file(one.place.file), one.place),
                }
                for one in written
            ]
        )

    # ---- editors

    async def open(self, request: Request) -> Response:
        """Open a place of the project in the editor that was named; nothing else is ever opened."""
        asked = await _asked(request)
        place = Place(str(asked.get("file", "")), _number(asked.get("line")), _number(asked.get("column")))
        path = self._file(place.file)
        if path is None:
            return PlainTextResponse("no brief, translation or template is named so", 404)
        problem = await asyncio.to_thread(self.editor.start, path, place)
        return PlainTextResponse(problem, 409 if problem else 200)

    async def point(self, request: Request) -> Response:
        """Show the block that a line of a file belongs to, in every browser that shows an edition of its brief."""
        asked = await _asked(request)
        point = self.pointed(str(asked.get("file", "")), _number(asked.get("line")))
        if point is None:
            return PlainTextResponse("no brief, translation or template is named so", 404)
        for queue in self.pointers:
            queue.put_nowait(point)
        return JSONResponse({"browsers": len(self.pointers)})

    def pointed(self, file: str, line: int) -> dict[str, object] | None:
        """Return what browsers are told of a line: its file, and the block for each pane that shows one."""
        path = self._file(file)
        if path is None:
            return None
        shown = {pane.choice: pane.shown for pane in self.panes.values() if pane.shown}
        name = self.desk.project.name_of(path)
        blocks = {choice.language: block_at(one, Place(name, line)) for choice, one in shown.items()}
        return {"file": name, "line": line, "blocks": sorted({block for block in blocks.values() if block})}

    def _file(self, name: str) -> Path | None:
        return file_of(self.desk.project, name)

    def _pane(self, request: Request) -> Pane | None:
        try:
            return self.panes.get(Choice.of(request.query_params))
        except BriefPressError:
            return None


def _file(name: str) -> Response:
    path = _FILES.get(name)
    if path is None:
        return PlainTextResponse("there is nothing here", 404)
    return Response(path.read_bytes(), media_type=_KINDS[path.suffix])


def _event(name: str, value: object) -> str:
    # JSON has no line breaks but those that it is told to make.
    return f"event: {name}\ndata: {json.dumps(value, ensure_ascii=False)}\n\n"


async def _asked(request: Request) -> dict[str, object]:
    """Return what was sent as JSON; nothing for what is none, or too long."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _MOST_BYTES:
            return {}
    try:
        value = json.loads(body)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def _number(value: object) -> int:
    return value if isinstance(value, int) and 0 < value < 10**7 else 1
