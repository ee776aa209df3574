"""The table of later work, and the ways to write a row of it."""

from collections.abc import Iterable

import msgspec
from sqlalchemy import BigInteger, Column, Connection, Index, Integer, Table, Text, UniqueConstraint, text

from parlour.foundation.database.types import Serial, metadata

job = Table(
    "job",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    Column("kind", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("shop", Integer, nullable=False),
    Column("payload", Text, nullable=False),
    Column("run_at", BigInteger, nullable=False),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("claimed_until", BigInteger, nullable=False, server_default="0"),
    Column("last_error", Text),
    UniqueConstraint("kind", "key"),
    Index("ix_job_due", "run_at"),
    sqlite_autoincrement=True,
)

dead_job = Table(  # work that was given up: kept apart, so that the same work can be wanted again
    "dead_job",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    Column("kind", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("shop", Integer, nullable=False),
    Column("payload", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("last_error", Text),
    Column("died_at", BigInteger, nullable=False),
    sqlite_autoincrement=True,
)

INSERT = "INSERT INTO job (kind, key, shop, payload, run_at) VALUES ({}) ON CONFLICT (kind, key) DO NOTHING"
INSERT_SQLITE = INSERT.format("?, ?, ?, ?, ?")
INSERT_POSTGRES = (
    "INSERT INTO job (kind, key, shop, payload, run_at)"
    " SELECT * FROM unnest($1::text[], $2::text[], $3::int[], $4::text[], $5::bigint[])"
    " ON CONFLICT (kind, key) DO NOTHING"
)


class NewJob(msgspec.Struct, frozen=True):
    """Work to do at `run_at` (milliseconds); a second one of the same kind and key is the same work."""

    kind: str
    key: str
    shop: int
    payload: str = "{}"
    run_at: int = 0

    @property
    def row(self) -> tuple[str, str, int, str, int]:
        """The values in the order of the insert statements."""
        return (self.kind, self.key, self.shop, self.payload, self.run_at)


class JobsWritten(msgspec.Struct, frozen=True):
    """News for the workers of this process: something is due."""


def write_jobs(connection: Connection, jobs: Iterable[NewJob]) -> None:
    """Write jobs inside a unit of work; repeats of a waiting kind and key are dropped."""
    statement = text(INSERT.format(":kind, :key, :shop, :payload, :run_at"))
    rows = [{"kind": j.kind, "key": j.key, "shop": j.shop, "payload": j.payload, "run_at": j.run_at} for j in jobs]
    if rows:
        connection.execute(statement, rows)
