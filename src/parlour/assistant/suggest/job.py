"""Later work of suggestions: learn from the shop's talks once one has ended, forget with those that are removed."""

import asyncio
import contextlib
import os
import sys
from asyncio.subprocess import DEVNULL
from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

import structlog

from parlour.assistant.suggest.kept import shop_file
from parlour.assistant.suggest.outcomes import forget
from parlour.conversation.entries import Entry
from parlour.conversation.place import Row
from parlour.foundation.clock import Clock, to_ms
from parlour.foundation.database import Database, Tx
from parlour.foundation.errors import TemporaryFailure
from parlour.foundation.ids import ShopId
from parlour.foundation.jobs import NewJob, job, write_jobs
from parlour.foundation.jobs.claimed import Job
from parlour.settings import Settings

LEARN_REPLIES, FORGET_SUGGESTED = "learn_replies", "forget_suggested"
PAUSE_MS = 3_600_000  # between two times of learning, however many talks end
LONGEST = 1800.0  # seconds
LEASE = timedelta(seconds=LONGEST + 60)
log = structlog.get_logger()


def suggest_jobs(row: Row, entry: Entry) -> Iterable[NewJob]:
    """What an entry means for suggestions: a talk has ended, or was removed."""
    event = entry.body.get("event") if entry.kind == "event" else None
    if event == "seat_moved" and entry.body.get("to") == "closed":
        yield NewJob(LEARN_REPLIES, str(row.shop), row.shop, run_at=entry.at + PAUSE_MS)
    elif event == "removed":
        yield NewJob(FORGET_SUGGESTED, row.id.hex, row.shop)


class LearningReplies:
    """Does `learn_replies`: a child process learns, so that nobody waits meanwhile."""

    def __init__(self, database: Database, settings: Settings, clock: Clock) -> None:
        self._database, self._settings, self._clock = database, settings, clock

    async def __call__(self, claimed: Job) -> None:
        """Learn from all talks of a shop and finish the job; raises `TemporaryFailure` when the child broke down."""
        until = to_ms(self._clock() + LEASE)
        renewed = job.update().where(job.c.id == claimed.id).values(claimed_until=until)
        await self._database.run(lambda tx: tx.connection.execute(renewed))
        said = {"PARLOUR_DATA": str(self._settings.data), "PARLOUR_DATABASE": self._settings.database}
        child = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "parlour.assistant.suggest.training", str(claimed.shop)),
            stdin=DEVNULL,
            stdout=DEVNULL,
            env=os.environ | said,
        )
        try:
            async with asyncio.timeout(LONGEST):
                status = await child.wait()
        finally:
            if child.returncode is None:
                with contextlib.suppress(ProcessLookupError):
                    child.kill()
                await child.wait()
        if status:
            raise TemporaryFailure(f"Learning from past talks ended with status {status}.")
        await self._database.run(claimed.finish)


class ForgettingSuggested:
    """Does `forget_suggested`: what a removed talk was offered goes, and what it taught is learned without it."""

    def __init__(self, database: Database, settings: Settings, clock: Clock) -> None:
        self._database, self._settings, self._clock = database, settings, clock

    async def __call__(self, claimed: Job) -> None:
        """Forget and finish; until it is learned anew nothing is suggested from past talks."""
        shop, of = ShopId(claimed.shop), UUID(claimed.key)
        shop_file(self._settings.data / "models", shop).unlink(missing_ok=True)  # one small call
        again = NewJob(LEARN_REPLIES, f"{shop} again", shop, run_at=to_ms(self._clock()))

        def unit(tx: Tx) -> None:
            forget(tx, of)
            write_jobs(tx.connection, [again])
            claimed.finish(tx)

        await self._database.run(unit)
