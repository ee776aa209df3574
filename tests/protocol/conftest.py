"""A serving process on each database, with the shop `lamps`, and visitors of it."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

import httpx
import pytest
from websockets.asyncio.client import ClientConnection, connect

from parlour.foundation.ids import new_id
from serving import Server


class Visitor:
    """A foreign client: a shopper who knows nothing but docs/protocol.md."""

    def __init__(self, server: Server, http: httpx.AsyncClient, token: str) -> None:
        self.server = server
        self.http = http
        self.token = token
        self.headers = {"authorization": f"Bearer {token}"}

    async def open(self, of: UUID | str | None = None, shop: str = "lamps") -> httpx.Response:
        of = of or new_id()
        return await self.http.put(f"/v1/conversations/{of}", json={"shop": shop}, headers=self.headers)

    async def opened(self) -> str:
        of = str(new_id())
        assert (await self.open(of)).status_code == 201
        return of

    async def say(self, of: str, text: str, client_id: str | None = None, **members: Any) -> httpx.Response:
        body = {"client_id": client_id or str(new_id()), "kind": "message", "text": text, **members}
        return await self.http.post(f"/v1/conversations/{of}/entries", json=body, headers=self.headers)

    async def read(self, of: str, **query: int) -> dict[str, Any]:
        answer = await self.http.get(f"/v1/conversations/{of}/entries", params=query, headers=self.headers)
        assert answer.status_code == 200, answer.text
        return answer.json()

    @asynccontextmanager
    async def live(self, **follow: int) -> AsyncIterator[ClientConnection]:
        async with connect(self.server.live) as socket:
            frame = {"token": self.token, "follow": [{"conversation": c, "since": s} for c, s in follow.items()]}
            await socket.send(json.dumps(frame))
            assert "ready" in await frame_of(socket)
            yield socket


async def frame_of(socket: ClientConnection, within: float = 5) -> dict[str, Any]:
    async with asyncio.timeout(within):
        return json.loads(await socket.recv())


@pytest.fixture
async def http(server: Server) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=server.url) as client:
        yield client


async def visit(server: Server, http: httpx.AsyncClient) -> Visitor:
    answer = await http.post("/v1/visits", json={"shop": "lamps"})
    assert answer.status_code == 201, answer.text
    return Visitor(server, http, answer.json()["token"])


@pytest.fixture
async def ada(server: Server, http: httpx.AsyncClient) -> Visitor:
    return await visit(server, http)


@pytest.fixture
async def bo(server: Server, http: httpx.AsyncClient) -> Visitor:
    return await visit(server, http)
