"""Ending many small jobs in one commit: what a job leaves behind is often nothing, or one job for later."""

import sqlite3
from collections.abc import Sequence
from typing import Any

import asyncpg
import msgspec

from parlour.foundation.database import Database, Outcome
from parlour.foundation.jobs.claimed import Job
from parlour.foundation.jobs.table import INSERT_POSTGRES, INSERT_SQLITE, JobsWritten, NewJob


class Ended(msgspec.Struct, frozen=True):
    """A job that is done, and what it leaves to be done later."""

    id: int
    later: tuple[NewJob, ...] = ()


class Ending:
    """Ends the jobs of a batch and writes what they leave."""

    def on_sqlite(self, raw: sqlite3.Connection, items: Sequence[Ended]) -> tuple[list[Outcome], list[object]]:
        raw.executemany(INSERT_SQLITE, [one.row for one in _later(items)])
        raw.executemany("DELETE FROM job WHERE id = ?", [(item.id,) for item in items])
        return _told(items)

    async def on_postgres(
        self, raw: "asyncpg.Connection[Any]", items: Sequence[Ended]
    ) -> tuple[list[Outcome], list[object]]:
        if later := _later(items):
            await raw.execute(INSERT_POSTGRES, *zip(*(one.row for one in later), strict=True))
        await raw.execute("DELETE FROM job WHERE id = ANY($1::bigint[])", [item.id for item in items])
        return _told(items)


ENDING = Ending()


async def end(database: Database, job: Job, *later: NewJob) -> None:
    """The work is done, and this is left for later; shares a commit with other jobs that end."""
    await database.gather(ENDING, Ended(job.id, later))


def _later(items: Sequence[Ended]) -> list[NewJob]:
    return [one for item in items for one in item.later]


def _told(items: Sequence[Ended]) -> tuple[list[Outcome], list[object]]:
    return [Outcome() for _ in items], [JobsWritten()] if _later(items) else []
