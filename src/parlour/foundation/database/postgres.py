"""PostgreSQL: units on pooled connections, and a gatherer that carries many small appends in one transaction."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, TypeVar

import asyncpg
import msgspec
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError, InterfaceError
from sqlalchemy.exc import TimeoutError as NoConnectionLeft
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from parlour.foundation.database.unit import Batch, Listener, Outcome, Query, Result, Tx, Unit
from parlour.foundation.errors import Unavailable

GATHER = 256
REPEATS = 3  # 40001 and 40P01 are an invitation to try again
SERVER_SETTINGS = {"synchronous_commit": "on", "application_name": "parlour", "jit": "off"}
READ_ONLY = {"default_transaction_read_only": "on"}
AWAY = (
    OSError,
    InterfaceError,
    NoConnectionLeft,
    asyncpg.PostgresConnectionError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,  # so it shows when the connection ends between two statements
    asyncpg.CannotConnectNowError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.InsufficientResourcesError,
)
T = TypeVar("T")


class _Waiting(msgspec.Struct):
    future: "asyncio.Future[Any]"
    batch: Batch[Any]
    item: object


class PostgresDatabase:
    """One PostgreSQL database, shared with other serving processes.

    Reads take one statement's snapshot each, as PostgreSQL's READ COMMITTED does too, and spare its BEGIN and ROLLBACK.
    """

    def __init__(self, url: str, *, pool_size: int = 8) -> None:
        self.url = url
        self.listeners: list[Listener] = []
        self._writing = _engine(url, pool_size, SERVER_SETTINGS)
        self._reading = _engine(url, pool_size, SERVER_SETTINGS | READ_ONLY, isolation_level="AUTOCOMMIT")
        self._waiting: list[_Waiting] = []
        self._wake = asyncio.Event()
        self._gatherer: asyncio.Task[None] | None = None
        self._raw: asyncpg.Connection[Any] | None = None
        self._stopping = False

    async def start(self) -> None:
        self._gatherer = asyncio.create_task(self._gather_on(), name="parlour-gatherer")

    async def stop(self) -> None:
        self._stopping = True
        self._wake.set()
        if self._gatherer is not None:
            await self._gatherer
        if self._raw is not None and not self._raw.is_closed():
            await self._raw.close(timeout=2)
        await self._writing.dispose()
        await self._reading.dispose()

    async def read(self, query: Query[Result]) -> Result:
        async def once() -> Result:
            async with self._reading.connect() as connection:
                return await connection.run_sync(query)

        return await _repeated(once)

    async def run(self, unit: Unit[Result]) -> Result:
        async def once() -> tuple[Result, list[object]]:
            async with self._writing.connect() as connection, connection.begin():
                return await connection.run_sync(_done, unit)

        result, news = await _repeated(once)
        self._tell(news)
        return result

    def gather(self, batch: Batch[Any], item: object) -> "asyncio.Future[Any]":  # the batch's own kind of result
        future: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._waiting.append(_Waiting(future, batch, item))
        self._wake.set()
        return future

    async def _gather_on(self) -> None:
        while True:
            await self._wake.wait()
            self._wake.clear()
            while self._waiting:
                waiting, self._waiting = self._waiting[:GATHER], self._waiting[GATHER:]
                for batch in {id(one.batch): one.batch for one in waiting}.values():
                    await self._serve(batch, [one for one in waiting if one.batch is batch])
            if self._stopping:
                return

    async def _serve(self, batch: Batch[Any], waiting: Sequence[_Waiting]) -> None:
        async def once() -> tuple[list[Outcome], list[object]]:
            raw = await self._connected()
            try:
                async with raw.transaction():
                    return await batch.on_postgres(raw, [one.item for one in waiting])
            except AWAY:
                raw.terminate()  # nobody knows its state any more
                raise

        try:
            outcomes, news = await _repeated(once)
        except Exception as error:  # noqa: BLE001 - the edge of a batch: its callers hear why
            if len(waiting) > 1 and not isinstance(error, Unavailable):
                for one in waiting:  # one of them is bad: each alone, so that the others are served
                    await self._serve(batch, [one])
                return
            outcomes, news = [Outcome(error=error) for _ in waiting], []
        self._tell(news)
        for one, outcome in zip(waiting, outcomes, strict=True):
            if one.future.done():
                continue
            if outcome.error is not None:
                one.future.set_exception(outcome.error)
            else:
                one.future.set_result(outcome.result)

    async def _connected(self) -> "asyncpg.Connection[Any]":
        if self._raw is None or self._raw.is_closed():
            self._raw = await asyncpg.connect(self.url, server_settings=SERVER_SETTINGS, timeout=5, command_timeout=60)
        return self._raw

    def _tell(self, news: Sequence[object]) -> None:
        if news:
            for listener in self.listeners:
                listener(news)


def _engine(url: str, size: int, server_settings: Mapping[str, str], **more: str) -> AsyncEngine:
    """A pool without overflow: a connection opened for one statement costs more than all that wait for another."""
    return create_async_engine(
        url.replace("postgresql://", "postgresql+asyncpg://", 1),
        pool_size=size,
        max_overflow=0,
        pool_timeout=10,
        connect_args={"server_settings": server_settings, "timeout": 5, "command_timeout": 60},
        **more,
    )


def _done(connection: Connection, unit: Unit[Result]) -> tuple[Result, list[object]]:
    tx = Tx(connection)
    return unit(tx), tx.news


async def _repeated(once: Callable[[], Awaitable[T]]) -> T:
    for left in reversed(range(REPEATS)):
        try:
            return await once()
        except (DBAPIError, asyncpg.PostgresError, *AWAY) as error:
            if _must_repeat(error) and left:
                continue
            if _is_away(error):
                raise Unavailable("The database is away. Nothing was stored; try again in a moment.", 2) from error
            raise
    raise AssertionError("unreachable")


def _must_repeat(error: BaseException) -> bool:
    state = getattr(getattr(error, "orig", error), "sqlstate", None)
    return state in ("40001", "40P01")


def _is_away(error: BaseException) -> bool:
    if isinstance(error, AWAY):
        return True
    state = getattr(getattr(error, "orig", error), "sqlstate", None) or ""
    return bool(getattr(error, "connection_invalidated", False)) or str(state).startswith(("08", "53", "57P"))
