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
from parlour.assistant.learn.going_live import make_live
from parlour.assistant.learn.own_hand import make_edit_live, take_back_live
from parlour.foundation.clock import Clock, to_ms
from parlour.foundation.database import Database, Tx
from parlour.foundation.ids import ShopId
from parlour.foundation.jobs import job
from parlour.foundation.jobs.claimed import Job
from parlour.knowledge.edits import find_edit
from parlour.knowledge.exams import UNDER_WAY, ExamState, Origin, end_exam, find_exam, is_before, note_progress
from parlour.settings import Settings
from parlour.shop.shops import shop_of_id

LEASE = timedelta(minutes=2)
PATIENCE = timedelta(seconds=2)  # until it is seen again whether an earlier exam has ended
LONGEST = 3600.0  # seconds
LONGEST_LINE = 2**24
Refreshes = Callable[[Tx, ShopId, datetime], None]
log = structlog.get_logger()


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
        shop, of, now = ShopId(claimed.shop), int(claimed.key), self._clock()
        if not await self._database.run(lambda tx: _is_due(tx, shop, of, claimed, now)):
            return
        result = await self._held(claimed, shop, of)
        now = self._clock()

        def unit(tx: Tx) -> None:
            if result is None:
                end_exam(tx, of, ExamState.BROKEN, None, now)
            elif settle(tx, shop, of, result, now):
                self._refresh(tx, shop, now)
            claimed.finish(tx)

        await self._database.run(unit)

    def give_up(self, tx: Tx, claimed: Job) -> None:
        """It could not be held at any attempt: whoever waits for it sees that, and may have it held again."""
        shop, of = ShopId(claimed.shop), int(claimed.key)
        if find_exam(tx.connection, shop, of).state.value in UNDER_WAY:
            end_exam(tx, of, ExamState.BROKEN, None, self._clock())

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


def settle(tx: Tx, shop: ShopId, of: int, result: dict[str, Any], now: datetime) -> bool:
    """Write down what came of an exam, and put live what passed; True when the shop is to be read anew."""
    told, edit = msgspec.convert(result, Result), find_edit(tx.connection, shop, of)
    end_exam(tx, of, ExamState.PASSED if told.passed else ExamState.REFUSED, result, now)
    if told.passed and edit.origin is Origin.LEARNING:
        make_live(tx, shop, edit.changes, now, exam=of)
    elif told.passed:
        make_edit_live(tx, shop, edit, now, by=None, exam=of)
    elif edit.is_live and not told.is_safe:
        take_back_live(tx, shop, of, edit, now, by=None)
    else:
        return False
    return True


def _is_due(tx: Tx, shop: ShopId, of: int, claimed: Job, now: datetime) -> bool:
    """Whether to hold it now: not after it was taken back, and not beside an earlier one."""
    if find_exam(tx.connection, shop, of).state.value not in UNDER_WAY:
        claimed.finish(tx)
        return False
    if is_before(tx.connection, shop, of, now):
        later = {"run_at": to_ms(now + PATIENCE), "claimed_until": 0, "attempts": 0}
        tx.connection.execute(job.update().where(job.c.id == claimed.id).values(**later))
        return False
    return True
