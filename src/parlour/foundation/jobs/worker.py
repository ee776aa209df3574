"""Doing later work: claims what is due, tries again after trouble, and takes up what a dead process left."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Mapping, Sequence

import msgspec
import structlog
from sqlalchemy import Connection, CursorResult, Select, select

from parlour.foundation.clock import Clock, to_ms
from parlour.foundation.database import Database, Tx
from parlour.foundation.errors import ParlourError, TemporaryFailure, Unavailable
from parlour.foundation.jobs.claimed import Job
from parlour.foundation.jobs.dead import bury
from parlour.foundation.jobs.table import JobsWritten, job

LEASE_MS = 60_000  # a claim that is not renewed ends: its process died
IDLE_SECONDS = 2.0
PAUSE_SECONDS = 0.005  # what is written or done within it is claimed together
AT_ONCE = 16
MOST_ATTEMPTS = 12
log = structlog.get_logger()


Handler = Callable[[Job], Awaitable[None]]
GiveUp = Callable[[Tx, Job], None]  # what follows when a job is given up, in the unit that buries it
IsEnough = Callable[[Connection, Job, int], bool]  # whether a job that failed is given up now (milliseconds) already


class GivenUp(msgspec.Struct, frozen=True):
    """What follows when a kind of work is given up; `is_enough` may end it before its last attempt."""

    then: GiveUp
    is_enough: IsEnough | None = None


class Worker:
    """Does the jobs of the kinds it has handlers for; a handler finishes its job, raises, or leaves it for later.

    What failed twelve times is buried: its key is free again, and `given_up` of its kind says what follows.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        handlers: Mapping[str, Handler],
        given_up: Mapping[str, GivenUp] | None = None,
    ) -> None:
        self._database = database
        self._clock = clock
        self._handlers = dict(handlers)
        self._given_up = dict(given_up or {})
        self._wake = asyncio.Event()
        self._has_more = False  # all that had room were claimed: whoever ends makes room for the next
        self._running: set[asyncio.Task[None]] = set()
        self._task: asyncio.Task[None] | None = None
        database.listeners.append(self._hear)

    async def start(self) -> None:
        self._task = asyncio.create_task(self._work(), name="parlour-worker")

    async def stop(self) -> None:
        tasks = [task for task in (self._task, *self._running) if task is not None]
        for task in tasks:
            task.cancel()
        for task in tasks:
            with contextlib.suppress(asyncio.CancelledError):
                await task

    def wake(self) -> None:
        """There may be work: written here, or told by a process that leaves it to others."""
        self._wake.set()

    async def do_due(self) -> None:
        """Do once what is due at this moment, without waiting for more."""
        while claimed := await self._claimed(AT_ONCE, is_told=True):
            await asyncio.gather(*(self._do(one) for one in claimed))

    def _hear(self, news: Sequence[object]) -> None:
        if any(isinstance(one, JobsWritten) for one in news):
            self.wake()

    async def _work(self) -> None:
        is_told = False
        while True:
            free = AT_ONCE - len(self._running)
            claimed = await self._claimed(free, is_told=is_told)
            for one in claimed:
                task = asyncio.create_task(self._do(one))
                self._running.add(task)
                task.add_done_callback(self._done)
            self._has_more = len(claimed) == free
            is_told = await self._woken()

    def _done(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        if self._has_more:
            self._wake.set()

    async def _woken(self) -> bool:
        """Wait until there may be work; False when nobody said so."""
        try:
            async with asyncio.timeout(IDLE_SECONDS):
                await self._wake.wait()
        except TimeoutError:
            return False
        await asyncio.sleep(PAUSE_SECONDS)
        self._wake.clear()
        return True

    async def _claimed(self, free: int, *, is_told: bool) -> list[Job]:
        kinds, now = tuple(self._handlers), to_ms(self._clock())
        if not free:
            return []
        try:
            if not is_told and not await self._database.read(lambda c: is_any_due(c, kinds, now)):
                return []
            return await self._database.run(lambda tx: claim(tx, kinds, now, free))
        except Unavailable:
            return []

    async def _do(self, one: Job) -> None:
        if one.attempts > MOST_ATTEMPTS:  # the process that made the last attempt died of it, or was killed
            await self._bury(one, "The last attempt never ended.")
            return
        try:
            await self._handlers[one.kind](one)
        except ParlourError as error:
            await self._failed(one, error, is_known=True)
        except Exception as error:  # noqa: BLE001 - the edge of a job: it is written down and tried again
            await self._failed(one, error, is_known=False)

    async def _failed(self, one: Job, error: Exception, *, is_known: bool) -> None:
        if not isinstance(error, TemporaryFailure | Unavailable):
            log.warning("job_failed", kind=one.kind, key=one.key, attempts=one.attempts, why=str(error))
            if not is_known:
                log.error("job_broke", kind=one.kind, exc_info=error)
        why = str(error)[:500]
        if one.attempts >= MOST_ATTEMPTS or await self._is_enough(one):
            await self._bury(one, why)
        else:
            await self._later(one, why)

    async def _is_enough(self, one: Job) -> bool:
        rule, now = self._given_up.get(one.kind), to_ms(self._clock())
        is_enough = rule.is_enough if rule is not None else None
        if is_enough is None:
            return False
        try:
            return await self._database.read(lambda c: is_enough(c, one, now))
        except Unavailable:  # then nothing can be given up either
            return False

    async def _later(self, one: Job, why: str) -> None:
        again = to_ms(self._clock()) + min(300_000, 500 * 2**one.attempts)
        values = {"run_at": again, "claimed_until": 0, "last_error": why}
        with contextlib.suppress(Unavailable):  # then its lease ends by itself
            await self._database.run(lambda tx: _changed(tx, one.id, values))

    async def _bury(self, one: Job, why: str) -> None:
        """Take it out of the way with what follows; when even that breaks, at least out of the way."""
        log.error("job_given_up", kind=one.kind, key=one.key, attempts=one.attempts, why=why)
        now, rule = to_ms(self._clock()), self._given_up.get(one.kind)

        def unit(tx: Tx) -> None:
            if bury(tx, one, why, now) and rule is not None:
                rule.then(tx, one)

        with contextlib.suppress(Unavailable):  # then its lease ends, and it is buried at the next claim
            try:
                await self._database.run(unit)
            except Unavailable:
                raise
            except Exception as error:
                log.error("giving_up_broke", kind=one.kind, exc_info=error)
                await self._database.run(lambda tx: bury(tx, one, why, now))


def is_any_due(connection: Connection, kinds: Sequence[str], now: int) -> bool:
    """Whether anything waits: asking costs less than claiming."""
    return connection.execute(_due(kinds, now, 1)).first() is not None


def claim(tx: Tx, kinds: Sequence[str], now: int, most: int) -> list[Job]:
    """Take due jobs for a lease; nobody else gets them meanwhile."""
    due = _due(kinds, now, most)
    if not tx.is_sqlite:
        due = due.with_for_update(skip_locked=True)
    ids = list(tx.connection.scalars(due))
    if not ids:
        return []
    values = {"claimed_until": now + LEASE_MS, "attempts": job.c.attempts + 1}
    rows = tx.connection.execute(job.update().where(job.c.id.in_(ids)).values(values).returning(job)).all()
    return [
        Job(row.id, row.kind, row.key, row.shop, row.payload, row.attempts) for row in sorted(rows, key=lambda r: r.id)
    ]


def _due(kinds: Sequence[str], now: int, most: int) -> Select[int]:
    is_due = (job.c.run_at <= now, job.c.claimed_until <= now, job.c.kind.in_(kinds))
    return select(job.c.id).where(*is_due).order_by(job.c.run_at, job.c.id).limit(most)


def _changed(tx: Tx, of: int, values: Mapping[str, object]) -> CursorResult[object]:
    return tx.connection.execute(job.update().where(job.c.id == of).values(**values))
