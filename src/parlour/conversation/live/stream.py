"""The fallback where a proxy cuts sockets: one long answer, one server frame a line, read with fetch."""

import asyncio
from collections.abc import AsyncIterator

import msgspec
from litestar import Controller, get
from litestar.response import Stream

from parlour.conversation.callers import Caller
from parlour.conversation.ids import conversation_id
from parlour.conversation.live.reader import Reader
from parlour.conversation.service import Service
from parlour.foundation.ids import ConversationId
from parlour.foundation.live.outbox import Outbox

BEAT_SECONDS = 15
LASTS_SECONDS = 300
MOST_WAITING = 1000


class StreamRoutes(Controller):
    """Following one conversation without a socket."""

    path = "/v1/conversations"
    tags = ("conversations",)

    @get(
        "/{conversation:str}/stream",
        summary="Follow a conversation without a socket",
        media_type="application/x-ndjson",
    )
    async def stream(self, conversation: str, service: Service, caller: Caller, since: int = 0) -> Stream:
        of = await service.enter(caller, conversation_id(conversation))
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        return Stream(frames(service, caller, of, since), media_type="application/x-ndjson", headers=headers)


async def frames(service: Service, caller: Caller, of: ConversationId, since: int) -> AsyncIterator[bytes]:
    """Frames as on the socket, for five minutes; a client comes back with its cursor."""
    waiting: asyncio.Queue[bytes | None] = asyncio.Queue(MOST_WAITING)

    def end() -> None:
        if waiting.full():
            waiting.get_nowait()
        waiting.put_nowait(None)

    reader = Reader(caller, service.database, Outbox(waiting.put, end), lambda _: end())
    service.hub.readers.add(reader)
    try:
        yield msgspec.json.encode({"ready": {"epoch": service.epoch}}) + b"\n"
        service.hub.follow(reader, of, max(0, since))
        loop = asyncio.get_running_loop()
        ends = loop.time() + LASTS_SECONDS
        while loop.time() < ends:
            frame = await _next(waiting)
            if frame is None:
                return
            yield frame + b"\n"
    finally:
        service.hub.leave(reader)


async def _next(waiting: "asyncio.Queue[bytes | None]") -> bytes | None:
    """The next frame, or an empty line as a sign of life."""
    try:
        async with asyncio.timeout(BEAT_SECONDS):
            return await waiting.get()
    except TimeoutError:
        return b""
