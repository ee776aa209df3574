"""A served desk on each database: deniz the owner and kim the agent signed in, ada and bo visiting."""

import asyncio
import json
import secrets
import warnings
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest
from websockets.asyncio.client import ClientConnection, connect

from parlour.app import House
from parlour.conversation.mails import mail_handlers
from parlour.conversation.mails.room import MailRoom
from parlour.desk.settings.refresh import REFRESH, Refresh
from parlour.foundation.clock import system_clock
from parlour.foundation.database import Tx, open_database
from parlour.foundation.ids import ShopId
from parlour.foundation.jobs.worker import Worker
from parlour.people.links import LinkKind, make_link
from parlour.settings import Settings
from protocol.conftest import Visitor, frame_of, visit
from serving import Server

PASSWORD = "seven green lanterns"


class Desk:
    """Somebody at the desk who knows nothing but docs/desk-protocol.md."""

    def __init__(self, server: Server, http: httpx.AsyncClient, me: dict[str, Any]) -> None:
        self.server, self.http, self.me = server, http, me
        http.headers["x-csrf-token"] = me["csrf"]

    async def get(self, path: str, status: int = 200, **query: Any) -> Any:
        return self._read(await self.http.get(f"/v1/desk/{path}", params=query), status)

    async def post(self, path: str, status: int = 200, **body: Any) -> Any:
        return self._read(await self.http.post(f"/v1/desk/{path}", json=body), status)

    async def put(self, path: str, status: int = 200, query: dict[str, Any] | None = None, **body: Any) -> Any:
        return self._read(await self.http.put(f"/v1/desk/{path}", json=body, params=query), status)

    async def list(self, name: str, **query: Any) -> list[str]:
        """The ids of a list, page by page."""
        ids, after = [], {}
        while True:
            page = await self.get("conversations", list=name, **query, **after)
            ids += [row["id"] for row in page["rows"]]
            if not page["next"]:
                return ids
            after = {"after": page["next"]}

    async def row(self, of: str) -> dict[str, Any]:
        [row] = (await self.post("rows", ids=[of]))["rows"]
        return row

    async def verb(self, verb: str, of: str, status: int = 200, **body: Any) -> Any:
        return await self.post(f"conversations/{of}/{verb}", status, **body)

    async def say(self, of: str, text: str, status: int = 201, **members: Any) -> Any:
        body = {"client_id": f"{text} {system_clock()}", "kind": "message", "text": text, **members}
        return self._read(await self.http.post(f"/v1/conversations/{of}/entries", json=body), status)

    @asynccontextmanager
    async def live(self, *follow: str) -> AsyncIterator[ClientConnection]:
        ticket = (await self.post("ticket", 201))["ticket"]
        async with connect(self.server.live) as socket:
            following = [{"conversation": of, "since": 0} for of in follow]
            await socket.send(json.dumps({"ticket": ticket, "follow": following, "topics": ["inbox"]}))
            assert "ready" in await frame_of(socket)
            yield socket

    @staticmethod
    def _read(answer: httpx.Response, status: int) -> Any:
        assert answer.status_code == status, f"{answer.status_code} {answer.text}"
        return answer.json() if answer.content else None


Made = AsyncIterator[Desk]


@pytest.fixture(scope="session")
def owner_me(server: Server) -> dict[str, Any]:
    """The owner signed up once a served process; their cookie goes with every desk of theirs."""
    return asyncio.run(_owner(server))


async def _owner(server: Server) -> dict[str, Any]:
    async with httpx.AsyncClient(base_url=server.url) as http:
        answer = await _chosen(server, http)
        if answer.status_code == 404:  # the server announced a link of its own just then, and only the newest works
            answer = await _chosen(server, http)
        assert answer.status_code == 200, answer.text
        me = answer.json()
        http.headers["x-csrf-token"] = me["csrf"]
        invited = {"email": "kim@shop.example", "name": "Kim", "role": "agent"}
        link = (await http.post("/v1/desk/people", json=invited)).json()["link"]
        http.cookies.clear()
        await http.post("/v1/desk/password", json={"secret": link.partition("#")[2], "password": PASSWORD})
        return me


async def _chosen(server: Server, http: httpx.AsyncClient) -> httpx.Response:
    secret = await within(
        server, lambda tx: make_link(tx, ShopId(1), LinkKind.OWNER, system_clock(), secrets.token_bytes)
    )
    chosen = {"secret": secret, "email": "deniz@shop.example", "name": "Deniz", "password": PASSWORD}
    return await http.post("/v1/desk/password", json=chosen)


async def within(server: Server, unit: Callable[[Tx], Any]) -> Any:
    """A unit of work of the test's own, beside the running server."""
    database = open_database(server.address)
    await database.start()
    try:
        return await database.run(unit)
    finally:
        await database.stop()


async def signed_in(server: Server, http: httpx.AsyncClient, email: str) -> Desk:
    answer = await http.post("/v1/desk/login", json={"email": email, "password": PASSWORD})
    assert answer.status_code == 200, answer.text
    return Desk(server, http, answer.json())


@pytest.fixture
async def deniz(server: Server, owner_me: dict[str, Any]) -> Made:
    async with httpx.AsyncClient(base_url=server.url) as http:
        yield await signed_in(server, http, "deniz@shop.example")


@pytest.fixture
async def kim(server: Server, owner_me: dict[str, Any]) -> Made:
    async with httpx.AsyncClient(base_url=server.url) as http:
        yield await signed_in(server, http, "kim@shop.example")


@pytest.fixture
async def http(server: Server) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=server.url) as client:
        yield client


@pytest.fixture
async def ada(server: Server, http: httpx.AsyncClient) -> Visitor:
    return await visit(server, http)


@pytest.fixture
async def bo(server: Server, http: httpx.AsyncClient) -> Visitor:
    return await visit(server, http)


@asynccontextmanager
async def working(server: Server) -> AsyncIterator[None]:
    """The jobs of desk and mail are done meanwhile; the served process of the tests leaves them to others."""
    with warnings.catch_warnings(action="ignore"):  # the framework's, of how routes name their dependencies
        house = House(Settings(data=server.data, database=server.address))
    mails = mail_handlers(MailRoom(house.service, house.postman, secrets.token_bytes))
    refresh = Refresh(house.database, server.data / "index", house.clock)
    worker = Worker(house.database, house.clock, {**mails, REFRESH: refresh})
    await house.database.start()
    await worker.start()
    try:
        yield
    finally:
        await worker.stop()
        await house.database.stop()
        house.passwords.close()


async def soon(ask: Callable[[], Awaitable[Any]], seconds: float = 10) -> Any:
    """What is true once a job is done: ask until the answer is something."""
    async with asyncio.timeout(seconds):
        while not (answer := await ask()):
            await asyncio.sleep(0.1)
        return answer
