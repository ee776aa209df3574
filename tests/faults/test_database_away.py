"""The database goes away for a while: people are told, nothing acknowledged is lost, and it goes on by itself."""

import asyncio
import json
import sqlite3
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from uuid import uuid4

import httpx
import pytest
from websockets.asyncio.client import connect

from benchmarks.stage import Guest, set_stage
from faults.conftest import Tell
from faults.crowd import Crowd
from faults.own_server import OwnPostgres
from faults.size import SIZE
from faults.truth import must_be_true
from serving import Server

PER_SECOND = 150
Away = Callable[[], AbstractAsyncContextManager[None]]


async def test_a_locked_sqlite_file_is_told_and_waited_for(tmp_path: Path, tell: Tell) -> None:
    file = tmp_path / "parlour.db"

    @asynccontextmanager
    async def away() -> AsyncIterator[None]:
        other = sqlite3.connect(file, isolation_level=None, timeout=10)
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")
        other.close()

    await go_without(f"sqlite:///{file}", away, tmp_path, tell)


async def test_a_stopped_postgres_is_told_and_waited_for(tmp_path: Path, tell: Tell) -> None:
    own = OwnPostgres(Path(mkdtemp(prefix="parlour-away-")))
    own.make()
    own.start()

    @asynccontextmanager
    async def away() -> AsyncIterator[None]:
        await asyncio.to_thread(own.stop)
        yield
        await asyncio.to_thread(own.start)

    try:
        await go_without(own.address, away, tmp_path, tell)
    finally:
        own.stop(check=False)
        rmtree(own.folder)


async def go_without(address: str, away: Away, folder: Path, tell: Tell) -> None:
    """Talk, take the database away and bring it back, while everybody goes on talking."""
    stage = await set_stage(address, agents=1, guests=8, is_taken=True)
    server = Server(address, folder / "data")
    server.start()
    crowd = Crowd(stage, [server.url], [server.live])
    try:
        async with crowd.talking(PER_SECOND):
            await asyncio.sleep(1)
            async with away():
                if address.startswith("postgresql"):  # a locked SQLite file can still be read
                    assert await newcomer(server, stage.guests[0]) == (503, 1013)
                asked = await ask_for(SIZE.away_seconds, server, stage.guests[0])
            back = await seconds_until_taken(server, stage.guests[0])
            await asyncio.sleep(1)
        counts = await must_be_true(crowd)
        assert server.process is not None
        assert server.process.poll() is None
    finally:
        server.kill()

    refused = sum(talker.refusals[503] for talker in crowd.talkers)
    tell(**counts, told_by_http=len(asked), told_on_sockets=refused, back_after=f"{back:.1f} s")
    assert asked
    assert {(answer.status_code, "retry-after" in answer.headers) for answer in asked} == {(503, True)}
    assert refused
    assert back < 5


async def ask_for(seconds: float, server: Server, guest: Guest) -> list[httpx.Response]:
    """What posts are answered while the database is away."""
    until, answers = time.monotonic() + seconds, []
    async with httpx.AsyncClient(base_url=server.url, headers=guest.headers, timeout=30) as http:
        while time.monotonic() < until:
            answers.append(await post(http, guest))
            await asyncio.sleep(0.5)
    return answers


async def seconds_until_taken(server: Server, guest: Guest) -> float:
    since = time.monotonic()
    async with httpx.AsyncClient(base_url=server.url, headers=guest.headers, timeout=30) as http:
        while (await post(http, guest)).status_code != 201:
            if time.monotonic() - since > 20:
                pytest.fail("20 s after the database came back messages are still refused")
            await asyncio.sleep(0.2)
    return time.monotonic() - since


async def newcomer(server: Server, guest: Guest) -> tuple[int, int | None]:
    """What a socket is told that opens now: the status, and the code with which it is closed."""
    async with connect(server.live) as socket:
        await socket.send(json.dumps({"token": guest.token, "follow": []}))
        refused = json.loads(await socket.recv())["refused"]
        await socket.wait_closed()
        return refused["status"], socket.close_code


async def post(http: httpx.AsyncClient, guest: Guest) -> httpx.Response:
    body = {"client_id": uuid4().hex, "kind": "message", "text": "is anybody there?"}
    return await http.post(f"/v1/conversations/{guest.conversation}/entries", json=body)
