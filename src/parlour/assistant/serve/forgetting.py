"""When a shopper deletes a talk: the assistant's memory of it goes too."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import delete

from parlour.assistant.tables import talk
from parlour.conversation.entries import Entry
from parlour.conversation.place import Row
from parlour.foundation.database import Database, Tx
from parlour.foundation.jobs import NewJob
from parlour.foundation.jobs.claimed import Job

FORGET_MEMORY = "forget_memory"


def forget_jobs(row: Row, entry: Entry) -> Iterable[NewJob]:
    """What follows from a deletion."""
    if entry.kind == "event" and entry.body.get("event") == "removed":
        yield NewJob(FORGET_MEMORY, row.id.hex, row.shop)


class ForgettingMemory:
    """Does `forget_memory`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def __call__(self, job: Job) -> None:
        def unit(tx: Tx) -> None:
            tx.connection.execute(delete(talk).where(talk.c.conversation == UUID(job.key)))
            job.finish(tx)

        await self._database.run(unit)
