"""News between processes, by LISTEN/NOTIFY; losing one costs time, never an entry."""

import asyncio
import contextlib
from collections.abc import Callable, Iterator
from typing import Any, Protocol

import asyncpg
import msgspec
import structlog

Handler = Callable[[Any], None]
CHANNEL = "parlour"
MOST_BYTES = 7900  # of facts; with who tells them it stays below the 8,000 that PostgreSQL refuses
RECONNECT_SECONDS = 0.2
_encode = msgspec.json.Encoder().encode
log = structlog.get_logger()


class Bus(Protocol):
    """Tells a topic's small, JSON-able facts to every process's handlers."""

    def on(self, topic: str, handler: Handler) -> None:
        """Hear what other processes tell of a topic."""
        ...

    def tell(self, topic: str, fact: Any) -> None:
        """Tell the other processes; nothing is kept for those that are away."""
        ...

    async def start(self) -> None: ...

    async def stop(self) -> None: ...


class LocalBus:
    """One process: there is nobody else to tell."""

    def on(self, topic: str, handler: Handler) -> None:
        """Nobody else tells anything."""

    def tell(self, topic: str, fact: Any) -> None:
        """Nobody else listens."""

    async def start(self) -> None:
        """Nothing to open."""

    async def stop(self) -> None:
        """Nothing to close."""


class PostgresBus:
    """Several processes on one PostgreSQL; a session connection of its own listens and notifies, many facts at once."""

    def __init__(self, url: str, me: str) -> None:
        self._url = url
        self._opening = f'["{me}",['  # how our own payloads begin
        self._handlers: dict[str, list[Handler]] = {}
        self._waiting: list[bytes] = []
        self._wake = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def on(self, topic: str, handler: Handler) -> None:
        self._handlers.setdefault(topic, []).append(handler)

    def tell(self, topic: str, fact: Any) -> None:
        self._waiting.append(_encode((topic, fact)))
        self._wake.set()

    async def start(self) -> None:
        self._task = asyncio.create_task(self._run(), name="parlour-bus")

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task

    async def _run(self) -> None:
        while True:
            try:
                await self._connected()
            except Exception as error:  # noqa: BLE001 - a lost connection shows as nearly anything, even InternalClientError
                log.info("bus_lost", why=str(error))  # readers ask for heads every two seconds meanwhile
                await asyncio.sleep(RECONNECT_SECONDS)

    async def _connected(self) -> None:
        connection = await asyncpg.connect(self._url, timeout=5, server_settings={"application_name": "parlour-bus"})
        connection.add_termination_listener(lambda _: self._wake.set())
        try:
            await connection.add_listener(CHANNEL, self._hear)
            while not connection.is_closed():
                await self._wake.wait()
                self._wake.clear()
                waiting, self._waiting = self._waiting, []
                for part in _packed(waiting):
                    payload = f"{self._opening}{part}]]"
                    await connection.execute("SELECT pg_notify($1, $2)", CHANNEL, payload)
        finally:
            connection.terminate()

    def _hear(self, _connection: object, _pid: int, _channel: str, payload: str) -> None:
        if payload.startswith(self._opening):  # PostgreSQL tells us of ourselves too
            return
        _, facts = msgspec.json.decode(payload)
        for topic, fact in facts:
            for handler in self._handlers.get(topic, ()):
                handler(fact)


def _packed(facts: list[bytes]) -> Iterator[str]:
    """Encoded facts in as few payloads as fit; one that alone is too long is left to the readers' own asking."""
    part: list[bytes] = []
    size = 0
    for fact in facts:
        if part and size + len(fact) >= MOST_BYTES:
            yield b",".join(part).decode()
            part, size = [], 0
        if len(fact) < MOST_BYTES:
            part.append(fact)
            size += len(fact) + 1
    if part:
        yield b",".join(part).decode()
