"""What a unit of work is: one plain function of a connection, wholly done or not at all."""

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeVar

import asyncpg
import msgspec
from sqlalchemy import Connection

Result = TypeVar("Result")
Item = TypeVar("Item", contravariant=True)
Settled = TypeVar("Settled", covariant=True)
Listener = Callable[[Sequence[object]], None]


class Tx:
    """An open unit of work: the connection to work with, and the news that listeners hear once it is durable."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.news: list[object] = []

    def tell(self, news: object) -> None:
        """Let this process's listeners hear it after the commit, and only then."""
        self.news.append(news)

    @property
    def raw(self) -> Any:  # sqlite3.Connection or asyncpg.Connection: who asks knows which
        """The driver's own connection, inside the same transaction."""
        raw: Any = self.connection.connection.driver_connection
        if not self.is_sqlite and not raw.is_in_transaction():
            self.connection.exec_driver_sql("SELECT 1")  # SQLAlchemy begins with the first statement of its own
        return raw

    @property
    def is_sqlite(self) -> bool:
        """Which of the two databases this is."""
        return self.connection.dialect.name == "sqlite"


Unit = Callable[[Tx], Result]
Query = Callable[[Connection], Result]


class Outcome(msgspec.Struct):
    """What came of one gathered item: a result, or the error that its caller hears."""

    result: object = None
    error: Exception | None = None


class Batch(Protocol[Item]):
    """Work of one kind that many callers wait for, done for all of them in one transaction.

    Both ways answer with one `Outcome` an item, in order, and with the news of the whole batch.
    """

    def on_sqlite(self, raw: sqlite3.Connection, items: Sequence[Item]) -> tuple[list[Outcome], list[object]]:
        """Do it in the writer's open transaction."""
        ...

    async def on_postgres(
        self, raw: "asyncpg.Connection[Any]", items: Sequence[Item]
    ) -> tuple[list[Outcome], list[object]]:
        """Do it in an open transaction."""
        ...


class Database(Protocol):
    """The port to the database; handlers get this, never an open transaction."""

    listeners: list[Listener]

    async def read(self, query: Query[Result]) -> Result:
        """What a read-only function of a connection answers; raises `Unavailable` while the database is away."""
        ...

    async def run(self, unit: Unit[Result]) -> Result:
        """Do a unit of work and answer after its durable commit; its own errors come out, nothing of it remains."""
        ...

    def gather(self, batch: Batch[Any], item: object) -> "asyncio.Future[Any]":  # the batch's own kind of result
        """Join others that wait for the same batch; its result is there after the durable commit."""
        ...

    async def start(self) -> None:
        """Open it."""
        ...

    async def stop(self) -> None:
        """Finish what waits and close it."""
        ...
