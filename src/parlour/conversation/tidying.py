"""The daily clearing up: visits that nobody comes back to, links and sessions that are over, work given up long ago."""

from parlour.conversation.links import forget_old_links as forget_old_talk_links
from parlour.foundation.clock import Clock, to_ms
from parlour.foundation.database import Database, Tx
from parlour.foundation.jobs import NewJob, write_jobs
from parlour.foundation.jobs.claimed import Job
from parlour.foundation.jobs.dead import forget_dead_jobs
from parlour.people.links import forget_old_links
from parlour.people.sessions import forget_old_sessions
from parlour.people.visits import forget_old_visits

TIDY = "tidy"
DAY_MS = 86_400_000
DEAD_LAST_MS = 30 * DAY_MS
EVERYBODY = 0  # the job belongs to no shop: it tidies for all of them


class Tidying:
    """Clears up once a day, and writes the job of the next day in the same unit."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def start(self) -> None:
        """Make sure that there is a next time: the first one is now."""
        await self._database.run(lambda tx: self._again(tx, to_ms(self._clock())))

    async def stop(self) -> None:
        """Nothing to stop: the worker does it."""

    async def __call__(self, job: Job) -> None:
        await self._database.run(lambda tx: self._tidy(tx, job))

    def give_up(self, tx: Tx, job: Job) -> None:
        """A day on which it failed each time is followed by another."""
        self._again(tx, to_ms(self._clock()) + DAY_MS)

    def _tidy(self, tx: Tx, job: Job) -> None:
        now = self._clock()
        forget_old_visits(tx, now)
        forget_old_links(tx, now)
        forget_old_sessions(tx, now)
        forget_old_talk_links(tx, to_ms(now))
        forget_dead_jobs(tx, to_ms(now) - DEAD_LAST_MS)
        job.finish(tx)
        self._again(tx, to_ms(now) + DAY_MS)

    @staticmethod
    def _again(tx: Tx, at: int) -> None:
        write_jobs(tx.connection, [NewJob(TIDY, TIDY, EVERYBODY, run_at=at)])
