"""Later work: done once, tried again, and given up without standing in the way of the same work wanted anew."""

import asyncio
from collections.abc import Callable
from typing import Any

from sqlalchemy import select

from conftest import TurnedClock
from parlour.foundation.clock import to_ms
from parlour.foundation.database import Database, Tx
from parlour.foundation.errors import TemporaryFailure
from parlour.foundation.jobs import NewJob, job, write_jobs
from parlour.foundation.jobs.claimed import Job
from parlour.foundation.jobs.dead import dead_jobs
from parlour.foundation.jobs.elsewhere import join_workers
from parlour.foundation.jobs.ending import end
from parlour.foundation.jobs.table import JobsWritten
from parlour.foundation.jobs.worker import IDLE_SECONDS, LEASE_MS, MOST_ATTEMPTS, GivenUp, GiveUp, Worker, claim
from parlour.foundation.live.bus import LocalBus

TURN = NewJob("think", "ada", 1)


class Wire(LocalBus):
    """A bus that carries what is told to everybody at once."""

    def __init__(self) -> None:
        self.handlers: list[Callable[[Any], None]] = []
        self.told: list[str] = []

    def on(self, topic: str, handler: Callable[[Any], None]) -> None:
        self.handlers.append(handler)

    def tell(self, topic: str, fact: Any) -> None:
        self.told.append(topic)
        for handler in self.handlers:
            handler(fact)


class Office:
    """A worker that is woken by hand, and whatever its only kind of work came to."""

    def __init__(self, database: Database, clock: TurnedClock, given_up: GiveUp | None = None) -> None:
        self.database, self.clock = database, clock
        self.tried: list[int] = []
        self.is_broken = True
        self.worker = Worker(database, clock, {"think": self.think}, {"think": GivenUp(given_up)} if given_up else None)

    async def think(self, one: Job) -> None:
        self.tried.append(one.attempts)
        if self.is_broken:
            raise TemporaryFailure("The mind is away.")
        await self.database.run(one.finish)

    async def want(self) -> None:
        await self.database.run(lambda tx: write_jobs(tx.connection, [TURN]))

    async def waiting(self) -> list[str]:
        return list(await self.database.read(lambda c: c.scalars(select(job.c.key)).all()))

    async def fail_for_good(self) -> None:
        for _ in range(MOST_ATTEMPTS):
            await self.worker.do_due()
            self.clock.turn(minutes=6)


async def test_what_failed_for_good_is_kept_apart_and_the_same_work_can_be_wanted_anew(
    database: Database, clock: TurnedClock
) -> None:
    office = Office(database, clock)
    await office.want()

    await office.fail_for_good()

    assert office.tried == list(range(1, MOST_ATTEMPTS + 1))
    assert await office.waiting() == []
    [dead] = await database.read(dead_jobs)
    assert (dead.kind, dead.key, dead.last_error) == ("think", "ada", "The mind is away.")

    office.is_broken = False
    await office.want()
    await office.worker.do_due()

    assert office.tried[-1] == 1
    assert await office.waiting() == []


async def test_giving_up_has_what_follows_in_the_same_unit(database: Database, clock: TurnedClock) -> None:
    told: list[str] = []

    def follow(tx: Tx, one: Job) -> None:
        assert tx.connection.scalar(select(job.c.id)) is None
        told.append(one.key)

    office = Office(database, clock, follow)
    await office.want()

    await office.fail_for_good()

    assert told == ["ada"]


async def test_a_kind_of_work_may_be_given_up_before_its_last_attempt(database: Database, clock: TurnedClock) -> None:
    office = Office(database, clock)
    rule = GivenUp(lambda tx, one: None, lambda connection, one, now: one.attempts == 3)
    office.worker = Worker(database, clock, {"think": office.think}, {"think": rule})
    await office.want()

    await office.fail_for_good()

    assert office.tried == [1, 2, 3]
    assert len(await database.read(dead_jobs)) == 1


async def test_a_process_that_leaves_its_work_to_others_wakes_them(database: Database, clock: TurnedClock) -> None:
    bus = Wire()
    serving, working = Office(database, clock), Office(database, clock)
    working.is_broken = False
    join_workers(bus, database, serving.worker, works=False)
    join_workers(bus, database, working.worker, works=True)

    await working.worker.start()
    async with asyncio.timeout(IDLE_SECONDS / 2):  # by itself it would look only every two seconds
        await asyncio.sleep(0.1)
        database.listeners.remove(working.worker._hear)
        await serving.want()
        await database.run(lambda tx: tx.tell(JobsWritten()))  # as an append does
        while await working.waiting():
            await asyncio.sleep(0.01)
    await working.worker.stop()

    assert bus.told == ["jobs"]
    assert working.tried == [1]


async def test_when_what_follows_breaks_the_job_is_out_of_the_way_all_the_same(
    database: Database, clock: TurnedClock
) -> None:
    def follow(tx: Tx, one: Job) -> None:
        raise KeyError(one.key)

    office = Office(database, clock, follow)
    await office.want()

    await office.fail_for_good()

    assert await office.waiting() == []
    assert len(await database.read(dead_jobs)) == 1


async def test_a_last_attempt_whose_process_died_is_given_up_at_the_next_claim(
    database: Database, clock: TurnedClock
) -> None:
    office = Office(database, clock)
    await office.want()
    died = {"attempts": MOST_ATTEMPTS, "claimed_until": to_ms(clock()) + LEASE_MS}
    await database.run(lambda tx: tx.connection.execute(job.update().values(**died)))

    clock.turn(seconds=61)
    await office.worker.do_due()

    assert office.tried == []
    assert await office.waiting() == []
    assert len(await database.read(dead_jobs)) == 1


async def test_jobs_that_end_together_leave_only_what_is_for_later(database: Database, clock: TurnedClock) -> None:
    small = [NewJob("small", str(number), 1) for number in range(4)]
    await database.run(lambda tx: write_jobs(tx.connection, small))
    claimed = await database.run(lambda tx: claim(tx, ["small"], to_ms(clock()), 3))

    later = NewJob("small", "later", 1)
    await asyncio.gather(end(database, claimed[0], later), *(end(database, one) for one in claimed[1:]))

    left = await database.read(lambda c: c.scalars(select(job.c.key).order_by(job.c.id)).all())
    assert list(left) == ["3", "later"]
