"""The exam as a job: held by a child process, its progress written down; what passes goes live in one unit."""

import asyncio
import contextlib
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import msgspec
import structlog

from parlour.assistant.learn.exam import Result
from parlour.foundation.clock import Clock, to_ms
from parlour.foundation.database import Database, Tx
from parlour.foundation.ids import ShopId
from parlour.foundation.jobs import NewJob, job
from parlour.foundation.jobs.claimed import Job
from parlour.knowledge.approving import now_live
from parlour.knowledge.exams import ExamState, end_exam, find_exam, note_progress
from parlour.knowledge.lessons import Change
from parlour.knowledge.synonyms import synonyms_text
from parlour.knowledge.versions import live_lessons, put_live
from parlour.settings import Settings
from parlour.shop.shops import change_shop, shop_of_id

EXAMINE = "examine"
LEASE = timedelta(minutes=2)
LONGEST = 3600.0  # seconds
LONGEST_LINE = 2**24
Refreshes = Callable[[Tx, ShopId, datetime], None]
log = structlog.get_logger()


def exam_job(shop: ShopId, of: int) -> NewJob:
    """Hold this exam."""
    return NewJob(EXAMINE, str(of), shop)


class Line(msgspec.Struct, frozen=True):
    """What the child tells: how far it is, or at last the result."""

    done: int = 0
    of: int = 0
    result: dict[str, Any] | None = None  # kept as it is told


class Examining:
    """Does `examine`; `refresh` has everybody read the shop's lessons anew."""

    def __init__(self, database: Database, settings: Settings, clock: Clock, refresh: Refreshes) -> None:
        self._database, self._settings, self._clock, self._refresh = database, settings, clock, refresh

    async def __call__(self, claimed: Job) -> None:
        """Hold the exam; a child that breaks down ends it as broken, and people start another."""
        shop, of = ShopId(claimed.shop), int(claimed.key)
        result = await self._held(claimed, shop, of)
        now = self._clock()

        def unit(tx: Tx) -> None:
            if result is None:
                end_exam(tx, of, ExamState.BROKEN, None, now)
            else:
                self._settle(tx, shop, of, result, now)
            claimed.finish(tx)

        await self._database.run(unit)

    async def _held(self, claimed: Job, shop: ShopId, of: int) -> dict[str, Any] | None:
        name = (await self._database.read(lambda c: shop_of_id(c, shop))).name
        child = await self._child(name, of)
        try:
            async with asyncio.timeout(LONGEST):
                return await self._follow(claimed, of, child)
        except TimeoutError:
            log.error("exam_took_too_long", exam=of)
            return None
        finally:
            if child.returncode is None:
                with contextlib.suppress(ProcessLookupError):
                    child.kill()
                await child.wait()

    async def _child(self, shop: str, of: int) -> Process:
        command = ("-m", "parlour", "exam", "--shop", shop, "--number", str(of))
        said = {"PARLOUR_DATA": str(self._settings.data), "PARLOUR_DATABASE": self._settings.database}
        return await asyncio.create_subprocess_exec(
            sys.executable, *command, stdin=DEVNULL, stdout=PIPE, env=os.environ | said, limit=LONGEST_LINE
        )

    async def _follow(self, claimed: Job, of: int, child: Process) -> dict[str, Any] | None:
        assert child.stdout is not None
        await self._note(claimed, of, Line())
        async for raw in child.stdout:
            line = msgspec.json.decode(raw, type=Line)
            if line.result is not None:
                await child.wait()
                return line.result
            await self._note(claimed, of, line)
        log.error("exam_broke", exam=of, status=await child.wait())
        return None

    async def _note(self, claimed: Job, of: int, line: Line) -> None:
        """Progress, and the claim renewed: nobody else shall think that this process died."""
        until = to_ms(self._clock() + LEASE)

        def unit(tx: Tx) -> None:
            note_progress(tx, of, line.done, line.of)
            tx.connection.execute(job.update().where(job.c.id == claimed.id).values(claimed_until=until))

        await self._database.run(unit)

    def _settle(self, tx: Tx, shop: ShopId, of: int, result: dict[str, Any], now: datetime) -> None:
        passed = msgspec.convert(result, Result).passed
        end_exam(tx, of, ExamState.PASSED if passed else ExamState.REFUSED, result, now)
        if passed:
            changes = find_exam(tx.connection, shop, of).changes
            make_live(tx, shop, changes, now, exam=of)
            self._refresh(tx, shop, now)


def make_live(tx: Tx, shop: ShopId, changes: tuple[Change, ...], now: datetime, *, exam: int) -> int:
    """The changes are live from now on, with their synonyms in the search; answers with the version."""
    number = put_live(tx, shop, changes, now, exam=exam)
    now_live(tx, shop, changes)
    publish_synonyms(tx, shop)
    return number


def publish_synonyms(tx: Tx, shop: ShopId) -> None:
    """Give the search the synonyms that are live, where they are others than before."""
    synonyms = synonyms_text(live_lessons(tx.connection, shop))
    if synonyms != shop_of_id(tx.connection, shop).synonyms:
        change_shop(tx, shop, synonyms=synonyms)
