"""A client that loses nothing, written from docs/protocol.md part 4 alone; it notes every promise that is broken."""

import asyncio
import contextlib
import json
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from typing import Any
from uuid import uuid4

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import InvalidHandshake, InvalidMessage, WebSocketException

AGAIN_SECONDS = 0.05
TROUBLE = (OSError, WebSocketException, InvalidHandshake, InvalidMessage, EOFError)
Door = Callable[[], Awaitable[dict[str, str]]]


class Talker:
    """Speaks and listens over one socket at a time; comes back with its cursors and sends again what it doubts."""

    def __init__(self, live: str, door: Door, follows: Sequence[str], *, beat: float | None = None) -> None:
        self.live = live
        self.logs: dict[str, list[dict[str, Any]]] = {of: [] for of in follows}
        self.unsure: dict[str, dict[str, Any]] = {}  # by client id: sent, or to be sent, and not acknowledged yet
        self.acked: dict[str, int] = {}
        self.broken: list[str] = []  # promises of the protocol that were not kept
        self.refusals: Counter[int] = Counter()
        self.connections = 0
        self.heard: dict[str, float] = {}  # client id -> when its entry came
        self._door = door
        self._beat = beat
        self._socket: ClientConnection | None = None

    async def say(self, of: str, text: str, kind: str = "message") -> str:
        client_id = uuid4().hex
        self.unsure[client_id] = {"conversation": of, "client_id": client_id, "kind": kind, "text": text}
        await self._send(client_id)
        return client_id

    async def run(self) -> None:
        """Stay on the line whatever happens to it, until cancelled."""
        while True:
            with contextlib.suppress(*TROUBLE):
                await self._be_on_the_line()
            self._socket = None
            await asyncio.sleep(AGAIN_SECONDS)

    async def _be_on_the_line(self) -> None:
        key = await self._door()
        beat = {"ping_interval": self._beat, "ping_timeout": self._beat, "close_timeout": 0.2, "open_timeout": 3}
        async with connect(self.live, max_size=None, compression=None, **beat) as socket:
            follow = [{"conversation": of, "since": len(log)} for of, log in self.logs.items()]
            await socket.send(json.dumps({**key, "follow": follow}))
            self._socket = socket
            self.connections += 1
            for client_id in list(self.unsure):
                await self._send(client_id)
            async for frame in socket:
                await self._take(json.loads(frame))

    async def _send(self, client_id: str) -> None:
        append = self.unsure.get(client_id)
        if append is not None and self._socket is not None:
            with contextlib.suppress(*TROUBLE):
                await self._socket.send(json.dumps({"append": append}))

    async def _take(self, frame: dict[str, Any]) -> None:
        if "entries" in frame:
            for entry in frame["entries"]:
                self._read(frame["conversation"], entry)
        elif "ack" in frame:
            self._acknowledge(frame["ack"]["client_id"], frame["ack"]["seq"])
        elif "refused" in frame:
            await self._refused(frame["refused"])

    def _read(self, of: str, entry: dict[str, Any]) -> None:
        log = self.logs[of]
        if entry["seq"] != len(log) + 1:
            self.broken.append(f"after seq {len(log)} came {entry['seq']}")
            return
        log.append(entry)
        client_id = entry.get("client_id")
        self.heard[client_id] = time.monotonic()
        if client_id in self.unsure or client_id in self.acked:
            self._acknowledge(client_id, entry["seq"])

    def _acknowledge(self, client_id: str, seq: int) -> None:
        self.unsure.pop(client_id, None)
        if self.acked.setdefault(client_id, seq) != seq:
            self.broken.append(f"{client_id} stands at {self.acked[client_id]} and at {seq}")

    async def _refused(self, refused: dict[str, Any]) -> None:
        self.refusals[refused["status"]] += 1
        if refused["status"] not in (429, 503):
            self.broken.append(f"refused: {refused}")
        elif "client_id" in refused:
            asyncio.get_running_loop().call_later(refused["retry_after"], self._again, refused["client_id"])
        elif self._socket is not None:  # it could not be followed now: come back with all cursors
            await self._socket.close()

    def _again(self, client_id: str) -> None:
        self._later = asyncio.ensure_future(self._send(client_id))
