"""A reader that does not keep up is cut with 4429 and comes back with its cursor; a long log comes in portions."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from benchmarks.stage import Guest, set_stage
from serving import Server

LONG = "x" * 10_000
MANY = 1000  # 10 MB: far more than kernels keep for a socket, or than may wait for one; seq 1 is the seat


@pytest.fixture
async def server(address: str, tmp_path: Path) -> AsyncIterator[Server]:
    serving = Server(address, tmp_path / "data")
    yield serving
    serving.kill()


@pytest.fixture
async def ada(address: str, server: Server) -> Guest:
    [guest] = (await set_stage(address, agents=1, guests=1, is_taken=True)).guests
    server.start()
    return guest


async def test_a_slow_reader_is_cut_and_resumes_by_its_cursor(server: Server, ada: Guest) -> None:
    async with connect(server.live, max_queue=1, compression=None, sock=narrow(server.port)) as slow:
        await follow(slow, ada, 0)
        await asyncio.sleep(0.2)  # it follows, and from now on reads nothing

        await say(server, ada, MANY)
        seqs, code = await read_to_the_end(slow)
    async with connect(server.live, compression=None) as again:
        await follow(again, ada, len(seqs))
        while len(seqs) <= MANY:
            seqs += await some_seqs(again)

    assert code == 4429
    assert seqs == list(range(1, MANY + 2))


async def test_a_log_of_long_texts_comes_whole_to_a_quick_reader(server: Server, ada: Guest) -> None:
    await say(server, ada, MANY)

    async with connect(server.live, compression=None) as quick:  # the library takes frames up to 1 MB
        await follow(quick, ada, 0)
        seqs: list[int] = []
        while len(seqs) <= MANY:
            seqs += await some_seqs(quick)

    assert seqs == list(range(1, MANY + 2))


async def follow(socket: ClientConnection, guest: Guest, since: int) -> None:
    await socket.send(
        json.dumps({"token": guest.token, "follow": [{"conversation": guest.conversation, "since": since}]})
    )


async def say(server: Server, guest: Guest, count: int) -> None:
    address = f"/v1/conversations/{guest.conversation}/entries"
    async with httpx.AsyncClient(base_url=server.url, headers=guest.headers) as http:
        for start in range(0, count, 50):
            bodies = ({"client_id": f"{start + n}", "kind": "message", "text": LONG} for n in range(50))
            answers = await asyncio.gather(*(http.post(address, json=body) for body in bodies))
            assert {answer.status_code for answer in answers} == {201}


async def read_to_the_end(socket: ClientConnection) -> tuple[list[int], int | None]:
    seqs: list[int] = []
    try:
        while True:
            seqs += await some_seqs(socket)
    except ConnectionClosed:
        return seqs, socket.close_code


async def some_seqs(socket: ClientConnection) -> list[int]:
    async with asyncio.timeout(10):
        return [entry["seq"] for entry in json.loads(await socket.recv()).get("entries", ())]


def narrow(port: int) -> socket.socket:
    """A connection whose receiving end keeps little, as on a phone."""
    connection = socket.socket()
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8192)
    connection.connect(("127.0.0.1", port))
    return connection
