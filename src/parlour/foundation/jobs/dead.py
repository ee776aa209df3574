"""Work that was given up: out of the way of the same work wanted anew, and there for people to see."""

import msgspec
from sqlalchemy import Connection, select

from parlour.foundation.database import Tx
from parlour.foundation.jobs.claimed import Job
from parlour.foundation.jobs.table import dead_job, job

MOST_TOLD = 20


class DeadJob(msgspec.Struct, frozen=True):
    """What was given up, why, and when (milliseconds)."""

    kind: str
    key: str
    attempts: int
    last_error: str
    died_at: int


def bury(tx: Tx, one: Job, why: str, now: int) -> bool:
    """Move the job to the dead; False when it is not there any more."""
    if not tx.connection.execute(job.delete().where(job.c.id == one.id)).rowcount:
        return False
    row = {"kind": one.kind, "key": one.key, "shop": one.shop, "payload": one.payload, "attempts": one.attempts}
    tx.connection.execute(dead_job.insert().values(last_error=why, died_at=now, **row))
    return True


def dead_jobs(connection: Connection) -> list[DeadJob]:
    """The last ones that were given up, the newest first."""
    rows = connection.execute(
        select(dead_job).order_by(dead_job.c.died_at.desc(), dead_job.c.id.desc()).limit(MOST_TOLD)
    )
    return [DeadJob(row.kind, row.key, row.attempts, row.last_error or "", row.died_at) for row in rows]


def forget_dead_jobs(tx: Tx, before: int) -> None:
    """Forget what was given up before this moment (milliseconds)."""
    tx.connection.execute(dead_job.delete().where(dead_job.c.died_at < before))
