"""SQLite: one writer thread that gathers what waits into one durable commit, and read-only connections beside it."""

import asyncio
import queue
import sqlite3
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool, StaticPool

from parlour.foundation.database.unit import Batch, Listener, Outcome, Query, Result, Tx, Unit
from parlour.foundation.errors import Unavailable

GATHER = 256  # the most that one commit carries: beyond it, waiting grows and cost a message no longer falls
BUSY_MS = 5000
TROUBLE = {  # with the file or the machine, by https://www.sqlite.org/rescode.html
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_PROTOCOL,
    sqlite3.SQLITE_READONLY,
}


class _Waiting(msgspec.Struct):
    future: "asyncio.Future[Any]"
    loop: asyncio.AbstractEventLoop
    unit: Unit[Any] | None = None
    batch: Batch[Any] | None = None
    item: object = None
    outcome: Outcome | None = None


class SqliteDatabase:
    """One SQLite file in WAL mode with `synchronous=FULL`: what is acknowledged survives a power cut."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.listeners: list[Listener] = []
        self._queue: queue.SimpleQueue[_Waiting | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._write, name="parlour-writer", daemon=True)
        self._readers = ThreadPoolExecutor(4, thread_name_prefix="parlour-reader")
        self._read_engine = _engine(file, read_only=True)
        self._raw: sqlite3.Connection
        self._connection: Connection

    async def start(self) -> None:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        engine = _engine(self.file, read_only=False)
        self._connection = engine.connect()
        raw = self._connection.connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)
        self._raw = raw
        self._thread.start()

    async def stop(self) -> None:
        self._queue.put(None)
        await asyncio.to_thread(self._thread.join)
        self._readers.shutdown()
        self._connection.close()
        self._connection.engine.dispose()
        self._read_engine.dispose()

    async def read(self, query: Query[Result]) -> Result:
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._read, query)

    async def run(self, unit: Unit[Result]) -> Result:
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Result] = loop.create_future()
        self._queue.put(_Waiting(future, loop, unit=unit))
        return await future

    def gather(self, batch: Batch[Any], item: object) -> "asyncio.Future[Any]":  # the batch's own kind of result
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Any] = loop.create_future()
        self._queue.put(_Waiting(future, loop, batch=batch, item=item))
        return future

    def _read(self, query: Query[Result]) -> Result:
        try:
            with self._read_engine.connect() as connection:
                return query(connection)
        except (sqlite3.Error, DBAPIError) as error:
            raise _translated(error) from error

    def _write(self) -> None:
        while (first := self._queue.get()) is not None:
            waiting = [first]
            goes_on = True
            while len(waiting) < GATHER and not self._queue.empty():
                more = self._queue.get()
                if more is None:
                    goes_on = False
                    break
                waiting.append(more)
            self._commit(waiting)
            if not goes_on:
                return

    def _commit(self, waiting: Sequence[_Waiting]) -> None:
        news: list[object] = []
        try:
            self._raw.execute("BEGIN IMMEDIATE")
            for one in waiting:
                if one.unit is not None:
                    one.outcome = self._do_unit(one.unit, news)
            for batch in {id(one.batch): one.batch for one in waiting if one.batch is not None}.values():
                self._do_batch(batch, [one for one in waiting if one.batch is batch], news)
            self._raw.execute("COMMIT")
        except Exception as error:  # noqa: BLE001 - the edge of a batch: everybody in it hears why
            self._give_up(waiting, error)
            news = []
        finally:
            self._connection.rollback()  # ends SQLAlchemy's own notion of a transaction; ours has ended before
        waiting[0].loop.call_soon_threadsafe(self._answer, waiting, news)

    def _do_unit(self, unit: Unit[Any], news: list[object]) -> Outcome:
        tx = Tx(self._connection)
        self._raw.execute("SAVEPOINT unit")
        try:
            result = unit(tx)
        except Exception as error:  # the edge of a unit: its caller hears why
            if not self._raw.in_transaction:
                raise  # a full disk ends the whole transaction, so that nobody in the batch may be acknowledged
            self._raw.execute("ROLLBACK TO unit")
            self._raw.execute("RELEASE unit")
            return Outcome(error=_translated(error))
        self._raw.execute("RELEASE unit")
        news.extend(tx.news)
        return Outcome(result)

    def _do_batch(self, batch: Batch[Any], waiting: Sequence[_Waiting], news: list[object]) -> None:
        self._raw.execute("SAVEPOINT unit")
        try:
            outcomes, told = batch.on_sqlite(self._raw, [one.item for one in waiting])
        except Exception as error:
            if not self._raw.in_transaction:
                raise
            self._raw.execute("ROLLBACK TO unit")
            self._raw.execute("RELEASE unit")
            if len(waiting) == 1:
                waiting[0].outcome = Outcome(error=_translated(error))
                return
            for one in waiting:  # one of them is bad: each alone, so that the others are served
                self._do_batch(batch, [one], news)
            return
        self._raw.execute("RELEASE unit")
        news.extend(told)
        for one, outcome in zip(waiting, outcomes, strict=True):
            one.outcome = outcome

    def _give_up(self, waiting: Sequence[_Waiting], error: Exception) -> None:
        if self._raw.in_transaction:
            self._raw.execute("ROLLBACK")
        for one in waiting:
            one.outcome = Outcome(error=_translated(error))

    def _answer(self, waiting: Sequence[_Waiting], news: Sequence[object]) -> None:
        if news:
            for listener in self.listeners:
                listener(news)
        for one in waiting:
            assert one.outcome is not None
            if one.future.done():  # the caller has gone; what was done stays done
                continue
            if one.outcome.error is not None:
                one.future.set_exception(one.outcome.error)
            else:
                one.future.set_result(one.outcome.result)


def _engine(file: Path, *, read_only: bool) -> Engine:
    def connect() -> sqlite3.Connection:
        raw = sqlite3.connect(file, isolation_level=None, check_same_thread=False, cached_statements=256)
        raw.execute("PRAGMA journal_mode=WAL")
        raw.execute("PRAGMA synchronous=FULL")
        raw.execute("PRAGMA foreign_keys=ON")
        raw.execute(f"PRAGMA busy_timeout={BUSY_MS}")
        if read_only:
            raw.execute("PRAGMA query_only=ON")
        return raw

    pool: dict[str, Any] = {"poolclass": QueuePool, "pool_size": 4} if read_only else {"poolclass": StaticPool}
    return create_engine("sqlite://", creator=connect, isolation_level="AUTOCOMMIT", **pool)


def _translated(error: Exception) -> Exception:
    """Trouble with the file is for the caller to wait out; any other error is a mistake of ours and stays as it is."""
    cause = error.__cause__ if isinstance(error.__cause__, sqlite3.Error) else error
    if not isinstance(cause, sqlite3.Error) or getattr(cause, "sqlite_errorcode", 0) & 0xFF not in TROUBLE:
        return error
    return Unavailable(f"The database cannot be used now ({cause}). Nothing was stored; try again in a moment.", 2)
