"""Whoever asks -> let in or not. Around everything that a preview answers, so that no address can forget it.

A preview listens on this machine alone, but any page in the same browser can send requests there: from another origin,
or by a name of its own that it lets lead to 127.0.0.1. So each request has to know the token, to call this machine by
its number or `localhost`, and to come from the preview's own page or from no page at all.
"""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse

Message: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Message]]
Send: TypeAlias = Callable[[Message], Awaitable[None]]
App: TypeAlias = Callable[[Message, Receive, Send], Awaitable[None]]

_NAMES = ("127.0.0.1", "localhost")
# Fetch Metadata: a page of ours, or somebody who typed or opened the address.
_FROM_HERE = ("same-origin", "none")

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "frame-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
"""Of the preview's own page: nothing but itself, and no script or style in its text."""
POLICY_OF_EDITIONS = "; ".join(
    (
        "default-src 'none'",
        "style-src 'unsafe-inline'",
        "img-src data:",
        "font-src data:",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'self'",
    )
)
"""Of a web edition in its frame: as the edition says itself."""

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    # The token is in the address: no other page is told it.
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@dataclass(frozen=True, slots=True)
class Guard:
    """Everything that a preview answers, behind its door."""

    app: App
    token: str
    port: int

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            # No sockets are spoken here; what starts and ends the server is let through.
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        refused = self.refusal(scope["path"], Headers(scope=scope))
        answer = PlainTextResponse(refused, 404 if refused == _NOTHING else 403) if refused else self.app
        await answer(scope, receive, _with_headers(send))

    def refusal(self, path: str, headers: Headers) -> str:
        """Return why a request gets nothing; empty when it is let in."""
        hosts = {f"{name}:{self.port}" for name in _NAMES}
        if headers.get("host") not in hosts:
            return "a preview is asked for by 127.0.0.1"
        if headers.get("origin", "") not in {"", *(f"http://{host}" for host in hosts)}:
            return "a preview answers its own page only"
        if headers.get("sec-fetch-site", "none") not in _FROM_HERE:
            return "a preview answers its own page only"
        # A link without the token, and one with a wrong one, look like any address that is not there.
        named = path.split("/")[1] if "/" in path else ""
        return "" if hmac.compare_digest(named.encode(), self.token.encode()) else _NOTHING


_NOTHING = "there is nothing here; the whole address stands in the terminal"


def _with_headers(send: Send) -> Send:
    """Return `send` with what every answer says; a policy of its own stays."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers[name] = value
            headers.setdefault("Content-Security-Policy", POLICY)
            headers.setdefault("Cache-Control", "no-store")
        await send(message)

    return sending
