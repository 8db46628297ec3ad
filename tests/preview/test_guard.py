"""Who is let in: whoever knows the token, calls this machine by its own name and comes from no other page."""

from __future__ import annotations

import pytest
from starlette.datastructures import Headers

from briefpress.preview.guard import Guard

TOKEN = "the-token"
HOME = {"host": "127.0.0.1:8000"}


def refusal(path: str, **headers: str) -> str:
    async def app(*_: object) -> None: ...

    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Guard(app, TOKEN, 8000).refusal(path, Headers({**HOME, **named}))


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"host": "localhost:8000"},
        {"origin": "http://127.0.0.1:8000", "sec_fetch_site": "same-origin"},
        {"sec_fetch_site": "none"},
    ],
)
def test_lets_its_own_page_in_and_whoever_typed_the_address(headers: dict[str, str]) -> None:
    assert "" == refusal(f"/{TOKEN}/offer", **headers)


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "rebound.example:8000"},
        {"host": "127.0.0.1:8001"},
        {"host": "127.0.0.1"},
        {"host": "127.0.0.1.rebound.example:8000"},
        {"origin": "http://elsewhere.example"},
        {"origin": "http://127.0.0.1:9000"},
        {"origin": "https://127.0.0.1:8000"},
        {"origin": "null"},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
    ],
)
def test_lets_no_other_page_in_though_it_knew_the_token(headers: dict[str, str]) -> None:
    assert refusal(f"/{TOKEN}/", **headers)


@pytest.mark.parametrize("path", ["/", "", "/the-toke/", "/the-token2/", "//the-token/", "/offer", "/the-tökén/"])
def test_lets_nobody_in_without_the_token(path: str) -> None:
    assert refusal(path)
