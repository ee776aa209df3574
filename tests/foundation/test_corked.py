"""Sockets whose frames leave together, and what becomes of frames when the other side has gone."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
import uvicorn
from websockets.asyncio.client import connect
from websockets.frames import Close, Frame, Opcode

from parlour.foundation.live.corked import TAKE, Cork, CorkedSockets


class Speaker:
    """An application that takes one socket and keeps its `take` for the test."""

    def __init__(self) -> None:
        self.take: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self.over = asyncio.Event()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "websocket":
            await send({"type": "websocket.accept"})
            self.take.set_result(scope["extensions"][TAKE])
            await self.over.wait()


@pytest.fixture
async def speaker() -> AsyncIterator[tuple[Speaker, str]]:
    application = Speaker()
    config = uvicorn.Config(application, port=0, ws=CorkedSockets, lifespan="off", log_level="error")
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    yield application, f"ws://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    application.over.set()
    server.should_exit = True
    await serving


async def test_frames_put_in_one_turn_arrive_in_order(speaker: tuple[Speaker, str]) -> None:
    application, url = speaker
    async with connect(url) as socket:
        take = await application.take
        assert all(take(b"%d" % n) for n in range(5))
        assert [await socket.recv() for _ in range(5)] == ["0", "1", "2", "3", "4"]


async def test_what_is_said_to_one_who_says_goodbye_is_not_taken(speaker: tuple[Speaker, str]) -> None:
    application, url = speaker
    async with connect(url):
        take = await application.take
        goodbye = Frame(Opcode.CLOSE, Close(1000, "").serialize()).serialize(mask=True)
        take.__self__.data_received(goodbye)

        assert not take(b"too late")


async def test_what_is_kept_for_one_who_vanishes_is_dropped() -> None:
    transport = Vanishing()
    cork = Cork(transport, asyncio.get_running_loop())
    cork.write(b"kept")
    transport.is_gone = True

    cork.flush()

    assert transport.written == []


class Vanishing(asyncio.Transport):
    """As uvloop's: what is written after its end is an error."""

    def __init__(self) -> None:
        super().__init__()
        self.is_gone = False
        self.written: list[Any] = []

    def write(self, data: Any) -> None:
        if self.is_gone:
            raise RuntimeError("the handler is closed")
        self.written.append(data)

    def is_closing(self) -> bool:
        return self.is_gone
