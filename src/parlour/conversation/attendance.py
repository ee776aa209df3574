"""Whether people are there: the desk sockets of this process, kept alive in the database for all processes."""

import asyncio
import contextlib
from collections import Counter
from uuid import UUID, uuid4

from sqlalchemy import Connection, select

from parlour.foundation.clock import Clock
from parlour.foundation.database import Database
from parlour.foundation.errors import Unavailable
from parlour.foundation.ids import AgentId, ShopId
from parlour.people.presence import BEAT_EVERY, beat, clear_process, is_anybody_online, leave, set_away
from parlour.people.tables import agent as agents


class Attendance:
    """Counts desk sockets here and beats for their agents; every process reads the same rows."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._process = uuid4().hex
        self._shops: dict[AgentId, ShopId] = {}
        self._sockets: Counter[AgentId] = Counter()
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        self._task = asyncio.create_task(self._beat_on(), name="parlour-attendance")

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task
        with contextlib.suppress(Unavailable):  # the rows go stale by themselves
            await self._database.run(lambda tx: clear_process(tx, self._process))

    async def people_online(self, shop: ShopId) -> bool:
        """Whether an agent of this shop has a live socket and is not away."""
        now = self._clock()
        return await self._database.read(lambda c: is_anybody_online(c, shop, now))

    async def came(self, agent: AgentId, shop: ShopId) -> None:
        """A desk socket opened."""
        self._sockets[agent] += 1
        self._shops[agent] = shop
        if self._sockets[agent] == 1:
            await self._beat({agent: shop})

    async def went(self, agent: AgentId) -> None:
        """A desk socket closed."""
        self._sockets[agent] -= 1
        if self._sockets[agent] <= 0:
            del self._sockets[agent]
            self._shops.pop(agent, None)
            with contextlib.suppress(Unavailable):
                await self._database.run(lambda tx: leave(tx, self._process, [agent]))

    async def set_away(self, shop: ShopId, agent: AgentId, away: bool) -> None:
        """The agent takes nobody for now, or does again."""
        await self._database.run(lambda tx: set_away(tx, shop, agent, is_away=away))

    async def _beat_on(self) -> None:
        while True:
            await asyncio.sleep(BEAT_EVERY.total_seconds())
            if self._shops:
                with contextlib.suppress(Unavailable):  # the next beat comes soon enough
                    await self._beat(dict(self._shops))

    async def _beat(self, present: dict[AgentId, ShopId]) -> None:
        now = self._clock()
        await self._database.run(lambda tx: beat(tx, self._process, present, now))


def name_of(connection: Connection, agent: UUID) -> str | None:
    """What an agent is called."""
    return connection.execute(select(agents.c.name).where(agents.c.id == agent)).scalar_one_or_none()
